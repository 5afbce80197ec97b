"""Footnotes without a sign or twice, signs without a footnote; addresses that are given twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source, suggest
from labportal.reading.text.facts import DEFINITION
from labportal.reading.text.masking import prose_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NOTE = re.compile(r"^[ >\t]*\[\^([^\[\]\s]+)\]:", re.MULTILINE)
_SIGN = re.compile(r"(?<!\\)\[\^([^\[\]\s]+)\](?![:(])")


def check_notes(masked: Sequence[str], source: Source) -> Iterator[Problem]:
    """Yield what is wrong with footnotes; an included text may have what is missing here."""
    text = "\n".join(masked)
    if "[^" not in text or "{include}" in text:
        return
    text = prose_of(text)
    notes: dict[str, int] = {}
    signs = [(match[1], _line(text, match.start(), source)) for match in _SIGN.finditer(text)]
    used = {name.casefold() for name, _ in signs}
    for match in _NOTE.finditer(text):
        name, line = match[1].casefold(), _line(text, match.start(1), source)
        first = notes.setdefault(name, line)
        if first != line:
            message = f"footnote '[^{match[1]}]' was already written on line {first}"
            yield Problem(Code.REPEATED_FOOTNOTE, source.at(line), message)
        elif name not in used and not suggest(name, used):
            # If the sign of the text is nearly the same, that is reported with this as its hint.
            message = f"no text refers to footnote '[^{match[1]}]'"
            yield Problem(Code.UNUSED_FOOTNOTE, source.at(line), message)
    for name, line in signs:
        if name.casefold() not in notes:
            near = suggest(name, notes)
            message = f"there is no footnote '[^{name}]'"
            yield Problem(Code.UNKNOWN_FOOTNOTE, source.at(line), message, near and f"[^{near}]")


def check_definitions(masked: Sequence[str], source: Source) -> Iterator[Problem]:
    """Yield addresses of links that are given under one name twice."""
    text = "\n".join(masked)
    if "]:" not in text:
        return
    text = prose_of(text)
    known: dict[str, int] = {}
    for match in DEFINITION.finditer(text):
        name, line = " ".join(match[1].casefold().split()), _line(text, match.start(1), source)
        before = masked[line - source.line - 1].strip() if line > source.line else ""
        if before and not DEFINITION.match(before):
            continue  # the line goes on with the paragraph above it
        first = known.setdefault(name, line)
        if first != line:
            message = f"address '[{match[1]}]' was already given on line {first}"
            yield Problem(Code.REPEATED_LABEL, source.at(line), message)


def _line(text: str, place: int, source: Source) -> int:
    return source.line + text.count("\n", 0, place)
