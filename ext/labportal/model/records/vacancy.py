"""Vacancies, and projects for students who look for one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from labportal.model.facts import Fact, linked_fact, text_fact
from labportal.model.fields import Kind, Vocabulary, declare
from labportal.model.query import Query
from labportal.model.records.base import Record
from labportal.model.records.rows import (
    OTHER,
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
    from labportal.model.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy(Record):
    """A position, or a project for a student, that somebody can apply for."""

    type_name: ClassVar[str] = "vacancy"

    date: PartialDate | None = declare(
        Kind.DATE,
        "When it was announced.",
        example="2026-03-14",
        also=("published", "posted"),
        meaning="datePosted",
    )
    deadline: PartialDate | None = declare(
        Kind.DATE,
        "The last day on which people can apply; afterwards it counts as closed.",
        example="2026-04-30",
        also=("closing_date", "apply_before", "until", "expires"),
        meaning="validThrough",
    )
    closed: bool | None = declare(
        Kind.FLAG,
        "Whether it is filled; not needed when 'deadline' is given.",
        example="no",
        also=("filled", "finished"),
    )
    start: PartialDate | None = declare(
        Kind.DATE,
        "When the work begins.",
        example="2026-09",
        also=("start_date",),
        meaning="jobStartDate",
    )
    kind: str = declare(
        Kind.CHOICE,
        "What it offers.",
        example="student",
        default="general",
        vocabulary=Vocabulary.KINDS,
        kinds_of="vacancy",
        also=("type",),
    )
    student_project: bool = declare(
        Kind.FLAG,
        "Another way to write 'kind: student'.",
        example="no",
        default=False,
        internal=True,
    )
    duration: str = declare(
        Kind.TEXT, "How long it lasts.", example="4 years", default="", also=("period",)
    )
    hours: str = declare(
        Kind.TEXT,
        "Hours a week, or part of full time.",
        example="36 hours a week",
        default="",
        also=("fte", "employment"),
        meaning="workHours",
    )
    location: str = declare(
        Kind.TEXT,
        "Where the work is done.",
        example="Nijmegen",
        default="",
        also=("place",),
        meaning="jobLocation:Place.address",
    )
    people: tuple[str, ...] = declare(
        Kind.NAMES,
        "Whom to ask.",
        example="Ada Lovelace",
        default=(),
        target="person",
        also=("contact", "contacts", "supervisors", "members"),
    )
    projects: tuple[str, ...] = declare(
        Kind.KEYS, "Projects it is part of.", example="marble", default=(), target="project"
    )
    bibkeys: tuple[str, ...] = declare(
        Kind.BIBKEYS,
        "Publications to read before.",
        example="Mori20",
        default=(),
        target="publication",
        also=("publications",),
    )
    apply: str = declare(
        Kind.URL,
        "Where to apply.",
        example="https://jobs.example.org/123",
        default="",
        also=("application", "website", "url", "external_url"),
        link="Apply",
    )

    @property
    def offers(self) -> str:
        """What it offers, in whichever way that was written."""
        return "student" if self.student_project and self.kind == "general" else self.kind

    @property
    def published_from(self) -> PartialDate | None:
        """The first day on which the site shows the record, if there is such a day."""
        return self.publish or self.date


def _deadline(record: Record) -> PartialDate | None:
    assert isinstance(record, Vacancy)
    return record.deadline


def _closed(record: Record) -> bool | None:
    assert isinstance(record, Vacancy)
    return record.closed


def _badge(record: Record) -> str:
    assert isinstance(record, Vacancy)
    return "Student project" if record.offers == "student" else ""


def _line(catalogue: Catalogue, record: Record, _: str) -> str:
    assert isinstance(record, Vacancy)
    words = catalogue.words
    until = ""
    if record.deadline:
        until = words.fill("apply until {date}", date=words.date(record.deadline))
    return ", ".join(part for part in (record.location, record.duration, until) if part)


def _facts(catalogue: Catalogue, record: Record) -> tuple[Fact, ...]:
    assert isinstance(record, Vacancy)
    words = catalogue.words
    return (
        text_fact("deadline", "Apply until", words.date(record.deadline)),
        text_fact("start", "Begins", words.date(record.start)),
        text_fact("duration", "Duration", record.duration),
        text_fact("hours", "Hours", record.hours),
        text_fact("location", "Where", record.location),
        linked_fact(catalogue, record, "groups", "Groups"),
        linked_fact(catalogue, record, "projects", "Part of"),
    )


def _offers(catalogue: Catalogue, record: Record) -> tuple[str, ...]:
    assert isinstance(record, Vacancy)
    return (record.offers if record.offers in catalogue.kinds_of("vacancy") else OTHER,)


def _employment(_: Catalogue, record: Record) -> Mapping[str, str]:
    assert isinstance(record, Vacancy)
    return {"employmentType": "INTERN"} if record.offers == "student" else {}


TYPE = RecordType(
    name="vacancy",
    plural="vacancies",
    role="vacancy",
    record_class=Vacancy,
    folders=("vacancies", "jobs", "student-projects"),
    singular_heading="Vacancy",
    plural_heading="Vacancies",
    default_order="order",
    templates=("vacancy-single",),
    offered=tuple(
        """description kind deadline start duration hours location people projects apply
        picture""".split()
    ),
    kinds={"general": "Positions", "student": "Student projects"},
    badge=_badge,
    criteria={"type": _offers},
    line=_line,
    facts=_facts,
    sections=(
        Section("people", "Whom to ask", listed("person", "people")),
        Section("publications", "Further reading", listed("publication", "bibkeys"), "bibkeys"),
    ),
    phases=Phases(
        present="open",
        past="closed",
        present_heading="Open",
        past_heading="Closed",
        badge="Closed",
        until=_deadline,
        over=_closed,
    ),
    overview=(
        Section(
            "positions",
            "Open positions",
            asked(
                "vacancy",
                status="open",
                type="general",
                empty="There are no open positions at the moment.",
            ),
        ),
        Section(
            "students",
            "Student projects",
            asked(
                "vacancy",
                status="open",
                type="student",
                empty="There are no open student projects at the moment.",
            ),
        ),
        Section("others", "Other openings", asked("vacancy", status="open", type=OTHER)),
        Section("closed", "Closed", asked("vacancy", status="closed", layout="compact")),
    ),
    home=replace(
        Query.of("vacancy", status="open"),
        limit=3,
        more="All vacancies",
        empty="There are no open positions at the moment.",
    ),
    back={
        "person": Back(heading="Vacancies", status="open", layout="list"),
        "project": Back(heading="Vacancies", status="open", layout="list"),
        "group": Back(heading="Vacancies", status="open"),
    },
    meaning=Meaning(type="JobPosting", name="title", groups="hiringOrganization", more=_employment),
    has_feed=True,
)
