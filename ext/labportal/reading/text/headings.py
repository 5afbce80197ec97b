"""The headings of a page, in both of Markdown's spellings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.reading.text.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:(=+)|-+)[ \t]*$")
_NOT_PARAGRAPH = re.compile(r"\s*(?:$|[-*+>|]\s|\d{1,9}[.)]\s|#{1,6}\s|[`~:]{3}|<)")


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading."""

    text: str
    """Plain text."""
    level: int
    """1 to 6."""
    line: int
    end_line: int
    """The line of the underline, or that of the heading if it has none."""


def find_headings(
    lines: Sequence[str], masked: Sequence[str], first_line: int = 1
) -> tuple[Heading, ...]:
    """Return the headings of *lines*; *masked* is the same text with its code made blank."""
    headings: list[Heading] = []
    for index, line in enumerate(masked):
        if "#" in line:
            match = _ATX.match(line)
            if match:
                text = _ATX.match(lines[index])
                number = first_line + index
                shown = plain_text((text and text[2]) or "")
                headings.append(Heading(shown, len(match[1]), number, number))
                continue
        underline = index and _UNDERLINE.match(line)
        if underline and not _NOT_PARAGRAPH.match(masked[index - 1]):
            start = index
            above = headings[-1].end_line - first_line + 1 if headings else 0
            while start > above and not _NOT_PARAGRAPH.match(masked[start - 1]):
                start -= 1
            if start < index:
                text_lines = " ".join(part.strip() for part in lines[start:index])
                level = 1 if underline[1] else 2
                headings.append(
                    Heading(plain_text(text_lines), level, first_line + start, first_line + index)
                )
    return tuple(headings)
