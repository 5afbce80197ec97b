"""A reference style, ready to be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.model.styles.namelists import NameRules
    from labportal.model.styles.template import Alternative


# Compared and hashed by identity, which makes it a cheap key of a cache.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Style:
    """How references are written."""

    name: str
    title: str
    """What the style is called in texts."""
    authors: NameRules
    editors: NameRules
    date: Alternative
    months: tuple[str, ...]
    dash: str
    """Between first and last page."""
    short_pages: bool
    """``284-7`` instead of ``284-287``."""
    templates: Mapping[str, Alternative]
    """Kind of publication -> its template; every kind has one."""
