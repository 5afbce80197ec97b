"""Small bibliographies for the tests of the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.reading.bibtex import BibFile, Bibliography, read_bibliography

if TYPE_CHECKING:
    from labportal.model.codes import Code
    from labportal.model.problems import Problem
    from labportal.model.records.publication import Publication

BEFORE = "@article{before1,\n author = {Ada Ames},\n title = {One},\n year = 2001,\n}\n"
AFTER = "@article{after2,\n author = {Bo Berg},\n title = {Two},\n year = 2002,\n}\n"


def read(*texts: str) -> Bibliography:
    """Read each text as a file: a.bib, b.bib and so on."""
    names = "abcdefgh"
    return read_bibliography([BibFile(f"{names[at]}.bib", text) for at, text in enumerate(texts)])


def one(fields: str, entry_type: str = "article", key: str = "Key20") -> Publication:
    """Return the publication of one entry with these *fields*."""
    return read(f"@{entry_type}{{{key},\n{fields}\n}}\n").publications[0]


def problems_of(text: str, code: Code) -> list[Problem]:
    """Return the problems with *code* of one file."""
    return [problem for problem in read(text).problems if problem.code is code]
