"""Pages that describe nothing but themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from labportal.model.fields import Kind, declare
from labportal.model.records.base import Record, RecordType, Section, listed


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
    kind: str = declare(
        Kind.TEXT, "A word for sorting pages, kept as it is.", example="card", default="",
        also=("type", "category", "section"),
    )  # fmt: skip


TYPE = RecordType(
    name="page",
    plural="pages",
    role="page",
    record_class=Page,
    folders=("pages",),
    singular_heading="Page",
    plural_heading="Pages",
    default_layout="list",
    sections=(
        Section("people", "People", listed("person", "people")),
        Section("research", "Research lines", listed("research", "research")),
        Section("projects", "Projects", listed("project", "projects")),
        Section("software", "Software", listed("software", "software")),
        Section("publications", "Publications", listed("publication", "bibkeys"), "bibkeys"),
    ),
)
