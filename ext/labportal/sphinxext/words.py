"""The words of other languages, from message catalogues and from the Unicode locale data."""

from __future__ import annotations

import datetime as dt
import gettext
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labportal.model.words import ENGLISH, Words

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from sphinx.config import Config

    from labportal.model.dates import PartialDate, Span

LOCALE = Path(__file__).parent.parent / "locale"
"""The message catalogues that labportal brings."""
DOMAIN = "labportal"


class ForeignWords(Words):
    """The words of a language other than English."""

    def __init__(self, language: str, folders: Sequence[str]) -> None:
        """Look for catalogues in *folders*; what an earlier one lacks, a later one may have."""
        self.language = language
        self._texts = catalogue_of(DOMAIN, language, folders)
        self._dates: dict[object, str] = {}
        self._locale: Any = None

    def text(self, english: str) -> str:
        """Return a text in the language, or in English."""
        # The empty text would give the header of the catalogue.
        return self._texts.gettext(english) if english else ""

    def date(self, date: PartialDate | None) -> str:
        """Return a date as the language writes it, such as ``14. März 2026``."""
        if date is None:
            return ""
        known = self._dates.get(date)
        if known is None:
            known = self._dates[date] = self._day(date)
        return known

    def span(self, span: Span | None) -> str:
        """Return when something takes place, without repeating what both ends share."""
        if span is None:
            return ""
        known = self._dates.get(span)
        if known is None:
            days = self.date(span.start)
            if span.end is not None and span.end != span.start:
                days = self._between(span.start, span.end)
            known = self._dates[span] = f"{days}, {span.times}" if span.times else days
        return known

    def number(self, number: int) -> str:
        """Return a count as the language writes it, such as ``2.306``."""
        from babel.numbers import format_decimal  # noqa: PLC0415 -- slow to import, seldom needed

        return str(format_decimal(number, locale=self._babel()))

    def __repr__(self) -> str:
        # Fingerprints of pages hold it, so that a changed translation is noticed.
        texts = sorted(getattr(self._texts, "_catalog", {}).items(), key=repr)
        stamp = hashlib.blake2b(repr(texts).encode(), digest_size=6).hexdigest()
        return f"Words({self.language}, {stamp})"

    def _babel(self) -> Any:
        """Return the locale data of the language, or those of English where there are none."""
        if self._locale is None:
            from babel import Locale, UnknownLocaleError  # noqa: PLC0415 -- as above

            try:
                self._locale = Locale.parse(self.language.replace("-", "_"))
            except (UnknownLocaleError, ValueError):
                self._locale = Locale("en")
        return self._locale

    def _day(self, date: PartialDate) -> str:
        from babel.dates import format_date, format_skeleton  # noqa: PLC0415 -- as above

        if date.day:
            return str(format_date(date.first_day(), "long", locale=self._babel()))
        if not date.month:
            return str(date.year)
        # Babel takes the first instant of the day for the day itself.
        first = dt.datetime.combine(date.first_day(), dt.time(), tzinfo=dt.UTC)
        return str(format_skeleton("yMMMM", first, locale=self._babel()))

    def _between(self, start: PartialDate, end: PartialDate) -> str:
        """Return two dates, the month and year of both only once where the language does so."""
        locale = self._babel()
        differs = "y" if start.year != end.year else "M" if start.month != end.month else "d"
        patterns = locale.interval_formats.get("yMMMd", {}).get(differs)
        if not patterns or len(patterns) != 2 or not (start.day and end.day):
            between = " – " if start.month or end.month else "–"
            return f"{self.date(start)}{between}{self.date(end)}"
        from babel.dates import parse_pattern  # noqa: PLC0415 -- as above

        return "".join(
            str(parse_pattern(pattern.replace("MMM", "MMMM")).apply(day.first_day(), locale))
            for pattern, day in zip(patterns, (start, end), strict=True)
        )


def catalogue_of(domain: str, language: str, folders: Sequence[str]) -> gettext.NullTranslations:
    """Return the texts of a language; a catalogue that is missing or damaged says nothing."""
    found = gettext.NullTranslations()
    for folder in folders:
        try:
            more = gettext.translation(domain, folder, [language.replace("-", "_")])
        except (OSError, UnicodeDecodeError, ValueError):
            continue
        if type(found) is gettext.NullTranslations:
            found = more
        else:
            found.add_fallback(more)
    return found


@cache
def words_in(language: str, folders: tuple[str, ...] = ()) -> Words:
    """Return the words of a language; catalogues in *folders* go before labportal's own."""
    if not language or primary(language) == "en":
        return ENGLISH
    return ForeignWords(language, (*folders, str(LOCALE)))


def catalogue_folders(config: Config, source: str | os.PathLike[str]) -> tuple[str, ...]:
    """Return the folders in which a site may have catalogues of its own."""
    folders = (Path(source, folder) for folder in config.locale_dirs)
    return tuple(str(folder) for folder in folders if folder.is_dir())


def name_of(language: str) -> str:
    """Return what a language calls itself, such as ``Nederlands``."""
    if primary(language) == "en":
        return "English"
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 -- slow to import, seldom needed

    try:
        name = str(Locale.parse(language.replace("-", "_")).get_display_name() or language)
    except (UnknownLocaleError, ValueError):
        return language
    return name[:1].upper() + name[1:]


def primary(language: str) -> str:
    """Return the language without its country: ``pt`` of ``pt-BR``."""
    return language.replace("_", "-").partition("-")[0].lower()
