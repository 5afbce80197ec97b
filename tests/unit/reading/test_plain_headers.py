"""Headers of bare ``key: value`` lines."""

from __future__ import annotations

import pytest

from labportal.model.codes import Code
from labportal.reading.headers import Dialect, blank_header, read_header


def values(text: str) -> dict[str, object]:
    """Return the fields of a page by name."""
    return {name: raw.value for name, raw in read_header(text, "p.md").fields.items()}


def test_plain_header() -> None:
    """Keys lose their case, values keep colons, commas and HTML, and padding goes."""
    text = (
        "Title: Bone age: a study   \nfinished: false \noffice:\ntelephone: \n"
        'description: <a href="https://x.example">A</a>, "b" and \'c\'\n\nText: not a field\n'
    )
    header = read_header(text, "p.md")
    assert header.dialect is Dialect.PLAIN
    assert header.body_line == 7
    assert header.problems == ()
    assert values(text) == {
        "title": "Bone age: a study",
        "finished": "false",
        "office": "",
        "telephone": "",
        "description": '<a href="https://x.example">A</a>, "b" and \'c\'',
    }
    assert [raw.line for raw in header.fields.values()] == [1, 2, 3, 4, 5]


def test_byte_order_mark_and_crlf() -> None:
    """A mark at the beginning and Windows line ends change nothing."""
    text = "\ufefftitle: A\r\ngroups: b\r\n\r\nText\r\n"
    header = read_header(text, "p.md")
    assert values(text) == {"title": "A", "groups": "b"}
    assert blank_header(text, header) == "\n\n\nText\n"


@pytest.mark.parametrize("text", ["title: A\ngroups: b", "title: A\ngroups: b\n"])
def test_header_ends_the_file(text: str) -> None:
    """A page may be a header and nothing else."""
    assert values(text) == {"title": "A", "groups": "b"}
    assert blank_header(text, read_header(text, "p.md")).strip() == ""


def test_continuation_lines() -> None:
    """Lines that begin with four blanks or a tab go on with the value."""
    text = "title: A\npeople: Ada L,\n    Grace H\n\tAlan T\n\nText"
    assert values(text)["people"] == "Ada L,\nGrace H\nAlan T"


def test_no_blank_line_before_the_body() -> None:
    """The header of a generated file ends at the first line that is no field."""
    text = "title: A\ntemplate: b\nWe asked 20 readers: they agreed.\nMore text"
    header = read_header(text, "p.md")
    assert header.body_line == 3
    assert blank_header(text, header).startswith("\n\nWe asked")


@pytest.mark.parametrize("first", ["Purpose: to see", "Materials and methods: none", "Data: few"])
def test_abstract_is_not_eaten(first: str) -> None:
    """An abstract whose first words end in a colon stays text."""
    assert read_header(f"title: A\ntemplate: b\n{first}\nMethods: c", "p.md").body_line == 3


def test_abstract_with_a_field_name_is_not_eaten() -> None:
    """A long paragraph that begins with a known word in a capital is text."""
    text = f"title: A\ntemplate: b\nSummary: {'many words ' * 30}\n"
    assert read_header(text, "p.md").body_line == 3
    assert values(text.replace("Summary", "summary")).keys() == {"title", "template", "summary"}


def test_unknown_fields_in_lower_case_are_kept() -> None:
    """A misspelt or private field is part of the header."""
    assert list(values("title: A\npostion: b\nfrom-us: c\n\n")) == ["title", "postion", "from-us"]


def test_misspelt_first_field() -> None:
    """The first key may be misspelt if nothing but fields follows."""
    assert list(values("titel: A\ntemplate: b\n\nText")) == ["titel", "template"]


