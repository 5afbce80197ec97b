"""Web addresses and paths of images.

An address ends up in ``href``, so a scheme that browsers execute is refused here, whatever the
writers do later.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labportal.model.fields import FieldSpec, Kind
from labportal.reading.values.parsed import (
    EMPTY,
    Complaint,
    Parsed,
    Vocabularies,
    as_text,
    refused,
    shown,
)

if TYPE_CHECKING:
    from labportal.reading.headers.header import Raw

SAFE_SCHEMES = frozenset({"http", "https", "ftp", "mailto"})

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_PORT = re.compile(r"[^/:]+:\d+(?:/|$)")
# What browsers remove from an address before they look at its scheme.
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]+")
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,24}(?::\d+)?(?:[/?#].*)?")
_FILE = re.compile(r"[^/]*\.(?:html?|md|pdf|php|png|jpe?g|gif|svg|webp|txt|zip)$", re.IGNORECASE)
_LOCAL = re.compile(r"(?:/(?!/)|\.{1,2}/|#|\{\{)")
# The first part of a path has no full stop; that of a web address has one.
_PAGE = re.compile(r"[\w -]+(?:/[\w. -]+)*(?:/|\.md|\.rst|/[\w -]+)(?:#[\w-]+)?")
_MARKDOWN_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|<([^>\s]+)>")
_GITHUB_NAME = re.compile(r"@?([A-Za-z0-9][\w-]*(?:/[\w.-]+)?)")


def read_url(raw: Raw, spec: FieldSpec, _: Vocabularies) -> Parsed:
    """Read a web address; a missing ``https://`` is added."""
    text = as_text(raw)
    link = _MARKDOWN_LINK.fullmatch(text)
    return parse_url(link[1] or link[2] if link else text, spec.name)


def read_place(raw: Raw, spec: FieldSpec, vocabularies: Vocabularies) -> Parsed:
    """Read a web address, or the path or address of a page of the site."""
    text = as_text(raw).strip()
    if _PAGE.fullmatch(text):
        return Parsed(_tidy(text))
    return read_url(raw, spec, vocabularies)


def parse_url(text: str, name: str = "") -> Parsed:
    """Return the address that *text* is; *name* is the field that holds it."""
    text = text.strip()
    if not text:
        return EMPTY
    bare = _INVISIBLE.sub("", text)
    scheme = _SCHEME.match(bare)
    if scheme and not _PORT.match(bare):
        if scheme[1].lower() in SAFE_SCHEMES:
            return Parsed(_tidy(text))
        return refused(text, "a web address; this kind of address is not allowed")
    if _LOCAL.match(bare):
        return Parsed(_tidy(text))
    if bare.startswith("//") or (_HOST.fullmatch(bare) and not _FILE.fullmatch(bare)):
        repaired = f"https://{_tidy(text).lstrip('/')}"
        complaint = Complaint(f"is {shown(text)}, but must be {Kind.URL.value}", repaired)
        return Parsed(repaired, (complaint,))
    user = _GITHUB_NAME.fullmatch(text) if name == "github" else None
    return refused(text, Kind.URL.value, f"https://github.com/{user[1]}" if user else "")


def _tidy(text: str) -> str:
    if text.startswith("{{"):
        return text
    return re.sub(r"[\x00-\x1f\x7f]+", "", text.strip()).replace(" ", "%20")


def read_image(raw: Raw, _: FieldSpec, __: Vocabularies) -> Parsed:
    """Read the path or address of an image; backslashes become slashes."""
    text = as_text(raw)
    if not text:
        return EMPTY
    # YAML authors link images, too: ![A dog](dog.png).
    link = re.fullmatch(r"!?\[[^\]]*\]\(([^)]+)\)", text)
    path = (link[1] if link else text).strip().replace("\\", "/")
    scheme = _SCHEME.match(_INVISIBLE.sub("", path))
    if scheme and scheme[1].lower() not in ("http", "https"):
        return refused(text, "the path of an image in the content folder")
    return Parsed(path)
