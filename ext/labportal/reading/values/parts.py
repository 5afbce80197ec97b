"""The lists that the header of a home page asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from labportal.model.keys import squeeze
from labportal.model.problems import suggest
from labportal.model.query import Query
from labportal.model.records import HomePart, RecordType, Table
from labportal.model.selection import list_options, query_from_options
from labportal.reading.values.lists import split_items
from labportal.reading.values.parsed import EMPTY, Complaint, Parsed, Vocabularies, as_text, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from labportal.model.fields import FieldSpec
    from labportal.reading.headers.header import Raw

_PAGE_CARDS = "pagecards"
"""What older systems called the pages that say ``type: card``."""

_CARDS: Mapping[str, Raw] = {"type": "card", "layout": "cards", "heading": "More"}


def read_parts(raw: Raw, _: FieldSpec, vocabularies: Vocabularies) -> Parsed:
    """Read names of lists in order: text, a list of either, or a mapping from name to options."""
    parts: list[HomePart] = []
    complaints: list[Complaint] = []
    for number, name, options in _items(raw):
        row = _row(name, vocabularies.types)
        if _plain(name) == _PAGE_CARDS:
            parts.append(_part(vocabularies.types["page"], {**_CARDS, **_as_options(options)}))
            continue
        if row is None:
            names = [known.plural for known in vocabularies.types.values()]
            message = f"names {shown(name)}, but there is no such list"
            complaints.append(Complaint(message, suggest(name.lower(), names), item=number))
            continue
        parts.append(_part(row, options))
    if not parts and not complaints:
        return EMPTY
    return Parsed(tuple(parts), tuple(complaints), lost=bool(complaints))


def _items(raw: Raw) -> Iterator[tuple[int | None, str, Raw]]:
    if isinstance(raw, dict):
        for number, (name, options) in enumerate(raw.items()):
            yield number, name, options
    elif isinstance(raw, list):
        for number, item in enumerate(raw):
            if isinstance(item, dict):
                yield from ((number, name, options) for name, options in item.items())
            elif as_text(item):
                yield number, as_text(item), ""
    else:
        yield from ((number, text, "") for number, text in split_items(raw))


def _row(name: str, types: Table) -> RecordType | None:
    wanted = _plain(name)
    for row in types.values():
        if wanted in (row.name, row.plural, *row.folders):
            return row
    return None


def _plain(name: str) -> str:
    return name.strip().casefold().replace(" ", "-")


def _as_options(options: Raw) -> dict[str, Raw]:
    """Return the options of a list of which perhaps only a number or a heading is said."""
    if isinstance(options, dict):
        return options
    text = squeeze(as_text(options))
    return {"limit" if text.isdecimal() else "heading": text} if text else {}


def _part(row: RecordType, options: Raw) -> HomePart:
    """Return the list; what is not said is as the record type has it on home pages."""
    query = row.home or Query(type_name=row.name)
    heading = row.plural_heading
    if isinstance(options, dict):
        written = {key.strip().lower(): as_text(value) for key, value in options.items()}
        heading = squeeze(written.pop("heading", "") or written.pop("title", "")) or heading
        limit = written.pop("count", "")
        return HomePart(row.plural, heading, _merged(query, {"limit": limit, **written}))
    text = squeeze(as_text(options))
    if text.isdecimal():
        query = replace(query, limit=int(text))
    return HomePart(row.plural, heading if text.isdecimal() or not text else text, query)


def _merged(query: Query, options: dict[str, str]) -> Query:
    asked = query_from_options(
        query.type_name, (), {name: value for name, value in options.items() if value}
    )
    criteria = {**dict(query.criteria), **dict(asked.criteria)}
    known = list_options(query.type_name)
    settings = {name: getattr(asked, name) for name in known if options.get(name, "")}
    return replace(query, criteria=tuple(sorted(criteria.items())), **settings)
