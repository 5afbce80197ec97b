"""Feeds of news, events and whatever else a record type says has them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from labportal.model.records import RECORD_TYPES
from labportal.rendering.exports.addresses import ATOM, JSON_FEED, in_folder
from labportal.rendering.exports.feeds import (
    FEED_LENGTH,
    Feed,
    FeedEntry,
    atom,
    json_feed,
    written_entry,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from labportal.model.catalogue import Catalogue
    from labportal.model.records import Record, RecordType
    from labportal.rendering.exports.feeds import Site


def record_feed_files(
    catalogue: Catalogue, site: Site, title_of: Callable[[RecordType], str]
) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of the feeds of every type that has them."""
    if not site.base:
        return
    for row in RECORD_TYPES.values():
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


def in_feed(row: RecordType, catalogue: Catalogue) -> list[Record]:
    """Return the records that the feed of a type holds, the newest first.

    What has ended, such as a closed vacancy, is no news any more.
    """
    if not row.has_feed:
        return []
    found = [
        record
        for record in catalogue.of_type(row.name)
        if record.date and record.docname and catalogue.is_active(record)
    ]
    found.sort(key=lambda record: record.key)
    found.sort(key=_updated, reverse=True)
    return found[:FEED_LENGTH]


def _entry(record: Record, catalogue: Catalogue, site: Site) -> FeedEntry:
    url = site.base + site.uri(record.docname)
    row = RECORD_TYPES[record.type_name]
    span = row.span(record) if row.phases is not None else None
    lines = (str(span or ""), row.line(catalogue, record, ""), record.description)
    return FeedEntry(
        id=url,
        url=url,
        doi_url="",
        title=record.label,
        html="".join(f"<p>{escape(line)}</p>" for line in lines if line),
        updated=_updated(record),
        authors=(),
        tags=record.tags,
    )


def _updated(record: Record) -> str:
    date = getattr(record, "announced", None) or record.date
    return f"{date.first_day().isoformat()}T00:00:00Z" if date else ""
