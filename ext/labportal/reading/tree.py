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

PICTURE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"})
_NEVER = ("**/_sources", "**/.#*", "**/.*", "**/~*")
_PAGE_SUFFIXES = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Tree:
    """The files under the source directory, as paths relative to it, in a stable order."""

    pages: tuple[str, ...]
    pictures: Mapping[str, str]
    """Path -> a stamp that changes with the file."""
    others: frozenset[str]
    problems: tuple[Problem, ...] = ()


def scan_tree(
    root: Path, excluded: Sequence[str], folders: Iterable[str], suffixes: Iterable[str] = ()
) -> Tree:
    """Look through *root*; *excluded* are Sphinx's patterns, *folders* hold records."""
    pattern = _compile((*excluded, *_NEVER))
    record_folders = frozenset(folders)
    page_suffixes = tuple(suffixes) or _PAGE_SUFFIXES
    pages, pictures, others, problems = [], {}, [], []
    for path, entry in _walk(root, "", pattern):
        suffix = posixpath.splitext(path)[1].lower()
        if path.endswith(page_suffixes):
            pages.append(path)
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
    return Tree(tuple(pages), pictures, frozenset(others), tuple(problems))


def _walk(
    root: Path, folder: str, excluded: re.Pattern[str]
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(root / folder) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        path = f"{folder}/{entry.name}" if folder else entry.name
        if excluded.fullmatch(path):
            continue
        if entry.is_dir():
            yield from _walk(root, path, excluded)
        elif entry.is_file():
            yield path, entry


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
    return re.compile("|".join(f"(?:{_translate(pattern)})" for pattern in patterns))


def _translate(pattern: str) -> str:
    """Return Sphinx's file pattern as a regular expression: ``*`` stops at a slash."""
    parts = re.split(r"(\*\*/|\*\*|\*|\?|\[[^\]]+\])", pattern.strip("/"))
    return "".join(
        {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(part)
        or (part.replace("[!", "[^") if part.startswith("[") else re.escape(part))
        for part in parts
    )
