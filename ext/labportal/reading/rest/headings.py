"""The headings of a reStructuredText page, whose levels follow from the order of their signs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labportal.reading.rest.inline import plain_rest
from labportal.reading.text.headings import Heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1*\s*$")
SHORT = 4
"""Signs from which on an underline is one, however long its title."""


def find_headings(prose: Sequence[str], first_line: int = 1) -> tuple[Heading, ...]:
    """Return the headings of *prose*, of which the first line has the number *first_line*."""
    styles: list[tuple[str, bool]] = []
    headings = []
    for start, end, sign, overlined in _titles(prose):
        style = (sign, overlined)
        if style not in styles:
            styles.append(style)
        title = prose[start + overlined].strip()
        level = min(styles.index(style) + 1, 6)
        headings.append(Heading(plain_rest(title), level, first_line + start, first_line + end))
    return tuple(headings)


def _titles(prose: Sequence[str]) -> Iterator[tuple[int, int, str, bool]]:
    """Yield (first index, last index, sign, whether there is a line above) of each title."""
    index = 0
    while index < len(prose) - 1:
        found = title_at(prose, index)
        if found is None:
            index += 1
            continue
        yield found
        index = found[1] + 1


def title_at(prose: Sequence[str], index: int) -> tuple[int, int, str, bool] | None:
    """Return what `_titles` yields of the title that begins on a line, if one does."""
    if index >= len(prose) - 1:
        return None
    line = prose[index]
    if not line.strip() or (index and prose[index - 1].strip()):
        return None
    above = _sign(line)
    if above and index + 2 < len(prose) and prose[index + 1].strip():
        below = _sign(prose[index + 2])
        if below == above and not _sign(prose[index + 1]):
            return index, index + 2, above, True
    below = _sign(prose[index + 1])
    if not below or above or line[0].isspace():
        return None
    if len(prose[index + 1].rstrip()) < min(len(line.rstrip()), SHORT):
        return None
    return index, index + 1, below, False


def _sign(line: str) -> str:
    match = _ADORNMENT.match(line)
    return match[1] if match else ""
