"""What can be found: the search index, the map of the site, and overviews nobody wrote."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from support import PortalFactory

FILES = {
    "people/ada-lovelace.md": "---\ntitle: Ada Lovelace\nposition: Mathematician\n---\n"
    "I draw Łódź maps.\n",
    "people/old.md": "---\ntitle: Old Draft\nstatus: draft\n---\n",
    "projects/engine.md": "---\ntitle: The engine\ndescription: Wheels.\n"
    "people: Ada Lovelace\n---\n",
    "bib/all.bib": "@article{Love43, author={Lovelace, Ada}, title={Notes on {W}heels}, "
    "journal={Memoirs}, year=1843, abstract={Bernoulli numbers.}}\n",
}


def rows(portal: object) -> dict[str, list[str]]:
    """Return address -> row of the search index."""
    data = json.loads(portal.text("search-index.json"))  # type: ignore[attr-defined]
    return {row[1]: row for row in data["pages"]}


def test_pages_people_and_publications_are_in_the_index(portal: PortalFactory) -> None:
    """Each has its title, its type and its words, folded to plain letters."""
    built = portal(FILES)
    found = rows(built)
    assert found["people/ada-lovelace/"][0] == "Ada Lovelace"
    assert found["people/ada-lovelace/"][2:4] == ["person", "Mathematician"]
    assert "lodz" in found["people/ada-lovelace/"][4].split()
    assert found["publications/love43/"][2] == "publication"
    assert {"bernoulli", "lovelace", "love43"} <= set(found["publications/love43/"][4].split())


def test_drafts_are_nowhere(portal: PortalFactory) -> None:
    """A draft has no page, is in no list and in no index."""
    built = portal(FILES, html_baseurl="https://example.org/")
    assert not (built.outdir / "people/old/index.html").exists()
    for name in ("search-index.json", "sitemap.xml"):
        assert "old" not in built.text(name).lower().replace("threshold", "")
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
