"""Dates of which only the year, or only year and month, may be known."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_TIMES = re.compile(
    r"([01]?\d|2[0-3])[:.h]([0-5]\d)(?:\s*(?:-|–|to|until)\s*([01]?\d|2[0-3])[:.h]([0-5]\d))?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month (day 0) or a year (month 0) of the Gregorian calendar."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> PartialDate | None:
        """Return the date that *text* writes as ``YYYY[-MM[-DD]]``, or None."""
        match = _ISO.fullmatch(text.strip())
        if match is None:
            return None
        year, month, day = (int(part or 0) for part in match.groups())
        try:
            dt.date(year, month or 1, day or 1)
        except ValueError:
            return None
        if day and not month:
            return None
        return cls(year, month, day)

    @property
    def iso(self) -> str:
        """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    def first_day(self) -> dt.date:
        """Return the first day that the date can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> dt.date:
        """Return the last day that the date can mean."""
        if self.day:
            return dt.date(self.year, self.month, self.day)
        if not self.month:
            return dt.date(self.year, 12, 31)
        following = dt.date(self.year + self.month // 12, self.month % 12 + 1, 1)
        return following - dt.timedelta(days=1)

    def __str__(self) -> str:
        """Return the date as a reader of English expects it: ``14 March 2026``."""
        month = MONTHS[self.month - 1] if self.month else ""
        return " ".join(part for part in (str(self.day or ""), month, str(self.year)) if part)


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Times:
    """A time of day, or from one to another, as ``HH:MM``."""

    start: str
    end: str = ""

    @classmethod
    def parse(cls, text: str) -> Times | None:
        """Return the time that *text* writes as ``14:00`` or ``14:00-15:30``, or None."""
        match = _TIMES.fullmatch(text.strip())
        if match is None:
            return None
        hour, minute, last_hour, last_minute = match.groups()
        start = f"{int(hour):02d}:{minute}"
        return cls(start, f"{int(last_hour):02d}:{last_minute}" if last_hour else "")

    def __str__(self) -> str:
        return f"{self.start}–{self.end}" if self.end else self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """When something takes place: a day or several, perhaps at a time of day."""

    start: PartialDate
    end: PartialDate | None = None
    times: Times | None = None

    @property
    def last_day(self) -> PartialDate:
        """The last day of it."""
        return self.end or self.start

    def __str__(self) -> str:
        """Return it without repeating what both ends share: ``14–16 March 2026``."""
        days = _between(self.start, self.end) if self.end else str(self.start)
        return f"{days}, {self.times}" if self.times else days


def _between(start: PartialDate, end: PartialDate) -> str:
    if start == end:
        return str(start)
    if start.day and end.day and (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{end}"
    if start.month and end.month and start.year == end.year:
        return f"{str(start).removesuffix(f' {start.year}')} – {end}"
    return f"{start} – {end}" if start.month or end.month else f"{start}–{end}"


def is_current(start: PartialDate | None, end: PartialDate | None, today: dt.date) -> bool:
    """Tell whether *today* lies between the two dates; an open side has no limit."""
    return (start is None or start.first_day() <= today) and (
        end is None or today <= end.last_day()
    )
