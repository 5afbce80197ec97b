"""Findings about an author's input, as values.

The pure layers return problems; the command line prints them and the Sphinx glue logs them.
Must not know either of the two.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labportal.model.codes import Code


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a value was written."""

    path: str
    """POSIX path, relative to the source directory (may start with ``../``)."""
    line: int = 1
    """1-based; 1 when the whole file is meant."""

    def at(self, line: int) -> Source:
        """Return another line of the same file."""
        return Source(self.path, line)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding, ready to be shown to the person who wrote the file."""

    code: Code
    source: Source
    message: str
    """What was found and what was expected, in one sentence without a full stop."""
    suggestion: str = ""
    """The nearest valid value, empty if nothing is near."""
    field: str = ""

    @property
    def text(self) -> str:
        """The message with its suggestion, as shown after ``file:line:``."""
        if not self.suggestion:
            return self.message
        return f"{self.message}; did you mean '{self.suggestion}'?"

    @property
    def sort_key(self) -> tuple[str, int, str, str]:
        """Order by place, then by code and text, so that reports are stable."""
        return (self.source.path, self.source.line, self.code.value, self.message)


def suggest(word: str, possibilities: Iterable[str], *, cutoff: float = 0.72) -> str:
    """Return the possibility nearest to *word*, or an empty string if none is near.

    Case is ignored while comparing.
    """
    by_folded: dict[str, str] = {}
    for possibility in possibilities:
        by_folded.setdefault(possibility.casefold(), possibility)
    near = difflib.get_close_matches(word.casefold(), by_folded, n=1, cutoff=cutoff)
    return by_folded[near[0]] if near else ""
