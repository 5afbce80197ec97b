"""The parts of a text that say something about the record of a page, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.reading.headers import RawValue


@dataclass(frozen=True, slots=True)
class TextName:
    """Words in a text that are a link if a record answers to them."""

    line: int
    text: str
    """The words."""
    type_name: str
    name: str
    """What to look up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextList:
    """A list of a text that holds a field."""

    field: str
    type_name: str
    heading: str
    line: int
    last_line: int
    size: int
    """How many items it has."""
    names: tuple[str, ...]
    """What a list of records in its place shows, in order."""
    urls: tuple[tuple[str, str], ...] = ()
    """(name, address) of names that link to another site."""
    labels: tuple[tuple[str, str], ...] = ()
    """(name, words of the text) of names that are keys of pages."""
    is_plain: bool = False
    """Whether a list of records shows everything that it says."""
    is_selection: bool = False
    """Whether it names some of many, as "Selected publications" do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the text of a page says about its record."""

    fields: Mapping[str, RawValue] = field(default_factory=dict)
    """Fields that the header does not have."""
    lines: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Field -> name -> line on which it is named."""
    lists: tuple[TextList, ...] = ()
    names: tuple[TextName, ...] = ()
    addresses: tuple[tuple[int, str, str], ...] = ()
    """(line, words, where they lead) of e-mail and web addresses in lines."""
    in_lines: frozenset[str] = frozenset()
    """Fields that lines such as "Leader: ..." show."""
    lead_lines: tuple[int, ...] = ()
    """The lines that are such lines."""
    subtitle_line: int = 0
    linked: frozenset[str] = frozenset()
    """The pages that the text has links to."""
    """The line of a short text under the title that was taken for a position."""
    headings: tuple[tuple[int, str, bool], ...] = ()
    """(line, field, whether it is a selection) of headings that have no list of their own."""
