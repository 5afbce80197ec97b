"""Pictures, links and players that an author wrote in HTML work as those of Markdown do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import quote, unquote

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from labportal.reading.text.active import active_html
from labportal.reading.text.html_pieces import Named, Picture, Tag, html_pieces
from labportal.reading.text.videos import HOSTS, Video, video_at
from labportal.sphinxext.domain import labportal_domain
from labportal.sphinxext.videos import video_node

if TYPE_CHECKING:
    from labportal.sphinxext.domain import LabportalDomain

TAG = "lp-tag"
"""Attribute of a link that stands for a tag of HTML: the tag, as a `Tag`."""

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(px|%|em|rem|pt|cm|mm|in)?\s*")
_STYLED = re.compile(r"(?:^|;)\s*(?:max-)?(width|height)\s*:\s*([^;]+)")
_ALIGNED = frozenset({"left", "right", "center", "top", "middle", "bottom"})


def understand_html(document: nodes.document, domain: LabportalDomain) -> None:
    """Put nodes in the place of the HTML that names files and pages of this portal."""
    for raw in list(document.findall(nodes.raw)):
        if raw.get("format") != "html":
            continue
        pieces = list(html_pieces(raw.astext()))
        if all(isinstance(piece, str) for piece in pieces):
            continue
        found = [_node(piece, raw, domain) for piece in pieces]
        for node in found:
            node.source, node.line = raw.source, raw.line
        raw.replace_self(found)


def _node(
    piece: str | Picture | Tag | Video | Named, raw: nodes.raw, domain: LabportalDomain
) -> nodes.Node:
    if isinstance(piece, Picture | Tag) and active_html(piece.text):
        # What would run is shown as text or let through, but never made part of something else.
        return nodes.raw("", piece.text, format="html")
    if isinstance(piece, Named):
        video = video_at(piece.name, piece.target) if piece.name in HOSTS else None
        return _named(piece, domain) if video is None else _node(video, raw, domain)
    if isinstance(piece, Picture):
        return _image(piece)
    if isinstance(piece, Video):
        node = video_node(piece, "", domain.words_of(domain.env.docname))
        return node if isinstance(raw.parent, nodes.TextElement) else nodes.paragraph("", "", node)
    if isinstance(piece, Tag):
        return _link(piece, domain)
    return nodes.raw("", piece, format="html")


def _named(piece: Named, domain: LabportalDomain) -> nodes.Node:
    """Return a link to the record that a role names, for formats that show the HTML around it."""
    types = domain.portal.catalogue.types
    type_name = next((row.name for row in types.values() if row.role == piece.name), "")
    if not type_name:
        return nodes.raw("", piece.text, format="html")
    link = addnodes.pending_xref(
        "",
        nodes.inline("", piece.target),
        refdoc=domain.env.docname,
        refdomain=domain.name,
        reftype=type_name,
        reftarget=piece.target,
        refexplicit=False,
        refwarn=False,
    )
    return addnodes.only("", nodes.inline("", "", link), expr="html")


def _image(picture: Picture) -> nodes.image:
    """Return a picture with the size, the side and the classes that its author wants."""
    given = picture.attributes
    image = nodes.image(uri=unquote(picture.address), alt=given.get("alt", ""))
    sizes = {**dict(_STYLED.findall(given.get("style", "").lower())), **given}
    for name in ("width", "height"):
        size = _SIZE.fullmatch(sizes.get(name, "").strip())
        if size:
            image[name] = f"{size[1]}{size[2] or 'px'}"
    if given.get("align", "").lower() in _ALIGNED:
        image["align"] = given["align"].lower()
    # Without the link to the full size that Sphinx would make: there may be a link around it.
    image["classes"] += [*given.get("class", "").split(), "no-scaled-link"]
    image["ids"] += [given["id"]] if given.get("id") else []
    return image


def _link(tag: Tag, domain: LabportalDomain) -> nodes.Node:
    """Return a link whose only content is the tag, to be resolved with all others."""
    env, portal = domain.env, domain.portal
    shown = nodes.raw("", tag.text, format="html")
    common = {"refdoc": env.docname, "reftype": "myst", "refexplicit": True, TAG: tag}
    is_ours = portal.find_address(env.docname, tag.address) is not None
    if not is_ours and portal.is_file(env.docname, tag.address):
        return addnodes.download_reference("", "", shown, reftarget=unquote(tag.address), **common)
    # What is neither is named when links are resolved, as in Markdown.
    return addnodes.pending_xref("", shown, refdomain=None, reftarget=tag.address, **common)


class FinishTags(SphinxPostTransform):
    """Write the addresses of files into the tags of HTML that name them."""

    default_priority: ClassVar[int] = 7

    def run(self, **_kwargs: object) -> None:
        """Replace each download that stands for a tag."""
        builder = labportal_domain(self.env).builder
        for node in list(self.document.findall(addnodes.download_reference)):
            if TAG not in node:
                continue
            place = builder.get_target_uri(self.env.docname) if builder.format == "html" else ""
            name = quote(node.get("filename", ""))
            uri = relative_uri(place, f"_downloads/{name}") if name else ""
            node.replace_self(tag_node(node[TAG], uri))


def tag_node(tag: Tag, uri: str) -> nodes.raw:
    """Return the tag with the address at which the page or file is; without one it is no link."""
    return nodes.raw("", tag.with_address(uri), format="html")
