"""HTML within Markdown, divided into what labportal finds files and pages for, and the rest.

A picture, a link or a player in HTML names its file as Markdown does, and has to find it wherever
the page goes.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.reading.text.videos import Video, video_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_INSIDE = r"(?:[^<>\"']|\"[^\"]*\"|'[^']*')*"
_PIECE = re.compile(
    # What is no HTML, though it may look like it.
    r"<!--.*?(?:-->|\Z)|<(?P<code>script|style|textarea|svg)\b.*?(?:</(?P=code)\s*>|\Z)"
    rf"|<(?P<name>img|a|video|audio|source|track|iframe)\b(?P<inside>{_INSIDE})>",
    re.IGNORECASE | re.DOTALL,
)
_ROLE = re.compile(
    # Tags, and what is no text between them.
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<code>a|code|pre|script|style|svg|textarea)\b.*?(?:</(?P=code)\s*>|\Z)"
    rf"|<{_INSIDE}>"
    r"|\{(?:labportal:)?(?P<name>[a-z][a-z-]*)\}`(?P<target>[^`<>\n]+)`",
    re.IGNORECASE | re.DOTALL,
)
_END_OF_LINK = re.compile(r"</a\s*>", re.IGNORECASE)
_END_OF_FRAME = re.compile(r"\s*</iframe\s*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/=]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'"
    r"|(?P<bare>[^\s\"'<>]+)))?"
)
_ELSEWHERE = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:|//|#)")
_ADDRESSES: Mapping[str, str] = {
    "a": "href",
    "video": "src",
    "audio": "src",
    "source": "src",
    "track": "src",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of this portal."""

    text: str
    """The tag as it is written."""
    attributes: Mapping[str, str]

    @property
    def address(self) -> str:
        """Where its author says that it is; lazy loading keeps that in ``data-src``."""
        return self.attributes.get("data-src") or self.attributes.get("src", "")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag with the address of a page or a file of this portal."""

    text: str
    start: int
    end: int
    """Of the address and its quotes in *text*."""
    address: str

    def with_address(self, address: str) -> str:
        """Return the tag with another address; without one, with nothing but its name."""
        if not address:
            name = re.split(r"[\s/>]", self.text[1:], maxsplit=1)[0]
            return f'<{name} class="lp-broken-link">'
        quoted = html.escape(address, quote=True)
        return f'{self.text[: self.start]}"{quoted}"{self.text[self.end :]}'


@dataclass(frozen=True, slots=True)
class Named:
    """A role between the tags, such as ``{person}`ada```."""

    text: str
    name: str
    target: str


def html_pieces(text: str) -> Iterator[str | Picture | Tag | Video | Named]:
    """Divide HTML; what is not understood stays in one piece, as it is."""
    in_link = False
    for piece in _pieces(text):
        if isinstance(piece, str) and "`" in piece:
            yield from _with_names(piece, in_link=in_link)
        else:
            yield piece
        in_link = isinstance(piece, Tag) and piece.text[:2].lower() == "<a"


def _with_names(text: str, *, in_link: bool) -> Iterator[str | Named]:
    """Divide a piece of HTML at the roles in it; a link holds no other one."""
    end = _END_OF_LINK.search(text) if in_link else None
    place, start = 0, (end.end() if end else len(text)) if in_link else 0
    for match in _ROLE.finditer(text, start):
        if match["name"]:
            if match.start() > place:
                yield text[place : match.start()]
            yield Named(match[0], match["name"].lower(), match["target"].strip())
            place = match.end()
    if place < len(text):
        yield text[place:]


def _pieces(text: str) -> Iterator[str | Picture | Tag | Video]:
    place = 0
    for match in _PIECE.finditer(text):
        if match.start() < place or not match["name"]:
            continue
        found, end = _piece(match, text)
        if found is not None:
            if match.start() > place:
                yield text[place : match.start()]
            yield found
            place = end
    if place < len(text):
        yield text[place:]


def attributes_of(inside: str) -> dict[str, str]:
    """Return the attributes of a tag, by their names in lower case."""
    return {
        match["name"].lower(): html.unescape(
            match["double"] or match["single"] or match["bare"] or ""
        )
        for match in reversed(list(_ATTRIBUTE.finditer(inside)))
    }


def _piece(match: re.Match[str], text: str) -> tuple[Picture | Tag | Video | None, int]:
    """Return what a tag means, and where it ends."""
    name = match["name"].lower()
    if name == "img":
        picture = Picture(match[0], attributes_of(match["inside"]))
        address = picture.address
        return (picture if address and _is_here(address) else None), match.end()
    if name == "iframe":
        closing = _END_OF_FRAME.match(text, match.end())
        frame = frame_video(match["inside"])
        return frame, closing.end() if closing else match.end()
    return _tag(match, _ADDRESSES[name]), match.end()


def frame_video(inside: str) -> Video | None:
    """Return the video that a frame with these attributes plays, if it is known how to."""
    address = attributes_of(inside).get("src", "")
    return video_at("", f"https:{address}" if address.startswith("//") else address)


def _tag(match: re.Match[str], wanted: str) -> Tag | None:
    for attribute in _ATTRIBUTE.finditer(match["inside"]):
        if attribute["name"].lower() != wanted:
            continue
        found = next((n for n in ("double", "single", "bare") if attribute[n] is not None), "")
        address = html.unescape(attribute[found]).strip() if found else ""
        if not address or not _is_here(address):
            return None
        before = match.start("inside") - match.start()
        start, end = attribute.span(found)
        quotes = found != "bare"
        return Tag(match[0], before + start - quotes, before + end + quotes, address)
    return None


def _is_here(address: str) -> bool:
    return not _ELSEWHERE.match(address.strip())
