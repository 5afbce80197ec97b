"""Pictures for print: in a format that TeX reads, no larger than needed, and broken ones named."""

from __future__ import annotations

import hashlib
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from labportal.model.codes import Code
from labportal.rendering.latex.nodes import command, environment
from labportal.sphinxext.messages import warn_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.builders import Builder

DOTS_PER_MM = 300 / 25.4
MILLIMETRES: Mapping[str, float] = {
    "mm": 1.0,
    "cm": 10.0,
    "in": 25.4,
    "pt": 25.4 / 72.27,
    "px": 25.4 / 96,
}
TEXT_WIDTH = 165
"""Of the widest paper, in millimetres; a picture without a width is at most so wide."""
GREATEST = (TEXT_WIDTH, 200)
TALLEST = 66
"""Of the picture at the top of a record, in millimetres."""
VECTORS = (".svg", ".svgz")
READY = (".pdf",)
SECONDS = 60
"""A drawing that takes longer to convert is given up."""
HOW_SVG = "rsvg-convert is not installed (Debian: librsvg2-bin, macOS: brew install librsvg)"
HOW_RASTER = "Pillow is not installed (pip install pillow)"


class UnprintableError(Exception):
    """A picture cannot be made ready for TeX; says why."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a picture is printed."""

    width: float
    """Millimetres."""
    height: float
    crop: str = ""
    """``square`` cuts it to a square, as the site does with portraits."""


class PrintPictures(SphinxPostTransform):
    """Put a printable file in place of each picture, or a frame that says what is missing."""

    # After Sphinx has fetched pictures from elsewhere and taken them out of addresses (100, 150).
    default_priority: ClassVar[int] = 210
    formats = ("latex",)

    def run(self, **_kwargs: object) -> None:
        """Replace every picture of the document."""
        for image in list(self.document.findall(nodes.image)):
            path = Path(self.env.srcdir, image["uri"])
            try:
                file = printable(path, self._folder(), size_of(image))
            except UnprintableError as reason:
                self._frame(image, str(reason))
                continue
            name = str(file)
            image["uri"], image["candidates"] = name, {"*": name}
            self.env.images.add_file(self.env.current_document.docname, name)
            if is_raster(file):
                set_width(image, file)

    def _folder(self) -> Path:
        return Path(self.env.doctreedir) / "images"

    def _frame(self, image: nodes.image, reason: str) -> None:
        name = Path(str(image["uri"])).name
        warn_at(place_of(image), Code.UNPRINTABLE_IMAGE, f"picture '{image['uri']}' {reason}")
        text = nodes.Text(f"[{name}] {image.get('alt', '')}".strip())
        if image.get("initials"):
            image.replace_self(command("labportalinitials", nodes.Text(image["initials"])))
        elif isinstance(image.parent, nodes.paragraph) and len(image.parent.children) == 1:
            image.parent.replace_self(environment("labportalmissing", text))
        elif isinstance(image.parent, nodes.TextElement):
            image.replace_self(command("labportalmissinginline", text))
        else:
            image.replace_self(environment("labportalmissing", text))

    @staticmethod
    def prepare(builder: Builder, written: str, box: tuple[int, int]) -> Path | None:
        """Return the printable file of the cover's logo or picture, or None with a message."""
        folder = Path(builder.env.doctreedir) / "images"
        try:
            return printable(Path(builder.srcdir, written), folder, Size(*box))
        except UnprintableError as reason:
            warn_at("conf.py", Code.UNPRINTABLE_IMAGE, f"picture '{written}' {reason}")
            return None


def place_of(node: nodes.Node) -> nodes.Node:
    """Return the nearest node that knows its line."""
    place: nodes.Node | None = node
    while place is not None and not place.line:
        place = place.parent
    return place or node


def size_of(image: nodes.image) -> Size:
    """Return how large a picture in a document is printed at most."""
    written = str(image.get("width", ""))
    width, height = GREATEST
    for unit, factor in MILLIMETRES.items():
        if written.endswith(unit):
            try:
                width = min(int(float(written.removesuffix(unit)) * factor) + 1, TEXT_WIDTH)
            except ValueError:
                break
    return Size(width, height, str(image.get("crop", "")))


def printable(path: Path, folder: Path, size: Size) -> Path:
    """Return a file that TeX can include, in *folder* unless the picture may stay as it is.

    :raises UnprintableError: saying why there is none.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnprintableError("cannot be read") from error
    mark = hashlib.blake2b(data + repr(size).encode(), digest_size=10).hexdigest()
    suffix = path.suffix.lower()
    if suffix in VECTORS or data.lstrip()[:5] in (b"<svg ", b"<?xml"):
        target = folder / f"lp-{mark}.pdf"
        return target if target.is_file() else _from_svg(path, target)
    if suffix in READY:
        if not data.startswith(b"%PDF-"):
            raise UnprintableError("is not a PDF, whatever its name says")
        return path
    for ending in (".png", ".jpg"):
        if (known := folder / f"lp-{mark}{ending}").is_file():
            return known
    return _from_pixels(path, folder / f"lp-{mark}", size)


def _from_svg(path: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = target.with_suffix(".tmp")
    convert = ["rsvg-convert", "--format=pdf", f"--output={scratch}", str(path)]
    try:
        subprocess.run(convert, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603
    except FileNotFoundError as error:
        raise UnprintableError(f"is an SVG, and {HOW_SVG}") from error
    except (OSError, subprocess.SubprocessError) as error:
        scratch.unlink(missing_ok=True)
        raise UnprintableError("is not an SVG that can be drawn") from error
    scratch.replace(target)
    return target


def _from_pixels(path: Path, stem: Path, size: Size) -> Path:
    try:
        from labportal.rendering.latex import raster  # noqa: PLC0415 -- loaded where it is needed
    except ImportError as error:
        if is_raster(path):
            return path
        raise UnprintableError(f"is not a PNG or JPEG, and {HOW_RASTER}") from error
    width, height = round(size.width * DOTS_PER_MM), round(size.height * DOTS_PER_MM)
    try:
        return raster.fitted(path, stem, (width, height), square=size.crop == "square")
    except raster.BROKEN as error:
        raise UnprintableError("is broken, or in a format that is not known") from error


def is_raster(path: Path) -> bool:
    """Tell whether a printable file consists of pixels."""
    return path.suffix.lower() in (".png", ".jpg", ".jpeg")


def set_width(image: nodes.image, path: Path) -> None:
    """Print a picture without a width as on a screen, and none that is taller than a third page."""
    try:
        from labportal.rendering.latex import raster  # noqa: PLC0415 -- loaded where it is needed

        pixels, lines = raster.size_of(path)
    except (ImportError, OSError):
        return
    if not (image.get("width") or image.get("height") or image.get("scale")):
        width = pixels * MILLIMETRES["px"]
        if width < TEXT_WIDTH:
            image["width"] = f"{width:.0f}mm"
    if image.get("crop") == "banner":
        width = min(size_of(image).width, TALLEST * pixels / lines)
        image["width"] = f"{width:.0f}mm"
