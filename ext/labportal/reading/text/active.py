"""HTML that would run: scripts, handlers, frames and addresses that are programs.

Pages come from many hands, so what runs in a reader's browser needs the site owner's word
(``labportal_active_html``).  Other HTML passes untouched.
"""

from __future__ import annotations

import re

_ACTIVE = re.compile(
    r"<\s*/?\s*(?:script|iframe|object|embed|frame|applet|base|form|meta|link)\b[^>]*"
    r"|<[a-z][^>]*?[\s/\"'](?:on[a-z]+\s*=|(?:href|src|action|formaction|data|xlink:href)\s*=\s*"
    r"[\"']?\s*(?:javascript|vbscript|data\s*:\s*text/html))[^>]*",
    re.IGNORECASE,
)
_PROGRAM = re.compile(r"(?:javascript|vbscript|data(?!:image/)):", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\ufeff]+")


def active_html(text: str) -> str:
    """Return the first tag of *text* that would run something, or an empty string."""
    match = _ACTIVE.search(text)
    return match[0] + ">" if match else ""


def is_program(address: str) -> bool:
    """Tell whether an address is a program instead of a place."""
    return bool(_PROGRAM.match(_INVISIBLE.sub("", address)))
