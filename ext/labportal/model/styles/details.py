"""Pages, editions, dates and kinds of report, in the spelling of a style."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PAGE = re.compile(r"([^\W\d_]*)(\d+)")
_EDITION_WORD = re.compile(r"\s*(?:edition|edn|ed)?\.?$", re.IGNORECASE)
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
_LONGEST_PAGE = 5
_TYPES: Mapping[str, str] = {
    "patent": "", "patentus": "U.S. Patent", "patenteu": "European Patent",
    "patentde": "German Patent", "patentfr": "French Patent", "patentuk": "British Patent",
    "phdthesis": "", "mathesis": "", "techreport": "", "resreport": "Research Report",
}  # fmt: skip


@lru_cache(maxsize=16384)
def page_kind(pages: str) -> str:
    """Return whether *pages* are a ``range``, one ``page`` or an ``article number``."""
    if "–" in pages or "," in pages:
        return "range"
    match = _PAGE.fullmatch(pages)
    if not pages or not match:
        return "page" if pages.isalpha() else "article number"
    # e0193972, 084512 and 2600111 number articles; S45, A7 and 1042 are pages.
    number = match[2]
    if match[1].islower() or len(number) > _LONGEST_PAGE or number.startswith("0"):
        return "article number"
    return "page"


@lru_cache(maxsize=16384)
def page_text(pages: str, dash: str, *, short: bool) -> str:
    """Return pages with *dash*, the last page without the digits it shares if *short*."""
    if short:
        pages = ", ".join(_shortened(part) for part in pages.split(", "))
    return pages if dash == "–" else pages.replace("–", dash)


def _shortened(pages: str) -> str:
    first, dash, last = pages.partition("–")
    one, other = _PAGE.fullmatch(first), _PAGE.fullmatch(last)
    if not dash or not one or not other or one[1] != other[1] or len(one[2]) != len(other[2]):
        return pages
    shared = next((at for at, (a, b) in enumerate(zip(one[2], other[2], strict=True)) if a != b), 0)
    return f"{first}–{other[2][shared:]}"


@lru_cache(maxsize=1024)
def edition_text(edition: str) -> str:
    """Return an edition as an ordinal number such as ``2nd``, or as it was written."""
    word = _EDITION_WORD.sub("", edition.strip())
    if word.casefold() in _ORDINALS:
        word = str(_ORDINALS.index(word.casefold()) + 1)
    return ordinal(int(word)) if word.isascii() and word.isdigit() else word


def ordinal(number: int) -> str:
    """Return a number as ``1st``, ``2nd``, ``3rd`` and so on."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{('th', 'st', 'nd', 'rd')[number % 10 if number % 10 < 4 else 0]}"


def type_text(written: str) -> str:
    """Return the kind of a report, thesis or patent; biblatex's words for kinds are spelt out."""
    return _TYPES.get(written.casefold(), written)
