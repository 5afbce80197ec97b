"""Which dialect a page begins with, and where its body starts."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source
from labportal.reading.headers.header import Dialect, Header
from labportal.reading.headers.plain import (
    field_line,
    known_spellings,
    plain_header_length,
    read_plain_fields,
)
from labportal.reading.headers.yaml_block import read_yaml_fields
from labportal.reading.text.lines import split_lines
from labportal.reading.text.masking import mask_code

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_OPENING = re.compile(r"---+\s*$")
_DASHES = re.compile(r" {0,3}[-\u2010-\u2015\u2212]{1,9}\s*$")
_ITEM = re.compile(r"\s*-\s+")
_CLOSING = re.compile(r"(?:---+|\.\.\.)\s*$")


def read_header(text: str, path: str, known: Collection[str] | None = None) -> Header:
    """Return the header of a page; *known* holds the names that a plain one may begin with."""
    names = known_spellings() if known is None else known
    lines = split_lines(text)
    opening = _opening_line(lines, names)
    if opening is not None:
        return _read_fenced(lines, path, opening, names)
    length = plain_header_length(lines, names)
    if not length:
        return Header(problems=_late_header(lines, path, names))
    fields, problems = read_plain_fields(lines[:length], path, names)
    return Header(Dialect.PLAIN, fields, length + 1, problems)


def blank_header(text: str, header: Header) -> str:
    """Return *text* with empty lines in place of its header, line ends made line feeds."""
    lines = split_lines(text)
    if header.dialect is Dialect.NONE:
        # A rule on the first line would be taken for the beginning of a header by Markdown.
        if _OPENING.match(lines[0]):
            lines[0] = "***"
        return "\n".join(lines)
    kept = lines[header.body_line - 1 :]
    return "\n".join([""] * (len(lines) - len(kept)) + kept)


def _opening_line(lines: Sequence[str], known: Collection[str]) -> int | None:
    """Return the index of the hyphens that open a header; empty lines may stand before them."""
    index = next((i for i, line in enumerate(lines) if line.strip()), None)
    if index is None or not _DASHES.match(lines[index]):
        return None
    if index == 0 and _OPENING.match(lines[0]):
        return index
    return index if _is_known_field(lines, index + 1, known) else None


def _is_known_field(lines: Sequence[str], index: int, known: Collection[str]) -> bool:
    row = field_line(lines[index], known) if index < len(lines) else None
    return row is not None and row.is_known(known)


def _late_header(lines: Sequence[str], path: str, known: Collection[str]) -> tuple[Problem, ...]:
    """Report a header that does not stand at the top, and so is none."""
    if not any(_OPENING.match(line) for line in lines):
        return ()
    lines = mask_code(lines)
    for index, line in enumerate(lines):
        if _OPENING.match(line) and all(_is_known_field(lines, index + n, known) for n in (1, 2)):
            end = next((i for i in range(index + 3, len(lines)) if _CLOSING.match(lines[i])), 0)
            if end:
                message = (
                    f"lines {index + 1} to {end + 1} look like a header, but nothing may stand "
                    "above a header; they are shown as text"
                )
                return (Problem(Code.INVALID_HEADER, Source(path, index + 1), message),)
    return ()


def _read_fenced(lines: Sequence[str], path: str, opening: int, known: Collection[str]) -> Header:
    if not re.match(r" {0,3}---", lines[opening]):
        return _read_dashed(lines, path, opening, known)
    start = opening + 1
    end = next((i for i in range(start, len(lines)) if _CLOSING.match(lines[i])), None)
    if end is None:
        return _read_unclosed(lines, path, start, known)
    block = lines[start:end]
    if any(line.strip() for line in block) and not any(_looks_like_field(line) for line in block):
        return _read_list(block, path, start + 1, known)
    fields, problems = read_yaml_fields(block, path, start + 1, known)
    second = _late_header([""] * (end + 1) + list(lines[end + 1 :]), path, known)
    return Header(Dialect.YAML, fields, end + 2, (*problems, *second))


def _read_dashed(lines: Sequence[str], path: str, opening: int, known: Collection[str]) -> Header:
    """Read a header between dashes, into which word processors change three hyphens."""
    straight = ["---" if _DASHES.match(line) else line for line in lines]
    header = _read_fenced(straight, path, opening, known)
    written = lines[opening].strip()
    message = f"a header begins and ends with three hyphens, but this line is '{written}'"
    problem = Problem(Code.INVALID_HEADER, Source(path, opening + 1), message, "---")
    return dataclasses.replace(header, problems=(problem, *header.problems))


def _read_list(block: Sequence[str], path: str, first_line: int, known: Collection[str]) -> Header:
    """Read a block that is a list of YAML instead of fields; other text may stand between rules."""
    filled = [line for line in block if line.strip() and not line.lstrip().startswith("#")]
    if not filled or not all(_ITEM.match(line) for line in filled):
        return Header()
    source = Source(path, first_line)
    bare = [_ITEM.sub("", line, count=1) for line in block]
    rows = [field_line(line, known) for line in bare if line.strip()]
    if all(row is not None and row.is_known(known) for row in rows):
        message = "the lines of a header begin with the name of a field, without a hyphen"
        problem = Problem(Code.INVALID_HEADER, source, message)
        fields, problems = read_yaml_fields(bare, path, first_line, known)
        return Header(Dialect.YAML, fields, first_line + len(block) + 1, (problem, *problems))
    message = (
        "the lines between the hyphens are a list, but a header holds lines such as "
        "'title: Ada Lovelace'; they are shown as text"
    )
    return Header(problems=(Problem(Code.INVALID_HEADER, source, message),))


def _looks_like_field(line: str) -> bool:
    return bool(re.match(r"['\"]?[^\W\d_][\w .-]{0,60}['\"]?\s*:(?:\s|$)", line.lstrip()))


def _read_unclosed(lines: Sequence[str], path: str, start: int, known: Collection[str]) -> Header:
    """Read a header whose closing hyphens are missing as far as its lines look like fields."""
    length = plain_header_length(lines[start:], known)
    if not length or not lines[start].strip():
        return Header()
    block = lines[start : start + length]
    while block and not block[-1].strip():
        block = block[:-1]
    fields, problems = read_yaml_fields(block, path, start + 1, known)
    missing = Problem(
        Code.INVALID_HEADER,
        Source(path, start),
        "the header is not closed: a line of three hyphens is missing after its last field",
    )
    return Header(Dialect.YAML, fields, start + length + 1, (missing, *problems))
