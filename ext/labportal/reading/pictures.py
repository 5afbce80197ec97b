"""The pictures that headers name."""

from __future__ import annotations

import dataclasses
import posixpath
import re
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from labportal.model.codes import Code
from labportal.model.fields import Kind, field_specs
from labportal.model.keys import slug
from labportal.model.problems import Problem, suggest
from labportal.model.records import RECORD_TYPES, ExternalPerson, Person
from labportal.reading.text.substitution import substitute_values
from labportal.reading.tree import PICTURE_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from labportal.model.records import Record
    from labportal.reading.settings import Settings
    from labportal.reading.tree import Tree

ANY_FORMAT = ".*"
"""An ending by which Sphinx is asked to choose the format that suits the output."""
OWN_FILE = re.compile(r"\{(?:filename|static|attach)\}")
"""What Pelican writes before the path of a file of the portal."""
_PREFIX = re.compile(r"^(?:\{filename\}|\{static\}|\{attach\})?/*")


def find_pictures(
    records: Sequence[Record], tree: Tree, settings: Settings
) -> tuple[list[Record], list[Problem]]:
    """Return the records with each picture as a path from the source directory.

    A picture that does not exist becomes empty and is reported.  A person who names none has the
    portrait that is called like them.
    """
    portraits = _portraits(tree)
    found: list[Record] = []
    problems: list[Problem] = []
    for record in records:
        paths = {
            name: find_picture(written, record.docname, tree, settings)
            for name, written in pictures_of(record)
        }
        for name, path in paths.items():
            problems += _wrong_picture(record, name, path, tree, settings)
        if isinstance(record, Person | ExternalPerson) and not record.picture:
            names = (record.key, slug(record.label))
            paths["picture"] = next((portraits[name] for name in names if name in portraits), "")
        found.append(dataclasses.replace(record, **paths) if paths else record)  # type: ignore[arg-type]
    return found, problems


def _portraits(tree: Tree) -> dict[str, str]:
    """Return the name of a file -> picture, of those in folders of people."""
    folders = frozenset(RECORD_TYPES[Person.type_name].folders)
    found: dict[str, str] = {}
    for path in sorted(tree.pictures, key=lambda path: (len(path), path)):
        if not folders.isdisjoint(path.split("/")[:-1]):
            found.setdefault(slug(_stem(path)), path)
    return found


def _wrong_picture(
    record: Record, name: str, path: str, tree: Tree, settings: Settings
) -> Iterator[Problem]:
    """Yield what is wrong with a picture: values in its address, or else that it does not exist."""
    written: str = getattr(record, name)
    place = record.line_of(name)
    unknown = unknown_values(written, settings)
    # Of the header of a page every value is looked at, not only those of pictures.
    for value in () if record.docname else unknown:
        near = suggest(value, settings.values)
        yield Problem(Code.UNKNOWN_VALUE, place, f"there is no value '{value}'", near, name)
    if not path and not unknown:
        near = nearest_picture(written, tree)
        yield Problem(Code.MISSING_IMAGE, place, _no_picture(written), near, name)


def _no_picture(written: str) -> str:
    if re.match(r"https?://", written):
        return f"'{written}' is on another site; put the picture into the folder of pictures"
    return f"there is no image '{written}'"


def unknown_values(written: str, settings: Settings) -> tuple[str, ...]:
    """Return the names of the values in an address that are not declared."""
    return tuple(name for name, _ in substitute_values(written, settings.values)[1])


def pictures_of(record: Record) -> Iterator[tuple[str, str]]:
    """Yield (field, picture) of each picture that a record names."""
    for name in _image_fields(cast("Any", type(record))):
        written: str = getattr(record, name)
        if written:
            yield name, written


@cache
def _image_fields(record_class: Any) -> tuple[str, ...]:
    specs = field_specs(record_class).values()
    return tuple(spec.name for spec in specs if spec.kind is Kind.IMAGE)


def find_picture(written: str, docname: str, tree: Tree, settings: Settings) -> str:
    """Return the path of a picture as the tree has it, or an empty string."""
    name = substitute_values(written, settings.values)[0]
    name = _PREFIX.sub("", name.replace("\\", "/"))
    found = (_in_tree(path, tree) for path in _places(name, docname, settings))
    return next(filter(None, found), "")


def _in_tree(path: str, tree: Tree) -> str:
    """Return a picture's path; ``face.*`` stands for the first of the formats that there are."""
    if path in tree.pictures:
        return path
    if not path.endswith(ANY_FORMAT):
        return ""
    stem = path.removesuffix(ANY_FORMAT)
    formats = (f"{stem}{suffix}" for suffix in sorted(PICTURE_SUFFIXES))
    return next((other for other in formats if other in tree.pictures), "")


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
    return tuple(sorted({path for record in records for _, path in pictures_of(record)}))
