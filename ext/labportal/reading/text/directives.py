"""The list directives of a page, with their options, so that queries are checked without Sphinx."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from labportal.model.records import RECORD_TYPES
from labportal.model.selection import split_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from labportal.reading.text.facts import DirectiveUse

_OPTION = re.compile(r"\s*:([\w-]+):(?:\s+(.*?))?\s*$")
_FENCE = re.compile(r"\s*(`{3,}|~{3,}|:{3,})")
NUMBERS = "numbers"
"""The directive that counts records of several types; its names are their plurals."""
_PLURALS: Mapping[str, str] = {
    NUMBERS: NUMBERS,
    **{row.plural: row.name for row in RECORD_TYPES.values()},
}


@dataclass(frozen=True, slots=True)
class ListUse:
    """A directive that lists or counts records."""

    type_name: str
    """The record type, or `NUMBERS`."""
    names: tuple[str, ...]
    line: int
    options: Mapping[str, str] = field(default_factory=dict)


def list_directives(
    lines: Sequence[str], uses: Sequence[DirectiveUse], first_line: int = 1
) -> tuple[ListUse, ...]:
    """Return the directives among *uses* that list records."""
    return tuple(
        _read(lines, use, first_line) for use in uses if use.name.split(":")[-1] in _PLURALS
    )


def _read(lines: Sequence[str], use: DirectiveUse, first_line: int) -> ListUse:
    start = use.line - first_line
    opening = _FENCE.match(lines[start])
    fence = opening[1] if opening else "```"
    options: dict[str, str] = {}
    names = [use.argument]
    block = False
    for line in lines[start + 1 :]:
        if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            break
        if line.strip() == "---" and not names[1:]:
            block = not block
            continue
        option = _OPTION.match(line)
        if option and not names[1:]:
            options[option[1]] = option[2] or ""
        elif block and ":" in line:
            name, _, value = line.partition(":")
            options[name.strip()] = value.strip()
        else:
            names.append(line)
    return ListUse(
        _PLURALS[use.name.split(":")[-1]], split_words("\n".join(names)), use.line, options
    )
