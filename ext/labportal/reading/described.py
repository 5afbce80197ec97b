"""The records that pages describe: a header and what the text says, read as the page's type."""

from __future__ import annotations

import dataclasses
import itertools
import posixpath
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.keys import slug
from labportal.model.problems import Problem, Source
from labportal.model.records import Person, Record, with_titles_apart
from labportal.reading.headers.filled import fill_header
from labportal.reading.values import read_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from labportal.model.catalogue import Ref
    from labportal.reading.pages import PageText
    from labportal.reading.said import Said
    from labportal.reading.values import Vocabularies

# Of values in a text only what is surely a slip is reported.
_TOLD = frozenset({Code.REPEATED_KEY})


def key_of(docname: str, type_name: str) -> str:
    """Return the key of the record that a document describes."""
    return slug(docname if type_name == "page" else posixpath.basename(docname)) or "page"


def read_records(
    texts: Sequence[PageText],
    types: Mapping[str, str],
    vocabularies: Vocabularies,
    said: Mapping[str, Said],
    values: Mapping[str, str],
) -> tuple[list[Record], list[Problem]]:
    """Return a record for each page, and what is wrong with their headers.

    *values* are put where headers ask for them.
    """
    records: list[Record] = []
    problems: list[Problem] = []
    taken = _owners(texts, types)
    for text in texts:
        row = vocabularies.types[types[text.docname]]
        key = key_of(text.docname, row.name)
        record: Record
        # What the text says counts where the header is silent.
        more = said[text.docname].fields
        record, found = read_record(
            row,
            fill_header(text.header.with_fields(more), values),
            key=key,
            path=text.path,
            docname=text.docname,
            vocabularies=vocabularies,
            heading=text.body.title,
        )
        # A value in a line of text need not be one; nobody is told that it is wrong.
        problems += (
            problem for problem in found if problem.field not in more or problem.code in _TOLD
        )
        if isinstance(record, Person):
            record = with_titles_apart(record)
        if taken[record.ref] != text.path:
            problems.append(
                Problem(
                    Code.DUPLICATE_RECORD,
                    Source(text.path),
                    f"{row.name} '{key}' is already {taken[record.ref]}",
                )
            )
            numbers = itertools.count(2)
            free = (other for n in numbers if (row.name, other := f"{key}-{n}") not in taken)
            record = dataclasses.replace(record, key=next(free))
            taken[record.ref] = text.path
        records.append(record)
    return records, problems


def lines_in_text(
    records: Iterable[Record], said: Mapping[str, Said]
) -> dict[tuple[Ref, str], Mapping[str, int]]:
    """Return the fields that were taken from texts, with the line of each name."""
    return {
        (record.ref, name): said[record.docname].lines.get(name, {})
        for record in records
        for name in said[record.docname].fields
    }


def _owners(texts: Sequence[PageText], types: Mapping[str, str]) -> dict[Ref, str]:
    """Return record -> the file that describes it; of two the one that is named like the key."""
    found: dict[Ref, str] = {}
    for text in sorted(texts, key=lambda text: any(slug(p) != p for p in text.docname.split("/"))):
        type_name = types[text.docname]
        found.setdefault((type_name, key_of(text.docname, type_name)), text.path)
    return found
