"""By what a long list of publications can be narrowed, as plain values.

A facet has numbered choices, and for each publication of the list the numbers that it answers to.
Said once for a whole list that is a tenth of what it would be on every entry.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.keys import slug
from labportal.model.records import KIND_LABELS, KINDS, Publication

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from labportal.model.catalogue import Catalogue

MANY = 20
"""From so many publications on, a list can be narrowed unless its directive says otherwise."""
MOST = 500
"""So many choices a facet has at most: the most frequent ones."""

Choice = tuple[str, str]
"""(value in addresses, label)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One question that narrows a list, such as the year."""

    name: str
    """What it is called in addresses."""
    heading: str
    choices: tuple[Choice, ...]
    of: tuple[tuple[int, ...], ...]
    """For each publication, in the order of the list, the numbers of its choices."""


def facets_of(publications: Sequence[Publication], catalogue: Catalogue) -> tuple[Facet, ...]:
    """Return the facets that tell the publications of a list apart."""
    found = (
        _facet(name, heading, [values(entry, catalogue) for entry in publications], order)
        for name, heading, values, order in _FACETS
    )
    return tuple(facet for facet in found if len(set(facet.of)) > 1)


def _facet(
    name: str,
    heading: str,
    answers: Sequence[Sequence[Choice]],
    order: Callable[[Counter[str], Mapping[str, str]], list[str]],
) -> Facet:
    count = Counter(value for choices in answers for value, _ in choices)
    labels: dict[str, str] = {}
    for choices in answers:
        for value, label in choices:
            labels.setdefault(value, label)
    values = order(count, labels)[:MOST]
    numbers = {value: number for number, value in enumerate(values)}
    return Facet(
        name=name,
        heading=heading,
        choices=tuple((value, labels[value]) for value in values),
        of=tuple(
            tuple(numbers[value] for value, _ in choices if value in numbers) for choices in answers
        ),
    )


def _newest_first(count: Counter[str], _labels: Mapping[str, str]) -> list[str]:
    return sorted(count, key=int, reverse=True)


def _as_declared(count: Counter[str], _labels: Mapping[str, str]) -> list[str]:
    return [value for value in (*KINDS, "open", "code") if value in count]


def _most_frequent_first(count: Counter[str], labels: Mapping[str, str]) -> list[str]:
    return sorted(count, key=lambda value: (-count[value], slug(labels[value]), value))


def _years(entry: Publication, _: Catalogue) -> list[Choice]:
    return [(str(entry.year), str(entry.year))] if entry.year else []


def _kinds(entry: Publication, _: Catalogue) -> list[Choice]:
    return [(entry.kind, KIND_LABELS.get(entry.kind, KIND_LABELS["other"]))]


def _people(entry: Publication, catalogue: Catalogue) -> list[Choice]:
    refs = dict.fromkeys(catalogue.authors.get(entry.key, ()))
    people = [catalogue.person(ref) for ref in refs if ref is not None]
    return [(person.key, person.label) for person in people if person.is_listed]


def _projects(entry: Publication, catalogue: Catalogue) -> list[Choice]:
    keys = catalogue.related_to(entry.ref, "project")
    projects = [catalogue.records["project", key] for key in keys]
    return [(project.key, project.label) for project in projects if project.is_listed]


def _keywords(entry: Publication, _: Catalogue) -> list[Choice]:
    # "Deep Learning" and "deep-learning" are one keyword, written as it was first.
    found: dict[str, Choice] = {}
    for tag in entry.tags:
        found.setdefault(slug(tag), (slug(tag), tag))
    return [choice for value, choice in found.items() if value]


def _properties(entry: Publication, _: Catalogue) -> list[Choice]:
    said: Iterable[tuple[bool, Choice]] = (
        (entry.open_access, ("open", "Open access")),
        (entry.has_code, ("code", "With code")),
    )
    return [choice for is_so, choice in said if is_so]


_FACETS = (
    ("year", "Year", _years, _newest_first),
    ("type", "Type", _kinds, _as_declared),
    ("person", "Person", _people, _most_frequent_first),
    ("project", "Project", _projects, _most_frequent_first),
    ("keyword", "Keyword", _keywords, _most_frequent_first),
    ("has", "Has", _properties, _as_declared),
)
"""(name, heading, choices of a publication, order of the choices)."""
