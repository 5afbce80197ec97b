"""What a report is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labportal.model.facts import Fact
    from labportal.model.query import Query


@dataclass(frozen=True, slots=True)
class Row:
    """One line: when, and what."""

    when: str
    text: str
    docname: str = ""
    """The page that says more."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a report under its own heading; one without content is left out."""

    name: str
    heading: str
    numbers: tuple[tuple[str, str], ...] = ()
    """(number, what it counts)."""
    rows: tuple[Row, ...] = ()
    query: Query | None = None
    """A list of records that are not empty."""
    page: str = ""
    """A document whose own text stands here."""

    @property
    def has_content(self) -> bool:
        """Whether there is anything to show; the text of a page may still turn out empty."""
        return bool(self.numbers or self.rows or self.query or self.page)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A document made from records."""

    name: str
    """The stem of its file."""
    title: str
    subtitle: str = ""
    period: str = ""
    as_book: bool = False
    """With a cover and contents; else it begins with its title on the first page."""
    picture: str = ""
    picture_alt: str = ""
    facts: tuple[Fact, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def pages(self) -> tuple[str, ...]:
        """The documents whose own text it shows."""
        return tuple(part.page for part in self.parts if part.page)
