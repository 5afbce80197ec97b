"""Dates that can be read and yet cannot be meant: an end before its start, a year long ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.dates import PartialDate
from labportal.reading.values.parsed import Complaint

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping

EARLIEST = 1800
"""The year before which a date is taken for a slip."""
YEARS_AHEAD: Mapping[str, int] = {"start": 3, "end": 50}
"""Field -> how many years in the future a date may lie."""
MOST_YEARS_AHEAD = 10
"""For every other field."""


def date_complaints(
    values: Mapping[str, object], today: dt.date | None, place: Callable[[str], tuple[str, int]]
) -> Iterator[tuple[str, Complaint]]:
    """Yield (field, complaint); *place* tells how a field was written, and on which line."""
    dates = {name: date for name, date in values.items() if isinstance(date, PartialDate)}
    unlikely = set()
    for name, date in dates.items():
        ahead = YEARS_AHEAD.get(name, MOST_YEARS_AHEAD)
        if date.year < EARLIEST:
            reason = f"is {date.iso}, which is very long ago; is the year right?"
        elif today is not None and date.year > today.year + ahead:
            reason = f"is {date.iso}, more than {ahead} years ahead; is the year right?"
        else:
            continue
        unlikely.add(name)
        yield name, Complaint(reason, code=Code.UNLIKELY_DATE)
    start, end = dates.get("start"), dates.get("end")
    if start and end and not unlikely and end.last_day() < start.first_day():
        # The line that stands below the other one knows of it.
        later, earlier = sorted(("start", "end"), key=lambda name: place(name)[1], reverse=True)
        written, line = place(earlier)
        side = "before" if later == "end" else "after"
        reason = f"is {dates[later].iso}, {side} '{written}' on line {line} ({dates[earlier].iso})"
        yield later, Complaint(reason, code=Code.DATE_ORDER)
