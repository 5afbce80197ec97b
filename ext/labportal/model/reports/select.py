"""Records of a report, in the order in which it shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.model.facts import period
from labportal.model.query import Query
from labportal.model.records import Record
from labportal.model.reports.parts import Part, Row
from labportal.model.selection import groups_of, select

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from labportal.model.catalogue import Catalogue


def records_of(
    catalogue: Catalogue,
    type_name: str,
    keep: Callable[[Record], bool] = lambda _: True,
    *,
    group: str = "",
    order: str = "newest",
    **criteria: str,
) -> list[Record]:
    """Return the records of a type that answer; none if the portal knows no such type."""
    if type_name not in catalogue.types:
        return []
    asked = Query(
        type_name=type_name,
        criteria=tuple((name, (value,)) for name, value in sorted(criteria.items())),
        order=order,
    )
    return [
        record
        for record in select(asked, catalogue)
        if isinstance(record, Record)
        and keep(record)
        and (not group or group in groups_of(catalogue, record))
    ]


def list_part(
    name: str,
    heading: str,
    records: Iterable[Record],
    *,
    by: str = "",
    layout: str = "",
) -> Part:
    """Return a part that lists records."""
    found = list(records)
    if not found:
        return Part(name=name, heading=heading)
    keys = tuple(record.key for record in found)
    query = Query(type_name=found[0].type_name, names=keys, order="given", by=by, layout=layout)
    return Part(name=name, heading=heading, query=query)


def row_of(record: Record, catalogue: Catalogue, note: str = "") -> Row:
    """Return one record as a line with its period or date."""
    when = period(record, catalogue) or catalogue.words.date(record.date)
    return Row(when, record.label, record.docname, note)
