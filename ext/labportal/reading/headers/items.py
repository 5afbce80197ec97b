"""One item of a list that holds a field: whom or what it names, and what it says besides."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from labportal.model.keys import slug
from labportal.model.titles import looks_like_name, split_note
from labportal.reading.headers.words import fields_of
from labportal.reading.text.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Mapping

_LABEL = r"\[((?:[^\[\]]|\[[^\]]*\])*)\]"
_TARGET = r"\(\s*<?([^()\s>]*(?:\([^()\s]*\)[^()\s]*)*)>?[^)]*\)"
_LINK = re.compile(rf"([*_]{{0,3}})(?<!!){_LABEL}{_TARGET}\1(.*)", re.DOTALL)
_ROLE = re.compile(r"\{[\w:-]+\}`(?:[^`<]*<([^`>]+)>|([^`]+))`(.*)", re.DOTALL)
_STRONG = re.compile(r"(\*{1,3}|_{1,3})(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?!\w)(.*)", re.DOTALL)
_LABELLED = re.compile(
    r"((?:[*_]{1,3})?[^\W\d_][^:*_`\[\]<>]{0,40}(?:[*_]{1,3}:|:[*_]{0,3}))\s+(\S.*)"
)
_PICTURE = re.compile(r"(?:!\[[^\]]*\]\([^)]*\)\s*)+")
_TASK = re.compile(r"\[[ xX]\]\s+")
_MARKS = re.compile(r"^[\s,:;|.–—-]+")
_WEB_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|$", re.IGNORECASE)
_MARKUP = re.compile(r"\]\(|\]\[|[<`$\\]|!\[|\{|https?:|\w@\w")
_FIRST_MARKUP = re.compile(r"!?\[|[<`{]|https?:|[^\s(]+@\w")
LONGEST_NOTE = 120
"""Characters beyond which what follows a name is a text and no note."""


@dataclass(frozen=True, slots=True)
class BodyItem:
    """One item of a list that holds a field."""

    text: str
    """Plain text: the name or title."""
    target: str
    """What the item links to as written, empty if it is no link."""
    line: int
    note: str = ""
    """What the item says besides the name, as plain text."""
    is_simple: bool = True
    """Whether name and note are all there is, so that a list of records shows as much."""
    raw: str = ""
    """The item as written."""

    @property
    def name(self) -> str:
        """The key if the item links to a page, the text otherwise."""
        return key_of_target(self.target) or self.text

    @property
    def written(self) -> str:
        """The name with its note, in the form in which a field may hold both."""
        return f"{self.text} ({self.note})" if self.note else self.text


def key_of_target(target: str) -> str:
    """Return the key of a record to which an address of this site may lead."""
    if _WEB_ADDRESS.match(target):
        return ""
    path = re.split(r"[?#]", unquote(target), maxsplit=1)[0].rstrip("/")
    stem = re.sub(r"\.(?:md|html?)$", "", path.rsplit("/", 1)[-1], flags=re.IGNORECASE)
    return slug(stem)


def read_item(raw: str, line: int) -> BodyItem:
    """Return an item that names a record other than a person."""
    text, target, rest = _first_part(raw, strong=False)
    note = plain_text(_MARKS.sub("", rest))
    return BodyItem(plain_text(text), target, line, note, not rest and _is_plain(text), raw)


def read_person_item(raw: str, line: int, words: Mapping[str, str]) -> BodyItem:
    """Return an item that names a person, with a role, an affiliation or nothing behind the name.

    *words* are those that stand before a colon, as in "PhD student: Ada Lovelace".
    """
    labelled = _LABELLED.fullmatch(raw)
    if labelled and fields_of(words, plain_text(labelled[1])):
        # **PI**: Ada Lovelace
        person = read_person_item(labelled[2], line, {})
        if looks_like_name(person.text):
            note = ", ".join(filter(None, (plain_text(labelled[1]).rstrip(" :"), person.note)))
            return replace(person, note=note, raw=raw)
    picture = _PICTURE.match(raw)
    text, target, rest = _first_part(raw[picture.end() :] if picture else raw, strong=True)
    if not target and not rest:
        # Ada Lovelace [ORCID](https://...)
        markup = _FIRST_MARKUP.search(text)
        end = markup.start() if markup else len(text)
        text, rest = text[:end].rstrip("( "), text[end:]
        name, note = split_note(plain_text(text).rstrip(","))
        note = ", ".join(filter(None, (note, _note(rest).strip("()"))))
    else:
        name, note = plain_text(text), _note(rest)
        if note.startswith(",") or not rest:
            # [Jane Doe](jane.md), MD PhD, head: the degrees belong to the name.
            name, note = split_note(f"{name}{note}")
    note = _MARKS.sub("", note)
    simple = not picture and _is_plain(text) and _is_plain(rest) and len(note) <= LONGEST_NOTE
    return BodyItem(name, target, line, note, simple, raw)


def _note(rest: str) -> str:
    note = plain_text(rest)
    inside = note[1:-1]
    bracketed = note.startswith("(") and note.endswith(")") and not set("()") & set(inside)
    return inside.strip() if bracketed else note


def _first_part(raw: str, *, strong: bool) -> tuple[str, str, str]:
    """Return (text, target, rest) of an item that begins with a link, a role or bold words."""
    text = _TASK.sub("", raw, count=1) if raw.startswith("[") else raw
    link = _LINK.fullmatch(text)
    if link:
        return link[2], link[3], link[4].strip()
    role = _ROLE.fullmatch(text)
    if role:
        return (role[1] or role[2]).strip(), "", role[3].strip()
    bold = _STRONG.fullmatch(text)
    if bold and (strong or not bold[3].strip()):
        inner = _LINK.fullmatch(bold[2])
        if inner and not inner[4].strip():
            return inner[2], inner[3], bold[3].strip()
        return bold[2], "", bold[3].strip()
    return text.strip(), "", ""


def _is_plain(text: str) -> bool:
    return not _MARKUP.search(text)
