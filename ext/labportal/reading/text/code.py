"""The languages in which a page shows code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.reading.text.masking import opened_fences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from labportal.reading.text.directives import DirectiveText

_NAME = re.compile(r"[^\s`{}:,=\[\]]+")
_OF_ARGUMENT = frozenset({"code", "code-block", "sourcecode", "highlight"})


@dataclass(frozen=True, slots=True)
class LanguageUse:
    """The language of a block of code."""

    name: str
    line: int


def fence_languages(lines: Sequence[str], first_line: int = 1) -> Iterator[LanguageUse]:
    """Yield the languages of the blocks of code between lines of backticks or tildes."""
    for index, info in opened_fences(lines):
        match = _NAME.match(info)
        if match and match[0] == info.split()[0]:
            yield LanguageUse(match[0], first_line + index)


def directive_languages(directives: Iterable[DirectiveText]) -> Iterator[LanguageUse]:
    """Yield the languages that directives name."""
    for found in directives:
        name = ""
        if found.short_name in _OF_ARGUMENT:
            name = found.argument
        elif found.short_name == "literalinclude":
            name = found.options.get("language", "")
        if name.strip():
            yield LanguageUse(name.split()[0], found.line)
