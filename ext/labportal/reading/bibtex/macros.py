"""@string macros of all files together, through any number of levels.

The order of files and definitions makes no difference; a later definition of a name replaces an
earlier one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.problems import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labportal.reading.bibtex.grammar import RawValue
    from labportal.reading.bibtex.scan import RawMacro

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_MOST_SUGGESTIONS = 20
_LONGEST_TEXT = 100_000


@dataclass(frozen=True, slots=True)
class UnknownMacro:
    """A macro that has no text."""

    name: str
    via: str = ""
    """The macro in whose definition the name stands, empty if it stands in the entry."""
    circular: bool = False

    @property
    def shown(self) -> str:
        """What is shown in its place."""
        return shown_name(self.name)


def shown_name(name: str) -> str:
    """Return the name of a macro as text: macros named after journals have underscores."""
    return " ".join(name.replace("_", " ").split()) or name


class Macros:
    """The definitions of one bibliography, each expanded once."""

    def __init__(self, definitions: Iterable[RawMacro]) -> None:
        self._definitions: dict[str, RawValue] = {month[:3].lower(): month for month in MONTHS}
        self._definitions.update((macro.name, macro.value) for macro in definitions)
        self._expanded: dict[str, tuple[str, tuple[UnknownMacro, ...]]] = {}
        self._suggestions: dict[str, str] = {}

    def expand(self, value: RawValue) -> tuple[str, tuple[UnknownMacro, ...]]:
        """Return the text of *value* and the macros in it that have none."""
        if isinstance(value, str):
            return value, ()
        return self._joined(value, via="", open_names=())

    def suggestion(self, name: str) -> str:
        """Return the defined name that is nearest to *name*, or an empty string.

        A missing file of macros leaves hundreds unknown; only the first ones are looked for.
        """
        if name not in self._suggestions:
            few = len(self._suggestions) < _MOST_SUGGESTIONS
            self._suggestions[name] = suggest(name, self._definitions) if few else ""
        return self._suggestions[name]

    def _joined(
        self, value: RawValue, via: str, open_names: tuple[str, ...]
    ) -> tuple[str, tuple[UnknownMacro, ...]]:
        if isinstance(value, str):
            return value, ()
        texts: list[str] = []
        unknown: dict[UnknownMacro, None] = {}
        for is_macro, text in value:
            if not is_macro:
                texts.append(text)
                continue
            expanded, missing = self._macro(text, via, open_names)
            texts.append(expanded)
            unknown.update(dict.fromkeys(missing))
        # Macros that double each other would fill the memory.
        return "".join(texts)[:_LONGEST_TEXT], tuple(unknown)

    def _macro(
        self, written: str, via: str, open_names: tuple[str, ...]
    ) -> tuple[str, tuple[UnknownMacro, ...]]:
        name = written.lower()
        known = self._expanded.get(name)
        if known is not None:
            return known
        definition = self._definitions.get(name)
        if definition is None or name in open_names:
            unknown = UnknownMacro(written, via, circular=definition is not None)
            return unknown.shown, (unknown,)
        try:
            expanded = self._joined(definition, written, (*open_names, name))
        except RecursionError:
            # Thousands of levels: nobody's journal, but no reason to stop either.
            return shown_name(written), (UnknownMacro(written, via),)
        # Inside a circle the text depends on where one enters it.
        if not any(missing.circular for missing in expanded[1]):
            self._expanded[name] = expanded
        return expanded
