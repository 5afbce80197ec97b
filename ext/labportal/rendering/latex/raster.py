"""Pictures of pixels for print: cut, made smaller, without what cameras note; needs Pillow."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from labportal.rendering.pictures.strip import without_metadata

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

BROKEN = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)
"""What Pillow raises for files that are no pictures."""
_READY: Mapping[str, tuple[str, ...]] = {"PNG": (".png",), "JPEG": (".jpg", ".jpeg")}
_PLAIN = ("L", "P", "RGB", "RGBA")
_PHOTOGRAPHS = ("JPEG", "WEBP", "AVIF", "TIFF", "BMP")
_ORIENTATION = 0x0112


def fitted(path: Path, stem: Path, box: tuple[int, int], *, square: bool = False) -> Path:
    """Return *path* if TeX can print it as it is, or a new file that begins with *stem*.

    :raises Exception: one of `BROKEN`.
    """
    with warnings.catch_warnings():
        # A large picture is no attack here: it is made smaller.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(path) as opened:
            kind = opened.format or ""
            turned = opened.getexif().get(_ORIENTATION, 1) != 1
            opened.load()
            image = ImageOps.exif_transpose(opened) if turned else opened.copy()
    smaller = _square(image, box[0]) if square else _within(image, box)
    as_it_is = smaller is image and not turned and image.mode in _PLAIN
    if as_it_is and path.suffix in _READY.get(kind, ()):
        data = path.read_bytes()
        clean = without_metadata(data)
        return path if clean == data else _written(clean, stem.with_suffix(path.suffix))
    return _saved(_true_colours(smaller), stem, photograph=kind in _PHOTOGRAPHS)


def size_of(path: Path) -> tuple[int, int]:
    """Return width and height in pixels."""
    with Image.open(path) as opened:
        return opened.size


def _square(image: Image.Image, side: int) -> Image.Image:
    if image.width == image.height <= side:
        return image
    side = min(side, *image.size)
    # Faces are in the upper part.
    return ImageOps.fit(_true_colours(image), (side, side), centering=(0.5, 0.25))


def _within(image: Image.Image, box: tuple[int, int]) -> Image.Image:
    if image.width <= box[0] and image.height <= box[1]:
        return image
    smaller = _true_colours(image).copy()
    smaller.thumbnail(box)
    return smaller


def _true_colours(image: Image.Image) -> Image.Image:
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in ("L", "RGB") else image.convert("RGB")


def _written(data: bytes, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = target.with_name(f"{target.stem}-part{target.suffix}")
    scratch.write_bytes(data)
    scratch.replace(target)
    return target


def _saved(image: Image.Image, stem: Path, *, photograph: bool) -> Path:
    stem.parent.mkdir(parents=True, exist_ok=True)
    as_jpeg = photograph and image.mode != "RGBA"
    target = stem.with_suffix(".jpg" if as_jpeg else ".png")
    scratch = target.with_name(f"{target.stem}-part{target.suffix}")
    if as_jpeg:
        image.save(scratch, quality=88)
    else:
        image.save(scratch, optimize=True)
    # Another process may make the same file.
    scratch.replace(target)
    return target
