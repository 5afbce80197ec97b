"""All records of a portal with the links between them, read-only.

The catalogue is built once, before any page is read, by `build_catalogue`; afterwards it only
answers.  It must not know where its records came from.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from labportal.model.dates import is_current
from labportal.model.records import (
    RECORD_TYPES,
    ExternalPerson,
    Group,
    Person,
    Publication,
    Record,
    RecordType,
    Table,
)
from labportal.model.words import ENGLISH, Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping

    from labportal.model.identity import AnyPerson, PeopleIndex
    from labportal.model.problems import Problem
    from labportal.model.query import Query
    from labportal.model.references import Reference
    from labportal.model.styles import Style
    from labportal.model.views import Card

Ref = tuple[str, str]
"""(record type, key)."""


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A name in a list that no record answers to; shown as text."""

    text: str
    url: str = ""
    """Where it leads all the same, such as to the site of a group."""


Target = Ref | Unlinked


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Catalogue:
    """The portal's records and how they hang together."""

    records: Mapping[Ref, Record]
    """Every record, in the order in which the files were read."""
    people: PeopleIndex
    today: dt.date
    """The day for which the site is built."""
    style: Style | None = None
    """How references are written; None leaves lists to the site's layout."""
    roles: Mapping[str, str] = field(default_factory=dict)
    """Role -> heading of its section, in the order of the people page."""
    kinds: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Record type -> kind -> heading, where the site declares other ones than the type."""
    bibkeys: Mapping[str, str] = field(default_factory=dict)
    """BibTeX key in lower case -> key of the publication."""
    links: Mapping[tuple[Ref, str], tuple[Target, ...]] = field(default_factory=dict)
    """(record, field) -> what the field names, in the editor's order."""
    related: Mapping[Ref, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Record -> record type -> keys of records linked with it from either side."""
    authors: Mapping[str, tuple[Ref | None, ...]] = field(default_factory=dict)
    """Publication key -> for each of its authors the person, if there is one."""
    published: Mapping[str, str] = field(default_factory=dict)
    """Key of a preprint -> key of the publication that it became."""
    supervised: Mapping[Ref, tuple[str, ...]] = field(default_factory=dict)
    """Person -> keys of the theses they supervised."""
    by_docname: Mapping[str, Ref] = field(default_factory=dict)
    """Document -> the record that it describes."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """Document -> its address from the top of the site, where that is not its name."""
    problems: tuple[Problem, ...] = ()
    words: Words = ENGLISH
    """How dates and phrases made from fields are written."""
    types: Table = field(default_factory=lambda: RECORD_TYPES, repr=False)
    """Name -> record type, those that the site declares among them."""
    everywhere: Catalogue | None = None
    """Of one of several sites: the catalogue with the records of all."""
    references: dict[str, Reference] = field(default_factory=dict, repr=False, init=False)
    """Publication key -> its line in lists; filled by `references.reference` when first asked."""
    cards: dict[str, Card] = field(default_factory=dict, repr=False, init=False)
    """Publication key -> what lists show of it; filled by `views.card` when first asked."""
    answers: dict[Query, tuple[Record | Unlinked, ...]] = field(
        default_factory=dict, repr=False, init=False
    )
    """Query -> all that answers to it; filled by `selection.answer` when first asked."""
    _copies: list[dict[Ref, tuple[Record, ...]]] = field(default_factory=list, repr=False)
    """The translations by record, as the only item, once somebody has asked for them."""
    texts: dict[tuple[str, str], str] = field(default_factory=dict, repr=False, init=False)
    """(format, publication key) -> its text in that format; filled when first asked."""
    _by_type: dict[str, tuple[Record, ...]] = field(default_factory=dict, repr=False)
    _preprints: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    _index: dict[tuple[str, str], dict[str, tuple[Record, ...]]] = field(
        default_factory=dict, repr=False
    )
    _values: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict, repr=False)

    def address_of(self, docname: str) -> str:
        """Return the address of a document: ``people/ada``, or ``people/index`` for a folder."""
        return self.addresses.get(docname, docname)

    def in_words(self, words: Words) -> Catalogue:
        """Return the same records, told in another language."""
        return replace(self, words=words)

    def of_type(self, type_name: str) -> tuple[Record, ...]:
        """Return all records of a type that are neither drafts nor hidden."""
        if not self._by_type:
            by_type: dict[str, list[Record]] = {}
            for (name, _), record in self.records.items():
                if record.is_listed:
                    by_type.setdefault(name, []).append(record)
            self._by_type.update({name: tuple(found) for name, found in by_type.items()})
        return self._by_type.get(type_name, ())

    def copies_of(self, record: Record) -> tuple[Record, ...]:
        """Return a record and its translations, by language; none if it has no translation."""
        if not self._copies:
            copies: dict[Ref, tuple[Record, ...]] = {}
            found: dict[Ref, list[Record]] = {}
            for (name, _), one in self.records.items():
                if one.is_copy and one.docname and one.is_findable:
                    found.setdefault((name, one.translation_of), []).append(one)
            for ref, others in found.items():
                shown = self.records.get(ref)
                # Where the shown one is on another site, the others are, too.
                members = [shown, *others] if shown is not None and shown.docname else []
                copies[ref] = tuple(sorted(members, key=lambda one: one.language))
            self._copies.append(copies)
        return self._copies[0].get((record.type_name, record.translation_of or record.key), ())

    def listed_copy(self, record: Record) -> Record:
        """Return the copy of a record that lists, names and links mean."""
        key = record.translation_of if record.is_copy else record.key
        return self.records.get((record.type_name, key), record)

    def values_of(self, type_name: str, criterion: str) -> frozenset[str]:
        """Return every value that records of a type have for one of the type's own criteria."""
        known = self._values.get((type_name, criterion))
        if known is None:
            values = self.types[type_name].criteria[criterion]
            known = frozenset(
                value for record in self.of_type(type_name) for value in values(self, record)
            )
            self._values[type_name, criterion] = known
        return known

    def with_value(self, type_name: str, criterion: str, value: str) -> tuple[Record, ...]:
        """Return the records of a type that have a value for one of the type's own criteria."""
        index = self._index.get((type_name, criterion))
        if index is None:
            values = self.types[type_name].criteria[criterion]
            found: dict[str, list[Record]] = {}
            for record in self.of_type(type_name):
                for each in values(self, record):
                    found.setdefault(each, []).append(record)
            index = {each: tuple(records) for each, records in found.items()}
            self._index[type_name, criterion] = index
        return index.get(value, ())

    def get(self, type_name: str, key: str) -> Record | None:
        """Return the record with that type and key; BibTeX keys in any case."""
        record = self.records.get((type_name, key))
        if record is None and type_name == "publication":
            record = self.records.get((type_name, self.bibkeys.get(key.lower(), "")))
        return record

    def person(self, ref: Ref) -> AnyPerson:
        """Return the member or external person behind a reference."""
        record = self.records[ref]
        assert isinstance(record, Person | ExternalPerson)
        return record

    def publication(self, key: str) -> Publication:
        """Return the publication with that key."""
        record = self.records["publication", key]
        assert isinstance(record, Publication)
        return record

    def groups(self) -> tuple[Group, ...]:
        """Return the groups."""
        return tuple(record for record in self.of_type("group") if isinstance(record, Group))

    def is_active(self, record: Record, group: str = "") -> bool:
        """Tell whether a person works here, or a project runs, on the day of the build.

        What the dates say goes before ``active`` and ``finished``, which nobody keeps up to date;
        but somebody said to have left has left.
        """
        phases = self.row_of(record).phases
        if phases is None:
            return True
        if not is_current(None, phases.until(record), self.today):
            return False
        if isinstance(record, Person):
            if not group and record.active.by_group:
                return any(value is not False for value in record.active.values)
            said = record.active.in_group(group)
            return said is not False
        # What has not begun yet is announced among the current work.
        return not phases.over(record)

    def row_of(self, record: Record) -> RecordType:
        """Return the row of a record's type; external people are people."""
        is_external = isinstance(record, ExternalPerson)
        return self.types["person" if is_external else record.type_name]

    def kinds_of(self, type_name: str) -> Mapping[str, str]:
        """Return kind -> heading, in the order of the overview."""
        return self.kinds.get(type_name) or self.types[type_name].kinds

    def preprints_of(self, key: str) -> tuple[str, ...]:
        """Return the keys of the preprints that became a publication."""
        if not self._preprints and self.published:
            for preprint, later in self.published.items():
                self._preprints[later] = (*self._preprints.get(later, ()), preprint)
        return self._preprints.get(key, ())

    def is_preprint_of(self, record: Record | Unlinked, keys: Collection[str]) -> bool:
        """Tell whether a record is a preprint that became one of the publications *keys*."""
        return isinstance(record, Record) and self.published.get(record.key) in keys

    def related_to(self, ref: Ref, type_name: str) -> tuple[str, ...]:
        """Return the keys of the records of a type that are linked with a record."""
        return self.related.get(ref, {}).get(type_name, ())


def first_by_key(records: Iterable[Record]) -> dict[Ref, Record]:
    """Map references to records; of two with the same reference the first one stays."""
    found: dict[Ref, Record] = {}
    for record in records:
        found.setdefault(record.ref, record)
    return found
