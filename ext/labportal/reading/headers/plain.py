"""Headers of bare ``key: value`` lines, as Pelican and Python-Markdown read them.

Such a header has no marks of its own, so the known field names decide whether the first lines of
a file are one, and where it ends when no empty line follows.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import yaml

from labportal.model.codes import Code
from labportal.model.fields import Kind
from labportal.model.problems import Problem, Source, suggest
from labportal.model.records import RECORD_TYPES
from labportal.reading.declared import names_of, specs_of
from labportal.reading.headers.header import RawValue, field_name, repeated_field

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Sequence

    from labportal.reading.headers.header import Raw

LONG_TEXT = 200
"""Characters after which a value looks like a paragraph."""

MISSPELT_LETTERS = 2
"""How much longer or shorter a misspelt field name may be."""
NEAR_MISS = 0.8
"""How much a misspelt field name has to be like a known one."""

_FIELD_LINE = re.compile(r" {0,3}([^\W\d_][\w -]{0,48}?)[ \t]*:(.*)", re.DOTALL)
_CONTINUATION = re.compile(r"(?: {4}|\t)\s*\S")
_ITEM = re.compile(r"\s*-[ \t]+(\S.*)")
_BLOCK = re.compile(r"[|>][-+]?")
"""What YAML writes before a text of several lines."""
_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_LISTS = frozenset({Kind.NAMES, Kind.KEYS, Kind.BIBKEYS, Kind.WORDS})


@cache
def known_spellings() -> frozenset[str]:
    """Every spelling of every field of every record type, as a header keeps it."""
    return frozenset(
        spelling for row in RECORD_TYPES.values() for spelling in names_of(row.record_class)
    )


@cache
def _list_spellings() -> frozenset[str]:
    """Every spelling of the fields that hold lists."""
    return frozenset(
        spelling
        for row in RECORD_TYPES.values()
        for spelling, name in names_of(row.record_class).items()
        if specs_of(row.record_class)[name].kind in _LISTS
    )


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One ``key: value`` line."""

    written: str
    value: str

    @property
    def name(self) -> str:
        """The name under which a header keeps the field."""
        return field_name(self.written)

    @property
    def is_list(self) -> bool:
        """Whether the field holds a list."""
        return self.name.replace("-", "_") in _list_spellings()

    @property
    def begins_list(self) -> bool:
        """Whether the lines below may be the items of the field, as in YAML."""
        return self.is_list and not self.value

    def is_known(self, known: Collection[str]) -> bool:
        """Tell whether *known* holds the name; hyphens count as underscores."""
        return self.name in known or self.name.replace("-", "_") in known


def field_line(line: str, known: Collection[str]) -> FieldLine | None:
    """Return the key and value of a line that can be part of a header, or None.

    A key of several words must be a known one, or any sentence with a colon would be a field.
    """
    match = _FIELD_LINE.match(line)
    if match is None or match[2].startswith("//"):
        return None
    found = FieldLine(match[1], match[2].strip())
    if " " in found.written and not found.is_known(known):
        return None
    return found


def plain_header_length(lines: Sequence[str], known: Collection[str]) -> int:
    """Return how many lines the header takes, 0 if there is none.

    One empty line before it is tolerated, and the empty line after it belongs to it.
    """
    start = 1 if len(lines) > 1 and not lines[0].strip() else 0
    block = _block(lines, start)
    rows = [field_line(line, known) for line in block]
    if not rows or rows[0] is None:
        return 0
    # A misspelt first key is forgiven if nothing but fields follows, and one of them is known.
    if not rows[0].is_known(known) and (start or not _all_fields(block, rows, known)):
        return 0
    length = _end_of_fields(block, rows, known)
    ended_by_blank = length == len(block) and start + length < len(lines)
    return start + length + ended_by_blank


def _block(lines: Sequence[str], start: int) -> list[str]:
    end = start
    while end < len(lines) and lines[end].strip():
        end += 1
    return list(lines[start:end])


def _all_fields(
    block: Sequence[str], rows: Sequence[FieldLine | None], known: Collection[str]
) -> bool:
    return all(
        row is not None or _CONTINUATION.match(line) for line, row in zip(block, rows, strict=True)
    ) and any(row is not None and row.is_known(known) for row in rows)


def _end_of_fields(
    block: Sequence[str], rows: Sequence[FieldLine | None], known: Collection[str]
) -> int:
    first = rows[0]
    lower = first is not None and first.written[0].islower()
    last_known = max(
        (i for i, row in enumerate(rows) if row is not None and row.is_known(known)), default=0
    )
    field: FieldLine | None = None
    for index, (line, row) in enumerate(zip(block, rows, strict=True)):
        if index and (_CONTINUATION.match(line) or _goes_on(field, block[index - 1], line, row)):
            continue
        field = row
        if row is None:
            return index
        if index and _begins_text(row, lower=lower, last=index >= last_known, known=known):
            return index
    return len(block)


