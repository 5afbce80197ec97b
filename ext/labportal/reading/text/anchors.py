"""The places of a page that links can lead to: headings, labels, equations, terms, ids of HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.reading.text.slugs import NO_TEXT, slug_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from labportal.reading.text.directives import DirectiveText
    from labportal.reading.text.headings import Heading

_LABEL = re.compile(r"(?:[ >\t]|[-*+][ \t]|\d+[.)][ \t])*\((?=\S)([^\n]+)\)=[ \t]*$")
_EQUATION = re.compile(r"\$\$[ \t]*\(([^()\n]+)\)[ \t]*$")
# Alone on a line, or right behind what they belong to; elsewhere they are text.
_BRACES = re.compile(r"(?:^[ \t>]*|(?<=[)\]`]))\{([^{}\n]*#[^{}\n]*)\}", re.MULTILINE)
_BRACED_ID = re.compile(r"(?:^|\s)#([^\s#{}.=]+)")
_HTML_ID = re.compile(r"\s(?:id|name)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
# Headings inside quotations and lists, which are none of the page's own.
_INNER = re.compile(r"(?:[ \t]*(?:>|[-*+][ \t]|\d+[.)][ \t]))+[ \t]*(#{1,6})[ \t]+(\S.*)$")
_ATX = re.compile(r"\s{0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_SKIPPED = re.compile(r"\s*(?:$|%|\{[^{}\n]*\}\s*$|<!--.*-->\s*$)")
_NO_PARAGRAPH = re.compile(r"\s*(?:[`~:]{3}|[|<>!$]|[-*+][ \t]|\d+[.)][ \t]|:[\w-]+:)")
_FURTHEST = 20
"""Lines in which what a label names is looked for."""
MATH = frozenset({"math", "eq"})
OPTIONS = frozenset({"option", "cmdoption", "confval", "envvar"})
"""Directives that describe an option, whose name roles can name."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name that an author gave to a place."""

    name: str
    line: int
    has_title: bool = True
    """Whether a link without a text of its own has something to show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """The places of one text."""

    titles: tuple[tuple[int, str], ...] = ()
    """(level, text) of every heading."""
    labels: tuple[Label, ...] = ()
    marks: tuple[str, ...] = ()
    """Names in braces, such as ``{#results}``; on other pages there may be the same."""
    ids: tuple[str, ...] = ()
    """Of HTML."""
    equations: tuple[Label, ...] = ()
    terms: tuple[Label, ...] = ()
    options: tuple[str, ...] = ()
    has_more: bool = False
    """Whether there may be more terms than are seen here."""


def normal(name: str) -> str:
    """Return a name as Sphinx compares it: without regard to case, each gap one blank."""
    return " ".join(name.lower().split())


def find_anchors(
    lines: Sequence[str],
    masked: Sequence[str],
    headings: Iterable[Heading],
    directives: Sequence[DirectiveText],
    first_line: int = 1,
) -> Anchors:
    """Return the places of Markdown; *masked* are its *lines* without code and comments."""
    text = "\n".join(masked)
    titles = [(h.level, slug_title(_written(h, lines, first_line))) for h in headings]
    if any(sign in text for sign in ("> #", "- #", "* #", ". #")):
        inner = filter(None, map(_INNER.match, masked))
        titles += [(len(match[1]), slug_title(match[2])) for match in inner]
    labels = [*_labels(masked, first_line)] if ")=" in text else []
    return Anchors(
        titles=tuple(titles),
        labels=tuple(sorted((*labels, *named(directives)), key=lambda one: one.line)),
        # Code is blank in the one, and may hold braces in the other.
        marks=(*_marks(text), *_marks("\n".join(line for line in lines if "`{#" in line))),
        ids=tuple(_ids(text)),
        equations=tuple(
            sorted(
                (*_equations(lines, first_line), *_labelled(directives)), key=lambda one: one.line
            )
        ),
        terms=tuple(_terms(directives)),
        options=tuple(_options(directives)),
        has_more=".glossary" in text,
    )


def _written(heading: Heading, lines: Sequence[str], first_line: int) -> str:
    start, end = heading.line - first_line, heading.end_line - first_line
    match = _ATX.match(lines[start]) if start == end else None
    if match:
        return match[1]
    # MyST leaves nothing between two lines of a heading.
    return NO_TEXT.join(line.strip() for line in lines[start : max(end, start + 1)])


def _labels(masked: Sequence[str], first_line: int) -> Iterator[Label]:
    for index, line in enumerate(masked):
        match = _LABEL.match(line) if ")=" in line else None
        if match:
            yield Label(normal(match[1]), first_line + index, _is_titled(masked, index + 1))


def _is_titled(masked: Sequence[str], index: int) -> bool:
    """Tell whether what follows has a title; only a plain paragraph surely has none."""
    end = min(len(masked), index + _FURTHEST)
    while index < end and (_SKIPPED.match(masked[index]) or _LABEL.match(masked[index])):
        index += 1
    if index >= end:
        return index < len(masked)
    if masked[index].lstrip().startswith("#") or _NO_PARAGRAPH.match(masked[index]):
        return True
    below = masked[index + 1].strip() if index + 1 < len(masked) else ""
    return bool(below) and not below.strip("=-")


def _marks(text: str) -> Iterator[str]:
    if "{" in text and "#" in text:
        for braces in _BRACES.finditer(text):
            for match in _BRACED_ID.finditer(braces[1]):
                yield match[1]


def _ids(text: str) -> Iterator[str]:
    if "<" in text:
        for match in _HTML_ID.finditer(text):
            yield match[1] or match[2] or match[3]


def named(directives: Iterable[DirectiveText]) -> Iterator[Label]:
    """Yield the names that directives give to what they make."""
    for found in directives:
        name = found.options.get("name") or found.options.get("figname")
        if found.name == "figure-md":
            name = name or found.argument
        if name and found.short_name not in MATH:
            yield Label(normal(name), found.line)


def _equations(lines: Sequence[str], first_line: int) -> Iterator[Label]:
    for number, line in enumerate(lines, first_line):
        match = _EQUATION.search(line) if "$$" in line else None
        if match:
            yield Label(match[1].strip(), number)


def _labelled(directives: Iterable[DirectiveText]) -> Iterator[Label]:
    for found in directives:
        label = found.options.get("label") or found.options.get("name")
        if label and found.short_name in MATH:
            yield Label(label.strip(), found.line)


def _terms(directives: Iterable[DirectiveText]) -> Iterator[Label]:
    """Yield the terms of glossaries: their lines without an indentation."""
    for found in directives:
        if found.short_name != "glossary":
            continue
        rows = [line for line in found.content if line.strip()]
        margin = min((len(line) - len(line.lstrip()) for line in rows), default=0)
        for number, line in enumerate(found.content, found.content_line):
            if line.strip() and not line[margin].isspace() and not line.startswith(".. "):
                yield Label(line.partition(" : ")[0].strip(), number)


def _options(directives: Iterable[DirectiveText]) -> Iterator[str]:
    for found in directives:
        if found.short_name in OPTIONS:
            for part in found.argument.replace("\n", ",").split(","):
                yield part.split("=")[0].split("[")[0].strip()


def joined_anchors(one: Anchors, other: Anchors) -> Anchors:
    """Return the places of a text together with those of a part of it."""
    return Anchors(
        titles=one.titles + other.titles,
        labels=one.labels + other.labels,
        marks=one.marks + other.marks,
        ids=one.ids + other.ids,
        equations=one.equations + other.equations,
        terms=one.terms + other.terms,
        options=one.options + other.options,
        has_more=one.has_more or other.has_more,
    )
