"""Entries with their macros resolved and inherited fields filled in; values are still TeX."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source
from labportal.reading.bibtex.macros import Macros, UnknownMacro

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from labportal.reading.bibtex.scan import RawEntry, RawFile


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, complete."""

    key: str
    entry_type: str
    source: Source
    values: Mapping[str, str]
    """Field name in lower case -> TeX text."""
    lines: Mapping[str, int]
    """Field name -> line; fields that were inherited have none."""

    def problem(
        self, code: Code, message: str, field: str = "", *, suggestion: str = ""
    ) -> Problem:
        """Return a finding at the line of *field*; *message* continues "entry 'key'"."""
        source = self.source.at(self.lines.get(field, self.source.line))
        text = f"entry '{self.key}'{message}"
        return Problem(code, source, text, suggestion=suggestion, field=field)


def expand_entries(files: Iterable[RawFile]) -> tuple[list[Entry], list[Problem]]:
    """Return the entries of all files in order, macros resolved, and what was unknown."""
    files = tuple(files)
    macros = Macros(macro for file in files for macro in file.macros)
    problems: list[Problem] = []
    entries = [_expanded(raw, macros, problems) for file in files for raw in file.entries]
    return entries, problems


def _expanded(raw: RawEntry, macros: Macros, problems: list[Problem]) -> Entry:
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    for name, (value, line) in raw.fields.items():
        lines[name] = line
        if isinstance(value, str):
            values[name] = value
            continue
        values[name], unknown = macros.expand(value)
        problems += [_unknown_macro(raw, name, line, macro, macros) for macro in unknown]
    return Entry(raw.key, raw.entry_type, raw.source, values, lines)


def _unknown_macro(
    raw: RawEntry, field: str, line: int, macro: UnknownMacro, macros: Macros
) -> Problem:
    named_by = f", which '{macro.via}' names" if macro.via else ""
    if macro.circular:
        fault = f"@string '{macro.name}' is defined by itself"
    else:
        fault = f"there is no @string '{macro.name}'{named_by}"
    return Problem(
        code=Code.BIB_UNKNOWN_MACRO,
        source=raw.source.at(line),
        message=f"entry '{raw.key}': {fault}; '{macro.shown}' is shown",
        suggestion="" if macro.circular else macros.suggestion(macro.name),
        field=field,
    )
