"""Blanks and tabs before the lines of a header, which YAML counts and people do not see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labportal.reading.headers.header import field_name

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

_KEY = re.compile(r"\s*(?:-[ \t]+)?([^\W\d_][\w -]*?)[ \t]*:(?=[ \t]|$)[ \t]*(.*)")
_ITEM = re.compile(r"\s*-(?:\s|$)")
TAB = "this line begins with a tab, which YAML forbids; write blanks instead"
FIRST_COLUMN = "this line begins with a blank; fields must begin in the first column"
NO_COLON = "the colon after '{}' is missing"
_FIRST_WORD = re.compile(r"\s*([^\W\d_]\w*)(?:[ \t]*=[ \t]*|[ \t]+)([^\s:=][^:]*)$")
NO_BLANK = "the blank after '{}:' is missing"
ITEM = "an item of a list begins with a hyphen and a blank"
_ODD_ITEM = re.compile(r"(\s*)(?:[\u2022\u00b7\u2013*+][ \t]*|-)(?=[^\s-])(.*)$")
_GLUED = re.compile(r"\s*([^\W\d_]\w*):([^\s:/].*)$")
_OPEN = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?$|[\"'\[{&*!]")


def margin(line: str) -> str:
    """Return the blanks and tabs before a line's first sign."""
    return line[: len(line) - len(line.lstrip())]


def layout_reason(lines: Sequence[str], line: int) -> tuple[int, str] | None:
    """Return (line, reason) if what stands before the lines explains why YAML stops at *line*."""
    for number in (line, line - 1):
        if 0 <= number < len(lines) and "\t" in margin(lines[number]):
            return number, TAB
    above = _filled_before(lines, line)
    if above is None or not lines[line].strip():
        return None
    here, there = len(margin(lines[line])), _column(lines[above])
    key = _KEY.match(lines[line])
    if here == 0 and key and margin(lines[above]):
        first = next(number for number, text in enumerate(lines) if text.strip())
        return (first, FIRST_COLUMN) if margin(lines[first]) else None
    if key and here != there and _is_text(lines[above]):
        return line, misplaced(lines[line], lines[above])
    if here != len(margin(lines[above])):
        return line, (
            f"this line begins with {_blanks(here)}, the one above with "
            f"{_blanks(len(margin(lines[above])))}; lines of one list must begin in the same column"
        )
    return None


def misplaced(line: str, above: str) -> str:
    """Return the reason for a field that does not begin below the field above it."""
    if "\t" in margin(line):
        return TAB
    key, other = _KEY.match(line), _KEY.match(above)
    there = _column(above)
    place = f"after {_blanks(there)}" if there else "in the first column"
    below = f"below '{other[1]}', " if other else ""
    name = f"'{key[1]}'" if key else "it"
    return f"this line begins with {_blanks(len(margin(line)))}; {name} must begin {below}{place}"


def _blanks(number: int) -> str:
    return "no blank" if not number else f"{number} blank{'s' * (number > 1)}"


def _column(line: str) -> int:
    """Return where the text of a line begins, behind the hyphen of an item."""
    return len(line) - len(_ITEM.sub("", line, count=1).lstrip())


def _filled_before(lines: Sequence[str], line: int) -> int | None:
    numbers = range(line - 1, -1, -1)
    return next((n for n in numbers if lines[n].strip() and lines[n].lstrip()[0] != "#"), None)


def _is_text(line: str) -> bool:
    """Tell whether a line is a field or item whose value ends on it, so that nothing may follow."""
    key = _KEY.match(line)
    return bool(key and key[2] and not _OPEN.match(key[2]))


def straightened(
    lines: Sequence[str], known: Container[str]
) -> tuple[list[str], list[tuple[int, str]]]:
    """Return the lines with *known* fields as they were meant, and (line, reason) for each of them.

    Such a field begins with blanks below a field that is whole, or lacks its colon or the blank
    after it.  An item may begin with another sign than a hyphen and a blank.
    """
    straight: list[str] = []
    reasons: list[tuple[int, str]] = []
    for number, line in enumerate(lines):
        key = _KEY.match(line)
        name, value = (key[1], key[2]) if key else _without_colon(line)
        above = _filled_before(straight, number)
        item = _ODD_ITEM.match(line)
        if item and above is not None and _holds_items(straight[above]):
            reasons.append((number, ITEM))
            line = f"{item[1]}- {item[2]}"  # noqa: PLW2901 -- the line as it was meant
        meant = field_name(name).replace("-", "_") in known and not _ITEM.match(line)
        if meant and (not key or margin(line)) and above is not None and _is_field(straight[above]):
            reason = NO_BLANK if _GLUED.match(line) else NO_COLON
            reason = misplaced(line, straight[above]) if margin(line) else reason.format(name)
            reasons.append((number, reason))
            line = f"{name}: {value}"  # noqa: PLW2901 -- the line as it was meant
        straight.append(line)
    return straight, reasons


def _holds_items(line: str) -> bool:
    """Tell whether an item may follow a line: a field without a value, or another item."""
    key = _KEY.match(line)
    return bool(_ITEM.match(line) or (key and not key[2]))


def _without_colon(line: str) -> tuple[str, str]:
    match = _FIRST_WORD.match(line) or _GLUED.match(line)
    return (match[1], match[2]) if match else ("", "")


def _is_field(line: str) -> bool:
    """Tell whether a line is a whole field in the first column."""
    return not margin(line) and not _ITEM.match(line) and _is_text(line)


def swallowed_items(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield (line, text) of lines that begin like an item but go on with the text above them.

    To YAML a line that is moved in further continues the text of the line before.
    """
    literal = False
    for number, line in enumerate(lines):
        if field := not margin(line) and _KEY.match(line):
            literal = bool(_OPEN.match(field[2]))
        above = _filled_before(lines, number)
        if above is None or literal or not _ITEM.match(line):
            continue
        before = lines[above]
        key = _KEY.match(before)
        value = key[2] if key else _ITEM.sub("", before, count=1) if _ITEM.match(before) else ""
        if value.strip() and not _OPEN.match(value) and len(margin(line)) > len(margin(before)):
            yield number, line.strip()


_VALUE = re.compile(r"(\s*(?:-[ \t]+)?)([^\W\d_][\w -]*?[ \t]*:[ \t]+)(.+)")
_CURLY = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f"
_NUMBER_SIGN = re.compile(r"[^\W\d_][\w -]*?[ \t]*:[ \t]+[^\s'\"|>\[{#][^#]*[ \t](#\d.*)")
_ODD_BLANK = re.compile(r"^(\s*(?:- )?[^\W\d_][\w -]*?:)[\u00a0\u2007\u202f]+")


def quoted(line: str) -> str:
    """Return a field with its value between quotation marks, or nothing if it has no value."""
    match = _VALUE.fullmatch(line.rstrip())
    if match is None:
        return ""
    value = match[3].strip(_CURLY)
    sign = "'" if '"' in value else '"'
    return f"{match[2]}{sign}{value}{sign}" if sign not in value else ""


def numbers_lost(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield (line, text) of what YAML takes for a comment, though it looks like a number: " #1"."""
    for number, line in enumerate(lines):
        match = _NUMBER_SIGN.fullmatch(line)
        if match:
            yield number, match[1].rstrip()


def with_plain_blanks(lines: Sequence[str]) -> list[str]:
    """Return the lines with an ordinary blank after the colon of each field."""
    return [_ODD_BLANK.sub(r"\1 ", line) for line in lines]
