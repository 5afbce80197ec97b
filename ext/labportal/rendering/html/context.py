"""What the theme gets to know of a page besides its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from docutils import nodes

from labportal.sphinxext.domain import labportal_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def complete_context(
    app: Sphinx,
    pagename: str,
    _templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Drop vanished sections from the table of contents and add the description."""
    if doctree is None:
        return
    toc = context.get("toc") or ""
    if "#" in toc:
        context["toc"] = without_vanished(toc, set(doctree.ids) | _section_ids(doctree))
    domain = labportal_domain(app.env)
    ref = domain.catalogue.by_docname.get(pagename)
    if ref is not None:
        description = domain.catalogue.records[ref].description
        if description and 'name="description"' not in context.get("metatags", ""):
            meta = nodes.Text(description).astext().replace('"', "&quot;").replace("<", "&lt;")
            context["metatags"] += f'<meta name="description" content="{meta}">\n'


def _section_ids(doctree: nodes.document) -> set[str]:
    return {name for section in doctree.findall(nodes.section) for name in section["ids"]}


def without_vanished(toc: str, present: set[str]) -> str:
    """Return a table of contents without the entries of sections that have nothing to show."""
    soup = BeautifulSoup(toc, "html.parser")
    changed = False
    for link in soup.find_all("a", href=True):
        anchor = str(link["href"]).partition("#")[2]
        if anchor and anchor not in present:
            item = link.find_parent("li")
            if item is not None:
                item.decompose()
                changed = True
    return str(soup) if changed else toc
