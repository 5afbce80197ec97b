"""What a header holds before anybody knows what its fields mean."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

Raw: TypeAlias = "str | list[Raw] | dict[str, Raw]"
"""A value as written: text stays text, whether it looks like a date, a number or ``yes``."""

_BETWEEN_WORDS = re.compile(r"[\s\xa0]+")


class Dialect(Enum):
    """The way in which a header is written."""

    YAML = "yaml"
    PLAIN = "plain"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class RawValue:
    """The value of one field as written."""

    value: Raw
    line: int
    item_lines: tuple[int, ...] = ()
    """The lines of the items of a list or of the entries of a mapping, in their order."""
    written: str = ""
    """The name of the field as the author wrote it; empty if it was made from the text."""

    def line_of(self, index: int | None) -> int:
        """Return the line of an item; the line of the field if that is not known."""
        if index is None or index >= len(self.item_lines):
            return self.line
        return self.item_lines[index]


@dataclass(frozen=True, slots=True)
class Header:
    """The fields at the beginning of a page."""

    dialect: Dialect = Dialect.NONE
    fields: Mapping[str, RawValue] = field(default_factory=dict)
    """Name in lower case, blanks made underscores -> value, in the order of the lines."""
    body_line: int = 1
    """The line on which the body starts, one past the last line if there is no body."""
    problems: tuple[Problem, ...] = ()

    def with_fields(self, more: Mapping[str, RawValue]) -> Header:
        """Return the header with *more* fields; those it has already stay as they are."""
        return dataclasses.replace(self, fields={**more, **self.fields})


def field_name(written: str) -> str:
    """Return the name under which a header keeps a field."""
    return _BETWEEN_WORDS.sub("_", written.strip()).lower()


def repeated_field(written: str, path: str, line: int, first_line: int) -> Problem:
    """Return the problem of a field that was written already."""
    return Problem(
        Code.REPEATED_FIELD,
        Source(path, line),
        f"field '{written}' was already written on line {first_line}",
        field=field_name(written),
    )
