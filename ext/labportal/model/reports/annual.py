"""The report of a year, or of another period: numbers, results, grants, news, people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.model.records import KINDS, Person, Project, Publication, Record
from labportal.model.reports.parts import Part, Report, Row
from labportal.model.reports.periods import Period
from labportal.model.reports.select import list_part, records_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labportal.model.catalogue import Catalogue
    from labportal.model.dates import PartialDate
    from labportal.model.reports.order import Order
    from labportal.model.words import Words

THESES = ("phdthesis", "mastersthesis")


def annual_report(catalogue: Catalogue, order: Order, title: str) -> Report:
    """Return the report of a period, of one group or of all; *title* is the portal's."""
    span, words = Period.of(order, catalogue.today), catalogue.words
    published = [
        record
        for record in records_of(catalogue, "publication", span.has, group=order.group)
        if isinstance(record, Publication)
    ]
    theses = [record for record in published if record.kind in THESES]
    others = [record for record in published if record.kind not in THESES]
    projects = records_of(catalogue, "project", span.overlaps, group=order.group, order="order")
    running = [record for record in projects if _ran(record, span, catalogue)]
    people = _people(catalogue, order.group)
    grants = records_of(catalogue, "grant", span.overlaps, group=order.group)
    group = catalogue.get("group", order.group)
    parts = (
        Part(
            name="numbers",
            heading="In numbers",
            numbers=_numbers(published, running, people, grants, span),
        ),
        list_part("news", "News", records_of(catalogue, "news", span.has, group=order.group)),
        list_part("events", "Events", records_of(catalogue, "event", span.has, group=order.group)),
        list_part("grants", "Grants", grants),
        list_part("projects", "Projects", running),
        list_part("theses", "Theses", theses, by="type"),
        list_part("publications", "Publications", others, by="type"),
        list_part("software", "Software", _dated(catalogue, "software", span, order.group)),
        list_part(
            "presentations",
            "Presentations",
            records_of(catalogue, "presentation", span.has, group=order.group),
        ),
        Part(name="came", heading="People who came", rows=_moves(people, span, "start", words)),
        Part(name="left", heading="People who left", rows=_moves(people, span, "end", words)),
    )
    return Report(
        name=f"report-{span.text.replace('–', '-').replace(' ', '')}"
        + (f"-{order.group}" if order.group else ""),
        title=title,
        subtitle=" · ".join(filter(None, (group.label if group else "", words.text("Report")))),
        period=span.text,
        as_book=True,
        parts=tuple(part for part in parts if part.has_content),
    )


def _ran(record: Record, span: Period, catalogue: Catalogue) -> bool:
    """Tell whether a project ran in the period; one without dates counts while it is current."""
    assert isinstance(record, Project)
    return bool(record.start or record.end) or (
        catalogue.is_active(record) and span.first <= catalogue.today
    )


def _dated(catalogue: Catalogue, type_name: str, span: Period, group: str) -> list[Record]:
    return [record for record in records_of(catalogue, type_name, group=group) if span.has(record)]


def _people(catalogue: Catalogue, group: str) -> list[Person]:
    found = records_of(catalogue, "person", group=group, order="name")
    return [record for record in found if isinstance(record, Person)]


def _numbers(
    published: Sequence[Publication],
    projects: Sequence[Record],
    people: Sequence[Person],
    grants: Sequence[Record],
    span: Period,
) -> tuple[tuple[str, str], ...]:
    counts = [(kind, sum(record.kind == kind for record in published)) for kind in KINDS]
    there = sum(record.start is not None and span.overlaps(record) for record in people)
    came = sum(span.holds(record.start) for record in people)
    left = sum(span.holds(record.end) for record in people)
    numbers = [
        (len(published), "Publications"),
        *((count, KINDS[kind]) for kind, count in counts),
        (len(projects), "Projects"),
        (len(grants), "Grants"),
        (there, "People"),
        (came, "People who came"),
        (left, "People who left"),
    ]
    return tuple((str(count), what) for count, what in numbers if count)


def _moves(people: Sequence[Person], span: Period, field: str, words: Words) -> tuple[Row, ...]:
    """Return who came or left, in the order of the days."""
    found: list[tuple[PartialDate, Person]] = []
    for person in people:
        date = getattr(person, field)
        if date is not None and span.holds(date):
            found.append((date, person))
    found.sort(key=lambda item: (item[0], item[1].parsed_name.sort_key, item[1].key))
    return tuple(
        Row(words.date(date), person.label, person.docname, person.position.in_group(""))
        for date, person in found
    )
