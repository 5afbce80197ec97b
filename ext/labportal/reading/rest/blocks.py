"""The blocks of a reStructuredText page: what is prose, what is code, and its directives.

Every line keeps its number and its indentation, so that places found in what is left are places
in the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from labportal.reading.text.directives import DirectiveText
from labportal.reading.text.masking import LITERAL_DIRECTIVES

if TYPE_CHECKING:
    from collections.abc import Sequence

_EXPLICIT = re.compile(r"([ \t]*)\.\.(?:[ \t]+(.*)|[ \t]*)$")
_DIRECTIVE = re.compile(r"(?:\|[^|\n]+\|[ \t]+)?([A-Za-z][\w:.+-]*?)[ \t]?::(?:[ \t]+(.*))?$")
# Targets, anonymous targets, footnotes and citations: the text of the page goes on in them.
_VISIBLE = re.compile(r"_|\[[^\]\n]+\]\s")
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\(?(?:\d+|#|[A-Za-z])[.)])[ \t]+")
_OPTION = re.compile(r":([\w.+-]+):(?:[ \t]+(.*))?$")
_LITERAL = LITERAL_DIRECTIVES - {"parsed-literal"}
_TAB = 8
"""Columns between the tab stops of reStructuredText."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """What the lines of a page are."""

    prose: tuple[str, ...]
    """The lines, with code and comments made empty."""
    directives: tuple[DirectiveText, ...]
    """Those in the page, nested ones behind the one that holds them."""


def scan_blocks(lines: Sequence[str], first_line: int = 1) -> Blocks:
    """Return the blocks of *lines*, of which the first one has the number *first_line*."""
    scan = _Scan([line.expandtabs(_TAB) for line in lines], first_line)
    scan.run()
    return Blocks(tuple(scan.prose), tuple(scan.directives))


def indent_of(line: str) -> int:
    """Return the column in which a line begins."""
    return len(line) - len(line.lstrip())


@dataclass(slots=True)
class _Scan:
    lines: list[str]
    first_line: int
    prose: list[str] = field(init=False)
    directives: list[DirectiveText] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.prose = list(self.lines)

    def run(self) -> None:
        index = 0
        while index < len(self.lines):
            line = self.lines[index]
            match = _EXPLICIT.match(line)
            if match:
                index = self._explicit(index, len(match[1]), (match[2] or "").strip())
            elif line.lstrip().startswith(">>> "):
                index = self._hide(index, self._paragraph_end(index))
            elif line.rstrip().endswith("::") and self._is_blank(index + 1):
                index = self._hide(index + 1, self._block_end(index + 1, _text_column(line)))
            else:
                index += 1

    def _explicit(self, index: int, indent: int, text: str) -> int:
        """Note the directive that begins on a line, or hide a comment; return where to go on."""
        match = _DIRECTIVE.match(text)
        end = self._block_end(index + 1, indent)
        if match:
            self.directives.append(self._directive(match, index, end))
            name = match[1].split(":")[-1]
            return self._hide(index + 1, end) if name in _LITERAL else index + 1
        if _VISIBLE.match(text):
            return index + 1
        if not text and self._is_blank(index + 1):
            # An empty comment ends nothing and hides nothing.
            return index + 1
        return self._hide(index, end)

    def _directive(self, match: re.Match[str], index: int, end: int) -> DirectiveText:
        """Read arguments up to the first option, options up to the first empty line, content."""
        argument = [(match[2] or "").strip()]
        options: dict[str, str] = {}
        last = ""
        place = index + 1
        while place < end and not self._is_blank(place):
            line = self.lines[place].strip()
            option = _OPTION.match(line)
            if option:
                last = option[1]
                options[last] = option[2] or ""
            elif last:
                options[last] = f"{options[last]}\n{line}".strip()
            else:
                argument.append(line)
            place += 1
        return DirectiveText(
            name=match[1],
            argument="\n".join(argument).strip(),
            line=self.first_line + index,
            options=options,
            content=tuple(line.strip() for line in self.lines[place:end]),
            content_line=self.first_line + place,
        )

    def _is_blank(self, index: int) -> bool:
        return index >= len(self.lines) or not self.lines[index].strip()

    def _block_end(self, start: int, indent: int) -> int:
        """Return where the lines that are indented by more than *indent* end."""
        end = start
        for index in range(start, len(self.lines)):
            if self._is_blank(index):
                continue
            if indent_of(self.lines[index]) <= indent:
                break
            end = index + 1
        return end

    def _paragraph_end(self, start: int) -> int:
        end = start
        while not self._is_blank(end):
            end += 1
        return end

    def _hide(self, start: int, end: int) -> int:
        for index in range(start, end):
            self.prose[index] = ""
        return max(end, start)


def _text_column(line: str) -> int:
    """Return the column in which the text of a line begins, behind the mark of a list item."""
    match = _ITEM.match(line)
    return match.end() if match else indent_of(line)
