"""The files that a site offers besides pages: exports, feeds, calendars, what machines look for.

Their names are the same wherever they are written, linked or checked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from labportal.model.records import RECORD_TYPES, Publication
from labportal.model.selection import select

if TYPE_CHECKING:
    from labportal.model.catalogue import Catalogue
    from labportal.model.query import Query
    from labportal.model.records import Record, RecordType

PUBLICATIONS = RECORD_TYPES[Publication.type_name].folder
"""Folder of the publication pages."""
EVERYTHING = "all"
"""Name of the files of all publications."""
LIST = "publications"
"""Name of the files of a record's publications."""
FORMATS = ("bib", "ris", "json")
"""Endings of exports."""
CATALOGUE = "catalogue.json"
CATALOGUE_SCHEMA = "catalogue.schema.json"
ATOM, JSON_FEED = "atom.xml", "feed.json"
CALENDAR = "calendar.ics"
SITEMAP, ROBOTS, LLMS = "sitemap.xml", "robots.txt", "llms.txt"
_AT_TOP = frozenset({CATALOGUE, CATALOGUE_SCHEMA, SITEMAP, ROBOTS, LLMS})
_FEEDS = frozenset({ATOM, JSON_FEED})
_ENDINGS = (".bib", ".ris", ".json", ".xml", ".ics", ".txt")


def may_be_offered(path: str) -> bool:
    """Tell whether a file with that name may be one of them, or one of a publication."""
    return path.endswith(_ENDINGS) or path.startswith(f"{PUBLICATIONS}/")


def is_offered(path: str, catalogue: Catalogue) -> bool:
    """Tell whether *path*, from the top of the site, is a file that the site offers.

    Feeds and the map of a site are only there if its address is known, which is not looked at.
    """
    folder, _, name = path.rpartition("/")
    if not folder:
        return name in _AT_TOP
    if folder == PUBLICATIONS:
        return name in _FEEDS or _is_list(name, catalogue)
    above, _, last = folder.rpartition("/")
    if above == PUBLICATIONS:
        return _is_of_publication(last, name, catalogue)
    for row in catalogue.types.values():
        if folder == row.plural and _is_of_type(name, row):
            return True
    record = _record_in(folder, catalogue)
    return record is not None and _is_of_record(name, record, catalogue)


def _is_list(name: str, catalogue: Catalogue) -> bool:
    stem, _, ending = name.rpartition(".")
    found = catalogue.of_type(Publication.type_name)
    if ending not in FORMATS or not found:
        return False
    if stem == EVERYTHING:
        return True
    if stem.isdecimal():
        return any(isinstance(one, Publication) and one.year == int(stem) for one in found)
    views = RECORD_TYPES[Publication.type_name].views
    queries = [view.query for view in views if view.name == stem and view.query.criteria]
    return any(_has_answer(query, catalogue) for query in queries)


def _is_of_publication(key: str, name: str, catalogue: Catalogue) -> bool:
    record = catalogue.records.get((Publication.type_name, key))
    if not isinstance(record, Publication):
        return False
    stem, _, ending = name.rpartition(".")
    return (stem == key and ending in FORMATS) or any(name == file.name for file in record.files)


def _is_of_type(name: str, row: RecordType) -> bool:
    return (row.has_feed and name in _FEEDS) or (row.has_calendar and name == CALENDAR)


def _record_in(folder: str, catalogue: Catalogue) -> Record | None:
    """Return the record whose page has a folder of its own, as far as addresses go."""
    for docname, ref in catalogue.by_docname.items():
        if catalogue.address_of(docname).removesuffix("/index") == folder:
            return catalogue.records[ref]
    return None


def _is_of_record(name: str, record: Record, catalogue: Catalogue) -> bool:
    row = catalogue.types.get(record.type_name)
    if row is None:
        return False
    if row.has_calendar and name == f"{record.type_name}.ics":
        return True
    if not row.has_lists:
        return False
    stem, _, ending = name.rpartition(".")
    if name in _FEEDS:
        return True
    if stem != LIST or ending not in FORMATS:
        return False
    queries = [one.query(record) for one in row.sections if one.name == LIST]
    return any(query is not None and _has_answer(query, catalogue) for query in queries)


def _has_answer(query: Query, catalogue: Catalogue) -> bool:
    return bool(select(replace(query, versions="all"), catalogue))
