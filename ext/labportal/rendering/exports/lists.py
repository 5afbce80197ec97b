"""The lists of publications that can be downloaded, and the links to them that pages show.

A list of a person, project, research line, group or software holds what its page lists.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from labportal.model.keys import slug
from labportal.model.offers import PUBLICATIONS
from labportal.model.query import Query
from labportal.model.records import RECORD_TYPES, Publication, Record
from labportal.model.selection import find, possible_values, select
from labportal.rendering.exports.addresses import (
    ExportLink,
    calendar_link,
    calendar_of_type,
    feed_links,
    file_links,
    list_stem,
    record_folder,
)
from labportal.rendering.exports.feeds import date_of
from labportal.rendering.exports.icalendar import has_day
from labportal.rendering.exports.record_feeds import in_feed, told_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labportal.model.catalogue import Catalogue

OVERVIEW = f"{PUBLICATIONS}/index"
"""The page that lists all publications."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A list of publications that can be downloaded."""

    stem: str
    """Path of its files without their suffix."""
    label: str
    """Whose publications, or of which year; empty for all."""
    page: str
    """The page that lists them."""
    folder: str | None
    """Folder of its feeds, None for a list that has none."""
    publications: tuple[Publication, ...]
    told: tuple[Record, ...] = ()
    """News, events and the like that its feeds hold, too."""


def export_links(found: Slice | None, *, feeds: bool) -> tuple[ExportLink, ...]:
    """Return the links that the page of a list shows; *feeds* if the site's address is known."""
    if found is None:
        return ()
    links = file_links(found.stem) if found.publications else ()
    has_news = bool(found.told) or any(map(date_of, found.publications))
    if feeds and found.folder is not None and has_news:
        links += feed_links(found.folder)
    return links


def overview_links(docname: str, catalogue: Catalogue, *, feeds: bool) -> tuple[ExportLink, ...]:
    """Return the feeds and the calendar that the overview of a record type shows."""
    for row in catalogue.types.values():
        names = {place for name in row.overview_names for place in (name, f"{name}/index")}
        if docname not in names or row.name == Publication.type_name:
            continue
        found = feed_links(row.plural) if feeds and in_feed(row, catalogue) else ()
        if row.has_calendar and any(
            has_day(record, catalogue) for record in catalogue.of_type(row.name)
        ):
            found += (calendar_link(calendar_of_type(row)),)
        return found
    return ()


def overview_slice(catalogue: Catalogue) -> Slice:
    """Return the list of all publications."""
    return Slice(
        stem=f"{PUBLICATIONS}/all",
        label="",
        page=OVERVIEW,
        folder=PUBLICATIONS,
        publications=_answer(Query.of("publication"), catalogue),
    )


def view_slice(docname: str, catalogue: Catalogue) -> Slice | None:
    """Return the list of a page beside the overview; None if that page is no such view."""
    view = RECORD_TYPES[Publication.type_name].view_of(docname)
    if view is None:
        return None
    if not view.query.criteria:
        return overview_slice(catalogue)
    page = f"{PUBLICATIONS}/{view.name}"
    return Slice(
        stem=page,
        label=view.heading,
        page=docname,
        folder=None,
        publications=_answer(view.query, catalogue),
    )


def _view_slices(catalogue: Catalogue) -> Iterator[Slice]:
    for view in RECORD_TYPES[Publication.type_name].views:
        found = view_slice(f"{PUBLICATIONS}/{view.name}", catalogue)
        if found is not None and found.publications and view.query.criteria:
            yield found


def year_slices(publications: Iterable[Publication]) -> Iterator[Slice]:
    """Yield the list of each year."""
    years: dict[int, list[Publication]] = {}
    for publication in publications:
        if publication.year:
            years.setdefault(publication.year, []).append(publication)
    for year, found in sorted(years.items(), reverse=True):
        yield Slice(
            stem=f"{PUBLICATIONS}/{year}",
            label=str(year),
            page=OVERVIEW,
            folder=None,
            publications=tuple(found),
        )


def record_slice(record: Record, catalogue: Catalogue) -> Slice | None:
    """Return the list of a record, or None if records of its type have none."""
    query = _query(record, catalogue)
    if query is None or not record.docname:
        return None
    folder = record_folder(catalogue.address_of(record.docname))
    return Slice(
        stem=list_stem(folder),
        label=record.label,
        page=record.docname,
        folder=folder,
        publications=_answer(query, catalogue),
        told=told_of(record, catalogue),
    )


def _query(record: Record, catalogue: Catalogue) -> Query | None:
    """Return what the page of a record lists of publications."""
    row = catalogue.types.get(record.type_name)
    if row is None or not row.has_lists:
        return None
    for section in row.sections:
        if section.name == "publications":
            return section.query(record)
    return None


def _pageless_groups(catalogue: Catalogue) -> Iterator[Slice]:
    """Yield the lists of groups that pages name but that have no page of their own."""
    for key in sorted(possible_values(catalogue, "publication", "group")):
        if slug(key) and find(catalogue, "group", key) is None:
            folder = f"{RECORD_TYPES['group'].folder}/{slug(key)}"
            yield Slice(
                stem=list_stem(folder),
                label=key,
                page=OVERVIEW,
                folder=folder,
                publications=_answer(Query.of("publication", group=key), catalogue),
            )


def all_slices(catalogue: Catalogue) -> Iterator[Slice]:
    """Yield every list that holds something."""
    everything = overview_slice(catalogue)
    if not everything.publications:
        return
    yield everything
    yield from year_slices(everything.publications)
    yield from _view_slices(catalogue)
    for type_name in catalogue.types:
        for record in catalogue.of_type(type_name):
            found = record_slice(record, catalogue)
            if found is not None and (found.publications or found.told):
                yield found
    yield from (found for found in _pageless_groups(catalogue) if found.publications)


def _answer(query: Query, catalogue: Catalogue) -> tuple[Publication, ...]:
    """Return the publications of a list, with the preprints that pages show as buttons only."""
    found = select(replace(query, versions="all"), catalogue)
    return tuple(record for record in found if isinstance(record, Publication))