def _goes_on(field: FieldLine | None, above: str, line: str, row: FieldLine | None) -> bool:
    """Tell whether a line goes on with a field, as it would in YAML or after a comma."""
    if field is None or (field.begins_list and _ITEM.match(line)):
        return field is not None
    if not line[:1].isspace():
        return False
    return bool(_BLOCK.fullmatch(field.value)) or (
        row is None and field.is_list and above.rstrip().endswith((",", ";"))
    )


def _begins_text(row: FieldLine, *, lower: bool, last: bool, known: Collection[str]) -> bool:
    """Tell whether a line is the first of the text, as in an abstract that begins "Purpose:"."""
    if row.written[0].islower():
        return False
    if row.is_known(known):
        return lower and last and len(row.value) > LONG_TEXT
    return (lower or last) and not _is_misspelt(row, known)


def _is_misspelt(row: FieldLine, known: Collection[str]) -> bool:
    """Tell whether a short line is meant for a known field, as in "Postion: PhD"."""
    if len(row.value) > LONG_TEXT:
        return False
    near = [name for name in known if abs(len(name) - len(row.name)) <= MISSPELT_LETTERS]
    return bool(suggest(row.name.replace("-", "_"), near, cutoff=NEAR_MISS))


def read_plain_fields(
    lines: Sequence[str], path: str, known: Collection[str], first_line: int = 1
) -> tuple[dict[str, RawValue], tuple[Problem, ...]]:
    """Return the fields of *lines*, of which the first one has the number *first_line*."""
    fields: dict[str, RawValue] = {}
    problems: list[Problem] = []
    current, field, above = "", None, ""
    for number, line in enumerate(lines, start=first_line):
        row = field_line(line, known)
        before, above = above, line
        if current and (item := _ITEM.match(line)) and _add_item(fields, current, item[1], number):
            continue
        if current and _goes_on(field, before, line, row):
            _append(fields, current, line.strip())
            continue
        if _CONTINUATION.match(line):
            row = field_line(line.strip(), known)
            if row is None or not _is_moved_in(row, fields, known):
                _append(fields, current, line.strip())
                continue
            sign = "a tab" if "\t" in line[: line.index(row.written)] else "blanks"
            message = (
                f"this line begins with {sign}, so it would go on with the line above; "
                f"'{row.written}' must begin in the first column"
            )
            problems.append(Problem(Code.INVALID_HEADER, Source(path, number), message))
        if row is None:
            continue
        current, field = row.name, row
        if current in fields:
            problems.append(repeated_field(row.written, path, number, fields[current].line))
            current = ""
        else:
            fields[current] = RawValue(_listed(row), number, written=row.written)
    return fields, tuple(problems)


def _listed(row: FieldLine) -> Raw:
    """Return the value of a field; of one that holds a list, what stands between brackets."""
    if row.is_list and _BRACKETED.fullmatch(row.value):
        try:
            items = yaml.load(row.value, Loader=yaml.BaseLoader)  # noqa: S506 -- makes texts only
        except yaml.YAMLError:
            return row.value
        if all(isinstance(item, str) for item in items):
            return list(items)
    return row.value


def _add_item(fields: dict[str, RawValue], name: str, text: str, line: int) -> bool:
    """Add an item to a field that holds a list and nothing else so far; tell whether it does."""
    old = fields[name]
    if name.replace("-", "_") not in _list_spellings() or (old.value and not old.item_lines):
        return False
    text = text.strip().strip("\"'")
    items: list[Raw] = [*old.value, text] if isinstance(old.value, list) else [text]
    fields[name] = dataclasses.replace(old, value=items, item_lines=(*old.item_lines, line))
    return True


def _is_moved_in(row: FieldLine, fields: Container[str], known: Collection[str]) -> bool:
    """Tell whether a line that would go on with the one above is a field moved in by mistake."""
    return row.written[0].islower() and row.is_known(known) and row.name not in fields


def _append(fields: dict[str, RawValue], name: str, text: str) -> None:
    old = fields.get(name)
    if old is not None and isinstance(old.value, list):
        fields[name] = dataclasses.replace(old, value=[*old.value[:-1], f"{old.value[-1]} {text}"])
    elif old is not None:
        is_empty = not old.value or _BLOCK.fullmatch(str(old.value))
        value = text if is_empty else f"{old.value}\n{text}"
        fields[name] = dataclasses.replace(old, value=value)
