"""Records of the portal that an entry says it belongs to: projects, research lines, software."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labportal.reading.bibtex.addresses import web_address
from labportal.reading.bibtex.flags import read_flag
from labportal.reading.bibtex.links import file_path

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "project": ("project", "projects"),
    "research": ("research", "research_line", "research_lines"),
    "software": ("software",),
}
"""Record type -> fields that name its records, unless they hold an address."""
FIELDS = frozenset(name for names in _FIELDS.values() for name in names)
_BETWEEN = re.compile(r"[,;]")


def read_named(fields: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    """Return (record type, name, field) of what the fields name; whether it exists is not known."""
    if FIELDS.isdisjoint(fields):
        return ()
    return tuple(
        (type_name, name, field)
        for type_name, names in _FIELDS.items()
        for field in names
        if field in fields
        for part in _BETWEEN.split(fields[field])
        if (name := part.strip()) and _is_name(name)
    )


def _is_name(text: str) -> bool:
    return not (web_address(text) or file_path(text) or read_flag(text) is not None)
