"""The entries of tables of contents."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.reading.text.lines import fence_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

_OPENING = re.compile(r"\{toctree\}")
_OPTION = re.compile(r"\s*(?::[\w-]+:|---\s*$)")
_NO_PAGE = re.compile(r"\w+://|self$")
_ENDINGS = frozenset({".md", ".markdown", ".rst", ".txt", ".ipynb"})
_TITLED = re.compile(r".*<([^<>]+)>\s*$")


def entry_lines(lines: Sequence[str]) -> frozenset[int]:
    """Return the places, from 0, of the entries of tables of contents in Markdown."""
    found = []
    fence = ""
    for place, line in enumerate(lines):
        parts = fence_parts(line)
        if fence:
            if parts and not parts[1] and parts[0].startswith(fence):
                fence = ""
            elif line.strip() and not _OPTION.match(line):
                found.append(place)
        elif parts and _OPENING.match(parts[1]):
            fence = parts[0]
    return frozenset(found)


def without_entries(
    lines: Sequence[str], docname: str, is_gone: Callable[[str], bool], places: Collection[int]
) -> list[str]:
    """Return *lines* with the entries at *places* made blank whose page *is_gone*."""
    return [
        "" if place in places and is_gone(_page(line, docname)) else line
        for place, line in enumerate(lines)
    ]


def _page(line: str, docname: str) -> str:
    titled = _TITLED.match(line)
    entry = (titled[1] if titled else line).strip()
    path = entry.lstrip("/") if entry.startswith("/") else f"{posixpath.dirname(docname)}/{entry}"
    stem, ending = posixpath.splitext(path.lstrip("/"))
    # "notes.nl" is a page whose name has a dot.
    return posixpath.normpath(stem if ending in _ENDINGS else stem + ending)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry that names a page, or with asterisks several."""

    line: int
    written: str
    page: str
    number: int
    """Of the table on the page."""


def entries(
    lines: Sequence[str], docname: str, first_line: int, places: Iterable[int]
) -> Iterator[Entry]:
    """Yield the entries at *places* that name pages."""
    number = last = 0
    for place in sorted(places):
        line = lines[place]
        # What stands between two entries and is none ends the first one's table.
        number += any(between.strip() for between in lines[last:place])
        last = place + 1
        titled = _TITLED.match(line)
        written = (titled[1] if titled else line).strip()
        if not _NO_PAGE.match(written):
            yield Entry(first_line + place, written, _page(line, docname), number)
