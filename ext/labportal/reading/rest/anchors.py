"""The places of a reStructuredText page that links can lead to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labportal.reading.text.anchors import Anchors, Label, find_anchors, normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from labportal.reading.text.directives import DirectiveText
    from labportal.reading.text.headings import Heading

_TARGET = re.compile(r"\s*\.\.[ \t]+_(?:`([^`\n]+)`|((?:\\:|[^:`\n])+)):[ \t]*$")
_INLINE = re.compile(r"(?<![\w`])_`([^`\n]+)`")


def rest_anchors(
    prose: Sequence[str],
    headings: Sequence[Heading],
    directives: Sequence[DirectiveText],
    first_line: int = 1,
) -> Anchors:
    """Return the places of a text whose code and comments were made empty."""
    found = find_anchors((), (), (), directives, first_line)
    starts = {heading.line for heading in headings}
    return Anchors(
        titles=tuple((heading.level, heading.text) for heading in headings),
        labels=(*_labels(prose, starts, first_line), *found.labels),
        marks=tuple(_marks(prose)),
        equations=found.equations,
        terms=found.terms,
        options=found.options,
    )


def _labels(prose: Sequence[str], starts: set[int], first_line: int) -> Iterator[Label]:
    for index, line in enumerate(prose):
        match = _TARGET.match(line) if line.lstrip().startswith(".. _") else None
        if match:
            place = index + 1
            while place < len(prose) and (not prose[place].strip() or _TARGET.match(prose[place])):
                place += 1
            directive = place < len(prose) and prose[place].lstrip().startswith("..")
            name = normal((match[1] or match[2]).replace("\\:", ":"))
            has_title = directive or first_line + place in starts
            yield Label(name, first_line + index, has_title)


def _marks(prose: Sequence[str]) -> Iterator[str]:
    for line in prose:
        for match in _INLINE.finditer(line) if "_`" in line else ():
            yield normal(match[1])
