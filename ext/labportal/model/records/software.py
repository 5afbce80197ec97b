"""Software."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from labportal.model.facts import Fact, linked_fact, text_fact
from labportal.model.fields import Kind, declare
from labportal.model.query import Query
from labportal.model.records.base import (
    Record,
    RecordType,
    Section,
    asked,
    listed,
    publications_section,
)

if TYPE_CHECKING:
    from labportal.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Software(Record):
    """A program, library or service that the group gives to others."""

    type_name: ClassVar[str] = "software"

    title_long: str = declare(
        Kind.TEXT,
        "The heading of the page, when 'title' is a short form.",
        example="Lesion Viewer: reading breast MRI in the browser",
        default="",
        also=("long_title", "subtitle"),
    )
    github: str = declare(
        Kind.URL, "Address of the source code.", example="https://github.com/example/viewer",
        default="", also=("repository", "code"),
    )  # fmt: skip
    website: str = declare(
        Kind.URL, "The software's own site.", example="https://viewer.example.org", default="",
        also=("url",),
    )  # fmt: skip
    documentation: str = declare(
        Kind.URL, "Address of the manual.", example="https://viewer.example.org/docs", default="",
        also=("docs",),
    )  # fmt: skip
    license: str = declare(Kind.TEXT, "Licence, by its SPDX name.", example="MIT", default="")
    finished: bool | None = declare(Kind.FLAG, "Whether it is no longer kept up.", example="no")
    people: tuple[str, ...] = declare(
        Kind.NAMES,
        "Who makes it, in the order to be shown.",
        example="Ada Lovelace",
        default=(),
        target="person",
        also=("members", "authors"),
    )
    projects: tuple[str, ...] = declare(
        Kind.KEYS, "Projects it belongs to.", example="marble", default=(), target="project"
    )
    bibkeys: tuple[str, ...] = declare(
        Kind.BIBKEYS,
        "Publications about it, in the order to be shown.",
        example="Mori20",
        default=(),
        target="publication",
        also=("publications",),
    )


def _status(catalogue: Catalogue, record: Record) -> tuple[str, ...]:
    return ("current",) if catalogue.is_active(record) else ("finished",)


def _facts(catalogue: Catalogue, record: Record) -> tuple[Fact, ...]:
    assert isinstance(record, Software)
    return (
        text_fact("license", "Licence", record.license),
        linked_fact(catalogue, record, "groups", "Groups"),
    )


TYPE = RecordType(
    name="software",
    plural="software",
    role="software",
    record_class=Software,
    folders=("software",),
    singular_heading="Software",
    plural_heading="Software",
    default_order="order",
    facts=_facts,
    sections=(
        Section("people", "People", listed("person", "people")),
        Section(
            "projects", "Projects", lambda software: Query.of("project", software=software.key)
        ),
        publications_section("software"),
    ),
    overview=(
        Section("current", "", asked("software", status="current")),
        Section("finished", "No longer kept up", asked("software", status="finished")),
    ),
    criteria={"status": _status},
)
