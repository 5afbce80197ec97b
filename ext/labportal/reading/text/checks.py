"""What is wrong with the text of a page and can be seen without the catalogue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source
from labportal.reading.text.active import active_html, active_tags
from labportal.reading.text.encoding import damaged_words
from labportal.reading.text.formulas import check_formulas
from labportal.reading.text.hidden import hidden_texts
from labportal.reading.text.masking import mask_code
from labportal.reading.text.slips import check_slips

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from labportal.reading.text.directives import DirectiveText

_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
_ROLE = re.compile(r"\{[A-Za-z][\w:+.-]*\}(`+).+?\1", re.DOTALL)
_ADDRESS = re.compile(r"\]\(<[^<>\n]*>")
_BOLD_LABEL = re.compile(r" {0,3}(\*\*|__)(?=\S)[^*_]{1,80}\1\s*:?\s*$")
_ITEM = re.compile(r" {0,3}(?:[-*+]|(\d{1,9})[.)])[ \t]+\S")
_BARE_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")


def check_body(
    lines: Sequence[str],
    path: str,
    first_line: int = 1,
    directives: Iterable[DirectiveText] = (),
    masked: Sequence[str] | None = None,
) -> tuple[Problem, ...]:
    """Return what is wrong with *lines*, of which the first one has the number *first_line*.

    *masked* are the lines without code and comments, if they are known.
    """
    masked = mask_code(lines) if masked is None else masked
    source = Source(path, first_line)
    problems = [
        *check_encoding(lines, path, first_line),
        *_check_hidden(masked, source),
        *_check_active(lines, masked, source),
        *_check_lists(masked, source),
        *check_slips(lines, masked, source),
        *check_formulas(lines, masked, directives, source),
    ]
    return tuple(sorted(problems, key=lambda problem: problem.source.line))


def check_encoding(lines: Sequence[str], path: str, first_line: int = 1) -> Iterator[Problem]:
    """Yield the words that were encoded twice; made for headers, too."""
    for number, line in enumerate(lines, start=first_line):
        for word, repaired in dict(damaged_words(line)).items():
            message = f"'{word}' was encoded twice"
            yield Problem(Code.DOUBLE_ENCODED, Source(path, number), message, repaired)


def _check_active(lines: Sequence[str], masked: Sequence[str], source: Source) -> Iterator[Problem]:
    visible = masked
    if any("<script" in line.lower() for line in lines):
        # Masking blanks scripts like code, but here they count; under another name they stay.
        visible = mask_code([_SCRIPT.sub("<object", line) for line in lines])
    yield from active_problems(lines, visible, source)


def active_problems(
    lines: Sequence[str], visible: Sequence[str], source: Source
) -> Iterator[Problem]:
    """Yield what would run in *lines*, one message a line; *visible* are they without code."""
    text = "\n".join(visible)
    if "<" not in text:
        return
    said = set()
    for place, tag in active_tags(text):
        number = text.count("\n", 0, place)
        if number in said or tag.startswith("</"):
            continue
        said.add(number)
        # As it is written, where masking has not made it another.
        shown = active_html(lines[number]) or " ".join(tag.split())
        message = f"'{shown}' is shown as text and does not run"
        yield Problem(Code.ACTIVE_HTML, source.at(source.line + number), message)


def check_raw_html(directives: Iterable[DirectiveText], source: Source) -> Iterator[Problem]:
    """Yield what would run in the directives that pass HTML on; *source* names the file."""
    for found in directives:
        if found.name == "raw" and "html" in found.argument.lower().split():
            content = list(found.content)
            yield from active_problems(content, content, source.at(found.content_line))


def _check_hidden(masked: Sequence[str], source: Source) -> Iterator[Problem]:
    text = "\n".join(masked)
    if "<" not in text:
        return
    # The target of a role stands in angle brackets, and is no text.
    text = _ROLE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    text = _ADDRESS.sub(lambda match: " " * len(match[0]), text)
    for line, hidden in hidden_texts(text):
        message = f"'{hidden}' will not be visible"
        yield Problem(Code.HIDDEN_TEXT, source.at(source.line + line), message)


def _check_lists(masked: Sequence[str], source: Source) -> Iterator[Problem]:
    """Report lists that run on from a bold label, and those that Markdown does not see.

    Other lists right below a paragraph are rendered as lists, so nothing is said about them.
    """
    for index in range(1, len(masked)):
        match = _ITEM.match(masked[index])
        before = masked[index - 1]
        if match is None or not before.strip() or _BARE_ITEM.match(before):
            continue
        # A numbered list may only interrupt a paragraph if it begins with 1.
        unseen = match[1] not in (None, "1") and before.rstrip().endswith(":")
        if unseen or _BOLD_LABEL.match(before):
            place = source.at(source.line + index)
            yield Problem(Code.GLUED_LIST, place, "put an empty line before the list")
