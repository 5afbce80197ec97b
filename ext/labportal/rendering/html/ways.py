"""The ways through the records of a type: its overview and the views beside it, as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.rendering.html.text import escape

if TYPE_CHECKING:
    from labportal.model.records import RecordType
    from labportal.rendering.html.place import Place


def ways_html(row: RecordType, docname: str, place: Place) -> str:
    """Return links to the overview and its views; *docname*, one of them, is marked."""
    pages = [(f"{row.plural}/index", "All")]
    for view in row.views:
        name = f"{row.plural}/{view.name}"
        pages.append((name if place.is_page(name) else f"{name}/index", view.label))
    pages = [(page, label) for page, label in pages if place.is_page(page)]
    if len(pages) < 2 or docname not in dict(pages):
        return ""
    items = "".join(
        f"<li>{_item(page, place.translate(label), docname, place)}</li>" for page, label in pages
    )
    label = escape(place.translate(row.plural_heading))
    return f'<nav class="lp-ways" aria-label="{label}"><ul>{items}</ul></nav>'


def _item(page: str, label: str, docname: str, place: Place) -> str:
    if page == docname:
        return f'<span aria-current="page">{escape(label)}</span>'
    return f'<a href="{escape(place.href(page))}">{escape(label)}</a>'
