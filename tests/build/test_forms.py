"""Pages that were filled into a form equal those that Sphinx and the theme write one by one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from labportal.rendering.documents import DocumentForms
from labportal.rendering.html.text import escape
from labportal.rendering.shell import Press, probe_context, probe_page
from labportal.sphinxext.domain import labportal_domain
from sample_portal import sample_portal
from support import differences, tree_digest

if TYPE_CHECKING:
    from pathlib import Path

    from support import PortalFactory

ODD_PAGES = {
    "people/signs.md": '---\ntitle: A "quoted" & <odd> name @ work\n---\n\nText.\n',
    "people/emphatic.md": "# A title with *emphasis* and `code`\n\nText.\n",
    "people/umlaut-ä.md": "---\ntitle: Änne\n---\n\nText.\n",
    "people/other.md": "---\ntitle: Andere\nlanguage: nl\n---\n\nTekst.\n",
    "people/moved.md": "---\ntitle: Moved\nredirect: /people/signs/\n---\n\nGone.\n",
    "projects/deep.md": (
        "---\ntitle: Deep\n---\n\n## One & two\n\na\n\n### Below\n\nb\n\n#### Deeper\n\nc\n\n"
        "## Two *and* three\n\n## Four\n\n### Four\n\n## Five 'quoted'\n\nd\n"
    ),
    "projects/plain.md": (
        "---\ntitle: Plain\n---\n\n## One & two\n\na\n\n### Below\n\nb\n\n#### Deeper\n\nc\n\n"
        '## Three\n\n## "Four"\n\n### Four\n\nd\n'
    ),
    "projects/formula.md": "---\ntitle: Sum\n---\n\n$$a = b$$ (eq)\n\nSee {eq}`eq`.\n",
    "projects/film.md": "---\ntitle: Film\n---\n\n{youtube}`dQw4w9WgXcQ`\n",
    "projects/with-toctree.md": "---\ntitle: Top\n---\n\n```{toctree}\nbelow\n```\n",
    "projects/below.md": "# Below\n\nText.\n",
    "projects/meta.md": "---\ntitle: Meta\n---\n\n:orphan:\n\nText.\n",
    "news/2025/first.md": "# First\n\n## A\n\n## B\n\n## C\n\nText.\n",
}


def _both_ways(
    portal: PortalFactory,
    files: dict[str, str | bytes],
    builder: str,
    monkeypatch: pytest.MonkeyPatch,
) -> tuple[Path, Path, set[str]]:
    """Build with forms and without; return both results and the pages that went into forms."""
    filled = set()
    fill = DocumentForms.fill

    def noting(forms: DocumentForms, docname: str, *rest: object) -> str:
        filled.add(docname)
        return fill(forms, docname, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(DocumentForms, "fill", noting)
    settings = {"html_baseurl": "https://example.org/"}
    made = portal(files, builder=builder, **settings)
    kept = made.srcdir.parent / "with-forms"
    shutil.copytree(made.outdir, kept)
    shutil.rmtree(made.outdir)
    monkeypatch.setattr(DocumentForms, "suits", lambda *_: False)
    shutil.rmtree(made.outdir.parent / "doctrees", ignore_errors=True)
    made.build()
    return kept, made.outdir, filled


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_forms_equal_the_theme_on_the_sample(
    portal: PortalFactory, builder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every page of the sample portal, and of odd ones, is the same byte for byte."""
    foot = 'labportal_footer_links = {"About": "about", "Below": "people/dora-jansen"}\n'
    files = {**sample_portal(), **ODD_PAGES}
    files["conf.py"] = f"{files['conf.py']}{foot}"
    with_forms, without, filled = _both_ways(portal, files, builder, monkeypatch)
    assert differences(tree_digest(with_forms), tree_digest(without)) == []
    assert {"people/signs", "people/other", "projects/plain", "news/2025/first"} <= filled
    # What a form cannot show goes the theme's way.
    assert filled.isdisjoint({"people/emphatic", "people/umlaut-ä", "projects/deep", "index",
                              "projects/below", "projects/meta", "projects/film",
                              "people/dora-jansen"})  # fmt: skip


