"""The file of people outside the groups: a YAML list, or a mapping from names to fields."""

from __future__ import annotations

import dataclasses
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.keys import slug
from labportal.model.problems import Problem, Source
from labportal.model.records import ExternalPerson
from labportal.reading.headers.header import Dialect, Header, Raw, RawValue, field_name
from labportal.reading.headers.yaml_block import Entry, YamlFormError, parse_yaml, read_yaml_fields
from labportal.reading.text.lines import split_lines
from labportal.reading.values import Vocabularies, read_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NEW_ITEM = re.compile(r"-(?:\s|$)")
_COMMENT = re.compile(r"\s*(?:#|$|---\s*$|\.\.\.\s*$)")


def read_external(
    text: str, path: str, vocabularies: Vocabularies | None = None
) -> tuple[tuple[ExternalPerson, ...], tuple[Problem, ...]]:
    """Return the people of the file in their order, and what is wrong with it.

    A person who cannot be read costs nobody else.
    """
    people: dict[str, ExternalPerson] = {}
    problems: list[Problem] = []
    for header, first_line in _headers(split_lines(text), path):
        problems += header.problems
        if not header.fields:
            continue
        person, found = _read_person(header, path, first_line, vocabularies)
        problems += found
        if person is None:
            continue
        earlier = people.get(person.key)
        if earlier is None:
            people[person.key] = person
        else:
            message = f"'{person.name}' is already on line {earlier.source.line}"
            place = Source(path, first_line)
            problems.append(Problem(Code.DUPLICATE_RECORD, place, message, field="name"))
    return tuple(people.values()), tuple(problems)


def _read_person(
    header: Header, path: str, line: int, vocabularies: Vocabularies | None
) -> tuple[ExternalPerson | None, tuple[Problem, ...]]:
    name = header.fields.get("name") or header.fields.get("title")
    key = slug(name.value) if name and isinstance(name.value, str) else ""
    if not key:
        return None, (
            Problem(
                Code.MISSING_FIELD,
                Source(path, line),
                "an external person needs a 'name'; this one is left out",
                field="name",
            ),
        )
    person, problems = read_record(
        ExternalPerson, header, key=key, path=path, vocabularies=vocabularies
    )
    return dataclasses.replace(person, source=person.source.at(line)), problems


def _headers(lines: Sequence[str], path: str) -> Iterator[tuple[Header, int]]:
    """Yield each person's fields with the line on which they begin."""
    try:
        is_list, entries = parse_yaml("\n".join(lines))
    except YamlFormError:
        yield from _headers_one_by_one(lines, path)
        return
    for entry in entries:
        if is_list:
            yield _header(entry, path), entry.line + 1
        else:
            yield _header(entry, path, entry.name), entry.line + 1


def _headers_one_by_one(lines: Sequence[str], path: str) -> Iterator[tuple[Header, int]]:
    """Read a damaged list item by item."""
    starts = [index for index, line in enumerate(lines) if _NEW_ITEM.match(line)]
    for start, end in pairwise([*starts, len(lines)]):
        try:
            _, entries = parse_yaml("\n".join(lines[start:end]))
        except YamlFormError:
            fields, problems = _read_damaged(lines[start:end], path, start + 1)
            yield Header(Dialect.YAML, fields, problems=problems), start + 1
        else:
            for entry in entries:
                yield _header(_moved(entry, start), path), start + 1
    if not starts:
        fields, problems = read_yaml_fields(list(lines), path, 1)
        yield Header(Dialect.YAML, problems=problems), 1
        for name, raw in fields.items():
            lines_of_fields = tuple(number - 1 for number in raw.item_lines)
            entry = Entry(name, raw.value, raw.line - 1, lines_of_fields)
            yield _header(entry, path, name), raw.line


def _read_damaged(
    block: Sequence[str], path: str, first_line: int
) -> tuple[dict[str, RawValue], tuple[Problem, ...]]:
    # The hyphen becomes a blank, so that the item is a mapping whose fields are in one column.
    lines = [f" {block[0][1:]}", *block[1:]]
    filled = [line for line in lines if not _COMMENT.match(line)]
    margin = min((len(line) - len(line.lstrip()) for line in filled), default=0)
    return read_yaml_fields([line[margin:] for line in lines], path, first_line)


def _moved(entry: Entry, by: int) -> Entry:
    item_lines = tuple(number + by for number in entry.item_lines)
    return dataclasses.replace(entry, line=entry.line + by, item_lines=item_lines)


def _header(entry: Entry, path: str, name: str = "") -> Header:
    line = entry.line + 1
    value = entry.value
    fields: dict[str, RawValue] = {}
    if name:
        fields["name"] = RawValue(name, line)
    if isinstance(value, dict):
        numbers = (number + 1 for number in entry.item_lines)
        for (written, inner), number in zip(value.items(), numbers, strict=True):
            fields[field_name(written)] = RawValue(inner, number, written=written.strip())
    elif isinstance(value, str) and value and not name:
        fields["name"] = RawValue(value, line)
    elif value:
        return Header(Dialect.YAML, fields, problems=(_not_fields(value, path, line),))
    return Header(Dialect.YAML, fields)


def _not_fields(value: Raw, path: str, line: int) -> Problem:
    shown = value if isinstance(value, str) else ", ".join(map(str, value))
    message = f"'{shown}' is not a person; expected are lines such as 'name: Grace Hopper'"
    return Problem(Code.BAD_VALUE, Source(path, line), message)
