"""Courses."""

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
    end_of,
    listed,
)

if TYPE_CHECKING:
    from labportal.model.catalogue import Catalogue
    from labportal.model.dates import PartialDate, Times


@dataclass(frozen=True, slots=True, kw_only=True)
class Course(Record):
    """Something that the group teaches."""

    type_name: ClassVar[str] = "course"

    code: str = declare(
        Kind.TEXT,
        "Its code in the catalogue of the university.",
        example="MED-IMG03",
        default="",
        meaning="courseCode",
    )
    kind: str = declare(
        Kind.CHOICE,
        "For whom it is.",
        example="master",
        default="",
        vocabulary=Vocabulary.KINDS,
        kinds_of="course",
        also=("type", "level"),
    )
    start: PartialDate | None = declare(
        Kind.DATE, "When it begins next.", example="2026-09-07", also=("start_date",)
    )
    end: PartialDate | None = declare(
        Kind.DATE,
        "When it ends; afterwards it counts as past, until a new date is written.",
        example="2026-10-30",
        also=("end_date",),
    )
    time: Times | None = declare(
        Kind.TIME, "The time of day.", example="9:00-12:30", also=("times", "hours")
    )
    location: str = declare(
        Kind.TEXT, "Where it is held.", example="Leiden", default="", also=("place",)
    )
    credits: str = declare(
        Kind.TEXT, "How much it counts.", example="3 EC", default="", also=("ects", "ec")
    )
    language_of_teaching: str = declare(
        Kind.TEXT, "The language of the course.", example="English", default="",
        also=("taught_in",), meaning="inLanguage",
    )  # fmt: skip
    people: tuple[str, ...] = declare(
        Kind.NAMES,
        "Who teaches.",
        example="Ada Lovelace",
        default=(),
        target="person",
        also=("teachers", "lecturers", "instructors", "members"),
    )
    projects: tuple[str, ...] = declare(
        Kind.KEYS, "Projects it belongs to.", example="marble", default=(), target="project"
    )
    software: tuple[str, ...] = declare(
        Kind.KEYS,
        "Software that it teaches or uses.",
        example="lesion-viewer",
        default=(),
        target="software",
        meaning="about",
    )
    bibkeys: tuple[str, ...] = declare(
        Kind.BIBKEYS,
        "What participants read.",
        example="Mori20",
        default=(),
        target="publication",
        also=("publications", "literature"),
    )
    website: str = declare(
        Kind.URL,
        "The course's own site.",
        example="https://course.example.org",
        default="",
        also=("url",),
        link="Website",
        meaning="sameAs",
    )
    registration: str = declare(
        Kind.URL, "Where to register.", example="https://example.org/register", default="",
        also=("register", "apply"), link="Register",
    )  # fmt: skip


def span_of(record: Record) -> Span | None:
    """Return when a course is held next."""
    assert isinstance(record, Course)
    if record.start is None:
        return None
    return Span(start=record.start, end=record.end, times=record.time)


def _line(_: Catalogue, record: Record, __: str) -> str:
    assert isinstance(record, Course)
    return ", ".join(part for part in (record.location, record.credits) if part)


def _facts(catalogue: Catalogue, record: Record) -> tuple[Fact, ...]:
    assert isinstance(record, Course)
    return (
        text_fact("when", "When", catalogue.words.span(span_of(record))),
        text_fact("location", "Where", record.location),
        text_fact("credits", "Credits", record.credits),
        text_fact("code", "Code", record.code),
        text_fact("language", "Language", record.language_of_teaching),
        linked_fact(catalogue, record, "groups", "Groups"),
    )


TYPE = RecordType(
    name="course",
    plural="courses",
    role="course",
    record_class=Course,
    folders=("courses", "teaching"),
    singular_heading="Course",
    plural_heading="Courses",
    default_order="order",
    templates=("course-single",),
    offered=tuple(
        "description kind start end time location credits people registration picture".split()
    ),
    kinds={
        "bachelor": "Bachelor",
        "master": "Master",
        "phd": "PhD candidates",
        "professional": "For professionals",
    },
    badge_of_kind={
        "bachelor": "Bachelor", "master": "Master", "phd": "PhD", "professional": "Professionals",
    },
    span=span_of,
    line=_line,
    facts=_facts,
    sections=(
        Section("people", "Teachers", listed("person", "people")),
        Section("software", "Software", listed("software", "software")),
        Section("projects", "Projects", listed("project", "projects")),
        Section("publications", "Literature", listed("publication", "bibkeys"), "bibkeys"),
    ),
    phases=Phases(past="past", past_heading="Past courses", badge="Past", until=end_of),
    overview=(
        Section("current", "", asked("course", status="current")),
        Section("past", "Past courses", asked("course", status="past", layout="compact")),
    ),
    home=replace(Query.of("course", status="current"), limit=3, more="All courses"),
    back={
        "person": Back(heading="Teaching", layout="list"),
        "software": Back(heading="Courses", layout="list"),
        "group": Back(heading="Courses", status="current"),
    },
    meaning=Meaning(type="Course", groups="provider"),
    has_calendar=True,
)  # fmt: skip
