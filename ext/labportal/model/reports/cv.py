"""A person's curriculum vitae, from what the portal knows anyway."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from labportal.model.facts import Fact, FactValue, linked_fact, period, text_fact
from labportal.model.records import Person, Project, Record
from labportal.model.reports.parts import Part, Report, Row
from labportal.model.reports.periods import Period
from labportal.model.reports.select import list_part, records_of, row_of
from labportal.model.views import card, profile_links

if TYPE_CHECKING:
    from labportal.model.catalogue import Catalogue
    from labportal.model.reports.order import Order


def curriculum(catalogue: Catalogue, person: Person, order: Order) -> Report:
    """Return the curriculum vitae of a person; publications from the order's first year on."""
    span = Period.of(order, catalogue.today)

    def in_span(record: Record) -> bool:
        return order.start is None or span.has(record)

    key = person.key
    publications = records_of(catalogue, "publication", in_span, person=key)
    supervised = records_of(catalogue, "publication", in_span, supervisor=key)
    selected = [
        catalogue.records[target]
        for target in catalogue.links.get((person.ref, "bibkeys"), ())
        if isinstance(target, tuple) and target in catalogue.records
    ]
    parts = (
        Part(name="profile", heading="Profile", page=person.docname),
        Part(name="positions", heading="Positions", rows=_positions(catalogue, person)),
        _rows(catalogue, "grants", "Grants", records_of(catalogue, "grant", person=key)),
        _rows(catalogue, "projects", "Projects", records_of(catalogue, "project", person=key)),
        _rows(catalogue, "research", "Research lines",
              records_of(catalogue, "research", person=key)),
        _rows(catalogue, "courses", "Teaching", records_of(catalogue, "course", person=key)),
        list_part("supervised", "Theses supervised", supervised),
        _rows(catalogue, "presentations", "Presentations",
              records_of(catalogue, "presentation", in_span, person=key)),
        _rows(catalogue, "software", "Software", records_of(catalogue, "software", person=key)),
        list_part("selected", "Selected publications", selected),
        list_part("publications", "Publications", publications, by="type"),
    )  # fmt: skip
    return Report(
        name=f"cv-{key}",
        title=person.heading,
        subtitle=person.position.in_group(""),
        picture=person.picture,
        picture_alt=person.picture_alt or person.label,
        facts=_facts(catalogue, person),
        parts=tuple(part for part in parts if part.has_content),
    )


def _facts(catalogue: Catalogue, person: Person) -> tuple[Fact, ...]:
    facts = (
        text_fact("affiliation", "Affiliation", person.affiliation),
        linked_fact(catalogue, person, "groups", "Groups"),
        text_fact("email", "E-mail", person.email, f"mailto:{person.email}"),
        text_fact("telephone", "Telephone", person.telephone),
        text_fact("office", "Office", person.office),
        text_fact("orcid", "ORCID", person.orcid, f"https://orcid.org/{person.orcid}"),
        *(
            Fact(place.text, place.text, (FactValue(place.url, place.url),))
            for place in profile_links(person)
            if place.text != "ORCID"
        ),
    )
    return tuple(fact for fact in facts if fact.values)


def _positions(catalogue: Catalogue, person: Person) -> tuple[Row, ...]:
    when = period(person, catalogue)
    by_group = person.position.by_group
    if not by_group:
        return (Row(when, person.position.default),) if person.position.default and when else ()
    rows = []
    for key, position in by_group:
        group = catalogue.get("group", key)
        rows.append(
            Row(when, position, group.docname if group else "", group.label if group else key)
        )
    return tuple(rows)


def _rows(catalogue: Catalogue, name: str, heading: str, records: list[Record]) -> Part:
    rows = []
    for record in records:
        row = row_of(record, catalogue)
        if isinstance(record, Project) and record.funding:
            row = replace(row, note=", ".join(
                f"{paid.funder} ({paid.grant})" if paid.grant else paid.funder
                for paid in record.funding
            ))  # fmt: skip
        elif record.type_name == "grant":
            # Who pays, and under which number.
            row = replace(row, note=card(record, catalogue, "grant").line)
        rows.append(row)
    return Part(name=name, heading=heading, rows=tuple(rows))
