"""Slips that a page can hold: merges, blocks without an end, almost Markdown, odd headers."""

from __future__ import annotations

import pytest

from labportal.model.records import Person, Project
from labportal.reading.headers import Dialect, read_header
from labportal.reading.pages import decode
from labportal.reading.text.checks import check_body
from labportal.reading.text.conflicts import settle_conflicts
from labportal.reading.values import Vocabularies, read_record

NEVER = "is never closed, so the rest belongs to it"


def said(text: str) -> list[tuple[int, str, str]]:
    """Return line, code and text of what is wrong with the text of a page."""
    problems = check_body(text.split("\n"), "p.md")
    return [(found.source.line, found.code.value, found.text) for found in problems]


@pytest.mark.parametrize(
    ("text", "settled", "lines"),
    [
        ("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\nd", "a\n\nb\n\n\n\nd", ((2, 6),)),
        ("<<<<<<< a\nb\n||||||| base\nc\n=======\nd\n>>>>>>> e", "\nb\n\n\n\n\n", ((1, 7),)),
        ("<<<<<<< a\n=======\nd\n>>>>>>> e\n<<<<<<< a\nb\n=======\n>>>>>>> e",
         "\n\n\n\n\nb\n\n", ((1, 4), (5, 8))),
        ("Heading\n=======\n", "Heading\n=======\n", ()),
        ("<<<<<<< a\nnever ends\n", "<<<<<<< a\nnever ends\n", ()),
        ("a <<<<<<< b", "a <<<<<<< b", ()),
    ],
)  # fmt: skip
def test_of_two_versions_the_first_counts(
    text: str, settled: str, lines: tuple[tuple[int, int], ...]
) -> None:
    """Marks and second versions become empty lines; what is no conflict stays."""
    assert settle_conflicts(text) == (settled, lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n```\nb", [(2, "unclosed_block", f"the block that begins with ``` here {NEVER}")]),
        ("a\n\n:::{note}\nb", [
            (3, "unclosed_block", f"the block that begins with ::: here {NEVER}")]),
        ("```{people}\n:role: phd\n\nText", [
            (1, "unclosed_block", f"the block that begins with ``` here {NEVER}")]),
        ("a\n<!-- b\n\nc", [(2, "unclosed_block",
                            ("the comment that begins with <!-- here is never "
                            "closed, so the rest does not show"))]),
        ("```\na\n```\n\n:::{note}\nb\n:::\n<!-- c -->", []),
        ("::::{grid}\n:::{card}\na\n:::\n::::", []),
    ],
)  # fmt: skip
def test_what_has_no_end(text: str, expected: list[tuple[int, str, str]]) -> None:
    """A block or comment that is open after the last line is named where it begins."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("##Aims", "'##Aims' is no heading; did you mean '## Aims'?"),
        ("(Ada)[/people/ada/]", ("'(Ada)[/people/ada/]' is no link; did you mean "
         "'[Ada](/people/ada/)'?")),
        ("See [Ada] (../people/ada.md).", ("'[Ada] (../people/ada.md)' is no link; did you mean "
         "'[Ada](../people/ada.md)'?")),
        ("| a | b |\n| 1 | 2 |", ("'| a | b |' begins no table without a line below it such as "
         "|---|---|")),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ""),
        ("#hashtag and ## Aims", ""),
        ("# C#\n\n## F#", ""),
        ("[Ada](/people/ada/) (see /x/y)", ""),
        ("as in [12] (a study) and f(x)[0]", ""),
        ("`##Aims`, `[Ada] (/x/)`", ""),
        ("```\n##Aims\n```", ""),
    ],
)  # fmt: skip
def test_almost_markdown(line: str, expected: str) -> None:
    """What is nearly a heading, link or table is named; code and ordinary text are not."""
    found = said(line)
    assert [text for _, _, text in found] == ([expected] if expected else [])
    assert all(code == "markdown_syntax" for _, code, _ in found)


@pytest.mark.parametrize("dash", ["\u2014", "\u2014\u2014", "\u2013", "--"])
def test_dashes_are_no_hyphens(dash: str) -> None:
    """A header between the dashes of a word processor is read, and the dash is named."""
    header = read_header(f"{dash}\ntitle: Ada\nrole: phd\n{dash}\n\nText", "p.md")
    assert header.dialect is Dialect.YAML
    assert header.fields["title"].value == "Ada"
    assert header.body_line == 5
    assert [found.text for found in header.problems] == [
        (
            f"a header begins and ends with three hyphens, but this line is '{dash}'; did you mean "
            "'---'?"
        )
    ]


def test_a_blank_before_the_hyphens() -> None:
    """A header that is moved in by a blank is one."""
    assert read_header(" ---\ntitle: Ada\n---\n", "p.md").fields["title"].value == "Ada"


def test_a_header_below_a_text() -> None:
    """A header that does not begin the page is named; one in an example is not."""
    header = "---\ntitle: Ada\nrole: phd\n---\n"
    [problem] = read_header(f"Welcome.\n\n{header}", "p.md").problems
    assert problem.source.line == 3
    assert problem.text == (
        "lines 3 to 6 look like a header, but nothing may stand above a header; they are shown as "
        "text"
    )
    assert read_header(f"# Guide\n\n```yaml\n{header}```\n", "p.md").problems == ()
    assert read_header("# Guide\n\n---\n\nText\n\n---\n", "p.md").problems == ()


def test_utf_16_is_read() -> None:
    """What some editors call Unicode is understood, and named."""
    text, [problem] = decode("title: Zoë\n".encode("utf-16"), "p.md")
    assert text == "title: Zoë\n"
    assert "UTF-16" in problem.text


@pytest.mark.parametrize(
    ("record_class", "header", "field", "value", "expected"),
    [
        (Project, "title: \u201cMarble\u201d", "title", "Marble", ("field 'title' stands between "
         "curly quotation marks; they would be shown; did you mean 'Marble'?")),
        (Project, "title: \u201cA\u201d and \u201cB\u201d", "title",
         "\u201cA\u201d and \u201cB\u201d", ""),
        (Person, "position: {PhD}", "position", "PhD", ("field 'position' is '{PhD}'; a value that "
         "begins with a brace needs quotes")),
        (Person, "E-mail: ada@example.org", "email", "ada@example.org", ""),
        (Person, "email: ada@example.org\u200b", "email", "ada@example.org", ""),
    ],
)  # fmt: skip
def test_values_from_a_word_processor(
    record_class: type[Person | Project], header: str, field: str, value: str, expected: str
) -> None:
    """Curly quotation marks, braces and signs that nobody sees do no harm."""
    text = f"---\norder: 1\n{header}\n---\n# A\n"
    record, problems = read_record(
        record_class, read_header(text, "p.md"), key="a", path="p.md", vocabularies=Vocabularies(),
        heading="A",
    )  # fmt: skip
    found = getattr(record, field)
    assert (found if isinstance(found, str) else found.default) == value
    assert [problem.text for problem in problems] == ([expected] if expected else [])
