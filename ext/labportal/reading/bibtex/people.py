"""The people of an entry: authors with what is said about them, editors and supervisors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.reading.bibtex.authormarks import SignedNames, has_signs, read_signed_names
from labportal.reading.bibtex.authornotes import read_author_notes
from labportal.reading.bibtex.names import NameList, read_names, read_supervisors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.model.names import PersonName
    from labportal.model.problems import Problem
    from labportal.model.records.publication import AuthorNote
    from labportal.reading.bibtex.entries import Entry

_PROMOTORS = ("promotor", "promotors", "promoter", "promoters")
_COPROMOTORS = (
    "copromotor", "copromotors", "copromoter", "copromoters", "co-promotor", "co_promotor",
)  # fmt: skip
_ADVISORS = (
    "supervisor", "supervisors", "advisor", "advisors", "adviser", "cosupervisor", "coadvisor",
)  # fmt: skip
_SUPERVISING = frozenset((*_PROMOTORS, *_COPROMOTORS, *_ADVISORS))
_NOBODY = NameList()


@dataclass(frozen=True, slots=True)
class People:
    """Everybody whom an entry names."""

    authors: NameList
    author_notes: tuple[AuthorNote, ...]
    editors: NameList
    author_tex: str = ""
    """The authors for other programs; empty if the entry's own text will do."""
    promotors: tuple[PersonName, ...] = ()
    copromotors: tuple[PersonName, ...] = ()
    supervisors: tuple[PersonName, ...] = ()


def read_people(entry: Entry, public: Mapping[str, str], problems: list[Problem]) -> People:
    """Return the people in the *public* fields, which are TeX."""
    tex = public.get("author", "")
    signed = read_signed_names(tex) if has_signs(tex) else SignedNames(_names(tex))
    _report_doubtful(entry, "author", signed.names, problems)
    notes = read_author_notes(entry, public, signed.names.names, signed.signs, problems)
    editors = _names(public.get("editor", ""))
    _report_doubtful(entry, "editor", editors, problems)
    if _SUPERVISING.isdisjoint(public):
        return People(signed.names, notes, editors, signed.tex if signed.signs else "")
    promotors, copromotors, advisors = (
        _supervisors(public, fields) for fields in (_PROMOTORS, _COPROMOTORS, _ADVISORS)
    )
    supervisors = tuple(dict.fromkeys((*promotors, *copromotors, *advisors)))
    return People(
        authors=signed.names,
        author_notes=notes,
        editors=editors,
        author_tex=signed.tex if signed.signs else "",
        promotors=promotors,
        copromotors=copromotors,
        supervisors=supervisors,
    )


def _names(tex: str) -> NameList:
    return read_names(tex) if tex else _NOBODY


def _supervisors(public: Mapping[str, str], fields: tuple[str, ...]) -> tuple[PersonName, ...]:
    names: dict[PersonName, None] = {}
    for field in fields:
        if field in public:
            names.update(dict.fromkeys(read_supervisors(public[field])))
    return tuple(names)


def _report_doubtful(entry: Entry, field: str, names: NameList, problems: list[Problem]) -> None:
    problems += [
        entry.problem(
            Code.BIB_BAD_VALUE,
            f": '{written}' has too many commas for one name; put 'and' between names",
            field,
        )
        for written in names.doubtful
    ]
