"""What a page says itself, as HTML for another page that shows it, too."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from docutils import nodes
from sphinx.util.osutil import relative_uri

from labportal.rendering.latex.prose import keep_own_text, top_section

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder


def own_text_html(builder: StandaloneHTMLBuilder, docname: str, shown_on: str) -> str:
    """Return the text of a record's page without facts and lists, its links as from *shown_on*."""
    document = builder.env.get_doctree(docname)
    top = top_section(document)
    if top is None:
        return ""
    keep_own_text(top)
    said = [child for child in top.children if not isinstance(child, nodes.title)]
    if not any(child.astext().strip() or _has_picture(child) for child in said):
        return ""
    for section in top.findall(nodes.section):
        # The other page has sections of its own.
        section["ids"] = [f"profile-{name}" for name in section["ids"]]
    # Two levels deep, so that its headings stand below that of the part.
    document.children = [nodes.section("", nodes.section("", *said))]
    builder.env.resolve_references(document, docname, builder)
    # The page itself may not be written in this build.
    builder.post_process_images(document)
    here, there = builder.get_target_uri(shown_on), builder.get_target_uri(docname)
    for link in document.findall(nodes.reference):
        _lead_from(link, here, there)
    builder.current_docname = shown_on
    up = "../" * here.count("/")
    # Sphinx sets these for each page that it writes itself.
    builder.imgpath, builder.dlpath = f"{up}{builder.imagedir}", f"{up}_downloads"
    return "".join(builder.render_partial(part)["fragment"] for part in document.children)


def _lead_from(link: nodes.reference, here: str, there: str) -> None:
    """Let a link of the page *there* lead to the same place from the page *here*."""
    name = link.attributes.pop("refid", "")
    uri = f"#{name}" if name else str(link.get("refuri", ""))
    if uri and not uri.startswith("/") and not urlsplit(uri).scheme:
        page, hash_sign, place = urljoin(there, uri).partition("#")
        link["refuri"] = f"{relative_uri(here, page)}{hash_sign}{place}"


def _has_picture(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Element) and next(node.findall(nodes.image), None) is not None
