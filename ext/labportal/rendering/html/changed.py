"""The line at the end of a page that says when it was last changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.rendering.html.text import escape
from labportal.sphinxext.domain import labportal_domain
from labportal.sphinxext.overviews import is_overview

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def changed_line(app: Sphinx, docname: str) -> str:
    """Return the line as HTML, nothing for pages that only lead to others."""
    if not app.config.labportal_show_changed or docname == app.config.root_doc:
        return ""
    catalogue = labportal_domain(app.env).catalogue
    ref = catalogue.by_docname.get(docname)
    record = catalogue.records[ref] if ref else None
    if record is None or record.is_made or record.redirect or is_overview(app.env, docname):
        return ""
    day = record.last_changed
    if day is None:
        return ""
    words = labportal_domain(app.env).words_of(docname)
    said = escape(words.text("Last changed on {day}"))
    return (
        '<p class="lp-changed">'
        + said.format(day=f'<time datetime="{day.iso}">{escape(words.date(day))}</time>')
        + "</p>\n"
    )
