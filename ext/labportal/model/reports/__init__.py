"""Reports of a year, a person, a project or a grant, as values that any format can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.model.records import Person, Project
from labportal.model.reports.annual import annual_report
from labportal.model.reports.cv import curriculum
from labportal.model.reports.order import Order, file_stem, read_order, write_order
from labportal.model.reports.parts import Part, Report, Row
from labportal.model.reports.project import grant_report, project_report

if TYPE_CHECKING:
    from labportal.model.catalogue import Catalogue

__all__ = [
    "Order",
    "Part",
    "Report",
    "Row",
    "annual_report",
    "curriculum",
    "file_stem",
    "grant_report",
    "make_report",
    "project_report",
    "read_order",
    "write_order",
]


def make_report(catalogue: Catalogue, order: Order, title: str) -> Report | None:
    """Return the report that is asked for, or None if it is about something unknown."""
    if order.kind == "year":
        return annual_report(catalogue, order, title)
    if order.kind == "grant":
        return grant_report(catalogue, order.key, order)
    wanted = "person" if order.kind == "cv" else "project"
    record = catalogue.get(wanted, order.key)
    if isinstance(record, Person):
        return curriculum(catalogue, record, order)
    return project_report(catalogue, record, order) if isinstance(record, Project) else None
