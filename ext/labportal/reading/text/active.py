"""HTML that would run: scripts, handlers, frames and addresses that are programs.

Pages come from many hands, so what runs in a reader's browser needs the site owner's word
(``labportal_active_html``).  Other HTML passes untouched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labportal.reading.text.html_pieces import frame_video

if TYPE_CHECKING:
    from collections.abc import Iterator

_ACTIVE_TAG = re.compile(
    r"<\s*/?\s*(?:script|iframe|object|embed|frame|applet|base|form|meta|link)(?=[\s/>]|$)[^>]*",
    re.IGNORECASE,
)
_PIECE = re.compile(
    r"(?P<opening><[a-z])|(?P<end>>)"
    r"|[\s/\"'](?:on[a-z]+\s*=|(?:href|src|action|formaction|data|xlink:href)\s*=\s*"
    r"[\"']?\s*(?:javascript|vbscript|data\s*:\s*text/html))",
    re.IGNORECASE,
)
"""A tag's beginning, its end, or an attribute that runs."""
_NAME = re.compile(r"<\s*(/?)\s*([a-z]+)", re.IGNORECASE)
_PROGRAM = re.compile(r"(?:javascript|vbscript|data(?!:image/)):", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\ufeff]+")


def active_html(text: str) -> str:
    """Return the first tag of *text* that would run something, or an empty string."""
    return next((tag for _, tag in active_tags(text)), "")


def active_tags(text: str) -> Iterator[tuple[int, str]]:
    """Yield (place, tag) of what would run; the frame of a known video is shown in another way."""
    in_video = False
    for start, tag in _suspects(text):
        name = _NAME.match(tag)
        if name is None or name[2].lower() != "iframe":
            yield start, tag + ">"
        elif not name[1]:
            in_video = frame_video(tag[name.end() :]) is not None
            if not in_video:
                yield start, tag + ">"
        elif not in_video:
            yield start, tag + ">"


def _suspects(text: str) -> Iterator[tuple[int, str]]:
    """Yield (place, tag without its end) of tags that run, or have an attribute that does."""
    found = [(match.start(), match.end()) for match in _ACTIVE_TAG.finditer(text)]
    found += _with_handlers(text)
    last = 0
    for start, end in sorted(found):
        if start >= last:
            yield start, text[start:end]
            last = end


def _with_handlers(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of tags with a handler, or an address that is a program.

    One walk finds all of them; a text with many signs that open a tag and few that close one would
    be read again from each of them otherwise.
    """
    opened, runs = -1, False
    for piece in _PIECE.finditer(text) if "=" in text else ():
        if piece["end"]:
            if runs:
                yield opened, piece.start()
            opened, runs = -1, False
        elif piece["opening"]:
            opened = piece.start() if opened < 0 else opened
        else:
            runs = opened >= 0
    if runs:
        yield opened, len(text)


def is_program(address: str) -> bool:
    """Tell whether an address is a program instead of a place."""
    return bool(_PROGRAM.match(_INVISIBLE.sub("", address)))
