"""The entries of tables of contents in Markdown pages."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from labportal.reading.text.lines import fence_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_OPENING = re.compile(r"\{toctree\}")
_OPTION = re.compile(r"\s*(?::[\w-]+:|---\s*$)")
_NO_PAGE = re.compile(r"\w+://|self$|.*[*?\[]")
_TITLED = re.compile(r".*<([^<>]+)>\s*$")


def without_entries(
    lines: Sequence[str], docname: str, is_gone: Callable[[str], bool]
) -> list[str]:
    """Return *lines* with the entries made blank whose page *is_gone*; options and text stay."""
    found: list[str] = []
    fence = ""
    for line in lines:
        parts = fence_parts(line)
        if fence:
            if parts and not parts[1] and parts[0].startswith(fence):
                fence = ""
            elif line.strip() and not _OPTION.match(line) and is_gone(_page(line, docname)):
                found.append("")
                continue
        elif parts and _OPENING.match(parts[1]):
            fence = parts[0]
        found.append(line)
    return found


def _page(line: str, docname: str) -> str:
    titled = _TITLED.match(line)
    entry = (titled[1] if titled else line).strip()
    path = entry.lstrip("/") if entry.startswith("/") else f"{posixpath.dirname(docname)}/{entry}"
    return posixpath.normpath(posixpath.splitext(path.lstrip("/"))[0])


def entries(lines: Sequence[str], docname: str, first_line: int) -> Iterator[tuple[int, str, str]]:
    """Yield (line, what is written, page) of the entries that name one page."""
    blank = without_entries(lines, docname, lambda _: True)
    for number, (line, rest) in enumerate(zip(lines, blank, strict=True), start=first_line):
        if line == rest:
            continue
        titled = _TITLED.match(line)
        written = (titled[1] if titled else line).strip()
        if not _NO_PAGE.match(written):
            yield number, written, _page(line, docname)
