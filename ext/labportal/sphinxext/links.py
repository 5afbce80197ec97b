"""Links by address: ``/publications/litj17/``, ``../people/ada.md``, in any case.

Markdown authors link the way browsers do.  Such a link is resolved to the page that has that
address; what leads nowhere was reported when the text was read, and is shown as plain text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import docname_join
from sphinx.util.nodes import make_refnode

from labportal.model.offers import is_offered, may_be_offered
from labportal.reading.markup import Markup
from labportal.sphinxext.domain import has_bulk_pages, labportal_domain
from labportal.sphinxext.html_in_text import TAG, tag_node
from labportal.sphinxext.overviews import overview_title

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from labportal.reading.portal import Portal


class ResolveAddresses(SphinxPostTransform):
    """Resolve links to addresses of this site."""

    # Before MyST's own resolver (9), which knows documents only.
    default_priority: ClassVar[int] = 6

    def run(self, **_kwargs: object) -> None:
        """Resolve every link that is written as an address."""
        for node in list(self.document.findall(nodes.Element)):
            docname = node.get("refdoc", self.env.docname)
            found = self._find(docname, node)
            if found is None:
                if TAG in node and isinstance(node, addnodes.pending_xref):
                    # Neither a page nor a file: MyST would put a link around the tag.
                    node.replace_self(tag_node(node[TAG], ""))
                continue
            content = self._content(node, found[0])
            link = self._link(docname, found, content)
            node.replace_self(tag_node(node[TAG], uri_of(link)) if TAG in node else link)
        portal = labportal_domain(self.env).portal
        page = portal.pages.get(self.env.docname)
        if page is not None and page.markup is Markup.REST:
            self._resolve_plain(portal)

    def _find(self, docname: str, node: nodes.Element) -> tuple[str, str] | None:
        """Return where a node leads that is a link of our kind, else None."""
        portal = labportal_domain(self.env).portal
        if node.get("reftype") == "myst" and node.get("refdomain") != "doc":
            return portal.find_address(docname, node["reftarget"])
        # A page of the source directory; it may be one of another site.
        if node.get("refdomain") == "doc":
            target = str(node["reftarget"])
        elif node.get("reftype") == "doc":
            target = docname_join(docname, node["reftarget"])
        else:
            return None
        anchor = node.get("reftargetid") or ""
        if target not in portal.moved:
            is_made = target in portal.bulk_pages and target not in self.env.all_docs
            return (target, anchor) if is_made else None
        return portal.moved[target], anchor

    def _content(self, node: nodes.Element, page: str) -> nodes.Node:
        """Return what a link shows; an overview that nobody has written has a title, too."""
        is_named = node.get("reftype") == "doc" and not node.get("refexplicit")
        if is_named and page in labportal_domain(self.env).portal.overviews:
            return nodes.inline("", overview_title(self.env, page))
        return node[0].deepcopy() if node.children else nodes.inline("", node["reftarget"])

    def _resolve_plain(self, portal: Portal) -> None:
        """Resolve the links of reStructuredText, which takes every address for one elsewhere."""
        for node in list(self.document.findall(nodes.reference)):
            if "refuri" not in node or node.get("internal"):
                continue
            found = portal.find_address(self.env.docname, node["refuri"])
            if found is not None:
                content = nodes.inline("", "", *node.children)
                node.replace_self(self._link(self.env.docname, found, content))

    def _link(self, docname: str, found: tuple[str, str], content: nodes.Node) -> nodes.Node:
        """Return the link to (document or page name, anchor); without the former, only text."""
        target, anchor = found
        if "://" in target:
            uri = f"{target}#{anchor}" if anchor else target
            return nodes.reference("", "", content, refuri=uri, internal=False)
        builder = labportal_domain(self.env).builder
        if not target:
            return nodes.inline("", "", content, classes=["lp-broken-link"])
        if target in self.env.all_docs:
            try:
                return make_refnode(builder, docname, target, anchor, content)
            except NoUri:  # the book does not have every page
                return nodes.inline("", "", content)
        uri = self._uri(docname, target)
        if not uri:
            return nodes.inline("", "", content)
        return nodes.reference("", "", content, refuri=uri, internal="://" not in uri)

    def _uri(self, docname: str, page: str) -> str:
        """Return the address of a page without a document or of a file, or nothing if not here."""
        domain = labportal_domain(self.env)
        if may_be_offered(page) and is_offered(page, domain.catalogue):
            return _file_uri(domain.builder, docname, page)
        if page in domain.portal.bulk_pages and has_bulk_pages(domain.builder):
            return domain.builder.get_relative_uri(docname, page)
        record = domain.catalogue.get("publication", page.rpartition("/")[2])
        return domain.uri_of(domain.builder, docname, record) if record else ""


def _file_uri(builder: Builder, docname: str, path: str) -> str:
    """Return the address of a file that the site offers, for the book where the site is known."""
    if has_bulk_pages(builder):
        page = builder.get_target_uri(docname).partition("#")[0]
        return f"{'../' * page.count('/')}{path}"
    base = str(builder.config.html_baseurl or "").rstrip("/")
    return f"{base}/{path}" if base else ""


def uri_of(link: nodes.Node) -> str:
    """Return the address of a link, or nothing if it leads nowhere."""
    if not isinstance(link, nodes.reference):
        return ""
    return str(link["refuri"] if "refuri" in link else f"#{link['refid']}")
