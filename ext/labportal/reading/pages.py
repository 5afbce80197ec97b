"""One content file, as far as it can be understood by itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source
from labportal.reading.headers import (
    BodyFields,
    Header,
    read_header,
    read_headless,
)
from labportal.reading.text.checks import check_body, check_encoding
from labportal.reading.text.conflicts import settle_conflicts
from labportal.reading.text.directives import ListUse, list_directives
from labportal.reading.text.facts import BodyFacts, scan_body
from labportal.reading.text.legacy import Rewrite, find_legacy, modernise
from labportal.reading.text.lines import split_lines
from labportal.reading.text.toctrees import entries

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """What one file says, before anything else is known."""

    path: str
    docname: str
    digest: str
    header: Header
    body: BodyFields
    facts: BodyFacts
    lists: tuple[ListUse, ...]
    """The list directives of the text."""
    begins_with_heading: bool
    first_level_headings: int
    lines: int
    problems: tuple[Problem, ...]
    toctree: tuple[tuple[int, str, str], ...] = ()
    """(line, what is written, page) of the entries of tables of contents."""
    legacy: tuple[Rewrite, ...] = ()
    """Old syntax of the text, with the lines of the file, from 1."""


@dataclass(frozen=True, slots=True)
class BodyWords:
    """The words under which the text of a page holds fields."""

    headings: Mapping[str, str]
    lead_lines: Mapping[str, str]


def read_page(data: bytes, path: str, docname: str, words: BodyWords) -> PageText:
    """Return what the bytes of a file say."""
    text, problems = decode(data, path)
    text, conflicts = settle_conflicts(text)
    header = read_header(text, path)
    lines = split_lines(text)
    start = header.body_line
    written = lines[start - 1 :]
    legacy = tuple(replace(rewrite, line=rewrite.line + start) for rewrite in find_legacy(written))
    body_lines = modernise(written) if legacy else written
    facts = scan_body(body_lines, start)
    first = next((i for i, line in enumerate(body_lines, start) if line.strip()), 0)
    return PageText(
        path=path,
        docname=docname,
        digest=digest_of(data),
        header=header,
        body=read_headless(
            body_lines,
            start,
            headings=words.headings,
            lead_lines=words.lead_lines,
            has_title="title" in header.fields,
        ),
        facts=facts,
        lists=list_directives(body_lines, facts.directives, start),
        begins_with_heading=bool(facts.headings)
        and facts.headings[0].line == first
        and facts.headings[0].level == 1,
        first_level_headings=sum(heading.level == 1 for heading in facts.headings),
        lines=len(lines),
        problems=(
            *problems,
            *(_conflict(path, *lines_of_it) for lines_of_it in conflicts),
            *header.problems,
            *check_encoding(lines[: start - 1], path),
            *check_body(written, path, start),
        ),
        legacy=legacy,
        toctree=tuple(entries(body_lines, docname, start))
        if any(use.name == "toctree" for use in facts.directives)
        else (),
    )


def _conflict(path: str, first: int, last: int) -> Problem:
    message = f"two versions of lines {first} to {last} are left from a merge; the first one counts"
    return Problem(Code.MERGE_CONFLICT, Source(path, first), message)


def decode(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a file; one that is not Unicode is read as Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        problem = Problem(
            Code.UNREADABLE_FILE,
            Source(path),
            "the file is not UTF-8 text but UTF-16, which some editors call Unicode; "
            "save it as UTF-8",
        )
        return data.decode("utf-16", errors="replace"), (problem,)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = Problem(
            Code.UNREADABLE_FILE,
            Source(path, line),
            f"the file is not UTF-8 text: byte 0x{data[error.start]:02x}; "
            "save it as UTF-8, until then it is read as Windows-1252",
        )
        return data.decode("cp1252", errors="replace"), (problem,)


def digest_of(data: bytes) -> str:
    """Return a short digest of a file's content."""
    return hashlib.blake2b(data, digest_size=12).hexdigest()
