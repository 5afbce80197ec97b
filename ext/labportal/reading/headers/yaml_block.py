"""Headers of YAML between lines of three hyphens, with the line of every value.

Built from the parser's events, not from its nodes: PyYAML's composer overflows the C stack on
deep nesting and would spend seconds in Python on what one loop does here.  Text stays text, so
that a title such as ``2024`` or ``no`` is not turned into a number or a truth value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source
from labportal.reading.headers.header import Raw, RawValue, field_name, repeated_field
from labportal.reading.headers.layout import (
    layout_reason,
    numbers_lost,
    quoted,
    straightened,
    swallowed_items,
    with_plain_blanks,
)
from labportal.reading.headers.plain import known_spellings

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML was built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

DEEPEST = 12
"""Levels of nesting beyond which a header is refused."""

_TOP_KEY = re.compile(
    r"(\"[^\"]+\"|'[^']+'|[^\s#:\-{}\[\],&*!|>'\"%@`][^:#]*?)[ \t]*:(?:[ \t]+|$)(.*)"
)
_LIST_ITEM = re.compile(r"\s*-(?:\s+|$)(.*)")
_QUOTED = re.compile(r"(['\"])(.*)\1\s*$", re.DOTALL)


class YamlFormError(Exception):
    """The text is not YAML that a header may hold."""

    def __init__(self, reason: str, line: int) -> None:
        """Note a reason for people, and the line, 0-based within the text."""
        super().__init__(reason)
        self.reason = reason
        self.line = line


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping, or one item of a list, with its line (0-based)."""

    name: str
    value: Raw
    line: int
    item_lines: tuple[int, ...] = ()


def parse_yaml(text: str) -> tuple[bool, tuple[Entry, ...]]:
    """Return whether *text* is a list, and its entries; raise `YamlFormError` otherwise."""
    try:
        return _Builder(text).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        last = text.count("\n")
        line = min(mark.line, last) if mark is not None else 0
        line, reason = layout_reason(text.split("\n"), line) or (line, _reason(error, text, line))
        raise YamlFormError(reason, line) from error
    except (yaml.YAMLError, UnicodeError, ValueError) as error:
        line = _line_of_odd_sign(text)
        raise YamlFormError("it holds an invisible control character", line) from error


@dataclass(slots=True)
class _Builder:
    """One pass over the events of a text."""

    text: str
    events: Iterator[Any] = field(init=False)
    anchors: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.events = yaml.parse(self.text, Loader=_Loader)

    def document(self) -> tuple[bool, tuple[Entry, ...]]:
        for event in self.events:
            if isinstance(event, yaml.MappingStartEvent):
                entries = tuple(self._mapping(1))
                self._expect_end()
                return False, entries
            if isinstance(event, yaml.SequenceStartEvent):
                items = tuple(self._sequence(1))
                self._expect_end()
                return True, items
            if isinstance(event, yaml.ScalarEvent) and event.value:
                reason = "it holds text, but must hold lines of the form 'field: value'"
                raise YamlFormError(reason, _line(event))
        return False, ()

    def _expect_end(self) -> None:
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise YamlFormError("a second block begins here", _line(event))

    def _mapping(self, depth: int) -> Iterator[Entry]:
        for key in self.events:
            if isinstance(key, yaml.MappingEndEvent):
                return
            name, _ = self._value(key, depth + 1)
            event = next(self.events)
            value, lines = self._value(event, depth + 1)
            yield Entry(_as_text(name), value, key.start_mark.line, lines)

    def _sequence(self, depth: int) -> Iterator[Entry]:
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            value, lines = self._value(event, depth + 1)
            yield Entry("", value, event.start_mark.line, lines)

    def _value(self, event: Any, depth: int) -> tuple[Raw, tuple[int, ...]]:
        if depth > DEEPEST:
            raise YamlFormError("its lists are nested too deeply", event.start_mark.line)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event), ()
        if isinstance(event, yaml.AliasEvent):
            # Only text can be repeated: repeated lists are how a few lines become gigabytes.
            return self.anchors.get(str(event.anchor), f"*{event.anchor}"), ()
        if isinstance(event, yaml.SequenceStartEvent):
            items = list(self._sequence(depth))
            return [item.value for item in items], tuple(item.line for item in items)
        entries = list(self._mapping(depth))
        substitution = self._substitution(event, entries)
        if substitution:
            return substitution, ()
        first: dict[str, Entry] = {}
        for entry in entries:
            first.setdefault(entry.name, entry)
        values = {name: entry.value for name, entry in first.items()}
        return values, tuple(entry.line for entry in first.values())

    def _scalar(self, event: Any) -> str:
        text: str = event.value
        if event.implicit[0] and text in ("~", "null"):
            text = ""
        if event.tag and event.tag.startswith("!"):
            text = f"{event.tag} {text}".strip()
        if event.anchor:
            self.anchors[event.anchor] = text
        return text

    def _substitution(self, event: Any, entries: Sequence[Entry]) -> str:
        """Return ``{{ NAME }}`` as text: to YAML it is a mapping within a mapping."""
        start = event.start_mark.index
        if len(entries) != 1 or entries[0].value or self.text[start : start + 2] != "{{":
            return ""
        end = self.text.find("}}", start)
        return self.text[start : end + 2] if end > 0 else ""


