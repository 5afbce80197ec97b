"""Answers to queries: which records, in which order, divided into which parts.

Pure functions of the catalogue.  A query that cannot be understood selects nothing, because a
list that shows everybody by mistake is worse than one that shows nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from labportal.model.catalogue import Catalogue, Unlinked
from labportal.model.division import group_asked, type_of
from labportal.model.keys import slug
from labportal.model.orders import SORT_KEYS, Chosen
from labportal.model.problems import suggest
from labportal.model.query import DIVISIONS, LAYOUTS, NARROWINGS, ORDERS, VERSIONS, Query
from labportal.model.records import (
    KINDS,
    OTHER,
    RECORD_TYPES,
    THESIS,
    Person,
    Publication,
    Record,
    Table,
    record_type,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Criterion = tuple[str, tuple[str, ...]]
_NOTHING: frozenset[Any] = frozenset()


@dataclass(frozen=True, slots=True)
class Mistake:
    """Why a query cannot be answered."""

    message: str
    suggestion: str = ""


LIST_OPTIONS = ("order", "layout", "by", "limit", "more", "empty", "versions")
"""Options of every list, besides its criteria."""


def list_options(type_name: str) -> tuple[str, ...]:
    """Return the options of the lists of a type, besides their criteria."""
    return (*LIST_OPTIONS, "filter") if type_name == "publication" else LIST_OPTIONS


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
            if name not in list_options(type_name)
        ),
        order=options.get("order", "").strip(),
        layout=options.get("layout", "").strip(),
        by=options.get("by", "").strip(),
        versions=options.get("versions", "").strip(),
        limit=int(limit) if limit.isdecimal() else -1,
        more=options.get("more", "").strip(),
        empty=options.get("empty", "").strip(),
        # A people list takes "filter" for a criterion, which it does not have.
        filter=options.get("filter", "").strip() if type_name == "publication" else "",
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
            ("filter", query.filter, NARROWINGS),
            ("versions", query.versions, VERSIONS),
        )
        if value and value not in words
    ]
    if query.limit < 0:
        mistakes.append(Mistake("'limit' must be a whole number"))
    for name, values in query.criteria:
        options = criteria_of(query.type_name, catalogue.types)
        if name not in options:
            near = suggest(name, (*options, *list_options(query.type_name)))
            mistakes.append(Mistake(f"this list has no option '{name}'", near))
            continue
        if not values:
            mistakes.append(Mistake(f"option '{name}' needs a value"))
        for value in values:
            if not _is_possible(catalogue, query.type_name, name, value):
                known = possible_values(catalogue, query.type_name, name)
                mistakes.append(Mistake(f"unknown {name} '{value}'", suggest(value, known)))
    return tuple(mistakes)


def criteria_of(type_name: str, types: Table = RECORD_TYPES) -> tuple[str, ...]:
    """Return the options by which a list of that type can be narrowed."""
    others = [row.name for row in types.values() if row.name not in (type_name, "page")]
    own = list(record_type(type_name, types).criteria)
    more = ["supervisor"] if type_name == "publication" else []
    return tuple(dict.fromkeys([*own, *others, *more]))


def _is_possible(catalogue: Catalogue, type_name: str, criterion: str, value: str) -> bool:
    """Tell whether *value* can be asked for, without listing all that can."""
    if criterion in record_type(type_name, catalogue.types).criteria or criterion == "group":
        return value in possible_values(catalogue, type_name, criterion)
    wanted = "person" if criterion == "supervisor" else criterion
    return (wanted, value) in catalogue.records or (
        wanted == "person" and ("external", value) in catalogue.records
    )


def possible_values(catalogue: Catalogue, type_name: str, criterion: str) -> frozenset[str]:
    """Return the values that an option of a list may have."""
    words = _words_of(catalogue, type_name, criterion)
    if words:
        return frozenset(words)
    if criterion in record_type(type_name, catalogue.types).criteria:
        is_kind = (type_name, criterion) == ("publication", "type")
        fixed = frozenset((*KINDS, THESIS)) if is_kind else _NOTHING
        return fixed | catalogue.values_of(type_name, criterion)
    if criterion == "group":
        written = {key for person in catalogue.of_type("person") for key in person.groups}
        return frozenset(written | {group.key for group in catalogue.groups()})
    wanted = ("person", "external") if criterion in ("person", "supervisor") else (criterion,)
    return frozenset(record.key for name in wanted for record in catalogue.of_type(name))


def _words_of(catalogue: Catalogue, type_name: str, criterion: str) -> Iterable[str]:
    """Return the words of a criterion that has the same ones whatever the records are."""
    row = record_type(type_name, catalogue.types)
    if criterion == row.kind_option and row.kinds:
        return (*catalogue.kinds_of(type_name), OTHER)
    if criterion == "status" and row.phases is not None:
        return row.phases.words
    flags = dict.fromkeys(("overview", "selected"), ("yes", "no"))
    return {"role": catalogue.roles, **flags}.get(criterion, ())


def select(query: Query, catalogue: Catalogue) -> tuple[Chosen, ...]:
    """Return the records that *query* asks for, in its order; names without record as text."""
    found = answer(query, catalogue)
    return found[: query.limit] if query.limit else found


def answer(query: Query, catalogue: Catalogue) -> tuple[Chosen, ...]:
    """Return everything that answers to *query*, whatever its limit."""
    # Asked for when pages are compared, when they are written, and for their files.
    known = catalogue.answers.get(query)
    if known is None:
        known = catalogue.answers[query] = _answer(query, catalogue)
    return known


def _answer(query: Query, catalogue: Catalogue) -> tuple[Chosen, ...]:
    if check_query(query, catalogue):
        return ()
    chosen: Iterable[Chosen]
    if query.names is not None:
        chosen = _named(query, catalogue)
    else:
        chosen = _candidates(query, query.criteria, catalogue)
    named = _refs(query, query.names or (), catalogue) if query.names else _NOTHING
    final = named if query.keeps_names else _NOTHING
    if query.without:
        left_out = _refs(query, query.without, catalogue) - named
        chosen = [item for item in chosen if isinstance(item, Unlinked) or item.ref not in left_out]
    kept = _kept(chosen, final, query, catalogue)
    order = query.order or ("given" if query.names is not None else default_order(query, catalogue))
    if order != "given":
        key = SORT_KEYS[order]
        kept.sort(key=lambda item: key(catalogue, item))
    return tuple(kept)


def _kept(
    chosen: Iterable[Chosen], final: frozenset[Any], query: Query, catalogue: Catalogue
) -> list[Chosen]:
    """Return what answers to every criterion; what is *final* need not."""
    others = [criterion for criterion in query.criteria if criterion[0] != "selected"]
    kept = _answering(chosen, others, final, query, catalogue)
    if len(kept) < query.chosen_from:
        return []
    if len(others) < len(query.criteria):
        kept = _answering(kept, query.criteria, final, query, catalogue)
    if query.type_name == "publication" and query.names is None and query.versions != "all":
        keys = {record.key for record in kept if not isinstance(record, Unlinked)}
        kept = [record for record in kept if not catalogue.is_preprint_of(record, keys)]
    return kept


def _answering(
    chosen: Iterable[Chosen],
    criteria: Iterable[Criterion],
    final: frozenset[Any],
    query: Query,
    catalogue: Catalogue,
) -> list[Chosen]:
    """Return the records that answer to every criterion, and the names without a record."""
    wanted = tuple(criteria)
    return [
        record
        for record in chosen
        if isinstance(record, Unlinked)
        or record.ref in final
        or all(_answers_in_group(catalogue, record, query, name, values) for name, values in wanted)
    ]


def default_order(query: Query, catalogue: Catalogue) -> str:
    """Return the order of a query that names none."""
    return record_type(query.type_name, catalogue.types).default_order


def _refs(query: Query, names: Iterable[str], catalogue: Catalogue) -> frozenset[object]:
    records = (find(catalogue, query.type_name, name) for name in names)
    return frozenset(record.ref for record in records if record is not None)


def _named(query: Query, catalogue: Catalogue) -> list[Chosen]:
    found: dict[object, Chosen] = {}
    for name in query.names or ():
        item = find(catalogue, query.type_name, name) or Unlinked(name)
        found.setdefault(item if isinstance(item, Unlinked) else item.ref, item)
    for name in query.also:
        record = find(catalogue, query.type_name, name)
        if record is not None:
            found.setdefault(record.ref, record)
    more = [
        record
        for criterion, values in query.plus
        for record in _candidates(query, ((criterion, values),), catalogue)
        if _answers(catalogue, record, criterion, values)
    ]
    more.sort(key=lambda record: SORT_KEYS[default_order(query, catalogue)](catalogue, record))
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
        if wanted in catalogue.types and wanted not in ("group", query.type_name):
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
    group = group_asked(query)
    if group and isinstance(record, Person):
        if criterion == "role":
            return record.role.in_group(group) in values
        if criterion == "status":
            return ("current" if catalogue.is_active(record, group) else "former") in values
    return _answers(catalogue, record, criterion, values)


def _answers(catalogue: Catalogue, record: Record, criterion: str, values: tuple[str, ...]) -> bool:
    own = record_type(type_of(record), catalogue.types).criteria.get(criterion)
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
