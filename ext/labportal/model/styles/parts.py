"""What a formatted reference is made of; each output format joins the parts in its own way."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labportal.model.records import Run
    from labportal.model.references import Author


# A named tuple: a page of two thousand references makes thirty thousand of them.
class Part(NamedTuple):
    """A piece of a reference."""

    text: str
    role: str = "plain"
    """``author``, ``title``, ``venue``, ``detail``, ``year``, ``link`` or ``plain``."""
    markup: str = ""
    """What the style asks for: ``emph``, ``strong`` or nothing."""
    author: Author | None = None
    """The author whom the text names, with the person behind the name."""
    url: str = ""
    """Where a part with the role ``link`` leads; http and https only."""
    run: Run | None = None
    """The piece of the title that the text is, with its own mark-up."""


def plain_text(parts: Iterable[Part], *, marked: bool = False) -> str:
    """Return the reference as text; *marked* writes emphasis as in Markdown."""
    if not marked:
        return "".join(part.text for part in parts)
    signs = {"emph": "*", "strong": "**"}
    pieces = groupby(parts, key=lambda part: signs.get(part.markup, ""))
    return "".join(sign + "".join(part.text for part in same) + sign for sign, same in pieces)
