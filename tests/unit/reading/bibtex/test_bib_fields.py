"""Dates, identifiers, pages, kinds, venues and what is reported about them."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

import pytest

from labportal.model.codes import Code
from labportal.model.doi import doi_address
from labportal.model.records import KINDS
from labportal.model.records.base import Link
from labportal.reading.bibtex.identifiers import read_arxiv, read_doi, read_pmid
from labportal.reading.bibtex.kinds import TYPES
from labportal.reading.bibtex.pages import read_pages
from unit.reading.bibtex.bibs import one, problems_of, read

SICI = "10.1002/(SICI)1522-2586(199909)10:3<295::AID-JMRI10>3.0.CO;2-Z"
"""An old form of DOI, which old papers still have."""


@pytest.mark.parametrize(
    ("fields", "iso"),
    [
        ("year=2019", "2019"), ("year={2019}, month=mar", "2019-03"),
        ("year={2019}, month={Aug.}", "2019-08"), ("year={2019}, month={08}", "2019-08"),
        ("year={2019}, month={July/August}", "2019-07"), ("year={2019}, month={8--9}", "2019-08"),
        ("year={2019}, month={#mar#}", "2019-03"), ("year={2019}, month={März}", "2019-03"),
        ("year={2019}, month={Spring}", "2019"), ("year={c. 2019}", "2019"),
        ("year=2019, month=feb, day=28", "2019-02-28"), ("year=2019, month=feb, day=30", "2019-02"),
        ("date={2019-05-03}", "2019-05-03"), ("date={2019-05/2019-07}", "2019-05"),
        ("date={2019~}", "2019"), ("date={2019-05?}, year={1999}", "2019-05"),
        ("date={2019-21}", "2019"), ("date={/2019-04}", "2019-04"),
        ("date={3 May 2019}", "2019-05-03"),
        ("date={2019-05-03T10:00:00}", "2019-05-03"), ("year={2019/2020}", "2019"),
    ],
)  # fmt: skip
def test_dates(fields: str, iso: str) -> None:
    """Years, months and biblatex dates in every spelling."""
    entry = one(fields)
    assert entry.issued is not None
    assert (entry.issued.iso, entry.year) == (iso, int(iso[:4]))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("year", "20199"), ("year", "199"), ("month", "13"), ("date", "soon"), ("doi", "10.1000"),
        ("pmid", "none"), ("url", "javascript:alert(1)"), ("url", "paper.pdf"),
        ("pages", "see the journal"),
    ],
)  # fmt: skip
def test_bad_values_name_their_line(field: str, value: str) -> None:
    """Each bad value is reported once, at its own line."""
    text = f"@article{{k,\n author={{A B}}, title={{T}},\n {field}={{{value}}}\n}}"
    (problem,) = problems_of(text, Code.BIB_BAD_VALUE)
    assert (problem.source.line, problem.field) == (3, field)
    assert problem.message.startswith(f"entry 'k': {field} '{value}' is not ")


def test_a_comma_in_a_doi_is_corrected_in_the_message() -> None:
    """The probable DOI is suggested, and nothing is linked."""
    text = "@misc{k, author={A B}, title={T}, year=2020, doi={10,1016/j.media}}"
    (problem,) = problems_of(text, Code.BIB_BAD_VALUE)
    assert problem.suggestion == "10.1016/j.media"
    assert read(text).publications[0].doi == ""


@pytest.mark.parametrize("year", ["in press", "to appear", "n.d.", "(submitted)"])
def test_no_year_yet_is_no_mistake(year: str) -> None:
    """Papers that are to appear have no year, and nobody is told."""
    found = read(f"@misc{{k, author={{A B}}, title={{T}}, year={{{year}}}}}")
    assert found.publications[0].year is None
    assert not found.problems


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1000/ABC_1", "10.1000/ABC_1"), ("https://doi.org/10.1000/x", "10.1000/x"),
        ("http://dx.doi.org/10.1000/a%2Fb", "10.1000/a/b"), ("doi: 10.1000/x.", "10.1000/x"),
        ("doi.org/10.1000/x", "10.1000/x"), ("10.3791/55395 (2017).", "10.3791/55395"),
        ("10.1016/S0140(05)1", "10.1016/S0140(05)1"), ("10.1000/182<b>bold", "10.1000/182"),
        (SICI, SICI), (f"https://doi.org/{quote(SICI)}.", SICI), (escape(SICI), SICI),
        ("(10.1000/x)", "10.1000/x"), ("none", ""),
    ],
)  # fmt: skip
def test_dois(text: str, doi: str) -> None:
    """A DOI in any spelling becomes bare and keeps its case."""
    assert read_doi(text) == doi


def test_a_doi_with_brackets_leads_somewhere() -> None:
    """Its address has no sign that addresses may not have."""
    publication = one(f"doi={{{SICI}}}")
    assert publication.doi == SICI
    assert doi_address(publication.doi) == f"https://doi.org/{quote(SICI, safe='/():;')}"


def test_a_doi_may_hide_in_the_address() -> None:
    """A link to doi.org is a DOI, and TeX's escapes are undone."""
    assert one(r"url={https://doi.org/10.1000/a\_b}").doi == "10.1000/a_b"
    assert one(r"doi={10.1000/a\_b}").doi == "10.1000/a_b"


