"""Styles that a portal brings itself: language, inheritance, messages."""

from __future__ import annotations

import pytest

from labportal.model.records import KINDS
from labportal.model.styles import (
    BUILTIN,
    FIELDS,
    SECTIONS,
    check_style,
    check_styles,
    format_reference,
    is_style_text,
    plain_text,
    read_styles,
)
from labportal.model.styles.library import builtin_text, read_style
from unit.model.styles_cases import authors, entry, own, shown

ARTICLE = """@article{a, author = {Ada Ames and Bo Berg and Cas Cole}, title = {Marble bones},
journal = {Journal of Marble}, volume = 4, pages = {17--29}, year = 2020, isbn = {12-3}}"""


def style_of(template: str, *more: str) -> str:
    """Return an article in a style with that template."""
    return shown(ARTICLE, own("\n".join((*more, "[references]", f"default = {template}"))))


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{title}, {year}", "Marble bones, 2020"),
        ("{title}[, no. {number}], {year}", "Marble bones, 2020"),
        ("[{editors}|{number}|{venue}]", "Journal of Marble"),
        ("[{volume}[({number})]|none]", "4"),
        ("*{title}*, **{volume}**", "*Marble bones*, **4**"),
        (r"\[{year}\] \*", "[2020] *"),
        ("[[{number}][{month of nothing}]. {title}]", "Marble bones"),
        ("{title} ([{number}][, Vol. {volume}])", "Marble bones (Vol. 4)"),
        ("{bib isbn} {bib series}.", "12-3."),
    ],
)
def test_template_language(template: str, expected: str) -> None:
    """Each sign of the language does what is said of it."""
    assert style_of(template) == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("name = {given} {family}", "Ada Ames, Bo Berg and Cas Cole"),
        ("name = {initials} {family}\nfirst = {family}, {given}", "Ames, Ada, B. Berg and C. Cole"),
        ("name = {family} {initials}\ninitials = AB", "Ames A, Berg B and Cole C"),
        ('between = "; "\nlast = "; "', "A. Ames; B. Berg; C. Cole"),
        ('most = 2\nshown = 1\nkeep last = no\net al = " *et al.*"', "A. Ames *et al.*"),
        ('most = 2\nshown = 1\nkeep last = yes\nomission = ,\nafter omission = " .. "',
         "A. Ames, .. C. Cole"),
    ],
)  # fmt: skip
def test_names_of_own_styles(options: str, expected: str) -> None:
    """The section of authors says how names are written and joined."""
    assert style_of("{authors}", "[authors]", options) == expected


def test_style_inherits_from_its_base() -> None:
    """A style has from its base what it does not say itself."""
    style = own("[style]\nbase = ieee\n[authors]\nmost = 0\n[pages]\ndash = -")
    text = shown(ARTICLE, style)
    assert text == (
        "A. Ames, B. Berg, and C. Cole, “Marble bones,” *Journal of Marble*, vol. 4, pp. 17-29, "
        "2020."
    )


def test_base_may_be_an_own_style() -> None:
    """Styles of a portal can build on one another, and override a part of the other's templates."""
    first = "[parts]\nlead = {title}\n[references]\ndefault = {lead}: {year}"
    second = "[style]\nbase = first\n[parts]\nlead = {venue}"
    library = read_styles({"second": second, "first": first})
    assert library.findings == {"second": (), "first": ()}
    assert shown(ARTICLE, library.style("second")) == "Journal of Marble: 2020"


def test_long_values_go_on_in_the_next_line() -> None:
    """A line that begins with a blank continues the one before it."""
    assert style_of("{title},\n   {year}") == "Marble bones, 2020"


def test_part_of_the_name_of_a_field() -> None:
    """A part with the name of a field may use that field."""
    assert style_of("{title}{pages}", "[parts]", "pages = [, pp. {pages}]") == (
        "Marble bones, pp. 17–29"
    )


