"""What the body of a page uses: headings, pictures, links, roles, citations, directives, values.

Enough Markdown for checking in a fraction of a second; what a page looks like is MyST's business.
Values such as ``{{ IMGURL }}`` may still stand in targets.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from labportal.reading.text.headings import Heading, find_headings
from labportal.reading.text.lines import fence_parts
from labportal.reading.text.masking import mask_code, prose_of
from labportal.reading.text.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from labportal.reading.text.directives import DirectiveText

VALUE = re.compile(r"(?<!\\)\{\{[ \t]*([^{}\n]*?)[ \t]*\}\}")
"""A declared value in the text of a page."""

_TARGET = r"(<[^<>\n]*>|(?:\{\{[^{}\n]*\}\}|\([^\s()]*\)|[^\s()<{]|\{(?!\{))*)"
_TITLE = r"(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?"
_LINK = re.compile(
    rf"(?<!\\)(!?)\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\([ \t]*{_TARGET}{_TITLE}[ \t]*\)", re.DOTALL
)
DEFINITION = re.compile(
    rf"^ {{0,3}}\[([^\]\n^]+)\]:[ \t]*<?([^\s<>]+)>?{_TITLE}[ \t]*$", re.MULTILINE
)
"""The address of links that name it instead: ``[name]: https://example.org``."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_EXTERNAL = re.compile(r"\{[^{}\n]*\.external\b[^{}\n]*\}")
"""Behind a link that MyST shall leave as it is."""
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto|project|path):[^\s<>]*)>", re.IGNORECASE)
_HTML = re.compile(
    r"<(img|a|audio|source|track|video)\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_ROLE = re.compile(r"(?<!\\)\{([A-Za-z][\w:+.-]*)\}(`+)(.+?)\2(?!`)", re.DOTALL)
_ROLE_TARGET = re.compile(r"(.*?)\s*<([^<>]*)>\s*", re.DOTALL)
_CITE = re.compile(r"(?:foot)?cite(?::\w+)?(?::alp)?")
# A key with texts in braces before and after it, in which a comma divides nothing.
_CITED = re.compile(r"\s*(?:\{[^{}]+\})?\s*[^{}\s,]+\s*(?:\{[^{}]+\})?\s*")
_COMMA = re.compile(r",(?![^{}]*\})")
_DIRECTIVE = re.compile(r"\{([^}\s]+)\}[ \t]*(.*)")
_PICTURES = frozenset({"image", "figure", "figure-md"})


@dataclass(frozen=True, slots=True)
class ImageUse:
    """A picture that the page shows."""

    target: str
    alt: str
    line: int


@dataclass(frozen=True, slots=True)
class LinkUse:
    """A link."""

    text: str
    target: str
    line: int
    in_html: bool = False


@dataclass(frozen=True, slots=True)
class RoleUse:
    """A role such as ``{person}`` with its target."""

    name: str
    target: str
    text: str
    """The text to show, empty if the author gave none."""
    line: int


@dataclass(frozen=True, slots=True)
class Citation:
    """The keys of one citation."""

    keys: tuple[str, ...]
    line: int
    malformed: str = ""
    """What was written, if it is no list of keys."""


@dataclass(frozen=True, slots=True)
class DirectiveUse:
    """The first line of a directive."""

    name: str
    argument: str
    line: int


@dataclass(frozen=True, slots=True)
class ValueUse:
    """A declared value that the page asks for."""

    name: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyFacts:
    """What a body uses, each in the order of the lines."""

    headings: tuple[Heading, ...] = ()
    images: tuple[ImageUse, ...] = ()
    links: tuple[LinkUse, ...] = ()
    roles: tuple[RoleUse, ...] = ()
    """All but citations."""
    cites: tuple[Citation, ...] = ()
    directives: tuple[DirectiveUse, ...] = ()
    values: tuple[ValueUse, ...] = ()

    @property
    def first_heading(self) -> str:
        """The text of the first heading."""
        return self.headings[0].text if self.headings else ""

    @property
    def has_h1(self) -> bool:
        """Whether the first heading is one of the first level."""
        return bool(self.headings) and self.headings[0].level == 1


NO_FACTS = BodyFacts()


def scan_body(
    lines: Sequence[str], first_line: int = 1, masked: Sequence[str] | None = None
) -> BodyFacts:
    """Return what *lines* use, of which the first one has the number *first_line*.

    *masked* are the same lines without code and comments, if they are at hand.
    """
    masked = mask_code(lines) if masked is None else masked
    headings = find_headings(lines, masked, first_line)
    directives = tuple(_directives(masked, first_line))
    return facts_of(masked, headings, directives, first_line, prose=prose_of)


def facts_of(
    masked: Sequence[str],
    headings: Sequence[Heading],
    directives: Sequence[DirectiveUse],
    first_line: int,
    prose: Callable[[str], str] = str,
) -> BodyFacts:
    """Return the facts of lines without code, with the headings and directives found in them.

    *prose* takes out of a text what holds no links.
    """
    scan = _Scan("\n".join(masked), first_line, prose)
    links, images = scan.links_and_images()
    pictures = [ImageUse(use.argument, "", use.line) for use in directives if use.name in _PICTURES]
    roles = scan.roles()
    return BodyFacts(
        headings=tuple(headings),
        images=tuple(sorted((*images, *pictures), key=lambda image: image.line)),
        links=tuple(sorted(links, key=lambda link: link.line)),
        roles=tuple(role for role in roles if not _CITE.fullmatch(role.name)),
        cites=tuple(_citation(role) for role in roles if _CITE.fullmatch(role.name)),
        directives=tuple(directives),
        values=scan.values(),
    )


def facts_of_html(directives: Iterable[DirectiveText]) -> BodyFacts:
    """Return the links and pictures of the directives that pass HTML on."""
    facts = BodyFacts()
    for found in directives:
        if found.name == "raw" and "html" in found.argument.lower().split():
            links: list[LinkUse] = []
            images: list[ImageUse] = []
            scan = _Scan("\n".join(found.content), found.content_line)
            scan.html(links, images)
            facts = joined(facts, BodyFacts(links=tuple(links), images=tuple(images)))
    return facts


def joined(facts: BodyFacts, inner: BodyFacts) -> BodyFacts:
    """Return the facts of a text together with those of a part in another language."""
    more = {
        name: tuple(
            sorted((*getattr(facts, name), *getattr(inner, name)), key=lambda use: use.line)
        )
        for name in ("images", "links", "roles", "cites", "directives")
    }
    return replace(facts, **more)


def _directives(masked: Sequence[str], first_line: int) -> Iterator[DirectiveUse]:
    for number, line in enumerate(masked, start=first_line):
        fence = fence_parts(line)
        match = _DIRECTIVE.match(fence[1]) if fence else None
        if match:
            yield DirectiveUse(match[1], match[2].strip(), number)


def _citation(role: RoleUse) -> Citation:
    written = role.target if not role.text else f"{role.text} <{role.target}>"
    # sphinxcontrib-bibtex takes text around a key in braces: {cite:p}`{see}Mori20`.
    parts = re.sub(r"\{[^{}]*\}", "", written).split(",")
    keys = tuple(part.strip() for part in parts if part.strip())
    malformed = not all(_CITED.fullmatch(part) for part in _COMMA.split(written))
    return Citation(keys, role.line, written if malformed else "")


class _Scan:
    """The masked text of a body, which tells the line of a position."""

    def __init__(self, text: str, first_line: int, prose: Callable[[str], str] = str) -> None:
        self.text = text
        self.prose = prose(text)
        self.first_line = first_line
        self.ends = [match.start() for match in re.finditer("\n", text)]

    def line(self, position: int) -> int:
        return self.first_line + bisect_right(self.ends, position - 1)

    def links_and_images(self) -> tuple[list[LinkUse], list[ImageUse]]:
        links: list[LinkUse] = []
        images: list[ImageUse] = []
        if "](" in self.prose:
            self._inline(self.prose, 0, links, images)
        if "]:" in self.prose:
            links += [
                LinkUse(match[1], match[2], self.line(match.start(1)))
                for match in DEFINITION.finditer(self.prose)
            ]
        if "<" in self.text:
            links += [
                LinkUse(match[1], match[1], self.line(match.start()))
                for match in _AUTOLINK.finditer(self.prose)
            ]
            self.html(links, images)
        return links, images

    def _inline(self, text: str, offset: int, links: list[LinkUse], images: list[ImageUse]) -> None:
        for match in _LINK.finditer(text):
            target = html.unescape(_ESCAPED.sub(r"\1", match[3].strip("<>")))
            line = self.line(offset + match.start())
            if match[1]:
                images.append(ImageUse(target, plain_text(match[2]), line))
                continue
            if _EXTERNAL.match(text, match.end()):
                continue
            links.append(LinkUse(plain_text(match[2].replace("\n", " ")), target, line))
            if "](" in match[2]:
                self._inline(match[2], offset + match.start(2), links, images)

    def html(self, links: list[LinkUse], images: list[ImageUse]) -> None:
        """Add the links and pictures of HTML."""
        for match in _HTML.finditer(self.text):
            attributes = {
                found[1].lower(): html.unescape(found[2] or found[3] or found[4] or "")
                for found in _ATTRIBUTE.finditer(match[2])
            }
            line = self.line(match.start())
            if match[1].lower() == "a":
                if attributes.get("href"):
                    links.append(LinkUse("", attributes["href"], line, in_html=True))
                continue
            # Lazy loading keeps the real address in data-src.
            source = attributes.get("data-src") or attributes.get("src")
            if source and match[1].lower() == "img":
                images.append(ImageUse(source, attributes.get("alt", ""), line))
            elif source:
                links.append(LinkUse("", source, line, in_html=True))

    def roles(self) -> list[RoleUse]:
        found: list[RoleUse] = []
        if "}`" not in self.prose:
            return found
        for match in _ROLE.finditer(self.prose):
            content = " ".join(match[3].split())
            parts = _ROLE_TARGET.fullmatch(content)
            text, target = (parts[1], parts[2]) if parts else ("", content)
            found.append(RoleUse(match[1], target.strip(), text, self.line(match.start())))
        return found

    def values(self) -> tuple[ValueUse, ...]:
        if "{{" not in self.text:
            return ()
        return tuple(
            ValueUse(match[1], self.line(match.start())) for match in VALUE.finditer(self.text)
        )
