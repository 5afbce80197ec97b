"""Reference styles: parts, missing values, punctuation, speed, and the compact style."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labportal.model.records import KINDS, Run
from labportal.model.references import Author
from labportal.model.styles import BUILTIN, format_reference, plain_text
from unit.model.styles_cases import authors, builtin, entry, own, shown

FULL = """@article{a, author = {van der Berg, Ada and Bo Berg and {The Marble Group}},
editor = {Cas Cole and Di Dahl}, title = {Marble bones}, journal = {Journal of Marble},
volume = 4, number = 2, pages = {17--29}, month = may, year = 2020, doi = {10.1000/182},
url = {https://example.org/a}, publisher = {Stone Press}, address = {Delft}, edition = 2,
school = {Stone School}, institution = {Stone Institute}, type = {Memo}, version = {1.2},
series = {Marbles}, chapter = 3, note = {With remarks}, holder = {Holding}, eid = {e12},
howpublished = {On stone}, department = {Dept. of Stones}}"""
PUBLICATION = entry(FULL)
BARE = entry("@misc{a, title = {Only a title}}")

# No signs that wait for more at the end, none at the start, no two that say the same.
DANGLING = re.compile(r"^[ ,.;:!?)\]”]|[ ,;:(\[“]$|  | [,.;:)\]”]|[(\[“] ")
DOUBLED = re.compile(r"[,;:][,.;:]|(?<!\.) ?\.\.|[?!][,.]|\( *\)|\[ *\]|“[.,]?”")

ATTRIBUTES = (
    "authors editors title year issued venue volume number pages publisher school doi url arxiv"
).split()
EMPTY = {"authors": (), "editors": (), "year": None, "issued": None}


def without(names: set[str], kind: str) -> str:
    """Return the references in all styles to a publication that lacks some fields."""
    changes = {name: EMPTY.get(name, "") for name in names if name in ATTRIBUTES}
    if "title" in names:
        changes["title_runs"] = ()
    fields = {name: text for name, text in PUBLICATION.fields.items() if name not in names}
    poor = replace(PUBLICATION, kind=kind, fields=fields, **changes)
    return "\n".join(
        plain_text(format_reference(poor, authors(poor), builtin(name))) for name in BUILTIN
    )


@settings(max_examples=400, deadline=None)
@given(
    st.sets(st.sampled_from(sorted({*ATTRIBUTES, *PUBLICATION.fields}))), st.sampled_from([*KINDS])
)
def test_missing_fields_leave_no_loose_signs(missing: set[str], kind: str) -> None:
    """Whatever a publication lacks, no sign is doubled and none dangles."""
    for line in without(missing, kind).splitlines():
        text = line.replace(". . .", "…").replace("doi: ", "doi ")
        assert not DANGLING.search(text), line
        assert not DOUBLED.search(text), line
        for opener, closer in ("()", "[]", "“”"):
            assert text.count(opener) == text.count(closer), line


LITERALS = st.sampled_from([", ", ". ", ": ", "; ", " (", ") ", ", “", ",” ", " ", "."])
PIECES = st.one_of(
    LITERALS,
    st.sampled_from(["{title}", "{venue}", "vol. *{volume}*", "{year}", "{authors}", "{doi}"]),
    st.sampled_from([" ({volume}) ", " “{venue},” ", " ({year}, {pages}) "]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=12), st.sets(st.sampled_from(ATTRIBUTES)))
def test_any_template_is_tidy(pieces: list[str], missing: set[str]) -> None:
    """A template that thinks of no missing field gets no doubled signs all the same."""
    style = own(f'[references]\ndefault = "{"".join(pieces)}"')
    changes = {name: EMPTY.get(name, "") for name in missing}
    poor = replace(PUBLICATION, title_runs=(), **changes)
    text = plain_text(format_reference(poor, authors(poor), style))
    assert not re.search(r"[,;:] ?[,.;:]|(?<!vol)\.\.|  |^[ ,.;:]|[ ,;:(“]$", text), text
    assert not re.search(r"\( *\)|“[ ,.]*”", text), text


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_a_style(text: str) -> None:
    """Whatever is written in a style, references can be made with it."""
    assert isinstance(format_reference(PUBLICATION, (), own(text)), tuple)


@pytest.mark.parametrize("name", BUILTIN)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_shows_a_bare_title(name: str, kind: str) -> None:
    """A publication that has nothing but a title is shown with it."""
    text = plain_text(format_reference(replace(BARE, kind=kind), (), builtin(name)))
    assert "Only a title" in text


def test_parts_know_what_they_are() -> None:
    """Authors carry their person, links their address, values their role."""
    names = (
        Author("A. van der Berg", ("person", "ada"), "people/ada", True),
        *authors(PUBLICATION)[1:],
    )
    parts = format_reference(PUBLICATION, names, builtin("ieee"))
    by_role: dict[str, list[str]] = {}
    for part in parts:
        by_role.setdefault(part.role, []).append(part.text)
    assert by_role["author"] == ["A. van der Berg", "B. Berg", "The Marble Group"]
    assert (by_role["title"], by_role["venue"]) == (["Marble bones"], ["Journal of Marble"])
    assert (by_role["detail"], by_role["year"]) == (["4", "2", "17–29"], ["May 2020"])
    assert [part.author for part in parts if part.role == "author"] == list(names)
    [link] = [part for part in parts if part.role == "link"]
    assert (link.text, link.url) == ("10.1000/182", "https://doi.org/10.1000/182")
    assert [part.text for part in parts if part.markup == "emph"] == ["Journal of Marble"]


def test_title_keeps_its_own_mark_up() -> None:
    """Each run of the title is a part with its run, and its last full stop is the style's."""
    runs = (Run("Growth of "), Run("E. coli", "emph"), Run(" in stone."))
    marked = replace(PUBLICATION, title_runs=runs, title="Growth of E. coli in stone.")
    parts = format_reference(marked, authors(marked), builtin("compact"))
    title = [part for part in parts if part.role == "title"]
    assert [part.run.markup for part in title if part.run] == ["", "emph", ""]
    assert "coli in stone. Journal" in plain_text(parts)


def test_wrong_number_of_authors_links_nobody() -> None:
    """Authors that are not those of the publication are not put behind its names."""
    parts = format_reference(PUBLICATION, (Author("X", ("person", "x")),), builtin("apa"))
    assert [part.author for part in parts if part.role == "author"] == [None, None, None]


@pytest.mark.parametrize("name", BUILTIN)
def test_links_can_be_left_out(name: str) -> None:
    """Without links the reference shows neither DOI nor address, nor the words before them."""
    parts = format_reference(PUBLICATION, authors(PUBLICATION), builtin(name), links=False)
    assert not [part for part in parts if part.role == "link"]
    assert "doi" not in plain_text(parts).lower()
    assert "Available" not in plain_text(parts)


def test_addresses_are_web_addresses() -> None:
    """An address that a browser would run is not shown."""
    bad = replace(PUBLICATION, doi="", url="javascript:alert(1)")
    assert "javascript" not in plain_text(format_reference(bad, (), builtin("apa")))


COMPACT = {
    "article": (
        FULL,
        (
            "A. van der Berg, B. Berg and The Marble Group. Marble bones. *Journal of Marble* "
            "4(2):17–29, 2020."
        ),
    ),
    "pages only": (
        "@article{a, author = {A B}, title = {T}, journal = {J}, pages = {1--2}, year = 2000}",
        "A. B. T. *J* 1–2, 2000.",
    ),
    "number without volume": (
        "@article{a, title = {T}, journal = {J}, number = 3, pages = {1--2}, year = 2000}",
        "T. *J* (3):1–2, 2000.",
    ),
    "no venue": (
        "@misc{a, author = {A B}, title = {What now?}, year = 2000}",
        "A. B. What now? 2000.",
    ),
    "and others": (
        "@misc{a, author = {A B and C D and others}, title = {T}}",
        "A. B, C. D, et al. T.",
    ),
}


@pytest.mark.parametrize(("text", "expected"), COMPACT.values(), ids=COMPACT)
def test_compact_style(text: str, expected: str) -> None:
    """The house style is that of the lists on the site."""
    assert shown(text, "compact") == expected


def test_long_lists_keep_members() -> None:
    """Of a long list, the first twelve, all members and the last author are shown."""
    many = " and ".join(f"A Name{number}" for number in range(1, 31))
    publication = entry(f"@misc{{a, author = {{{many}}}, title = {{T}}}}")
    names = tuple(
        Author(str(name), is_member=at == 19) for at, name in enumerate(publication.authors)
    )
    text = plain_text(format_reference(publication, names, builtin("compact")))
    assert "A. Name12, …, A. Name20, … and A. Name30. T." in text
    assert "Name13" not in text


def test_formatting_is_fast() -> None:
    """A list of two thousand references costs tens of milliseconds, also on a slow machine."""
    style = builtin("apa")
    names = authors(PUBLICATION)
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        for _ in range(200):
            format_reference(PUBLICATION, names, style)
        best = min(best, (time.process_time() - start) / 200)
    assert best < 100e-6
