"""COinS: lists of publications that reference managers can import."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from bs4 import BeautifulSoup

from labportal.model.records import KINDS
from labportal.rendering.metadata.coins import coins
from unit.rendering.metadata_checks import catalogue_of, hostile_publication

ARTICLE = r"""
  author = {van der Berg, Ada and Petrova, Olga and King, Jr., Martin and {The Bone Team}},
  title = {Bones \& {Rays}}, journal = {Journal of Imaging}, year = 2020, month = mar, day = 7,
  volume = 4, number = 2, pages = {101--112}, doi = {10.5555/Ab(3)x}, pmid = 1234567,
  issn = {1234-567x}, keywords = {bones, rays}, langid = {english},
  license = {CC BY 4.0}, abstract = {We look at bones.}
"""


def coins_of(entry_type: str, fields: str, *, brief: bool = False) -> list[tuple[str, str]]:
    """Return the keys and values of an entry's span, as a program reads them."""
    catalogue = catalogue_of(bib=f"@{entry_type}{{Key20,{fields}}}")
    soup = BeautifulSoup(coins(catalogue.publication("key20"), brief=brief), "html.parser")
    [span] = soup.find_all(True)
    assert (span.name, span["class"], span.get_text()) == ("span", ["Z3988"], "")
    return parse_qsl(str(span["title"]), strict_parsing=True)


def test_lists_can_be_imported() -> None:
    """An article's span has format, title, journal, authors, numbers, date and identifiers."""
    assert coins_of("article", ARTICLE) == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"),
        ("rft.genre", "article"),
        ("rft.atitle", "Bones & Rays"),
        ("rft.jtitle", "Journal of Imaging"),
        ("rft.aulast", "van der Berg"),
        ("rft.aufirst", "Ada"),
        ("rft.au", "van der Berg, Ada"),
        ("rft.au", "Petrova, Olga"),
        ("rft.au", "King Jr., Martin"),
        ("rft.aucorp", "The Bone Team"),
        ("rft.volume", "4"),
        ("rft.issue", "2"),
        ("rft.spage", "101"),
        ("rft.epage", "112"),
        ("rft.issn", "1234-567X"),
        ("rft.date", "2020-03-07"),
        ("rft_id", "info:doi/10.5555/Ab(3)x"),
        ("rft_id", "info:pmid/1234567"),
    ]


def test_in_long_lists_a_doi_says_the_rest() -> None:
    """What Zotero finds under a DOI is left out; title and type stay, an author does not."""
    assert coins_of("article", ARTICLE, brief=True) == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"),
        ("rft.genre", "article"),
        ("rft.atitle", "Bones & Rays"),
        ("rft_id", "info:doi/10.5555/Ab(3)x"),
        ("rft_id", "info:pmid/1234567"),
    ]
    paper = "author={A. B}, title={T}, year=2020, booktitle={P}, doi={10.5555/1}"
    assert "rft.btitle" not in dict(coins_of("inproceedings", paper, brief=True))
    whole = "author={A. B}, title={T}, year=2020, publisher={P}, doi={10.5555/1}"
    assert dict(coins_of("book", whole, brief=True))["rft.btitle"] == "T"


def test_without_a_doi_nothing_is_left_out() -> None:
    """What can be looked up nowhere is said in full in every list."""
    fields = "author={A. B}, title={T}, year=2020, journal={J}"
    assert coins_of("article", fields, brief=True) == coins_of("article", fields)


@pytest.mark.parametrize(
    ("entry_type", "fields", "format_name", "key", "value"),
    [
        ("inproceedings", "booktitle={P}", "book", "rft.genre", "proceeding"),
        ("inproceedings", "booktitle={P}", "book", "rft.btitle", "P"),
        ("incollection", "booktitle={P}", "book", "rft.genre", "bookitem"),
        ("book", "publisher={P}", "book", "rft.btitle", "T"),
        ("techreport", "institution={P}", "book", "rft.genre", "report"),
        ("phdthesis", "school={P}", "dissertation", "rft.inst", "P"),
        ("dataset", "publisher={P}", "dc", "rft.type", "dataset"),
        ("misc", "url={https://x.example.org/a b}", "dc", "rft_id", "https://x.example.org/a"),
    ],
)
def test_each_kind_has_its_format(
    entry_type: str, fields: str, format_name: str, key: str, value: str
) -> None:
    """Reference managers learn from the format what a thing in a list is."""
    pairs = coins_of(entry_type, f"author={{A. B}}, title={{T}}, year=2020, {fields}")
    assert ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{format_name}") in pairs
    assert (key, value) in pairs


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_stays_in_the_span(kind: str) -> None:
    """A title full of markup adds no element and no key to a list."""
    soup = BeautifulSoup(coins(hostile_publication(kind)), "html.parser")
    [span] = soup.find_all(True)
    assert set(span.attrs) == {"class", "title", "hidden"}
    keys = [key for key, _ in parse_qsl(str(span["title"]), strict_parsing=True)]
    assert all(key.startswith(("rft", "ctx_ver")) for key in keys)
