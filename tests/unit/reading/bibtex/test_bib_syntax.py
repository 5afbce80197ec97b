"""The grammar of .bib files, sound and broken."""

from __future__ import annotations

import pytest

from labportal.model.codes import Code
from unit.reading.bibtex.bibs import AFTER, BEFORE, one, problems_of, read


@pytest.mark.parametrize(
    "value",
    ["{A study}", '"A study"', '"A " # {study}', "{A } # st", "{A {st}udy}", '"A {"}st{"}udy"'],
)
def test_every_way_to_write_a_value(value: str) -> None:
    """Braces, quotation marks, macros and joints give the same text."""
    text = f'@string{{st = "study"}} @misc{{k, title = {value}}}'
    assert read(text).publications[0].title.replace('"', "") == "A study"


def test_parentheses_delimit_entries() -> None:
    """An entry may stand in parentheses, with parentheses inside its values."""
    entry = read("@article(k, title = {A (very) small study}, year = 2020)").publications[0]
    assert (entry.bibkey, entry.title, entry.year) == ("k", "A (very) small study", 2020)


def test_deep_braces() -> None:
    """Braces may nest deeper than anybody needs."""
    assert one("title = {" + "{" * 30 + "x" + "}" * 30 + "}").title == "x"


def test_comments_in_any_case_and_place() -> None:
    """Text between entries, @comment in any case, and lines after % are not read."""
    text = (
        "notes of a@b.nl\n@Comment{jabref-meta: x;\n@article{hidden, title={no}}\n}\n"
        "% @article{old, title={no}}\n@PREAMBLE{ {\\def\\x{}} }\n@misc{k,\n % year\n title={T}}"
    )
    assert [entry.bibkey for entry in read(text).publications] == ["k"]


def test_lines_of_entries_and_fields() -> None:
    """Each field has the line on which its name stands."""
    entry = read(f"{BEFORE}\n@book{{k,\n title = {{A\n long one}},\n\n year = 2020}}").publications[
        1
    ]
    assert entry.source.line == 7
    assert (entry.lines["title"], entry.lines["year"]) == (8, 11)


BROKEN = {
    "no closing brace of a value": (
        "@article{b,\n title = {A study of {MRI},\n year = {2020},\n author = {X Y}\n}\n",
        "field 'title' has no closing brace", 7,
    ),
    "no closing brace of the entry": (
        "@article{b,\n title = {A study of MRI},\n year = {2020},\n author = {X Y}\n",
        "a closing brace is missing", 9,
    ),
    "no closing quotation mark": (
        '@article{b,\n title = "A study of MRI,\n year = "2020",\n author = "X Y"\n}\n',
        "field 'title' has no closing quotation mark", 7,
    ),
    "text after a value": (
        "@article{b,\n title = {A study} of MRI},\n year = {2020},\n author = {X Y}\n}\n",
        "there is text after the end of field 'title'", 7,
    ),
    "a brace too many": (
        "@article{b,\n title = {A study of MRI}},\n year = {2020},\n author = {X Y}\n}\n",
        "a closing brace too many", 7,
    ),
    "no comma": (
        "@article{b,\n title = {A study of MRI}\n year = {2020},\n author = {X Y}\n}\n",
        "a comma is missing after field 'title'", 7,
    ),
    "no comma after the key": (
        "@article{b\n title = {A study of MRI},\n year = {2020},\n author = {X Y}\n}\n",
        "a comma is missing after the key", 6,
    ),
    "no equals sign": (
        "@article{b,\n title = {A study of MRI},\n note this,\n year = {2020},\n author={X Y}}\n",
        "'note this,' is not a field", 8,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_entry_costs_at_most_itself(name: str) -> None:
    """What can be saved is saved, the neighbours are untouched, and the line is named."""
    text, message, line = BROKEN[name]
    found = read(BEFORE + text + AFTER)
    assert [entry.bibkey for entry in found.publications] == ["before1", "b", "after2"]
    entry = found.publications[1]
    assert (entry.title, entry.year, [str(author) for author in entry.authors]) == (
        "A study of MRI", 2020, ["X Y"],
    )  # fmt: skip
    assert [problem.code for problem in found.problems] == [Code.BIB_SYNTAX]
    assert f"entry 'b': {message}" in found.problems[0].message
    assert found.problems[0].source.line == line


def test_an_entry_without_a_key_is_reported() -> None:
    """An entry that nobody can cite is left out and named by its line."""
    found = read(f"{BEFORE}@article{{\n title = {{T}},\n}}\n{AFTER}")
    assert [entry.bibkey for entry in found.publications] == ["before1", "after2"]
    assert [(problem.code, problem.source.line) for problem in found.problems] == [
        (Code.BIB_SYNTAX, 6)
    ]


def test_an_unclosed_comment_hides_nothing() -> None:
    """A @comment that never closes does not swallow the entries after it."""
    found = read(f"@comment{{ some notes\n{BEFORE}{AFTER}")
    assert [entry.bibkey for entry in found.publications] == ["before1", "after2"]


def test_a_broken_macro_is_reported() -> None:
    """A @string without its closing quotation mark costs only itself."""
    found = read(f'@string{{j = "Journal}}\n{BEFORE}')
    assert [entry.bibkey for entry in found.publications] == ["before1"]
    assert "the @string 'j' cannot be read" in found.problems[0].message


def test_a_repeated_field_keeps_the_first() -> None:
    """The second value of a field is reported with the line of the first."""
    text = "@misc{k,\n title = {One},\n author = {A B},\n year = 2000,\n title = {Two},\n}"
    assert read(text).publications[0].title == "One"
    (problem,) = problems_of(text, Code.BIB_REPEATED_FIELD)
    assert (problem.source.line, problem.field) == (5, "title")
    assert "line 2" in problem.message


def test_a_key_with_a_blank() -> None:
    """A key with a blank gets a hyphen and a message."""
    found = read("@misc{van Dam 2020, title={T}, author={A B}, year=2020}")
    assert found.publications[0].bibkey == "van-Dam-2020"
    assert found.problems[0].code is Code.BIB_SYNTAX
