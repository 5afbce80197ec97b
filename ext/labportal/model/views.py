"""What a page shows of records, as plain values.

A view is all that an output format gets to see.  Two builds that would show the same have equal
views, which is how a page learns whether it must be written again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from labportal.model.catalogue import Catalogue, Ref, Unlinked
from labportal.model.division import divide
from labportal.model.facets import MANY, Facet, facets_of
from labportal.model.facts import Fact, FactValue, linked_fact
from labportal.model.fields import Kind, field_specs
from labportal.model.records import (
    Person,
    Publication,
    Record,
    Software,
    record_type,
)
from labportal.model.references import Reference, reference
from labportal.model.selection import answer, find
from labportal.model.titles import split_note

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from labportal.model.orders import Chosen
    from labportal.model.query import Query
    from labportal.model.records import RecordType


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
    """Position of a person, period of a project, place of an event."""
    when: str = ""
    """When it takes place or took place."""
    iso: str = ""
    """The first day of it, for machines."""
    text: str = ""
    picture: str = ""
    picture_alt: str = ""
    portrait: str = ""
    """A small picture of a person on the card."""
    badges: tuple[str, ...] = ()
    until: str = ""
    """The last day on which the record is not yet past, if that day is still to come."""
    past_badge: str = ""
    """The badge that it gets after that day."""
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
    phase: str = ""
    """``present`` or ``past`` if the list asks for one of the two, otherwise empty."""
    more: str = ""
    """Text of a link to all records that answer, if there are more than are shown."""
    total: int = 0
    """How many records answer, shown or not."""
    empty: str = ""
    """What is said if nothing answers."""
    facets: tuple[Facet, ...] | None = None
    """By what readers can narrow the list, besides words; None if they cannot."""

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
    status: str = "Status"
    """What the badges are called where they stand among the facts."""
    facts: tuple[Fact, ...] = ()
    links: tuple[FactValue, ...] = ()
    link_labels: tuple[tuple[str, str], ...] = ()
    """(field, text of the link that it gives)."""
    until: str = ""
    """As on a card: what pages need to correct themselves."""
    past_badge: str = ""

    def without(self, names: Collection[str]) -> HeaderView:
        """Return the view without what those fields say: facts, links, position, picture."""
        labels = {label for name, label in self.link_labels if name in names}
        # Initials stand for a portrait that nobody has; the text shows this one.
        in_text = "picture" in names and bool(self.picture)
        return replace(
            self,
            initials="" if in_text else self.initials,
            facts=tuple(fact for fact in self.facts if fact.name not in names),
            links=tuple(link for link in self.links if link.text not in labels),
            subtitle="" if "position" in names else self.subtitle,
            picture="" if "picture" in names else self.picture,
        )


def list_view(query: Query, catalogue: Catalogue) -> ListView:
    """Return what the list that *query* describes shows."""
    all_records = answer(query, catalogue)
    records = all_records[: query.limit] if query.limit else all_records
    group = _single(query, "group")
    own = _OwnWords.of(query, catalogue)
    row = record_type(query.type_name, catalogue.types)
    parts = divide(records, query, catalogue)
    publications = [
        record for part in parts for record in part.records if isinstance(record, Publication)
    ]
    wanted = query.filter == "yes" or (len(publications) >= MANY and query.filter != "no")
    return ListView(
        type_name=query.type_name,
        layout=query.layout or row.default_layout,
        by=query.by,
        phase=_phase_asked(query, row),
        more=query.more if len(records) < len(all_records) else "",
        total=len(all_records),
        empty=query.empty,
        parts=tuple(
            ListPart(
                part.name,
                part.heading,
                tuple(
                    own.on(card(record, catalogue, query.type_name, group), record)
                    for record in part.records
                ),
            )
            for part in parts
        ),
        facets=facets_of(publications, catalogue) if wanted and publications else None,
    )


@dataclass(frozen=True, slots=True)
class _OwnWords:
    """What a list says itself of the records it names."""

    notes: Mapping[Ref, str]
    """Such as somebody's role in a project."""
    labels: Mapping[Ref, str]
    urls: Mapping[str, str]
    tells_hosts: bool

    @classmethod
    def of(cls, query: Query, catalogue: Catalogue) -> _OwnWords:
        notes = {}
        for name in query.names or () if query.type_name == "person" else ():
            note = split_note(name)[1]
            person = catalogue.people.find(name).person if note else None
            if person is not None:
                notes[person.ref] = note
        labels = {}
        for name, label in query.labels:
            record = find(catalogue, query.type_name, name)
            if record is not None:
                labels[record.ref] = label
        return cls(notes, labels, dict(query.urls), query.tells_hosts)

    def on(self, plain: Card, record: Chosen) -> Card:
        """Return a card with what the list says of its record."""
        if isinstance(record, Unlinked):
            url = self.urls.get(record.text, "")
            host = urlsplit(url).hostname if self.tells_hosts else None
            return replace(plain, url=url, line=host or plain.line) if url else plain
        if record.ref not in self.notes and record.ref not in self.labels:
            return plain
        return replace(
            plain,
            line=self.notes.get(record.ref, plain.line),
            label=self.labels.get(record.ref, plain.label),
        )


