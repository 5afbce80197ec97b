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
    view_here = row.view_of(docname)
    if len(pages) < 2 or (view_here is None and docname not in dict(pages)):
        return ""
    items = "".join(
        f"<li>{_item(page, place.translate(label), docname, place)}</li>" for page, label in pages
    )
    label = escape(place.translate(row.plural_heading))
    return f'<nav class="lp-ways" aria-label="{label}"><ul>{items}</ul></nav>'


def years_html(row: RecordType, docname: str, place: Place) -> str:
    """Return links from the page of a year to those of the years before and after it."""
    year = docname.removesuffix("/index").rpartition("/")[2]
    if row.view_of(docname) is None or not year.isdecimal():
        return ""
    pages = [f"{row.plural}/{int(year) + step}" for step in (-1, 1)]
    items = "".join(
        f'<li><a href="{escape(place.href(page))}">{escape(page.rpartition("/")[2])}</a></li>'
        for page in pages
        if place.is_page(page)
    )
    label = escape(place.translate("Years beside this one"))
    return f'<nav class="lp-jump" aria-label="{label}"><ul>{items}</ul></nav>' if items else ""


def _item(page: str, label: str, docname: str, place: Place) -> str:
    if page == docname:
        return f'<span aria-current="page">{escape(label)}</span>'
    return f'<a href="{escape(place.href(page))}">{escape(label)}</a>'
