"""What a page shows of records, as plain values.

A view is all that an output format gets to see.  Two builds that would show the same have equal
views, which is how a page learns whether it must be written again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from labportal.model.catalogue import Catalogue, Ref, Unlinked
from labportal.model.facts import Fact, FactValue, period
from labportal.model.names import split_note
from labportal.model.records import (
    RECORD_TYPES,
    ExternalPerson,
    Person,
    Project,
    Publication,
    Record,
    record_type,
)
from labportal.model.references import Reference, reference
from labportal.model.selection import check_query, divide, select

if TYPE_CHECKING:
    from collections.abc import Collection

    from labportal.model.orders import Chosen
    from labportal.model.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One record, or one name without a record, in a list."""

    label: str
    type_name: str
    ref: Ref | None = None
    docname: str = ""
    url: str = ""
    """Where the label leads if there is no document."""
    line: str = ""
    """Position of a person, period of a project."""
    text: str = ""
    picture: str = ""
    picture_alt: str = ""
    badges: tuple[str, ...] = ()
    reference: Reference | None = None

    @property
    def initials(self) -> str:
        """At most two letters that stand for a missing portrait."""
        words = [word for word in self.label.split() if word[0].isalpha()]
        capitals = [word[0] for word in words if word[0].isupper() or not word[0].islower()]
        letters = capitals or [word[0] for word in words]
        return "".join(letters[:1] + letters[1:][-1:]).upper()


@dataclass(frozen=True, slots=True)
class ListPart:
    """Cards under one heading, or under none."""

    name: str
    heading: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """The answer to a query."""

    type_name: str
    layout: str
    parts: tuple[ListPart, ...]
    by: str = ""

    @property
    def count(self) -> int:
        """How many cards there are."""
        return sum(len(part.cards) for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderView:
    """The top of a record's page."""

    type_name: str
    title: str
    subtitle: str = ""
    picture: str = ""
    picture_alt: str = ""
    initials: str = ""
    badges: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    links: tuple[FactValue, ...] = ()

    def without(self, names: Collection[str]) -> HeaderView:
        """Return the view without the facts of those names, and perhaps without its picture."""
        facts = tuple(fact for fact in self.facts if fact.name not in names)
        return replace(self, facts=facts, picture="" if "picture" in names else self.picture)


def list_view(query: Query, catalogue: Catalogue) -> ListView:
    """Return what the list that *query* describes shows."""
    records = () if check_query(query, catalogue) else select(query, catalogue)
    group = _single(query, "group")
    return ListView(
        type_name=query.type_name,
        layout=query.layout or record_type(query.type_name).default_layout,
        by=query.by,
        parts=tuple(
            ListPart(
                part.name,
                part.heading,
                tuple(card(record, catalogue, query.type_name, group) for record in part.records),
            )
            for part in divide(records, query, catalogue)
        ),
    )


def _single(query: Query, criterion: str) -> str:
    values = dict(query.criteria).get(criterion, ())
    return values[0] if len(values) == 1 else ""


def card(record: Chosen, catalogue: Catalogue, type_name: str, group: str = "") -> Card:
    """Return what a list shows of *record*."""
    if isinstance(record, Unlinked):
        name, note = split_note(record.text) if type_name == "person" else (record.text, "")
        return Card(label=name, type_name=type_name, line=note)
    if isinstance(record, Publication):
        return Card(
            label=record.title,
            type_name="publication",
            ref=record.ref,
            line=", ".join(map(str, record.authors)) if record.is_thesis else "",
            picture=record.picture,
            picture_alt=record.picture_alt,
            reference=reference(record, catalogue),
        )
    return Card(
        label=record.label,
        type_name=record.type_name,
        ref=record.ref,
        docname=record.docname,
        url=record.web_address if _is_outside(record) else "",
        line=_line(record, catalogue, group),
        text="" if isinstance(record, Person | ExternalPerson) else record.description,
        picture=record.picture,
        picture_alt=record.picture_alt,
        badges=badges(record, catalogue),
    )


def _is_outside(record: Record) -> bool:
    return record.elsewhere is not None or isinstance(record, ExternalPerson)


def _line(record: Record, catalogue: Catalogue, group: str) -> str:
    if isinstance(record, ExternalPerson):
        return ", ".join(part for part in (record.position, record.affiliation) if part)
    if isinstance(record, Person):
        # A former member's last position is nobody's business any more.
        return record.position.in_group(group) if catalogue.is_active(record, group) else ""
    if isinstance(record, Project):
        return period(record)
    return ""


def badges(record: Record, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the words that set a record apart in a list."""
    found = []
    if isinstance(record, Project) and record.kind == "student":
        found.append("Student project")
    if not isinstance(record, Person | ExternalPerson) and not catalogue.is_active(record):
        found.append("Finished")
    return tuple(found)


def header_view(record: Record, catalogue: Catalogue) -> HeaderView:
    """Return what stands at the top of a record's page."""
    facts = RECORD_TYPES[record.type_name].facts
    plain = card(record, catalogue, record.type_name)
    return HeaderView(
        type_name=record.type_name,
        title=record.label,
        subtitle=plain.line if isinstance(record, Person) else getattr(record, "title_long", ""),
        picture=record.picture,
        picture_alt=record.picture_alt or record.label,
        initials=plain.initials if isinstance(record, Person) else "",
        badges=("Former member",)
        if isinstance(record, Person) and not catalogue.is_active(record)
        else plain.badges,
        facts=tuple(fact for fact in facts(catalogue, record) if fact.values) if facts else (),
        links=profile_links(record),
    )


_PROFILES = (
    ("website", "Website"),
    ("github", "GitHub"),
    ("documentation", "Documentation"),
    ("orcid", "ORCID"),
    ("scholar", "Google Scholar"),
    ("researcherid", "ResearcherID"),
    ("linkedin", "LinkedIn"),
    ("mastodon", "Mastodon"),
    ("bluesky", "Bluesky"),
)


def profile_links(record: Record) -> tuple[FactValue, ...]:
    """Return a record's addresses elsewhere, each with the text of its link."""
    found = []
    for name, label in _PROFILES:
        value = getattr(record, name, "")
        if value:
            url = f"https://orcid.org/{value}" if name == "orcid" else value
            found.append(FactValue(label, url))
    return (*found, *(FactValue(link.label, link.url) for link in record.links))
