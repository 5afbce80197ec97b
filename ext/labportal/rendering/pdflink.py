"""The link to the portal's PDF at the foot of each page, where the PDF was made before the site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from labportal.rendering.heads import head_of_page
from labportal.rendering.html.changed import changed_line
from labportal.sphinxext.domain import has_bulk_pages, labportal_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx

    from labportal.sphinxext.incremental import IncrementalBuild

FOLDER = "latex"
"""Beside the folder of the site; where ``labportal pdf`` and Sphinx put the PDF."""


def pdf_of(app: Sphinx) -> Path | None:
    """Return the PDF of this portal, if it was made."""
    if not has_bulk_pages(app.builder) or not app.config.latex_documents:
        return None
    name = Path(str(app.config.latex_documents[0][1])).with_suffix(".pdf")
    beside = Path(app.outdir).parent
    folders = [beside / FOLDER]
    if site := app.config.labportal_site:
        # Sites that are built together have a folder of their own around them.
        folders = [folder / f"{FOLDER}-{site}" for folder in (beside, beside.parent)]
    return next((path for folder in folders if (path := folder / name).is_file()), None)


def shown_besides(app: Sphinx, docname: str) -> object:
    """Return what a page shows that only the rendering layer knows."""
    footer = labportal_domain(app.env).portal.footer
    return head_of_page(app, docname), changed_line(app, docname), footer


def offer_pdf(
    app: Sphinx,
    _pagename: str,
    _templatename: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Tell the template where the PDF is."""
    path = pdf_of(app)
    context["labportal_pdf"] = context["pathto"](path.name, 1) if path else ""


class CopyPdf:
    """Puts the PDF among the pages of one build."""

    def __init__(self, build: IncrementalBuild) -> None:
        self._build = build

    def write(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Copy the PDF if it differs; it is no page that Sphinx writes."""
        path = pdf_of(app)
        if path is not None:
            self._build.write_bytes(app, path.name, path.read_bytes())
        yield from ()
