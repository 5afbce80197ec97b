"""Text that TeX cannot set as it stands: words without end, and writing from right to left."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_WORD = 40
"""Letters after which a word may break anywhere; TeX itself does not hyphenate longer ones."""
STEP = 12
"""So many letters of an endless word stay together."""

_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_LONG = re.compile(rf"[^\s]{{{LONGEST_WORD},}}")
_ADDRESS_SIGNS = re.compile(r"(?<=[/.?&=_\-#:])")
# Hebrew, Arabic and their neighbours, with their forms for presentation.
_RTL_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RTL = re.compile(rf"[{_RTL_LETTERS}]+(?:[\s.,'’\-־]+[{_RTL_LETTERS}]+)*")
# What directs the reading of other programs, but is no letter that a font could have.
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ue000-\uf8ff]")


def in_pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield (piece, kind) of a text; kinds are ``rtl``, ``break`` and, for most, nothing."""
    clean = printable(text)
    place = 0
    for match in _RTL.finditer(clean) if not clean.isascii() else ():
        yield from _with_breaks(clean[place : match.start()])
        yield match[0], "rtl"
        place = match.end()
    yield from _with_breaks(clean[place:])


def printable(text: str) -> str:
    """Return *text* without control characters and marks that no font can show."""
    if text.isascii() and text.isprintable():
        return text
    clean = _INVISIBLE.sub("", _CONTROL.sub("", text))
    # One letter instead of a letter and a mark, which not every font can put together.
    return unicodedata.normalize("NFC", clean)


def _with_breaks(text: str) -> Iterator[tuple[str, str]]:
    place = 0
    for match in _LONG.finditer(text):
        if match.start() > place:
            yield text[place : match.start()], ""
        for number, piece in enumerate(_broken(match[0])):
            if number:
                yield "", "break"
            yield piece, ""
        place = match.end()
    if place < len(text):
        yield text[place:], ""


def _broken(word: str) -> Iterator[str]:
    """Yield the parts of a long word: an address breaks at its signs, anything else anywhere."""
    if _CJK.search(word):
        # These scripts have no blanks; a line may end after any of their signs.
        yield from word
        return
    for part in _ADDRESS_SIGNS.split(word):
        for start in range(0, len(part), STEP) if len(part) > 2 * STEP else (0,):
            piece = part[start : start + STEP] if len(part) > 2 * STEP else part
            if piece:
                yield piece
