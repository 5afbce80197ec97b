"""The tags of older systems and of note-taking programs, rewritten as today's syntax.

``[member/ada]`` becomes ``{person}`ada```, ``[youtube: id]`` becomes ``{youtube}`id```, and
``![[ada.png]]`` becomes a picture.  A page is read as if its author had written so, and
``labportal migrate`` writes it.  Every line stays one line.
"""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from labportal.model.records import RECORD_TYPES
from labportal.reading.text.dialects import modern_blocks
from labportal.reading.text.masking import mask_code
from labportal.reading.text.videos import HOSTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_TAG = re.compile(
    r"(?<![\\\]!\[])\[(?P<tag>member|person|people|project|software|research|presentation|vacancy"
    r"|highlight|news|event|youtube|vimeo|slideshare)(?:[ \t]*:[ \t]*|/)"
    r"(?P<target>[^\[\]\n`{}]+)\](?![(\[:])",
    re.IGNORECASE,
)
_EMBED = re.compile(r"(?<!\\)!\[\[(?P<name>[^\[\]\n|]+)(?:\|(?P<label>[^\[\]\n]*))?\]\]")
_GROUP = re.compile(r"\s*,\s*group\s*:.*\Z", re.IGNORECASE)
# CommonMark's HTML blocks: one that begins with a block's tag, and one that begins with any tag
# alone on its line, which must not follow a paragraph.
_BLOCK_TAG = re.compile(
    r" {0,3}</?(?:address|article|aside|blockquote|body|center|dd|details|div|dl|dt|fieldset"
    r"|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|link|main|menu|nav|ol|p|section"
    r"|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[\s/>]|$)",
    re.IGNORECASE,
)
_LONE_TAG = re.compile(r" {0,3}</?[A-Za-z][^<>]*>\s*$")
_HTML = re.compile(
    r"<(?P<name>a|code)(?:\s[^<>]*)?>.*?</(?P=name)\s*>|</?[a-z][^<>]*>", re.IGNORECASE
)
_WIDTH = re.compile(r"(\d+)(?:x\d+)?")
_ALIASES: Mapping[str, str] = {"member": "person", "people": "person", "highlight": "news"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What is needed of the language of a page to rewrite it."""

    mask: Callable[[Sequence[str]], Sequence[str]]
    """Makes code blank."""
    role: str
    """How a role is written, with ``name`` and ``target``."""
    has_html: bool = False
    """Whether there is HTML in it, and pictures within lines."""


REMOVED = " "
"""What takes the place of signs that a text does better without."""

MARKDOWN = Language(mask=mask_code, role="{{{name}}}`{target}`", has_html=True)


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One piece of old syntax; *new* is empty where there is no way to say it today."""

    line: int
    """In the lines that were given, from 0."""
    start: int
    end: int
    old: str
    new: str
    picture: str = ""
    """The name of an embedded picture, for which any folder may be meant."""


def find_legacy(
    lines: Sequence[str],
    find_embed: Callable[[str], str] | None = None,
    *,
    language: Language = MARKDOWN,
) -> Iterator[Rewrite]:
    """Yield the old syntax in *lines*, outside of code.

    *find_embed* returns the path of a picture of which only the name is written, or an empty
    text; without it, embedded pictures cannot be rewritten.
    """
    if language.has_html:
        lines, changes = modern_blocks(lines)
        for change in changes:
            yield Rewrite(change.line, 0, 0, change.old, change.new or REMOVED)
    yield from _find_tags(lines, find_embed, language)


def _find_tags(
    lines: Sequence[str], find_embed: Callable[[str], str] | None, language: Language
) -> Iterator[Rewrite]:
    # To see what is code takes longer than to see that there is nothing to find.
    if not any("[" in line and (_TAG.search(line) or _EMBED.search(line)) for line in lines):
        return
    masked = language.mask(lines)
    in_html = _html_lines(masked) if language.has_html else frozenset()
    for number, line in enumerate(masked):
        if "[" not in line:
            continue
        for match in _EMBED.finditer(line) if language.has_html else ():
            name = match["name"].strip()
            path = find_embed(name) if find_embed else ""
            label = (match["label"] or "").strip()
            new = _picture(name, label, path, in_html=number in in_html) if path else ""
            yield Rewrite(number, match.start(), match.end(), match[0], new, name)
        hidden = _hidden(line) if "<" in line and language.has_html else ()
        for match in _TAG.finditer(line):
            place = next((name for start, end, name in hidden if start < match.start() < end), None)
            if place is None or place == "a":
                # A link holds no other.
                new = "" if place else _role(match, language)
                yield Rewrite(number, match.start(), match.end(), match[0], new)


def _hidden(line: str) -> list[tuple[int, int, str]]:
    """Return (start, end, element) of code, links and tags of HTML, in which no role can stand."""
    return [
        (match.start(), match.end(), (match["name"] or "").lower())
        for match in _HTML.finditer(line)
    ]


def modernise(
    lines: Sequence[str],
    find_embed: Callable[[str], str] | None = None,
    *,
    language: Language = MARKDOWN,
) -> list[str]:
    """Return *lines* in today's syntax; what cannot be said in it stays as it is."""
    rewritten = modern_blocks(lines)[0] if language.has_html else list(lines)
    found = [rewrite for rewrite in _find_tags(rewritten, find_embed, language) if rewrite.new]
    # From the end of each line, so that the places before it stay true.
    for rewrite in sorted(found, key=lambda rewrite: (rewrite.line, -rewrite.start)):
        line = rewritten[rewrite.line]
        rewritten[rewrite.line] = f"{line[: rewrite.start]}{rewrite.new}{line[rewrite.end :]}"
    return rewritten


def _role(match: re.Match[str], language: Language) -> str:
    tag = match["tag"].lower()
    target = match["target"].strip()
    if tag in HOSTS:
        return language.role.format(name=tag, target=target)
    row = RECORD_TYPES.get(_ALIASES.get(tag, tag))
    # Which site a link leads to follows from the record, so the group need not be said.
    target = _GROUP.sub("", target)
    if row is None or not target:
        return ""
    return language.role.format(name=row.role, target=target)


def _picture(name: str, label: str, path: str, *, in_html: bool) -> str:
    # After the bar stands a width as often as a description.
    width = _WIDTH.fullmatch(label)
    text = label if label and not width else posixpath.splitext(posixpath.basename(name))[0]
    if in_html:
        wide = f' width="{width[1]}"' if width else ""
        return f'<img src="/{quote(path)}" alt="{html.escape(text)}"{wide}>'
    size = f"{{width={width[1]}px}}" if width else ""
    return f"![{text}](/{quote(path)}){size}"


def _html_lines(masked: Sequence[str]) -> frozenset[int]:
    """Return the lines that Markdown hands on to the browser as they are."""
    found: set[int] = set()
    inside = False
    blank = True
    for number, line in enumerate(masked):
        if not line.strip():
            inside, blank = False, True
            continue
        if not inside and "<" in line:
            inside = bool(_BLOCK_TAG.match(line) or (blank and _LONE_TAG.match(line)))
        blank = False
        if inside:
            found.add(number)
    return frozenset(found)
