"""Which records belong to a period."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.dates import PartialDate
from labportal.model.records import Publication, Record

if TYPE_CHECKING:
    from labportal.model.reports.order import Order


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both included."""

    first: dt.date
    last: dt.date

    @classmethod
    def of(cls, order: Order, today: dt.date) -> Period:
        """Return the period that an order names; without an end it is that of its beginning."""
        start = order.start or PartialDate(today.year)
        if order.end is not None:
            last = order.end.last_day()
        elif order.kind == "year":
            last = start.last_day()
        else:
            last = dt.date(9999, 12, 31)
        return cls(start.first_day(), last)

    @property
    def text(self) -> str:
        """The period as a reader wants it: years where it consists of whole years."""
        whole = (self.first.month, self.first.day) == (1, 1) and (
            self.last.month,
            self.last.day,
        ) == (12, 31)
        if whole and self.first.year == self.last.year:
            return str(self.first.year)
        if whole:
            return f"{self.first.year}–{self.last.year}"
        return f"{self.first.isoformat()} – {self.last.isoformat()}"

    def holds(self, date: PartialDate | None) -> bool:
        """Tell whether a date lies in the period, as far as it is known."""
        return date is not None and date.first_day() <= self.last and self.first <= date.last_day()

    def overlaps(self, record: Record) -> bool:
        """Tell whether a record with beginning and end was current in the period."""
        start, end = getattr(record, "start", None), getattr(record, "end", None)
        if start is not None and start.first_day() > self.last:
            return False
        return end is None or bool(end.last_day() >= self.first)

    def has(self, record: Record) -> bool:
        """Tell whether what a record describes happened in the period."""
        if isinstance(record, Publication):
            if record.issued is not None and record.issued.month:
                return self.holds(record.issued)
            return record.year is not None and self.holds(PartialDate(record.year))
        return self.holds(getattr(record, "start", None) or record.date)
