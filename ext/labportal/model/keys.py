"""Keys of records and the order of names.

A key is made from a file name or a title: lower case, ASCII, words joined by hyphens.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose into a base letter and a mark.
_LETTERS = str.maketrans(
    {
        "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O",
        "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ł": "l", "Ł": "L",
        "ħ": "h", "Ħ": "H", "ı": "i", "ŋ": "n", "Ŋ": "N", "’": "'", "ʼ": "'", "‐": "-",
        "‑": "-", "–": "-", "—": "-",
    }
)  # fmt: skip
_APOSTROPHE = re.compile(r"['`´]")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_FIT = re.compile(r"[a-z0-9._~-]+")
_UNFIT = re.compile(r"[^a-z0-9._~-]+")
_HYPHENS = re.compile(r"-{2,}")
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=65536)
def ascii_fold(text: str) -> str:
    """Return *text* with marks removed from its Latin letters; other scripts stay."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """Return the key made from *text*: lower case, ASCII, joined by hyphens.

    Letters outside the Latin script become ``uXXXX``, so that no name loses its identity.
    """
    return _NOT_WORD.sub("-", _ascii(text)).strip("-")


@lru_cache(maxsize=65536)
def address_part(text: str) -> str:
    """Return a file name as part of an address: a key in which ``_``, ``.`` and ``~`` stay."""
    if _FIT.fullmatch(text):
        return text
    return _HYPHENS.sub("-", _UNFIT.sub("-", _ascii(text))).strip("-")


def _ascii(text: str) -> str:
    folded = _APOSTROPHE.sub("", ascii_fold(text)).lower()
    if folded.isascii():
        return folded
    return "".join(
        char if char.isascii() or not char.isalnum() else f"-u{ord(char):04x}-" for char in folded
    )


@lru_cache(maxsize=65536)
def collation_key(text: str) -> tuple[str, str]:
    """Return a sort key that ignores case, marks and punctuation, then breaks ties."""
    return (slug(text).replace("-", " "), text)


def squeeze(text: str) -> str:
    """Return *text* with every run of white space made one blank."""
    return _SPACE.sub(" ", text).strip()
