"""What the text of a reStructuredText page uses, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source
from labportal.reading.rest.anchors import rest_anchors
from labportal.reading.rest.blocks import scan_blocks
from labportal.reading.rest.headings import find_headings
from labportal.reading.rest.inline import CODE, as_markdown
from labportal.reading.text.checks import (
    active_problems,
    check_encoding,
    check_raw_html,
)
from labportal.reading.text.facts import BodyFacts, DirectiveUse, facts_of, facts_of_html, joined
from labportal.reading.text.formulas import check_formulas
from labportal.reading.text.legacy import Language
from labportal.reading.text.lines import split_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from labportal.reading.text.anchors import Anchors
    from labportal.reading.text.directives import DirectiveText

_EXPLICIT = re.compile(r"[ \t]*\.\.(?:\s|$)")
_LABEL = re.compile(r"(?:\*\*(?=\S).{1,80}?\*\*\s*:?|.*[^:]:)\s*$")
_ITEM = re.compile(r"(?:[-*+•]|\(?(?:\d{1,3}|#)[.)])[ \t]+\S")


@dataclass(frozen=True, slots=True)
class RestBody:
    """The text of a page."""

    facts: BodyFacts
    anchors: Anchors
    directives: tuple[DirectiveText, ...]
    as_markdown: tuple[str, ...]
    """The lines as Markdown would have them, besides headings and directives."""
    problems: tuple[Problem, ...]


def read_rest_body(lines: Sequence[str], path: str, first_line: int = 1) -> RestBody:
    """Return what *lines* say, of which the first one has the number *first_line*."""
    blocks = scan_blocks(lines, first_line)
    headings = find_headings(blocks.prose, first_line)
    prose = "\n".join(blocks.prose)
    uses = [DirectiveUse(found.name, found.argument, found.line) for found in blocks.directives]
    source = Source(path, first_line)
    problems = [
        *check_encoding(lines, path, first_line),
        *_check_lists(blocks.prose, source),
        *check_raw_html(blocks.directives, source),
        *check_formulas(blocks.prose, (), blocks.directives, source),
        *_check_raw_roles(blocks.prose, blocks.directives, source),
    ]
    return RestBody(
        facts=joined(
            facts_of(as_markdown(prose).split("\n"), headings, uses, first_line),
            facts_of_html(blocks.directives),
        ),
        anchors=rest_anchors(blocks.prose, headings, blocks.directives, first_line),
        directives=blocks.directives,
        as_markdown=_plain_blocks(
            as_markdown(prose, documents=True), blocks.directives, first_line
        ),
        problems=tuple(sorted(problems, key=lambda problem: problem.source.line)),
    )


def _plain_blocks(
    text: str, directives: Sequence[DirectiveText], first_line: int
) -> tuple[str, ...]:
    """Return the lines of a text without its directives, which say nothing about the record."""
    lines = text.split("\n")
    for found in directives:
        start, end = found.line - first_line, found.content_line - first_line + len(found.content)
        lines[start:end] = [""] * (end - start)
    return tuple("" if _EXPLICIT.match(line) else line for line in lines)


def rest_prose(lines: Sequence[str]) -> list[str]:
    """Return *lines* with code and comments made blank, in the columns of the original."""
    prose = scan_blocks(lines).prose
    shown = [
        line if text or not line.strip() else "" for line, text in zip(lines, prose, strict=True)
    ]
    text = re.sub(
        CODE, lambda match: re.sub(r"[^\n]", " ", match[0]), "\n".join(shown), flags=re.DOTALL
    )
    return split_lines(text)


REST = Language(mask=rest_prose, role=":{name}:`{target}`")


def rest_entry_lines(lines: Sequence[str]) -> frozenset[int]:
    """Return the places, from 0, of the entries of tables of contents."""
    return frozenset(
        place
        for found in scan_blocks(lines, 0).directives
        if found.name == "toctree"
        for place, line in enumerate(found.content, found.content_line)
        if line
    )


def _check_lists(prose: Sequence[str], source: Source) -> Iterator[Problem]:
    """Report items that reStructuredText takes for the rest of the line above them."""
    for index in range(1, len(prose)):
        before = prose[index - 1]
        if before.strip() and _ITEM.match(prose[index]) and _LABEL.match(before):
            if before[0].isspace() or _ITEM.match(before) or before.startswith(".."):
                continue
            place = source.at(source.line + index)
            yield Problem(Code.GLUED_LIST, place, "put an empty line before the list")


def _check_raw_roles(
    prose: Sequence[str], directives: Sequence[DirectiveText], source: Source
) -> Iterator[Problem]:
    """Report active HTML in the roles that a page makes for it."""
    names = [
        found.argument.partition("(")[0].strip()
        for found in directives
        if found.name == "role" and "(raw" in found.argument
    ]
    for number, line in enumerate(prose, source.line):
        if any(f":{name}:`" in line for name in names):
            yield from active_problems([line], [line], source.at(number))
