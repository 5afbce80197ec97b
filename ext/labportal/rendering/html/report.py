"""A report as the text of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.model.views import list_view
from labportal.rendering.html.header import fact_html
from labportal.rendering.html.lists import list_html
from labportal.rendering.html.pictures import REPORT, picture_html
from labportal.rendering.html.text import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.model.catalogue import Catalogue
    from labportal.model.reports import Part, Report, Row
    from labportal.rendering.html.place import Place


def report_html(
    report: Report, catalogue: Catalogue, place: Place, texts: Mapping[str, str]
) -> str:
    """Return a report; *texts* holds what its pages say, by document."""
    facts = "".join(fact_html(fact, place) for fact in report.facts)
    pieces = [
        f"<h1>{escape(report.title)}</h1>",
        _portrait_html(report, place),
        f'<p class="lp-subtitle">{escape(place.translate(report.subtitle))}</p>'
        if report.subtitle
        else "",
        f'<dl class="lp-facts">{facts}</dl>' if facts else "",
        *(_part_html(part, catalogue, place, texts) for part in report.parts),
    ]
    return f'<section class="lp-report">{"".join(pieces)}</section>'


def _portrait_html(report: Report, place: Place) -> str:
    served = place.picture(report.picture)
    return picture_html(served, REPORT, report.picture_alt) if served else ""


def _part_html(part: Part, catalogue: Catalogue, place: Place, texts: Mapping[str, str]) -> str:
    pieces = [texts[part.page]] if texts.get(part.page) else []
    if part.rows:
        rows = "".join(_row_html(row, place) for row in part.rows)
        pieces.append(f'<ul class="lp-rows">{rows}</ul>')
    if part.query is not None:
        pieces.append(list_html(list_view(part.query, catalogue), place, 3, f"{part.name}-"))
    if not pieces:
        return ""
    heading = escape(place.translate(part.heading))
    return (
        f'<section class="lp-section" aria-labelledby="{part.name}">'
        f'<h2 id="{part.name}">{heading}</h2>{"".join(pieces)}</section>'
    )


def _row_html(row: Row, place: Place) -> str:
    text = escape(row.text)
    if row.docname and place.is_page(row.docname):
        text = f'<a class="reference internal" href="{escape(place.href(row.docname))}">{text}</a>'
    when = f'<span class="lp-row-when">{escape(row.when)}</span> ' if row.when else ""
    note = f' <span class="lp-row-note">{escape(row.note)}</span>' if row.note else ""
    return f"<li>{when}<span>{text}{note}</span></li>"
