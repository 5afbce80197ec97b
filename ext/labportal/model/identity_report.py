"""Authors who may be members but were not recognised: a report for the people who keep the files.

Nothing is linked because of it.  Each name stands in it once, with how often and where it occurs.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from labportal.model.keys import ascii_fold
from labportal.model.names import PersonName, family_key, folded, parse_name
from labportal.model.records.person import Person
from labportal.model.records.publication import Publication

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from labportal.model.catalogue import Catalogue
    from labportal.model.problems import Source


class Doubt(Enum):
    """Why a name is in the report."""

    AMBIGUOUS = "ambiguous"
    """Several people fit."""
    SAME_FAMILY = "same family name"
    """A member has the family name, but the given names differ or are missing."""
    NEAR_MISS = "near miss"
    """A member with the same initial has almost the same family name."""


_ORDER: Mapping[Doubt, int] = {doubt: number for number, doubt in enumerate(Doubt)}
_SHORT_NAME, _SHORTEST_NAME = 8, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtfulAuthor:
    """One name that was not linked, and who may be meant."""

    name: str
    doubt: Doubt
    candidates: tuple[str, ...]
    """Keys of people, in order."""
    count: int
    """How often the name stands in the bibliography, as author or as supervisor."""
    first: str
    """BibTeX key of the first entry with the name."""
    source: Source
    """Where that entry names its authors."""


@dataclass(slots=True)
class _Seen:
    count: int
    first: str
    source: Source


def doubtful_authors(catalogue: Catalogue) -> tuple[DoubtfulAuthor, ...]:
    """Return the names that look like a member's, by doubt, the most frequent ones first."""
    seen = _unlinked(catalogue)
    members = _Members(
        record for record in catalogue.of_type("person") if isinstance(record, Person)
    )
    found = []
    for name, uses in seen.items():
        doubt, candidates = _judged(name, catalogue, members)
        if candidates:
            found.append(
                DoubtfulAuthor(
                    name=str(name),
                    doubt=doubt,
                    candidates=candidates,
                    count=uses.count,
                    first=uses.first,
                    source=uses.source,
                )
            )
    return tuple(
        sorted(
            found, key=lambda entry: (_ORDER[entry.doubt], -entry.count, entry.name, entry.first)
        )
    )


def _unlinked(catalogue: Catalogue) -> dict[PersonName, _Seen]:
    """Return every name of an author or supervisor that nobody answers to."""
    seen: dict[PersonName, _Seen] = {}
    for name, field, publication in _named(catalogue):
        known = seen.get(name)
        if known is not None:
            known.count += 1
        elif not name.literal:
            seen[name] = _Seen(1, publication.bibkey, publication.line_of(field))
    return seen


def _named(catalogue: Catalogue) -> Iterator[tuple[PersonName, str, Publication]]:
    for record in catalogue.of_type("publication"):
        if not isinstance(record, Publication):
            continue
        people = catalogue.authors.get(record.key) or (None,) * len(record.authors)
        for name, person in zip(record.authors, people, strict=True):
            if person is None:
                yield name, "author", record
        for name in record.supervisors:
            if catalogue.people.find_author(name).person is None:
                field = "promotor" if name in record.promotors else "copromotor"
                yield name, field, record


def _judged(
    name: PersonName, catalogue: Catalogue, members: _Members
) -> tuple[Doubt, tuple[str, ...]]:
    ambiguous = catalogue.people.find_author(name).candidates
    if ambiguous:
        return Doubt.AMBIGUOUS, ambiguous
    same = members.of_family(name)
    if same:
        return Doubt.SAME_FAMILY, same
    return Doubt.NEAR_MISS, members.near(name)


class _Members:
    """Members by family name, and by the first letter of the given name."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._by_family: dict[str, set[str]] = {}
        self._by_initial: dict[str, dict[str, set[str]]] = {}
        for person in people:
            for name in {parse_name(written) for written in person.names}:
                for family in _families(name):
                    self._by_family.setdefault(family, set()).add(person.key)
                families = self._by_initial.setdefault(_initial(name), {})
                families.setdefault(family_key(name), set()).add(person.key)

    def of_family(self, name: PersonName) -> tuple[str, ...]:
        """Return the members who share the family name, with its particle or without."""
        return tuple(sorted({key for family in _families(name)
                             for key in self._by_family.get(family, ())}))  # fmt: skip

    def near(self, name: PersonName) -> tuple[str, ...]:
        """Return the members whose family name is one or two slips away."""
        family, initial = family_key(name), _initial(name)
        if not initial or len(family) < _SHORTEST_NAME:
            return ()
        most = 1 if len(family) < _SHORT_NAME else 2
        return tuple(
            sorted(
                {
                    key
                    for other, keys in self._by_initial.get(initial, {}).items()
                    if len(other) >= _SHORTEST_NAME and edit_distance(family, other, most) <= most
                    for key in keys
                }
            )
        )


def _families(name: PersonName) -> set[str]:
    return {
        family for family in (family_key(name), folded(name.family).replace("-", " ")) if family
    }


def _initial(name: PersonName) -> str:
    return ascii_fold(name.given).casefold().lstrip(". '-")[:1]


def edit_distance(left: str, right: str, most: int) -> int:
    """Count letters to insert, delete, replace or swap with their neighbour to make words equal.

    A distance beyond *most* is returned as some number beyond it.
    """
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for at, letter in enumerate(left, 1):
        earlier, before, row = before, row, [at]
        for place, other in enumerate(right, 1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != other))
            if at > 1 < place and letter == right[place - 2] and left[at - 2] == other:
                cost = min(cost, earlier[place - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return most + 1
    return row[-1]
