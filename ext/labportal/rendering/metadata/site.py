"""Where a page stands in its site, as far as machines have to be told.

Addresses are relative to the top of the site, without a slash before them: ``people/ada/``.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from labportal.model.records import Publication
from labportal.rendering.metadata.tags import quoted, web

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from labportal.model.catalogue import Catalogue
    from labportal.model.records import Record

_FRAGMENTS: Mapping[str, str] = {"group": "organization", "research": "topic"}


def directory_address(record: Record) -> str:
    """Return the address of a record's page where every page is a folder of its own."""
    if isinstance(record, Publication):
        return f"publications/{record.key}/"
    name = record.docname
    if name == "index":
        return ""
    return f"{name.removesuffix('/index')}/" if name else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What is the same for all pages of a build."""

    name: str = ""
    language: str = ""
    """As in HTML: ``en`` or ``en-GB``."""
    address_of: Callable[[Record], str] = directory_address
    """Record -> address of its page, empty if it has none."""
    doi_prefixes: tuple[str, ...] = ()
    """How the DOIs begin that lead to pages of this site, such as ``10.5555/``."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that belongs to a page."""

    address: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extras:
    """What belongs to one page besides its record."""

    pdf: str = ""
    """Address of the PDF that the site itself holds."""
    exports: tuple[File, ...] = ()
    """The record in other formats: BibTeX, RIS, CSL-JSON."""
    picture: str = ""
    """Address of the page's picture in the output, or of one elsewhere."""
    picture_alt: str = ""
    card: str = ""
    """Address of the page's social card, if one was drawn."""
    changed: str = ""
    """The day on which the page was last changed, if anybody knows."""
    above: tuple[tuple[str, str], ...] = ()
    """(title, address) of the pages above, the outermost first, without the home page."""


NO_SITE = Site()
NO_EXTRAS = Extras()


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """A page, and how it refers to itself and to others."""

    catalogue: Catalogue
    base_url: str
    """Ends in a slash; empty if nobody knows where the site will be."""
    address: str
    url: str
    """The page's own absolute address, or nothing."""
    site: Site = NO_SITE
    extras: Extras = NO_EXTRAS

    def absolute(self, address: str) -> str:
        """Return the absolute address of something on the site or elsewhere, or nothing."""
        if address[:8].lower().startswith(("http://", "https://")):
            return web(address)
        return f"{self.base_url}{quoted(address)}" if self.base_url and address else ""

    def reachable(self, address: str) -> str:
        """Return an address that works from this page, absolute if possible."""
        found = self.absolute(address)
        if found:
            return found
        folder = posixpath.dirname(self.address)
        return quoted(posixpath.relpath(address, folder or "."))

    def own_id(self, record: Record) -> str:
        """Return the lasting name of the thing that this page describes."""
        return f"{self.url}#{fragment(record)}"

    def page_of(self, record: Record) -> str:
        """Return the absolute address of a record's page, or nothing."""
        if not self.base_url or not record.is_findable:
            return ""
        return self.absolute(self.site.address_of(record))

    @property
    def card(self) -> str:
        """The absolute address of the page's social card, or nothing."""
        return self.absolute(self.extras.card)

    @property
    def picture(self) -> str:
        """The absolute address of the page's picture, or nothing."""
        return self.absolute(self.extras.picture)


def fragment(record: Record) -> str:
    """Return the last part of the lasting name of what a record describes."""
    return _FRAGMENTS.get(record.type_name, record.type_name)


@lru_cache(maxsize=16)
def _base(url: str) -> str:
    base = web(url.strip())
    return base if not base or base.endswith("/") else f"{base}/"


def here(catalogue: Catalogue, base_url: str, address: str, site: Site, extras: Extras) -> Here:
    """Return the place of a page; a base that is no web address counts as none."""
    base = _base(base_url)
    return Here(
        catalogue=catalogue,
        base_url=base,
        address=address,
        url=f"{base}{quoted(address)}" if base else "",
        site=site,
        extras=extras,
    )
