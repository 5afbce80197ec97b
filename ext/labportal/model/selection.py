"""Answers to queries: which records, in which order, divided into which parts.

Pure functions of the catalogue.  A query that cannot be understood selects nothing, because a
list that shows everybody by mistake is worse than one that shows nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.catalogue import Catalogue, Unlinked
from labportal.model.keys import slug
from labportal.model.orders import SORT_KEYS, Chosen, when
from labportal.model.problems import suggest
from labportal.model.query import DIVISIONS, LAYOUTS, ORDERS, VERSIONS, Query
from labportal.model.records import (
    KINDS,
    RECORD_TYPES,
    THESIS,
    ExternalPerson,
    Person,
    Publication,
    Record,
    record_type,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Criterion = tuple[str, tuple[str, ...]]
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an answer under its own heading."""

    name: str
    """Role, year, type or status; empty for an undivided answer."""
    heading: str
    records: tuple[Chosen, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """Why a query cannot be answered."""

    message: str
    suggestion: str = ""


LIST_OPTIONS = ("order", "layout", "by", "limit", "versions")
"""Options of every list, besides its criteria."""


def split_words(text: str) -> tuple[str, ...]:
    """Return the parts of a text that commas or line breaks separate."""
    parts = text.replace("\n", ",").split(",")
    return tuple(part.strip() for part in parts if part.strip())


def query_from_options(type_name: str, names: tuple[str, ...], options: Mapping[str, str]) -> Query:
    """Return what a list directive asks for; its options are texts as they were written.

    An option that does not exist becomes a criterion that nothing can answer to.
    """
    limit = options.get("limit", "0").strip()
    return Query(
        type_name=type_name,
        names=names or None,
        criteria=tuple(
            (name, split_words(value))
            for name, value in sorted(options.items())
            if name not in LIST_OPTIONS
        ),
        order=options.get("order", "").strip(),
        layout=options.get("layout", "").strip(),
        by=options.get("by", "").strip(),
        versions=options.get("versions", "").strip(),
        limit=int(limit) if limit.isdecimal() else -1,
    )


def check_query(query: Query, catalogue: Catalogue) -> tuple[Mistake, ...]:
    """Return everything in *query* that cannot be understood."""
    # What another site has can be asked for; here the answer is empty.
    catalogue = catalogue.everywhere or catalogue
    mistakes = [
        Mistake(f"unknown {name} '{value}'; possible are {', '.join(words)}", suggest(value, words))
        for name, value, words in (
            ("order", query.order, ORDERS),
            ("layout", query.layout, LAYOUTS),
            ("division 'by'", query.by, DIVISIONS),
            ("versions", query.versions, VERSIONS),
        )
        if value and value not in words
    ]
    if query.limit < 0:
        mistakes.append(Mistake("'limit' must be a whole number"))
    for name, values in query.criteria:
        options = criteria_of(query.type_name)
        if name not in options:
            near = suggest(name, (*options, *LIST_OPTIONS))
            mistakes.append(Mistake(f"this list has no option '{name}'", near))
            continue
        if not values:
            mistakes.append(Mistake(f"option '{name}' needs a value"))
        for value in values:
            if not _is_possible(catalogue, query.type_name, name, value):
                known = possible_values(catalogue, query.type_name, name)
                mistakes.append(Mistake(f"unknown {name} '{value}'", suggest(value, known)))
    return tuple(mistakes)


def criteria_of(type_name: str) -> tuple[str, ...]:
    """Return the options by which a list of that type can be narrowed."""
    others = [row.name for row in RECORD_TYPES.values() if row.name not in (type_name, "page")]
    own = list(record_type(type_name).criteria)
    more = ["supervisor"] if type_name == "publication" else []
    return tuple(dict.fromkeys([*own, *others, *more]))


def _is_possible(catalogue: Catalogue, type_name: str, criterion: str, value: str) -> bool:
    """Tell whether *value* can be asked for, without listing all that can."""
    if criterion in record_type(type_name).criteria or criterion == "group":
        return value in possible_values(catalogue, type_name, criterion)
    wanted = "person" if criterion == "supervisor" else criterion
    return (wanted, value) in catalogue.records or (
        wanted == "person" and ("external", value) in catalogue.records
    )


def possible_values(catalogue: Catalogue, type_name: str, criterion: str) -> frozenset[str]:
    """Return the values that an option of a list may have."""
    if criterion == "role":
        return frozenset(catalogue.roles)
    if criterion == "status":
        return frozenset({"current", "former" if type_name == "person" else "finished"})
    if criterion in ("overview", "selected"):
        return frozenset({"yes", "no"})
    if criterion in record_type(type_name).criteria:
        is_kind = (type_name, criterion) == ("publication", "type")
        fixed = frozenset((*KINDS, THESIS)) if is_kind else _NOTHING
        return fixed | catalogue.values_of(type_name, criterion)
    if criterion == "group":
        written = {key for person in catalogue.of_type("person") for key in person.groups}
        return frozenset(written | {group.key for group in catalogue.groups()})
    wanted = ("person", "external") if criterion in ("person", "supervisor") else (criterion,)
    return frozenset(record.key for name in wanted for record in catalogue.of_type(name))


def select(query: Query, catalogue: Catalogue) -> tuple[Chosen, ...]:
    """Return the records that *query* asks for, in its order; names without record as text."""
    if check_query(query, catalogue):
        return ()
    chosen: Iterable[Chosen]
    if query.names is not None:
        chosen = _named(query, catalogue)
    else:
        chosen = _candidates(query, query.criteria, catalogue)
    others = [criterion for criterion in query.criteria if criterion[0] != "selected"]
    kept = _answering(chosen, others, query, catalogue)
    if len(kept) < query.chosen_from:
        return ()
    if len(others) < len(query.criteria):
        kept = _answering(kept, query.criteria, query, catalogue)
    if query.type_name == "publication" and query.names is None and query.versions != "all":
        keys = {record.key for record in kept if not isinstance(record, Unlinked)}
        kept = [record for record in kept if not catalogue.is_preprint_of(record, keys)]
    order = query.order or ("given" if query.names is not None else default_order(query))
    if order != "given":
        key = SORT_KEYS[order]
        kept.sort(key=lambda item: key(catalogue, item))
    return tuple(kept[: query.limit] if query.limit else kept)


def _answering(
    chosen: Iterable[Chosen], criteria: Iterable[Criterion], query: Query, catalogue: Catalogue
) -> list[Chosen]:
    """Return the records that answer to every criterion, and the names without a record."""
    wanted = tuple(criteria)
    return [
        record
        for record in chosen
        if isinstance(record, Unlinked)
        or all(_answers_in_group(catalogue, record, query, name, values) for name, values in wanted)
    ]


def default_order(query: Query) -> str:
    """Return the order of a query that names none."""
    return record_type(query.type_name).default_order


def _named(query: Query, catalogue: Catalogue) -> list[Chosen]:
    found: dict[object, Chosen] = {}
    for name in query.names or ():
        item = find(catalogue, query.type_name, name) or Unlinked(name)
        found.setdefault(item if isinstance(item, Unlinked) else item.ref, item)
    more = [
        record
        for criterion, values in query.plus
        for record in _candidates(query, ((criterion, values),), catalogue)
        if _answers(catalogue, record, criterion, values)
    ]
    more.sort(key=lambda record: SORT_KEYS[default_order(query)](catalogue, record))
    for record in more:
        found.setdefault(record.ref, record)
    return [item for item in found.values() if isinstance(item, Unlinked) or not item.is_draft]


def find(catalogue: Catalogue, type_name: str, name: str) -> Record | None:
    """Return the record that an editor means by *name*, without a message if there is none."""
    if type_name == "person":
        return catalogue.people.find(name).person
    direct = catalogue.get(type_name, name) or catalogue.get(type_name, slug(name))
    if direct is not None or type_name == "publication":
        return direct
    wanted = slug(name)
    for record in catalogue.of_type(type_name):
        if any(slug(other) == wanted for other in record.names):
            return record
    return None


def _candidates(
    query: Query, criteria: Iterable[Criterion], catalogue: Catalogue
) -> Sequence[Record]:
    """Return the records that can answer, by the most selective road there is."""
    for name, values in criteria:
        wanted = "person" if name == "supervisor" else name
        if wanted in RECORD_TYPES and wanted not in ("group", query.type_name):
            keys: dict[str, None] = {}
            for value in values:
                keys |= dict.fromkeys(_linked_keys(catalogue, query.type_name, name, value))
            records = (catalogue.records[query.type_name, key] for key in keys)
            return [record for record in records if record.is_listed]
    for name, values in criteria:
        # What a person is depends on the group that is asked for, so it is not in the index.
        if name == "year" and query.type_name == "publication":
            keys = {
                record.key: None
                for value in values
                for record in catalogue.with_value(query.type_name, name, value)
            }
            return [catalogue.records[query.type_name, key] for key in keys]
    return catalogue.of_type(query.type_name)


def _linked_keys(
    catalogue: Catalogue, type_name: str, criterion: str, value: str
) -> tuple[str, ...]:
    if criterion == "supervisor":
        return catalogue.supervised.get(("person", value), ())
    refs = [(criterion, value)]
    if criterion == "person":
        refs.append(("external", value))
    if (type_name, criterion) == ("publication", "research"):
        # What came out of its projects came out of the line.
        projects = catalogue.related_to((criterion, value), "project")
        refs += [("project", key) for key in projects]
    keys = (key for ref in refs for key in catalogue.related_to(ref, type_name))
    return tuple(dict.fromkeys(keys))


def _answers_in_group(
    catalogue: Catalogue, record: Record, query: Query, criterion: str, values: tuple[str, ...]
) -> bool:
    """Tell whether a record answers; a list of one group asks what a person is there."""
    group = _group_asked(query)
    if group and isinstance(record, Person):
        if criterion == "role":
            return record.role.in_group(group) in values
        if criterion == "status":
            return ("current" if catalogue.is_active(record, group) else "former") in values
    return _answers(catalogue, record, criterion, values)


def _answers(catalogue: Catalogue, record: Record, criterion: str, values: tuple[str, ...]) -> bool:
    own = record_type(_type_of(record)).criteria.get(criterion)
    if own is not None:
        return not set(own(catalogue, record)).isdisjoint(values)
    if criterion == "group":
        return not set(groups_of(catalogue, record)).isdisjoint(values)
    return any(
        record.key in _linked_keys(catalogue, record.type_name, criterion, value)
        for value in values
    )


def groups_of(catalogue: Catalogue, record: Record) -> tuple[str, ...]:
    """Return a record's groups; those of a publication are its members' groups."""
    if not isinstance(record, Publication):
        return record.groups
    people = [ref for ref in catalogue.authors.get(record.key, ()) if ref is not None]
    return tuple(dict.fromkeys(group for ref in people for group in catalogue.person(ref).groups))


def _type_of(record: Record) -> str:
    return "person" if isinstance(record, ExternalPerson) else record.type_name


# Division ------------------------------------------------------------------------------------


def divide(records: Sequence[Chosen], query: Query, catalogue: Catalogue) -> tuple[Part, ...]:
    """Return *records* in parts, as ``by`` asks; empty parts are left out."""
    if not query.by or len(records) < max(query.divided_from, 1):
        return (Part("", "", tuple(records)),) if records else ()
    headings = part_headings(query, catalogue)
    parts: dict[str, list[Chosen]] = {name: [] for name in headings}
    for record in records:
        parts.setdefault(_part_of(catalogue, record, query), []).append(record)
    names = list(parts)
    if query.by == "year":
        names.sort(key=lambda year: -int(year or 0))
    return tuple(
        Part(name, headings.get(name, name or "Other"), tuple(parts[name]))
        for name in names
        if parts[name]
    )


def part_headings(query: Query, catalogue: Catalogue) -> Mapping[str, str]:
    """Return the known parts, name -> heading, in the order in which they are shown."""
    if query.by == "role":
        return {**catalogue.roles, "": "Other"}
    if query.by == "status":
        past = "Former members" if query.type_name == "person" else "Finished"
        return {"current": "Current", "former": past, "finished": past}
    if query.by == "type" and query.type_name == "publication":
        return KINDS
    if query.by == "year":
        return {"": "Year unknown"}
    return {}


def _part_of(catalogue: Catalogue, record: Chosen, query: Query) -> str:
    if isinstance(record, Unlinked):
        return ""
    if query.by == "type" and isinstance(record, Publication):
        return record.kind
    if query.by == "role" and isinstance(record, Person):
        return record.role.in_group(_group_asked(query))
    if query.by == "year":
        year = when(record)[0]
        return str(year) if year else ""
    own = record_type(_type_of(record)).criteria.get(query.by)
    return next(iter(own(catalogue, record)), "") if own else ""


def _group_asked(query: Query) -> str:
    groups = dict(query.criteria).get("group", ())
    return groups[0] if len(groups) == 1 else ""
