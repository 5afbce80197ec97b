"""Slips of the hand in Markdown, after which the text is shown as it was typed, or not at all.

Only what no author can have meant is reported; that a page may say it on purpose is no reason to
be quiet where it can be put between backticks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source
from labportal.reading.text.masking import open_at_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TARGET = r"(?:https?://|mailto:|/|\.{1,2}/)[^\s()\[\]]*|[^\s()\[\]]+\.(?:md|html|pdf)"
_REVERSED = re.compile(rf"(?<![\]\w])\(([^()\[\]\n]+)\)\[({_TARGET})\]")
_APART = re.compile(rf"(?<![\]!\\])\[([^\[\]\n]+)\][ \t]+\(({_TARGET})\)")
_GLUED_HEADING = re.compile(r" {0,3}(#{2,6})([^\s#].*)$")
_ROW = re.compile(r"\s*\|.+\|\s*$")
_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?\s*$")


def check_slips(lines: Sequence[str], masked: Sequence[str], source: Source) -> Iterator[Problem]:
    """Yield the slips in *lines*, of which *masked* is what is neither code nor comment."""
    for number, line in enumerate(masked, start=source.line):
        yield from _check_line(line, source.at(number))
    yield from _check_tables(masked, source)
    opened = open_at_end(lines)
    if opened is not None:
        index, sign = opened
        what = "comment" if sign == "<!--" else "block"
        rest = "does not show" if what == "comment" else "belongs to it"
        message = f"the {what} that begins with {sign} here is never closed, so the rest {rest}"
        yield Problem(Code.UNCLOSED_BLOCK, source.at(source.line + index), message)


def _check_line(line: str, source: Source) -> Iterator[Problem]:
    heading = _GLUED_HEADING.match(line)
    if heading:
        message = f"'{line.strip()}' is no heading"
        yield Problem(Code.MARKDOWN_SYNTAX, source, message, f"{heading[1]} {heading[2].strip()}")
    for pattern in (_REVERSED, _APART) if "[" in line and "(" in line else ():
        for match in pattern.finditer(line):
            message = f"'{match[0]}' is no link"
            yield Problem(Code.MARKDOWN_SYNTAX, source, message, f"[{match[1]}]({match[2]})")


def _check_tables(masked: Sequence[str], source: Source) -> Iterator[Problem]:
    """Report rows of a table without the line that makes it one."""
    index = 0
    while index < len(masked):
        end = index
        while end < len(masked) and _ROW.match(masked[end]):
            end += 1
        block = masked[index:end]
        begins = index == 0 or not masked[index - 1].strip()
        if len(block) > 1 and begins and not any(_RULE.match(line) for line in block):
            columns = block[0].strip().strip("|").count("|") + 1
            rule = f"|{'---|' * columns}"
            message = f"'{block[0].strip()}' begins no table without a line below it such as {rule}"
            yield Problem(Code.MARKDOWN_SYNTAX, source.at(source.line + index), message)
        index = max(end, index + 1)
