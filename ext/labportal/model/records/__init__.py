"""The table of record types.

To add a type, write a module that ends in a ``TYPE`` and add that to `RECORD_TYPES`: its folder,
fields, checks, schema, directive, role, page and query options follow from it.  A site declares
types of its own; what has a catalogue or settings asks those for the table.
"""

from __future__ import annotations

from functools import cache

from labportal.model.records import (
    card,
    course,
    event,
    funder,
    grant,
    group,
    news,
    page,
    person,
    presentation,
    project,
    publication,
    research,
    software,
    tag,
    vacancy,
)
from labportal.model.records.base import Funding, HomePart, Link, Record
from labportal.model.records.card import Card
from labportal.model.records.course import Course
from labportal.model.records.event import Event
from labportal.model.records.funder import Funder
from labportal.model.records.grant import Grant
from labportal.model.records.group import Group
from labportal.model.records.news import News
from labportal.model.records.own import OwnRecord, OwnType, row_of
from labportal.model.records.page import Page
from labportal.model.records.person import ExternalPerson, Person, with_titles_apart
from labportal.model.records.presentation import Presentation
from labportal.model.records.project import Project
from labportal.model.records.publication import (
    KIND_LABELS,
    KINDS,
    THESES,
    THESIS,
    AttachedFile,
    AuthorNote,
    Publication,
    Run,
)
from labportal.model.records.research import ResearchLine
from labportal.model.records.rows import OTHER, RecordType, Section, Table, complete_table
from labportal.model.records.software import Software
from labportal.model.records.tag import Tag
from labportal.model.records.vacancy import Vacancy

__all__ = [
    "KINDS",
    "KIND_LABELS",
    "OTHER",
    "RECORD_TYPES",
    "THESES",
    "THESIS",
    "AttachedFile",
    "AuthorNote",
    "Card",
    "Course",
    "Event",
    "ExternalPerson",
    "Funder",
    "Funding",
    "Grant",
    "Group",
    "HomePart",
    "Link",
    "News",
    "OwnRecord",
    "OwnType",
    "Page",
    "Person",
    "Presentation",
    "Project",
    "Publication",
    "Record",
    "RecordType",
    "ResearchLine",
    "Run",
    "Section",
    "Software",
    "Table",
    "Tag",
    "Vacancy",
    "View",
    "record_type",
    "table_with",
    "with_titles_apart",
]

_BUILT_IN = (
    person.TYPE,
    project.TYPE,
    research.TYPE,
    publication.TYPE,
    software.TYPE,
    news.TYPE,
    event.TYPE,
    vacancy.TYPE,
    presentation.TYPE,
    course.TYPE,
    grant.TYPE,
    funder.TYPE,
    card.TYPE,
    group.TYPE,
    tag.TYPE,
    page.TYPE,
)
RECORD_TYPES: Table = complete_table(_BUILT_IN)
"""Name -> record type, in the order in which the manual presents them; those of every site."""


@cache
def table_with(own: tuple[OwnType, ...]) -> Table:
    """Return the record types of a site that declares some of its own, before the plain page."""
    if not own:
        return RECORD_TYPES
    return complete_table((*_BUILT_IN[:-1], *map(row_of, own), _BUILT_IN[-1]))


def record_type(name: str, types: Table = RECORD_TYPES) -> RecordType:
    """Return the type with that name or plural."""
    if name in types:
        return types[name]
    for row in types.values():
        if name == row.plural:
            return row
    raise KeyError(name)
