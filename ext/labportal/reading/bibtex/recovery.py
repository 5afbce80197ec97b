"""What to make of an entry whose braces, quotation marks or commas are wrong.

Works on the text of one entry and finds the next place from which fields can be read.
"""

from __future__ import annotations

from dataclasses import dataclass

from labportal.reading.bibtex.grammar import (
    FIELD_START,
    MISSING_COMMA,
    RESUME,
    RawValue,
    balance,
    read_value,
)

_LONGEST_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Recovered:
    """How reading goes on, and a field if one could be saved."""

    resume: int
    message: str = ""
    """Empty if nothing was wrong, only unusual."""
    fault: int = 0
    """Where the mistake is."""
    name: str = ""
    value: RawValue = ""
    start: int = 0
    """Where the saved field begins."""
    replaces: bool = False
    """The field was already read, with too much text."""


def recover(text: str, start: int, position: int, limit: int) -> Recovered:
    """Return what to do at *position*, where no field could be read.

    *start* is where the field before begins; the entry ends before *limit*.
    """
    field = FIELD_START.match(text, position, limit)
    if field is not None:
        return _unusual_field(text, field.start(1), field[1], field.end(), limit)
    swallowed = FIELD_START.match(text, start, position)
    if swallowed is not None:
        # A value that lacks a brace may have eaten its neighbours, up to the entry's own brace.
        cut = RESUME.search(text, swallowed.end(), position)
        if cut is not None:
            return _cut_field(text, swallowed.start(1), swallowed[1], swallowed.end(), cut.end(),
                              replaces=True)  # fmt: skip
    rest = text[position:limit].strip(" \t\n,").partition("\n")[0]
    if not rest:
        return Recovered(limit, "a closing brace is missing", fault=start)
    following = RESUME.search(text, position, limit)
    shown = rest if len(rest) <= _LONGEST_SHOWN else rest[:_LONGEST_SHOWN] + "..."
    return Recovered(
        following.end() if following else limit,
        f"'{shown}' is not a field; a field is written as: name = {{text}},",
        fault=_first_visible(text, position, limit),
    )


def _unusual_field(text: str, start: int, name: str, begin: int, limit: int) -> Recovered:
    read = read_value(text, begin, limit)
    if read is None:
        cut = RESUME.search(text, begin, limit)
        return _cut_field(text, start, name, begin, cut.end() if cut else limit)
    value, end = read
    following = text[end:limit].lstrip()[:1]
    if following in (",", "}", ")"):
        return Recovered(end, name=name, value=value, start=start)
    if MISSING_COMMA.match(text, end, limit):
        message = f"a comma is missing after field '{name}'"
        return Recovered(end, message, end - 1, name, value, start)
    inside = RESUME.search(text, begin, end)
    if inside is not None:
        return _cut_field(text, start, name, begin, inside.end())
    if not following:
        return Recovered(limit, "a closing brace is missing", start, name, value, start)
    cut = RESUME.search(text, end, limit)
    saved = _cut_field(text, start, name, begin, cut.end() if cut else limit)
    return Recovered(
        saved.resume,
        f"there is text after the end of field '{name}'; check its braces and quotation marks",
        start, name, saved.value, start,
    )  # fmt: skip


def _cut_field(
    text: str, start: int, name: str, begin: int, end: int, *, replaces: bool = False
) -> Recovered:
    """Return the field whose value runs from *begin* to *end* and is not closed properly."""
    opening = text[begin : begin + 1]
    mark = "quotation mark" if opening == '"' else "brace"
    value = text[begin:end].strip()
    if opening in ('"', "{"):
        value = value[1:]
    value = balance(value).strip().rstrip(",").rstrip()
    if opening == '"':
        value = value.removesuffix('"')
    message = f"field '{name}' has no closing {mark}"
    return Recovered(end, message, start, name, value, start, replaces=replaces)


def _first_visible(text: str, position: int, limit: int) -> int:
    while position < limit and (text[position].isspace() or text[position] == ","):
        position += 1
    return position
