"""What is known of a picture that was made ready, and what decides how; knows no files."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

WHOLE = "whole"
"""Name of the widest file in the format that the author chose."""
VERSION = 1
"""To be raised when the same picture with the same settings gives other files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What the files of a picture depend on besides the picture itself."""

    widths: tuple[int, ...]
    """In pixels, from narrow to wide; without any, pictures keep their size."""
    quality: int
    limit: int
    """Greatest number of pixels, in millions."""
    tool: str
    """Name and version of what makes the files; empty if it is not installed."""

    @property
    def greatest(self) -> int:
        """The greatest width that is served, or 0 for any."""
        return max(self.widths, default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A picture that was made ready, or the reason why it cannot be shown."""

    width: int = 0
    """Of the widest file, in pixels; 0 if it is not known."""
    height: int = 0
    narrow: tuple[int, ...] = ()
    """Widths at which there are narrower files in the author's format."""
    webp: tuple[int, ...] = ()
    """Widths at which there are files in WebP, the widest one among them."""
    is_source: bool = True
    """Whether the widest file is the author's own, byte for byte."""
    large: str = ""
    """What is too much about the picture, if it is too large."""
    damage: str = ""
    """What is wrong with the picture, if it cannot be read."""

    @property
    def is_shown(self) -> bool:
        """Whether pages show the picture."""
        return not (self.large or self.damage)

    @property
    def served(self) -> tuple[str, ...]:
        """The names of all files of the picture, the widest one first."""
        return (WHOLE, *(name for name in self.names if name != WHOLE))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files that were made."""
        whole = () if self.is_source else (WHOLE,)
        own = tuple(narrow_name(width) for width in self.narrow)
        return (*whole, *own, *(webp_name(width) for width in self.webp))

    def as_dict(self) -> dict[str, Any]:
        """Return what `from_dict` understands."""
        return asdict(self)

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> Prepared:
        """Return what was kept as JSON.

        :raises TypeError: if something else was kept.
        """
        lists = {"narrow": tuple(kept["narrow"]), "webp": tuple(kept["webp"])}
        return cls(**{**kept, **lists})


def too_many(million: float, limit: int, what: str) -> str:
    """Return what is said of a picture that is too large."""
    return f"has {million:.0f} million {what}, at most {limit} million are read"


def narrow_name(width: int) -> str:
    """Return the name of a narrower file in the author's format."""
    return str(width)


def webp_name(width: int) -> str:
    """Return the name of a file in WebP."""
    return f"{width}.webp"


def served_name(name: str, made: str) -> str:
    """Return where a file is in the folder of pictures of the site.

    *name* is that of the picture there, *made* that of the file.
    """
    if made == WHOLE:
        return name
    width, dot, suffix = made.partition(".")
    return f"{width}/{name}{dot}{suffix}"
