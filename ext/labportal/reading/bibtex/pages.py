"""Page ranges and article numbers."""

from __future__ import annotations

import re
from functools import lru_cache

_LONG = re.compile(r"\s*(?:-{2,}|[–—‒−])\s*")
_SPACED = re.compile(r"\s+-\s*|\s*-\s+")
_ROMAN = re.compile(r"[ivxlcdm]+", re.IGNORECASE)
_PENDING = re.compile(r"(?:in press|to appear|n/?a|-+|accepted|early access)?", re.IGNORECASE)


@lru_cache(maxsize=8192)
def read_pages(text: str) -> str | None:
    """Return pages with en dashes, empty if there are none yet; None if they are no pages."""
    if _PENDING.fullmatch(text.strip()):
        return ""
    if not any(char.isdigit() for char in text) and not all(
        _ROMAN.fullmatch(part) for part in re.split(r"[\s,–—-]+", text) if part
    ):
        return None
    return ", ".join(filter(None, (_one_range(part.strip()) for part in text.split(","))))


def _one_range(text: str) -> str:
    for separator in (_LONG, _SPACED):
        parts = [part for part in separator.split(text) if part]
        if len(parts) > 1:
            return _joined(parts)
    return _joined(_split_at_hyphen(text))


def _split_at_hyphen(text: str) -> list[str]:
    """Split ``12-19`` in two, and ``83144B-83144B-6`` where the number is repeated."""
    parts = text.split("-")
    if len(parts) == 2:
        return parts
    middle = len(parts) // 2
    for at in (middle, 1):
        first, last = "-".join(parts[:at]), "-".join(parts[at:])
        if first and (last == first or last.startswith(f"{parts[0]}-")):
            return [first, last]
    return [text]


def _joined(parts: list[str]) -> str:
    parts = [part for part in parts if part]
    if len(parts) == 2 and parts[0] == parts[1]:
        return parts[0]
    return "–".join(parts)
