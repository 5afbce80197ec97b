"""Fields that a page says in its text: under known headings, and in lines before the first list.

A page without a header says everything so; the caller decides what of it a page with a header
may add.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import unquote

from labportal.model.keys import slug, squeeze
from labportal.reading.headers.header import Raw, RawValue
from labportal.reading.text.headings import Heading, find_headings
from labportal.reading.text.masking import mask_code
from labportal.reading.text.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "associated researchers": "people",
        "researchers": "people",
        "people": "people",
        "people involved": "people",
        "team": "people",
        "team members": "people",
        "members": "people",
        "projects": "projects",
        "current projects": "projects",
        "ongoing projects": "projects",
        "previous projects": "previous_projects",
        "past projects": "previous_projects",
        "finished projects": "previous_projects",
        "completed projects": "previous_projects",
        "research lines": "research",
        "publications": "bibkeys",
        "key publications": "bibkeys",
        "selected publications": "bibkeys",
        "software": "software",
    }
)
"""Heading in lower case -> the field that the list under it holds."""

LEAD_LINES: Mapping[str, str] = MappingProxyType(
    {
        "section leader": "leader",
        "group leader": "leader",
        "research leader": "leader",
        "leader": "leader",
        "leaders": "leader",
        "head": "leader",
        "head of section": "leader",
        "principal investigator": "leader",
        "principal investigators": "leader",
        "researchers": "people",
        "people": "people",
        "team": "people",
        "funding": "funding",
        "funded by": "funding",
        "website": "website",
    }
)
"""Words before the colon, in lower case -> the field that the rest of the line holds."""

PEOPLE_FIELDS = frozenset({"people", "leader"})

_ITEM = re.compile(r"(\s*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_RULE = re.compile(r"\s*([-*_])(?:[ \t]*\1){2,}\s*$")
_LINK = re.compile(
    r"\[((?:[^\[\]]|\[[^\]]*\])*)\]"
    r"\(\s*<?([^()\s>]*(?:\([^()\s]*\)[^()\s]*)*)>?[^)]*\)(.*)"
)
_ROLE = re.compile(r"\{[\w:-]+\}`(?:[^`<]*<([^`>]+)>|([^`]+))`(.*)")
_LEAD = re.compile(r"[*_]*([^\W\d_][\w -]{1,40}?)[*_]*\s*:[*_]*\s+(.+)")
_NOTE = re.compile(r"(\s+\(.*|\s+[–—-]\s.*|:\s.*)$")
_BIBKEY = re.compile(r"[^\W\d_][\w:.+/-]*\d{2,4}[a-z]{0,2}")
_WEB_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BodyItem:
    """One item of a list that holds a field."""

    text: str
    """Plain text: the name or title."""
    target: str
    """What the item links to as written, empty if it is no link."""
    line: int
    note: str = ""
    """What follows the name or link in the item."""

    @property
    def name(self) -> str:
        """The key if the item links to a page, the text otherwise."""
        return _key_of_target(self.target) or self.text


@dataclass(frozen=True, slots=True)
class BodyList:
    """A list under a known heading; the lines are those of its first and last item."""

    field: str
    heading: str
    first_line: int
    last_line: int
    items: tuple[BodyItem, ...]


@dataclass(frozen=True, slots=True)
class BodyFields:
    """What the text of a page says about its record."""

    title: str = ""
    """The first heading as plain text."""
    title_line: int = 0
    title_level: int = 0
    """1 to 6; 0 if the page has no heading."""
    fields: Mapping[str, RawValue] = field(default_factory=dict)
    lists: tuple[BodyList, ...] = ()


def read_headless(
    lines: Sequence[str],
    first_line: int = 1,
    *,
    headings: Mapping[str, str] = HEADINGS,
    lead_lines: Mapping[str, str] = LEAD_LINES,
) -> BodyFields:
    """Return what *lines* say, of which the first one has the number *first_line*."""
    masked = mask_code(lines)
    found = find_headings(lines, masked, first_line)
    lists = tuple(_lists(lines, masked, found, first_line, headings))
    fields = dict(_lead_fields(masked, found, first_line, lead_lines))
    for body_list in lists:
        names: list[Raw] = [item.name for item in body_list.items]
        if body_list.field not in fields:
            fields[body_list.field] = RawValue(
                names, body_list.first_line, tuple(item.line for item in body_list.items)
            )
    title = found[0] if found else None
    return BodyFields(
        title=title.text if title else "",
        title_line=title.line if title else 0,
        title_level=title.level if title else 0,
        fields=fields,
        lists=lists,
    )


def _lead_fields(
    masked: Sequence[str],
    headings: Sequence[Heading],
    first_line: int,
    lead_lines: Mapping[str, str],
) -> Iterator[tuple[str, RawValue]]:
    """Yield the lead lines between the title and the next heading, each field once."""
    start = headings[0].end_line - first_line + 1 if headings else 0
    end = headings[1].line - first_line if len(headings) > 1 else len(masked)
    seen: set[str] = set()
    for index in range(start, end):
        line = masked[index].strip()
        match = _LEAD.match(line)
        name = lead_lines.get(squeeze(match[1]).casefold()) if match else None
        if match and name and name not in seen:
            seen.add(name)
            yield name, RawValue(plain_text(match[2]), first_line + index)


def _lists(
    lines: Sequence[str],
    masked: Sequence[str],
    headings: Sequence[Heading],
    first_line: int,
    known: Mapping[str, str],
) -> Iterator[BodyList]:
    for number, heading in enumerate(headings):
        name = known.get(heading.text.rstrip(" :").casefold())
        if not name:
            continue
        start = heading.end_line - first_line + 1
        following = headings[number + 1 : number + 2]
        end = following[0].line - first_line if following else len(lines)
        span = _first_list(masked, start, end)
        if span is None:
            continue
        texts = _item_texts(lines, *span)
        items = tuple(_item(text, first_line + at, name) for at, text in texts)
        if name != "bibkeys" or all(_BIBKEY.fullmatch(item.text) for item in items):
            yield BodyList(
                name, heading.text, first_line + span[0], first_line + span[1] - 1, items
            )


def _first_list(masked: Sequence[str], start: int, end: int) -> tuple[int, int] | None:
    """Return the half-open range of the first list between two lines."""
    first = next((i for i in range(start, end) if _starts_item(masked[i])), None)
    if first is None:
        return None
    last = first
    for index in range(first + 1, end):
        line = masked[index]
        if not line.strip():
            continue
        belongs = _starts_item(line) or line[0].isspace() or index == last + 1
        if not belongs or _RULE.match(line):
            break
        last = index
    return first, last + 1


def _starts_item(line: str) -> bool:
    return bool(_ITEM.match(line)) and not _RULE.match(line)


def _item_texts(lines: Sequence[str], start: int, end: int) -> list[tuple[int, str]]:
    """Return (index, text) of the items; nested ones stand beside the others."""
    texts: list[tuple[int, str]] = []
    for index in range(start, end):
        line = lines[index]
        match = _ITEM.match(line)
        if match and not _RULE.match(line):
            texts.append((index, line[match.end() :].strip()))
        elif line.strip() and texts:
            at, text = texts[-1]
            texts[-1] = (at, f"{text} {line.strip()}")
    return texts


def _item(text: str, line: int, name: str) -> BodyItem:
    link = _LINK.match(text)
    if link:
        return BodyItem(plain_text(link[1]), link[2], line, link[3].strip())
    role = _ROLE.match(text)
    if role:
        return BodyItem((role[1] or role[2]).strip(), "", line, role[3].strip())
    plain, note = plain_text(text), ""
    if name in PEOPLE_FIELDS:
        plain, note = _name_and_note(plain)
    return BodyItem(plain, "", line, note)


def _name_and_note(text: str) -> tuple[str, str]:
    """Split "Ada Lovelace, PhD student" or "Ada Lovelace (guest)"; "Lovelace, Ada" is whole."""
    match = _NOTE.search(text)
    if match and match.start():
        return text[: match.start()], match[0].strip()
    before, comma, after = text.partition(",")
    words = before.split()
    if comma and len(words) > 1 and not words[0][0].islower():
        return before.strip(), after.strip()
    return text, ""


def _key_of_target(target: str) -> str:
    if _WEB_ADDRESS.match(target):
        return ""
    path = re.split(r"[?#]", unquote(target), maxsplit=1)[0].rstrip("/")
    stem = re.sub(r"\.(?:md|html?)$", "", path.rsplit("/", 1)[-1], flags=re.IGNORECASE)
    return slug(stem)
