"""The files of one picture: turned upright, in the colours of screens, in a few widths.

Needs Pillow.  The same picture and recipe give the same bytes in every process.
"""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageCms, ImageOps, features

from labportal.rendering.pictures.prepared import WHOLE, Prepared, narrow_name, too_many, webp_name
from labportal.rendering.pictures.strip import without_metadata

if TYPE_CHECKING:
    from labportal.rendering.pictures.prepared import Recipe

FORMATS = tuple(
    name
    for name in ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
    if name in ("JPEG", "PNG", "GIF") or features.check(name.lower())
)
"""What is opened; of other formats Pillow would run other programs."""
BROKEN = (OSError, ValueError, SyntaxError, EOFError, OverflowError, struct.error, zlib.error,
          Image.DecompressionBombError)  # fmt: skip
"""What Pillow raises for files that are no pictures."""
_ORIENTATION = 0x0112
_LIGHT = 2048
"""Bytes; of a picture that is no heavier, WebP saves nothing."""
_FEW_COLOURS = 4096
"""Drawings have no more; photographs do."""
_WEBP_LESS = 6
"""By so much the quality of WebP is lower that looks like a JPEG's."""
_NEARLY = 0.9
"""A width beyond this part of the whole width is not worth a file."""
Files = dict[str, bytes]


def prepare(data: bytes, recipe: Recipe) -> tuple[Prepared, Files]:
    """Return what is known of a picture, and its files by name."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            million = opened.width * opened.height / 1_000_000
            if million > recipe.limit:
                return Prepared(large=too_many(million, recipe.limit, "pixels")), {}
            return _prepare(opened, data, recipe)
    except Image.DecompressionBombError:
        return Prepared(large=f"has more than {recipe.limit} million pixels"), {}
    except BROKEN:
        if _is_avif(data) and "AVIF" not in FORMATS:
            return Prepared(), {}
        return Prepared(damage=_what_is_wrong(data)), {}


def _is_avif(data: bytes) -> bool:
    return data[4:12] in (b"ftypavif", b"ftypavis")


def _what_is_wrong(data: bytes) -> str:
    starts = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF")
    if not data.strip():
        return "is empty"
    if data.startswith(starts) or _is_avif(data):
        return "is damaged or not complete"
    return "is no picture that browsers know, whatever its name says"


def _prepare(opened: Image.Image, data: bytes, recipe: Recipe) -> tuple[Prepared, Files]:
    kind = "JPEG" if opened.format == "MPO" else opened.format or ""
    # The second picture of a camera's JPEG is a preview.
    moves = kind != "JPEG" and getattr(opened, "is_animated", False)
    turned = opened.getexif().get(_ORIENTATION, 1) not in (0, 1)
    across, down = opened.size
    if turned and opened.getexif()[_ORIENTATION] >= 5:
        across, down = down, across
    width = min(across, recipe.greatest or across)
    height = max(1, round(down * width / across))
    if kind == "JPEG":
        # The decoder itself can leave out pixels, which is much faster.
        opened.draft(opened.mode, (width, height) if across == opened.width else (height, width))
    opened.load()
    clean = without_metadata(data)
    if moves:
        return _as_it_is(clean, data, opened.size)
    image = ImageOps.exif_transpose(opened) if turned else opened
    keeps = width == across and not turned and opened.mode != "CMYK"
    if keeps and kind == "AVIF":
        keeps = not (opened.getexif() or opened.info.get("xmp"))
    shown = _for_screens(image).copy()
    # What is known of the source would be written into every file.
    shown.info = {}
    if shown.width != width:
        shown = shown.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    saver = _Saver(kind, recipe.quality, palette=opened.mode == "P", drawn=_is_drawn(shown, kind))
    files = {WHOLE: clean if keeps else saver.own(shown)}
    narrow, webp = _narrower(shown, saver, recipe, files)
    is_source = files[WHOLE] == data
    if is_source:
        del files[WHOLE]
    found = Prepared(width=width, height=height, narrow=narrow, webp=webp, is_source=is_source)
    return found, files


def _as_it_is(clean: bytes, data: bytes, size: tuple[int, int]) -> tuple[Prepared, Files]:
    files = {} if clean == data else {WHOLE: clean}
    return Prepared(width=size[0], height=size[1], is_source=not files), files


def _narrower(
    shown: Image.Image, saver: _Saver, recipe: Recipe, files: Files
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Add narrower files and those in WebP, where they are lighter; return their widths."""
    own = {shown.width: files[WHOLE]}
    webp: dict[int, bytes] = {}
    makes_webp = saver.kind != "WEBP" and bool(recipe.widths) and len(files[WHOLE]) > _LIGHT
    if makes_webp:
        webp[shown.width] = saver.webp(shown)
    image = shown
    for width in sorted(recipe.widths, reverse=True):
        if width > shown.width * _NEARLY:
            continue
        height = max(1, round(shown.height * width / shown.width))
        image = image.resize((width, height), Image.Resampling.LANCZOS)
        if saver.kind != "GIF":
            _add_lighter(own, width, saver.own(image))
        if makes_webp:
            _add_lighter(webp, width, saver.webp(image))
    if webp and sum(_fetched(webp, width) for width in own) >= sum(map(len, own.values())):
        webp = {}
    narrow = sorted(own.keys() - {shown.width})
    files.update((narrow_name(width), own[width]) for width in narrow)
    files.update((webp_name(width), data) for width, data in webp.items())
    return tuple(narrow), tuple(sorted(webp))


