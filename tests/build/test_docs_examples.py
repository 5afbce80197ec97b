"""What the manual shows is true: its examples build, its tables are complete."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from labportal.model.codes import Code
from labportal.model.records import RECORD_TYPES
from labportal.model.styles import BUILTIN, FIELDS, SECTIONS
from labportal.reading.declared import specs_of
from labportal.reading.headers import HEADINGS, LEAD_LINES
from labportal.reading.settings import PREFIX, setting_fields
from support import REPO_ROOT, parse_page, run_build

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import BeautifulSoup, Tag

    from support import PortalFactory

DOCS = REPO_ROOT / "docs"
EXAMPLES = DOCS / "examples"
SNIPPETS = sorted(path.stem for path in EXAMPLES.glob("*.md"))
_OWN_TYPES = runpy.run_path(str(DOCS / "conf.py"))["labportal_record_types"]
CONF = (
    'project = "Examples"\nextensions = ["labportal"]\nlabportal_today = "2026-01-15"\n'
    f"labportal_record_types = {_OWN_TYPES!r}\n"
)


def files_of(folder: Path) -> dict[str, str]:
    """Return path -> text of every file in a folder of the manual."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def snippets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with the records of the gallery and a page for each snippet in both markups."""
    from support import write_files

    root = tmp_path_factory.mktemp("snippets")
    files = {"conf.py": CONF, "index.md": "# Home\n"}
    files["bib/examples.bib"] = (DOCS / "examples.bib").read_text(encoding="utf-8")
    gallery = files_of(DOCS / "gallery")
    files |= {name: text for name, text in gallery.items() if not name.endswith("index.md")}
    for name in SNIPPETS:
        markdown = (EXAMPLES / f"{name}.md").read_text(encoding="utf-8")
        rest = (EXAMPLES / f"{name}.rst").read_text(encoding="utf-8")
        files[f"md/{name}.md"] = f"# Example\n\n{markdown}"
        files[f"rst/{name}.rst"] = f"Example\n=======\n\n{rest}"
    write_files(root / "src", files)
    done = run_build(root / "src", root / "out", "--fail-on-warning", "--keep-going", check=False)
    assert done.warnings == ""
    assert done.returncode == 0
    return root / "out"


def article(out: Path, address: str) -> Tag:
    """Return the text of a page."""
    found = parse_page(out, address).find("article")
    assert found is not None
    for section in found.find_all("section", class_="tex2jax_ignore"):
        # reStructuredText pages are marked for another way to show formulas.
        section["class"] = [name for name in section["class"] if not name.endswith("_ignore")]
    for section in found.find_all("section", class_=""):
        del section["class"]
    return found


@pytest.mark.parametrize("name", SNIPPETS)
def test_snippet_in_both_markups(snippets: Path, name: str) -> None:
    """A snippet builds without a warning, shows something, and means the same in both markups."""
    markdown, rest = article(snippets, f"/md/{name}/"), article(snippets, f"/rst/{name}/")
    assert markdown.find("a", href=True)
    assert len(markdown.get_text(" ", strip=True)) > len("Example") + 10
    assert str(markdown) == str(rest)


def test_every_snippet_is_shown() -> None:
    """Each snippet stands on a page of the manual."""
    pages = [path for path in DOCS.rglob("*.md") if EXAMPLES not in path.parents]
    shown = {
        name
        for path in pages
        for name in re.findall(r"\{live-example\} ([a-z-]+)", path.read_text(encoding="utf-8"))
    }
    assert shown == set(SNIPPETS)


def test_tutorial(portal: PortalFactory) -> None:
    """The site of the tutorial builds without a warning, and everything is linked as it says."""
    made = portal(files_of(EXAMPLES / "tutorial"))
    assert made.warning_lines == []
    texts = {name: str(made.soup(name).find("article")) for name in ("/", "/projects/tidal/")}
    assert "TIDAL" in texts["/"]
    assert "Lung Motion in One Breath" in texts["/"]
    assert "../../people/jan-de-vries/" in texts["/projects/tidal/"]
    assert "../../publications/vrie25/" in texts["/projects/tidal/"]
    grace = str(made.soup("/people/grace-hopper/").find("article"))
    assert "../../publications/hopp24/" in grace
    assert "projects/tidal" in str(made.soup("/people/ada-lovelace/").find("article"))


def test_tutorial_begins_with_what_new_site_writes() -> None:
    """The files that the tutorial takes from `labportal new site` are the ones it writes."""
    from labportal.cli.site import site_files

    written = site_files("Lung lab")
    shown = files_of(EXAMPLES / "tutorial")
    same = [name for name in written if shown.get(name) == written[name]]
    assert same == ["conf.py", "people/index.md", "projects/index.md", "publications/index.md"]


def test_new_site_builds(portal: PortalFactory) -> None:
    """A portal that was just begun builds without a warning."""
    from labportal.cli.site import site_files

    assert portal(site_files("New lab")).warning_lines == []


HEADERS = ("yaml", "plain", "fields")


def test_dialects(portal: PortalFactory) -> None:
    """The headers that the manual shows give the same title and the same people."""
    made = portal(files_of(EXAMPLES / "headers"))
    assert made.warning_lines == []
    pages = [made.soup(f"/projects/{name}/") for name in (*HEADERS, "headless")]
    assert [page.find("h1").get_text() for page in pages] == ["Tidal#"] * 4
    for page in pages:
        text = page.find("article").get_text(" ")
        assert text.index("Ada Lovelace") < text.index("Grace Hopper")
    described = [page.find("meta", attrs={"name": "description"})["content"] for page in pages[:3]]
    assert described == ["Lung motion: one breath"] * 3


