"""Slips of the hand in Markdown, after which the text is shown as it was typed, or not at all.

Only what no author can have meant is reported; that a page may say it on purpose is no reason to
be quiet where it can be put between backticks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source
from labportal.reading.text.known import OUR_DIRECTIVES, OUR_ROLES
from labportal.reading.text.masking import open_at_end
from labportal.reading.text.notes import check_definitions, check_notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TARGET = r"(?:https?://|mailto:|/|\.{1,2}/)[^\s()\[\]]*|[^\s()\[\]]+\.(?:md|html|pdf)"
_REVERSED = re.compile(rf"(?<![\]\w])\(([^()\[\]\n]+)\)\[({_TARGET})\]")
_APART = re.compile(rf"(?<![\]!\\])\[([^\[\]\n]+)\][ \t]+\(({_TARGET})\)")
_ROLE = re.compile(
    r"(?<!\\)\{(\w+)\}['\u2018\u2019\u00b4\"\u201c]"
    r"([^'`\u2018\u2019\u00b4\"\u201c\u201d]+)['\u2018\u2019\u00b4\"\u201d]"
)
_BARE = re.compile(r"\{(\w+)\}")
_CODE = re.compile(r"(`{3,})[ \t]*(\w+)")
_ONE_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+\[@[^\[\]]*\]\s*$")
_PANDOC = re.compile(r"\[@[\w:.+/-]+(?:\s*;\s*@[\w:.+/-]+)*\]")
_WITH_BLANKS = re.compile(
    r"(!?\[[^\[\]\n]*\])\(((?:/|\.{1,2}/|[^\W\d_])[^()<>\"'\n]*[ ][^()<>\"'\n]*"
    r"\.(?:md|html|pdf|png|jpe?g|gif|svg|webp))\)",
    re.IGNORECASE,
)
_GLUED_HEADING = re.compile(r" {0,3}(#{2,6})([^\s#].*)$")
_ROW = re.compile(r"\s*\|.+\|\s*$")
_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?\s*$")


def check_slips(lines: Sequence[str], masked: Sequence[str], source: Source) -> Iterator[Problem]:
    """Yield the slips in *lines*, of which *masked* is what is neither code nor comment."""
    for number, line in enumerate(masked, start=source.line):
        yield from _check_line(line, source.at(number))
    yield from _check_tables(masked, source)
    yield from _check_fences(lines, source)
    yield from check_notes(masked, source)
    yield from check_definitions(masked, source)
    opened = open_at_end(lines)
    if opened is not None:
        index, sign = opened
        what = "comment" if sign == "<!--" else "block"
        rest = "does not show" if what == "comment" else "belongs to it"
        message = f"the {what} that begins with {sign} here is never closed, so the rest {rest}"
        yield Problem(Code.UNCLOSED_BLOCK, source.at(source.line + index), message)


def _check_line(line: str, source: Source) -> Iterator[Problem]:
    yield from _check_words(line, source)
    heading = _GLUED_HEADING.match(line)
    if heading:
        message = f"'{line.strip()}' is no heading"
        yield Problem(Code.MARKDOWN_SYNTAX, source, message, f"{heading[1]} {heading[2].strip()}")
    for pattern in (_REVERSED, _APART) if "[" in line and "(" in line else ():
        for match in pattern.finditer(line):
            message = f"'{match[0]}' is no link"
            yield Problem(Code.MARKDOWN_SYNTAX, source, message, f"[{match[1]}]({match[2]})")


def _check_words(line: str, source: Source) -> Iterator[Problem]:
    """Report roles, directives and citations with the wrong signs around them."""
    for match in _ROLE.finditer(line) if "{" in line else ():
        if match[1].lower() in OUR_ROLES:
            near = f"{{{match[1]}}}`{match[2].strip()}`"
            yield Problem(Code.MARKDOWN_SYNTAX, source, f"'{match[0]}' is no link", near)
    bare = _BARE.fullmatch(line.strip())
    if bare and bare[1].lower() in OUR_DIRECTIVES:
        message = f"'{line.strip()}' shows nothing without a line of three backticks below it"
        yield Problem(Code.MARKDOWN_SYNTAX, source, message, f"```{{{bare[1]}}}")
    # As an item of its own such a key is read, if the list is one of publications.
    for match in _PANDOC.finditer(line) if "[@" in line and not _ONE_ITEM.match(line) else ():
        keys = ",".join(re.findall(r"@([\w:.+/-]+)", match[0]))
        message = f"'{match[0]}' is no citation here"
        yield Problem(Code.MARKDOWN_SYNTAX, source, message, f"{{cite}}`{keys}`")
    for match in _WITH_BLANKS.finditer(line) if "](" in line else ():
        message = f"'{match[0]}' is not understood, because of the blank in the address"
        near = f"{match[1]}({match[2].strip().replace(' ', '%20')})"
        yield Problem(Code.MARKDOWN_SYNTAX, source, message, near)


def _check_fences(lines: Sequence[str], source: Source) -> Iterator[Problem]:
    """Report blocks of code that were meant for a directive."""
    for number, line in enumerate(lines, start=source.line):
        match = _CODE.fullmatch(line.strip())
        if match and match[2].lower() in OUR_DIRECTIVES:
            message = f"'{match[0]}' begins a block of code"
            near = f"{match[1]}{{{match[2]}}}"
            yield Problem(Code.MARKDOWN_SYNTAX, source.at(number), message, near)


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
