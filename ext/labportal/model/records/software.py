"""Software."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from labportal.model.facts import Fact, linked_fact, text_fact, words_fact
from labportal.model.fields import Kind, declare
from labportal.model.query import Query
from labportal.model.records.base import Record
from labportal.model.records.rows import (
    Back,
    Phases,
    RecordType,
    Section,
    asked,
    end_of,
    is_finished,
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
    website: str = declare(
        Kind.URL, "The software's own site.", example="https://viewer.example.org", default="",
        also=("url",), link="Website",
    )  # fmt: skip
    github: str = declare(
        Kind.URL, "Address of the source code.", example="https://github.com/example/viewer",
        default="", also=("repository", "code"), link="GitHub",
    )  # fmt: skip
    documentation: str = declare(
        Kind.PLACE,
        "Address of the manual, or the page of the site on which it begins; all pages in that "
        "page's folder are part of it.",
        example="/documentation/viewer/",
        default="",
        also=("docs",),
        link="Documentation",
    )
    manual: str = ""
    """The page of the site on which the documentation begins, if it is part of the portal."""
    license: str = declare(
        Kind.TEXT, "Licence, by its SPDX name.", example="MIT", default="", also=("licence",)
    )
    version: str = declare(
        Kind.TEXT, "The newest version.", example="2.4", default="", also=("release",)
    )
    languages: tuple[str, ...] = declare(
        Kind.WORDS,
        "Programming languages.",
        example="Python, C++",
        default=(),
        also=("programming_language", "programming_languages"),
    )
    doi: str = declare(
        Kind.URL,
        "DOI of the archived program, as an address.",
        example="https://doi.org/10.5281/zenodo.1234",
        default="",
        link="DOI",
    )
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


def _facts(catalogue: Catalogue, record: Record) -> tuple[Fact, ...]:
    assert isinstance(record, Software)
    return (
        text_fact("version", "Version", record.version),
        words_fact("languages", "Written in", record.languages),
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
    home=replace(Query.of("software", status="current"), limit=6, more="All software"),
    phases=Phases(until=end_of, over=is_finished),
    back={"publication": Back(heading="Software")},
    templates=("software-single",),
    has_lists=True,
    offered=tuple(
        "description github documentation license version people projects bibkeys picture".split()
    ),
)