def test_pages_without_headers(portal: PortalFactory) -> None:
    """The pages that the manual shows without a header say what the manual says they do."""
    made = portal(files_of(EXAMPLES / "without-headers"))
    assert made.warning_lines == []
    tidal = made.soup("/projects/tidal/").find("article")
    assert [term.get_text() for term in tidal.select(".lp-header dt")] == [
        "Project leader:", "PhD student:", "Period:", "Funding:", "Website:",
    ]  # fmt: skip
    assert [card.get_text(" ").strip() for card in tidal.select(".lp-person a, .lp-card-line")] == [
        "Ada Lovelace", "head of the group", "Jan de Vries", "PhD student", "Example University",
    ]  # fmt: skip
    for person in ("ada-lovelace", "jan-de-vries"):
        text = made.soup(f"/people/{person}/").find("article").get_text(" ")
        assert text.count("Lung Motion in One Breath") == 1
        assert "Tidal" in text
    people = made.soup("/people/").find("article").get_text(" ")
    assert "PhD candidates" in people
    assert "Prof. dr." not in people


def test_words_are_in_the_manual(manual: Path) -> None:
    """Every word that stands for a field has a place in the manual's tables."""
    text = " ".join(page_of(manual, "howto/without-headers").find("article").get_text().split())
    text = text.replace("’", "'")
    assert [word for word in (*HEADINGS, *LEAD_LINES) if word not in text] == []


def test_script_of_the_python_page() -> None:
    """The script that the manual shows runs on the manual."""
    script = str(EXAMPLES / "catalogue.py")
    done = subprocess.run(
        [sys.executable, script, str(DOCS)], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout == (
        "Grace Hopper: analytical-engine; 2 publications\n"
        "Ada Lovelace: analytical-engine, tidal; 2 publications\n"
        "Jan de Vries: tidal; 3 publications\n"
    )


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The manual, built strictly."""
    out = tmp_path_factory.mktemp("manual") / "html"
    strict = ("--fail-on-warning", "--keep-going", "--nitpicky")
    done = run_build(DOCS, out, *strict, builder="html", check=False)
    assert done.warnings == ""
    assert done.returncode == 0
    return out


def page_of(manual: Path, name: str) -> BeautifulSoup:
    """Return a parsed page of the manual."""
    return parse_page(manual, f"/{name}.html")


def test_every_message_has_an_anchor_in_the_manual(manual: Path) -> None:
    """Each code has a section with its cause, example and cure, under a stable anchor."""
    page = page_of(manual, "reference/messages")
    for code in Code:
        section = page.find(id=code.value.replace("_", "-"))
        assert section is not None, code
        text = section.get_text()
        assert code.example in text
        assert f"labportal.{code.value}" in text
        assert "What to do:" in text


def test_every_field_is_in_the_manual(manual: Path) -> None:
    """Each field of each record type has a row."""
    page = page_of(manual, "reference/fields")
    shown = {cell.get_text() for cell in page.select("td:first-child code")}
    declared = {
        name
        for row in RECORD_TYPES.values()
        if row.name != "publication"
        for name in specs_of(row.record_class)
    }
    assert declared <= shown


def test_every_setting_is_in_the_manual(manual: Path) -> None:
    """Each setting has an entry with its help."""
    terms = {term.get_text() for term in page_of(manual, "reference/settings").find_all("dt")}
    assert {PREFIX + declared.name for declared in setting_fields()} <= terms


def test_reference_styles_are_in_the_manual(manual: Path) -> None:
    """Each option and field of styles has a row, and each style shows the manual's references."""
    page = page_of(manual, "reference/styles")
    cells = {cell.get_text() for cell in page.select("td:first-child code")}
    assert {option for options in SECTIONS.values() for option in options} <= cells
    assert {f"{{{name}}}" for name in FIELDS} <= cells
    for name in BUILTIN:
        assert "Lung Motion in One Breath" in page.select(f"section#{name} ul")[0].get_text()
    own = page_of(manual, "howto/reference-style").get_text()
    assert "de Vries J, Lovelace A & Hopper G (2025). Lung Motion in One Breath." in own


def test_overviews_are_in_the_manual(manual: Path) -> None:
    """Each page that leads to all records of a type has a row."""
    cells = {cell.get_text() for cell in page_of(manual, "reference/directives").select("td code")}
    assert {f"{row.plural}/index" for row in RECORD_TYPES.values() if row.overview} <= cells


def test_every_list_is_in_the_manual(manual: Path) -> None:
    """Each list directive has a section, and each role a row."""
    headings = {
        found.get_text().rstrip("#")
        for found in page_of(manual, "reference/directives").find_all(["h2", "h3"])
    }
    roles = page_of(manual, "reference/roles").get_text()
    for row in RECORD_TYPES.values():
        assert row.plural in headings
        assert f"{{{row.role}}}" in roles


def test_sidebar_of_the_manual(manual: Path) -> None:
    """Pages of the manual have the theme's navigation at their side."""
    page = page_of(manual, "howto/headers")
    sidebar = page.select_one(".bd-sidebar-primary")
    assert sidebar is not None
    assert "hide-on-wide" not in sidebar["class"]
    assert sidebar.find("a", string="Several groups on one site") is not None
