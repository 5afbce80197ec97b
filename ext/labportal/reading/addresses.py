"""Addresses of this site, as authors write them in links."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from labportal.model.keys import slug
from labportal.model.offers import is_offered, may_be_offered
from labportal.model.problems import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from labportal.model.catalogue import Catalogue

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_VERY_NEAR = 0.85
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(r"([A-Za-z]{3,6}):?//(.+)")
_WEB_SCHEMES = ("https", "http", "ftp", "file")
_SOURCES = (".md", ".rst")
_SUFFIXES = (*_SOURCES, ".html", ".htm")


@dataclass(frozen=True, slots=True)
class Found:
    """Where a link leads."""

    page: str = ""
    """Document, or page of a publication; empty if there is none."""
    anchor: str = ""
    exact: bool = True
    """Whether a browser would have found it without our help."""


class Addresses:
    """Every page of the site by each address that it may be called by."""

    def __init__(
        self,
        catalogue: Catalogue,
        docnames: Iterable[str],
        files: AbstractSet[str],
        overviews: Mapping[str, str],
    ) -> None:
        """Index the pages; *files* are those that may be linked to besides pages."""
        self._files = files
        self._catalogue = catalogue
        self._names = {_composed(docname): docname for docname in docnames}
        self._address_of = catalogue.address_of
        self._pages = {self._address_of(docname): docname for docname in self._names.values()}
        self._folded: dict[str, str] = {}
        for docname in self._names.values():
            self._folded.setdefault(_fold(docname), docname)
            if docname.endswith("/index"):
                self._folded.setdefault(_fold(docname.removesuffix("/index")), docname)
        types = catalogue.types
        for type_name, page in overviews.items():
            for folder in types[type_name].folders:
                self._folded.setdefault(folder, page)
        for (type_name, key), record in catalogue.records.items():
            page = record.docname
            if type_name == "publication":
                page = f"publications/{key}"
                self._pages[page] = page
                self._folded.setdefault(f"publications/{slug(record.bibkey)}", page)  # type: ignore[attr-defined]
            elif page and type_name in types:
                # The same record under the folder's other names, such as /members/ for /people/.
                for folder in types[type_name].folders:
                    self._folded.setdefault(f"{folder}/{key}", page)
            for address in record.old_addresses:
                self._folded.setdefault(_fold(_without_suffix(unquote(address).strip("/"))), page)

    def find(self, docname: str, target: str) -> Found | None:
        """Return where a link in *docname* leads; None for what is no address of a page."""
        slip = slip_in_address(target) is not None
        elsewhere = _SCHEME.match(target) or "{{" in target or target.startswith(("#", "?"))
        if slip or elsewhere:
            return Found() if slip else None
        path, _, anchor = target.partition("#")
        path = unquote(path.partition("?")[0]).replace("\\", "/")
        if "/" not in path and not path.endswith(_SUFFIXES):
            return None
        literal = self._literally(docname, path, anchor)
        if literal is not None:
            return literal
        if any(candidate in self._files for _, candidate in self._candidates(docname, path)):
            return None
        for _, candidate in self._candidates(docname, path):
            page = self._folded.get(_fold(candidate))
            if page is not None:
                return Found(page, anchor, exact=False)
        return Found()

    def _literally(self, docname: str, path: str, anchor: str) -> Found | None:
        """Return the page, or the file that the site makes, with the name or address *path*."""
        for exact, candidate in self._candidates(docname, path):
            found = self._page_at(candidate, is_file=path.endswith(_SOURCES))
            if found is not None:
                return Found(found[0], anchor, exact and found[1])
            if exact and may_be_offered(candidate) and is_offered(candidate, self._catalogue):
                return Found(candidate)
        return None

    def _page_at(self, name: str, *, is_file: bool) -> tuple[str, bool] | None:
        """Return the page with that file or address, and whether a browser would find it."""
        file = self._names.get(_composed(name))
        if file is not None and is_file:
            return file, True
        page = self._pages.get(name) or self._pages.get(_index_of(name))
        if page is not None:
            return page, True
        return None if file is None else (file, False)

    def _candidates(self, docname: str, path: str) -> Iterator[tuple[bool, str]]:
        """Yield what *path* may mean, the most literal reading first."""
        stem = path.strip("/") if path.startswith("/") else path.rstrip("/")
        stem = _without_suffix(stem)
        if path.startswith("/"):
            yield True, stem or "index"
            if path.endswith(_SUFFIXES):
                return
            yield True, path.strip("/")
            return
        folder = posixpath.dirname(docname)
        yield True, posixpath.normpath(posixpath.join(folder, stem))
        yield True, posixpath.normpath(posixpath.join(folder, path))
        # Authors copy addresses from the browser, where a page is a folder of its own.
        yield True, posixpath.normpath(posixpath.join(docname, stem))
        yield False, posixpath.normpath(stem).removeprefix("../")

    def at(self, path: str) -> str:
        """Return the page that has an address, given without slashes around it."""
        stem = _without_suffix(path)
        return self._pages.get(stem) or self._pages.get(_index_of(stem)) or ""

    def address_of(self, page: str) -> str:
        """Return the right way to write the address of a page."""
        address = self._address_of(page)
        return "/" if address == "index" else f"/{address.removesuffix('/index')}/"

    def is_page(self, name: str) -> bool:
        """Tell whether a page has that name, which is that of its file."""
        return _composed(name) in self._names

    def nearest_page(self, name: str) -> str:
        """Return the name of the page most like *name*."""
        found = _nearest(name, self._names.values())
        return f"/{found}" if found else ""

    def nearest(self, docname: str, target: str) -> str:
        """Return the address most like *target*, a link in *docname*."""
        path = unquote(target.partition("#")[0])
        if not path.startswith("/"):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(docname), path))
        path = _without_suffix(path.strip("/"))
        pages = {page.removesuffix("/index"): page for page in self._pages}
        near = _nearest(path, pages)
        return self.address_of(self._pages[pages[near]]) if near else ""


def slip_in_address(target: str) -> str | None:
    """Return what is meant by an address of another site that is none; None for all others."""
    if not target:
        return ""
    if target.startswith("www."):
        return f"https://{target}"
    if _MAIL.fullmatch(target):
        return f"mailto:{target}"
    match = _WEB.match(target)
    if match is None or target.lower().startswith(tuple(f"{name}:" for name in _WEB_SCHEMES)):
        return None
    near = suggest(match[1], _WEB_SCHEMES)
    return f"{near}://{match[2]}" if near else None


def _nearest(path: str, pages: Iterable[str]) -> str:
    """Return the path most like *path*: by its last part in the same folder, or as a whole."""
    folder, name = posixpath.split(path)
    all_pages = list(pages)
    beside = {
        posixpath.basename(page): page for page in all_pages if posixpath.dirname(page) == folder
    }
    near = suggest(name, beside)
    return beside[near] if near else suggest(path, all_pages, cutoff=_VERY_NEAR)


def _index_of(path: str) -> str:
    return "index" if path in ("", ".") else f"{path}/index"


def _without_suffix(path: str) -> str:
    for suffix in _SUFFIXES:
        path = path.removesuffix(suffix)
    return path


def _composed(name: str) -> str:
    # Some systems keep an accent apart from its letter in the names of files.
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def _fold(path: str) -> str:
    return "/".join(slug(part) for part in path.split("/"))
