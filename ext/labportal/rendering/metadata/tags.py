"""Elements of a page's head, with everything in them made harmless."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import escape
from urllib.parse import quote

_NOT_IN_ADDRESSES = re.compile(r"""[\x00-\x20"<>\\^`{|}\x7f]""")
_PLAIN = re.compile(r"[A-Za-z0-9_./~-]*")
# What a DOI may have and an address may, too; "#", "?", "%" and brackets must be encoded.
_SAFE_IN_DOI = "/:;()@!$&'*+,=~"
_DROPPED = frozenset({"Cc", "Cs", "Cn"})


def clean(text: str) -> str:
    """Return *text* on one line, without characters that no document may hold."""
    if "  " not in text and text.isprintable():
        return text.strip()
    text = " ".join(text.split())
    if text.isprintable():
        return text
    return "".join(char for char in text if unicodedata.category(char) not in _DROPPED)


@lru_cache(maxsize=2048)
def attribute(text: str) -> str:
    """Return *text* as the value of a quoted attribute."""
    return escape(clean(text), quote=True)


def meta(name: str, content: str) -> str:
    """Return a ``<meta name>`` element; nothing without content."""
    value = attribute(content) if content else ""
    return f'<meta name="{name}" content="{value}">\n' if value else ""


def prop(name: str, content: str) -> str:
    """Return a ``<meta property>`` element, as Open Graph has it; nothing without content."""
    value = attribute(content) if content else ""
    return f'<meta property="{name}" content="{value}">\n' if value else ""


def link(rel: str, href: str, media_type: str = "") -> str:
    """Return a ``<link>`` element; nothing without an address."""
    if not href:
        return ""
    kind = f' type="{attribute(media_type)}"' if media_type else ""
    return f'<link rel="{rel}" href="{attribute(href)}"{kind}>\n'


def web(url: str) -> str:
    """Return an absolute web address with nothing in it that addresses may not have, or nothing."""
    if not url[:8].lower().startswith(("http://", "https://")):
        return ""
    return _NOT_IN_ADDRESSES.sub(lambda sign: f"%{ord(sign[0]):02X}", clean(url))


def quoted(path: str) -> str:
    """Return a path as an address; most paths are one already, which is seen sooner than done."""
    return path if _PLAIN.fullmatch(path) else quote(clean(path))


def doi_url(doi: str) -> str:
    """Return the address of a bare DOI, or nothing."""
    if not doi:
        return ""
    path = doi if _PLAIN.fullmatch(doi) else quote(clean(doi), safe=_SAFE_IN_DOI)
    return f"https://doi.org/{path}"


def orcid_url(orcid: str) -> str:
    """Return the address of a bare ORCID iD, or nothing."""
    return f"https://orcid.org/{quoted(orcid)}" if orcid else ""
