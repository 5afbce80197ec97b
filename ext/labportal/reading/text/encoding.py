"""Words that were encoded twice: UTF-8 read as Windows-1252 and saved as UTF-8 again.

Only pairs that no language writes are taken for damage, since a false alarm on somebody's name
is worse than a missed one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# The signs for the bytes 80 to BF: Latin-1's invisible ones, then those of Windows-1252.
_TYPOGRAPHIC = "‚„…†‡ˆ‰‹‘’“”•–—˜™›\u00a0¡§«·»¿"
_OTHERS = "€ƒŠŒŽšœžŸ¢£¤¥¦¨©ª¬\u00ad®¯°±²³´µ¶¸¹º¼½¾"
_INVISIBLE = "\u0080-\u009f"
_ANY = f"{_INVISIBLE}{_TYPOGRAPHIC}{_OTHERS}"

# A letter with a quotation mark or dash behind it is ordinary text ("CAFÃ”"), unless a small
# letter follows; the three-byte forms are those of dashes, quotes, arrows and the euro sign.
_DAMAGE = re.compile(
    rf"[ÃÄÅ][{_INVISIBLE}{_OTHERS}]"
    rf"|[ÃÄÅ][{_TYPOGRAPHIC}](?=[a-zà-öø-ÿÃÄÅ])"
    rf"|Â[{_INVISIBLE}\u00a0¡£¥§©ª®°±²³´µ¶·¹º¼½¾¿]"
    rf"|â[€‚„†ˆ‰\u0080\u0082\u0084\u0086\u0088\u0089][{_ANY}]"
    rf"|ï(?:»¿|¬[{_ANY}])"
    rf"|ð[Ÿ\u009f][{_ANY}][{_ANY}]"
)
_QUICK = re.compile("[ÂÃÄÅâïð][\u0080-\u00bf\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u2122]")
_WORD = re.compile(r"[^ \t\r\n]+")
_AROUND = " \t.,;:!?()[]{}<>*_`|/\"'"


def damaged_words(line: str) -> Iterator[tuple[str, str]]:
    """Yield (word as it is, word as it should be) for the damaged words of a line."""
    if line.isascii() or not _QUICK.search(line):
        return
    for match in _WORD.finditer(line):
        word = match[0].strip(_AROUND)
        repaired = _DAMAGE.sub(_repair, word)
        if repaired != word:
            yield word, repaired


def _repair(match: re.Match[str]) -> str:
    try:
        return b"".join(map(_byte, match[0])).decode("utf-8")
    except UnicodeError:
        return match[0]


def _byte(sign: str) -> bytes:
    # Windows-1252 leaves five bytes undefined; programs write them as Latin-1's.
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1")
