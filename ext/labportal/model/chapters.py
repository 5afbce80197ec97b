"""The chapters of the book: their names, their usual order, and how much each prints."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from labportal.model.records import Record

WELCOME = "welcome"
THESES = "theses"
PAGES = "pages"
INDEX = "index"
CHAPTERS = (
    WELCOME,
    "research",
    "projects",
    "people",
    THESES,
    "publications",
    "presentations",
    "software",
    "courses",
    "grants",
    "news",
    "events",
    "vacancies",
    "groups",
    PAGES,
    INDEX,
)
"""Every chapter that has a name of its own, in its usual place; empty ones are left out."""

MANY_PUBLICATIONS = 400
"""From so many publications on, the older ones are shortened unless the site says otherwise."""
RECENT_YEARS = 5
_SINCE = re.compile(r"since\s+(\d{4})")
_LAST = re.compile(r"last\s+(\d{1,3})\s+years?")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_YEARS = re.compile(r"((?:19|20)\d{2})(?:\s*[-–—]\s*((?:19|20)\d{2}))?")
HAPPENINGS = ("news", "event")
"""Types of records of which the book shows those of its period."""
RECENT_NEWS_YEARS = 3
AMOUNTS = ("auto", "all", "short", "selected", "split")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Which publications the book prints, and how."""

    full_since: int = 0
    """Publications of this year and later are printed in full; 0 means every one."""
    short_before: bool = False
    """Whether older ones are printed in one line each; else they are left out."""
    selected: bool = False
    """Whether only those that a record of the portal names are printed."""
    apart: bool = False
    """Whether a second PDF holds every publication."""


def chapters_with(names: Sequence[str], own: Iterable[str]) -> tuple[str, ...]:
    """Return the chapters of a site whose own record types have the plurals *own*.

    Where the site names no chapters, those come before the other pages.
    """
    if tuple(names) != CHAPTERS:
        return tuple(names)
    place = CHAPTERS.index(PAGES)
    return (*CHAPTERS[:place], *own, *CHAPTERS[place:])


def read_amount(text: str, this_year: int, publications: int) -> Amount | None:
    """Return what a setting means in a year and for a number of publications, or None."""
    recent = this_year - RECENT_YEARS + 1
    word = " ".join(text.split()).lower()
    if word == "auto":
        return read_amount("all" if publications < MANY_PUBLICATIONS else "short", this_year, 0)
    simple = {
        "all": Amount(),
        "short": Amount(full_since=recent, short_before=True),
        "selected": Amount(selected=True),
        "split": Amount(full_since=recent, apart=True),
    }
    if word in simple:
        return simple[word]
    if match := _SINCE.fullmatch(word):
        return Amount(full_since=int(match[1]))
    if match := _LAST.fullmatch(word):
        return Amount(full_since=this_year - int(match[1]) + 1)
    return None


def read_news_years(text: str, cover: str, this_year: int) -> tuple[int, int] | None:
    """Return the first and last year of the news and events in the book, or None.

    *cover* is the period that the cover names; ``auto`` takes its years.
    """
    word = " ".join(text.split()).lower()
    if word == "all":
        return 1, 9999
    if word == "auto":
        years = [int(year) for year in _YEAR.findall(cover)]
        return (min(years), max(years)) if years else (this_year - RECENT_NEWS_YEARS + 1, 9999)
    if match := _SINCE.fullmatch(word):
        return int(match[1]), 9999
    if match := _LAST.fullmatch(word):
        return this_year - int(match[1]) + 1, 9999
    if match := _YEARS.fullmatch(word):
        return int(match[1]), int(match[2] or match[1])
    return None


def is_in_years(record: Record, years: tuple[int, int]) -> bool:
    """Tell whether what a record tells of lies in the years; without a date it does."""
    start = getattr(record, "start", None) or record.date
    if start is None:
        return True
    end = getattr(record, "end", None) or start
    return bool(start.year <= years[1] and years[0] <= end.year)
