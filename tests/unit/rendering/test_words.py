"""What the interface says in a language: texts, dates and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from labportal.model.dates import PartialDate, Span, Times
from labportal.model.words import ENGLISH
from labportal.sphinxext.words import words_in

if TYPE_CHECKING:
    from pathlib import Path

DAY, MONTH, YEAR = PartialDate(2026, 3, 14), PartialDate(2026, 3), PartialDate(2026)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ("14 March 2026", "March 2026", "2026")),
        ("nl", ("14 maart 2026", "maart 2026", "2026")),
        ("de", ("14. März 2026", "März 2026", "2026")),
        ("fr", ("14 mars 2026", "mars 2026", "2026")),
    ],
)
def test_dates_are_written_as_the_language_does(language: str, expected: tuple[str, ...]) -> None:
    """A day, a month and a year, also in a language that has no translation."""
    words = words_in(language)
    assert tuple(words.date(date) for date in (DAY, MONTH, YEAR)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "14–16 March 2026, 14:00–15:30"),
        ("nl", "14–16 maart 2026, 14:00–15:30"),
        ("de", "14.–16. März 2026, 14:00–15:30"),
    ],
)
def test_days_in_one_month_share_it(language: str, expected: str) -> None:
    """A span of days names the month and the year once."""
    span = Span(start=DAY, end=PartialDate(2026, 3, 16), times=Times("14:00", "15:30"))
    assert words_in(language).span(span) == expected


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (PartialDate(2026, 4, 2), "14. März – 2. April 2026"),
        (PartialDate(2027, 1, 2), "14. März 2026 – 2. Januar 2027"),
        (PartialDate(2026, 5), "14. März 2026 – Mai 2026"),
    ],
)
def test_a_longer_span_names_both_ends(end: PartialDate, expected: str) -> None:
    """Over the end of a month or a year, or without a day, both ends are written."""
    # Typographers set thin blanks around the dash.
    assert words_in("de").span(Span(start=DAY, end=end)).replace("\u2009", " ") == expected


def test_years_are_joined_without_blanks() -> None:
    """Two years need no more than a dash."""
    assert words_in("nl").span(Span(start=YEAR, end=PartialDate(2028))) == "2026–2028"


def test_numbers_have_their_thousands_apart() -> None:
    """Each language has a sign of its own for thousands."""
    said = {language: words_in(language).number(12345) for language in ("en", "nl", "de")}
    assert said == {"en": "12,345", "nl": "12.345", "de": "12.345"}


def test_nothing_stays_nothing() -> None:
    """No date, no span and no text make no words; gettext would give its header."""
    for words in (ENGLISH, words_in("nl")):
        assert (words.date(None), words.span(None), words.text("")) == ("", "", "")


def test_a_country_has_the_words_of_its_language() -> None:
    """Where there is no catalogue for a country, that of the language counts."""
    assert words_in("de-AT").text("News") == "Nachrichten"
    assert words_in("en-US") is ENGLISH


def test_an_unknown_language_is_told_in_english() -> None:
    """A code that nobody knows costs no build."""
    assert words_in("xx").text("News") == "News"
    assert words_in("no language").date(YEAR) == "2026"


def test_a_damaged_catalogue_is_passed_over(tmp_path: Path) -> None:
    """A file that is no catalogue leaves labportal's own words."""
    folder = tmp_path / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "labportal.mo").write_bytes(b"not a catalogue")
    assert words_in("nl", (str(tmp_path),)).text("News") == "Nieuws"


def test_a_site_can_say_some_things_otherwise(tmp_path: Path) -> None:
    """A catalogue of the site goes before labportal's, text by text."""
    from babel.messages import Catalog
    from babel.messages.mofile import write_mo

    folder = tmp_path / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    own = Catalog(locale="nl")
    own.add("News", "Berichten")
    with (folder / "labportal.mo").open("wb") as file:
        write_mo(file, own)
    words = words_in("nl", (str(tmp_path),))
    assert (words.text("News"), words.text("People")) == ("Berichten", "Medewerkers")
    assert repr(words) != repr(words_in("nl"))
