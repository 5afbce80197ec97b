"""The table of record types.

To add a type, write a module that ends in a ``TYPE`` and add that to `RECORD_TYPES`: its folder,
fields, checks, schema, directive, role, page and query options follow from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.model.records import (
    group,
    page,
    person,
    project,
    publication,
    research,
    software,
)
from labportal.model.records.base import Funding, Link, Record, RecordType, Section, View
from labportal.model.records.group import Group
from labportal.model.records.page import Page
from labportal.model.records.person import ExternalPerson, Person
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
from labportal.model.records.software import Software

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "KINDS",
    "KIND_LABELS",
    "RECORD_TYPES",
    "THESES",
    "THESIS",
    "AttachedFile",
    "AuthorNote",
    "ExternalPerson",
    "Funding",
    "Group",
    "Link",
    "Page",
    "Person",
    "Project",
    "Publication",
    "Record",
    "RecordType",
    "ResearchLine",
    "Run",
    "Section",
    "Software",
    "View",
    "record_type",
]

RECORD_TYPES: Mapping[str, RecordType] = {
    row.name: row
    for row in (
        person.TYPE,
        project.TYPE,
        research.TYPE,
        publication.TYPE,
        software.TYPE,
        group.TYPE,
        page.TYPE,
    )
}
"""Name -> record type, in the order in which the manual presents them."""


def record_type(name: str) -> RecordType:
    """Return the type with that name or plural."""
    for row in RECORD_TYPES.values():
        if name in (row.name, row.plural):
            return row
    raise KeyError(name)