def _line(event: Any) -> int:
    line: int = event.start_mark.line
    return line


def _as_text(value: Raw) -> str:
    return value if isinstance(value, str) else str(value)


def _line_of_odd_sign(text: str) -> int:
    for number, line in enumerate(text.split("\n")):
        if any(not sign.isprintable() and sign != "\t" for sign in line):
            return number
    return 0


def _reason(error: yaml.MarkedYAMLError, text: str, line: int) -> str:
    said = f"{error.context or ''} {error.problem or ''}"
    shown = text.split("\n")[line]
    for sign, reason in (
        ("mapping values are not allowed", "a value with a colon needs quotes"),
        ("quoted scalar", "a quotation mark is not closed"),
        ("flow sequence", "a square bracket is not closed"),
        ("flow mapping", "a curly bracket is not closed; a value that begins with { needs quotes"),
        ("expected ':'", "the line has no 'field: value' form"),
        ("cannot start any token", "a value that begins with a special sign needs quotes"),
        ("scanning an alias", "a value that begins with * needs quotes"),
        ("scanning an anchor", "a value that begins with & needs quotes"),
        ("block scalar", "after | or > the text begins on the next line"),
    ):
        if sign in said:
            return reason
    if re.search(r":\s*(['\"]).*\1\s*\S", shown):
        return "text follows a closing quotation mark"
    return "the line is not indented like the lines around it, or a value needs quotes"


def read_yaml_fields(
    lines: Sequence[str], path: str, first_line: int, known: Container[str] | None = None
) -> tuple[dict[str, RawValue], tuple[Problem, ...]]:
    """Return the fields of the lines between the hyphens; nothing is lost if they are not YAML.

    *known* holds the names of fields by which lines that are not YAML are mended.
    """
    lines = with_plain_blanks(lines)
    try:
        is_list, entries = parse_yaml("\n".join(lines))
        if is_list:
            raise YamlFormError("it holds a list, but must hold 'field: value' lines", 0)  # noqa: TRY301 -- one repair for both
    except YamlFormError as error:
        return _repair(lines, path, first_line, error, known)
    fields, problems = _collect([(entry, first_line) for entry in entries], path)
    swallowed = (
        Problem(
            Code.INVALID_HEADER,
            Source(path, first_line + number),
            f"'{text}' begins further in than the line above it, so it goes on with that line "
            "and is no item of a list",
        )
        for number, text in swallowed_items(lines)
    )
    return fields, (*problems, *swallowed, *_lost_numbers(lines, path, first_line))


def _lost_numbers(lines: Sequence[str], path: str, first_line: int) -> Iterator[Problem]:
    for number, text in numbers_lost(lines):
        source = Source(path, first_line + number)
        message = f"'{text}' is left out, because a # after a blank begins a comment"
        yield Problem(Code.INVALID_HEADER, source, message, quoted(lines[number]))


