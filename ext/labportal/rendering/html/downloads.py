"""Links to the files that a page offers, as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.rendering.exports.addresses import ExportLink, alternates, relative_address
from labportal.rendering.html.text import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labportal.rendering.html.place import Place


def downloads_html(
    links: Iterable[ExportLink], page_uri: str, place: Place, *, label: str = ""
) -> str:
    """Return a row of links to files; *page_uri* is the page's address from the top."""
    items = "".join(
        f'<li><a class="lp-button-small" href="{escape(relative_address(link.path, page_uri))}"'
        f'{"" if link.is_feed else " download"} type="{link.media_type}">'
        f"{escape(place.translate(link.label))}</a></li>"
        for link in links
    )
    if not items:
        return ""
    label = escape(label or place.translate("Download this list"))
    return f'<ul class="lp-buttons-small lp-downloads" aria-label="{label}">{items}</ul>'


def alternates_html(links: Iterable[ExportLink], title: str, page_uri: str) -> str:
    """Return what the head of a page says about its files and feeds."""
    return "".join(
        f'<link rel="alternate" type="{found.media_type}" title="{escape(found.title)}" '
        f'href="{escape(found.href)}">\n'
        for found in alternates(links, title, page_uri)
    )
