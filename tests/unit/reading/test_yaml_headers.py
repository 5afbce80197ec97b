"""YAML headers: values with their lines, repairs, and limits."""

from __future__ import annotations

import pytest

from labportal.model.codes import Code
from labportal.reading.headers import Dialect, Header, blank_header, read_header


def read(block: str) -> Header:
    """Read a header whose first field stands on line 2."""
    return read_header(f"---\n{block}\n---\nText\n", "people/ada.md")


def found(header: Header) -> list[tuple[int, str]]:
    """Return line and message of each problem."""
    return [(problem.source.line, problem.text) for problem in header.problems]


def test_values_and_lines() -> None:
    """Text, lists and mappings keep their lines, and nothing becomes a date or truth value."""
    header = read("Title: No\ndate: 2021-12-18\ngroups:\n  - a\n\n  - b\nlinks: {Code: 'x: y'}")
    assert header.dialect is Dialect.YAML
    assert header.body_line == 10
    assert {name: (raw.value, raw.line) for name, raw in header.fields.items()} == {
        "title": ("No", 2),
        "date": ("2021-12-18", 3),
        "groups": (["a", "b"], 4),
        "links": ({"Code": "x: y"}, 8),
    }
    assert header.fields["groups"].item_lines == (5, 7)
    assert found(header) == []


def test_names_with_blanks() -> None:
    """A field name is kept in lower case with underscores."""
    assert list(read("Default Group: a").fields) == ["default_group"]


def test_empty_values() -> None:
    """Nothing, a tilde and null are empty text; a quoted null is a word."""
    header = read("a:\nb: ~\nc: null\nd: 'null'")
    assert [raw.value for raw in header.fields.values()] == ["", "", "", "null"]


@pytest.mark.parametrize("end", ["---", "...", "---   "])
def test_end_marks(end: str) -> None:
    """Hyphens or three full stops end the block."""
    header = read_header(f"---\ntitle: A\n{end}\nText", "p.md")
    assert header.body_line == 4
    assert header.fields["title"].value == "A"


@pytest.mark.parametrize(
    ("line", "reason", "value"),
    [
        ("name: Ada: a life", "a value with a colon needs quotes", "Ada: a life"),
        ("name: 'Ada", "a quotation mark is not closed", "Ada"),
        ('name: "Ada" L.', "text follows a closing quotation mark", '"Ada" L.'),
        ("name: @ada", "a value that begins with a special sign needs quotes", "@ada"),
        ("name: [Ada", "a square bracket is not closed", "Ada"),
        ("name: *", "a value that begins with * needs quotes", "*"),
        (
            "name: Ada\n\tL.",
            "this line begins with a tab, which YAML forbids; write blanks instead",
            "Ada\nL.",
        ),
    ],
)
def test_repair(line: str, reason: str, value: str) -> None:
    """A value that is not YAML is named with its line and reason, kept, and costs no other."""
    header = read(f"title: A\n{line}\ngroups: [a, b]")
    (number, message), *more = found(header)
    assert message.startswith(f"the header cannot be read: {reason}")
    assert number in (3, 4)
    assert not more
    assert header.problems[0].code is Code.INVALID_HEADER
    assert header.fields["name"].value == value
    assert header.fields["groups"].value == ["a", "b"]
    assert header.fields["groups"].line == 3 + line.count("\n") + 1


@pytest.mark.parametrize(
    ("text", "expected", "fields"),
    [
        ("title: A\n\trole: phd", (3, ("this line begins with a tab, which YAML forbids; write "
         "blanks instead")), {"title": "A", "role": "phd"}),
        ("title: A\n  role: phd\nstart: 2020", (3, ("this line begins with 2 blanks; 'role' must "
         "begin below 'title', in the first column")),
         {"title": "A", "role": "phd", "start": "2020"}),
        (" title: A\nrole: phd", (2, ("this line begins with a blank; fields must begin in the "
         "first column")), {"title": "A", "role": "phd"}),
        ("title: A\nrole phd\nstart: 2020", (3, "the colon after 'role' is missing"),
         {"title": "A", "role": "phd", "start": "2020"}),
        ("title: A\nlinks:\n- Code: https://x.org\n Data: https://y.org", (5, ("this line begins "
         "with 1 blank; 'Data' must begin below 'Code', after 2 blanks")), {"title": "A"}),
        ("title: A\nlinks:\n\t- Code: https://x.org", (4, ("this line begins with a tab, which "
         "YAML forbids; write blanks instead")), {"title": "A"}),
        ("title: A\nlinks:\n  - a\n - b", (5, ("this line begins with 1 blank, the one above with "
         "2 blanks; lines of one list must begin in the same column")), {"title": "A"}),
    ],
)  # fmt: skip
def test_what_stands_before_a_line_is_named(
    text: str, expected: tuple[int, str], fields: dict[str, str]
) -> None:
    """Tabs, blanks and a missing colon are called so, once, and the field is read as meant."""
    header = read(text)
    number, reason = expected
    assert found(header) == [(number, f"the header cannot be read: {reason}")]
    assert {name: header.fields[name].value for name in fields} == fields


