"""Social cards: the picture that a link to a page gets where people share it, drawn offline.

A card has the size that networks ask for.  The same values give the same bytes, whatever fonts the
machine has: the letters come from the folder `fonts`.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageColor, ImageDraw, ImageFont, ImageOps

from labportal.rendering.pictures.raster import BROKEN, FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH, HEIGHT = 1200, 630
SUFFIX = ".jpg"
VERSION = 1
"""Counts changes of the drawing, so that older cards are drawn again."""
_FONTS = Path(__file__).parent / "fonts"
_KNOWN = re.compile(
    "[\u0020-\u007e\u00a0-\u024f\u0370-\u03ff\u0400-\u045f\u1e00-\u1eff\u2010-\u2027\u2030\u2032"
    "\u2033\u2039\u203a\u20ac\u2116\u2122\u2190-\u2193\u2212\u2264\u2265]*"
)
"""The letters of the fonts."""
_TITLE_SIZES = (76, 66, 58, 50, 44)
_MOST_LINES = 4
_LEFT, _TOP, _BOTTOM = 84, 76, 540
_PANEL = 430
"""Width of the picture at the right."""
_QUALITY = 85


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialCard:
    """What a card says."""

    kind: str
    title: str
    line: str
    site: str
    host: str
    background: str
    accent: str
    text: str
    muted: str


def can_say(text: str) -> bool:
    """Tell whether the fonts have every letter of a text."""
    return _KNOWN.fullmatch(text) is not None


def draw(card: SocialCard, picture: bytes | None = None) -> bytes:
    """Return the card as a JPEG, with a picture at its right if there is one that can be read."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _colour(card.background))
    panel = _panel(picture) if picture else None
    if panel is not None:
        image.paste(panel, (WIDTH - _PANEL, 0))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 15, HEIGHT), fill=_colour(card.accent))
    width = WIDTH - _LEFT - (_PANEL + 50 if panel is not None else 70)
    y = float(_TOP)
    if card.kind:
        pen.text((_LEFT, y), card.kind, font=_font("Bold", 30), fill=_colour(card.accent))
        y += 58
    size, lines = _title(card.title, width)
    for line in lines:
        pen.text((_LEFT, y), line, font=_font("Bold", size), fill=_colour(card.text))
        y += size * 1.22
    y += 18
    small = _font("Regular", 32)
    for line in _wrapped(card.line, small, width)[:2]:
        if y + 40 < _BOTTOM:
            pen.text((_LEFT, y), line, font=small, fill=_colour(card.muted))
            y += 44
    site = _cut(card.site, _font("Bold", 30), width)
    pen.text((_LEFT, _BOTTOM), site, font=_font("Bold", 30), fill=_colour(card.text))
    host = _cut(card.host, _font("Regular", 24), width)
    pen.text((_LEFT, _BOTTOM + 38), host, font=_font("Regular", 24), fill=_colour(card.muted))
    written = io.BytesIO()
    image.save(written, "JPEG", quality=_QUALITY, optimize=True)
    return written.getvalue()


def _panel(data: bytes) -> Image.Image | None:
    """Return a picture as it fills the right side, or None if it cannot be read."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            opened.draft("RGB", (_PANEL * 2, HEIGHT))
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except BROKEN:
        return None
    white = Image.new("RGBA", upright.size, "white")
    whole = Image.alpha_composite(white, upright).convert("RGB")
    return ImageOps.fit(whole, (_PANEL, HEIGHT), Image.Resampling.BICUBIC)


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    # The simple layout gives the same result whether or not a library for scripts is installed.
    path = str(_FONTS / f"NotoSans-{weight}.ttf")
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def _title(text: str, width: float) -> tuple[int, Sequence[str]]:
    """Return the largest size in which a title has room, and its lines."""
    for size in _TITLE_SIZES:
        lines = _wrapped(text, _font("Bold", size), width)
        if len(lines) * size * 1.22 <= _BOTTOM - _TOP - 58 and len(lines) <= _MOST_LINES:
            return size, lines
    size = _TITLE_SIZES[-1]
    lines = _wrapped(text, _font("Bold", size), width)
    last = _cut(" ".join(lines[_MOST_LINES - 1 :]), _font("Bold", size), width)
    return size, [*lines[: _MOST_LINES - 1], last]


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    return list(_lines(text.split(), font, width))


def _lines(words: Sequence[str], font: ImageFont.FreeTypeFont, width: float) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > width:
            yield line
            longer = word
        line = _cut(longer, font, width) if font.getlength(longer) > width else longer
    if line:
        yield line


def _cut(text: str, font: ImageFont.FreeTypeFont, width: float) -> str:
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _colour(written: str) -> tuple[int, int, int]:
    try:
        red, green, blue = ImageColor.getrgb(written)[:3]
    except ValueError:
        # Such as a variable of the style sheet, which only browsers can follow.
        return (18, 48, 74)
    return red, green, blue
