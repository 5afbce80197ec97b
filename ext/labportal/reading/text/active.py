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

_ACTIVE = re.compile(
    r"<\s*/?\s*(?:script|iframe|object|embed|frame|applet|base|form|meta|link)\b[^>]*"
    r"|<[a-z][^>]*?[\s/\"'](?:on[a-z]+\s*=|(?:href|src|action|formaction|data|xlink:href)\s*=\s*"
    r"[\"']?\s*(?:javascript|vbscript|data\s*:\s*text/html))[^>]*",
    re.IGNORECASE,
)
_NAME = re.compile(r"<\s*(/?)\s*([a-z]+)", re.IGNORECASE)
_PROGRAM = re.compile(r"(?:javascript|vbscript|data(?!:image/)):", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\ufeff]+")


def active_html(text: str) -> str:
    """Return the first tag of *text* that would run something, or an empty string."""
    return next((tag for _, tag in active_tags(text)), "")


def active_tags(text: str) -> Iterator[tuple[int, str]]:
    """Yield (place, tag) of what would run; the frame of a known video is shown in another way."""
    in_video = False
    for match in _ACTIVE.finditer(text):
        name = _NAME.match(match[0])
        if name is None or name[2].lower() != "iframe":
            yield match.start(), match[0] + ">"
        elif not name[1]:
            in_video = frame_video(match[0][name.end() :]) is not None
            if not in_video:
                yield match.start(), match[0] + ">"
        elif not in_video:
            yield match.start(), match[0] + ">"


def is_program(address: str) -> bool:
    """Tell whether an address is a program instead of a place."""
    return bool(_PROGRAM.match(_INVISIBLE.sub("", address)))
