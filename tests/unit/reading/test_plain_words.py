"""Headers and texts as people who know no field names write them."""

from __future__ import annotations

import pytest

from labportal.model.fields import PerGroup
from labportal.model.records import Person
from labportal.reading.headers import read_header
from labportal.reading.values import Vocabularies, read_record

WORDS = Vocabularies(roles=("phd", "staff"), groups=("breast", "bones"))


def person(text: str) -> tuple[Person, list[str]]:
    """Read a person and say what is wrong."""
    record, problems = read_record(
        Person, read_header(text, "p.md"), key="a", path="p.md", vocabularies=WORDS
    )
    return record, [f"{p.source.line} {p.text}" for p in problems]


def test_misspelt_fields_at_the_end_of_a_header() -> None:
    """A near miss of a known field belongs to the header and is reported."""
    text = "title: A\nPostion: PhD\nemial: a@b.nl\nText of the page."
    assert read_header(text, "p.md").body_line == 4
    assert person(text)[1] == [
        "2 unknown field 'Postion'; did you mean 'position'?",
        "3 unknown field 'emial'; did you mean 'email'?",
    ]


@pytest.mark.parametrize("word", ["Purpose", "Methods", "Results", "Data", "Note", "Conclusion"])
def test_parts_of_an_abstract_are_no_misspelt_fields(word: str) -> None:
    """The words with which the parts of an abstract begin are near no field."""
    assert read_header(f"title: A\n{word}: text\n", "p.md").body_line == 2


def test_position_with_a_comma_for_several_groups() -> None:
    """A comma in a title is one if the parts do not fit the groups; parts that fit are values."""
    ada, problems = person("title: A\ngroups: breast, bones\nposition: Head, full, of it\n")
    assert (ada.position, problems) == (PerGroup("Head, full, of it"), [])
    ada, _ = person("title: A\ngroups: breast, bones\nposition: Head, Guest\n")
    assert ada.position.by_group == (("breast", "Head"), ("bones", "Guest"))
