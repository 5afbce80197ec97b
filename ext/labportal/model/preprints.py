"""Which preprint is an earlier version of which publication.

What an entry says goes before what identifiers say, and that before what titles suggest.  Every
step looks things up in tables, so that the cost grows with the number of publications only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.keys import ascii_fold
from labportal.model.names import folded
from labportal.model.problems import Problem, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from labportal.model.records.publication import Publication

MOST_YEARS = 2
"""So many years apart two versions with the same title and first author may be."""

_FORWARD = ("preprint_of", "published_as")
"""Fields of a preprint that name the published version."""
_BACKWARD = ("preprint",)
"""Fields of a publication that name its preprint."""
_NOTHING = frozenset(("none", "no", "false", "-", "–"))
_NOT_KEYS = _NOTHING | frozenset(("yes", "true", "arxiv", "medrxiv", "biorxiv", "preprint"))
_TO_PUBLISHED = frozenset(
    """publishedas published publishedin preprintof ispreprintof versionofrecord finalversion
    isversionof""".split()
)
_TO_PREPRINT = frozenset(
    "preprint haspreprint preprintas prelim preliminary origpubas origpubin version".split()
)
"""Values of biblatex's ``relatedtype``, without the signs between their words."""
_PUBLISHED_KINDS: Mapping[str, int] = {"article": 0, "conference": 1, "chapter": 2, "book": 3}
"""Kinds that a preprint may become, and which of several versions is meant."""

_NOT_LETTER = re.compile(r"[\W_]+")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ARXIV = re.compile(r"(\d{4}\.\d{4,5}|(?<![a-z-])[a-z-]{2,20}(?:\.[a-z]{2})?/\d{7})(?:v\d+)?")
_SEPARATOR = re.compile(r"[,;\s]+")


def pair_preprints(publications: Sequence[Publication]) -> Mapping[str, str]:
    """Return key of preprint -> key of its published version.

    Two preprints may have the same published version; a chain of versions leads to its last one.
    """
    table = _Table(publications)
    pairs: dict[str, str] = {}
    for publication in publications:
        for preprint, published in table.stated(publication):
            if preprint != published:
                pairs.setdefault(preprint, published)
    for publication in publications:
        if publication.kind != "preprint" or publication.key in pairs or _is_apart(publication):
            continue
        found = table.same_identifier(publication) or table.same_title(publication)
        if found:
            pairs[publication.key] = found
    return _ends(pairs)


def relation_problems(publications: Sequence[Publication]) -> list[Problem]:
    """Return a problem for each key that an entry names as another version and nobody has."""
    naming = [
        (publication, name)
        for publication in publications
        for name in (*_FORWARD, *_BACKWARD, "related")
        if name in publication.fields
    ]
    table = _Table(publications) if naming else None
    problems: list[Problem] = []
    for publication, name in naming:
        for written in _keys_in(publication, name):
            if table is None or table.find(written):
                continue
            problems.append(
                Problem(
                    code=Code.UNKNOWN_BIBKEY,
                    source=publication.line_of(name),
                    message=f"entry '{publication.bibkey}': there is no publication '{written}'",
                    suggestion=suggest(written, (other.bibkey for other in publications)),
                    field=name,
                )
            )
    return problems


def _keys_in(publication: Publication, name: str) -> list[str]:
    """Return what must be BibTeX keys in a field: no DOIs, addresses, files or sentences."""
    if name == "related" and not _direction(publication):
        return []
    if any(file.field == name for file in publication.files):
        return []
    written = publication.fields[name]
    names = [
        word
        for word in _names(written)
        # Another work's DOI need not be in the bibliography.
        if not (_identifier(word) or "://" in word or word.lower() in _NOT_KEYS)
    ]
    # Other programs have their own fields of these names.
    return names if "," in written or len(_names(written)) == 1 else []


@dataclass(slots=True)
class _Versions:
    """Publications with one title and first author; the best one of each year."""

    by_year: dict[int, tuple[int, str]] = field(default_factory=dict)

    def add(self, publication: Publication) -> None:
        if publication.year is None:
            return
        rank = (_PUBLISHED_KINDS[publication.kind], publication.key)
        self.by_year[publication.year] = min(self.by_year.get(publication.year, rank), rank)

    def nearest(self, year: int) -> str:
        """Return the version that a preprint of *year* became."""
        # Journals go before proceedings; then the year decides, a later one before an earlier one.
        found = [
            (self.by_year[year + step][0], abs(step), -step, self.by_year[year + step][1])
            for step in range(-MOST_YEARS, MOST_YEARS + 1)
            if year + step in self.by_year
        ]
        return min(found)[-1] if found else ""


