"""All .bib files to one bibliography: scan, resolve macros and inheritance, decode."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.keys import slug
from labportal.model.preprints import relation_problems
from labportal.reading.bibtex.crossref import inherit
from labportal.reading.bibtex.entries import Entry, expand_entries
from labportal.reading.bibtex.publications import read_publication
from labportal.reading.bibtex.scan import scan

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from labportal.model.problems import Problem
    from labportal.model.records.publication import Publication
    from labportal.reading.bibtex.files import BibFile

    Read = Callable[[Entry, str, frozenset[str]], tuple[Publication, list[Problem]]]


@dataclass(frozen=True, slots=True)
class Bibliography:
    """Everything that the .bib files of a site say."""

    publications: tuple[Publication, ...] = ()
    """In the order of the files; the first of each repeated key."""
    problems: tuple[Problem, ...] = ()
    """In the order of files and lines."""


def read_bibliography(
    files: Sequence[BibFile], private_fields: Collection[str] = (), read: Read = read_publication
) -> Bibliography:
    """Return the publications of all *files* and what is wrong with them.

    *private_fields* are kept out besides those that are always private.  *read* is called for
    each publication, in their order.
    """
    different = list({file.path: file for file in files}.values())
    raw_files = [scan(file) for file in different]
    problems = [problem for raw in raw_files for problem in raw.problems]
    entries, found = expand_entries(raw_files)
    problems += found
    entries, found = _first_of_each_key(entries)
    problems += found
    entries, found = inherit(entries)
    problems += found
    private = frozenset(name.lower() for name in private_fields)
    publications: list[Publication] = []
    addresses: dict[str, Entry] = {}
    for entry in entries:
        key, found = _address(entry, addresses)
        problems += found
        publication, found = read(entry, key, private)
        problems += found
        publications.append(publication)
    problems += relation_problems(publications)
    place = {file.path: number for number, file in enumerate(different)}
    problems.sort(key=lambda problem: (place[problem.source.path], *problem.sort_key[1:]))
    return Bibliography(tuple(publications), tuple(problems))


def _first_of_each_key(entries: Sequence[Entry]) -> tuple[list[Entry], list[Problem]]:
    first: dict[str, Entry] = {}
    problems: list[Problem] = []
    for entry in entries:
        earlier = first.setdefault(entry.key.lower(), entry)
        if earlier is not entry:
            same_file = earlier.source.path == entry.source.path
            where = "" if same_file else f" of {earlier.source.path}"
            problems.append(
                entry.problem(
                    Code.BIB_REPEATED_KEY,
                    f" was already defined on line {earlier.source.line}{where}",
                )
            )
    return list(first.values()), problems


def _address(entry: Entry, taken: dict[str, Entry]) -> tuple[str, list[Problem]]:
    """Return the key of the publication's page, unique among those *taken*."""
    wanted = slug(entry.key) or "publication"
    key, number = wanted, 1
    while key in taken:
        number += 1
        key = f"{wanted}-{number}"
    taken[key] = entry
    if number == 1:
        return key, []
    other = taken[wanted]
    message = (
        f": its address '{wanted}' belongs to entry '{other.key}' ({other.source}); "
        f"its page is '{key}'"
    )
    return key, [entry.problem(Code.BIB_REPEATED_KEY, message)]
