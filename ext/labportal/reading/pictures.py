"""The pictures that headers name."""

from __future__ import annotations

import dataclasses
import posixpath
import re
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem, suggest
from labportal.reading.text.substitution import substitute_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from labportal.model.records import Record
    from labportal.reading.settings import Settings
    from labportal.reading.tree import Tree

_PREFIX = re.compile(r"^(?:\{filename\}|\{static\}|\{attach\})?/*")


def find_pictures(
    records: Sequence[Record], tree: Tree, settings: Settings
) -> tuple[list[Record], list[Problem]]:
    """Return the records with each picture as a path from the source directory.

    A picture that does not exist becomes empty and is reported.
    """
    found: list[Record] = []
    problems: list[Problem] = []
    for record in records:
        if not record.picture:
            found.append(record)
            continue
        path = find_picture(record.picture, record.docname, tree, settings)
        unknown = unknown_values(record.picture, settings)
        if unknown:
            problems += [
                Problem(
                    Code.UNKNOWN_VALUE,
                    record.line_of("picture"),
                    f"there is no value '{name}'",
                    suggest(name, settings.values),
                    "picture",
                )
                for name in unknown
            ]
        elif not path:
            problems.append(
                Problem(
                    Code.MISSING_IMAGE,
                    record.line_of("picture"),
                    f"there is no image '{record.picture}'",
                    nearest_picture(record.picture, tree),
                    "picture",
                )
            )
        found.append(dataclasses.replace(record, picture=path))
    return found, problems


def unknown_values(written: str, settings: Settings) -> tuple[str, ...]:
    """Return the names of the values in an address that are not declared."""
    return tuple(name for name, _ in substitute_values(written, settings.values)[1])


def find_picture(written: str, docname: str, tree: Tree, settings: Settings) -> str:
    """Return the path of a picture as the tree has it, or an empty string."""
    name = substitute_values(written, settings.values)[0]
    name = _PREFIX.sub("", name.replace("\\", "/"))
    return next((path for path in _places(name, docname, settings) if path in tree.pictures), "")


def find_embed(name: str, docname: str, tree: Tree, settings: Settings) -> str:
    """Return the path of the picture that a note-taking program would show, or an empty string.

    Such a program knows pictures by their names, in whichever folder they are: the one nearest to
    the page is meant, and of several the one with the shortest path.
    """
    if path := find_picture(name, docname, tree, settings):
        return path
    wanted = f"/{name.replace(chr(92), '/').lstrip('/')}".lower()
    folder = posixpath.dirname(docname)
    found = [path for path in tree.pictures if f"/{path}".lower().endswith(wanted)]
    return min(found, key=lambda path: (not path.startswith(folder), len(path), path), default="")


def _places(name: str, docname: str, settings: Settings) -> Iterator[str]:
    yield posixpath.normpath(posixpath.join(posixpath.dirname(docname), name))
    yield posixpath.normpath(name)
    for folder in settings.image_folders:
        yield posixpath.normpath(posixpath.join(folder, name))


def nearest_picture(written: str, tree: Tree) -> str:
    """Return the picture whose name is most like what was written."""
    by_name: dict[str, str] = {}
    for path in tree.pictures:
        by_name.setdefault(_stem(path), path)
    return by_name.get(suggest(_stem(written.replace("\\", "/")), by_name), "")


def _stem(path: str) -> str:
    # The suffix makes short names alike that have nothing in common.
    return posixpath.splitext(posixpath.basename(path))[0]


def picture_paths(records: Iterable[Record]) -> tuple[str, ...]:
    """Return the pictures of all records, each once, in order of path."""
    return tuple(sorted({record.picture for record in records if record.picture}))