CONF_OF_TWO = """\
extensions = ["labportal"]
labportal_today = "2026-03-14"
labportal_groups = {"alpha": "Alpha"}
labportal_site = "two"
labportal_sites = {
    "one": {"url": "https://one.example/", "groups": ["alpha"]},
    "two": {"url": "https://two.example/portal/"},
}
"""


def test_forms_equal_the_theme_on_a_site_that_is_not_the_home(
    portal: PortalFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages that are at home on another site name its address, and are filled in all the same."""
    files: dict[str, str | bytes] = {
        "conf.py": CONF_OF_TWO,
        "people/ada.md": "---\ntitle: Ada\ngroups: alpha\n---\n\nText.\n",
        "people/Bob_W.md": "---\ntitle: Bob\ngroups: alpha\n---\n\nText.\n",
        "people/cy.md": "---\ntitle: Cy\n---\n\nText.\n",
    }
    with_forms, without, filled = _both_ways(portal, files, "dirhtml", monkeypatch)
    assert differences(tree_digest(with_forms), tree_digest(without)) == []
    assert filled == {"people/ada", "people/Bob_W", "people/cy"}
    page = (with_forms / "people/bob-w/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://one.example/people/bob-w/"' in page


def test_forms_equal_the_theme_on_the_example(
    portal: PortalFactory, repo_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every page of the example portal is the same byte for byte, with its own settings."""
    files = {
        path.relative_to(repo_root).as_posix(): path.read_bytes()
        for folder in ("content", "bib")
        for path in sorted((repo_root / folder).rglob("*"))
        if path.is_file()
    }
    conf = files.pop("content/conf.py")
    files = {name.removeprefix("content/"): data for name, data in files.items()}
    files["conf.py"] = conf.replace(b'"../bib/', b'"bib/')
    with_forms, without, filled = _both_ways(portal, files, "dirhtml", monkeypatch)
    assert differences(tree_digest(with_forms), tree_digest(without)) == []
    assert len(filled) > 70


def test_own_templates_go_without_forms(portal: PortalFactory) -> None:
    """A site that changes the theme's templates may show anything on any page."""
    made = portal(
        {
            "people/ada.md": "---\ntitle: Ada\n---\n",
            "templates/layout.html": '{% extends "!layout.html" %}{% block footer %}'
            "<p>{{ pagename | upper }}</p>{% endblock %}",
        },
        templates_path=["templates"],
    )
    assert "<p>PEOPLE/ADA</p>" in made.page("/people/ada/")


def test_handlers_of_other_extensions_run_for_every_page(portal: PortalFactory) -> None:
    """An extension that is not known may change any page."""
    conf = (
        'extensions = ["labportal"]\n\n'
        "def change(app, pagename, templatename, context, doctree):\n"
        '    context["body"] = context.get("body", "") + f"<p>seen {pagename}</p>"\n\n'
        'def setup(app):\n    app.connect("html-page-context", change)\n'
    )
    made = portal({"conf.py": conf, "people/ada.md": "---\ntitle: Ada\n---\n"})
    assert "<p>seen people/ada</p>" in made.page("/people/ada/")


def test_the_shell_of_publications_equals_the_theme(
    portal: PortalFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A publication's page is what the theme makes of the same parts."""
    seen: list[dict[str, str]] = []
    fill = Press.print

    def watched(press: Press, contents: dict[str, str]) -> tuple[bytes, str]:
        seen.append(contents)
        return fill(press, contents)

    monkeypatch.setattr(Press, "print", watched)
    made = portal(sample_portal(), html_baseurl="https://example.org/")
    keys = {
        record.key for record in labportal_domain(made.app.env).catalogue.of_type("publication")
    }
    pages = [contents for contents in seen if contents["key"] in keys]
    assert len(pages) > 3
    for contents in pages:
        name = f"publications/{contents['key']}"
        context = probe_context(escape(contents["title"]), contents["body"], contents["head"], [])
        assert probe_page(made.app.builder, name, context) == made.page(name)
