"""What an interface says in one language: its words, dates and numbers.

The interface is written in English, and its English texts are the keys by which other languages
are looked up.  Whoever shows a text, a date or a number asks the words that were handed to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labportal.model.dates import PartialDate, Span


class Words:
    """The words of the interface in English; other languages override what they say otherwise."""

    language = "en"

    def text(self, english: str) -> str:
        """Return a text of the interface; one that nobody has translated stays as it is."""
        return english

    def fill(self, english: str, **values: str) -> str:
        """Return a text of the interface with values in its places, such as ``{year}``."""
        return self.text(english).format(**values)

    def date(self, date: PartialDate | None) -> str:
        """Return a date in full, such as ``14 March 2026``; nothing for none."""
        return str(date or "")

    def span(self, span: Span | None) -> str:
        """Return when something takes place, such as ``14–16 March 2026``; nothing for none."""
        return str(span or "")

    def number(self, number: int) -> str:
        """Return a count with its thousands apart."""
        return f"{number:,}"

    def __repr__(self) -> str:
        return f"Words({self.language})"


ENGLISH = Words()
