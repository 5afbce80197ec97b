"""Links to the files that a site makes: exports, feeds, calendars, the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from labportal.model.offers import is_offered, may_be_offered
from labportal.sphinxext.domain import labportal_domain
from support import PortalFactory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support import Portal

BASE = "https://example.org/lab/"
FILES = {
    "bib/group.bib": (
        "@article{k20, title={A thing}, author={Lovelace, Ada}, year={2020}, journal={J}}\n"
        "@phdthesis{t21, title={All of it}, author={Lovelace, Ada}, year={2021}, school={S}}\n"
    ),
    "people/ada.md": "---\ntitle: Ada Lovelace\n---\n\n[mine](ada/publications.bib)\n",
    "people/bob.md": "---\ntitle: Bob\n---\n\nText.\n",
    "projects/p.md": "---\ntitle: P\nbibkeys: k20\n---\n\nText.\n",
    "news/n.md": "---\ntitle: N\ndate: 2026-01-02\npeople: ada\n---\n\nText.\n",
    "events/e.md": "---\ntitle: E\ndate: 2026-02-03\n---\n\nText.\n",
    "about/how.md": (
        "# How to get it\n\n"
        "[all](/publications/all.bib) [year](../publications/2020.ris) [feed](/news/atom.xml)\n"
        "[catalogue](/catalogue.json) [day](/events/e/event.ics)\n"
        "[one](/publications/k20/k20.json)\n"
        '<a href="../people/ada/publications.ris">hers</a>\n'
        "[none](/publications/1999.bib) [his](../people/bob/publications.bib)\n"
    ),
}
MISSING = ("publications/1999.bib", "people/bob/publications.bib", "publications/k20/t21.bib",
           "people/ada/publications.xml", "feed.xml", "projects/feed.txt")  # fmt: skip
ENDINGS = (".bib", ".ris", ".json", ".xml", ".ics")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """Return a portal that offers something of every kind."""
    factory = PortalFactory(tmp_path_factory.mktemp("offers"))
    yield factory(FILES, html_baseurl=BASE)
    factory.clean_up()


def files_of(outdir: Path) -> set[str]:
    """Return what a site offers, without what only its own pages and programs look for."""
    paths = (path.relative_to(outdir).as_posix() for path in outdir.rglob("*"))
    return {
        path
        for path in paths
        if path.endswith(ENDINGS) and not path.startswith(("_", "search-index", "404"))
    }


def test_every_file_that_is_made_is_known(made: Portal) -> None:
    """The names that links may use are those of the files, no more and no fewer."""
    catalogue = labportal_domain(made.app.env).catalogue
    found = files_of(made.outdir)
    assert len(found) > 30
    known = {path for path in found if may_be_offered(path) and is_offered(path, catalogue)}
    assert found - known == set()
    assert [path for path in MISSING if is_offered(path, catalogue)] == []


def test_links_to_them_work_and_others_are_named(made: Portal) -> None:
    """A link in Markdown or HTML leads to the file from wherever the page is."""
    links = {link.get_text(): link.get("href") for link in made.soup("/about/how/").select("a")}
    expected = {
        "all": "../../publications/all.bib",
        "year": "../../publications/2020.ris",
        "feed": "../../news/atom.xml",
        "catalogue": "../../catalogue.json",
        "day": "../../events/e/event.ics",
        "one": "../../publications/k20/k20.json",
        "hers": "../../people/ada/publications.ris",
    }
    assert {name: links.get(name) for name in expected} == expected
    mine = made.soup("/people/ada/").find("a", string="mine")
    assert mine is not None
    assert mine["href"] == "../../people/ada/publications.bib"
    said = {line.partition("WARNING: ")[2].partition(" [")[0] for line in made.warning_lines}
    assert said == {
        "there is no file '/publications/1999.bib'",
        "there is no file '../people/bob/publications.bib'",
    }
