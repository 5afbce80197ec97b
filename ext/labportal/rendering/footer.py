"""What every page says at its end: an address, and links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labportal.rendering.html.header import icon_of
from labportal.sphinxext.domain import labportal_domain

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx

    from labportal.reading.footer import FooterLink
    from labportal.reading.portal_values import Portal


def offer_footer(
    app: Sphinx,
    _pagename: str,
    _templatename: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Tell the template what stands at the end of the page."""
    portal = labportal_domain(app.env).portal
    # What a site says for itself goes before what all of them say.
    text = context.get("labportal_footer") or portal.settings.footer
    context["labportal_footer_lines"] = str(text).strip().splitlines()
    context["labportal_footer_links"] = [
        (link.label, href, icon_of(link.label))
        for link in portal.footer
        if (href := _href(app, portal, link, context["pathto"]))
    ]


def _href(app: Sphinx, portal: Portal, link: FooterLink, pathto: Callable[[str], str]) -> str:
    """Return where a link leads; a page may be on another of several sites, or on none."""
    page = link.page
    if not page:
        return link.url
    if page in app.env.all_docs or page in portal.bulk_pages:
        return pathto(page)
    return portal.moved.get(page, "")