def _collect(
    entries: Sequence[tuple[Entry, int]], path: str
) -> tuple[dict[str, RawValue], tuple[Problem, ...]]:
    """Return the fields of entries, each with the number of the line that its line 0 is."""
    fields: dict[str, RawValue] = {}
    problems: list[Problem] = []
    for entry, offset in entries:
        name, line = field_name(entry.name), entry.line + offset
        if name in fields:
            problems.append(repeated_field(entry.name.strip(), path, line, fields[name].line))
            continue
        item_lines = tuple(number + offset for number in entry.item_lines)
        fields[name] = RawValue(entry.value, line, item_lines, entry.name.strip())
    return fields, tuple(problems)


def _repair(
    lines: Sequence[str],
    path: str,
    first_line: int,
    whole: YamlFormError,
    known: Container[str] | None,
) -> tuple[dict[str, RawValue], tuple[Problem, ...]]:
    """Read the block field by field, so that one bad value costs nothing but itself."""
    entries: list[tuple[Entry, int]] = []
    problems: list[Problem] = []
    forgiven = False
    straight, moved = straightened(lines, known_spellings() if known is None else known)
    problems += [_invalid(reason, path, first_line + number) for number, reason in moved]
    for start, chunk in _chunks(straight):
        offset = first_line + start
        try:
            is_list, found = parse_yaml("\n".join(chunk))
            if is_list:
                raise YamlFormError("the line has no 'field: value' form", 0)  # noqa: TRY301 -- one repair for both
        except YamlFormError as error:
            found = _as_plain(chunk)
            if _is_substitution(chunk):
                forgiven = True
            else:
                filled = [line for line in chunk if line.strip()]
                alone = len(filled) == 1 and "needs quotes" in error.reason
                near = quoted(filled[0]) if alone else ""
                problems.append(_invalid(error.reason, path, offset + error.line, near))
        entries += [(entry, offset) for entry in found]
    if not problems and not forgiven:
        problems.append(_invalid(whole.reason, path, first_line + whole.line))
    fields, repeated = _collect(entries, path)
    return fields, (*problems, *repeated)


def _is_substitution(chunk: Sequence[str]) -> bool:
    """Tell whether a value begins with ``{{ NAME }}``, which everybody writes without quotes."""
    first = _TOP_KEY.match(chunk[0])
    return bool(first and first[2].startswith("{{") and not any(map(str.strip, chunk[1:])))


def _invalid(reason: str, path: str, line: int, suggestion: str = "") -> Problem:
    message = f"the header cannot be read: {reason}"
    return Problem(Code.INVALID_HEADER, Source(path, line), message, suggestion)


def _chunks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    start = 0
    for index, line in enumerate(lines):
        if index > start and _TOP_KEY.match(line):
            yield start, list(lines[start:index])
            start = index
    if any(line.strip() for line in lines[start:]):
        yield start, list(lines[start:])


def _as_plain(chunk: Sequence[str]) -> tuple[Entry, ...]:
    """Return the text of one field that is not YAML."""
    first = _TOP_KEY.match(chunk[0].lstrip())
    if first is None:
        return ()
    name = _unquoted(first[1])
    items = [
        (number, _unquoted(item[1]))
        for number, line in enumerate(chunk[1:], start=1)
        if (item := _LIST_ITEM.match(line))
    ]
    if items and not first[2].strip():
        lines = tuple(number for number, _ in items)
        return (Entry(name, [text for _, text in items], 0, lines),)
    rest = [first[2].strip(), *(line.strip() for line in chunk[1:])]
    return (Entry(name, _unquoted("\n".join(part for part in rest if part)), 0),)


def _unquoted(text: str) -> str:
    text = text.strip()
    match = _QUOTED.match(text)
    if match:
        return match[2]
    if text[:1] == "[" and "]" not in text:
        return text[1:]
    return text[1:] if text[:1] in ("'", '"') and text.count(text[0]) == 1 else text
