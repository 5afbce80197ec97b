"""Feeds of news, events and whatever else a record type says has them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from labportal.model.offers import ATOM, JSON_FEED
from labportal.rendering.exports.addresses import in_folder
from labportal.rendering.exports.feeds import (
    FEED_LENGTH,
    Feed,
    FeedEntry,
    atom,
    json_feed,
    written_entry,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from labportal.model.catalogue import Catalogue
    from labportal.model.dates import PartialDate
    from labportal.model.records import Record, RecordType
    from labportal.rendering.exports.feeds import Site, WrittenEntry


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
            entries=tuple(told_entries(records, catalogue, site)),
        )
        for name, write in ((ATOM, atom), (JSON_FEED, json_feed)):
            path = in_folder(row.plural, name)
            yield path, write(feed, site.base + path)


def told_entries(
    records: Iterable[Record], catalogue: Catalogue, site: Site
) -> Iterator[WrittenEntry]:
    """Yield the entries of records of any type."""
    return (written_entry(_entry(record, catalogue, site)) for record in records)


def told_of(record: Record, catalogue: Catalogue) -> tuple[Record, ...]:
    """Return what is linked with a record and would be in the feed of its own type."""
    linked = (
        catalogue.get(row.name, key)
        for row in catalogue.types.values()
        if row.has_feed
        for key in catalogue.related_to(record.ref, row.name)
    )
    return tuple(other for other in linked if other is not None and _is_told(other, catalogue))


def in_feed(row: RecordType, catalogue: Catalogue) -> list[Record]:
    """Return the records that the feed of a type holds, the newest first."""
    if not row.has_feed:
        return []
    found = [record for record in catalogue.of_type(row.name) if _is_told(record, catalogue)]
    found.sort(key=lambda record: record.key)
    found.sort(key=lambda record: _updated(record, catalogue.today), reverse=True)
    return found[:FEED_LENGTH]


def _is_told(record: Record, catalogue: Catalogue) -> bool:
    """Tell whether feeds hold a record: what has ended, such as a vacancy, is no news any more."""
    if not record.docname or not record.is_listed or not catalogue.is_active(record):
        return False
    return told_on(record, catalogue.today) is not None


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
