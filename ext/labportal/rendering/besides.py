"""What pages show besides views: heads, what lists tell reference managers, styles of long pages.

A page learns from it, too, whether it must be written again.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from labportal.model.records import Publication
from labportal.model.selection import select
from labportal.rendering.html.lists import LONG
from labportal.rendering.longpages import site_styles
from labportal.rendering.metadata.coins import coins_title
from labportal.rendering.pdflink import pdf_of, shown_besides
from labportal.rendering.pictures.workshop import installed_tool
from labportal.sphinxext.domain import has_bulk_pages, labportal_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class Besides:
    """Says of each page of one build what is not in its views."""

    def __init__(self) -> None:
        self._spans: dict[str, str] = {}
        self._styles = b""
        self._tool = installed_tool()
        self._pdf: str | None = None

    def __call__(self, app: Sphinx, docname: str) -> object:
        """Return values that differ if the page of a document would."""
        if not has_bulk_pages(app.builder):
            return ""
        domain = labportal_domain(app.env)
        answers = [
            [found for found in select(query, domain.catalogue) if isinstance(found, Publication)]
            for _, query in domain.queries.get(docname, ())
            if query.type_name == Publication.type_name
        ]
        digest = hashlib.blake2b(digest_size=12)
        for answer in answers:
            for publication in answer:
                digest.update(self._span(publication).encode())
        # The home page stands for the site: if nothing of it changed, no other page is asked.
        if docname == app.config.root_doc or any(len(answer) >= LONG for answer in answers):
            digest.update(self._site_styles(app))
        if self._pdf is None:
            path = pdf_of(app)
            self._pdf = path.name if path else ""
        return shown_besides(app, docname), self._pdf, digest.hexdigest(), self._tool

    def _span(self, publication: Publication) -> str:
        known = self._spans.get(publication.key)
        if known is None:
            known = self._spans[publication.key] = coins_title(publication)
        return known

    def _site_styles(self, app: Sphinx) -> bytes:
        """Return a digest of the style sheets, of which a long page brings a part."""
        if not self._styles:
            self._styles = site_styles(app)
        return self._styles
