"""Pictures without pixels: how large they say they are."""

from __future__ import annotations

import re

from labportal.rendering.pictures.prepared import Prepared

_ROOT = re.compile(rb"<svg\b[^>]*>", re.DOTALL)
_SIDE = re.compile(rb"""\s(width|height)\s*=\s*["']\s*(\d+)(?:\.\d+)?(?:px)?\s*["']""")


def prepare_drawn(data: bytes) -> Prepared:
    """Return an SVG, with its size if it has one in points of the screen."""
    root = _ROOT.search(data[:20_000])
    sides = {name: int(side) for name, side in _SIDE.findall(root[0])} if root else {}
    if not all(sides.get(name) for name in (b"width", b"height")):
        return Prepared()
    return Prepared(width=sides[b"width"], height=sides[b"height"])
