"""What a version control system leaves in a file that two people have changed.

Until somebody decides, the first of the two versions counts.  No line moves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labportal.reading.text.lines import split_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

_START, _BASE, _MIDDLE, _END = (
    re.compile(rf"{re.escape(sign * 7)}(?: .*)?$") for sign in ("<", "|", "=", ">")
)


def settle_conflicts(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return *text* with the second versions and all marks as empty lines, and (first, last) lines.

    The lines are counted from 1.
    """
    if "<<<<<<<" not in text:
        return text, ()
    lines = split_lines(text)
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(lines):
        places = _places(lines, start) if _START.match(lines[start]) else None
        if places is not None:
            second, end = places
            lines[start] = ""
            lines[second : end + 1] = [""] * (end + 1 - second)
            found.append((start + 1, end + 1))
            start = end
        start += 1
    return "\n".join(lines), tuple(found)


def _places(lines: Sequence[str], start: int) -> tuple[int, int] | None:
    """Return where the first version ends, and the last line of the conflict."""
    second = 0
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if _START.match(line):
            return None
        if not second and (_MIDDLE.match(line) or _BASE.match(line)):
            second = number
        elif second and _END.match(line):
            return second, number
    return None
