"""Web addresses: which are safe to link to, and how TeX writes them.

Only http, https and ftp pass; everything else stays text.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s<>\"{}|\\^`\x00-\x1f]+", re.IGNORECASE)
_SPECIALS = re.compile(r"\\([%&#_$~{}])(?:\{\})?|\\(?:text)?(?:ascii)?tilde\s*(?:\{\})?|[{}]")
_WRAPPER = re.compile(r"\\(?:url|path|href|nolinkurl)\s*")


@lru_cache(maxsize=4096)
def verbatim(tex: str) -> str:
    """Return text in which TeX only protects signs, such as an address or an identifier."""
    if "\\" not in tex and "{" not in tex and "}" not in tex:
        return " ".join(tex.split())
    plain = _SPECIALS.sub(_plain_sign, _WRAPPER.sub("", tex))
    return " ".join(plain.split())


def _plain_sign(match: re.Match[str]) -> str:
    if match[1]:
        return "" if match[1] in "{}" else match[1]
    return "~" if match[0][0] == "\\" else ""


@lru_cache(maxsize=4096)
def web_address(text: str) -> str:
    """Return the web address that *text* is or begins with, or an empty string."""
    text = text.strip()
    # Windows users write backslashes, and drop the scheme.
    if text[:8].lower().startswith(("http:\\", "https:\\")):
        text = text.replace("\\", "/")
    if text[:4].lower() == "www.":
        text = f"https://{text}"
    match = _ADDRESS.match(text)
    if match is None:
        return ""
    scheme, _, rest = match[0].partition("://")
    rest = rest.rstrip(".,;")
    return f"{scheme.lower()}://{rest}" if rest else ""