@pytest.mark.parametrize(
    ("text", "line", "item"),
    [("aliases:\n  - G. A.\n   - G. B.", 4, "- G. B."), ("title: Kim\n  - a", 3, "- a")],
)
def test_an_item_that_goes_on_with_the_line_above(text: str, line: int, item: str) -> None:
    """What looks like an item but is none to YAML is named."""
    assert found(read(text)) == [
        (
            line,
            (
                f"'{item}' begins further in than the line above it, so it goes on with that line "
                "and is no item of a list"
            ),
        )
    ]


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("title: Blue: a study", 'title: "Blue: a study"'),
        ("position: @umc", 'position: "@umc"'),
        ('title: Blue: "a" study', "title: 'Blue: \"a\" study'"),
        ("position: \u2018PhD: imaging\u2019", 'position: "PhD: imaging"'),
        ("position: PhD #1", 'position: "PhD #1"'),
    ],
)
def test_the_right_line_is_offered(text: str, suggestion: str) -> None:
    """Where quotation marks are missing, the message says how the line has to look."""
    assert found(read(f"order: 1\n{text}"))[0][1].endswith(f"; did you mean '{suggestion}'?")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("role:phd", "the blank after 'role:' is missing"),
        ("role = phd", "the colon after 'role' is missing"),
    ],
)
def test_a_slip_beside_the_colon(line: str, reason: str) -> None:
    """The field is read as it was meant."""
    header = read(f"title: A\n{line}")
    assert found(header) == [(3, f"the header cannot be read: {reason}")]
    assert header.fields["role"].value == "phd"


def test_blanks_of_other_kinds() -> None:
    """A blank that does not break, as word processors write it, is a blank."""
    assert read("role:\u00a0phd").fields["role"].value == "phd"
    assert found(read("role:\u00a0phd")) == []


def test_a_nested_list_is_no_mistake() -> None:
    """Items below an item that holds nothing but them, and text between quotes, are fine."""
    assert found(read("links:\n  -\n    - a\nnote: |\n  - one\n   - two\nx: 'a\n  - b'")) == []


def test_fields_with_hyphens() -> None:
    """A header whose fields stand in a list is read, and the hyphens are named."""
    header = read("- title: A\n- role: phd")
    assert found(header) == [
        (2, "the lines of a header begin with the name of a field, without a hyphen")
    ]
    assert header.fields["role"].value == "phd"
    assert header.body_line == 5


def test_a_list_is_no_header() -> None:
    """A list between the hyphens is reported and stays in the text."""
    header = read("- a\n- b")
    assert header.dialect is Dialect.NONE
    assert [number for number, _ in found(header)] == [2]
    assert found(read("Some text")) == []


def test_every_bad_value_is_named() -> None:
    """Two mistakes give two messages."""
    assert [line for line, _ in found(read("a: b: c\nd: e\nf: 'g"))] == [2, 4]


def test_list_in_a_damaged_field() -> None:
    """The items of a list are kept even if one of them is not YAML."""
    header = read("people:\n- Ada: a: b\n- Grace")
    assert header.fields["people"].value == ["Ada: a: b", "Grace"]
    assert header.fields["people"].item_lines == (3, 4)


def test_value_substitutions_are_text() -> None:
    """A declared value is text, alone or at the beginning of more, and no mistake."""
    header = read("picture: {{ IMGURL }}\nwebsite: {{ HOST }}/ada")
    assert [raw.value for raw in header.fields.values()] == ["{{ IMGURL }}", "{{ HOST }}/ada"]
    assert found(header) == []


def test_repeated_field() -> None:
    """The first of two equal fields counts, and the second one is reported on its line."""
    header = read("title: A\nTITLE: B")
    assert header.fields["title"].value == "A"
    assert found(header) == [(3, "field 'TITLE' was already written on line 2")]


def test_text_aliases_work_and_list_aliases_do_not_grow() -> None:
    """Text can be repeated by reference; a reference to a list stays as it is written."""
    header = read("a: &x Ada\nb: *x\nc: &y [1]\nd: [*y, *y]")
    assert header.fields["b"].value == "Ada"
    assert header.fields["d"].value == ["*y", "*y"]


@pytest.mark.parametrize("block", ["a: " + "[" * 50_000, "- " * 50_000 + "a: b"])
def test_deep_nesting(block: str) -> None:
    """Nesting that would overflow a parser's stack is a message."""
    assert {problem.code for problem in read(f"title: A\n{block}").problems} == {
        Code.INVALID_HEADER
    }


def test_python_objects_are_text() -> None:
    """A tag that constructs objects elsewhere is kept as text."""
    assert read("a: !!python/object/apply:os.getcwd []").fields["a"].value == []
    assert read("a: !important yes").fields["a"].value == "!important yes"


def test_control_characters() -> None:
    """An invisible sign is reported on its line, and the other fields are read."""
    header = read("title: A\nname: A\x07da")
    assert found(header) == [
        (3, "the header cannot be read: it holds an invisible control character")
    ]
    assert header.fields["title"].value == "A"


def test_unclosed_header() -> None:
    """Missing hyphens at the end are reported, and the text is not swallowed."""
    header = read_header("---\ntitle: A\ngroups: b\n\nText: with a colon\n", "p.md")
    assert found(header) == [
        (1, "the header is not closed: a line of three hyphens is missing after its last field")
    ]
    assert header.body_line == 5
    assert list(header.fields) == ["title", "groups"]


@pytest.mark.parametrize("text", ["---\n\nText\n\n---\nMore", "---\nText\n---\n", "----"])
def test_rules_are_no_header(text: str) -> None:
    """A rule on the first line is text, and Markdown will not take it for a header either."""
    header = read_header(text, "p.md")
    assert header == Header()
    assert blank_header(text, header) == text.replace(text.split("\n", 1)[0], "***", 1)


def test_empty_header() -> None:
    """A block without fields is a header without fields."""
    header = read_header("---\n---\nText", "p.md")
    assert (header.dialect, header.fields, header.body_line) == (Dialect.YAML, {}, 3)
