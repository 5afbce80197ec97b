"""Which files make up one of several sites.

``sites/<key>/`` holds pages that only that site has, under the address that they would have
without these two folders; of a page that is in both places the site has its own.
"""

from __future__ import annotations

import dataclasses
import posixpath
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source, suggest
from labportal.model.selection import groups_of
from labportal.model.sites import Site, home_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labportal.model.catalogue import Catalogue
    from labportal.reading.pages import PageText

FOLDER = "sites"
"""Holds a folder of own pages for each site."""

HOME_PAGES = ("home", "_index", "README", "Readme", "readme")
"""What the home page is called in other systems."""

_CHOICES: Mapping[str, tuple[str, ...]] = {"publications": ("groups", "all")}


def check_sites(value: object) -> str:
    """Return what is wrong with the table of sites, or nothing."""
    if not isinstance(value, Mapping):
        return "must be a dictionary from the key of a site to its settings"
    known = [field.name for field in dataclasses.fields(Site) if field.name != "key"]
    for key, row in value.items():
        if not isinstance(key, str) or not isinstance(row, Mapping):
            return f"must give a dictionary of settings for site {key!r}"
        for name, given in row.items():
            if name not in known:
                near = suggest(str(name), known)
                hint = f"; did you mean {near!r}?" if near else ""
                return f"gives site {key!r} the unknown setting {name!r}{hint}"
            if wrong := _wrong(name, given):
                return f"gives site {key!r} a {name!r} that {wrong}"
    return ""


def _wrong(name: str, given: object) -> str:
    if name in _CHOICES:
        return "" if given in _CHOICES[name] else f"is none of {', '.join(_CHOICES[name])}"
    if name in ("groups", "navigation"):
        if isinstance(given, str) or not isinstance(given, Sequence):
            return "is no list"
        return "" if all(isinstance(part, str) for part in given) else "is no list of texts"
    if name in ("colours", "conf"):
        return "" if isinstance(given, Mapping) else "is no dictionary"
    return "" if isinstance(given, str) else "is no text"


def sites_of(table: Mapping[str, Mapping[str, Any]]) -> tuple[Site, ...]:
    """Return the declared sites; the first one is built unless another is asked for."""
    found = []
    for key, row in table.items():
        settings: dict[str, Any] = {
            name: tuple(value) if name in ("groups", "navigation") else value
            for name, value in row.items()
        }
        url = settings.get("url", "")
        found.append(Site(key=key, **{**settings, "url": f"{url.rstrip('/')}/" if url else ""}))
    return tuple(found)


def pages_of(paths: Iterable[str], site: Site | None) -> dict[str, str]:
    """Return document -> path of the pages that a site may have."""
    shared: dict[str, str] = {}
    own: dict[str, str] = {}
    for path in paths:
        docname = posixpath.splitext(path)[0]
        folder, _, rest = docname.partition("/")
        if site is None or folder != FOLDER or "/" not in rest:
            shared[docname] = path
            continue
        key, _, name = rest.partition("/")
        if key == site.key:
            own[name] = path
    return {**_with_home(shared), **_with_home(own)}


def _with_home(pages: dict[str, str]) -> dict[str, str]:
    """Return the pages with one of them as home page, where no file is called "index"."""
    if "index" in pages:
        return pages
    home = next((name for name in HOME_PAGES if name in pages), "")
    return {"index" if docname == home else docname: path for docname, path in pages.items()}


def stray_pages(paths: Iterable[str], sites: Sequence[Site]) -> Iterator[Problem]:
    """Yield a message for each folder of own pages whose site does not exist."""
    keys = [site.key for site in sites]
    told: set[str] = set()
    for path in paths:
        parts = path.split("/")
        if sites and parts[0] == FOLDER and len(parts) > 2 and parts[1] not in (*keys, *told):
            told.add(parts[1])
            message = f"there is no site '{parts[1]}' in labportal_sites"
            yield Problem(Code.UNKNOWN_SITE, Source(path), message, suggest(parts[1], keys))


def homeless_pages(catalogue: Catalogue, sites: Sequence[Site]) -> Iterator[Problem]:
    """Yield a message for each page that no site shows, and for groups of sites that are none."""
    if not sites:
        return
    for record in catalogue.records.values():
        if not record.docname or record.type_name == "group":
            continue
        groups = groups_of(catalogue, record)
        if home_of(record, groups, sites) is None:
            names = ", ".join(f"'{group}'" for group in groups)
            message = f"no site shows this page, because none has its group {names}"
            yield Problem(Code.NO_SITE, record.line_of("groups"), message, "", "groups")
    known = {record.key for record in catalogue.groups()}
    for site in sites:
        for group in site.groups if known else ():
            if group not in known:
                message = f"site '{site.key}' has the unknown group '{group}'"
                yield Problem(Code.UNKNOWN_SITE, Source("conf.py"), message, suggest(group, known))


def named_in_text(texts: Iterable[PageText], catalogue: Catalogue) -> frozenset[tuple[str, str]]:
    """Return the publications that the text of pages cites, links to or lists by name."""
    keys: list[str] = []
    for text in texts:
        facts = text.all_facts
        keys += [key for citation in facts.cites for key in citation.keys]
        keys += [use.target for use in facts.roles if use.name == "pub"]
        keys += [name for use in text.lists if use.type_name == "publication" for name in use.names]
    found = (catalogue.get("publication", key) for key in dict.fromkeys(keys))
    return frozenset(record.ref for record in found if record is not None)
