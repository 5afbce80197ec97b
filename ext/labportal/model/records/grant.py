"""Grants: who pays for what, under which number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from labportal.model.dates import Span
from labportal.model.facts import Fact, linked_fact, period, text_fact
from labportal.model.fields import Kind, declare
from labportal.model.query import Query
from labportal.model.records.base import Record
from labportal.model.records.rows import (
    Back,
    Meaning,
    Phases,
    RecordType,
    Section,
    asked,
    end_of,
    listed,
)

if TYPE_CHECKING:
    from labportal.model.catalogue import Catalogue
    from labportal.model.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant(Record):
    """Money for research, with its number at the funder."""

    type_name: ClassVar[str] = "grant"

    title_long: str = declare(
        Kind.TEXT,
        "The full title of the grant.",
        example="Machine learning for breast MRI screening",
        default="",
        also=("long_title", "subtitle"),
        meaning="alternateName",
    )
    funder: str = declare(
        Kind.NAME,
        "Who pays.",
        example="KWF",
        default="",
        target="funder",
        also=("sponsor", "agency"),
        meaning="funder",
    )
    number: str = declare(
        Kind.TEXT,
        "The number by which the funder knows it.",
        example="12345",
        default="",
        also=("grant_number", "grant", "award"),
        meaning="identifier",
    )
    programme: str = declare(
        Kind.TEXT, "The programme of the funder.", example="Horizon Europe", default="",
        also=("program", "call", "scheme"),
    )  # fmt: skip
    start: PartialDate | None = declare(
        Kind.DATE, "When it began.", example="2022-01", also=("start_date",)
    )
    end: PartialDate | None = declare(
        Kind.DATE, "When it ends.", example="2026-12", also=("end_date",)
    )
    amount: str = declare(
        Kind.TEXT,
        "How much it is, with its currency.",
        example="EUR 750000",
        default="",
        also=("budget",),
        meaning="amount",
    )
    website: str = declare(
        Kind.URL,
        "Its page at the funder.",
        example="https://funder.example.org/12345",
        default="",
        also=("url",),
        link="Website",
        meaning="sameAs",
    )
    people: tuple[str, ...] = declare(
        Kind.NAMES,
        "Who holds it.",
        example="Ada Lovelace",
        default=(),
        target="person",
        also=("holders", "applicants", "members"),
    )
    projects: tuple[str, ...] = declare(
        Kind.KEYS,
        "Projects that it pays for, besides those that name its number.",
        example="marble",
        default=(),
        target="project",
        meaning="fundedItem",
    )
    bibkeys: tuple[str, ...] = declare(
        Kind.BIBKEYS,
        "Publications that it made possible.",
        example="Mori20",
        default=(),
        target="publication",
        also=("publications",),
    )


def _line(_: Catalogue, record: Record, __: str) -> str:
    assert isinstance(record, Grant)
    return " ".join(part for part in (record.funder, record.number) if part)


def _span(record: Record) -> Span | None:
    assert isinstance(record, Grant)
    return Span(start=record.start, end=record.end) if record.start else None


def _facts(catalogue: Catalogue, record: Record) -> tuple[Fact, ...]:
    assert isinstance(record, Grant)
    return (
        linked_fact(catalogue, record, "funder", "Funder"),
        text_fact("number", "Number", record.number),
        text_fact("programme", "Programme", record.programme),
        text_fact("period", "Period", period(record, catalogue)),
        text_fact("amount", "Amount", record.amount),
        linked_fact(catalogue, record, "groups", "Groups"),
    )


TYPE = RecordType(
    name="grant",
    plural="grants",
    role="grant",
    record_class=Grant,
    folders=("grants", "funding"),
    singular_heading="Grant",
    plural_heading="Grants",
    default_order="newest",
    default_layout="list",
    templates=("grant-single",),
    has_lists=True,
    offered=tuple(
        "funder number programme start end amount people projects bibkeys website".split()
    ),
    span=_span,
    line=_line,
    facts=_facts,
    sections=(
        Section("people", "Holders", listed("person", "people")),
        Section("projects", "Projects", lambda grant: Query.of("project", grant=grant.key)),
        Section("publications", "Publications", listed("publication", "bibkeys"), "bibkeys"),
    ),
    phases=Phases(until=end_of),
    overview=(
        Section("current", "", asked("grant", status="current")),
        Section("finished", "Finished", asked("grant", status="finished", layout="compact")),
    ),
    home=Query.of("grant", status="current"),
    back={
        "person": Back(heading="Grants", layout="list"),
        "project": Back(heading="Grants", layout="list"),
        "publication": Back(heading="Grants"),
        "group": Back(heading="Grants", status="current"),
    },
    meaning=Meaning(type="MonetaryGrant", groups=""),
)
