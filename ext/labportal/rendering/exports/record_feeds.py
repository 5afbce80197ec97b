"""Feeds of news, events and whatever else a record type says has them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from labportal.model.query import Query
from labportal.model.records import Publication
from labportal.model.selection import select
from labportal.rendering.exports.addresses import (
    ATOM,
    JSON_FEED,
    feed_links,
    in_folder,
    record_folder,
)
from labportal.rendering.exports.feeds import (
    FEED_LENGTH,
    Feed,
    FeedEntry,
    atom,
    date_of,
    json_feed,
    written_entry,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from labportal.model.catalogue import Catalogue
    from labportal.model.dates import PartialDate
    from labportal.model.records import Record, RecordType
    from labportal.rendering.exports.addresses import ExportLink
    from labportal.rendering.exports.feeds import FeedEntries, Site


def record_feed_files(
    catalogue: Catalogue, site: Site, title_of: Callable[[RecordType], str]
) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of the feeds of every type that has them."""
    if not site.base:
        return
    for row in catalogue.types.values():
        records = in_feed(row, catalogue)
        if not records:
            continue
        feed = Feed(
            title=" · ".join(filter(None, (title_of(row), site.title))),
            site=site.title,
            language=site.language,
            home=site.base + site.uri(row.overview_page),
            entries=tuple(written_entry(_entry(record, catalogue, site)) for record in records),
        )
        for name, write in ((ATOM, atom), (JSON_FEED, json_feed)):
            path = in_folder(row.plural, name)
            yield path, write(feed, site.base + path)


def mixed_feed_files(
    record: Record, catalogue: Catalogue, site: Site, publications: FeedEntries
) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of the feeds of everything that is linked with a record."""
    found = [written_entry(_entry(other, catalogue, site)) for other in _linked(record, catalogue)]
    answers = select(Query.of("publication", None, **{record.type_name: record.key}), catalogue)
    found += publications.newest([one for one in answers if isinstance(one, Publication)])
    if not (found and site.base):
        return
    found.sort(key=lambda entry: entry.updated, reverse=True)
    feed = Feed(
        title=" · ".join(filter(None, (record.label, site.title))),
        site=site.title,
        language=site.language,
        home=site.base + site.uri(record.docname),
        entries=tuple(found[:FEED_LENGTH]),
    )
    for link in feed_links(record_folder(catalogue.address_of(record.docname))):
        write = atom if link.path.endswith(ATOM) else json_feed
        yield link.path, write(feed, site.base + link.path)


def mixed_feed_links(
    record: Record, catalogue: Catalogue, *, feeds: bool
) -> tuple[ExportLink, ...]:
    """Return the links to the feeds of what is linked with a record, if it has them."""
    if not feeds or not catalogue.types[record.type_name].has_mixed_feed:
        return ()
    keys = catalogue.related_to(record.ref, "publication")
    has_some = any(date_of(catalogue.publication(key)) for key in keys)
    if not has_some and not _linked(record, catalogue):
        return ()
    return feed_links(record_folder(catalogue.address_of(record.docname)))


def _linked(record: Record, catalogue: Catalogue) -> list[Record]:
    """Return what is linked with a record and would be in the feed of its own type."""
    return [
        other
        for row in catalogue.types.values()
        for other in in_feed(row, catalogue, most=None)
        if other.key in catalogue.related_to(record.ref, row.name)
    ]


def in_feed(row: RecordType, catalogue: Catalogue, most: int | None = FEED_LENGTH) -> list[Record]:
    """Return the records that the feed of a type holds, the newest first.

    What has ended, such as a closed vacancy, is no news any more.
    """
    if not row.has_feed:
        return []
    found = [
        record
        for record in catalogue.of_type(row.name)
        if record.docname and catalogue.is_active(record) and told_on(record, catalogue.today)
    ]
    found.sort(key=lambda record: record.key)
    found.sort(key=lambda record: _updated(record, catalogue.today), reverse=True)
    return found[:most]


def _entry(record: Record, catalogue: Catalogue, site: Site) -> FeedEntry:
    url = site.base + site.uri(record.docname)
    row = catalogue.types[record.type_name]
    span = row.span(record) if row.phases is not None else None
    lines = (catalogue.words.span(span), row.line(catalogue, record, ""), record.description)
    return FeedEntry(
        id=url,
        url=url,
        doi_url="",
        title=record.label,
        html="".join(f"<p>{escape(line)}</p>" for line in lines if line),
        updated=_updated(record, catalogue.today),
        authors=(),
        tags=record.tags,
    )


def told_on(record: Record, today: dt.date) -> PartialDate | None:
    """Return the day on which a record was told: never one that is still to come.

    The day of an event is not the day on which it was announced.  Where its header does not say
    that, the file came into the repository then; otherwise it is in no feed before its own day.
    """
    said = record.published_from
    if said is not None:
        return said
    days = [day for day in (record.added, record.date) if day and day.first_day() <= today]
    return min(days, key=lambda day: day.first_day()) if record.date and days else None


def _updated(record: Record, today: dt.date) -> str:
    date = told_on(record, today)
    return f"{date.first_day().isoformat()}T00:00:00Z" if date else ""
