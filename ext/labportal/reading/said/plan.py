"""How a page shows what its text says, now that all records are known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from labportal.model.query import Query
from labportal.model.records import ExternalPerson, Page
from labportal.model.selection import find

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from labportal.model.catalogue import Catalogue
    from labportal.model.records import Record, Section
    from labportal.reading.said.parts import Said, TextList

NO_FULL_LIST = "publications"
"""The section that lists everything by itself: a list in the text is there instead of it."""


@dataclass(frozen=True, slots=True)
class TextLink:
    """Words in a text that become a link to a record, or to an address."""

    line: int
    text: str
    type_name: str = ""
    key: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPlan:
    """What becomes of a page's text."""

    replaced: tuple[tuple[int, int, int, Query], ...] = ()
    """(first line of a list, last line, number of items, what is listed in its place)."""
    added: tuple[tuple[int, Query], ...] = ()
    """(line of a list, what is listed after it)."""
    under: tuple[tuple[int, str], ...] = ()
    """(line of a heading without a list, name of the automatic section that it is for)."""
    links: tuple[TextLink, ...] = ()
    done: frozenset[str] = frozenset()
    """Names of the automatic sections that the text has itself."""
    said: frozenset[str] = frozenset()
    """Fields that the text shows, so that the top of the page need not."""
    without: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(record type, names) of what lists of the text show, and other sections need not."""
    lead_lines: tuple[int, ...] = ()
    subtitle_line: int = 0


def plan(record: Record, said: Said, sections: Sequence[Section], catalogue: Catalogue) -> TextPlan:
    """Return how the page of *record* shows what its text says."""
    replaced: list[tuple[int, int, int, Query]] = []
    added: list[tuple[int, Query]] = []
    named = _named(said.lists)
    for text_list in said.lists:
        section = section_of(sections, text_list.field, is_selection=text_list.is_selection)
        last = text_list is _last_of(said.lists, text_list.field)
        query = section.query(record) if section and last else None
        without = tuple(
            name for name in named.get(text_list.type_name, ()) if name not in text_list.names
        )
        if _can_be_replaced(text_list, catalogue):
            asked = _query(text_list, query, without, _labels(text_list, catalogue))
            replaced.append((text_list.line, text_list.last_line, text_list.size, asked))
        elif query is not None and (more := _rest(text_list, query, without)) is not None:
            added.append((text_list.line, more))
    done = _done(record, said, sections)
    gone = {line for first, end, *_ in replaced for line in range(first, end + 1)}
    in_lines = set(said.in_lines)
    in_subtitle = "position" if record.type_name == "person" else "date"
    if in_lines & {"start", "end"}:
        in_lines.add("period")
    return TextPlan(
        replaced=tuple(replaced),
        added=tuple(added),
        under=tuple(_under(said, sections, done)),
        links=(
            *_links(record, said, catalogue, gone),
            *(TextLink(line, text, url=url) for line, text, url in said.addresses),
        ),
        done=done,
        said=frozenset(in_lines | ({in_subtitle} if said.subtitle_line else set())),
        without=tuple((name, names) for name, names in named.items() if name != "publication"),
        lead_lines=said.lead_lines,
        subtitle_line=said.subtitle_line,
    )


def _named(lists: Iterable[TextList]) -> dict[str, tuple[str, ...]]:
    """Return record type -> everything that lists of a text name."""
    named: dict[str, tuple[str, ...]] = {}
    for text_list in lists:
        known = named.get(text_list.type_name, ())
        named[text_list.type_name] = tuple(dict.fromkeys((*known, *text_list.names)))
    return named


def _done(record: Record, said: Said, sections: Sequence[Section]) -> frozenset[str]:
    """Return the automatic sections that the text has itself."""
    done: set[str] = set()
    for text_list in said.lists:
        section = section_of(sections, text_list.field, is_selection=text_list.is_selection)
        if section is not None:
            done.add(section.name)
            if section.name == NO_FULL_LIST:
                # "Publications" with all of them need not be preceded by a selection.
                done |= {part.name for part in sections if part.field == text_list.field}
    in_lists = {text_list.field for text_list in said.lists}
    for section in sections:
        name = section.field or section.name
        query = section.query(record) if name in said.in_lines - in_lists else None
        if query is not None and query.names is not None:
            done.add(section.name)
    return frozenset(done)


def section_of(sections: Sequence[Section], field: str, *, is_selection: bool) -> Section | None:
    """Return the automatic section for which a list of a text stands."""
    fitting = [part for part in sections if field in (part.field or part.name, part.name)]
    if field == "bibkeys" and not is_selection:
        whole = [part for part in sections if part.name == NO_FULL_LIST]
        return next(iter(whole or fitting), None)
    return next(iter(fitting), None)


def _last_of(lists: Iterable[TextList], field: str) -> TextList | None:
    return next((found for found in reversed(tuple(lists)) if found.field == field), None)


def _can_be_replaced(text_list: TextList, catalogue: Catalogue) -> bool:
    """Tell whether a list of records says as much as a list of the text, and more."""
    if not text_list.is_plain:
        return False
    found = (find(catalogue, text_list.type_name, name) for name in text_list.names)
    known = [record.ref for record in found if record is not None]
    if len(set(known)) < len(known):
        # Somebody named twice would be shown once.
        return False
    # Names are shown with their initials in any case; a list of unknown titles stays a list.
    return text_list.type_name == "person" or bool(known)


def _labels(text_list: TextList, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Return (name, words) of links whose words are no name of the record that they lead to."""
    labels = []
    for name, words in text_list.labels:
        record = find(catalogue, text_list.type_name, name)
        meant = find(catalogue, text_list.type_name, words)
        if record is not None and (meant is None or meant.ref != record.ref):
            labels.append((name, words))
    return tuple(labels)


