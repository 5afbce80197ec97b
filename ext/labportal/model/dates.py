"""Dates of which only the year, or only year and month, may be known."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

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


def is_current(start: PartialDate | None, end: PartialDate | None, today: dt.date) -> bool:
    """Tell whether *today* lies between the two dates; an open side has no limit."""
    return (start is None or start.first_day() <= today) and (
        end is None or today <= end.last_day()
    )
