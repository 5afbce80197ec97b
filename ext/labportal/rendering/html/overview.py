"""What stands above the list of an overview of publications: ways, chart and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.model.records import RECORD_TYPES, Publication
from labportal.rendering.exports.lists import OVERVIEW, export_links, overview_slice, view_slice
from labportal.rendering.html.chart import overview_chart
from labportal.rendering.html.downloads import downloads_html
from labportal.rendering.html.ways import ways_html, years_html

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labportal.model.catalogue import Catalogue
    from labportal.rendering.html.place import Place


def publications_top(
    builder: StandaloneHTMLBuilder, docname: str, catalogue: Catalogue, place: Place
) -> str:
    """Return the top of the overview or of a view beside it, empty for any other page."""
    row = RECORD_TYPES[Publication.type_name]
    ways = ways_html(row, docname, place) + years_html(row, docname, place)
    is_overview = docname == OVERVIEW
    found = overview_slice(catalogue) if is_overview else view_slice(docname, catalogue)
    if found is None:
        return ""
    chart = overview_chart(catalogue, place.translate) if is_overview else ""
    links = export_links(found, feeds=bool(builder.config.html_baseurl))
    return ways + chart + downloads_html(links, builder.get_target_uri(docname), place)