class _Table:
    """All publications by everything that may name them."""

    def __init__(self, publications: Sequence[Publication]) -> None:
        self._kinds = {publication.key: publication.kind for publication in publications}
        self._apart = {publication.key for publication in publications if _is_apart(publication)}
        self._by_key: dict[str, str] = {}
        self._by_identifier: dict[str, list[str]] = {}
        self._by_title: dict[tuple[str, str], _Versions] = {}
        for publication in publications:
            self._by_key.setdefault(publication.bibkey.lower(), publication.key)
            for identifier in _identifiers(publication):
                self._by_identifier.setdefault(identifier, []).append(publication.key)
            about = _about(publication) if publication.kind in _PUBLISHED_KINDS else None
            if about and publication.key not in self._apart:
                self._by_title.setdefault(about, _Versions()).add(publication)
        for publication in publications:
            for alias in publication.aliases:
                self._by_key.setdefault(alias.lower(), publication.key)

    def find(self, written: str, *, wants_preprint: bool = False) -> str:
        """Return the publication that a BibTeX key, a DOI or an arXiv number names."""
        by_key = self._by_key.get(written.lower())
        if by_key:
            return by_key
        found = self._by_identifier.get(_identifier(written), ())
        # A preprint and the published version may state the same identifier.
        right = (key for key in found if (self._kinds[key] == "preprint") is wants_preprint)
        return next(right, found[0] if found else "")

    def stated(self, publication: Publication) -> Iterator[tuple[str, str]]:
        """Yield the pairs (preprint, published) that an entry states."""
        own, fields = publication.key, publication.fields
        for name in _FORWARD:
            for written in _names(fields.get(name, "")):
                if found := self.find(written):
                    yield own, found
        for name in _BACKWARD:
            for written in _names(fields.get(name, "")):
                if found := self.find(written, wants_preprint=True):
                    yield found, own
        direction = _direction(publication)
        for written in _names(fields.get("related", "")) if direction else ():
            if found := self.find(written, wants_preprint=direction == "back"):
                yield self._in_order(own, found, direction)

    def _in_order(self, own: str, other: str, direction: str) -> tuple[str, str]:
        """Return (preprint, published); what the entries are goes before how they are related."""
        is_preprint = self._kinds[own] == "preprint"
        if is_preprint != (self._kinds[other] == "preprint"):
            return (own, other) if is_preprint else (other, own)
        return (own, other) if direction == "on" else (other, own)

    def same_identifier(self, preprint: Publication) -> str:
        """Return the first published work with the DOI or arXiv number of a preprint."""
        for identifier in _identifiers(preprint):
            for key in self._by_identifier[identifier]:
                if self._kinds[key] in _PUBLISHED_KINDS and key not in self._apart:
                    return key
        return ""

    def same_title(self, preprint: Publication) -> str:
        """Return the published work with the title and first author of a preprint."""
        about = _about(preprint)
        versions = self._by_title.get(about) if about else None
        return versions.nearest(preprint.year) if versions and preprint.year else ""


def _names(text: str) -> list[str]:
    return [name for name in _SEPARATOR.split(text) if name]


def _is_apart(publication: Publication) -> bool:
    """Tell whether the entry says that it is no other version of anything."""
    return any(
        publication.fields.get(name, "").strip().lower() in _NOTHING
        for name in (*_FORWARD, *_BACKWARD)
    )


def _direction(publication: Publication) -> str:
    """Return ``on`` if ``related`` leads to the published version, ``back`` if to the preprint."""
    if "related" not in publication.fields:
        return ""
    written = publication.fields.get("relatedtype", "")
    word = _NOT_LETTER.sub("", written.lower())
    if word in _TO_PUBLISHED:
        return "on"
    return "back" if word in _TO_PREPRINT else ""


def _identifier(text: str) -> str:
    """Return the DOI or arXiv number in *text* in the form of the table, or an empty string."""
    lowered = text.lower().rstrip("/.")
    doi = _DOI.search(lowered)
    if doi and not doi[0].startswith("10.48550/"):
        return doi[0]
    number = _ARXIV.search(lowered)
    return f"arxiv:{number[1]}" if number else ""


def _identifiers(publication: Publication) -> Iterator[str]:
    doi = publication.doi.lower()
    if doi and not doi.startswith("10.48550/"):
        yield doi
    if publication.arxiv:
        yield f"arxiv:{publication.arxiv.lower()}"


def _about(publication: Publication) -> tuple[str, str] | None:
    """Return normalised title and first author's family name; None if there is too little."""
    if "title" not in publication.fields or not publication.authors:
        return None
    title = _NOT_LETTER.sub("", ascii_fold(publication.title).casefold())
    family = folded(publication.authors[0].family).replace("-", " ").rpartition(" ")[2]
    return (title, family) if title and family else None


def _ends(pairs: Mapping[str, str]) -> dict[str, str]:
    """Follow chains of versions to their ends; versions in a circle have none."""
    ends: dict[str, str] = {}
    for start in pairs:
        passed: list[str] = []
        seen: set[str] = set()
        key = start
        while key in pairs and key not in ends and key not in seen:
            passed.append(key)
            seen.add(key)
            key = pairs[key]
        end = "" if key in seen else ends.get(key, key)
        ends.update(dict.fromkeys(passed, end))
    return {preprint: ends[preprint] for preprint in pairs if ends[preprint]}


def versions_of(pairs: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """Return key of published version -> keys of its preprints, in the order of *pairs*."""
    found: dict[str, list[str]] = {}
    for preprint, published in pairs.items():
        found.setdefault(published, []).append(preprint)
    return {published: tuple(keys) for published, keys in found.items()}