MISTAKES = {
    "[authers]\nname = x": (1, "there is no section '[authers]'; did you mean '[authors]'?"),
    "[authors]\nnmae = x": (2, "there is no 'nmae' in section [authors]; did you mean 'name'?"),
    "[authors]\nmost = many": (2, "'most' is 'many', but must be a number"),
    "[pages]\nshort = maybe": (2, "'short' is 'maybe', but must be yes or no"),
    "[authors]\ninitials = a": (
        2, "'initials' is 'a', but must be one of A. B., A.B., A B, AB",
    ),
    "[dates]\nmonths = jan feb": (2, "'months' is 'jan feb', but must be twelve words"),
    "[style]\nbase = iee": (2, "there is no style 'iee' to be based on; did you mean 'ieee'?"),
    "[style]\nbase = own": (2, "style 'own' is based on itself"),
    "[references]\narticel = x": (
        2, "there is no 'articel' in section [references]; did you mean 'article'?",
    ),
    "[references]\nbook = {titel}": (
        2, "there is no field or part '{titel}'; did you mean '{title}'?",
    ),
    "[references]\nbook = [{title}": (2, "a '[' is not closed"),
    "[references]\nbook = {title}]": (2, r"a ']' closes no '['; write '\]' for the sign itself"),
    "[references]\nbook = {title": (2, "a '{' is not closed"),
    "[references]\nbook = *{title}": (2, "a '*' or '**' is not closed where it was opened"),
    "[parts]\none = {two}\ntwo = {one}": (2, "part 'one' contains itself"),
    "[parts]\none = {titel}\n[references]\nbook = {one}\narticle = {one}": (
        2, "there is no field or part '{titel}'; did you mean '{title}'?",
    ),
    "[authors]\nname = {last}": (2, "there is no field or part '{last}'"),
    "[authors]\nname = x\nname = y": (3, "'name' was already written in section [authors]"),
    "[authors]\nname": (2, "'name' is not written as 'name = value'"),
    "name = x": (
        1,
        ("'name' stands in no section; begin with one of [style], [authors], [editors], [dates], "
        "[pages], [parts], [references]"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MISTAKES.items(), ids=[*map(repr, MISTAKES)])
def test_messages(text: str, expected: tuple[int, str]) -> None:
    """A mistake is named with its line, and the style works all the same."""
    library = read_styles({"own": text})
    finding = library.findings["own"][0]
    assert (finding.line, finding.text) == expected
    publication = entry(ARTICLE)
    parts = format_reference(publication, authors(publication), library.style("own"))
    assert "Marble bones" in plain_text(parts)


def test_mistake_is_named_once() -> None:
    """A mistake in the template of all kinds, or in a part of several, is one message."""
    text = "[parts]\nlead = {titel}\n[references]\ndefault = {lead}, {yeer}"
    lines = [finding.line for finding in read_styles({"own": text}).findings["own"]]
    assert lines == [2, 4]


@pytest.mark.parametrize("name", BUILTIN)
def test_styles_that_come_along_have_no_mistakes(name: str) -> None:
    """Each style of ours is complete and without findings, and has a title."""
    style, findings = read_style(name, builtin_text(name), {})
    assert findings == ()
    assert set(style.templates) == set(KINDS)
    assert style.title


def test_unknown_style_is_the_first_one() -> None:
    """A portal that names no existing style gets the compact one."""
    assert read_styles({}).style("nothing").name == BUILTIN[0]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({}, ""),
        ({"own": "styles/own.style"}, ""),
        ({"own": "[style]\nbase = other", "other": "other.style"}, ""),
        (["own"], "must be a dictionary from the name of a style to its text or its file"),
        ({"apa": "x"}, "has a style 'apa', which labportal has already; give it another name"),
        (
            {"own": "[references]\nbook = {titel}"},
            (
                "has a mistake in line 2 of style 'own': there is no field or part '{titel}'; "
                "did you mean '{title}'?"
            ),
        ),
    ],
)
def test_check_of_the_setting_with_styles(value: object, expected: str) -> None:
    """The setting is checked as far as it holds texts."""
    assert check_styles(value) == expected


def test_check_of_the_setting_with_a_name() -> None:
    """The name of a style is one of ours or of the portal's."""
    assert check_style("apa") == check_style("own", ["own"]) == ""
    assert check_style(3) == "must be the name of a style"
    assert check_style("vancover").endswith("did you mean 'vancouver'?")


def test_texts_are_told_from_files() -> None:
    """A value with a line break or an equals sign is a text."""
    assert is_style_text("[references]\ndefault = {title}")
    assert not is_style_text("styles/own.style")


def test_everything_is_explained() -> None:
    """Fields and options have a help text for the manual."""
    assert all(row.help for row in FIELDS.values())
    assert all(text for options in SECTIONS.values() for text in options.values())
