"""Answers in parts: by year, type, role or status, each under its own heading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.catalogue import Catalogue, Unlinked
from labportal.model.orders import Chosen, when
from labportal.model.records import KINDS, OTHER, ExternalPerson, Person, Publication, record_type

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from labportal.model.query import Query
    from labportal.model.records import Record


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an answer under its own heading."""

    name: str
    """Role, year, type or status; empty for an undivided answer."""
    heading: str
    records: tuple[Chosen, ...]


def divide(records: Sequence[Chosen], query: Query, catalogue: Catalogue) -> tuple[Part, ...]:
    """Return *records* in parts, as ``by`` asks; empty parts are left out."""
    if not query.by or len(records) < max(query.divided_from, 1):
        return (Part("", "", tuple(records)),) if records else ()
    headings = part_headings(query, catalogue)
    parts: dict[str, list[Chosen]] = {name: [] for name in headings}
    for record in records:
        parts.setdefault(_part_of(catalogue, record, query), []).append(record)
    names = list(parts)
    if query.by == "role" and not any(parts[name] for name in names if name):
        # "Other" says nothing where nobody has a role.
        return (Part("", "", tuple(records)),)
    if query.by == "year":
        names.sort(key=lambda year: -int(year or 0))
    return tuple(
        Part(name, headings.get(name, name or "Other"), tuple(parts[name]))
        for name in names
        if parts[name]
    )


def part_headings(query: Query, catalogue: Catalogue) -> Mapping[str, str]:
    """Return the known parts, name -> heading, in the order in which they are shown."""
    if query.by == "role":
        return {**catalogue.roles, "": "Other"}
    row = record_type(query.type_name, catalogue.types)
    if query.by == "status" and row.phases is not None:
        phases = row.phases
        return {phases.present: phases.present_heading, phases.past: phases.past_heading}
    if query.by == "type" and query.type_name == "publication":
        return KINDS
    if query.by == row.kind_option:
        return {**catalogue.kinds_of(query.type_name), OTHER: "Other"}
    if query.by == "year":
        return {"": "Year unknown"}
    return {}


def _part_of(catalogue: Catalogue, record: Chosen, query: Query) -> str:
    if isinstance(record, Unlinked):
        return ""
    if query.by == "type" and isinstance(record, Publication):
        return record.kind
    if query.by == "role" and isinstance(record, Person):
        return record.role.in_group(group_asked(query))
    if query.by == "year":
        year = when(record)[0]
        return str(year) if year else ""
    own = record_type(type_of(record), catalogue.types).criteria.get(query.by)
    return next(iter(own(catalogue, record)), "") if own else ""


def group_asked(query: Query) -> str:
    """Return the one group that a list is about, if there is one."""
    groups = dict(query.criteria).get("group", ())
    return groups[0] if len(groups) == 1 else ""


def type_of(record: Record) -> str:
    """Return the type of a record where external people count as people."""
    return "person" if isinstance(record, ExternalPerson) else record.type_name
