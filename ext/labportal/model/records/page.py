"""Pages that describe nothing but themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from labportal.model.fields import Kind, declare
from labportal.model.records.base import HomePart, Link, Record
from labportal.model.records.rows import RecordType, Section, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from labportal.model.catalogue import Catalogue
    from labportal.model.dates import PartialDate
    from labportal.model.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Record):
    """Any other page of the site; its lists are shown after its text."""

    type_name: ClassVar[str] = "page"

    people: tuple[str, ...] = declare(
        Kind.NAMES, "People to show.", example="Ada Lovelace", default=(), target="person"
    )
    projects: tuple[str, ...] = declare(
        Kind.KEYS, "Projects to show.", example="marble", default=(), target="project"
    )
    research: tuple[str, ...] = declare(
        Kind.KEYS, "Research lines to show.", example="bones", default=(), target="research"
    )
    software: tuple[str, ...] = declare(
        Kind.KEYS, "Software to show.", example="lesion-viewer", default=(), target="software"
    )
    bibkeys: tuple[str, ...] = declare(
        Kind.BIBKEYS,
        "Publications to show.",
        example="Litj17",
        default=(),
        target="publication",
        also=("publications",),
    )
    hero: str = declare(
        Kind.TEXT,
        "The picture of the opening of a home page, or 'news' for the newest news item.",
        example="images/hero.png",
        default="",
        also=("home_image",),
        internal=True,
    )
    hero_title: str = declare(
        Kind.TEXT,
        "The heading of the opening; the description if there is none.",
        example="Every image, read with care",
        default="",
        internal=True,
    )
    lead: str = declare(
        Kind.MARKDOWN,
        "A line in large letters under that heading.",
        example="Computers that help physicians read images.",
        default="",
        also=("site_lead", "sitelead"),
        internal=True,
    )
    buttons: tuple[Link, ...] = declare(
        Kind.LINKS,
        "The buttons of the opening.",
        example="{Our research: /research/}",
        default=(),
        internal=True,
    )
    sections: tuple[HomePart, ...] = declare(
        Kind.PARTS,
        "What the page lists after its text, in this order: names of lists, with a heading, a "
        "number or options of their own.",
        example="[news, {events: What is on}, {people: {role: chair, limit: 4}}]",
        default=(),
        also=("home_sections",),
        internal=True,
    )
    about: str = declare(
        Kind.MARKDOWN,
        "Text about the group that stands before those of the sections.",
        example="We are twenty people in two buildings.",
        default="",
    )
    mission: str = declare(
        Kind.MARKDOWN,
        "Text of a section about the mission.",
        example="We want images to be read well everywhere.",
        default="",
    )
    groups_description: str = declare(
        Kind.MARKDOWN,
        "Text of a section about the research groups.",
        example="Three groups work together.",
        default="",
    )
    support_description: str = declare(
        Kind.MARKDOWN,
        "Text of a section about research support.",
        example="A team of engineers keeps the cluster running.",
        default="",
    )
    spinoff_description: str = declare(
        Kind.MARKDOWN,
        "Text of a section about spin-off companies.",
        example="Two companies have come out of our work.",
        default="",
    )
    industry_description: str = declare(
        Kind.MARKDOWN,
        "Text of a section about work with industry.",
        example="We work with makers of scanners.",
        default="",
    )
    kind: str = declare(
        Kind.TEXT, "A word for sorting pages, kept as it is.", example="card", default="",
        also=("type", "category", "section"),
    )  # fmt: skip

    @classmethod
    def field_meant(cls, written: str) -> str:
        """Return the field for which an older name with a group in it stands, or nothing."""
        match = _OF_GROUP.fullmatch(written)
        return "" if match is None else "about" if match[1] else "mission"

    @property
    def published_from(self) -> PartialDate | None:
        """The first day on which the site shows the record, if there is such a day."""
        return self.publish or self.date


def home_sections(page: Page) -> tuple[Section, ...]:
    """Return the sections that a page's header asks for."""
    found: dict[str, Section] = {}
    for part in page.sections:
        name = part.name
        while name in found:
            name += "-more"
        found[name] = Section(name, part.heading, _asked_by(part))
    return tuple(found.values())


HOME = ("news", "project", "person", "event", "publication")
"""The record types that a home page lists which names none and leads nowhere by itself."""


def usual_sections(rows: Mapping[str, RecordType]) -> tuple[Section, ...]:
    """Return what home pages usually show, of the types among *rows*."""
    found = [(rows[name], rows[name].home) for name in HOME if name in rows]
    return tuple(
        Section(row.plural, row.plural_heading, _asked_by(HomePart(row.plural, "", query)))
        for row, query in found
        if query is not None
    )


def _asked_by(part: HomePart) -> Callable[[Record], Query]:
    return lambda _: part.query


def _kind(_: Catalogue, record: Record) -> tuple[str, ...]:
    assert isinstance(record, Page)
    return (record.kind,) if record.kind else ()


_OF_GROUP = re.compile(r"(about_)\w+|\w+_mission")

PROSE: Mapping[str, str] = {
    "about": "",
    "mission": "Our mission",
    "groups_description": "Research groups",
    "support_description": "Research support",
    "spinoff_description": "Spin-off companies",
    "industry_description": "Industry collaborations",
}
"""Fields whose text becomes part of the page -> heading, if any, in the order of the page."""

TYPE = RecordType(
    name="page",
    plural="pages",
    role="page",
    record_class=Page,
    folders=("pages",),
    singular_heading="Page",
    plural_heading="Pages",
    default_layout="list",
    criteria={"type": _kind},
    in_bar=False,
    sections=(
        Section("people", "People", listed("person", "people")),
        Section("research", "Research lines", listed("research", "research")),
        Section("projects", "Projects", listed("project", "projects")),
        Section("software", "Software", listed("software", "software")),
        Section("publications", "Publications", listed("publication", "bibkeys"), "bibkeys"),
    ),
)
