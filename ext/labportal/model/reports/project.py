"""The report of a project, or of a grant and the projects that it pays for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.model.facts import words_fact
from labportal.model.keys import slug
from labportal.model.query import Query
from labportal.model.records import Project, Record
from labportal.model.reports.parts import Part, Report
from labportal.model.reports.periods import Period
from labportal.model.reports.select import list_part, records_of, row_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labportal.model.catalogue import Catalogue
    from labportal.model.facts import Fact
    from labportal.model.reports.order import Order


def project_report(catalogue: Catalogue, project: Record, order: Order) -> Report:
    """Return what a project is, who does it and what came of it in a period."""
    return Report(
        name=f"project-{project.key}",
        title=getattr(project, "title_long", "") or project.label,
        subtitle="Project report",
        period=_period(catalogue, order),
        picture=project.picture,
        facts=_facts(catalogue, project),
        parts=(
            Part(name="about", heading="About the project", page=project.docname),
            *_results(catalogue, [project], order),
        ),
    )


def grant_report(catalogue: Catalogue, key: str, order: Order) -> Report | None:
    """Return what was done with a grant: a record of the portal, or a number that projects name."""
    record = catalogue.get("grant", key)
    wanted = {slug(key), slug(str(getattr(record, "number", "")))} - {""}
    projects = [
        project
        for project in records_of(catalogue, "project", order="order")
        if (isinstance(project, Project) and any(slug(paid.grant) in wanted
                                                 for paid in project.funding))
        or (record is not None and project.key in catalogue.related_to(record.ref, "project"))
    ]  # fmt: skip
    if record is None and not projects:
        return None
    rows = tuple(row_of(project, catalogue) for project in projects)
    about = Part(name="about", heading="About the grant", page=record.docname if record else "")
    own = [record] if record is not None else []
    parts = (
        about,
        Part(name="projects", heading="Projects", rows=rows),
        *_results(catalogue, [*own, *projects], order),
    )
    return Report(
        name=f"grant-{slug(key)}",
        title=record.label if record else _label(projects, wanted),
        subtitle="Grant report",
        period=_period(catalogue, order),
        facts=_facts(catalogue, record) if record else (),
        parts=tuple(part for part in parts if part.has_content),
    )


def _label(projects: Sequence[Record], wanted: set[str]) -> str:
    for project in projects:
        for paid in getattr(project, "funding", ()):
            if slug(paid.grant) in wanted:
                return f"{paid.funder} {paid.grant}"
    return ""


def _period(catalogue: Catalogue, order: Order) -> str:
    if order.start is None:
        return ""
    return Period.of(order, catalogue.today).text


def _facts(catalogue: Catalogue, record: Record) -> tuple[Fact, ...]:
    facts = catalogue.types[record.type_name].facts
    found = facts(catalogue, record) if facts else ()
    return tuple(fact for fact in (*found, words_fact("tags", "Tags", record.tags)) if fact.values)


def _results(catalogue: Catalogue, records: Sequence[Record], order: Order) -> list[Part]:
    """Return the people and results that are linked with any of *records*."""
    span = Period.of(order, catalogue.today)
    parts = []
    people: dict[str, None] = {}
    for record in records:
        people |= dict.fromkeys(getattr(record, "people", ()))
    if people:
        query = Query(type_name="person", names=tuple(people), order="given")
        parts.append(Part(name="people", heading="People", query=query))
    for name, heading, by in (
        ("publication", "Publications", "type"),
        ("software", "Software", ""),
        ("presentation", "Presentations", ""),
        ("news", "News", ""),
        ("event", "Events", ""),
    ):
        keys: dict[str, Record] = {}
        for record in records:
            for other in catalogue.related_to(record.ref, name):
                found = catalogue.records[name, other]
                if found.is_listed and (order.start is None or span.has(found)):
                    keys.setdefault(other, found)
        newest = [record for record in records_of(catalogue, name) if record.key in keys]
        parts.append(list_part(catalogue.types[name].plural if name in catalogue.types else name,
                               heading, newest, by=by))  # fmt: skip
    return [part for part in parts if part.has_content]
