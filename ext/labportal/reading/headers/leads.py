"""Lines such as "Section leader: Ada Lovelace", which hold a field each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.reading.headers.lists import cells_of, item_text
from labportal.reading.headers.words import fields_of
from labportal.reading.text.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from labportal.reading.headers.lists import Block

_LEAD = re.compile(
    r"(?:>[ \t]*)?(?:\*{1,3}|_{1,3})?([^\W\d_](?:[^\n:*`\[\]<>|]){1,44}?)(?:\*{1,3}|_{1,3})?"
    r"[ \t]*:(?:\*{1,3}|_{1,3})?[ \t]+(\S.*)"
)
_END = re.compile(r"(?:\\|<br\s*/?>)\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+[|·•]\s+")
_GOES_ON = re.compile(r"(?:,|\band|&)$")


@dataclass(frozen=True, slots=True)
class LeadLine:
    """Words, a colon and a value."""

    label: str
    fields: tuple[str, ...]
    """What the value may be; empty if the words are not known."""
    raw: str
    """The value as written."""
    line: int

    @property
    def text(self) -> str:
        """The value as plain text."""
        return plain_text(self.raw)


def find_leads(block: Block, start: int, end: int, words: Mapping[str, str]) -> Iterator[LeadLine]:
    """Yield the lines between two places that begin with words and a colon."""
    for index in range(start, end):
        line = block.masked[index].strip()
        number = block.first_line + index
        if not line or line.startswith(("#", "```", ":::", "~~~")):
            continue
        if line.startswith("|"):
            cells = cells_of(line)
            if len(cells) == 2 and all(cells):
                label = plain_text(cells[0])
                yield LeadLine(label, fields_of(words, label), cells[1], number)
            continue
        for place, part in enumerate(_BETWEEN.split(_END.sub("", item_text(line)))):
            match = _LEAD.fullmatch(part)
            if match is None:
                break
            raw = match[2].strip()
            if not place and _GOES_ON.search(raw):
                raw = " ".join([raw, *_following(block.masked, index + 1, end)])
            yield LeadLine(match[1].strip(), fields_of(words, match[1]), raw, number)


def _following(masked: Sequence[str], start: int, end: int) -> Iterator[str]:
    """Yield the lines on which a list of names goes on."""
    for index in range(start, end):
        line = masked[index].strip()
        if not line or _LEAD.fullmatch(item_text(line)):
            return
        yield _END.sub("", line)
        if not _GOES_ON.search(line):
            return