def test_capitals_throughout() -> None:
    """In a header with capitals, an unknown capital key counts if a known one follows."""
    assert list(values("Title: A\nBudget: 1\nGroups: b\nPurpose: c\n")) == [
        "title",
        "budget",
        "groups",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Title: of a page\n\nText",
        "- title: A\n- b: c",
        "Note: this is a sentence.\n\nText",
        "We found this: nothing.\n\nText",
        "https://example.org/a\n\nText",
        "\n\ntitle: A\n\nText",
        "",
    ],
)
def test_no_header(text: str) -> None:
    """A heading, a list, a sentence and an address are text."""
    header = read_header(text, "p.md")
    assert header.dialect is Dialect.NONE
    assert header.body_line == 1
    assert blank_header(text, header) == text


def test_one_blank_line_before_the_header() -> None:
    """One empty line at the beginning is tolerated."""
    header = read_header("\ntitle: A\n\nText", "p.md")
    assert header.fields["title"].line == 2
    assert header.body_line == 4


def test_lines_that_go_on_as_in_yaml() -> None:
    """After a bar or a comma a line that begins with any blank belongs to the field."""
    text = (
        "title: A\ndescription: |\n  One: two.\n  Three.\npeople: Ada L,\n  Bob B;\n Cy C\n"
        "groups: a,\n finished: no\n\nText"
    )
    assert values(text) == {
        "title": "A",
        "description": "One: two.\nThree.",
        "people": "Ada L,\nBob B;\nCy C",
        "groups": "a,",
        "finished": "no",
    }
    assert values("title: A\npeople: Ada L\n  It begins.") == {"title": "A", "people": "Ada L"}


def test_addresses_after_a_header() -> None:
    """An address right after the header is text."""
    assert read_header("title: A\nhttps://example.org\n", "p.md").body_line == 2


def test_names_of_several_words() -> None:
    """A key of several words must be a known field."""
    assert list(values("title: A\ndefault group: b\nsome more: c\n")) == ["title", "default_group"]


def test_known_names_can_be_given() -> None:
    """A portal's own fields may begin a header, too."""
    assert read_header("budget: 1\n\nText", "p.md", frozenset({"budget"})).body_line == 3


def test_repeated_field() -> None:
    """The first of two equal fields counts; the second is reported."""
    header = read_header("title: A\nTitle: B\n    C\n\n", "p.md")
    assert header.fields["title"].value == "A"
    assert [(p.code, p.source.line) for p in header.problems] == [(Code.REPEATED_FIELD, 2)]


def test_a_field_behind_a_tab() -> None:
    """A known field that would go on with the line above is read as a field and reported."""
    header = read_header("title: Lea\nrole: phd\n\tstart: 2020\n    of the text\n\nText\n", "p.md")
    assert {name: raw.value for name, raw in header.fields.items()} == {
        "title": "Lea", "role": "phd", "start": "2020\nof the text",
    }  # fmt: skip
    assert [(problem.source.line, problem.text) for problem in header.problems] == [
        (
            3,
            (
                "this line begins with a tab, so it would go on with the line above; 'start' must "
                "begin in the first column"
            ),
        )
    ]


def test_lists_of_yaml() -> None:
    """Lists in brackets and in lines with hyphens are lists, where a field holds one."""
    text = (
        "title: [A] b\nmission: [member/ada]\ntags: ['a b', \"c\", d]\npeople:\n- Ada L\n"
        "  - 'Bob B'\n      Junior\nbibkeys:\n    - Litj17\ngroups: b\n\n- a list\n"
    )
    assert values(text) == {
        "title": "[A] b",
        "mission": "[member/ada]",
        "tags": ["a b", "c", "d"],
        "people": ["Ada L", "Bob B Junior"],
        "bibkeys": ["Litj17"],
        "groups": "b",
    }
    header = read_header(text, "p.md")
    assert header.fields["people"].item_lines == (5, 6)
    assert header.body_line == 12


def test_a_list_of_the_text_is_no_field() -> None:
    """Lines with hyphens below a field of another kind, or one that has a value, are the text."""
    assert values("title: A\npeople: Ada\n- a list\n") == {"title": "A", "people": "Ada"}
    assert values("title: A\ndescription:\n- a list\n") == {"title": "A", "description": ""}
