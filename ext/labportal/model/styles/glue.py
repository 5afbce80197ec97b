"""The punctuation between two pieces of text.

Templates say what should stand between values; since any value can be missing, what remains of
two templates' signs is tidied here, so that nothing is doubled and nothing dangles.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

GLUE_SIGNS = frozenset(' .,;:?!()[]“”‘"«»„')
"""Signs that belong to the space between values, not to the values."""

_STRENGTH: Mapping[str, int] = {",": 1, ":": 2, ";": 3, ".": 4, "?": 5, "!": 5}
_OPENERS, _CLOSERS, _QUOTES = "([“‘«„", ")]”»", "”’»\"'"
_EMPTY_PAIR = re.compile(r"“[ ,.;:]*?([,.;:]?) *”|‘ *’|„ *”|« *»|\([ ,.;:]*\)|\[[ ,.;:]*\]")


@lru_cache(maxsize=16384)
def glue(last: str, between: str) -> str:
    """Return the signs *between*, tidied; *last* is the sign before them, empty at the start."""
    text = between
    while (shorter := _EMPTY_PAIR.sub(r"\1", text)) != text:
        text = shorter
    found: list[str] = []
    strength, own = _STRENGTH.get(last, 0), -1
    for sign in text:
        if sign == " ":
            if (found and found[-1] != " " and found[-1] not in _OPENERS) or (last and not found):
                found.append(sign)
        elif sign in _STRENGTH:
            strength, own = _add(sign, found, strength, own, last)
        elif sign in _CLOSERS:
            _drop_blanks(found)
            if last or found:
                found.append(sign)
            if sign in ")]":
                strength, own = 0, -1
        else:
            found.append(sign)
            strength, own = (0, -1) if sign in _OPENERS else (strength, own)
    return "".join(found)


def _add(sign: str, found: list[str], strength: int, own: int, last: str) -> tuple[int, int]:
    """Add a full stop, comma or the like, unless a stronger sign stands there already."""
    if (not last and not found) or (found and found[-1] in _OPENERS):
        return strength, own
    power = _STRENGTH[sign]
    if own >= 0:
        # Two signs of the template meet: the stronger one stays, in the first one's place.
        if power <= strength:
            return strength, own
        before = found[own - 1] if own else last
        if _says_already(before, sign):
            del found[own]
            return _STRENGTH[before], -1
        found[own] = sign
        return power, own
    if strength and _says_already(last, sign):
        return strength, own
    _drop_blanks(found)
    found.append(sign)
    return power, len(found) - 1


def _says_already(before: str, sign: str) -> bool:
    return (before in ("?", "!") and sign in ".,") or before == sign == "."


def _drop_blanks(found: list[str]) -> None:
    while found and found[-1] == " ":
        found.pop()


@lru_cache(maxsize=4096)
def ending(last: str, between: str) -> str:
    """Return the signs at the end of a reference, with nothing left that waits for more."""
    text = glue(last, between)
    while text and (text[-1] in " ,;:" or text[-1] in _OPENERS):
        text = text[:-1]
    return text


def last_sign(text: str) -> str:
    """Return the sign that decides what may follow: the one before closing quotation marks."""
    sign = text[-1:]
    if sign and sign in _QUOTES:
        return text.rstrip(_QUOTES)[-1:] or sign
    return sign
