"""The newest publications as feeds: Atom (RFC 4287) and JSON Feed 1.1.

Nothing in a feed depends on the day of the build: an entry was updated when it was published, a
feed when its newest entry was.  What has no date is in no feed.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html import escape
from json import JSONEncoder
from typing import TYPE_CHECKING
from urllib.parse import quote

from labportal.model.dates import PartialDate
from labportal.model.records import KIND_LABELS
from labportal.model.references import details

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from labportal.model.records import Publication

FEED_LENGTH = 40
"""At most so many entries are in a feed."""
_ENCODER = JSONEncoder(ensure_ascii=False)
_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What exports know of the site."""

    title: str
    language: str
    base: str
    """Absolute address of its top with a slash at the end, or empty if nobody told."""
    uri: Callable[[str], str]
    """Page name -> its address from the top of the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One publication or record in a feed."""

    id: str
    """A URI that no other entry has and that stays: the DOI, or else the page."""
    url: str
    doi_url: str
    title: str
    html: str
    updated: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """An entry as it stands in either format."""

    updated: str
    atom: str
    json: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One feed, ready for either format."""

    title: str
    site: str
    language: str
    home: str
    """Absolute address of the page that lists the same."""
    entries: tuple[WrittenEntry, ...]

    @property
    def updated(self) -> str:
        """When the newest entry was published."""
        return max(entry.updated for entry in self.entries)


class FeedEntries:
    """Makes each publication's entry once, since it stands in several feeds."""

    def __init__(self, publications: Iterable[Publication], site: Site) -> None:
        self._site = site
        self._made: dict[str, WrittenEntry] = {}
        # An erratum may have the DOI of its paper.
        self._holders = Counter(_doi_url(publication) for publication in publications)

    def newest(self, publications: Sequence[Publication]) -> tuple[WrittenEntry, ...]:
        """Return the entries of the newest *publications*, newest first."""
        dated = [publication for publication in publications if date_of(publication)]
        dated.sort(key=lambda publication: publication.key)
        dated.sort(key=_updated, reverse=True)
        return tuple(self._entry(publication) for publication in dated[:FEED_LENGTH])

    def _entry(self, publication: Publication) -> WrittenEntry:
        written = self._made.get(publication.key)
        if written is None:
            written = written_entry(self._make(publication))
            self._made[publication.key] = written
        return written

    def _make(self, publication: Publication) -> FeedEntry:
        url = self._site.base + self._site.uri(f"publications/{publication.key}")
        doi_url = _doi_url(publication)
        names = tuple(str(name) for name in publication.authors)
        kind = KIND_LABELS.get(publication.kind, "")
        return FeedEntry(
            id=doi_url if self._holders[doi_url] == 1 and doi_url else url,
            url=url,
            doi_url=doi_url,
            title=publication.title,
            html=_content(publication),
            updated=_updated(publication),
            authors=(*names, "et al.") if publication.et_al else names,
            tags=tuple(dict.fromkeys(tag for tag in (kind, *publication.tags) if tag)),
        )


def written_entry(entry: FeedEntry) -> WrittenEntry:
    """Return an entry as it stands in either format."""
    return WrittenEntry(entry.updated, _atom_entry(entry), _json_item(entry))


def atom(feed: Feed, address: str) -> str:
    """Return the feed at *address* as Atom."""
    head = (
        f"<id>{_xml(address)}</id>",
        f"<title>{_xml(feed.title)}</title>",
        f"<updated>{feed.updated}</updated>",
        f'<link rel="self" type="application/atom+xml" href="{_xml(address)}"/>',
        f'<link rel="alternate" type="text/html" href="{_xml(feed.home)}"/>',
        # Stands for entries that name nobody.
        f"<author><name>{_xml(feed.site)}</name></author>",
        "<generator>labportal</generator>",
    )
    language = f' xml:lang="{_xml(feed.language)}"' if feed.language else ""
    return "\n".join(
        (
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<feed xmlns="http://www.w3.org/2005/Atom"{language}>',
            *head,
            *(entry.atom for entry in feed.entries),
            "</feed>\n",
        )
    )


def _atom_entry(entry: FeedEntry) -> str:
    lines = [
        "<entry>",
        f"<id>{_xml(entry.id)}</id>",
        f"<title>{_xml(entry.title)}</title>",
        f"<published>{entry.updated}</published>",
        f"<updated>{entry.updated}</updated>",
        f'<link rel="alternate" type="text/html" href="{_xml(entry.url)}"/>',
    ]
    if entry.doi_url:
        lines.append(f'<link rel="related" href="{_xml(entry.doi_url)}"/>')
    lines += (f"<author><name>{_xml(name)}</name></author>" for name in entry.authors)
    lines += (f'<category term="{_xml(tag)}"/>' for tag in entry.tags)
    lines.append(f'<content type="html">{_xml(entry.html)}</content>')
    return "\n".join((*lines, "</entry>"))


def json_feed(feed: Feed, address: str) -> str:
    """Return the feed at *address* as JSON Feed, a line for each item."""
    head = _without_empty(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": feed.home,
            "feed_url": address,
            "language": feed.language,
            "authors": [{"name": feed.site}],
        }
    )
    items = ",\n".join(entry.json for entry in feed.entries)
    return f'{_ENCODER.encode(head)[:-1]},\n"items": [\n{items}\n]}}\n'


def _json_item(entry: FeedEntry) -> str:
    made = {
        "id": entry.id,
        "url": entry.url,
        "external_url": entry.doi_url,
        "title": entry.title,
        "content_html": entry.html,
        "date_published": entry.updated,
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.tags),
    }
    return _ENCODER.encode(_without_empty(made))


def _without_empty(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value}


def _content(publication: Publication) -> str:
    names = ", ".join(str(name) for name in publication.authors)
    if publication.et_al:
        names += " et al."
    year = str(publication.year or "")
    where = ", ".join(filter(None, (publication.venue, details(publication), year)))
    abstract = publication.fields.get("abstract", "").split("\n\n")
    return "".join(f"<p>{escape(text)}</p>" for text in (names, where, *abstract) if text)


def date_of(publication: Publication) -> PartialDate | None:
    """Return when it appeared, as exactly as is known."""
    if publication.issued is not None or not publication.year:
        return publication.issued
    return PartialDate(publication.year)


def _updated(publication: Publication) -> str:
    date = date_of(publication)
    return f"{date.first_day().isoformat()}T00:00:00Z" if date else ""


def _doi_url(publication: Publication) -> str:
    # DOIs are alike in any case, but an address that names an entry has to stay the same.
    doi = publication.doi.lower()
    return f"https://doi.org/{quote(doi, safe='/:;().,_-~')}" if doi else ""


def _xml(text: str) -> str:
    """Return *text* for XML, without the signs that XML cannot hold."""
    return escape(_NOT_IN_XML.sub("", text), quote=True)
