"""Markdown as other generators of sites extend it, rewritten as MyST.

MkDocs has blocks that begin with ``!!!``, ``???`` and ``===`` and icons between colons; kramdown
has attributes in ``{: }``; both, and Hugo, have ``{#id}`` behind a heading, and parse the Markdown
in an HTML element that asks for it.  Every line stays one line, so that messages name the right
one; what does not fit is left as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.reading.text.html_pieces import attributes_of
from labportal.reading.text.masking import mask_code
from labportal.reading.text.slugs import docutils_id, slug_title, slugs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ANY = re.compile(
    r"^[ \t]*(?:!!!|\?\?\?|===)[+!]?[ \t]|\{[ \t]*:|\bmarkdown\b[^<>\n]*>|^\[TOC\]"
    r"|\{[^{}\n]*\b(?:style|target)=|:(?:material|fontawesome|octicons|simple)-"
    r"|^ {0,3}#{1,6}[ \t][^\n]*\{",
    re.MULTILINE | re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?P<indent>[ \t]*)(?P<sign>!!!|\?\?\?\+?)[ \t]+(?P<kind>[A-Za-z][\w-]*)(?:[ \t]+[a-z ]+?)?"
    r"(?:[ \t]+\"(?P<title>[^\"]*)\")?[ \t]*"
)
_TAB = re.compile(r"(?P<indent>[ \t]*)===[+!]?[ \t]+\"(?P<title>[^\"]+)\"[ \t]*")
_OPENING = re.compile(
    r"[ \t]*<(?P<name>div|figure|section|article|aside|center)\b"
    r"(?P<inside>[^<>]*\bmarkdown(?:=\"?\w+\"?)?(?=[\s>])[^<>]*)>[ \t]*",
    re.IGNORECASE,
)
_CAPTION_TAG = re.compile(r"</?figcaption\b[^<>]*>", re.IGNORECASE)
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_COLONS = re.compile(r"[ \t]*(:{3,})")
_INDENT = 4
_SHORTEST = 3
_KINDS = frozenset("attention caution danger error hint important note tip warning seealso".split())

_ICON = re.compile(
    r":(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:(?:[ \t]*\{[^{}\n]*\})?[ \t]?"
)
_ATTRIBUTES = re.compile(r"(?<=[)\]*_`>])[ \t]*\{[ \t]*(?P<colon>:?)(?P<inside>[^{}\n]*)\}")
_STANDALONE = re.compile(r"[ \t]*\{:[^{}\n]*\}[ \t]*|\[TOC\][ \t]*", re.IGNORECASE)
_LIST_OF_CONTENTS = re.compile(r"[ \t]*(?:[-*+]|\d+\.)[ \t]+\S.*")
_CONTENTS = re.compile(r"[ \t]*\{:[^{}\n]*\btoc\b[^{}\n]*\}[ \t]*")
_HEADING = re.compile(
    r" {0,3}#{1,6}[ \t]+[^\n]*?(?P<braces>\{:?[ \t]*(?P<inside>[#.][\w-][^{}\n]*)\})[ \t#]*"
)
_ID = re.compile(r"(?:^|\s)#([\w:.-]+)")
_WORD = re.compile(r"[.#][\w-]+")
_SIZE = re.compile(r"(?:^|;)\s*(?:max-)?(width|height)\s*:\s*(\d+(?:\.\d+)?(?:px|%|em|rem)?)")
_KEPT = ("width", "height", "align")

FIGURE = "lp-html-figure"
"""Class of what an author wrote as a figure in HTML: all text in it is the caption."""


@dataclass(frozen=True, slots=True)
class Change:
    """A line that another system understands."""

    line: int
    """From 0."""
    old: str
    new: str


def modern_blocks(lines: Sequence[str]) -> tuple[list[str], list[Change]]:
    """Return *lines* as MyST, and what was rewritten; at the end there may be lines more."""
    if not _ANY.search("\n".join(lines)):
        return list(lines), []
    work = _Work(lines)
    work.blocks(0, len(work.lines))
    work.elements()
    work.pieces()
    return work.lines, sorted(work.changes, key=lambda change: change.line)


class _Work:
    """The lines while they are rewritten."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = list(lines)
        self.changes: list[Change] = []
        self.code = _in_fences(self.lines)
        self.depth = 0

    def _rewrite(self, place: int, new: str) -> None:
        self.changes.append(Change(place, self.lines[place].strip(), new.strip()))
        self.lines[place] = new

    # Blocks by indentation --------------------------------------------------------------------

    def blocks(self, start: int, end: int) -> None:
        """Rewrite what begins between two lines."""
        place = start
        while place < end:
            line = self.lines[place]
            note, tab = _NOTE.fullmatch(line), _TAB.fullmatch(line)
            if self.code[place] or not (note or tab):
                place += 1
                continue
            done = self._note(note, place, end) if note else self._tabs(place, end)
            place = max(done, place + 1)

    def _body(self, place: int, end: int, indent: int) -> int:
        """Return the line after the last one that is indented below the line at *place*."""
        last = place
        for number in range(place + 1, end):
            line = self.lines[number]
            if line.strip() and _width(line) < indent + _INDENT:
                break
            if line.strip():
                last = number
        return last + 1

    def _indent_less(self, start: int, end: int) -> None:
        for number in range(start, end):
            line = self.lines[number].expandtabs(_INDENT)
            self.lines[number] = line[_INDENT:] if line[:_INDENT].isspace() else line.strip()

    def _inside(self, start: int, end: int) -> None:
        """Rewrite the content of a block; the last block in it ends with it."""
        self._indent_less(start, end)
        self.depth += 1
        self.blocks(start, end)
        self.depth -= 1

    def _can_close(self, place: int, end: int) -> bool:
        """Tell whether a block may end on a line."""
        return place >= end or not self.lines[place].strip()

    def _close(self, place: int, end: int, signs: str) -> None:
        if place < end:
            self.lines[place] = signs
        elif not self.depth:
            self.lines.append(signs)
            self.code.append(False)

    def _note(self, match: re.Match[str], place: int, end: int) -> int:
        indent = match["indent"]
        after = self._body(place, end, _width(indent))
        if after == place + 1 or not self._can_close(after, end):
            return place + 1
        self._inside(place + 1, after)
        signs = self._signs(place + 1, after)
        kind, title = match["kind"].lower(), match["title"]
        if match["sign"] != "!!!":
            head = f"{{dropdown}} {title or kind.capitalize()}"
        elif not title and kind in _KINDS:
            head = f"{{{kind}}}"
        else:
            head = f"{{admonition}} {title or kind.capitalize()}"
        self._rewrite(place, f"{indent}{signs}{head}")
        self._close(after, end, f"{indent}{signs}")
        return after

    def _tabs(self, place: int, end: int) -> int:
        """Rewrite tabs that follow one another; the empty line before them opens the set."""
        found: list[tuple[int, int, str]] = []
        here = place
        while here < end and (match := _TAB.fullmatch(self.lines[here])):
            after = self._body(here, end, _width(match["indent"]))
            if after == here + 1 or not self._can_close(after, end):
                return place + 1
            found.append((here, after, match["title"]))
            here = after
            while here < end and not self.lines[here].strip():
                here += 1
        indent = " " * _width(self.lines[place])
        for start, after, _ in found:
            self._inside(start + 1, after)
        last = found[-1][1]
        signs = max((self._signs(start + 1, after) for start, after, _ in found), key=len)
        # Where no line is free for the set, such as right behind another block, they fold.
        is_set = place > 0 and not self.lines[place - 1].strip()
        for start, after, title in found:
            kind = "tab-item" if is_set else "dropdown"
            self._rewrite(start, f"{indent}{signs}{{{kind}}} {title}")
            if after != last or not is_set:
                self._close(after, end, f"{indent}{signs}")
        if is_set:
            self.lines[place - 1] = f"{indent}{signs}:{{tab-set}}"
            self._close(last, end, f"{indent}{signs}:")
        return last

    def _signs(self, start: int, end: int) -> str:
        """Return more colons than any fence between two lines has."""
        inside = (_COLONS.match(line) for line in self.lines[start:end])
        return ":" * (max((len(match[1]) for match in inside if match), default=2) + 1)

    # Elements of HTML -------------------------------------------------------------------------

    def elements(self) -> None:
        """Rewrite elements whose content is Markdown, the inner ones first."""
        for place in reversed(range(len(self.lines))):
            match = None if self.code[place] else _OPENING.fullmatch(self.lines[place])
            end = self._end(place, match["name"]) if match else 0
            if not match or not end:
                continue
            inside = self.lines[place + 1 : end]
            common = min((_width(line) for line in inside if line.strip()), default=0)
            for number in range(place + 1, end):
                line = self.lines[number].expandtabs(_INDENT)[common:]
                self.lines[number] = _CAPTION_TAG.sub("", line)
            signs = self._signs(place + 1, end)
            classes = attributes_of(match["inside"]).get("class", "").split()
            if match["name"].lower() == "figure":
                classes.append(FIGURE)
            self._rewrite(place, f"{signs}{{div}} {' '.join(classes)}".rstrip())
            self.lines[end] = signs

    def _end(self, place: int, name: str) -> int:
        """Return the line that only holds the end of the element, or 0."""
        tag = re.compile(rf"<(/?){name}\b[^<>]*>", re.IGNORECASE)
        depth = 1
        for number in range(place + 1, len(self.lines)):
            if self.code[number]:
                continue
            for found in tag.finditer(self.lines[number]):
                depth += -1 if found[1] else 1
                if not depth:
                    return number if self.lines[number].strip() == found[0] else 0
        return 0

    # Within lines -----------------------------------------------------------------------------

    def pieces(self) -> None:
        """Rewrite attributes and icons, outside of code."""
        masked = mask_code(self.lines)
        for place, shown in enumerate(masked):
            line = self.lines[place]
            if self.code[place] or not shown.strip():
                continue
            if _CONTENTS.fullmatch(shown) and place and _LIST_OF_CONTENTS.match(masked[place - 1]):
                self._rewrite(place - 1, "")
            if _STANDALONE.fullmatch(shown):
                self._rewrite(place, "")
                continue
            heading = _HEADING.fullmatch(shown)
            if heading:
                # The signs that may end a heading stand before its attributes, or behind them.
                written = re.sub(r"[ \t]+#+[ \t]*$", "", line[: heading.start("braces")]).rstrip()
                self._rewrite(place, written + _anchor(heading["inside"], written))
                continue
            new = "".join(_without(line, shown))
            if new != line:
                self._rewrite(place, new)


