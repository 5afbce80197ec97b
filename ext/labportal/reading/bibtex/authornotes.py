"""What an entry says about its authors: ORCID iDs, shared places, who is corresponding.

The sources are biblatex's annotations, fields such as ``corresponding = {3}``, lists of ORCID iDs
and signs behind names.  All of them together make one `AuthorNote` for each author.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labportal.model.names import family_key, given_compatible
from labportal.model.records.publication import AuthorNote
from labportal.reading.bibtex.addresses import verbatim
from labportal.reading.bibtex.annotations import FIELD, Mark, read_annotations
from labportal.reading.bibtex.authormarks import meanings
from labportal.reading.bibtex.checks import bad_value
from labportal.reading.bibtex.flags import read_flag
from labportal.reading.bibtex.identifiers import read_orcid
from labportal.reading.bibtex.latex import plain_text
from labportal.reading.bibtex.names import read_name, read_supervisors, split_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from labportal.model.names import PersonName
    from labportal.model.problems import Problem
    from labportal.reading.bibtex.entries import Entry

_MARKING: Mapping[str, Mark] = {
    **dict.fromkeys(
        """equal_contrib equal-contrib equal_contribution equal-contribution equal equal_authors
        contributed_equally""".split(),
        Mark.EQUAL,
    ),
    **dict.fromkeys(
        """first_authors first-authors shared_first shared-first co_first co-first cofirst
        joint_first""".split(),
        Mark.FIRST,
    ),
    **dict.fromkeys(
        """last_authors last-authors shared_last shared-last co_last co-last colast joint_last
        senior_authors""".split(),
        Mark.LAST,
    ),
    **dict.fromkeys(
        """corresponding corresponding_author corresponding-author corresponding_authors
        correspondence""".split(),
        Mark.CORRESPONDING,
    ),
}
_ORCIDS = frozenset(
    """orcid orcids orcid-numbers orcid_numbers author_orcid author-orcid author_orcids
    author-orcids""".split()
)
FIELDS = frozenset((*_MARKING, *_ORCIDS))
"""Fields about authors, besides annotations."""

_NUMBERS = re.compile(r"[\d\s,;&–-]+|\d+(?:\s+and\s+\d+)+")
_LONG_NUMBER = re.compile(r"\d{6}")
_RANGE = re.compile(r"(\d+)(?:\s*[–-]+\s*(\d+))?")
_ORCID_SHAPE = r"(?:https?://)?(?:www\.)?(?:orcid\.org/)?\d{4}-\d{4}-\d{4}-\d{3}[\dXx]"
_ANY_ORCID = re.compile(_ORCID_SHAPE)
_NAMED_ORCID = re.compile(rf"([^/;\n=:]{{1,80}}?)\s*[/:=(,]\s*({_ORCID_SHAPE})\)?")
_LIST_SIGNS = re.compile(r"(?:[\s,;–-]|\band\b)*")
_LIST_SEPARATOR = re.compile(r"[,;\n]|\sand\s")
_SHARING = 2
_ORCID_EXPECTED = "an ORCID iD such as 0000-0002-1825-0097"


def is_about_authors(name: str) -> bool:
    """Tell whether the field of that name says something about authors."""
    return name in FIELDS or name.startswith(FIELD)


def read_author_notes(
    entry: Entry,
    public: Mapping[str, str],
    authors: Sequence[PersonName],
    signs: Mapping[str, tuple[int, ...]],
    problems: list[Problem],
) -> tuple[AuthorNote, ...]:
    """Return a note for each of the *authors*, or nothing if nothing is said about any."""
    fields = [name for name in public if is_about_authors(name)]
    if not (fields or signs) or not authors:
        return ()
    notes = _Notes(entry, authors, problems)
    for name in fields:
        if name in _ORCIDS:
            notes.add_orcids(name, public[name])
        elif name in _MARKING:
            notes.add_field(name, public[name])
        else:
            notes.add_annotations(name, verbatim(public[name]))
    explanation = entry.values.get("annotation", "")
    for mark, places in meanings(signs, explanation, len(authors)):
        notes.mark(mark, places)
    return notes.made()


class _Notes:
    """Collects what the fields of one entry say."""

    def __init__(
        self, entry: Entry, authors: Sequence[PersonName], problems: list[Problem]
    ) -> None:
        self._entry = entry
        self._authors = authors
        self._problems = problems
        self._orcids: dict[int, str] = {}
        self._marked: dict[Mark, set[int]] = {mark: set() for mark in Mark}

    def mark(self, mark: Mark, places: Sequence[int]) -> None:
        """Note that the authors at *places* have a mark."""
        self._marked[mark].update(places)

    def add_annotations(self, field: str, text: str) -> None:
        """Read one annotation field."""
        for said in read_annotations(text, field.partition(":")[2]):
            if said.fault:
                self._report(field, said.written, said.fault, said.suggestion)
                continue
            places = self._places(field, said.positions) if said.positions else self._all
            if said.mark is not None:
                self.mark(said.mark, places)
            elif len(places) == 1:
                self._orcids.setdefault(places[0], said.orcid)
            elif places:
                self._report(field, said.written, "the ORCID iD of one author")

    def add_field(self, field: str, tex: str) -> None:
        """Read a field such as ``first_authors = 2``, ``corresponding = {3}`` or with names."""
        mark, text = _MARKING[field], plain_text(tex)
        flag = None if text.isdecimal() else read_flag(text)
        if flag is False or text == "0":
            return
        if mark is Mark.CORRESPONDING:
            if flag:
                self._report(field, text, "the number or name of an author")
                return
        elif flag or (text.isdecimal() and not _LONG_NUMBER.search(text)):
            self.mark(mark, self._counted(field, _SHARING if flag else int(text), mark))
            return
        if _NUMBERS.fullmatch(text):
            self.mark(mark, self._places(field, text))
        else:
            self.mark(mark, self._named(field, tex))

    def add_orcids(self, field: str, tex: str) -> None:
        """Read one ORCID iD for each author, or pairs such as ``Doe, Jane/0000-...``."""
        text = "\n".join(map(verbatim, tex.split("\n")))
        if _LIST_SIGNS.fullmatch(_ANY_ORCID.sub("", text)):
            found = [part.strip(" –-") for part in _LIST_SEPARATOR.split(text.strip(" ,;\n"))]
            if len(found) != len(self._authors):
                self._report(field, text, "a list with one ORCID iD for each author")
                return
            for place, written in enumerate(found):
                if written:
                    self._add_orcid(field, place, written)
            return
        pairs = _NAMED_ORCID.findall(text)
        if not pairs:
            self._report(field, text, _ORCID_EXPECTED)
        for who, written in pairs:
            name = who.strip(" ,;&").removeprefix("and ").strip()
            numbered = _NUMBERS.fullmatch(name)
            places = self._places(field, name) if numbered else self._named(field, name)
            if len(places) == 1:
                self._add_orcid(field, places[0], written)

    def made(self) -> tuple[AuthorNote, ...]:
        """Return the notes."""
        first, last = self._shared()
        corresponding = self._marked[Mark.CORRESPONDING]
        if not (first or last or corresponding or self._orcids):
            return ()
        return tuple(
            AuthorNote(
                orcid=self._orcids.get(place, ""),
                shared_first=place in first,
                shared_last=place in last,
                corresponding=place in corresponding,
            )
            for place in self._all
        )

    @property
    def _all(self) -> range:
        return range(len(self._authors))

    def _shared(self) -> tuple[set[int], set[int]]:
        first, last = (set(self._marked[mark]) for mark in (Mark.FIRST, Mark.LAST))
        equal = self._marked[Mark.EQUAL]
        end = len(self._authors) - 1
        runs = list(_runs(equal)) if len(equal) >= _SHARING else []
        at_end = [run for run in runs if end in run and 0 not in run and len(run) >= _SHARING]
        for run in runs:
            (last if run in at_end else first).update(run)
        for found in (first, last):
            if len(found) < _SHARING:  # A place that nobody else has is not shared.
                found.clear()
        return first, last

    def _counted(self, field: str, count: int, mark: Mark) -> Sequence[int]:
        if not _SHARING <= count <= len(self._authors):
            if count != 1:
                self._report_number(field, str(count))
            return ()
        return self._all[-count:] if mark is Mark.LAST else self._all[:count]

    def _places(self, field: str, text: str) -> list[int]:
        """Return the places, from 0, that numbers and ranges of numbers stand for."""
        places: list[int] = []
        if _LONG_NUMBER.search(text):
            self._report_number(field, text)
            return places
        for begin, end in _RANGE.findall(text):
            span = range(int(begin) - 1, int(end or begin))
            if span and span[0] in self._all and span[-1] in self._all:
                places += span
            else:
                self._report_number(field, f"{begin}-{end}" if end else begin)
        return places

    def _named(self, field: str, tex: str) -> list[int]:
        # "Ames Berg, Ada Jo" is one name here, though elsewhere it may be two.
        whole = self._find(read_name(tex)[0]) if len(split_list(tex)) == 1 else []
        if len(whole) == 1:
            return whole
        places: list[int] = []
        for name in read_supervisors(tex):
            found = self._find(name)
            if len(found) == 1:
                places += found
            else:
                kind = "the name of one author" if found else "the name of an author"
                self._report(field, str(name), f"{kind} of this entry")
        return places

    def _find(self, name: PersonName) -> list[int]:
        return [
            place
            for place, author in enumerate(self._authors)
            if family_key(author) == family_key(name)
            and (not name.given or given_compatible(author.given, name.given))
        ]

    def _add_orcid(self, field: str, place: int, written: str) -> None:
        orcid = read_orcid(written)
        if orcid:
            self._orcids.setdefault(place, orcid)
        else:
            self._report(field, written, _ORCID_EXPECTED)

    def _report_number(self, field: str, written: str) -> None:
        expected = f"the number of an author; this entry has {len(self._authors)}"
        self._report(field, written, expected)

    def _report(self, field: str, written: str, expected: str, near: str = "") -> None:
        self._problems.append(bad_value(self._entry, field, written, expected, near))


def _runs(places: set[int]) -> Iterator[set[int]]:
    """Yield the places in groups of neighbours."""
    run: set[int] = set()
    for place in sorted(places):
        if run and place - 1 not in run:
            yield run
            run = set()
        run.add(place)
    if run:
        yield run
