"""Where pages stand on the site: their addresses, and the page that leads to all of a type.

The name of a page stays that of its file; its address is in lower case and ASCII.
"""

from __future__ import annotations

import dataclasses
import itertools
import posixpath
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.keys import address_part, slug
from labportal.model.problems import Problem, Source
from labportal.model.selection import select
from labportal.reading.types import leading_pages

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping

    from labportal.model.catalogue import Catalogue
    from labportal.model.records import RecordType
    from labportal.reading.settings import Settings

_SPHINX_PAGES = ("search", "genindex", "py-modindex")


def plain_address(docname: str, settings: Settings) -> str:
    """Return the address of a page as if no other page wanted it.

    In a folder of records it ends in the record's key; elsewhere the name may hold other signs.
    """
    parts = docname.split("/")
    make = slug if any(map(settings.type_of_folder, parts[:-1])) else address_part
    return "/".join(make(part) or "page" for part in parts)


def _of_folders(plain: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (page, address) of pages that lead their folder under another name than "index"."""
    taken = {_place(address) for address in plain.values()}
    for page in plain:
        folder = posixpath.dirname(page)
        if not folder or page not in leading_pages(folder):
            continue
        address = posixpath.dirname(plain[page])
        if address not in taken:
            taken.add(address)
            yield page, f"{address}/index"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The addresses of a site's pages, each once, and its overviews."""

    addresses: Mapping[str, str]
    """Page -> address, where that is not its name."""
    displaced: Mapping[str, str]
    """Page -> address, where another page has the address that it would have."""
    overviews: Mapping[str, str]
    """Record type -> the page that leads to all its records."""
    made: Mapping[str, str]
    """Page -> record type, for overviews that nobody has written."""
    views: Mapping[str, str]
    """Page -> record type, for pages beside overviews that nobody has written."""
    problems: tuple[Problem, ...]

    def on_site(self, paths: Collection[str], catalogue: Catalogue, settings: Settings) -> Places:
        """Return the places of one of several sites, which shows part of the records."""
        overviews, made = _overviews(paths, catalogue, settings)
        views = dict(_views({*paths, *self.addresses.values()}, catalogue))
        return dataclasses.replace(self, overviews=overviews, made=made, views=views)

    def problems_besides(self, others: Iterable[Problem]) -> Iterator[Problem]:
        """Yield the problems of files that are not already reported as those of another record."""
        code = Code.DUPLICATE_RECORD
        doubled = {other.source.path for other in others if other.code is code}
        return (found for found in self.problems if found.source.path not in doubled)


def place_pages(paths: Mapping[str, str], catalogue: Catalogue, settings: Settings) -> Places:
    """Give each page (page -> file) an address.

    A page whose name is an address keeps it; of the others the first one gets what they share.
    """
    overviews, made = _overviews(paths, catalogue, settings)
    addresses: dict[str, str] = {}
    displaced: dict[str, str] = {}
    problems = []
    owners = dict.fromkeys((*_SPHINX_PAGES, *_publications(catalogue)), "")
    plain = {page: plain_address(page, settings) for page in (*made, *paths)}
    plain.update(_of_folders(plain))
    plain |= dict(_below_originals(plain, catalogue))
    for page in sorted(plain, key=lambda page: plain[page] != page):
        wanted = address = plain[page]
        place = _place(wanted)
        # A page may take the place of one that has no file, such as that of a publication.
        if place in owners and (owners[place] or page != wanted):
            address = displaced[page] = _next_free(place, owners)
            problems.append(_shared(paths.get(page, page), owners[place], wanted, address))
        owners[_place(address)] = paths.get(page, page)
        if address != page:
            addresses[page] = address
    return Places(
        addresses=addresses,
        displaced=displaced,
        overviews=overviews,
        made=made,
        views=dict(_views({*paths, *addresses.values()}, catalogue)),
        problems=tuple(problems),
    )


def _below_originals(plain: Mapping[str, str], catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield the addresses of translations that are named like their originals: ``about/nl``."""
    for page, ref in catalogue.by_docname.items():
        original = catalogue.records[ref].original
        language = page.removeprefix(f"{original}.") if original else page
        if language != page and page in plain and original in plain:
            place = plain[original].removesuffix("index").rstrip("/")
            yield page, f"{place}/{slug(language)}".strip("/")


def _publications(catalogue: Catalogue) -> Iterator[str]:
    return (f"publications/{record.key}" for record in catalogue.of_type("publication"))


def _next_free(place: str, owners: Container[str]) -> str:
    numbers = itertools.count(2)
    return next(name for number in numbers if (name := f"{place}-{number}") not in owners)


def _place(address: str) -> str:
    """Return the folder that a page is written to: ``people`` and ``people/index`` share one."""
    return address.removesuffix("/index")


def _shared(path: str, owner: str, wanted: str, address: str) -> Problem:
    whose = f"that of {owner}" if owner else "taken"
    message = f"the address '/{_place(wanted)}/' is already {whose}; this page is at '/{address}/'"
    return Problem(Code.DUPLICATE_RECORD, Source(path), message)


# Overviews -----------------------------------------------------------------------------------


def _overviews(
    docnames: Collection[str], catalogue: Catalogue, settings: Settings
) -> tuple[dict[str, str], dict[str, str]]:
    """Return record type -> its overview, and overview -> record type for those without a file."""
    found = dict(overview_pages(docnames, catalogue, settings))
    return found, {page: name for name, page in found.items() if page not in docnames}


def overview_pages(
    docnames: Collection[str], catalogue: Catalogue, settings: Settings
) -> Iterator[tuple[str, str]]:
    """Yield (record type, page that leads to all its records).

    A page that nobody has written stands in the folder that holds most of the records.
    """
    for row in settings.types.values():
        if not row.overview:
            continue
        used = _used_folder(row, catalogue, settings)
        folders = dict.fromkeys((used, *_folders(row, settings)))
        pages = (page for folder in folders for page in (*leading_pages(folder), folder))
        written = next((page for page in pages if page in docnames), "")
        if written:
            yield row.name, written
        elif catalogue.of_type(row.name):
            yield row.name, f"{used}/index"


def _views(docnames: Collection[str], catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield (page, record type) of the views that nobody has written, and that list something."""
    for row in catalogue.types.values():
        years = sorted(catalogue.values_of(row.name, "year")) if row.year_views else ()
        of_years = (row.view_of(f"{row.plural}/{year}") for year in years)
        for view in (*row.views, *filter(None, of_years)):
            page = f"{row.plural}/{view.name}"
            # A record's page may have the same address.
            is_free = (row.name, view.name) not in catalogue.records
            is_free = is_free and page not in docnames and f"{page}/index" not in docnames
            if is_free and select(view.query, catalogue):
                yield page, row.name


def _folders(row: RecordType, settings: Settings) -> Iterator[str]:
    for folder in (*row.overview_names, *settings.folders):
        if settings.type_of_folder(folder) in ("", row.name):
            yield folder


def _used_folder(row: RecordType, catalogue: Catalogue, settings: Settings) -> str:
    """Return the folder of most records of a type, or the type's usual one."""
    count = Counter(
        folder
        for record in catalogue.of_type(row.name)
        if (folder := _folder_of_type(record.docname, row.name, settings))
    )
    return max(count, key=lambda folder: count[folder]) if count else row.plural


def _folder_of_type(docname: str, type_name: str, settings: Settings) -> str:
    """Return the folder that says the type of a page, if one does."""
    folder = posixpath.dirname(docname)
    while folder and settings.type_of_folder(posixpath.basename(folder)) != type_name:
        folder = posixpath.dirname(folder)
    return folder
