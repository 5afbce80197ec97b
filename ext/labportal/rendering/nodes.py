"""Which visitor writes which node in which format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labportal.rendering.html import visitors as html
from labportal.rendering.latex.nodes import OWN, skip
from labportal.rendering.pictures.text import depart_text_picture, visit_text_picture
from labportal.sphinxext.nodes import (
    about_software,
    hero,
    record_header,
    record_list,
    record_numbers,
    text_picture,
    video,
)

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def visit_children(_translator: Any, _node: nodes.Element) -> None:
    """Write what is inside."""


def depart_children(_translator: Any, _node: nodes.Element) -> None:
    """Write nothing after it."""


def add_nodes(app: Sphinx) -> None:
    """Register labportal's nodes; formats other than HTML get them already taken apart."""
    plain = (visit_children, depart_children)
    others: dict[str, Any] = dict.fromkeys(("latex", "text", "man", "texinfo"), plain)
    app.add_node(record_list, html=(html.visit_record_list, None), **others)
    app.add_node(
        record_header, html=(html.visit_record_header, html.depart_record_header), **others
    )
    app.add_node(record_numbers, html=(html.visit_record_numbers, None), **others)
    for node in OWN:
        # The translator of the book has methods for these, which Sphinx's functions must not hide.
        app.add_node(node, html=(skip, None), text=(skip, None), man=(skip, None))
    app.add_node(text_picture, html=(visit_text_picture, depart_text_picture))
    app.add_node(about_software, html=(html.visit_about_software, html.depart_about_software))
    app.add_node(hero, html=(html.visit_hero, html.depart_hero), **others)
    app.add_node(video, html=(html.visit_video, html.depart_video), **others)
