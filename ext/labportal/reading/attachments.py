"""The files and pictures that entries of .bib files name: where they are.

A file is looked up beside the .bib file, in the source directory, and in the folders of the
settings.  One that is nowhere is reported with what is called nearly the same.
"""

from __future__ import annotations

import dataclasses
import os
import posixpath
from collections import Counter
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.keys import slug
from labportal.model.problems import Problem, suggest
from labportal.reading.pictures import find_picture, nearest_picture
from labportal.reading.tree import PICTURE_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from labportal.model.records.publication import AttachedFile, Publication
    from labportal.reading.settings import Settings
    from labportal.reading.tree import Tree

_PICTURES_IN = ("", "publications", "previews", "theses", "covers", "img/publication_preview")
"""Folders of pictures in the folders of the settings."""
_COVERS_IN = ("theses", "covers")
"""Those in which a file called like a thesis is its cover, without being named."""
_ACTIVE = frozenset({".html", ".htm", ".svg"})
"""Files that can run programs in the browser of whoever opens them."""


def attach_files(
    publications: Sequence[Publication], root: Path, tree: Tree, settings: Settings
) -> tuple[list[Publication], list[Problem]]:
    """Return the publications with their files and pictures as they were found.

    What was not found is left out and becomes a problem.
    """
    search = _Search(root, tree, settings)
    found: list[Publication] = []
    for publication in publications:
        files, picture = publication.files, ""
        if files:
            files = search.files(publication)
        if publication.preview:
            picture = search.picture(publication)
        elif publication.is_thesis:
            picture = search.cover(publication)
        if files != publication.files or picture:
            publication = dataclasses.replace(publication, files=files, picture=picture)  # noqa: PLW2901
        found.append(publication)
    return found, search.problems


class _Search:
    """Looks for files, and remembers what is not there."""

    def __init__(self, root: Path, tree: Tree, settings: Settings) -> None:
        self.root = root
        self.tree = tree
        self.settings = settings
        self.problems: list[Problem] = []
        self._covers = _covers(tree, settings)

    def files(self, publication: Publication) -> tuple[AttachedFile, ...]:
        """Return the files of an entry that exist and may be offered, each with its name."""
        found: list[AttachedFile] = []
        names: Counter[str] = Counter()
        for file in publication.files:
            source = self._file(publication, file)
            if source:
                name = _name(publication, file, names)
                found.append(dataclasses.replace(file, source=source, name=name))
        return tuple(found)

    def picture(self, publication: Publication) -> str:
        """Return the picture that an entry names, or an empty string."""
        written = publication.preview
        beside = _beside(publication, written)
        if beside in self.tree.pictures or self._is_file(beside):
            return beside
        for folder in _PICTURES_IN:
            path = find_picture(posixpath.join(folder, written), "", self.tree, self.settings)
            if path:
                return path
        near = nearest_picture(written, self.tree) or self._near(_folder(beside), written)
        self._report(publication, Code.MISSING_IMAGE, "image", written, "preview", near)
        return ""

    def cover(self, publication: Publication) -> str:
        """Return the picture in a folder of covers that is called like the thesis."""
        return self._covers.get(publication.bibkey.lower()) or self._covers.get(publication.key, "")

    def _file(self, publication: Publication, file: AttachedFile) -> str:
        suffix = posixpath.splitext(file.path)[1].lower()
        if suffix in _ACTIVE and not self.settings.active_html:
            message = f"'{file.path}' is not offered, since it can run programs"
            self._say(publication, Code.ACTIVE_HTML, message, file.field)
            return ""
        places = list(self._places(publication, file.path))
        for path in places:
            if self._is_file(path):
                return path
        near = next(filter(None, (self._near(_folder(path), file.path) for path in places)), "")
        self._report(publication, Code.BIB_MISSING_FILE, "file", file.path, file.field, near)
        return ""

    def _places(self, publication: Publication, path: str) -> Iterator[str]:
        yield _beside(publication, path)
        yield path
        for folder in self.settings.file_folders:
            yield posixpath.normpath(posixpath.join(folder, path))

    def _is_file(self, path: str) -> bool:
        return (self.root / path).is_file()

    def _near(self, folder: str, written: str) -> str:
        """Return the file of a folder whose name is most like what was written."""
        wanted = posixpath.basename(written)
        suffix = posixpath.splitext(wanted)[1].lower()
        alike = [name for name in self._names_in(folder) if name.lower().endswith(suffix)]
        near = suggest(wanted, alike)
        return posixpath.normpath(posixpath.join(folder, near)) if near else ""

    def _names_in(self, folder: str) -> list[str]:
        try:
            with os.scandir(self.root / folder) as entries:
                return sorted(entry.name for entry in entries if entry.is_file())
        except OSError:
            return []

    def _report(
        self, publication: Publication, code: Code, what: str, written: str, field: str, near: str
    ) -> None:
        self._say(publication, code, f"there is no {what} '{written}'", field, near)

    def _say(
        self, publication: Publication, code: Code, message: str, field: str, near: str = ""
    ) -> None:
        text = f"entry '{publication.bibkey}': {message}"
        self.problems.append(Problem(code, publication.line_of(field), text, near, field))


def _folder(path: str) -> str:
    return posixpath.dirname(path) or "."


def _beside(publication: Publication, path: str) -> str:
    """Return a path from the folder of the .bib file, as seen from the source directory."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(publication.source.path), path))


def _name(publication: Publication, file: AttachedFile, names: Counter[str]) -> str:
    """Return ``key.pdf`` for the text, and such as ``key_slides.pdf`` for what belongs to it.

    No key has an underscore, so no file takes the name of another publication's.
    """
    stem = publication.key if file.label == "PDF" else f"{publication.key}_{slug(file.label)}"
    suffix = posixpath.splitext(file.path)[1].lower()
    names[stem + suffix] += 1
    number = names[stem + suffix]
    return f"{stem}_{number}{suffix}" if number > 1 else stem + suffix


def _covers(tree: Tree, settings: Settings) -> Mapping[str, str]:
    """Return name in lower case -> path of every picture in a folder of covers."""
    folders = {
        posixpath.normpath(posixpath.join(folder, name))
        for folder in settings.image_folders
        for name in _COVERS_IN
    }
    return dict(_named(tree.pictures, folders))


def _named(pictures: Iterable[str], folders: set[str]) -> Iterator[tuple[str, str]]:
    # In reverse, so that of two files with the same name the first one counts.
    for path in sorted(pictures, reverse=True):
        stem, suffix = posixpath.splitext(posixpath.basename(path))
        if posixpath.dirname(path) in folders and suffix.lower() in PICTURE_SUFFIXES:
            yield stem.lower(), path