def _without(line: str, shown: str) -> Iterator[str]:
    """Yield the pieces of a line without icons and with attributes as MyST has them."""
    done = 0
    found = sorted(
        [*_ICON.finditer(shown), *_ATTRIBUTES.finditer(shown)], key=lambda match: match.start()
    )
    for match in found:
        if match.start() < done:
            continue
        is_icon = match.re is _ICON
        if not is_icon and not match["colon"] and not re.search("style=|target=", match["inside"]):
            continue
        yield line[done : match.start()]
        yield "" if is_icon else _attributes(match["inside"])
        done = match.end()
    yield line[done:]


def _anchor(inside: str, heading: str) -> str:
    """Return the id that attributes of a heading name, unless it has that one by itself."""
    given = _ID.search(inside)
    plain = slug_title(heading.lstrip("# \t"))
    own = {*slugs_of([plain]), docutils_id(plain)}
    return f'<a id="{given[1]}"></a>' if given and given[1] not in own else ""


def _attributes(inside: str) -> str:
    """Return attributes as MyST has them, without those that it does not know."""
    words = _WORD.findall(re.sub(r"\"[^\"]*\"|'[^']*'", "", inside))
    given = attributes_of(inside)
    sizes = dict(_SIZE.findall(given.get("style", "").lower()))
    named = {name: given.get(name) or sizes.get(name) for name in _KEPT}
    kept = [*words, *(f"{name}={value}" for name, value in named.items() if value)]
    return f"{{{' '.join(kept)}}}" if kept else ""


def _in_fences(lines: Sequence[str]) -> list[bool]:
    """Tell of each line whether it belongs to fenced code, however far that is indented."""
    found = []
    fence = ""
    for line in lines:
        match = _FENCE.match(line)
        found.append(bool(fence or match))
        if match and not fence:
            fence = match[1]
        elif match and match[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
    return found


def _width(line: str) -> int:
    expanded = line.expandtabs(_INDENT)
    return len(expanded) - len(expanded.lstrip())
