"""What each page would show, as a fingerprint.

Sphinx writes a page again when its source changed.  A page of a portal also shows other records,
titles of other pages and the navigation, so these are fingerprinted and compared with what the
page showed when it was last written.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

import labportal
from labportal.model.catalogue import Catalogue
from labportal.model.records import Publication
from labportal.model.selection import find
from labportal.model.views import Card, ListView, header_view, list_view
from labportal.sphinxext.citations import cited_keys
from labportal.sphinxext.domain import labportal_domain
from labportal.sphinxext.overviews import overviews_above

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

Target = tuple[str, str, str]
"""(domain, type, target) of a link."""


def digest(*values: object) -> str:
    """Return a short digest of values whose text tells them apart."""
    return hashlib.blake2b(repr(values).encode(), digest_size=12).hexdigest()


def targets_of(doctree: nodes.document) -> list[Target]:
    """Return every link of a document whose text or goal may change with other pages."""
    return sorted(
        {
            (str(node.get("refdomain")), str(node.get("reftype")), str(node.get("reftarget")))
            for node in doctree.findall(addnodes.pending_xref)
        }
    )


class Fingerprints:
    """Computes the fingerprints of one build."""

    def __init__(self, env: BuildEnvironment, builder: Builder) -> None:
        self.env = env
        self.builder = builder
        self.domain = labportal_domain(env)
        self.catalogue: Catalogue = self.domain.catalogue
        self._cards: dict[object, str] = {}
        self._parents = _parents(env)
        self._subtrees: dict[str, str] = {}
        self._std: Any = env.domains.standard_domain
        self._navigation = digest(
            labportal.__version__, self._subtree(env.config.root_doc, depth=1)
        )

    def of_page(self, docname: str) -> str:
        """Return the fingerprint of everything a page shows that is not its own text."""
        queries = self.domain.queries.get(docname, ())
        ref = self.catalogue.by_docname.get(docname)
        return digest(
            [self._of_list(list_view(query, self.catalogue)) for _, query in queries],
            self._of_header(ref),
            [self._of_target(docname, *target) for target in self.domain.targets.get(docname, ())],
            self._of_images(docname),
            self._of_surroundings(docname),
            docname == self.env.config.root_doc and self.of_publications(),
        )

    def of_publications(self) -> str:
        """Return the fingerprint of all pages that are made from the bibliography."""
        catalogue = self.catalogue
        return digest(
            self.domain.portal.bibliography.digest,
            catalogue.authors,
            [
                catalogue.related.get(record.ref)
                for record in catalogue.of_type(Publication.type_name)
            ],
            [
                (record.key, record.label, record.docname)
                for record in catalogue.records.values()
                if not isinstance(record, Publication)
            ],
        )

    def _of_list(self, view: ListView) -> str:
        return digest(
            view.layout,
            view.by,
            [(part.heading, [self._of_card(card) for card in part.cards]) for part in view.parts],
        )

    def _of_card(self, card: Card) -> str:
        # The same card stands on many pages; its line depends on the list it stands in.
        key = (card.ref or card.label, card.line)
        known = self._cards.get(key)
        if known is None:
            known = self._cards[key] = digest(card, self._of_picture(card.picture))
        return known

    def _of_header(self, ref: tuple[str, str] | None) -> object:
        if ref is None:
            return None
        record = self.catalogue.records[ref]
        return header_view(record, self.catalogue), self._of_picture(record.picture)

    def _of_picture(self, path: str) -> object:
        if not path or path not in self.env.images:
            return path
        return self.env.images[path][1], self.domain.portal.pictures.get(path)

    def _of_images(self, docname: str) -> list[str]:
        return sorted(name for documents, name in self.env.images.values() if docname in documents)

    def _of_target(self, docname: str, domain: str, kind: str, target: str) -> object:
        if domain == self.domain.name:
            record = find(self.catalogue, kind, target)
            return record and (record.label, record.docname in self.env.all_docs, record.key)
        if domain == "cite":
            keys = [cited.key for cited in cited_keys(target)]
            return [self._of_citation(key) for key in keys]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(docname), target))
        for candidate in (target, target.strip("/"), path):
            name = posixpath.splitext(candidate)[0] if candidate.endswith(".md") else candidate
            if name in self.env.titles:
                return name, self.env.titles[name].astext()
        found = self.domain.portal.find_address(docname, target)
        return found, self._std.labels.get(target), self._std.anonlabels.get(target)

    def _of_citation(self, key: str) -> object:
        record = self.catalogue.get("publication", key)
        if not isinstance(record, Publication):
            return None
        return record.key, record.authors, record.year, record.title, record.doi

    # Navigation ----------------------------------------------------------------------------

    def _of_surroundings(self, docname: str) -> object:
        above = self._ancestors(docname)
        top = above[-1] if above else docname
        return (
            self._navigation,
            [self._title(name) for name in above],
            [self._title(name) for name in overviews_above(self.env, docname)],
            self._subtree(top) if above or docname in self.env.toctree_includes else "",
        )

    def _ancestors(self, docname: str) -> list[str]:
        """Return the pages above *docname*, nearest first, without the root."""
        found: list[str] = []
        current = self._parents.get(docname)
        while current and current != self.env.config.root_doc and current not in found:
            found.append(current)
            current = self._parents.get(current)
        return found

    def _subtree(self, docname: str, *, depth: int = 9) -> str:
        known = self._subtrees.get(docname) if depth > 1 else None
        if known is None:
            trees = [
                (node.get("caption"), node.get("entries"), node.get("hidden"))
                for node in self._tocs(docname)
            ]
            below: Iterable[str] = self.env.toctree_includes.get(docname, ())
            known = digest(
                self._title(docname),
                trees,
                [
                    self._subtree(name) if depth > 1 else self._title(name)
                    for name in below
                    if name != docname
                ],
            )
            if depth > 1:
                self._subtrees[docname] = known
        return known

    def _tocs(self, docname: str) -> Iterable[addnodes.toctree]:
        toc = self.env.tocs.get(docname)
        return toc.findall(addnodes.toctree) if toc is not None else ()

    def _title(self, docname: str) -> str:
        title = self.env.titles.get(docname)
        return title.astext() if title is not None else docname


def _parents(env: BuildEnvironment) -> Mapping[str, str]:
    """Return document -> the first document whose toctree lists it, in order of name."""
    parents: dict[str, str] = {}
    for parent in sorted(env.toctree_includes):
        for child in env.toctree_includes[parent]:
            parents.setdefault(child, parent)
    return parents
