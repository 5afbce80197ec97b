"""Inheritance between entries: ``crossref`` and ``xdata``.

Parents pass on what BibTeX and biblatex pass on, except what identifies the parent itself: a
chapter does not have the DOI of its book.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem, suggest
from labportal.reading.bibtex import extras, links
from labportal.reading.bibtex.authornotes import is_about_authors

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from labportal.reading.bibtex.entries import Entry

_OWN = frozenset(
    """ids crossref xref xdata entryset entrysubtype execute label options presort related
    relatedoptions relatedstring relatedtype shorthand shorthandintro sortkey key doi url urldate
    eprint eprinttype eprintclass archiveprefix primaryclass pmid pmcid abstract keywords pages
    pagetotal file preprint_of published_as""".split()
).union(links.FIELDS, extras.FIELDS, extras.SETTINGS)
"""Fields that are a parent's own."""
_PARTS = frozenset(
    """inproceedings conference incollection inbook suppbook suppcollection bookinbook
    inreference""".split()
)
_RENAMED: Mapping[str, str] = {
    "title": "booktitle",
    "subtitle": "booksubtitle",
    "titleaddon": "booktitleaddon",
}
_PERIODICAL_RENAMED: Mapping[str, str] = {"title": "journaltitle", "subtitle": "journalsubtitle"}
_TITLES = frozenset({"title", "subtitle", "titleaddon", "shorttitle", "sorttitle", "indextitle"})
_AUTHOR_PASSES_TO = frozenset({"inbook", "bookinbook", "suppbook"})
_DEEPEST = 50


def inherit(entries: Sequence[Entry]) -> tuple[list[Entry], list[Problem]]:
    """Return the entries with inherited fields added, without those of type @xdata."""
    if not any("crossref" in entry.values or "xdata" in entry.values for entry in entries):
        return [entry for entry in entries if entry.entry_type != "xdata"], []
    family = _Family(entries)
    complete = [family.complete(entry) for entry in entries]
    return [entry for entry in complete if entry.entry_type != "xdata"], family.problems


class _Family:
    """All entries by key, while inheritance is worked out."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.problems: list[Problem] = []
        self._by_key: dict[str, Entry] = {}
        for entry in entries:
            self._by_key.setdefault(entry.key.lower(), entry)

    def complete(self, entry: Entry) -> Entry:
        """Return *entry* with what it inherits, and report parents that cannot be used."""
        values = self._values(entry, (entry.key.lower(),), report=True)
        return dataclasses.replace(entry, values=values)

    def _values(self, entry: Entry, descent: tuple[str, ...], *, report: bool) -> dict[str, str]:
        values = dict(entry.values)
        for field in ("xdata", "crossref"):
            for key in _keys(values.pop(field, "")):
                parent = self._parent(entry, key, field, descent, report=report)
                if parent is None:
                    continue
                inherited = self._values(parent, (*descent, key.lower()), report=False)
                if field == "crossref":
                    inherited = _passed_on(entry, parent, inherited)
                for name, value in inherited.items():
                    values.setdefault(name, value)
        return values

    def _parent(
        self, entry: Entry, key: str, field: str, descent: tuple[str, ...], *, report: bool
    ) -> Entry | None:
        parent = self._by_key.get(key.lower())
        circular = key.lower() in descent or len(descent) > _DEEPEST
        if parent is not None and not circular:
            return parent
        if parent is None and report:
            near = suggest(key, (other.key for other in self._by_key.values()))
            self._report(entry, f": there is no entry '{key}' to inherit from", field, near)
        elif circular and key.lower() == descent[0]:
            child = self._by_key[descent[0]]
            self._report(child, ": it inherits from itself", _inheriting_field(child), "")
        return None

    def _report(self, entry: Entry, message: str, field: str, suggestion: str) -> None:
        self.problems.append(
            entry.problem(Code.BIB_CROSSREF, message, field, suggestion=suggestion)
        )


def _keys(value: str) -> list[str]:
    return [key for key in (part.strip() for part in value.split(",")) if key]


def _inheriting_field(entry: Entry) -> str:
    return "crossref" if "crossref" in entry.values else "xdata"


def _passed_on(child: Entry, parent: Entry, values: dict[str, str]) -> dict[str, str]:
    renamed: Mapping[str, str] = {}
    if child.entry_type in _PARTS:
        renamed = _RENAMED
    elif parent.entry_type in ("periodical", "mvperiodical"):
        renamed = _PERIODICAL_RENAMED
    is_part = bool(renamed)
    passed: dict[str, str] = {}
    for name, value in values.items():
        if name in _OWN or is_about_authors(name) or (is_part and name in _TITLES):
            continue
        if name == "author" and is_part and child.entry_type not in _AUTHOR_PASSES_TO:
            continue
        passed[name] = value
    # A booktitle that the parent states itself, as BibTeX's manual advises, comes first.
    for name, new_name in renamed.items():
        if name in values:
            passed.setdefault(new_name, values[name])
    return passed
