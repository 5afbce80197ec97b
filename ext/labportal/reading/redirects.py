"""Old addresses of pages, each as the path that a web server looks for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from labportal.model.codes import Code
from labportal.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    problems = []
    for record in catalogue.records.values():
        if record.is_draft or not record.docname:
            continue
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
    return Redirects(pages, tuple(problems))


def old_path(written: str) -> str:
    """Return the path from the top of the site, or nothing if no file can have that name.

    ``/people/j%C3%B6hn/`` and ``/people/jöhn/`` are one address: servers look for the latter.
    """
    path = unicodedata.normalize("NFC", unquote(written)).strip("/")
    # Wide forms of signs count as the signs.
    plain = unicodedata.normalize("NFKC", path)
    return path if all(map(_PART.fullmatch, plain.split("/"))) else ""


def _problem(record: Record, written: str, reason: str) -> Problem:
    message = f"field 'aliases' holds '{written}', {reason}"
    return Problem(Code.BAD_VALUE, record.line_of("aliases"), message, field="aliases")
