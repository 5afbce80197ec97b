"""Who is meant by a name.

Names resolve by key, ORCID, exact name, alias, and then by BibTeX's name rules: initials,
particles, double surnames.  What fits two people is reported as ambiguous, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.keys import slug
from labportal.model.names import (
    PersonName,
    family_key,
    folded,
    given_compatible,
    parse_name,
)
from labportal.model.problems import suggest
from labportal.model.records.person import ExternalPerson, Person
from labportal.model.titles import split_note, without_titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labportal.model.records.base import Record

AnyPerson = Person | ExternalPerson
_LONGEST_SURNAME = 3


@dataclass(frozen=True, slots=True)
class Match:
    """The outcome of looking for a name."""

    person: AnyPerson | None = None
    candidates: tuple[str, ...] = ()
    """Keys of everyone who fits, if that is more than one person."""


class PeopleIndex:
    """Everybody, findable by everything they are called."""

    def __init__(self, people: Iterable[AnyPerson]) -> None:
        """Index *people*; members go before external people of the same name."""
        self._by_key: dict[str, AnyPerson] = {}
        self._by_orcid: dict[str, AnyPerson] = {}
        self._by_name: dict[str, list[AnyPerson]] = {}
        self._by_family: dict[str, list[tuple[str, AnyPerson]]] = {}
        self._found: dict[PersonName, Match] = {}
        for person in people:
            self._add(person)

    def _add(self, person: AnyPerson) -> None:
        self._by_key.setdefault(person.key, person)
        if person.orcid:
            self._by_orcid.setdefault(person.orcid, person)
        for name in person.names:
            same = self._by_name.setdefault(folded(name), [])
            if person not in same:
                same.append(person)
            for family, given in _readings(parse_name(name)):
                self._by_family.setdefault(family, []).append((given, person))

    def find(self, text: str) -> Match:
        """Return who is meant by what an editor wrote: a key, an ORCID iD or a name."""
        name = without_titles(text)
        for exact in (
            self._by_key.get(text.strip()),
            self._by_orcid.get(text.rstrip("/").rpartition("/")[2]),
        ):
            if exact is not None:
                return Match(exact)
        named = _members_first(self._by_name.get(folded(name), ()))
        if named:
            return _match(named)
        by_slug = self._by_key.get(slug(name))
        if by_slug is not None:
            return Match(by_slug)
        found = self.find_author(parse_name(name))
        without_note = split_note(text)[0]
        if found.person is None and not found.candidates and without_note != text.strip():
            return self.find(without_note)
        return found

    def find_author(self, name: PersonName) -> Match:
        """Return who is meant by an author's name in a bibliography."""
        known = self._found.get(name)
        if known is None:
            known = self._found[name] = self._find_author(name)
        return known

    def _find_author(self, name: PersonName) -> Match:
        if name.literal:
            return Match()
        named = _members_first(self._by_name.get(folded(str(name)), ()))
        if named:
            return _match(named)
        best: dict[tuple[str, str], tuple[int, AnyPerson]] = {}
        for family, given in _readings(name):
            for own_given, person in self._by_family.get(family, ()):
                if given_compatible(given, own_given):
                    score = _agreement(given, own_given)
                    if score > best.get(person.ref, (-1, person))[0]:
                        best[person.ref] = (score, person)
        if not best:
            return Match()
        top = max(score for score, _ in best.values())
        return _match(_members_first([person for score, person in best.values() if score == top]))

    def near(self, text: str) -> str:
        """Return the known name nearest to *text*, or an empty string."""
        name = without_titles(split_note(text)[0])
        words = dict.fromkeys((folded(name), folded(str(parse_name(name)))))
        near = next(filter(None, (suggest(word, self._by_name, cutoff=0.86) for word in words)), "")
        people = self._by_name.get(near, ()) if near else ()
        names = (name for person in people for name in person.names)
        return next((name for name in names if folded(name) == near), "")


def index_people(records: Iterable[Record]) -> PeopleIndex:
    """Return the index of the people among *records*, members first."""
    people = [
        record
        for record in records
        if isinstance(record, Person | ExternalPerson) and not record.is_copy
    ]
    return PeopleIndex(sorted(people, key=lambda person: isinstance(person, ExternalPerson)))


def _match(people: list[AnyPerson]) -> Match:
    if len(people) == 1:
        return Match(people[0])
    return Match(candidates=tuple(sorted(person.key for person in people)))


def _members_first(people: Iterable[AnyPerson]) -> list[AnyPerson]:
    """Return the members among *people* if there are any: they may also stand in the other file."""
    found = list(people)
    members: list[AnyPerson] = [person for person in found if isinstance(person, Person)]
    return members or found


def _readings(name: PersonName) -> Iterator[tuple[str, str]]:
    """Yield (surname for comparing, given names) for each way to divide *name*.

    Spanish, Portuguese and married names hide two surnames in ``Clara Ruiz Vidal``.
    """
    yield family_key(name), name.given
    if name.particle:
        # "van den Berg" is also filed under "Berg", and written "Vandenberg" by some publishers.
        yield folded(name.surname).replace(" ", "").replace("-", ""), name.given
    given = name.given.split()
    for count in range(1, min(len(given), _LONGEST_SURNAME)):
        hidden = given[len(given) - count :]
        if any(len(word.rstrip(".")) == 1 for word in hidden):
            return
        family = folded(" ".join([*hidden, name.surname])).replace("-", " ")
        yield family, " ".join(given[: len(given) - count])


def _agreement(left: str, right: str) -> int:
    """Count the given names that agree in full, which settles whose initials are meant."""
    ours, theirs = folded(left).split(), folded(right).split()
    return sum(
        2 if one == other and len(one) > 1 else 1
        for one, other in zip(ours, theirs, strict=False)
        if one[0] == other[0]
    )
