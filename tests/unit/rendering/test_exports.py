"""Exports: which files there are, the links to them, and .bib text."""

from __future__ import annotations

import pybtex.errors
import pytest
from pybtex.database.input.bibtex import Parser

from labportal.rendering.exports.addresses import (
    alternates,
    publication_links,
    relative_address,
)
from labportal.rendering.exports.bibtex import bibtex_entry, join_bibtex
from labportal.rendering.exports.lists import (
    all_slices,
    export_links,
    overview_slice,
    record_slice,
)
from labportal.rendering.slices import export_files
from unit.rendering.export_cases import catalogue, publications, site

FORMATS = (".bib", ".ris", ".json")


def test_every_list_has_its_files() -> None:
    """All, years, theses, people, projects and groups have three files; so has each entry."""
    names = [name for name, _ in export_files(catalogue(), site(base=""))]
    stems = {name.rpartition(".")[0] for name in names if name.endswith(".bib")}
    assert stems - {f"publications/{key}/{key}" for key in _keys()} == {
        "publications/all",
        "publications/theses",
        *(f"publications/{year}" for year in (2015, 2018, 2019, 2020, 2021, 2022, 2023, 2024)),
        "people/ada/publications",
        "people/bram/publications",
        "projects/knees/publications",
        "groups/alpha/publications",
        "groups/beta/publications",
    }
    for stem in stems:
        assert all(f"{stem}{suffix}" in names for suffix in FORMATS)
    assert {f"publications/{key}/{key}" for key in _keys()} < stems
    assert len(names) == len(set(names))
    assert not any(name.endswith(("atom.xml", "feed.json")) for name in names)


def test_feeds_need_the_address_of_the_site() -> None:
    """All, people, projects and groups have both feeds where absolute links can be written."""
    names = {name for name, _ in export_files(catalogue(), site())}
    folders = ("publications", "people/ada", "people/bram", "projects/knees", "groups/alpha",
               "groups/beta")  # fmt: skip
    assert {name for name in names if name.endswith("atom.xml")} == {
        f"{folder}/atom.xml" for folder in folders
    }
    assert {name for name in names if name.endswith("feed.json")} == {
        f"{folder}/feed.json" for folder in folders
    }


def test_a_list_keeps_the_order_of_its_page() -> None:
    """A project's list is in the editor's order, without names that nothing answers to."""
    found = catalogue()
    of_project = record_slice(found.records["project", "knees"], found)
    assert of_project is not None
    assert [item.bibkey for item in of_project.publications] == ["Smit21", "Veen20"]
    years = [item.year for item in overview_slice(found).publications]
    assert years == sorted(years, key=lambda year: -(year or 0))


def test_lists_without_publications_offer_nothing() -> None:
    """Somebody without publications has no files and no links to any."""
    found = catalogue()
    idle = record_slice(found.records["person", "idle"], found)
    assert export_links(idle, feeds=True) == ()
    assert export_links(None, feeds=True) == ()
    assert list(all_slices(catalogue(text=""))) == []
    assert record_slice(found.records["external", "karin"], found) is None


def test_links_lead_to_the_files() -> None:
    """Every link of every list leads to a file, and every file but the singles has a link."""
    found = catalogue()
    names = {name for name, _ in export_files(found, site())}
    linked = {link.path for each in all_slices(found) for link in export_links(each, feeds=True)}
    singles = {link.path for key in _keys() for link in publication_links(key)}
    assert linked | singles == names - {"catalogue.json", "catalogue.schema.json"}
    labels = [link.label for link in export_links(overview_slice(found), feeds=False)]
    assert labels == ["BibTeX", "RIS", "CSL-JSON"]


@pytest.mark.parametrize(
    ("page", "path", "expected"),
    [
        ("people/ada/", "people/ada/publications.bib", "publications.bib"),
        ("people/ada.html", "people/ada/publications.bib", "ada/publications.bib"),
        ("", "publications/all.bib", "publications/all.bib"),
        ("index.html", "publications/all.bib", "publications/all.bib"),
        ("publications/", "publications/all.bib", "all.bib"),
        ("news/2020/", "publications/atom.xml", "../../publications/atom.xml"),
    ],
)
def test_links_are_relative_to_the_page(page: str, path: str, expected: str) -> None:
    """A file is found from its page in either page layout."""
    assert relative_address(path, page) == expected


def test_the_head_of_a_page_names_its_files() -> None:
    """Programs find files and feeds by media type and title."""
    found = alternates(publication_links("veen20"), "Knees", "publications/veen20/")
    assert [(each.media_type, each.title, each.href) for each in found] == [
        ("application/x-bibtex", "Knees (BibTeX)", "veen20.bib"),
        ("application/x-research-info-systems", "Knees (RIS)", "veen20.ris"),
        ("application/vnd.citationstyles.csl+json", "Knees (CSL-JSON)", "veen20.json"),
    ]


def test_strict_programs_read_the_bibtex() -> None:
    """A strict parser reads every entry with the fields as they were written, none private."""
    found = publications()
    parser = _strictly(join_bibtex(map(bibtex_entry, found.values())))
    assert list(parser.data.entries) == list(found)
    veen = parser.data.entries["Veen20"]
    assert set(veen.fields) == {
        "title", "journal", "year", "month", "volume", "number", "pages", "doi", "pmid", "issn",
        "keywords", "abstract",
    }  # fmt: skip
    assert veen.fields["title"] == r"Loud CO\textsubscript{2} and \emph{quiet} knees"
    assert veen.fields["pages"] == "101--110"


def test_useless_fields_are_left_out() -> None:
    """A field that strict programs stumble over does not cost them the entry; empty ones go."""
    found = publications(
        "@misc{a, author = {B, C}, 2nd = {x}, note = {}, title = {T}, year = 2001}"
    )
    parser = _strictly(bibtex_entry(found["a"]))
    assert dict(parser.data.entries["a"].fields) == {"title": "T", "year": "2001"}


def _strictly(text: str) -> Parser:
    with pybtex.errors.capture() as complaints:
        parser = Parser()
        parser.parse_string(text)
    assert not complaints
    return parser


def _keys() -> list[str]:
    return [publication.key for publication in publications().values()]
