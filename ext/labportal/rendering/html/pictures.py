"""Pictures as HTML: in the width that a screen needs, in WebP for browsers that read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from labportal.rendering.html.text import escape
from labportal.rendering.pictures.prepared import (
    Prepared,
    narrow_name,
    served_name,
    webp_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

LAZY = ' loading="lazy"'
"""What lets a browser fetch a picture only when it comes near the screen."""
SHARP = 2
"""So many pixels to the point have the screens for which pictures are offered."""


@dataclass(frozen=True, slots=True)
class Served:
    """A picture as one page can name its files."""

    folder: str
    """Address of the folder of pictures, with a slash at the end."""
    name: str
    prepared: Prepared = Prepared()  # noqa: RUF009 -- frozen

    @property
    def address(self) -> str:
        """The address of the widest file in the author's format."""
        return self.folder + quote(self.name)

    def own(self) -> list[tuple[int, str]]:
        """Return (width, address) of the files in the author's format."""
        found = [(width, self._file(narrow_name(width))) for width in self.prepared.narrow]
        return [*found, (self.prepared.width, self.address)]

    def webp(self) -> list[tuple[int, str]]:
        """Return (width, address) of the files in WebP."""
        return [(width, self._file(webp_name(width))) for width in self.prepared.webp]

    def _file(self, name: str) -> str:
        return self.folder + quote(served_name(self.name, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where a picture stands."""

    kind: str
    """Classes of the picture."""
    width: int
    """Points of the screen that the picture takes at most."""
    height: int = 0
    """In the shape that the style sheet gives it; 0 for the picture's own."""
    sizes: str = ""
    """How wide it is on which screen; empty if it is always as wide."""
    is_late: bool = True
    """Whether the browser may wait until the picture is needed."""


PORTRAIT = Frame(kind="lp-portrait", width=160, height=160)
FACE = Frame(kind="lp-portrait", width=240, height=240, is_late=False)
BANNER = Frame(
    kind="lp-banner", width=640, height=360, is_late=False,
    sizes="(min-width: 680px) 640px, 95vw",
)  # fmt: skip
CARD = Frame(kind="", width=480, height=270, sizes="(min-width: 520px) 480px, 95vw")
CARD_FACE = Frame(kind="lp-card-face", width=64, height=64)
REPORT = Frame(kind="lp-report-picture", width=160, height=160, is_late=False)
THUMB = Frame(kind="lp-thumb", width=144, height=81)
THUMB_COVER = Frame(kind="lp-thumb lp-thumb-cover", width=64, height=90)
COVER = Frame(kind="lp-cover", width=224, height=316)
PREVIEW = Frame(
    kind="lp-preview", width=384, height=216, is_late=False,
    sizes="(min-width: 420px) 384px, 95vw",
)  # fmt: skip


def picture_html(picture: Served, frame: Frame, alt: str) -> str:
    """Return a picture in its frame."""
    own = needed(picture.own(), frame.width)
    kind = f"{frame.kind} dark-light".strip()
    shape = f'width="{frame.width}" height="{frame.height}"'
    late = LAZY if frame.is_late else ""
    sizes = frame.sizes or f"{frame.width}px"
    image = (
        f'<img class="{kind}" src="{escape(own[-1][1])}"{candidates(own, sizes)} '
        f'alt="{escape(alt)}" {shape}{late}>'
    )
    return with_webp(image, needed(picture.webp(), frame.width), sizes)


def with_webp(image: str, webp: list[tuple[int, str]], sizes: str) -> str:
    """Return an image, with a choice of WebP if there is any."""
    if not webp:
        return image
    given = candidates(webp, sizes) or f' srcset="{escape(webp[0][1])}"'
    if len(webp) == 1 and " sizes=" in image:
        # Where one choice tells its width, HTML wants to know that of the others.
        width, address = webp[0]
        given = f' srcset="{escape(address)} {width}w" sizes="{escape(sizes)}"'
    return f'<picture class="lp-picture"><source type="image/webp"{given}>{image}</picture>'


def candidates(files: list[tuple[int, str]], sizes: str) -> str:
    """Return the attributes that let a browser choose; nothing if there is no choice."""
    if len(files) < 2:
        return ""
    named = ", ".join(f"{address} {width}w" for width, address in files)
    return f' srcset="{escape(named)}" sizes="{escape(sizes)}"'


def needed(files: Iterable[tuple[int, str]], width: int) -> list[tuple[int, str]]:
    """Return the files that a place of *width* points can use."""
    found: list[tuple[int, str]] = []
    for file in sorted(files):
        found.append(file)
        if file[0] >= SHARP * width:
            break
    return found


def without_waiting(html: str) -> str:
    """Let the first picture of a piece of a page be fetched at once."""
    return html.replace(LAZY, "", 1)
