"""Lists and tables in a text, as far as they can hold fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.reading.headers.items import BodyItem, read_item, read_person_item
from labportal.reading.headers.words import NAME_COLUMNS, fields_of, key_of_words
from labportal.reading.text.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PEOPLE_FIELDS = frozenset({"people", "leader"})

_ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_RULE = re.compile(r"\s*([-*_])(?:[ \t]*\1){2,}\s*$")
_DELIMITER = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?$")
_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class BodyList:
    """A list or a table under known words; the lines are those of its first and last item."""

    fields: tuple[str, ...]
    """What it may hold; the record's type decides."""
    heading: str
    first_line: int
    last_line: int
    items: tuple[BodyItem, ...]
    is_flat: bool = True
    """Whether it is a list of single lines, which a list of records can replace."""

    @property
    def is_of_people(self) -> bool:
        """Whether it may name people."""
        return not PEOPLE_FIELDS.isdisjoint(self.fields)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of a text and the place of the first one."""

    lines: Sequence[str]
    masked: Sequence[str]
    """The same without the lines that are nothing but code or comments."""
    first_line: int


def starts_item(line: str) -> bool:
    """Tell whether a line begins an item of a list."""
    return bool(_ITEM.match(line)) and not _RULE.match(line)


def item_text(line: str) -> str:
    """Return a line without the mark of a list item."""
    match = _ITEM.match(line)
    return line[match.end() :] if match and not _RULE.match(line) else line


def find_list(masked: Sequence[str], start: int, end: int) -> tuple[int, int] | None:
    """Return the half-open range of the first list between two lines."""
    first = next((i for i in range(start, end) if starts_item(masked[i])), None)
    if first is None:
        return None
    last = first
    for index in range(first + 1, end):
        line = masked[index]
        if not line.strip():
            continue
        belongs = starts_item(line) or line[0].isspace() or index == last + 1
        if not belongs or _RULE.match(line):
            break
        last = index
    return first, last + 1


def read_list(
    block: Block, span: tuple[int, int], fields: tuple[str, ...], heading: str,
    words: Mapping[str, str],
) -> BodyList:  # fmt: skip
    """Return the list in the lines of *span*."""
    start, end = span
    people = not PEOPLE_FIELDS.isdisjoint(fields)
    items: list[BodyItem] = []
    entries = list(_entries(block, start, end))
    for number, (index, indent, text) in enumerate(entries):
        has_children = number + 1 < len(entries) and entries[number + 1][1] > indent
        line = block.first_line + index
        item = read_person_item(text, line, words) if people else read_item(text, line)
        # "Staff" above a list of names is no name.
        if not (has_children and fields_of(words, plain_text(text))):
            items.append(item)
    flat = len({indent for _, indent, _ in entries}) == 1 and all(
        _is_line_of_item(block, index) for index in range(start + 1, end)
    )
    return BodyList(
        fields, heading, block.first_line + start, block.first_line + end - 1, tuple(items), flat
    )


def _is_line_of_item(block: Block, index: int) -> bool:
    """Tell whether a line begins an item, or goes on with the words of one."""
    line = block.masked[index]
    if not line.strip():
        return not block.lines[index].strip()
    return starts_item(line) or (line[0].isspace() and bool(block.masked[index - 1].strip()))


def _entries(block: Block, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield (index, indent, text) of the items; lines that go on belong to the item above."""
    found: list[tuple[int, int, str]] = []
    ended = False
    for index in range(start, end):
        line = block.lines[index]
        match = _ITEM.match(block.masked[index])
        if match and not _RULE.match(block.masked[index]):
            indent = len(match[1].expandtabs(4))
            found.append((index, indent, line[match.end() :].strip()))
            ended = False
        elif not line.strip():
            # A second paragraph of an item says no more about whom it names.
            ended = True
        elif found and not ended:
            at, indent, text = found[-1]
            found[-1] = (at, indent, f"{text} {line.strip()}")
    return iter(found)


# Tables --------------------------------------------------------------------------------------


def find_table(masked: Sequence[str], start: int, end: int) -> tuple[int, int] | None:
    """Return the half-open range of the first table between two lines, its head included."""
    for index in range(start + 1, end):
        if _DELIMITER.match(masked[index]) and "|" in masked[index - 1]:
            last = index + 1
            while last < end and "|" in masked[last]:
                last += 1
            return index - 1, last
    return None


def cells_of(line: str) -> list[str]:
    """Return the cells of a row."""
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(inner)]


def read_table(
    block: Block, span: tuple[int, int], fields: tuple[str, ...], heading: str,
    words: Mapping[str, str],
) -> BodyList | None:  # fmt: skip
    """Return the names in a table that has a column for them."""
    start, end = span
    head = [plain_text(cell) for cell in cells_of(block.lines[start])]
    place = next((i for i, cell in enumerate(head) if _heads_names(cell, words)), None)
    if place is None or PEOPLE_FIELDS.isdisjoint(fields):
        return None
    items = []
    for index in range(start + 2, end):
        cells = cells_of(block.lines[index])
        if place < len(cells) and cells[place]:
            items.append(read_person_item(cells[place], block.first_line + index, words))
    first = block.first_line + start
    return BodyList(fields, heading, first, block.first_line + end - 1, tuple(items), is_flat=False)


def _heads_names(cell: str, words: Mapping[str, str]) -> bool:
    key = key_of_words(cell)
    known = NAME_COLUMNS & {key, key.removesuffix("s"), key.partition(" ")[2]}
    return bool(known) or not PEOPLE_FIELDS.isdisjoint(fields_of(words, cell))