def test_pubmed_numbers() -> None:
    """Digits, with or without their label or address."""
    numbers = [
        read_pmid(text) for text in ("123", "PMID: 123", "https://pubmed.ncbi.nlm.nih.gov/123/")
    ]
    assert numbers == ["123"] * 3


@pytest.mark.parametrize(
    "fields",
    [
        "journal={arXiv:2106.01234}", "journal={arXiv preprint arXiv:2106.01234v2}",
        "eprint={2106.01234}, archiveprefix={arXiv}", "eprint={2106.01234v1}, eprinttype={arxiv}",
        "url={https://arxiv.org/pdf/2106.01234}", "journal={CoRR}, volume={abs/2106.01234}",
        "doi={10.48550/arXiv.2106.01234}",
    ],
)  # fmt: skip
def test_arxiv_numbers(fields: str) -> None:
    """An arXiv number is found wherever it is written."""
    assert one(fields).arxiv == "2106.01234"


def test_old_arxiv_numbers() -> None:
    """The numbers of before 2007 have a subject."""
    assert read_arxiv("arXiv:math.AG/0611800") == "math.AG/0611800"
    assert read_arxiv("vol. 2106.01234") == ""


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("1--10", "1–10"), ("12-19", "12–19"), ("1 -- 7", "1–7"), ("e6335", "e6335"),
        ("614458-1--614458-8", "614458-1–614458-8"), ("83144B-83144B-6", "83144B–83144B-6"),
        ("071912-1 - 071912-15", "071912-1–071912-15"), ("P2-11-P2-11", "P2-11"),
        ("1-2, 5-7", "1–2, 5–7"), ("iv–xii", "iv–xii"), ("7-7", "7"), ("in press", ""),
    ],
)  # fmt: skip
def test_pages(text: str, pages: str) -> None:
    """Ranges get an en dash; numbers of articles keep their hyphens."""
    assert read_pages(text) == pages


@pytest.mark.parametrize(
    ("entry_type", "fields", "kind", "venue"),
    [
        ("article", "journal={J}", "article", "J"),
        ("article", "journaltitle={J}", "article", "J"),
        ("ARTICLE", "journal={arXiv:1901.00001}", "preprint", "arXiv"),
        ("article", "journal={medRxiv}", "preprint", "medRxiv"),
        ("article", "journal={bioRxiv}", "preprint", "bioRxiv"),
        ("misc", "eprint={1901.00001}, archiveprefix={arXiv}", "preprint", "arXiv"),
        ("article", "journal={J}, eprint={1901.00001}, archiveprefix={arXiv}", "article", "J"),
        ("conference", "booktitle={C}", "conference", "C"),
        ("inproceedings", "booktitle={C}, publisher={P}", "conference", "C"),
        ("incollection", "booktitle={B}", "chapter", "B"),
        ("book", "publisher={P}", "book", "P"),
        ("phdthesis", "school={S}, journal={PhD thesis}", "phdthesis", "S"),
        ("thesis", "institution={S}, type={mathesis}", "mastersthesis", "S"),
        ("thesis", "institution={S}, type={phdthesis}", "phdthesis", "S"),
        ("techreport", "institution={I}", "report", "I"),
        ("patent", "holder={H}", "patent", "H"),
        ("software", "publisher={Zenodo}", "software", "Zenodo"),
        ("dataset", "publisher={Zenodo}", "dataset", "Zenodo"),
        ("misc", "howpublished={A talk}", "other", "A talk"),
        ("online", r"howpublished={\url{https://a.org}}", "other", ""),
    ],
)
def test_kind_and_venue(entry_type: str, fields: str, kind: str, venue: str) -> None:
    """The type and the venue decide what kind of publication it is and where it appeared."""
    entry = one(fields, entry_type)
    assert (entry.kind, entry.venue) == (kind, venue)


def test_every_type_has_a_kind_that_exists() -> None:
    """No type leads to a kind without a heading."""
    assert set(TYPES.values()) <= set(KINDS)


