"""What .bib files held when they were read last, so that an edit reads again what it changed.

An entry that stands as it stood, perhaps on another line, is the publication that it was.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING

from labportal.model.records import Publication
from labportal.reading.bibtex.publications import read_publication
from labportal.reading.pages import digest_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.model.problems import Problem
    from labportal.reading.bibtex import Bibliography
    from labportal.reading.bibtex.entries import Entry

_SAID = tuple(one.name for one in fields(Publication) if one.repr and one.name != "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadEntries:
    """A bibliography, and for each of its publications from which entry it was read."""

    bibliography: Bibliography
    digests: tuple[str, ...]
    """Of what each publication says, wherever it stands in its file."""
    marks: tuple[str, ...]
    """Of the entry of each publication."""
    doubtful: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    """Mark -> what was wrong in such an entry."""

    @property
    def digest_by_key(self) -> dict[str, str]:
        """Publication key -> digest."""
        keys = [one.key for one in self.bibliography.publications]
        return dict(zip(keys, self.digests, strict=True))


class Rereader:
    """Reads entries, those that are known from the last time without looking at them."""

    def __init__(self, before: ReadEntries | None) -> None:
        """Compare with what was read *before*."""
        self._doubtful = before.doubtful if before else {}
        self._known: dict[str, tuple[Publication, str]] = {}
        if before:
            known = zip(before.bibliography.publications, before.digests, strict=True)
            self._known = dict(zip(before.marks, known, strict=True))
        self._digests: list[str] = []
        self._marks: list[str] = []
        self._found: dict[str, tuple[Problem, ...]] = {}

    def read(
        self, entry: Entry, key: str, private: frozenset[str]
    ) -> tuple[Publication, list[Problem]]:
        """Return the same as `read_publication`."""
        mark = _mark_of(entry, key, private)
        known = self._known.get(mark)
        problems = self._doubtful.get(mark, ())
        if known is None or (problems and known[0].source != entry.source):
            publication, found = read_publication(entry, key, private)
            problems, digest = tuple(found), _digest_of(publication)
        else:
            publication, digest = _moved(known[0], entry), known[1]
        self._marks.append(mark)
        self._digests.append(digest)
        if problems:
            self._found[mark] = problems
        return publication, list(problems)

    def all_read(self, bibliography: Bibliography) -> ReadEntries:
        """Return what is to be kept of the *bibliography* whose entries were read."""
        return ReadEntries(
            bibliography=bibliography,
            digests=tuple(self._digests),
            marks=tuple(self._marks),
            doubtful=self._found,
        )


def _mark_of(entry: Entry, key: str, private: frozenset[str]) -> str:
    """Return a digest of everything that `read_publication` reads, but for the entry's line."""
    first = entry.source.line
    lines = [(name, line - first) for name, line in entry.lines.items()]
    said = (key, entry.key, entry.entry_type, entry.source.path, dict(entry.values), lines)
    return digest_of(repr((said, sorted(private))).encode())


def _digest_of(publication: Publication) -> str:
    said = [getattr(publication, name) for name in _SAID]
    return digest_of(repr((publication.source.path, said)).encode())


def _moved(publication: Publication, entry: Entry) -> Publication:
    """Return the publication of an entry that stands on another line than it did."""
    by = entry.source.line - publication.source.line
    if not by:
        return publication
    lines = {name: line + by for name, line in publication.lines.items()}
    return replace(publication, source=entry.source, lines=lines)