def _query(
    text_list: TextList,
    section: Query | None,
    without: tuple[str, ...],
    labels: tuple[tuple[str, str], ...],
) -> Query:
    """Return what is listed in place of a list: its names, then what the section adds by itself."""
    if section is not None and section.names == text_list.names and not (text_list.urls or labels):
        plain = not (section.plus or section.also or section.criteria)
        if plain:
            return section
    names = Query(
        type_name=text_list.type_name,
        names=text_list.names,
        urls=text_list.urls,
        labels=labels,
        order="given",
    )
    if section is None or text_list.type_name == "publication":
        return names
    plus = section.plus or (section.criteria if section.names is None else ())
    criteria = section.criteria if section.names is not None else ()
    return replace(names, plus=plus, criteria=criteria, without=without, keeps_names=True)


def _rest(text_list: TextList, section: Query, without: tuple[str, ...]) -> Query | None:
    """Return what a section lists besides the names that stand in the text."""
    if text_list.type_name == "publication":
        return None
    if section.names is None:
        return replace(section, without=(*text_list.names, *without))
    if section.plus:
        return replace(section, names=(), also=(), without=(*text_list.names, *without))
    return None


def _under(
    said: Said, sections: Sequence[Section], done: frozenset[str]
) -> Iterator[tuple[int, str]]:
    taken = set(done)
    for line, field, is_selection in said.headings:
        section = section_of(sections, field, is_selection=is_selection)
        if section is not None and section.name not in taken:
            taken.add(section.name)
            yield line, section.name


def _links(
    record: Record, said: Said, catalogue: Catalogue, left_out: set[int]
) -> Iterator[TextLink]:
    for name in said.names:
        if name.line in left_out:
            continue
        found = find(catalogue, name.type_name, name.name)
        if found is None or found.is_draft or found.ref == record.ref:
            continue
        if isinstance(found, ExternalPerson) and not found.url:
            continue
        yield TextLink(name.line, name.text or found.title, name.type_name, found.key)


def lists_all(said: Said, type_name: str, catalogue: Catalogue) -> bool:
    """Tell whether a text is the list of a type: whether it shows at least half of the records."""
    named = {
        found.ref
        for name in said.names
        if name.type_name == type_name
        and (found := find(catalogue, type_name, name.name)) is not None
    }
    every = [record for record in catalogue.of_type(type_name) if not isinstance(record, Page)]
    named |= {record.ref for record in every if record.docname in said.linked}
    return bool(named) and 2 * len(named) >= len(every)
