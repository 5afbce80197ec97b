"""Fields that a page says in its text: under known headings, and in lines under its title.

A page without a header says everything so.  What of it counts depends on the record's type, on
what a header says already and on other pages; see `labportal.reading.said`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.reading.headers.items import BodyItem
from labportal.reading.headers.leads import LeadLine, find_leads
from labportal.reading.headers.lists import (
    PEOPLE_FIELDS,
    Block,
    BodyList,
    find_list,
    find_table,
    read_list,
    read_table,
    starts_item,
)
from labportal.reading.headers.words import HEADINGS, LEAD_HEADINGS, LEAD_LINES, fields_of
from labportal.reading.headers.words import key_of_words as key_of
from labportal.reading.text.headings import Heading, find_headings
from labportal.reading.text.masking import mask_code
from labportal.reading.text.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["BodyFields", "BodyItem", "BodyList", "KnownHeading", "LeadLine", "read_headless"]

_INHERITED = PEOPLE_FIELDS | {"bibkeys"}
_LABEL = re.compile(
    r"(?:(\*\*|__)(?P<bold>[^*_:]+):?\1:?|(?P<plain>[^\W\d_][^:*_`\[\]<>|]{2,40}):?)"
)
_NO_PROSE = re.compile(r"[ \t]*(?:$|[-*+][ \t]|[>|!<#]|\d{1,9}[.)][ \t]|[`~:]{3}|\{)")
_STANDS_OUT = re.compile(r"[*_]{1,3}(.+?)[*_]{1,3}")
_MOST_WORDS = 10


@dataclass(frozen=True, slots=True)
class KnownHeading:
    """A heading whose list, if it had one, would hold a field."""

    fields: tuple[str, ...]
    text: str
    line: int
    level: int
    """1 to 6, or 7 for words above a list that are no heading."""
    end_line: int
    """The line before the next heading."""


@dataclass(frozen=True, slots=True)
class BodyFields:
    """What the text of a page says about its record."""

    title: str = ""
    """The first heading as plain text."""
    title_line: int = 0
    title_level: int = 0
    """1 to 6; 0 if the page has no heading."""
    subtitle: str = ""
    """A short line of its own directly under the title."""
    subtitle_line: int = 0
    summary: str = ""
    """The first paragraph of prose under the title."""
    leads: tuple[LeadLine, ...] = ()
    lists: tuple[BodyList, ...] = ()
    headings: tuple[KnownHeading, ...] = ()


def read_headless(
    lines: Sequence[str],
    first_line: int = 1,
    *,
    headings: Mapping[str, str] = HEADINGS,
    lead_lines: Mapping[str, str] = LEAD_LINES,
    has_title: bool = False,
    found: Sequence[Heading] | None = None,
    masked: Sequence[str] | None = None,
) -> BodyFields:
    """Return what *lines* say, of which the first one has the number *first_line*.

    *has_title* says that there is a title already, so that only a heading of the first level is
    one in the text.  With the headings *found* already, the lines hold no code; otherwise *masked*
    may be the lines without it.
    """
    if masked is None:
        masked = mask_code(lines) if found is None else lines
    if found is None:
        found = find_headings(lines, masked, first_line)
    # Of a line that is not all code the mark of its list is needed, whatever follows it.
    shown = [line if rest.strip() else rest for line, rest in zip(lines, masked, strict=True)]
    block = Block(lines, shown, first_line)
    title = found[0] if found and (found[0].level == 1 or not has_title) else None
    start, end = _under(block, found, 0) if title else (0, _first_heading(block, found))
    leads = tuple(_leads(block, found, lead_lines, titled=title is not None))
    told = frozenset(lead.line for lead in leads if lead.fields)
    known = tuple(_known(block, found, headings, told))
    labels = frozenset(label.line for label in known)
    lead_rows = frozenset(lead.line for lead in leads)
    subtitle, subtitle_line, summary = _first_words(block, (start, end), lead_rows, labels)
    return BodyFields(
        title=title.text if title else "",
        title_line=title.line if title else 0,
        title_level=title.level if title else 0,
        subtitle=subtitle,
        subtitle_line=subtitle_line,
        summary=summary,
        leads=leads,
        lists=tuple(_lists(block, known, headings)),
        headings=known,
    )


def _under(block: Block, headings: Sequence[Heading], number: int) -> tuple[int, int]:
    """Return the half-open range of the lines under a heading."""
    start = headings[number].end_line - block.first_line + 1
    following = headings[number + 1 : number + 2]
    return start, following[0].line - block.first_line if following else len(block.lines)


def _first_heading(block: Block, headings: Sequence[Heading]) -> int:
    return headings[0].line - block.first_line if headings else len(block.lines)


def _leads(
    block: Block, headings: Sequence[Heading], words: Mapping[str, str], *, titled: bool
) -> Iterator[LeadLine]:
    """Yield the lines under the title, and under headings such as "Details"."""
    yield from find_leads(block, 0, _first_heading(block, headings), words)
    for number, heading in enumerate(headings):
        if (titled and not number) or key_of(heading.text) in LEAD_HEADINGS:
            yield from find_leads(block, *_under(block, headings, number), words)


def _first_words(
    block: Block, span: tuple[int, int], leads: frozenset[int], labels: frozenset[int]
) -> tuple[str, int, str]:
    """Return (short first line, its line, first paragraph of prose)."""
    start, end = span
    paragraphs = list(_paragraphs(block, start, end, leads))
    subtitle, line = "", 0
    if paragraphs:
        at, text = paragraphs[0]
        bare = _STANDS_OUT.sub(r"\1", text)
        first = next((i for i in range(start, end) if block.masked[i].strip()), end)
        alone = at == first and len(bare.split()) <= _MOST_WORDS
        if alone and not bare.endswith(("!", "?", ":")) and "](" not in bare:
            subtitle, line = plain_text(bare), block.first_line + at
            paragraphs.pop(0)
    prose = (text for at, text in paragraphs if block.first_line + at not in labels)
    return subtitle, line, plain_text(next(prose, ""))


def _paragraphs(
    block: Block, start: int, end: int, leads: frozenset[int]
) -> Iterator[tuple[int, str]]:
    """Yield (index, text) of the paragraphs that are prose."""
    index = start
    while index < end:
        first = index
        while index < end and block.masked[index].strip():
            index += 1
        rows = range(first, index)
        prose = rows and not _NO_PROSE.match(block.masked[first])
        if prose and not any(block.first_line + row in leads for row in rows):
            yield first, " ".join(block.lines[row].strip() for row in rows)
        index += 1


def _known(
    block: Block, headings: Sequence[Heading], words: Mapping[str, str], leads: frozenset[int]
) -> Iterator[KnownHeading]:
    """Yield the headings with a field, and the words above a list that stand for one.

    *leads* are the lines that hold a field themselves.
    """
    above: list[tuple[int, tuple[str, ...]]] = []
    for number, heading in enumerate(headings):
        start, end = _under(block, headings, number)
        while above and above[-1][0] >= heading.level:
            above.pop()
        fields = fields_of(words, heading.text)
        if not fields and above and number and not _INHERITED.isdisjoint(above[-1][1]):
            fields = above[-1][1]
        above.append((heading.level, fields))
        labels = list(_labels(block, (start, end), words, leads))
        last = labels[0].line - 1 if labels else block.first_line + end - 1
        if fields:
            yield KnownHeading(fields, heading.text, heading.line, heading.level, last)
        yield from labels


def _labels(
    block: Block, span: tuple[int, int], words: Mapping[str, str], leads: frozenset[int]
) -> Iterator[KnownHeading]:
    """Yield known words that stand alone on a line above a list."""
    start, end = span
    found: list[tuple[int, str, tuple[str, ...]]] = []
    for index in range(start, end):
        line = block.masked[index].strip()
        # Behind other words it would be one of them.
        alone = index == start or not block.masked[index - 1].strip()
        match = _LABEL.fullmatch(line) if line and alone and not starts_item(line) else None
        if match is None:
            continue
        text = (match["bold"] or match["plain"]).strip()
        fields = fields_of(words, text)
        below = next((row for row in range(index + 1, end) if block.masked[row].strip()), index)
        # "PhD student" above "- E-mail: ..." says what one person is.
        if fields and starts_item(block.masked[below]) and block.first_line + below not in leads:
            found.append((index, text, fields))
    for number, (index, text, fields) in enumerate(found):
        last = found[number + 1][0] if number + 1 < len(found) else end
        yield KnownHeading(fields, text, block.first_line + index, 7, block.first_line + last - 1)


def _lists(
    block: Block, headings: Sequence[KnownHeading], words: Mapping[str, str]
) -> Iterator[BodyList]:
    for heading in headings:
        start = heading.line - block.first_line + 1
        end = heading.end_line - block.first_line + 1
        table = find_table(block.masked, start, end)
        if table:
            found = read_table(block, table, heading.fields, heading.text, words)
            if found:
                yield found
        span = find_list(block.masked, start, end)
        while span:
            yield read_list(block, span, heading.fields, heading.text, words)
            # Of prose with lists only the first one is what the heading says.
            several = heading.level < 7 and not _INHERITED.isdisjoint(heading.fields)
            span = find_list(block.masked, span[1], end) if several else None
