"""Grids and cards of sphinx-design as boxes in the book."""

from __future__ import annotations

from docutils import nodes

from labportal.rendering.latex.nodes import command, environment

SHORT_TITLE = 8
"""A card whose title has at most so many letters shows a number and what it counts."""


def make_boxes(page: nodes.Element) -> None:
    """Replace every grid, and every card outside of one, by the book's own boxes."""
    for row in _with_class(page, "sd-row"):
        cards = _with_class(row, "sd-card")
        if cards:
            boxes = [_box(card) for card in cards]
            numbers = all(len(_title(card)) <= SHORT_TITLE for card in cards)
            name = "labportalnumbercards" if numbers else "labportalcards"
            row.children = []
            row["classes"] = []
            row.append(environment(name, *boxes))
    for card in _with_class(page, "sd-card"):
        box = _box(card)
        card.children = []
        card["classes"] = []
        card.append(box)


def _with_class(page: nodes.Element, name: str) -> list[nodes.Element]:
    return [node for node in page.findall(nodes.Element) if name in node.get("classes", ())]


def _title(card: nodes.Element) -> str:
    return " ".join(title.astext() for title in _with_class(card, "sd-card-title"))


def _box(card: nodes.Element) -> nodes.Element:
    content: list[nodes.Node] = []
    titles = _with_class(card, "sd-card-title")
    for title in titles:
        short = len(title.astext()) <= SHORT_TITLE
        kind = "labportalnumber" if short else "labportalcardtitle"
        content.append(command(kind, *title.children))
    for part in ("sd-card-header", "sd-card-body", "sd-card-footer"):
        for holder in _with_class(card, part):
            content += [child for child in holder.children if child not in titles]
    return environment("labportalcard", *content)