def test_unknown_types_are_reported() -> None:
    """A misspelt type is shown as "other" and the nearest one is suggested."""
    text = "@artcle{k, author={A B}, title={T}, year=2020}"
    assert read(text).publications[0].kind == "other"
    (problem,) = problems_of(text, Code.BIB_UNKNOWN_TYPE)
    assert problem.suggestion == "article"


def test_missing_fields_are_one_message() -> None:
    """An entry that has only an address is kept, under its key, with one message."""
    text = "@article{Some20, url={https://a.org/x}}"
    entry = read(text).publications[0]
    assert (entry.title, entry.url) == ("Some20", "https://a.org/x")
    (problem,) = read(text).problems
    assert problem.code is Code.BIB_MISSING_FIELD
    assert problem.message == "entry 'Some20' has no title, no author and no year"


def test_an_editor_is_enough_for_a_book() -> None:
    """Proceedings and edited books need no author."""
    assert not read("@book{k, editor={A B}, title={T}, year=2020}").problems
    assert not read("@proceedings{k, title={T}, year=2020}").problems


def test_links_are_labelled_and_only_web_addresses() -> None:
    """Known link fields become labelled links; anything else stays a field."""
    entry = one(
        r"code={https://github.com/a/b\_c}, video={javascript:x}, github={a/b}, pdf={x.pdf}"
    )
    assert entry.links == (Link("Code", "https://github.com/a/b_c"),)
    assert entry.fields["github"] == "a/b"


def test_addresses_that_windows_wrote() -> None:
    """Backslashes in an address are slashes, and www. needs no scheme."""
    assert one(r"url={https:\\arxiv.org/abs/2009.11120}").url == "https://arxiv.org/abs/2009.11120"
    assert one("url={www.a.org/x}").url == "https://www.a.org/x"


def test_private_fields_never_leave() -> None:
    """What editors of the file keep for themselves is in no public value."""
    found = one(
        "title={T}, file={SECRET}, optnote={SECRET}, OPTanything={SECRET}, owner={SECRET}, "
        "timestamp={SECRET}, groups={SECRET}, bdsk-url-1={SECRET}, gscites={SECRET}"
    )
    assert "SECRET" not in found.bibtex
    assert set(found.fields) == {"title"}
    assert found.groups == ()


def test_more_private_fields_can_be_named() -> None:
    """A site may add to the list, in any case."""
    from labportal.reading.bibtex import BibFile, read_bibliography

    file = BibFile("a.bib", "@misc{k, title={T}, Internal-Nr={7}}")
    entry = read_bibliography([file], ["INTERNAL-NR"]).publications[0]
    assert "internal-nr" not in entry.fields
    assert "Internal" not in entry.bibtex


def test_title_subtitle_abstract_and_keywords() -> None:
    """Titles join their subtitle; abstracts give the description; keywords give tags."""
    words = "word " * 100
    entry = one(
        f"title={{On {{X}}}}, subtitle={{A study}}, abstract={{{words}}}, keywords={{a; b, a}}"
    )
    assert entry.title == "On X: A study"
    assert "".join(run.text for run in entry.title_runs) == entry.title
    assert entry.tags == ("a", "b")
    assert 150 < len(entry.description) <= 201
    assert entry.description.endswith("word…")


@pytest.mark.parametrize(
    ("bibkey", "key"),
    [
        ("Litj17", "litj17"), ("K.17", "k-17"), ("Stög17", "stog17"), ("DeVos2017", "devos2017"),
        ("+", "publication"),
    ],
)  # fmt: skip
def test_keys_are_addresses(bibkey: str, key: str) -> None:
    """The key of the page is lower case ASCII; the key of the entry stays as written."""
    entry = one("title={T}", key=bibkey)
    assert (entry.key, entry.bibkey) == (key, bibkey)


def test_repeated_keys_keep_the_first() -> None:
    """Keys that differ in case only are the same, across files too."""
    text = "@misc{%s, author={A B}, title={%s}, year=2020}\n"
    found = read(text % ("Mori20", "One") + text % ("mori20", "Two"), text % ("MORI20", "Three"))
    assert [entry.title for entry in found.publications] == ["One"]
    assert [str(problem.source) for problem in found.problems] == ["a.bib:2", "b.bib:1"]
    assert found.problems[0].message == "entry 'mori20' was already defined on line 1"
    assert "line 1 of a.bib" in found.problems[1].message


def test_two_keys_with_one_address() -> None:
    """Different keys that would share an address get different ones, and a message."""
    text = "@misc{%s, author={A B}, title={T}, year=2020}\n"
    found = read(text % "A.1" + text % "A-1")
    assert [entry.key for entry in found.publications] == ["a-1", "a-1-2"]
    assert [problem.code for problem in found.problems] == [Code.BIB_REPEATED_KEY]
