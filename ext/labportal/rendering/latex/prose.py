"""What pages say themselves, without the lists that the book prints elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from labportal.sphinxext.nodes import hero, record_header, record_list, record_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LAST_SENTENCE = re.compile(r"(?s)(.*[.!?])\s+[^.!?]*:\s*$")
ON_SCREEN = ("lp-buttons", "sd-d-none", "lp-button")
"""Classes of what only makes sense where somebody can click."""


def without_lists(page: nodes.Element) -> None:
    """Take the lists of records out of a page, and what would then lead to nothing.

    That is a sentence which announces the list, a paragraph that is but a link to a longer one,
    and a section of which nothing is left.
    """
    lists = list(_lists(page))
    holders = []
    for placeholder in lists:
        parent = _parent_of(page, placeholder)
        if parent is None:
            continue
        place = parent.children.index(placeholder)
        before = parent.children[place - 1] if place else None
        if isinstance(before, nodes.paragraph):
            _cut_announcement(parent, before)
        parent.remove(placeholder)
        if parent not in holders:
            holders.append(parent)
    for holder in holders:
        for child in list(holder.children):
            if isinstance(child, nodes.paragraph) and _is_bare_link(child):
                holder.remove(child)
    without_screen_parts(page)
    _remove_empty_sections(page)


def without_screen_parts(page: nodes.Element) -> None:
    """Take out buttons and what else cannot work on paper."""
    for node in list(page.findall(nodes.Element)):
        if not set(node.get("classes", ())).isdisjoint(ON_SCREEN):
            parent = _parent_of(page, node)
            if parent is not None:
                parent.remove(node)


def divided(page: nodes.Element) -> tuple[list[nodes.Node], list[nodes.Node]]:
    """Return what a page says before its first list, and after it; call it before the cutting.

    *page* is the page's top section; its title is in neither part.
    """
    children = [child for child in page.children if not isinstance(child, nodes.title)]
    for place, child in enumerate(children):
        if isinstance(child, record_list) or (
            isinstance(child, nodes.Element) and next(_lists(child), None) is not None
        ):
            return children[:place], children[place:]
    return children, []


def _lists(node: nodes.Element) -> Iterator[nodes.Element]:
    for found in node.findall(nodes.Element):
        if isinstance(found, record_list | record_numbers | addnodes.toctree):
            yield found


def _parent_of(page: nodes.Element, wanted: nodes.Node) -> nodes.Element | None:
    # Sphinx puts pages together without telling nodes who their parent is, so look from above.
    for node in page.findall(nodes.Element):
        if any(child is wanted for child in node.children):
            return node
    return None


def _cut_announcement(parent: nodes.Element, paragraph: nodes.paragraph) -> None:
    """Take away the sentence that ends in a colon before a list."""
    last = paragraph.children[-1] if paragraph.children else None
    if not isinstance(last, nodes.Text) or not last.rstrip().endswith(":"):
        return
    match = _LAST_SENTENCE.match(last)
    if match:
        paragraph.replace(last, nodes.Text(match[1]))
    else:
        parent.remove(paragraph)


def _is_bare_link(paragraph: nodes.paragraph) -> bool:
    said = [child for child in paragraph.children if child.astext().strip()]
    return bool(said) and all(
        isinstance(child, nodes.reference | addnodes.pending_xref) for child in said
    )


def _remove_empty_sections(page: nodes.Element) -> None:
    for section in reversed(list(page.findall(nodes.section))):
        if section is page or not is_empty(section.children):
            continue
        parent = _parent_of(page, section)
        if parent is not None:
            parent.remove(section)


def is_empty(children: Iterable[nodes.Node]) -> bool:
    """Tell whether nothing of *children* would be printed but headings."""
    return all(
        isinstance(child, nodes.title | nodes.target | nodes.comment | nodes.Invisible)
        or (
            isinstance(child, hero | record_header | nodes.compound | nodes.container)
            and is_empty(child.children)
            and not isinstance(child, record_header)
        )
        for child in children
    )


def top_section(page: nodes.Element) -> nodes.Element | None:
    """Return the section with the title of a page."""
    return next((child for child in page.children if isinstance(child, nodes.section)), None)


def keep_own_text(top: nodes.Element) -> None:
    """Take facts and lists out of a record's page."""
    for child in list(top.children):
        if isinstance(child, record_header):
            top.remove(child)
    without_automatic_lists(top)
    without_lists(top)


def without_automatic_lists(top: nodes.Element) -> None:
    """Take the sections out of a page that every record of its type has."""
    for child in list(top.children):
        if isinstance(child, nodes.section) and "lp-section" in child["classes"]:
            top.remove(child)
