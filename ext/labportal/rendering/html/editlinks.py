"""Links that open a page's file for editing, where its name is not that of the page."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from labportal.sphinxext.domain import labportal_domain

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

_ASK = "get_edit_provider_and_url"
"""What the theme's template calls."""


def correct_edit_link(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Lead to the file of a page that only one of several sites has."""
    if _ASK not in context:
        return
    stem, suffix = file_of(app, pagename)
    if stem != pagename:
        # Only this theme has told how it makes the address.
        from pydata_sphinx_theme.edit_this_page import setup_edit_url  # noqa: PLC0415

        context["page_source_suffix"] = suffix
        setup_edit_url(app, stem, templatename, context, doctree)


def file_of(app: Sphinx, pagename: str) -> tuple[str, str]:
    """Return the path of a page's file from the source directory, and its ending."""
    page = labportal_domain(app.env).portal.pages.get(pagename)
    return posixpath.splitext(page.path) if page else (pagename, "")
