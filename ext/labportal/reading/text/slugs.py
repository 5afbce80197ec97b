"""The names that headings get as anchors, as MyST and docutils make them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from labportal.reading.text.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

_DROPPED = re.compile(r"[^\w\u4e00-\u9fff\- ]")
_NO_ID = re.compile(r"[^a-z0-9]+")
_AT_ENDS = re.compile(r"^[-0-9]+|-+$")
# Letters that docutils does not take apart.
_LETTERS = str.maketrans({"ß": "sz", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i"})
# What stands in a heading and is no text of it: roles, formulas, pictures, signs of footnotes.
_NOT_READ = re.compile(
    r"(?<!\\)\{[A-Za-z][\w:+.-]*\}(`+).+?\1(?!`)|(?<![\\$\w])\$[^$\n]+\$(?![$\w])"
    r"|!\[[^\[\]]*\]\([^()]*\)|\[\^[^\[\]\s]+\]"
)
NO_TEXT = "\ufff0"
"""A sign for what stands in a heading and does not come into its anchor."""


def slug_title(markdown: str) -> str:
    """Return as much of a heading as MyST makes its anchor of."""
    # The sign at the end keeps braces, which are no attributes there.
    return plain_text(_NOT_READ.sub(NO_TEXT, markdown) + NO_TEXT).replace(NO_TEXT, "")


def slugs_of(titles: Iterable[str]) -> set[str]:
    """Return the anchors of the headings of one page; of those that are equal, each its own."""
    found: set[str] = set()
    for title in titles:
        slug = name = _DROPPED.sub("", title.lower().replace(" ", "-"))
        number = 1
        while name in found:
            name = f"{slug}-{number}"
            number += 1
        if slug:
            found.add(name)
    return found


def docutils_id(text: str) -> str:
    """Return the anchor that docutils makes of a name or heading."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return _AT_ENDS.sub("", _NO_ID.sub("-", plain.encode("ascii", "ignore").decode()))
