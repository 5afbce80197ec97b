"""Pages in reStructuredText: the same records, links and messages as pages in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from said import said_by_build, said_by_check

if TYPE_CHECKING:
    from support import Portal, PortalFactory

BIB = "@article{Mori20, title={On marbles}, author={Lovelace, Ada}, year=2020, journal={J}}\n"

RECORDS = {
    "papers.bib": BIB,
    "welcome.rst": (
        "Our lab\n=======\n\n.. hero:: Welcome\n   :buttons: Ada <people/ada.rst>, "
        "Out <https://example.org>\n\n   A lab.\n\nSee :person:`Ada Lovelace`.\n"
    ),
    "people/ada.rst": (
        "Ada Lovelace\n============\n\n:role: phd\n:email: ada@example.org\n"
        ":links: GitHub: https://github.com/ada\n\nAda measures.\n\nBiography\n---------\n\n"
        "Born in 1990.\n"
    ),
    "people/grace.md": "---\ntitle: Grace Hopper\n---\n",
    "projects/marble.rst": (
        ":title: Marble\n:people:\n   - Ada Lovelace\n   - grace\n:bibkeys: Mori20\n"
        ":html_theme.sidebar_secondary.remove: true\n:tocdepth: 1\n\n"
        "`Ada </people/ada/>`_ rolls; see :doc:`loom` and `the paper </publications/mori20/>`__.\n"
    ),
    "projects/loom.rst": "Loom\n====\n\nTeam\n----\n\n* :doc:`Ada <../people/ada>`\n",
}


@pytest.fixture
def records(portal: PortalFactory) -> Portal:
    """A portal of which most pages are written in reStructuredText."""
    return portal(RECORDS)


def test_records(records: Portal) -> None:
    """Field lists make records, and the pages of those link to each other both ways."""
    assert records.warning_lines == []
    ada = records.soup("/people/ada/").article
    assert [h.get_text().rstrip("#") for h in ada.find_all(["h1", "h2"])] == [
        "Ada Lovelace", "Biography", "Projects", "Publications",
    ]  # fmt: skip
    assert ada.select_one(".lp-facts a")["href"] == "mailto:ada@example.org"
    assert ada.find("a", string="Marble")["href"] == "../../projects/marble/"
    marble = records.soup("/projects/marble/").article
    assert marble.find("h1").get_text() == "Marble#"
    assert [a.get_text() for a in marble.select(".lp-person a")] == ["Ada Lovelace", "Grace Hopper"]


def test_links(records: Portal) -> None:
    """Links by address lead to the pages that have it, as in Markdown."""
    text = records.soup("/projects/marble/").article.find("p", string=None, class_=False)
    assert [a["href"] for a in text.find_all("a")] == [
        "../../people/ada/", "../loom/", "../../publications/mori20/",
    ]  # fmt: skip
    home = records.soup("/welcome/").article
    assert [a["href"] for a in home.select(".lp-button a")] == [
        "../people/ada/",
        "https://example.org",
    ]


def test_lists_in_the_text(records: Portal) -> None:
    """A list under a known heading is a field, and is shown as the list of those records."""
    team = records.soup("/projects/loom/").select_one("#team")
    assert [a.get_text() for a in team.select(".lp-person a")] == ["Ada Lovelace"]
    assert records.soup("/people/ada/").find("a", string="Loom") is not None


def test_fields_for_sphinx(records: Portal) -> None:
    """Fields that the theme or Sphinx understands reach them, from either language."""
    metadata = records.app.env.metadata["projects/marble"]
    assert metadata["tocdepth"] == 1
    assert metadata["html_theme.sidebar_secondary.remove"] == "true"


WRONG = {
    "markdown": (
        "---\ntitle: Page\n---\n\n\n\n"
        "{person}`nobody`, {pub}`nothing`, {cite:p}`Mori21`, {{ NAME }}\n\n"
        "[x](/people/nobody/) [vacancy/phd]\n\n![](none.png)\n\n"
        "```{people}\n:role: posdoc\n```\n\n```{publications} Mori21\n```\n\n"
        "```{numbers} projekts\n```\n"
    ),
    "rest": (
        ":title: Page\n\n\n\n\n\n"
        ":person:`nobody`, :pub:`nothing`, :cite:p:`Mori21`, {{ NAME }}\n\n"
        "`x </people/nobody/>`_ [vacancy/phd]\n\n.. image:: none.png\n\n"
        ".. people::\n   :role: posdoc\n\n\n.. publications:: Mori21\n\n\n.. numbers:: projekts\n"
    ),
}


def test_messages(portal: PortalFactory) -> None:
    """Both languages get the same messages with their lines, from the build and from the check."""
    pages = {"a.md": WRONG["markdown"], "b.rst": WRONG["rest"]}
    made = portal({"papers.bib": BIB, "people/ada.md": "# Ada Lovelace\n", **pages})
    said = said_by_build(made)
    assert said == said_by_check(made)
    in_markdown = [line.removeprefix("a.md:") for line in said if line.startswith("a.md")]
    in_rest = [line.removeprefix("b.rst:") for line in said if line.startswith("b.rst")]
    assert in_rest == in_markdown
    assert len(in_rest) == 10


def test_two_files_for_one_page(portal: PortalFactory) -> None:
    """Of two files that would make the same page the first one counts, and the other is named."""
    files = {
        "people/ada.md": "# Ada from Markdown\n",
        "people/ada.rst": "Ada from reST\n=============\n",
    }
    made = portal(files, builder="dummy")
    message = (
        "people/ada.rst:1: this file is ignored because 'people/ada.md' makes the same page "
        "[labportal.ignored_file]"
    )
    assert said_by_build(made) == said_by_check(made) == [message]
    assert made.app.env.titles["people/ada"].astext() == "Ada from Markdown"


def test_any_format(portal: PortalFactory) -> None:
    """A picture may be named without its format, as Sphinx allows."""
    picture = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
    files = {"page.rst": "Page\n====\n\n.. image:: pictures/plan.*\n", "pictures/plan.svg": picture}
    made = portal(files)
    assert made.warning_lines == []
    assert made.soup("/page/").article.img["src"] == "../_images/plan.svg"


def test_links_of_pages_that_only_sphinx_reads(portal: PortalFactory) -> None:
    """A role in text that comes from elsewhere than a page is reported when it leads nowhere."""
    conf = (
        'project = "T"\nextensions = ["labportal"]\n'
        'source_suffix = {".md": "markdown", ".txt": "plain"}\n'
        "from sphinx.parsers import RSTParser\n"
        'class Plain(RSTParser):\n    supported = ("plain",)\n'
        "def setup(app):\n    app.add_source_parser(Plain)\n"
    )
    made = portal({"conf.py": conf, "a.txt": "A\n=\n\n:person:`nobody`\n"}, builder="dummy")
    assert [line.split("WARNING: ")[1] for line in made.warning_lines] == [
        "labportal:person reference target not found: nobody [ref.person]"
    ]
