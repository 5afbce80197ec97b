"""Old addresses of pages, each as the path that a web server looks for."""

from __future__ import annotations

import dataclasses
import posixpath
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from labportal.model.codes import Code
from labportal.model.keys import slug
from labportal.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from labportal.model.catalogue import Catalogue
    from labportal.model.records import Record
    from labportal.reading.addresses import Addresses

PAGE_SUFFIXES = (".html", ".htm")
# What can be the name of a file on every system.
_PART = re.compile(r"[^\x00-\x1f\x7f<>:\"|?*\\#/]{0,79}[^\x00-\x1f\x7f<>:\"|?*\\#/. ]")


@dataclass(frozen=True, slots=True)
class Redirects:
    """Where old addresses lead."""

    pages: Mapping[str, str]
    """Path, with the letters that it shows in a browser -> page."""
    problems: tuple[Problem, ...]


def read_redirects(catalogue: Catalogue, addresses: Addresses) -> Redirects:
    """Return the old addresses of all records, and those that cannot be kept."""
    pages: dict[str, str] = {}
    problems: list[Problem] = []
    for record in catalogue.records.values():
        if record.is_draft or not record.docname:
            continue
        problems += _half_addresses(record)
        problems += _lost_redirect(record, addresses)
        for written in record.old_addresses:
            path = old_path(written)
            owner = addresses.at(path) or pages.get(path, "")
            if not path:
                reason = "but no file can have that name; an old address looks like /members/ada/"
                problems.append(_problem(record, written, reason))
            elif not owner:
                pages[path] = record.docname
            elif owner != record.docname:
                reason = f"but that address belongs to the page '{addresses.address_of(owner)}'"
                problems.append(_problem(record, written, reason))
    for path, docname in _with_underscores(catalogue):
        if not addresses.at(path):
            pages.setdefault(path, docname)
    return Redirects(pages, tuple(problems))


def _with_underscores(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield (path, page) as systems have it that keep the underscores of a file's name."""
    for record in catalogue.records.values():
        parts = [slug(part) for part in posixpath.basename(record.docname).split("_")]
        if len(parts) > 1 and all(parts) and not record.is_draft:
            above = posixpath.dirname(catalogue.address_of(record.docname))
            yield posixpath.join(above, "_".join(parts)), record.docname


def _half_addresses(record: Record) -> Iterator[Problem]:
    """Yield aliases that are meant for old addresses but do not begin like one."""
    for alias in record.aliases:
        if "/" in alias and not alias.startswith("/") and not re.search(r"[\s,]|://", alias):
            reason = "but an old address begins with /"
            yield dataclasses.replace(_problem(record, alias, reason), suggestion=f"/{alias}")


def _lost_redirect(record: Record, addresses: Addresses) -> Iterator[Problem]:
    """Yield the problem of a page that sends its readers to a page that does not exist."""
    found = addresses.find(record.docname, record.redirect) if record.redirect else None
    if found is not None and not found.page:
        message = f"there is no page '{record.redirect}'"
        near = addresses.nearest(record.docname, record.redirect)
        source = record.line_of("redirect")
        yield Problem(Code.UNKNOWN_ADDRESS, source, message, near, "redirect")


def old_path(written: str) -> str:
    """Return the path from the top of the site, or nothing if no file can have that name.

    ``/people/j%C3%B6hn/`` and ``/people/jöhn/`` are one address: servers look for the latter.
    """
    path = unicodedata.normalize("NFC", unquote(written)).strip("/")
    # Wide forms of signs count as the signs.
    plain = unicodedata.normalize("NFKC", path)
    return path if all(map(_PART.fullmatch, plain.split("/"))) else ""


def _problem(record: Record, written: str, reason: str) -> Problem:
    field = "aliases" if written in record.aliases else "slug"
    message = f"field '{field}' holds '{written}', {reason}"
    return Problem(Code.BAD_VALUE, record.line_of(field), message, field=field)
