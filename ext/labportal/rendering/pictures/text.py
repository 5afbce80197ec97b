"""Pictures in the text of pages: with their files in several widths, as those of records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from labportal.rendering.html.builders import AddressedBuilder
from labportal.rendering.html.pictures import candidates, needed, with_webp
from labportal.rendering.html.text import escape
from labportal.rendering.html.visitors import served_picture
from labportal.sphinxext.assembly import replace_missing
from labportal.sphinxext.domain import labportal_domain
from labportal.sphinxext.nodes import record_header, record_list, text_picture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.writers.html5 import HTML5Translator

    from labportal.rendering.html.pictures import Served
    from labportal.rendering.pictures.prepared import Prepared

WIDTH = 720
"""Points that a picture in the text takes at most."""
SIZES = f"(min-width: {WIDTH + 40}px) {WIDTH}px, 95vw"
_POINTS = re.compile(r"(\d+)(?:\.\d+)?(?:px)?")
_LOADING = re.compile(r"\sloading=")


class ServePictures(SphinxPostTransform):
    """Put our node in place of each picture, and find the first picture of the page."""

    # When lists have their answers (5), and pictures their files (100, 150).
    default_priority: ClassVar[int] = 220
    formats = ("html",)

    def run(self, **_kwargs: object) -> None:
        """Look at every picture of the document."""
        builder = labportal_domain(self.env).builder
        if not isinstance(builder, AddressedBuilder):
            return
        for image in list(self.document.findall(nodes.image)):
            prepared = builder.pictures.get(image["uri"])
            if prepared is not None and not prepared.is_shown:
                replace_missing(image)
            elif "?" not in image.get("candidates", {}):
                image.replace_self(text_picture(image.rawsource, **image.attributes))
        self._mark_first(builder.pictures)

    def _mark_first(self, pictures: Mapping[str, Prepared]) -> None:
        """Let the first picture be fetched at once: it is likely to be on the first screen."""
        for node in self.document.findall():
            if isinstance(node, record_header) and node["view"].picture in pictures:
                return
            if isinstance(node, record_list):
                parts = node["view"].parts
                if not any(card.picture in pictures for part in parts for card in part.cards):
                    continue
            elif not isinstance(node, text_picture):
                continue
            node["first"] = True
            return


def visit_text_picture(self: HTML5Translator, node: text_picture) -> None:
    """Write the picture as Sphinx does, and add what labportal knows of it."""
    served = served_picture(self.builder, self.builder.current_docname, node["uri"])
    before = len(self.body)
    self.visit_image(node)
    html = "".join(self.body[before:])
    del self.body[before:]
    self.body.append(with_files(html, node, served) if html.startswith("<img ") else html)


def depart_text_picture(_self: HTML5Translator, _node: text_picture) -> None:
    """Write nothing after it."""


def with_files(html: str, node: text_picture, served: Served | None) -> str:
    """Return an image with its files, its size, and leave to wait."""
    more = "" if node.get("first") or _LOADING.search(html) else ' loading="lazy"'
    if served is None or not served.prepared.width:
        return html.replace("<img", f"<img{more}", 1)
    prepared = served.prepared
    if not (node.get("width") or node.get("height")):
        more = f' width="{prepared.width}" height="{prepared.height}"{more}'
    width, sizes = WIDTH, SIZES
    if points := _POINTS.fullmatch(str(node.get("width", ""))):
        width = int(points[1])
        sizes = f"{width}px"
    own = needed(served.own(), width)
    html = html.replace(f'src="{escape(served.address)}"', f'src="{escape(own[-1][1])}"', 1)
    tag, space = html.rstrip(), html[len(html.rstrip()) :]
    tag = tag.replace("<img", f"<img{candidates(own, sizes)}{more}", 1)
    return with_webp(tag, needed(served.webp(), width), sizes) + space
