"""Headers of reStructuredText pages: a field list before the text, or right below the title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labportal.reading.headers import Dialect, Header, RawValue, known_spellings, read_header
from labportal.reading.headers.header import Raw, field_name, repeated_field
from labportal.reading.rest.blocks import indent_of, scan_blocks
from labportal.reading.rest.headings import title_at
from labportal.reading.rest.inline import plain_rest
from labportal.reading.text.lines import split_lines
from labportal.reading.values.records import BUILDER_FIELDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from labportal.model.problems import Problem

_FIELD = re.compile(r":(?![:\s])((?:[^:\\]|\\.|:(?![ \t`]|$))+?):(?:[ \t]+(.*)|[ \t]*)$")
_ITEM = re.compile(r"[-*+•][ \t]+(.*)")
_HYPHENS = re.compile(r"---+\s*$")


def read_rest_header(text: str, path: str, known: Collection[str] | None = None) -> Header:
    """Return the header of a page; hyphens with YAML between them count, too."""
    names = known_spellings() if known is None else known
    lines = split_lines(text)
    # Comments before the header say nothing, targets belong to the text.
    prose = scan_blocks(lines).prose
    start = _next_line(prose, 0)
    if start < len(lines) and _HYPHENS.match(lines[start]):
        return read_header(text, path, known)
    if _FIELD.match(_line(prose, start)):
        return _header(lines, start, path)
    title = title_at(prose, start)
    if title is None:
        return Header()
    below = _next_line(prose, title[1] + 1)
    header = _header(lines, below, path)
    if below == title[1] + 1 or not any(_is_known(name, names) for name in header.fields):
        return Header()
    # The title is blanked together with the fields below it, so it becomes one of them.
    heading = plain_rest(prose[start + title[3]].strip())
    return header.with_fields({"title": RawValue(heading, start + title[3] + 1)})


def _next_line(prose: Sequence[str], start: int) -> int:
    return next((i for i in range(start, len(prose)) if prose[i].strip()), len(prose))


def _line(lines: Sequence[str], index: int) -> str:
    return lines[index] if index < len(lines) else ""


def _is_known(name: str, known: Collection[str]) -> bool:
    plain = name.replace("-", "_")
    return plain in known or plain.split(".", 1)[0] in BUILDER_FIELDS


def _header(lines: Sequence[str], start: int, path: str) -> Header:
    fields: dict[str, RawValue] = {}
    problems: list[Problem] = []
    end = start
    for index, after, name, value in _fields(lines, start):
        end = after
        key = field_name(name.replace("\\", ""))
        if key in fields:
            problems.append(repeated_field(key, path, index + 1, fields[key].line))
        else:
            fields[key] = _value(value, lines, index, after)
    dialect = Dialect.FIELDS if fields else Dialect.NONE
    return Header(dialect, fields, end + 1, tuple(problems))


def _fields(lines: Sequence[str], start: int) -> Iterator[tuple[int, int, str, str]]:
    """Yield (index, index of the line after it, name, what stands beside it) of each field."""
    index = start
    while index < len(lines):
        match = _FIELD.match(lines[index])
        if match is None:
            break
        first, index = index, index + 1
        end = index
        while index < len(lines) and (not lines[index].strip() or indent_of(lines[index])):
            if lines[index].strip():
                end = index + 1
            index += 1
        yield first, end, match[1], (match[2] or "").strip()


def _value(value: str, lines: Sequence[str], index: int, after: int) -> RawValue:
    rest = [(i + 1, lines[i].strip()) for i in range(index + 1, after) if lines[i].strip()]
    if not value and rest:
        for pattern in (_ITEM, _FIELD):
            if pattern.match(rest[0][1]):
                return _parts(rest, pattern, index + 1)
    return RawValue(
        "\n".join(part for part in (value, *(text for _, text in rest)) if part), index + 1
    )


def _parts(rest: Sequence[tuple[int, str]], pattern: re.Pattern[str], line: int) -> RawValue:
    """Return a list of items, or a mapping if *pattern* is that of fields."""
    rows: list[tuple[int, list[str]]] = []
    for number, text in rest:
        match = pattern.match(text)
        if match:
            rows.append((number, [group or "" for group in match.groups()]))
        else:
            rows[-1][1][-1] = f"{rows[-1][1][-1]} {text}".strip()
    numbers = tuple(number for number, _ in rows)
    if pattern is _ITEM:
        items: list[Raw] = [row[0] for _, row in rows]
        return RawValue(items, line, numbers)
    return RawValue({row[0]: row[1] for _, row in rows}, line, numbers)