def _phase_asked(query: Query, row: RecordType) -> str:
    asked = _single(query, "status")
    if row.phases is None or not row.phases.corrected or asked not in row.phases.words:
        return ""
    return "present" if asked == row.phases.present else "past"


def _single(query: Query, criterion: str) -> str:
    values = dict(query.criteria).get(criterion, ())
    return values[0] if len(values) == 1 else ""


def _publication_card(record: Publication, catalogue: Catalogue) -> Card:
    """Return what every list shows of a publication, made once."""
    line = reference(record, catalogue)
    known = catalogue.cards.get(record.key)
    if known is None or known.reference is not line:
        known = catalogue.cards[record.key] = Card(
            label=record.title,
            type_name="publication",
            ref=record.ref,
            line=", ".join(map(str, record.authors)) if record.is_thesis else "",
            picture=record.picture,
            picture_alt=record.picture_alt,
            reference=line,
        )
    return known


def card(record: Chosen, catalogue: Catalogue, type_name: str, group: str = "") -> Card:
    """Return what a list shows of *record*."""
    if isinstance(record, Unlinked):
        name, note = split_note(record.text) if type_name == "person" else (record.text, "")
        return Card(label=name, type_name=type_name, line=note)
    if isinstance(record, Publication):
        return _publication_card(record, catalogue)
    row = catalogue.row_of(record)
    span = row.span(record)
    outside = record.elsewhere
    elsewhere = row.address(record) if outside is None else outside
    until, past_badge = _ending(record, catalogue)
    return Card(
        label=record.label,
        type_name=record.type_name,
        ref=record.ref,
        docname="" if elsewhere else record.docname,
        url=elsewhere,
        line=row.line(catalogue, record, group),
        when=catalogue.words.span(span),
        iso=span.start.iso if span else "",
        text="" if row.name == "person" else record.description,
        picture=record.picture,
        picture_alt=record.picture_alt,
        portrait=_portrait(record, row, catalogue),
        badges=badges(record, catalogue),
        until=until,
        past_badge=past_badge,
    )


def _ending(record: Record, catalogue: Catalogue) -> tuple[str, str]:
    """Return the last day of the present state and the badge after it, if it is to come."""
    phases = catalogue.row_of(record).phases
    if phases is None or not phases.corrected or not catalogue.is_active(record):
        return "", ""
    until = phases.until(record)
    return (until.last_day().isoformat(), phases.badge) if until else ("", "")


def _portrait(record: Record, row: RecordType, catalogue: Catalogue) -> str:
    """Return the small picture on a card: the record's own, or that of the first person."""
    if not row.portrait:
        return ""
    own: str = getattr(record, row.portrait)
    for target in () if own else catalogue.links.get((record.ref, "people"), ())[:1]:
        if isinstance(target, tuple):
            return catalogue.records[target].picture
    return own


def badges(record: Record, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the words that set a record apart in a list."""
    row = catalogue.row_of(record)
    found = [row.badge_of_kind.get(getattr(record, "kind", ""), ""), row.badge(record)]
    if row.phases is not None and not catalogue.is_active(record):
        found.append(row.phases.badge)
    return tuple(badge for badge in found if badge)


def header_view(record: Record, catalogue: Catalogue) -> HeaderView:
    """Return what stands at the top of a record's page."""
    facts = catalogue.types[record.type_name].facts
    plain = card(record, catalogue, record.type_name)
    until, past_badge = _ending(record, catalogue)
    is_former = isinstance(record, Person) and not catalogue.is_active(record)
    line = plain.line if isinstance(record, Person) else getattr(record, "title_long", "")
    return HeaderView(
        type_name=record.type_name,
        title=record.label,
        # The facts say when somebody was here, and what came after.
        subtitle="" if is_former else line,
        picture=record.picture,
        picture_alt=record.picture_alt or record.label,
        initials=plain.initials if isinstance(record, Person) else "",
        badges=("Former member",) if is_former else plain.badges,
        facts=tuple(
            fact
            for fact in (
                *(facts(catalogue, record) if facts else ()),
                linked_fact(catalogue, record, "tags", "Tags"),
            )
            if fact.values
        ),
        links=profile_links(record),
        link_labels=tuple(
            (spec.name, spec.link) for spec in field_specs(type(record)).values() if spec.link
        ),
        until=until,
        past_badge=past_badge,
    )


def profile_links(record: Record) -> tuple[FactValue, ...]:
    """Return a record's addresses elsewhere, each with the text of its link."""
    found = []
    for spec in field_specs(type(record)).values():
        value = getattr(record, spec.name) if spec.link else ""
        if value:
            if spec.kind is Kind.PLACE and isinstance(record, Software) and record.manual:
                found.append(FactValue(spec.link, docname=record.manual))
                continue
            url = f"https://orcid.org/{value}" if spec.kind is Kind.ORCID else value
            found.append(FactValue(spec.link, url))
    return (*found, *(FactValue(link.label, link.url) for link in record.links))
