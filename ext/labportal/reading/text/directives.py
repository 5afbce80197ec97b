"""The directives of a page with their options, so that they are checked without Sphinx."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from labportal.model.records import RECORD_TYPES
from labportal.model.selection import split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from labportal.reading.text.facts import DirectiveUse

_OPTION = re.compile(r"\s*:([\w-]+):(?:\s+(.*?))?\s*$")
_FENCE = re.compile(r"\s*(`{3,}|~{3,}|:{3,})")
NUMBERS = "numbers"
"""The directive that counts records of several types; its names are their plurals."""
PLURALS: Mapping[str, str] = {row.plural: row.name for row in RECORD_TYPES.values()}
"""Directive that lists records -> record type, on every site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveText:
    """A directive as written, in either language."""

    name: str
    argument: str
    line: int
    options: Mapping[str, str] = field(default_factory=dict)
    content: tuple[str, ...] = ()
    content_line: int = 0
    """The line of the first one of `content`."""

    @property
    def short_name(self) -> str:
        """The name without its domain."""
        return self.name.split(":")[-1]


@dataclass(frozen=True, slots=True)
class ListUse:
    """A directive that lists or counts records."""

    type_name: str
    """The record type, or `NUMBERS`."""
    names: tuple[str, ...]
    line: int
    options: Mapping[str, str] = field(default_factory=dict)


def list_uses(
    directives: Iterable[DirectiveText], plurals: Mapping[str, str] = PLURALS
) -> tuple[ListUse, ...]:
    """Return what those of *directives* ask for that list records; *plurals* names their types."""
    types = {**plurals, NUMBERS: NUMBERS}
    return tuple(
        ListUse(
            types[found.short_name],
            split_words("\n".join((found.argument, *found.content))),
            found.line,
            found.options,
        )
        for found in directives
        if found.short_name in types
    )


def read_directives(
    lines: Sequence[str], uses: Sequence[DirectiveUse], first_line: int = 1
) -> tuple[DirectiveText, ...]:
    """Return the directives that begin where *uses* say, with their options and content."""
    return tuple(_read(lines, use, first_line) for use in uses)


def _read(lines: Sequence[str], use: DirectiveUse, first_line: int) -> DirectiveText:
    start = use.line - first_line
    opening = _FENCE.match(lines[start])
    fence = opening[1] if opening else "```"
    options: dict[str, str] = {}
    content: list[str] = []
    content_line = 0
    block = False
    for number, line in enumerate(lines[start + 1 :], use.line + 1):
        if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            break
        if line.strip() == "---" and not content:
            block = not block
            continue
        option = _OPTION.match(line)
        if option and not content:
            options[option[1]] = option[2] or ""
        elif block and ":" in line:
            name, _, value = line.partition(":")
            options[name.strip()] = value.strip()
        else:
            content_line = content_line or number
            content.append(line)
    return DirectiveText(
        name=use.name,
        argument=use.argument,
        line=use.line,
        options=options,
        content=tuple(content),
        content_line=content_line,
    )
