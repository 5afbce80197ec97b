"""Before a page is parsed: its header becomes empty lines, its declared values are filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.reading.text.substitution import substitute_values
from labportal.sphinxext.domain import labportal_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def prepare_source(app: Sphinx, docname: str, source: list[str]) -> None:
    """Blank the header line by line, so that every later message has the true line."""
    portal = labportal_domain(app.env).portal
    page = portal.pages.get(docname)
    if page is None:
        return
    lines = source[0].removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    header = page.body_line - 1
    text = "\n".join([""] * header + lines[header:])
    source[0] = substitute_values(text, portal.settings.values)[0]
