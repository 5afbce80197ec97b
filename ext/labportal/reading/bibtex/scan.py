"""BibTeX's grammar: text to raw entries and @string definitions.

Values stay as the author wrote them, in TeX.  What a field means is not known here.  The usual
field is read by one regular expression; `recovery` takes over where that does not match.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source
from labportal.reading.bibtex.files import BibFile, with_unix_lines
from labportal.reading.bibtex.grammar import (
    BOUNDARY,
    CLOSING,
    EXTRA_BRACE,
    FIELD,
    HEAD,
    KEY,
    RawValue,
    balanced_end,
    read_value,
)
from labportal.reading.bibtex.recovery import Recovered, recover

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST_RECOVERIES = 20
_LONGEST_COMMENT = 10_000


@dataclass(frozen=True, slots=True)
class RawEntry:
    """One entry as it is written."""

    key: str
    entry_type: str
    """In lower case."""
    source: Source
    fields: Mapping[str, tuple[RawValue, int]]
    """Field name in lower case -> value, line."""


@dataclass(frozen=True, slots=True)
class RawMacro:
    """One @string definition."""

    name: str
    """In lower case."""
    value: RawValue
    source: Source


@dataclass(frozen=True, slots=True)
class RawFile:
    """What one file holds."""

    entries: tuple[RawEntry, ...]
    macros: tuple[RawMacro, ...]
    problems: tuple[Problem, ...]


def scan(file: BibFile) -> RawFile:
    """Read one file; a part that cannot be read costs only itself."""
    scanner = _Scanner(file.path, with_unix_lines(file.text))
    scanner.run()
    return RawFile(tuple(scanner.entries), tuple(scanner.macros), tuple(scanner.problems))


class _Scanner:
    """One pass over one text; lives no longer than that."""

    def __init__(self, path: str, text: str) -> None:
        self.source = Source(path)
        self.text = text
        self.entries: list[RawEntry] = []
        self.macros: list[RawMacro] = []
        self.problems: list[Problem] = []
        self._line_ends = [match.start() for match in re.finditer("\n", text)]
        self._boundaries = [match.start(1) for match in BOUNDARY.finditer(text)]
        self._next_boundary = 0
        self._comments_close = True

    def run(self) -> None:
        """Read everything."""
        position = 0
        while (head := HEAD.search(self.text, position)) is not None:
            if self._in_comment_line(head.start()):
                position = head.end()
                continue
            limit = self._limit(head.start())
            kind = head[1].lower()
            if kind == "string":
                position = self._string(head, limit)
            elif kind == "comment":
                position = self._skip_comment(head, limit)
            elif kind == "preamble":
                position = balanced_end(self.text, head.end(), limit, head[2]) or head.end()
            else:
                position = self._entry(head, limit)

    def _line(self, position: int) -> int:
        return bisect_left(self._line_ends, position) + 1

    def _limit(self, start: int) -> int:
        """Return where the next entry begins, which is where this one must have ended."""
        boundaries = self._boundaries
        at = self._next_boundary
        while at < len(boundaries) and boundaries[at] <= start:
            at += 1
        self._next_boundary = at
        return boundaries[at] if at < len(boundaries) else len(self.text)

    def _in_comment_line(self, position: int) -> bool:
        line_start = self.text.rfind("\n", 0, position) + 1
        return self.text[line_start:position].lstrip().startswith("%")

    def _report(self, position: int, message: str, field: str = "") -> None:
        source = self.source.at(self._line(position))
        self.problems.append(Problem(Code.BIB_SYNTAX, source, message, field=field))

    def _skip_comment(self, head: re.Match[str], limit: int) -> int:
        # Editors keep settings and hidden entries in a @comment, so its end may be far away.
        if self._comments_close:
            end = balanced_end(self.text, head.end(), len(self.text), head[2])
            if end is not None:
                return end
            self._comments_close = False
        limit = min(limit, head.end() + _LONGEST_COMMENT)
        return balanced_end(self.text, head.end(), limit, head[2]) or head.end()

    def _string(self, head: re.Match[str], limit: int) -> int:
        field = FIELD.match(self.text, head.end(), limit)
        if field is None or field[6] is not None:
            return self._unusual_string(head, limit)
        source = self.source.at(self._line(head.start()))
        self.macros.append(RawMacro(field[1].lower(), _usual_value(field), source))
        return field.end() + 1

    def _unusual_string(self, head: re.Match[str], limit: int) -> int:
        name = re.compile(r"\s*([^\s\"#%'(),={}]+)\s*=\s*").match(self.text, head.end(), limit)
        read = read_value(self.text, name.end(), limit) if name else None
        if name is None or read is None:
            shown = f" '{name[1]}'" if name else ""
            self._report(head.start(), f"the @string{shown} cannot be read")
            return limit
        value, end = read
        if CLOSING.match(self.text, end, limit) is None:
            self._report(head.start(), f"the @string '{name[1]}' has no closing brace")
        source = self.source.at(self._line(head.start()))
        self.macros.append(RawMacro(name[1].lower(), value, source))
        return end

    def _entry(self, head: re.Match[str], limit: int) -> int:
        line = self._line(head.start())
        key_match = KEY.match(self.text, head.end(), limit)
        written = key_match[1].strip() if key_match else ""
        if key_match is None or not written:
            self._report(head.start(), f"an entry of type '{head[1]}' has no key")
            return limit
        key = "-".join(written.split())
        if key != written:
            self._report(
                head.start(), f"entry '{written}': a key cannot hold blanks; it is read as '{key}'"
            )
        if key_match[0].endswith("\n"):
            self._report(head.start(), f"entry '{key}': a comma is missing after the key")
        fields: dict[str, tuple[RawValue, int]] = {}
        end = self._fields(key, fields, key_match.end(), limit)
        source = self.source.at(line)
        self.entries.append(RawEntry(key, head[1].lower(), source, fields))
        return end

    def _fields(
        self, key: str, fields: dict[str, tuple[RawValue, int]], position: int, limit: int
    ) -> int:
        """Read fields into *fields*; return where the entry ends."""
        text, match_field, line_ends = self.text, FIELD.match, self._line_ends
        start, faults = position, 0
        while True:
            field = match_field(text, position, limit)
            if field is not None:
                start = field.start(1)
                lowered = field[1].lower()
                if lowered in fields:
                    self._report_repeated(key, fields, lowered, start)
                else:
                    fields[lowered] = (_usual_value(field), bisect_left(line_ends, start) + 1)
                position = field.end()
                continue
            closing = CLOSING.match(text, position, limit)
            if closing is not None:
                position = closing.end()
                if EXTRA_BRACE.match(text, position, limit) is None:
                    return position
                self._fault(key, position, "a closing brace too many", faults)
                faults += 1
                continue
            found = recover(text, start, position, limit)
            if found.message:
                self._fault(key, found.fault, found.message, faults)
                faults += 1
            if found.name:
                start = found.start
                self._keep(key, fields, found, start)
            position = found.resume
            if position >= limit or faults > _MOST_RECOVERIES:
                return limit

    def _fault(self, key: str, position: int, message: str, faults: int) -> None:
        # One message is enough to find the place; what follows in the entry may be its result.
        if not faults:
            self._report(position, f"entry '{key}': {message}")

    def _keep(
        self,
        key: str,
        fields: dict[str, tuple[RawValue, int]],
        found: Recovered,
        position: int,
    ) -> None:
        """Keep a field that was saved from a damaged entry."""
        name = found.name.lower()
        line = self._line(position)
        if name not in fields or (found.replaces and fields[name][1] == line):
            fields[name] = (found.value, line)
        else:
            self._report_repeated(key, fields, name, position)

    def _report_repeated(
        self, key: str, fields: Mapping[str, tuple[RawValue, int]], name: str, position: int
    ) -> None:
        message = (
            f"entry '{key}': field '{name}' was already given on line {fields[name][1]}; "
            "the first one counts"
        )
        source = self.source.at(self._line(position))
        self.problems.append(Problem(Code.BIB_REPEATED_FIELD, source, message, field=name))


def _usual_value(field: re.Match[str]) -> RawValue:
    _, braced, quoted, number, macro, _ = field.groups()
    if braced is not None:
        return str(braced)
    if macro is not None:
        return ((True, macro),)
    return str(quoted if quoted is not None else number)
