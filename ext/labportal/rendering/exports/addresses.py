"""Where each export is, and the links to it that a page shows.

====================================  ======================================================
what                                  files, from the top of the site
====================================  ======================================================
one publication                       ``publications/<key>/<key>`` + ``.bib .ris .json``
all publications                      ``publications/all`` + ``.bib .ris .json``
a year                                ``publications/<year>`` + ``.bib .ris .json``
theses, selected publications         ``publications/theses``, ``publications/selected`` + the same
a person, project, research line,     ``<its page>/publications`` + ``.bib .ris .json``, such
group or software                     as ``people/<key>/publications.bib``
feeds of all publications             ``publications/atom.xml``, ``publications/feed.json``
feeds of a record                     ``<its page>/atom.xml``, ``<its page>/feed.json``
feeds of news, events, vacancies      ``news/atom.xml``, ``news/feed.json`` and so on
all events, all courses               ``events/calendar.ics``, ``courses/calendar.ics``
one event                             ``<its page>/event.ics``
every record of the portal            ``catalogue.json``, described by ``catalogue.schema.json``
PDF and other files of a publication  in the folder of its page's address, such as
                                      ``publications/<key>/<key>.pdf``
====================================  ======================================================

``.json`` beside a ``.bib`` is CSL-JSON.  ``<its page>`` is the folder of the record's address,
in both page layouts.  There are feeds only where the address of the site is known.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.offers import ATOM, CALENDAR, JSON_FEED, LIST, PUBLICATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from labportal.model.records import Record, RecordType

_FORMATS: Mapping[str, tuple[str, str]] = {
    "bib": ("BibTeX", "application/x-bibtex"),
    "ris": ("RIS", "application/x-research-info-systems"),
    "json": ("CSL-JSON", "application/vnd.citationstyles.csl+json"),
}
"""File name suffix -> (label, media type)."""
_FEEDS: Mapping[str, tuple[str, str]] = {
    ATOM: ("Atom feed", "application/atom+xml"),
    JSON_FEED: ("JSON Feed", "application/feed+json"),
}
"""File name -> (label, media type)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportLink:
    """A file that a page offers."""

    label: str
    """The name of the format, the same in every language."""
    path: str
    """From the top of the site."""
    media_type: str
    is_feed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """What a page's ``<link rel="alternate">`` says."""

    media_type: str
    title: str
    href: str


def publication_stem(key: str) -> str:
    """Return the path of a publication's files without their suffix."""
    return f"{PUBLICATIONS}/{key}/{key}"


def record_folder(address: str) -> str:
    """Return the folder of a page, empty for the top of the site."""
    folder, _, name = address.rpartition("/")
    return folder if name == "index" else address


def in_folder(folder: str, name: str) -> str:
    """Return the path of a file in a folder that may be the top of the site."""
    return posixpath.join(folder, name)


def list_stem(folder: str) -> str:
    """Return the path of the lists of a record whose page has that folder."""
    return in_folder(folder, LIST)


def file_links(stem: str) -> tuple[ExportLink, ...]:
    """Return the links to the three formats of a publication or a list of them."""
    return tuple(
        ExportLink(label=label, path=f"{stem}.{suffix}", media_type=media_type)
        for suffix, (label, media_type) in _FORMATS.items()
    )


def feed_links(folder: str) -> tuple[ExportLink, ...]:
    """Return the links to the feeds in a folder."""
    return tuple(
        ExportLink(label=label, path=in_folder(folder, name), media_type=media_type, is_feed=True)
        for name, (label, media_type) in _FEEDS.items()
    )


def calendar_of_type(row: RecordType) -> str:
    """Return the path of the calendar of all records of a type."""
    return f"{row.plural}/{CALENDAR}"


def calendar_of_record(record: Record) -> str:
    """Return the path of the calendar of one record."""
    return in_folder(record_folder(record.docname), f"{record.type_name}.ics")


def calendar_link(path: str) -> ExportLink:
    """Return the link to a calendar."""
    return ExportLink(label="Calendar", path=path, media_type="text/calendar")


def publication_links(key: str) -> tuple[ExportLink, ...]:
    """Return the links that the page of one publication shows."""
    return file_links(publication_stem(key))


def attached_path(page_uri: str, name: str) -> str:
    """Return the address of a file that lies in the same folder as a page.

    Google Scholar demands that a PDF does; *page_uri* and the result have the same start.
    """
    return posixpath.join(posixpath.dirname(page_uri), name)


def relative_address(path: str, page_uri: str) -> str:
    """Return the address of a file as seen from the page with that address.

    Both are given from the top of the site; the one of a page in a folder ends in a slash.
    """
    folder = page_uri.rpartition("/")[0]
    # Most files lie in the folder of their page, or below it.
    if folder and path.startswith(f"{folder}/"):
        return path[len(folder) + 1 :]
    return posixpath.relpath(path, folder or ".")


def alternates(links: Iterable[ExportLink], title: str, page_uri: str) -> tuple[Alternate, ...]:
    """Return what the head of a page says about its files and feeds."""
    return tuple(
        Alternate(
            media_type=link.media_type,
            title=f"{title} ({link.label})",
            href=relative_address(link.path, page_uri),
        )
        for link in links
    )
