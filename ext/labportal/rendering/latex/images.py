"""Pictures in formats that TeX cannot read."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from sphinx.transforms.post_transforms.images import ImageConverter
from sphinx.util import logging

logger = logging.getLogger(__name__)


class VectorPictures(ImageConverter):
    """SVG as PDF, by librsvg."""

    # Sphinx declares it as an attribute of the object, so it cannot be a class variable.
    conversion_rules = [("image/svg+xml", "application/pdf")]  # noqa: RUF012

    def is_available(self) -> bool:
        """Tell whether the program is there."""
        try:
            subprocess.run(["rsvg-convert", "--version"], check=True, capture_output=True)  # noqa: S607
        except (OSError, subprocess.CalledProcessError):
            logger.warning(
                "SVG pictures are left out of the PDF: rsvg-convert is not installed "
                "(Debian package librsvg2-bin)"
            )
            return False
        return True

    def convert(self, _from: str | os.PathLike[str], _to: str | os.PathLike[str]) -> bool:
        """Convert one picture; tell whether that worked."""
        command = ["rsvg-convert", "--format=pdf", f"--output={_to}", os.fspath(_from)]
        try:
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603
        except (OSError, subprocess.CalledProcessError) as error:
            logger.warning("picture %s cannot be converted for the PDF: %s", _from, error)
            return False
        return True


class RasterPictures(ImageConverter):
    """WebP, AVIF and GIF as PNG, by Pillow."""

    conversion_rules = [  # noqa: RUF012 -- as above
        ("image/webp", "image/png"),
        ("image/avif", "image/png"),
        ("image/gif", "image/png"),
    ]

    def is_available(self) -> bool:
        """Tell whether Pillow is there."""
        try:
            import PIL.Image  # noqa: F401, PLC0415 -- an optional extra
        except ImportError:
            logger.warning(
                "WebP and GIF pictures are left out of the PDF: Pillow is not installed "
                "(pip install 'labportal[images]')"
            )
            return False
        return True

    def convert(self, _from: str | os.PathLike[str], _to: str | os.PathLike[str]) -> bool:
        """Convert the first frame; tell whether that worked."""
        from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 -- an optional extra

        try:
            with Image.open(Path(_from)) as image:
                image.convert("RGBA").save(Path(_to))
        except (OSError, UnidentifiedImageError) as error:
            logger.warning("picture %s cannot be converted for the PDF: %s", _from, error)
            return False
        return True
