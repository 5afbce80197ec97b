"""RIS: read back by another program, and the details that reference managers depend on."""

from __future__ import annotations

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from labportal.model.names import PersonName
from labportal.model.problems import Source
from labportal.model.records import KINDS, Publication
from labportal.rendering.exports.ris import join_ris, ris_entry
from unit.rendering.export_cases import publications

TYPES = {
    "Veen20": "JOUR", "Smit21": "CONF", "Yilm22": "THES", "Wit22": "THES", "Sato18": "UNPB",
    "Holm19": "BOOK", "Veen23": "CHAP", "Rep21": "RPRT", "Pat15": "PAT", "Soft24": "COMP",
    "Data24": "DATA", "Misc16": "GEN", "Soon": "UNPB",
}  # fmt: skip


def back(publication: Publication) -> dict[str, object]:
    """Return what rispy reads of one publication."""
    [found] = rispy.loads(ris_entry(publication))
    return dict(found)


def test_an_article_with_everything() -> None:
    """Each field is read back from its own tag."""
    assert back(publications()["Veen20"]) == {
        "type_of_reference": "JOUR",
        "id": "Veen20",
        "authors": ["van der Veen, Bram", "Bröuwer, Ada", "The Alpha; Group"],
        "title": "Loud CO2 and quiet knees",
        "secondary_title": "Journal of Knees",
        "journal_name": "Journal of Knees",
        "year": "2020",
        "date": "2020/03//",
        "volume": "12",
        "number": "3-4",
        "start_page": "101",
        "end_page": "110",
        "doi": publications()["Veen20"].doi,
        "issn": "1234-5678",
        "name_of_database": "PubMed",
        "accession_number": "123456",
        "abstract": "First part. Second part with 5 < 6.",
        "keywords": ["knee", "sound"],
    }


def test_a_conference_paper() -> None:
    """Editors, series, article numbers and shortened lists of authors have their tags."""
    found = back(publications()["Smit21"])
    assert found["authors"] == ["Smit, Jan, Jr.", "et al."]
    assert found["secondary_authors"] == ["Sato, Hana"]
    assert (found["secondary_title"], found["tertiary_title"]) == ("Moon Days", "Moons")
    assert found["start_page"] == "e17"
    assert "end_page" not in found
    # A semicolon would make two addresses of it.
    assert found["urls"] == ["https://example.org/a%3Bb?c=d&e=f"]


def test_a_thesis() -> None:
    """School, supervisor, day and what kind of thesis it is."""
    found = back(publications()["Yilm22"])
    assert found["publisher"] == "Example University"
    assert found["tertiary_authors"] == ["Bröuwer, Ada"]
    assert found["type_of_work"] == "PhD thesis"
    assert found["date"] == "2022/05/17/"
    assert back(publications()["Wit22"])["type_of_work"] == "Master's thesis"


def test_a_preprint() -> None:
    """The server is the publisher, the number leads there."""
    found = back(publications()["Sato18"])
    assert (found["publisher"], found["type_of_work"]) == ("arXiv", "Preprint")
    assert found["urls"] == ["https://arxiv.org/abs/1801.00001"]
    assert found["accession_number"] == "arXiv:1801.00001"


def test_every_kind_has_its_type() -> None:
    """Each kind of publication becomes a type that programs know."""
    found = publications()
    assert {found[key].kind for key in TYPES} == set(KINDS)
    assert {key: back(found[key])["type_of_reference"] for key in TYPES} == TYPES


def test_a_file_has_the_line_ends_of_the_format() -> None:
    """Every line ends in CR and LF, every reference in ER."""
    text = join_ris(map(ris_entry, publications().values()))
    assert text.count("\n") == text.count("\r\n")
    assert text.endswith("ER  - \r\n")
    assert [found["id"] for found in rispy.loads(text)] == list(publications())


@pytest.mark.parametrize("sign", ["\n", "\r", "\u2028", "\x85", "\x0b"])
def test_no_value_breaks_its_line(sign: str) -> None:
    """A line break in a value does not begin another tag."""
    entry = Publication(
        key="k", bibkey="k", entry_type="misc", source=Source("x"), title=f"A{sign}ER  - {sign}B"
    )
    assert back(entry)["title"] == "A ER - B"


@given(st.lists(st.text("AB C.\n-é", min_size=1).filter(str.strip), min_size=1, max_size=4))
def test_names_come_back(families: list[str]) -> None:
    """As many authors are read as were written, in their order."""
    names = tuple(PersonName(given="X.", family=family.strip()) for family in families)
    entry = Publication(
        key="k", bibkey="k", entry_type="misc", source=Source("x"), title="T", authors=names
    )
    assert back(entry)["authors"] == [f"{' '.join(name.family.split())}, X." for name in names]
