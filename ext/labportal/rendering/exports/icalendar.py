"""Events as calendars: iCalendar (RFC 5545), for one record or for all of a type.

Nothing in a calendar depends on the day of the build.  A time of day without a known time zone is
"floating": it is shown as it is written, wherever the reader is.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from labportal.rendering.exports.addresses import calendar_of_record, calendar_of_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labportal.model.catalogue import Catalogue
    from labportal.model.dates import PartialDate, Span
    from labportal.model.records import Record
    from labportal.rendering.exports.feeds import Site

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})
_LINE = 75
"""Octets of a line; a longer one is folded."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The time zone in which times of day are written; without a name they float."""

    zone: str = ""

    def moment(self, day: dt.date, time: str) -> str:
        """Return a time of day on a day, in UTC if the zone is known."""
        hour, minute = (int(part) for part in time.split(":"))
        written = dt.datetime.combine(day, dt.time(hour, minute))
        if not self.zone:
            return written.strftime("%Y%m%dT%H%M%S")
        in_zone = written.replace(tzinfo=ZoneInfo(self.zone))
        return in_zone.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")


def calendar_files(catalogue: Catalogue, site: Site, clock: Clock) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of every calendar."""
    for row in catalogue.types.values():
        if not row.has_calendar:
            continue
        dated = [record for record in catalogue.of_type(row.name) if has_day(record, catalogue)]
        entries = {
            record.key: calendar_entry(record, span, site, clock)
            for record in dated
            if (span := row.span(record)) is not None
        }
        for record in dated:
            name = f"{record.label} · {site.title}"
            yield calendar_of_record(record), calendar(name, [entries[record.key]])
        if dated:
            name = f"{catalogue.words.text(row.plural_heading)} · {site.title}"
            yield calendar_of_type(row), calendar(name, entries.values())


def has_day(record: Record, catalogue: Catalogue) -> bool:
    """Tell whether a record takes place on a day that is known."""
    row = catalogue.row_of(record)
    span = row.span(record) if row.has_calendar else None
    return bool(span and record.docname and span.start.day and span.last_day.day)


def calendar(name: str, entries: Iterable[Iterable[str]]) -> str:
    """Return a calendar of that name."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//labportal//labportal//EN",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for entry in entries for line in entry),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def calendar_entry(record: Record, span: Span, site: Site, clock: Clock) -> list[str]:
    """Return one event, which takes place in *span*."""
    host = urlsplit(site.base).hostname or "labportal.invalid"
    location = getattr(record, "location", "")
    announced = getattr(record, "announced", None) or record.added or span.start
    stamp = announced.first_day().strftime("%Y%m%dT000000Z")
    lines = [
        "BEGIN:VEVENT",
        f"UID:{record.type_name}-{record.key}@{host}",
        # When it was written is not known, and the day of the build would make no build the same.
        f"DTSTAMP:{stamp}",
        *_days(span, clock),
        f"SUMMARY:{_text(record.label)}",
        f"DESCRIPTION:{_text(record.description)}" if record.description else "",
        f"LOCATION:{_text(location)}" if location else "",
        f"URL:{site.base}{site.uri(record.docname)}" if site.base else "",
        f"STATUS:{'CANCELLED' if getattr(record, 'cancelled', False) else 'CONFIRMED'}",
        "END:VEVENT",
    ]
    return [line for line in lines if line]


def _days(span: Span, clock: Clock) -> list[str]:
    first, last = _day(span.start), _day(span.last_day)
    if span.times is None:
        # The end is the first day that does not belong to it.
        after = last + dt.timedelta(days=1)
        return [f"DTSTART;VALUE=DATE:{first:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]
    lines = [f"DTSTART:{clock.moment(first, span.times.start)}"]
    if span.times.end and (last > first or span.times.end > span.times.start):
        lines.append(f"DTEND:{clock.moment(last, span.times.end)}")
    return lines


def _day(date: PartialDate) -> dt.date:
    return date.first_day()


def _text(text: str) -> str:
    return " ".join(text.split()).translate(_ESCAPES)


def _folded(line: str) -> str:
    """Return a line cut into pieces of at most 75 octets, never inside a character."""
    pieces: list[str] = []
    piece, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _LINE:
            pieces.append(piece)
            # The blank that marks a folded line counts.
            piece, size = " ", 1
        piece += char
        size += octets
    return "\r\n".join((*pieces, piece))
