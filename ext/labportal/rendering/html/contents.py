"""The table of contents beside a page, as the theme would write it, without its parser of HTML.

The theme takes the contents as HTML, parses them, sets its classes and writes them anew.  For the
plain lists that nearly every page has, the result is written at once; a test compares the two.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

Entry = tuple[str, str, "Sequence[Entry]"]
"""(anchor, text, entries below)."""


def entries_of(toc: nodes.Node | None) -> Sequence[Entry] | None:
    """Return a document's contents as values, or None if there is more to them than text."""
    if not isinstance(toc, nodes.bullet_list):
        return None
    found: list[Entry] = []
    for item in toc.children:
        if not isinstance(item, nodes.list_item) or not 1 <= len(item.children) <= 2:
            return None
        link = _link_of(item.children[0])
        below = entries_of(item.children[1]) if len(item.children) == 2 else ()
        if link is None or below is None:
            return None
        found.append((*link, below))
    return found


def _link_of(paragraph: nodes.Node) -> tuple[str, str] | None:
    if not isinstance(paragraph, addnodes.compact_paragraph) or len(paragraph.children) != 1:
        return None
    link = paragraph.children[0]
    if not isinstance(link, nodes.reference):
        return None
    if not all(isinstance(child, nodes.Text) for child in link.children):
        return None
    return str(link["anchorname"]), link.astext()


def present_entries(entries: Sequence[Entry], ids: AbstractSet[str]) -> Sequence[Entry]:
    """Return the entries without those of sections that had nothing to show."""
    return [
        (anchor, text, present_entries(below, ids))
        for anchor, text, below in entries
        if not anchor or anchor.removeprefix("#") in ids
    ]


def count_entries(entries: Sequence[Entry]) -> int:
    """Return how many entries there are on all levels."""
    return sum(1 + count_entries(below) for _, _, below in entries)


def contents_html(entries: Sequence[Entry], shown: int, level: int = 2) -> str:
    """Return what stands below the title; *shown* levels are open."""
    items = "".join(_item(entry, shown, level) for entry in entries)
    opened = "pst-show_toc_level " if level <= shown + 1 else ""
    return f'<ul class="{opened}nav section-nav flex-column">\n{items}</ul>'


def _item(entry: Entry, shown: int, level: int) -> str:
    anchor, text, below = entry
    inner = f"{contents_html(below, shown, level + 1)}\n" if below else ""
    return (
        f'<li class="toc-h{level} nav-item toc-entry"><a class="reference internal nav-link" '
        f'href="{escape(anchor or "#")}">{escape(text, quote=False)}</a>{inner}</li>\n'
    )
