"""Events: talks, defences, workshops and whatever else has a date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from labportal.model.dates import Span
from labportal.model.facts import Fact, linked_fact, text_fact
from labportal.model.fields import Kind, Vocabulary, declare
from labportal.model.query import Query
from labportal.model.records.base import Record
from labportal.model.records.rows import (
    Back,
    Meaning,
    Phases,
    RecordType,
    Section,
    asked,
    listed,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.model.catalogue import Catalogue
    from labportal.model.dates import PartialDate, Times


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Something that takes place at a certain time."""

    type_name: ClassVar[str] = "event"

    date: PartialDate | None = declare(
        Kind.DATE,
        "The day, or the first one.",
        example="2026-03-14",
        required=True,
        also=("start", "start_date"),
        meaning="startDate",
    )
    announced: PartialDate | None = declare(
        Kind.DATE,
        "When it was announced, which is its date in the feed.",
        example="2026-02-01",
        also=("published", "posted"),
    )
    end: PartialDate | None = declare(
        Kind.DATE,
        "The last day, if there are several.",
        example="2026-03-16",
        also=("end_date",),
        meaning="endDate",
    )
    time: Times | None = declare(
        Kind.TIME, "The time of day.", example="14:00-15:30", also=("times", "hours")
    )
    kind: str = declare(
        Kind.CHOICE,
        "What it is.",
        example="defence",
        default="",
        vocabulary=Vocabulary.KINDS,
        kinds_of="event",
        also=("type",),
    )
    location: str = declare(
        Kind.TEXT,
        "Room and building, or the town.",
        example="Aula, Comeniuslaan 2, Nijmegen",
        default="",
        also=("place", "venue", "where"),
        meaning="location:Place.address",
    )
    online: str = declare(
        Kind.URL,
        "Where to take part from afar.",
        example="https://example.org/live",
        default="",
        also=("stream", "video_call"),
        link="Take part online",
        meaning="location:VirtualLocation.url",
    )
    people: tuple[str, ...] = declare(
        Kind.NAMES,
        "Who speaks or takes part.",
        example="Ada Lovelace",
        default=(),
        target="person",
        also=("speakers", "speaker", "members"),
        meaning="performer",
    )
    organisers: tuple[str, ...] = declare(
        Kind.NAMES,
        "Whom to ask.",
        example="Grace Hopper",
        default=(),
        target="person",
        also=("organiser", "organizers", "organizer", "contact"),
        meaning="organizer",
    )
    projects: tuple[str, ...] = declare(
        Kind.KEYS, "Projects it belongs to.", example="marble", default=(), target="project"
    )
    bibkeys: tuple[str, ...] = declare(
        Kind.BIBKEYS,
        "Publications it is about, such as the thesis.",
        example="Mori20",
        default=(),
        target="publication",
        also=("publications",),
    )
    website: str = declare(
        Kind.URL,
        "The event's own site.",
        example="https://workshop.example.org",
        default="",
        also=("url",),
        link="Website",
        meaning="sameAs",
    )
    registration: str = declare(
        Kind.URL,
        "Where to register.",
        example="https://example.org/register",
        default="",
        also=("register", "tickets"),
        link="Register",
    )
    cancelled: bool = declare(
        Kind.FLAG, "Whether it will not take place.", example="no", default=False,
        also=("canceled",),
    )  # fmt: skip
    content_before: str = declare(
        Kind.MARKDOWN,
        "Text that is shown until the event is over.",
        example="Please register before 1 March.",
        default="",
        also=("before",),
        internal=True,
    )
    content_after: str = declare(
        Kind.MARKDOWN,
        "Text that is shown when the event is over.",
        example="The recording is online.",
        default="",
        also=("after",),
        internal=True,
    )

    @property
    def published_from(self) -> PartialDate | None:
        """The first day on which the site shows the record, if there is such a day."""
        return self.publish or self.announced


def span_of(record: Record) -> Span | None:
    """Return when an event takes place."""
    assert isinstance(record, Event)
    if record.date is None:
        return None
    return Span(start=record.date, end=record.end, times=record.time)


def _until(record: Record) -> PartialDate | None:
    span = span_of(record)
    return span.last_day if span else None


def _facts(catalogue: Catalogue, record: Record) -> tuple[Fact, ...]:
    assert isinstance(record, Event)
    return (
        text_fact("when", "When", catalogue.words.span(span_of(record))),
        text_fact("location", "Where", record.location),
        linked_fact(catalogue, record, "people", "With"),
        linked_fact(catalogue, record, "organisers", "Contact"),
        linked_fact(catalogue, record, "groups", "Groups"),
    )


def _state(_: Catalogue, record: Record) -> Mapping[str, str]:
    assert isinstance(record, Event)
    state = "EventCancelled" if record.cancelled else "EventScheduled"
    ways = ("Offline" if record.location else "") + ("Online" if record.online else "")
    mode = {"OfflineOnline": "Mixed"}.get(ways, ways)
    return {
        "eventStatus": f"https://schema.org/{state}",
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode" if mode else "",
    }


TYPE = RecordType(
    name="event",
    plural="events",
    role="event",
    record_class=Event,
    folders=("events", "calendar", "agenda"),
    singular_heading="Event",
    plural_heading="Events",
    default_order="soonest",
    default_layout="list",
    templates=("event-single", "calendar-single"),
    offered=tuple(
        "date end time location kind description people registration bibkeys picture".split()
    ),
    kinds={
        "talk": "Talks",
        "defence": "Defences",
        "workshop": "Workshops",
        "course": "Courses",
        "meeting": "Meetings",
        "social": "Together",
    },
    badge_of_kind={
        "talk": "Talk",
        "defence": "Defence",
        "workshop": "Workshop",
        "course": "Course",
        "meeting": "Meeting",
    },
    badge=lambda record: "Cancelled" if getattr(record, "cancelled", False) else "",
    span=span_of,
    line=lambda _, record, __: getattr(record, "location", ""),
    facts=_facts,
    sections=(
        Section("projects", "Projects", listed("project", "projects")),
        Section("publications", "Publications", listed("publication", "bibkeys"), "bibkeys"),
    ),
    phases=Phases(
        present="upcoming",
        past="past",
        present_heading="Upcoming",
        past_heading="Past events",
        badge="Past",
        until=_until,
    ),
    overview=(
        Section(
            "upcoming",
            "",
            asked("event", status="upcoming", empty="There are no events to come at the moment."),
        ),
        Section("past", "Past events", asked("event", status="past", layout="compact")),
    ),
    home=replace(
        Query.of("event", status="upcoming"),
        limit=5,
        more="All events",
    ),
    back={
        "person": Back(heading="Events", layout="list"),
        "project": Back(heading="Events", layout="list"),
        "group": Back(heading="Events", status="upcoming"),
    },
    meaning=Meaning(type="Event", groups="organizer", more=_state),
    has_feed=True,
    has_calendar=True,
)