def _add_lighter(files: dict[int, bytes], width: int, data: bytes) -> None:
    """Add a file unless a wider one is lighter: drawings have more colours when made smaller."""
    if all(len(data) < len(wider) for wider in files.values()):
        files[width] = data


def _fetched(files: dict[int, bytes], width: int) -> int:
    """Return how many bytes a browser fetches that needs a width."""
    return len(files[min(wide for wide in files if wide >= width)])


def _for_screens(image: Image.Image) -> Image.Image:
    """Return a picture in grey, or in the red, green and blue of all screens."""
    if image.mode.startswith("I"):
        # Of sixteen bits the upper eight.
        return image.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    profile = image.info.get("icc_profile")
    if image.mode in ("P", "PA", "LA", "La", "RGBa") or image.has_transparency_data:
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        image = _converted(image, profile)
    if image.mode in ("L", "RGB", "RGBA"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _converted(image: Image.Image, profile: bytes) -> Image.Image:
    """Return a picture with its colours as screens without a profile show them."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        name = ImageCms.getProfileDescription(source)
        if "sRGB" in name and image.mode != "CMYK":
            return image
        target = ImageCms.createProfile("sRGB")
        found = ImageCms.profileToProfile(image, source, target, outputMode=mode)
    except (ImageCms.PyCMSError, *BROKEN):
        return image
    return found or image


def _is_drawn(image: Image.Image, kind: str) -> bool:
    return kind in ("PNG", "GIF") and image.getcolors(_FEW_COLOURS) is not None


class _Saver:
    """Saves one picture in its widths."""

    def __init__(self, kind: str, quality: int, *, palette: bool, drawn: bool) -> None:
        self.kind = kind
        self._quality = quality
        self._palette = palette
        self._drawn = drawn

    def own(self, image: Image.Image) -> bytes:
        """Return the picture in the format that its author chose."""
        if self.kind == "WEBP":
            return self.webp(image)
        if self.kind == "JPEG":
            flat = image.convert("RGB") if image.mode == "RGBA" else image
            return _saved(flat, "JPEG", quality=self._quality, optimize=True, progressive=True)
        if self.kind == "AVIF":
            return _saved(image, "AVIF", quality=self._quality, speed=8, max_threads=1)
        if self._palette:
            image = _few_colours(image)
        return _saved(image, self.kind if self.kind == "GIF" else "PNG")

    def webp(self, image: Image.Image) -> bytes:
        """Return the picture in WebP, a drawing with all its edges."""
        if self._drawn:
            if self._palette:
                image = _few_colours(image).convert(image.mode)
            return _saved(image, "WEBP", lossless=True, quality=50, method=4)
        quality = max(1, self._quality - _WEBP_LESS)
        return _saved(image, "WEBP", quality=quality, method=4)


def _few_colours(image: Image.Image) -> Image.Image:
    if image.getcolors(256) is None:
        return image.quantize(256, method=Image.Quantize.FASTOCTREE)
    return image.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def _saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
