"""What each page would show, as a fingerprint.

Sphinx writes a page again when its source changed.  A page of a portal also shows other records,
titles of other pages and the navigation, so these are fingerprinted and compared with what the
page showed when it was last written.
"""

from __future__ import annotations

import hashlib
import posixpath
from typing import TYPE_CHECKING, Any

from sphinx import addnodes

import labportal
from labportal.model.records import Publication
from labportal.model.selection import find, select
from labportal.model.views import Card, ListView, header_view
from labportal.sphinxext.citations import cited_keys
from labportal.sphinxext.config import DEFAULTS
from labportal.sphinxext.domain import labportal_domain
from labportal.sphinxext.overviews import overviews_above, top_overviews, views_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from docutils import nodes
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from labportal.model.catalogue import Catalogue

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

    def __init__(
        self, env: BuildEnvironment, builder: Builder, also: Callable[[str], object]
    ) -> None:
        """Compute for *builder*; *also* returns what a page shows besides what is known here."""
        self.env = env
        self._also = also
        self.builder = builder
        self.domain = labportal_domain(env)
        self.catalogue: Catalogue = self.domain.catalogue
        self._cards: dict[object, str] = {}
        self._parents = _parents(env)
        self._subtrees: dict[str, str] = {}
        self._pages = {*env.all_docs, *self.domain.portal.bulk_pages}
        self._titles: dict[str, str] = {}
        self._std: Any = env.domains.standard_domain
        self._relations = env.collect_relations() if builder.format == "html" else {}
        self._images = _images_by_page(env, self.domain.portal.pictures)
        self._navigation = digest(
            labportal.__version__,
            self.domain.portal.places.displaced,
            self._subtree(env.config.root_doc, depth=1),
            [(name, self._title(name)) for name in top_overviews(env)],
            # What other themes show beside a page is not known, so it may be every heading.
            env.config.html_theme != DEFAULTS["html_theme"]
            and [str(env.tocs[name]) for name in sorted(env.tocs)],
        )

    def of_facts(self) -> str:
        """Return the fingerprint of everything in the environment that a page may show of others.

        Pages that were not read again, with the same records around them, show what they showed
        as long as this is the same.
        """
        env = self.env
        return digest(
            self._navigation,
            [(name, self._title(name), self._headings(name)) for name in sorted(env.all_docs)],
            sorted(self._std.labels.items(), key=repr),
            sorted(self._std.anonlabels.items(), key=repr),
            [(name, self._subtree(name)) for name in sorted(env.toctree_includes)],
            sorted(env.toctree_includes.items()),
            sorted((path, name) for path, (_, name) in env.images.items()),
        )

    def of_page(self, docname: str) -> str:
        """Return the fingerprint of everything a page shows that is not its own text."""
        queries = self.domain.queries.get(docname, ())
        ref = self.catalogue.by_docname.get(docname)
        catalogue = self.domain.catalogue_for(docname)
        return digest(
            catalogue.words,
            [self._of_list(self.domain.view_to_compare(docname, query)) for _, query in queries],
            [
                len(select(query, self.catalogue))
                for _, query in self.domain.counts.get(docname, ())
            ],
            self._of_header(ref, catalogue),
            [self._of_target(docname, *target) for target in self.domain.targets.get(docname, ())],
            self._of_images(docname),
            self._of_surroundings(docname),
            self._also(docname),
        )

    def _of_list(self, view: ListView) -> str:
        return digest(
            view.layout,
            view.by,
            view.facets,
            [(part.heading, [self._of_card(card) for card in part.cards]) for part in view.parts],
        )

    def _of_card(self, card: Card) -> str:
        # The same card stands on many pages; its line depends on the list it stands in.
        key = (card.ref or card.label, card.line, card.when)
        known = self._cards.get(key)
        if known is None:
            known = self._cards[key] = digest(card, self._of_picture(card.picture))
        return known

    def _of_header(self, ref: tuple[str, str] | None, catalogue: Catalogue) -> object:
        if ref is None:
            return None
        record = catalogue.records[ref]
        copies = [(one.language, one.docname) for one in catalogue.copies_of(record)]
        return copies, header_view(record, catalogue), self._of_picture(record.picture)

    def _of_picture(self, path: str) -> object:
        if not path or path not in self.env.images:
            return path
        return self.env.images[path][1], self.domain.portal.pictures.get(path)

    def _of_images(self, docname: str) -> list[tuple[str, str]]:
        return sorted(self._images.get(docname, ()))

    def _of_target(self, docname: str, domain: str, kind: str, target: str) -> object:
        if domain == self.domain.name:
            record = find(self.catalogue, kind, target)
            return record and (record.label, record.docname in self._pages, record.key)
        if kind == "any":
            found = [self.catalogue.get(type_name, target) for type_name in self.catalogue.types]
            records = [(record.ref, record.label) for record in found if record is not None]
            return records, self._std.labels.get(target), target in self.env.titles
        if domain == "cite":
            keys = [cited.key for cited in cited_keys(target)]
            return [self._of_citation(key) for key in keys]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(docname), target))
        for candidate in (target, target.strip("/"), path):
            name = posixpath.splitext(candidate)[0] if candidate.endswith(".md") else candidate
            if name in self.env.titles:
                return name, self._title(name), self._headings(name)
        address = self.domain.portal.find_address(docname, target)
        return address, self._std.labels.get(target), self._std.anonlabels.get(target)

    def _headings(self, docname: str) -> list[tuple[str, str]]:
        """Return the headings of a Markdown page that a link may lead to."""
        slugs = self.env.metadata[docname].get("myst_slugs", {})
        return [(name, str(found[2])) for name, found in slugs.items()]

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
            [name and (name, self._title(name)) for name in self._relations.get(docname, ())],
            [self._title(name) for name in above],
            [self._title(name) for name in overviews_above(self.env, docname)],
            views_beside(self.env, docname),
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
        known = self._titles.get(docname)
        if known is None:
            known = self._titles[docname] = str(self.env.titles.get(docname, docname))
        return known


def _images_by_page(
    env: BuildEnvironment, stamps: Mapping[str, str]
) -> Mapping[str, list[tuple[str, str]]]:
    """Return document -> (name in the output, stamp) of the pictures in its text."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path, (documents, name) in env.images.items():
        for docname in documents:
            found.setdefault(docname, []).append((name, stamps.get(path, "")))
    return found


def _parents(env: BuildEnvironment) -> Mapping[str, str]:
    """Return document -> the first document whose toctree lists it, in order of name."""
    parents: dict[str, str] = {}
    for parent in sorted(env.toctree_includes):
        for child in env.toctree_includes[parent]:
            parents.setdefault(child, parent)
    return parents
