"""What holds for the header of any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from labportal.model.records import RECORD_TYPES
from labportal.reading.external import read_external
from labportal.reading.headers import Dialect, blank_header, read_header, read_headless
from labportal.reading.text import check_body, scan_body, split_lines, substitute_values
from labportal.reading.values import Vocabularies, read_record

PIECES = st.sampled_from(
    ["---", "...", "title", "people", ":", ": ", "\n", "\r\n", "\n\n", "    ", "\t", "- ", "[", "]",
     "{", "}", "{{ X }}", "'", '"', "#", "&a", "*a", "|", ">", "Purpose", "a b", ",", "yes",
     "\ufeff", "```", "`", "<!--", "-->", "<a b>", "![[", "](", "\x00", "\x85", "é",
     "Ã©", "groups", "2026"]
)  # fmt: skip
TEXTS = st.text() | st.lists(PIECES, max_size=40).map("".join) | st.lists(
    PIECES, max_size=30
).map(lambda pieces: "---\n" + "".join(pieces) + "\n---\n")  # fmt: skip
WORDS = Vocabularies(roles=("phd", "staff"), groups=("bones", "breast"))


@given(TEXTS)
def test_lines_are_header_or_body(text: str) -> None:
    """Blanking keeps the number of lines, empties the header's and touches no other."""
    header = read_header(text, "p.md")
    lines = split_lines(text)
    blanked = blank_header(text, header).split("\n")
    assert len(blanked) == len(lines)
    assert 1 <= header.body_line <= len(lines) + 1
    first = header.body_line - 1
    assert not any(blanked[:first])
    if header.dialect is not Dialect.NONE:
        assert blanked[first:] == lines[first:]
        assert first
    else:
        assert header.fields == {}
        assert blanked[1:] == lines[1:]


@given(TEXTS)
def test_lines_of_fields_are_in_the_header(text: str) -> None:
    """Every field and item has a line of the header, and so has every problem of a header."""
    header = read_header(text, "p.md")
    numbers = [problem.source.line for problem in header.problems]
    for raw in header.fields.values():
        numbers += [raw.line, *raw.item_lines]
    last = len(split_lines(text)) if header.dialect is Dialect.NONE else header.body_line - 1
    assert all(1 <= number <= last for number in numbers)


@given(TEXTS, st.sampled_from(sorted(RECORD_TYPES)))
def test_values_never_raise(text: str, type_name: str) -> None:
    """Any header makes a record with a title."""
    header = read_header(text, "p.md")
    if type_name == "publication":
        return
    record, problems = read_record(
        RECORD_TYPES[type_name], header, key="a-b", path="p.md", vocabularies=WORDS
    )
    assert record.title
    assert all(problem.message and problem.source.path == "p.md" for problem in problems)


@given(st.sampled_from(["role", "active", "groups", "links", "start", "orcid"]), st.text())
def test_field_values_never_raise(name: str, value: str) -> None:
    """Any text in a field of a person is a value, a message, or nothing."""
    flat = " ".join(value.split())
    header = read_header(f"title: A\n{name}: {flat}\n\n", "p.md")
    record, _ = read_record(RECORD_TYPES["person"], header, key="a", path="p.md")
    assert record.title == "A"


@given(TEXTS)
def test_bodies_never_raise(text: str) -> None:
    """Any text can be scanned, checked and filled in, and keeps its lines."""
    lines = split_lines(text)
    facts = scan_body(lines)
    headless = read_headless(lines)
    assert headless.title == facts.first_heading
    assert all(1 <= problem.source.line <= len(lines) for problem in check_body(lines, "p.md"))
    filled, _ = substitute_values(text, {"X": "one\ntwo"})
    assert len(split_lines(filled)) == len(lines)


@given(TEXTS)
def test_external_files_never_raise(text: str) -> None:
    """Any text is a file of external people, if only one with problems."""
    people, _ = read_external(text, "external.yaml")
    assert len({person.key for person in people}) == len(people)
