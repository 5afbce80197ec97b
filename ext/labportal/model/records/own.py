"""Record types that a site declares: from a declaration to a row of the table.

A declaration is a value, so that equal ones give one record class in every part of a build.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from labportal.model.dates import PartialDate
from labportal.model.facts import Fact, FactValue, linked_fact, text_fact, words_fact
from labportal.model.fields import Kind, Vocabulary, declare
from labportal.model.query import Query
from labportal.model.records.base import Record
from labportal.model.records.rows import (
    Back,
    Meaning,
    RecordType,
    Section,
    asked,
    publications_section,
)
from labportal.model.words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from labportal.model.catalogue import Catalogue
    from labportal.model.words import Words

LISTS = (Kind.NAMES, Kind.KEYS, Kind.BIBKEYS, Kind.WORDS)
"""Kinds of fields that hold several values."""
_ASKABLE = (Kind.CHOICE, Kind.WORDS, Kind.FLAG, Kind.TEXT)
"""Kinds of fields by which a list can be narrowed."""
_LONG = 9999
"""The digits of a larger number stand in groups."""
_ON_HOME = 4
"""So many records stand on a home page that names no number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnField:
    """A field as a site declares it."""

    name: str
    kind: Kind = Kind.TEXT
    label: str = ""
    help: str = ""
    example: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    target: str = ""
    """The record type that it names."""
    also: tuple[str, ...] = ()
    meaning: str = ""
    """Property of schema.org."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnType:
    """A record type as a site declares it."""

    name: str
    plural: str
    folders: tuple[str, ...]
    singular_heading: str
    plural_heading: str
    help: str = ""
    meaning: str = "CreativeWork"
    """Type of schema.org."""
    fields: tuple[OwnField, ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()
    """(word of the field ``kind``, heading)."""
    card: tuple[str, ...] = ()
    """Fields that a list shows under the title."""
    facts: tuple[str, ...] | None = None
    """Fields at the top of a page; None for all that are no lists of records."""
    sections: tuple[str, ...] | None = None
    """Fields that a page lists below its text; None for all that name records."""
    order: str = "title"
    layout: str = "cards"
    home: int = _ON_HOME
    """So many stand on a home page that names no number."""
    feed: bool = False
    in_bar: bool = True

    def field(self, name: str) -> OwnField | None:
        """Return the field with that name."""
        return next((each for each in self.fields if each.name == name), None)

    @property
    def linking(self) -> tuple[OwnField, ...]:
        """The fields that name records."""
        return tuple(each for each in self.fields if each.target)


class OwnRecord(Record):
    """A record of a type that the site declares."""

    __slots__ = ()
    own_type: ClassVar[OwnType]

    def __reduce__(self) -> tuple[Callable[..., OwnRecord], tuple[OwnType, dict[str, Any]]]:
        """Pickle the values with the declaration: no module holds the class."""
        values = {each.name: getattr(self, each.name) for each in dataclasses.fields(self)}
        return _remade, (self.own_type, values)


def _remade(own: OwnType, values: dict[str, Any]) -> OwnRecord:
    made: OwnRecord = record_class_of(own)(**values)
    return made


@cache
def record_class_of(own: OwnType) -> type[OwnRecord]:
    """Return the class of the records of a declared type."""
    declared = [(each.name, Any, _declared(each)) for each in own.fields]
    if own.kinds:
        kind = declare(
            Kind.CHOICE, "What it is.", example=own.kinds[0][0], default="",
            vocabulary=Vocabulary.KINDS, kinds_of=own.name, also=("type",),
        )  # fmt: skip
        declared.append(("kind", Any, kind))
    name = "".join(part.capitalize() for part in own.name.replace("_", "-").split("-"))
    made: type[OwnRecord] = dataclasses.make_dataclass(
        name,
        declared,
        bases=(OwnRecord,),
        namespace={
            "type_name": own.name,
            "own_type": own,
            "__doc__": own.help or f"{own.singular_heading}, a record type of this site.",
        },
        frozen=True,
        slots=True,
        kw_only=True,
    )
    return made


def _declared(field: OwnField) -> Any:
    return declare(
        field.kind,
        field.help,
        example=field.example,
        default=_default(field.kind),
        required=field.required,
        choices=field.choices,
        target=field.target,
        also=field.also,
        meaning=field.meaning,
        link=field.label if field.kind is Kind.URL else "",
    )


def _default(kind: Kind) -> Any:
    if kind in LISTS:
        return ()
    return None if kind in (Kind.DATE, Kind.TIME, Kind.NUMBER, Kind.FLAG) else ""


def row_of(own: OwnType) -> RecordType:
    """Return the row of a declared type, before it is completed with the other rows."""
    home = replace(Query.of(own.name), limit=own.home, more=f"All {own.plural_heading.lower()}")
    by_kind = "type" if own.kinds else ""
    return RecordType(
        name=own.name,
        plural=own.plural,
        role=own.name,
        record_class=record_class_of(own),
        folders=own.folders,
        singular_heading=own.singular_heading,
        plural_heading=own.plural_heading,
        offered=("description", "picture", *(each.name for each in own.fields)),
        sections=tuple(_sections(own)),
        overview=(Section("all", "", asked(own.name, by=by_kind)),),
        back={
            target: Back(heading=own.plural_heading)
            for target in ("tag", *(each.target for each in own.linking))
        },
        home=home,
        criteria=dict(_criteria(own)),
        kinds=dict(own.kinds),
        facts=_Facts(own),
        line=_Line(own),
        meaning=Meaning(type=own.meaning),
        has_lists=any(each.target == "publication" for each in own.fields),
        has_feed=own.feed,
        in_bar=own.in_bar,
        default_order=own.order,
        default_layout=own.layout,
    )


def _sections(own: OwnType) -> Iterator[Section]:
    names = own.sections
    for field in own.linking if names is None else filter(None, map(own.field, names)):
        if field.target == "publication" and field.name == "bibkeys":
            yield publications_section(own.name)
        else:
            yield Section(field.name, field.label, _Linked(own.name, field), field.name)


@dataclass(frozen=True, slots=True)
class _Linked:
    """Asks for the records that a field names, and after them for those that name its record."""

    type_name: str
    field: OwnField

    def __call__(self, record: Record) -> Query:
        linked = Query.of(self.field.target, None, **{self.type_name: record.key})
        names: tuple[str, ...] = getattr(record, self.field.name)
        if not names:
            return linked
        return Query(type_name=self.field.target, names=names, plus=linked.criteria, order="given")


def _criteria(own: OwnType) -> Iterator[tuple[str, Callable[[Catalogue, Record], tuple[str, ...]]]]:
    for field in own.fields:
        if field.kind in _ASKABLE and not field.target:
            yield field.name, _Values(field.name)


@dataclass(frozen=True, slots=True)
class _Values:
    """Answers for which values of a field a record is found."""

    name: str

    def __call__(self, _: Catalogue, record: Record) -> tuple[str, ...]:
        return tuple(_texts(getattr(record, self.name), ENGLISH))


@dataclass(frozen=True, slots=True)
class _Line:
    """What a list says under the title of a record."""

    own: OwnType

    def __call__(self, catalogue: Catalogue, record: Record, _group: str) -> str:
        facts = (_fact(field, catalogue, record) for field in map(self.own.field, self.own.card)
                 if field is not None)  # fmt: skip
        texts = (", ".join(value.text for value in fact.values) for fact in facts)
        return " · ".join(filter(None, texts))


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the top of a page tells of its record."""

    own: OwnType

    def __call__(self, catalogue: Catalogue, record: Record) -> tuple[Fact, ...]:
        own = self.own
        plain = (each for each in own.fields if not each.target and each.kind is not Kind.URL)
        fields = plain if own.facts is None else filter(None, map(own.field, own.facts))
        found = [_fact(field, catalogue, record) for field in fields]
        return (*found, linked_fact(catalogue, record, "groups", "Groups"))


def _fact(field: OwnField, catalogue: Catalogue, record: Record) -> Fact:
    """Return a field of a record as a fact."""
    value = getattr(record, field.name)
    if field.target:
        return linked_fact(catalogue, record, field.name, field.label)
    if field.kind is Kind.EMAIL:
        return text_fact(field.name, field.label, value, f"mailto:{value}")
    if field.kind is Kind.LINKS:
        pieces = tuple(FactValue(link.label, link.url) for link in value or ())
        return Fact(field.name, field.label, pieces)
    return words_fact(field.name, field.label, _texts(value, catalogue.words))


def _texts(value: object, words: Words) -> Iterator[str]:
    """Yield a value as texts for readers."""
    if isinstance(value, bool):
        yield words.text("yes" if value else "no")
    elif isinstance(value, int):
        yield words.number(value) if value > _LONG else str(value)
    elif isinstance(value, PartialDate):
        yield words.date(value)
    elif isinstance(value, tuple):
        yield from map(str, value)
    elif value:
        yield str(value)
