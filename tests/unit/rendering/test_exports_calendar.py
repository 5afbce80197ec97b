"""Calendars, read back by another program."""

from __future__ import annotations

import datetime as dt
from typing import Any

import icalendar
import pytest

from labportal.model.dates import PartialDate, Times
from labportal.model.linking import build_catalogue
from labportal.model.problems import Source
from labportal.model.records import Event
from labportal.rendering.exports.feeds import Site
from labportal.rendering.exports.icalendar import Clock, calendar_files

SITE = Site(
    title="The Lab",
    language="en",
    base="https://lab.example.org/",
    uri=lambda page: f"{page}/",
)


def make(key: str, **fields: Any) -> Event:
    """Return an event with a page."""
    made = {"title": key.capitalize(), "docname": f"events/{key}", **fields}
    return Event(key=key, source=Source(f"{key}.md"), **made)


def calendars(*events: Event, zone: str = "", site: Site = SITE) -> dict[str, str]:
    """Return path -> text of every calendar."""
    catalogue = build_catalogue(events, today=dt.date(2026, 1, 1), roles={}, groups={})
    return dict(calendar_files(catalogue, site, Clock(zone)))


def only_event(text: str) -> Any:
    """Return the only event of a calendar."""
    [found] = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return found


TALK = make(
    "talk",
    title="Knees; lungs, and \\ more",
    date=PartialDate(2026, 7, 3),
    time=Times("14:00", "15:30"),
    location="Aula, Nijmegen",
    description="Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich. " * 3,
)

AFTERNOON = {"time": Times("14:00", "15:30")}


def test_a_calendar_says_all_that_it_must() -> None:
    """Version, product, id, stamp, times, place, address and text survive the way."""
    files = calendars(TALK)
    assert list(files) == ["events/talk/event.ics", "events/calendar.ics"]
    whole = icalendar.Calendar.from_ical(files["events/calendar.ics"])
    assert (whole["VERSION"], whole["PRODID"]) == ("2.0", "-//labportal//labportal//EN")
    assert whole["X-WR-CALNAME"] == "Events · The Lab"
    event = only_event(files["events/talk/event.ics"])
    assert event["UID"] == "event-talk@lab.example.org"
    assert event["SUMMARY"] == TALK.title
    assert event["LOCATION"] == "Aula, Nijmegen"
    assert event["DESCRIPTION"] == TALK.description.strip()
    assert event["URL"] == "https://lab.example.org/events/talk/"
    assert event["STATUS"] == "CONFIRMED"
    assert event.decoded("DTSTAMP") == dt.datetime(2026, 7, 3, tzinfo=dt.UTC)


def test_lines_are_as_the_standard_wants_them() -> None:
    """At most 75 octets and a line break of two signs, also within an accented letter."""
    text = calendars(TALK)["events/talk/event.ics"]
    assert text.endswith("END:VCALENDAR\r\n")
    lines = text.split("\r\n")
    assert not any("\n" in line or "\r" in line for line in lines)
    assert max(len(line.encode()) for line in lines) <= 75


@pytest.mark.parametrize(
    ("fields", "zone", "start", "end"),
    [
        ({}, "", "2026-07-03", "2026-07-04"),
        ({"end": PartialDate(2026, 7, 5)}, "", "2026-07-03", "2026-07-06"),
        (AFTERNOON, "", "2026-07-03T14:00:00", "2026-07-03T15:30:00"),
        (AFTERNOON, "Europe/Amsterdam", "2026-07-03T12:00:00+00:00", "2026-07-03T13:30:00+00:00"),
        ({"time": Times("14:00")}, "", "2026-07-03T14:00:00", None),
        (
            {"time": Times("09:00", "17:00"), "end": PartialDate(2026, 7, 4)},
            "",
            "2026-07-03T09:00:00",
            "2026-07-04T17:00:00",
        ),
    ],
)
def test_times_are_what_is_written(fields: Any, zone: str, start: str, end: str | None) -> None:
    """Days end on the day after; times float unless the site names its zone."""
    made = make("x", date=PartialDate(2026, 7, 3), **fields)
    event = only_event(calendars(made, zone=zone)["events/calendar.ics"])
    assert event.decoded("DTSTART").isoformat() == start
    assert (event.decoded("DTEND").isoformat() if "DTEND" in event else None) == end


def test_what_has_no_day_is_in_no_calendar() -> None:
    """A month is no appointment; a cancelled event is one that says so."""
    files = calendars(make("month", date=PartialDate(2026, 7)))
    assert files == {}
    gone = make("gone", date=PartialDate(2026, 7, 3), cancelled=True)
    assert only_event(calendars(gone)["events/calendar.ics"])["STATUS"] == "CANCELLED"


def test_a_site_without_address_has_calendars_too() -> None:
    """The id needs some host, and the address of the page is left out."""
    site = Site(title="Lab", language="", base="", uri=lambda page: page)
    event = only_event(calendars(TALK, site=site)["events/calendar.ics"])
    assert event["UID"] == "event-talk@labportal.invalid"
    assert "URL" not in event
