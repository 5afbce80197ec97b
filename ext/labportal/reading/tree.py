"""Which files a portal consists of."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from labportal.reading.boundary import Boundary

PICTURE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"})
_NEVER = ("**/_sources", "**/.#*", "**/.*", "**/~*")
PAGE_SUFFIXES = (".md", ".markdown")
"""Endings of pages where nobody says which ones there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The files under the source directory, as paths relative to it, in a stable order."""

    pages: tuple[str, ...]
    pictures: Mapping[str, str]
    """Path -> a stamp that changes with the file."""
    others: frozenset[str]
    boundary: Boundary
    problems: tuple[Problem, ...] = ()
    outside: tuple[str, ...] = ()
    """Links to files and folders that do not belong to the portal, which are left out."""


def scan_tree(
    boundary: Boundary,
    excluded: Sequence[str],
    folders: Iterable[str],
    suffixes: Sequence[str],
) -> Tree:
    """Look through a source directory; *excluded* are Sphinx's patterns, *folders* hold records."""
    outside: list[str] = []
    pattern = _compile((*excluded, *_NEVER))
    record_folders = frozenset(folders)
    page_suffixes = tuple(suffixes)
    pages: dict[str, str] = {}
    pictures: dict[str, str] = {}
    others: list[str] = []
    problems: list[Problem] = []
    for path, entry in _walk(boundary, "", pattern):
        if _leads_out(entry, boundary):
            outside.append(path)
            message = (
                "this is a link that leads out of the portal, so it is left out; "
                "put the file itself here"
            )
            problems.append(Problem(Code.OUTSIDE_FILE, Source(path), message))
            continue
        suffix = posixpath.splitext(path)[1].lower()
        if path.endswith(page_suffixes):
            # Sphinx, too, takes the first of two files that would make the same page.
            first = pages.setdefault(posixpath.splitext(path)[0], path)
            if first != path:
                message = f"this file is ignored because '{first}' makes the same page"
                problems.append(Problem(Code.IGNORED_FILE, Source(path), message))
        elif suffix in PICTURE_SUFFIXES:
            stat = entry.stat()
            pictures[path] = f"{stat.st_size}-{stat.st_mtime_ns}"
        else:
            others.append(path)
            if path.partition("/")[0] in record_folders and _looks_like_page(entry, suffix):
                problems.append(
                    Problem(
                        Code.IGNORED_FILE,
                        Source(path),
                        f"this file is ignored because its name does not end in {page_suffixes[0]}",
                    )
                )
    return Tree(
        pages=tuple(pages.values()),
        pictures=pictures,
        others=frozenset(others),
        boundary=boundary,
        problems=tuple(problems),
        outside=tuple(outside),
    )


def _walk(
    boundary: Boundary, folder: str, excluded: re.Pattern[str]
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield files, and links that lead out of the portal."""
    with os.scandir(boundary.root / folder) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        path = f"{folder}/{entry.name}" if folder else entry.name
        if excluded.fullmatch(path):
            continue
        if _leads_out(entry, boundary):
            yield path, entry
        elif entry.is_dir():
            yield from _walk(boundary, path, excluded)
        elif entry.is_file():
            yield path, entry


def _leads_out(entry: os.DirEntry[str], boundary: Boundary) -> bool:
    return entry.is_symlink() and not boundary.allows(Path(entry.path))


def _looks_like_page(entry: os.DirEntry[str], suffix: str) -> bool:
    """Tell whether a file without the right ending holds a page's text."""
    if suffix not in ("", ".txt", ".md", ".markdown", ".mdown", ".mkd", ".md~", ".bak"):
        return False
    with Path(entry.path).open("rb") as file:
        start = file.read(200)
    return (
        b"\0" not in start and re.match(rb"(\xef\xbb\xbf)?(---|#|[A-Za-z_]+:)", start) is not None
    )


def _compile(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{sphinx_pattern(pattern)})" for pattern in patterns))


def sphinx_pattern(pattern: str) -> str:
    """Return Sphinx's file pattern as a regular expression: ``*`` stops at a slash."""
    parts = re.split(r"(\*\*/|\*\*|\*|\?|\[[^\]]+\])", pattern.strip("/"))
    return "".join(
        {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(part)
        or (part.replace("[!", "[^") if part.startswith("[") else re.escape(part))
        for part in parts
    )
