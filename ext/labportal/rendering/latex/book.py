"""The chapters of the book: record pages stand in no toctree, so they join their overview here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.latex import LaTeXBuilder
from sphinx.util.nodes import inline_all_toctrees

from labportal.model.query import Query
from labportal.model.records import RECORD_TYPES, Record, RecordType
from labportal.model.selection import select
from labportal.sphinxext.domain import labportal_domain
from labportal.sphinxext.nodes import record_list, record_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from labportal.model.catalogue import Catalogue

CHAPTERS = ("research", "project", "person", "software", "group")
"""Record types whose pages are printed, in the order of chapters that nobody wrote."""
_ELSEWHERE = ("lp-section-publications", "lp-section-supervised")
"""Sections of people's pages that the chapter of publications prints already."""


class PortalLaTeXBuilder(LaTeXBuilder):
    """Sphinx's LaTeX builder with the pages of records in their chapters."""

    def assemble_doctree(
        self,
        indexfile: str,
        toctree_only: bool,  # noqa: FBT001 -- Sphinx's signature
        appendices: Sequence[str],
    ) -> nodes.document:
        """Return the whole book as one document."""
        tree = self.env.get_doctree(indexfile)
        if toctree_only or indexfile != self.config.root_doc:
            return super().assemble_doctree(indexfile, toctree_only, list(appendices))
        docnames = {indexfile, *appendices}
        self.docnames = docnames
        tree["docname"] = indexfile
        book = inline_all_toctrees(self, docnames, indexfile, tree, str, [indexfile])
        book["docname"] = indexfile
        raise_chapters(book)
        for row in RECORD_TYPES.values():
            if row.name in CHAPTERS:
                self._add_records(book, row, docnames)
        for docname in appendices:
            appendix = self.env.get_doctree(docname)
            appendix["docname"] = docname
            book.append(appendix)
        self.env.resolve_references(book, indexfile, self)
        for unresolved in list(book.findall(addnodes.pending_xref)):
            unresolved.replace_self(unresolved.children)
        return book

    def _add_records(self, book: nodes.document, row: RecordType, docnames: set[str]) -> None:
        catalogue = labportal_domain(self.env).catalogue
        records = [record for record in _printed(catalogue, row) if record.docname not in docnames]
        if not records:
            return
        overviews = labportal_domain(self.env).portal.places.overviews
        chapter = _chapter(book, row, overviews.get(row.name, ""))
        for record in records:
            docnames.add(record.docname)
            chapter += self._pages(record)

    def _pages(self, record: Record) -> addnodes.start_of_file:
        """Return a record's page as a part of the book."""
        document = self.env.get_doctree(record.docname)
        if record.type_name == "person":
            for section in list(document.findall(nodes.section)):
                if not set(section["classes"]).isdisjoint(_ELSEWHERE):
                    section.parent.remove(section)
        part = addnodes.start_of_file(docname=record.docname)
        part += document.children
        for section in part.findall(nodes.section):
            section.setdefault("docname", record.docname)
        return part


def raise_chapters(book: nodes.document) -> None:
    """Make chapters of the pages under the home page, wherever in its text their list stands.

    The home page becomes the first chapter; its lists only repeat what the others say.
    """
    top = next((child for child in book.children if isinstance(child, nodes.section)), None)
    if top is None:
        return
    parts = list(_parts(top))
    if not parts:
        return
    for part in parts:
        part.parent.remove(part)
    lists: list[nodes.Element] = [*top.findall(record_list), *top.findall(record_numbers)]
    for placeholder in lists:
        placeholder.parent.remove(placeholder)
    for section in list(top.findall(nodes.section)):
        if section is not top and not section.astext().strip().removeprefix(section[0].astext()):
            section.parent.remove(section)
    title, *rest = top.children
    welcome = nodes.section("", title.deepcopy(), *rest, ids=["welcome"], docname=book["docname"])
    top.children = []
    top += [title, welcome, *parts]


def _parts(node: nodes.Element) -> Iterator[addnodes.start_of_file]:
    """Yield the inlined pages inside *node*, but not those inside another one."""
    # Sphinx inlines pages without telling their children who their parent is, so the way is down.
    for child in node.children:
        if isinstance(child, addnodes.start_of_file):
            yield child
        elif isinstance(child, nodes.Element):
            yield from _parts(child)


def _printed(catalogue: Catalogue, row: RecordType) -> Iterator[Record]:
    """Yield the records of a type that the book shows, in the order of their overview."""
    for record in select(Query(type_name=row.name), catalogue):
        if not isinstance(record, Record) or not record.docname:
            continue
        if row.name != "person" or catalogue.is_active(record):
            yield record


def _chapter(book: nodes.document, row: RecordType, also: str) -> nodes.Element:
    """Return the overview's top section in the book, or a new chapter at its end.

    *also* is the page that leads to all records of the type, wherever it stands.
    """
    overviews = {row.plural, *(f"{folder}/index" for folder in (row.plural, *row.folders)), also}
    for part in book.findall(addnodes.start_of_file):
        if part["docname"] in overviews:
            for child in part.children:
                if isinstance(child, nodes.section):
                    return child
    sections = (child for child in book.children if isinstance(child, nodes.section))
    top: nodes.Element = next(sections, book)
    heading = row.plural_heading
    chapter = nodes.section("", nodes.title(heading, heading), ids=[f"chapter-{row.plural}"])
    top += chapter
    return chapter
