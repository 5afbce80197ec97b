"""What can be found: the search index, the map of the site, and overviews nobody wrote."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from support import Portal, PortalFactory

FILES = {
    "people/ada-lovelace.md": "---\ntitle: Ada Lovelace\nposition: Mathematician\n---\n"
    "I draw Łódź maps.\n",
    "people/old.md": "---\ntitle: Old Draft\nstatus: draft\n---\n",
    "projects/engine.md": "---\ntitle: The engine\ndescription: Wheels.\n"
    "people: Ada Lovelace\n---\n",
    "bib/all.bib": "@article{Love43, author={Lovelace, Ada}, title={Notes on {W}heels}, "
    "journal={Memoirs}, year=1843, abstract={Bernoulli numbers.}}\n",
}


def rows(portal: Portal) -> dict[str, list[str]]:
    """Return address -> [title, address, summary] of every page in the index."""
    parts = sorted((portal.outdir / "search-index").glob("rows-*.json"))
    return {row[1]: row for part in parts for row in json.loads(part.read_text(encoding="utf-8"))}


def words(portal: Portal) -> set[str]:
    """Return every word of the index."""
    parts = (portal.outdir / "search-index").glob("words-*.json")
    return {word for part in parts for word in json.loads(part.read_text(encoding="utf-8"))}


def test_pages_people_and_publications_are_in_the_index(portal: PortalFactory) -> None:
    """Each has its title, its type and its words, folded to plain letters."""
    built = portal(FILES)
    found = rows(built)
    assert found["people/ada-lovelace/"] == [
        "Ada Lovelace", "people/ada-lovelace/", "Mathematician",
    ]  # fmt: skip
    assert found["publications/love43/"][2] == "A. Lovelace · Memoirs, 1843"
    assert {"lodz", "bernoulli", "lovelace", "love43", "1843"} <= words(built)
    types = json.loads(built.text("search-index.json"))["types"]
    assert [(name, count) for name, _, _, count in types] == [
        ("person", 1), ("project", 1), ("publication", 1), ("page", 5),
    ]  # fmt: skip


def test_a_page_without_a_record_is_found(portal: PortalFactory) -> None:
    """Ordinary pages have their title and text in the index, too."""
    built = portal({**FILES, "about.md": "# About us\n\nWe began in a *cellar*.\n"})
    assert rows(built)["about/"][0] == "About us"
    assert "cellar" in words(built)


def test_parts_that_nobody_needs_are_removed(portal: PortalFactory) -> None:
    """When a site shrinks, no part of an older index stays behind."""
    many = "".join(f"@misc{{k{n}, title={{Title {n}}}, year=2000}}\n" for n in range(120))
    built = portal({"bib/all.bib": many})
    assert (built.outdir / "search-index/rows-2.json").is_file()
    built.write({"bib/all.bib": "@misc{k, title={Title}, year=2000}\n"})
    built.build()
    left = {path.name for path in (built.outdir / "search-index").iterdir()}
    assert left == {"rows-0.json", "words-0.json"}


def test_drafts_are_nowhere(portal: PortalFactory) -> None:
    """A draft has no page, is in no list and in no index."""
    built = portal(FILES, html_baseurl="https://example.org/")
    assert not (built.outdir / "people/old/index.html").exists()
    assert "old" not in built.text("sitemap.xml").lower()
    assert not {"old", "draft"} & words(built)
    assert all("people/old" not in address for address in rows(built))
    assert "Old Draft" not in built.page("/people/")


def test_the_site_map_names_every_page(portal: PortalFactory) -> None:
    """The map holds pages, publications and overviews, and no page for machines."""
    built = portal(FILES, html_baseurl="https://example.org/lab")
    root = ET.fromstring(built.text("sitemap.xml"))
    found = {location.text for location in root.findall(".//{*}loc")}
    base = "https://example.org/lab/"
    assert {base, f"{base}people/", f"{base}projects/engine/", f"{base}publications/love43/"} <= {
        location for location in found if location
    }
    assert f"{base}search/" not in found


@pytest.mark.parametrize("address", ["/people/", "/projects/", "/publications/"])
def test_an_overview_that_nobody_wrote_is_there(portal: PortalFactory, address: str) -> None:
    """A type with records has an overview that lists them."""
    built = portal(FILES)
    assert built.warnings == ""
    text = built.soup(address).select_one("main").get_text()  # type: ignore[union-attr]
    expected = {"/people/": "Ada Lovelace", "/projects/": "The engine"}
    assert expected.get(address, "Notes on Wheels") in text


def test_a_written_overview_lists_by_itself(portal: PortalFactory) -> None:
    """A page people/index without a list gets one; one with a directive of its own does not."""
    built = portal({**FILES, "people/index.md": "# Who we are\n\nWelcome.\n"})
    assert "Ada Lovelace" in built.page("/people/")
    built.write({"people/index.md": "# Who we are\n\n```{people}\n:role: phd\n```\n"})
    assert "Ada Lovelace" not in built.build().page("/people/")


def test_sphinx_search_can_be_kept(portal: PortalFactory) -> None:
    """With labportal_search off, Sphinx's own index is made instead."""
    built = portal(FILES, labportal_search=False)
    assert (built.outdir / "searchindex.js").is_file()
    assert not (built.outdir / "search-index.json").exists()
