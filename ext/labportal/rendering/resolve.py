"""Placeholders get their answers just before a page is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from labportal.model.selection import select
from labportal.model.views import header_view, list_view
from labportal.rendering.doctree import header_nodes, list_nodes, number_nodes
from labportal.rendering.inwords import counted, header_in, list_in
from labportal.rendering.latex.headers import header_nodes as book_header
from labportal.rendering.latex.lists import BookLists
from labportal.sphinxext.domain import labportal_domain
from labportal.sphinxext.manuals import ROW
from labportal.sphinxext.nodes import about_software, record_header, record_list, record_numbers
from labportal.sphinxext.source import AFTER, BEFORE

if TYPE_CHECKING:
    from labportal.model.catalogue import Catalogue


class AnswerQueries(SphinxPostTransform):
    """Give each placeholder its view, and its children for formats other than HTML."""

    # Before Sphinx resolves cross references (priority 10), so that ours are resolved with them.
    default_priority: ClassVar[int] = 5

    def run(self, **_kwargs: object) -> None:
        """Answer every placeholder of the document."""
        builder = labportal_domain(self.env).builder
        as_html = builder.format == "html"
        # Only the book has lists of its own, and only while it is put together.
        lists = getattr(builder, "lists", None)
        book = lists if isinstance(lists, BookLists) else None
        if not as_html:
            # On paper, the page of the software is as near as that of its manual.
            for box in list(self.document.findall(about_software)):
                box.parent.remove(box)
        self._answer_headers(book, as_html=as_html)
        self._choose_by_day(as_html=as_html)
        self._answer_numbers(as_html=as_html)
        self._answer_lists(book, as_html=as_html)

    def _answer_headers(self, book: BookLists | None, *, as_html: bool) -> None:
        catalogue = self._catalogue()
        for header in list(self.document.findall(record_header)):
            record = catalogue.records.get(header["ref"])
            if record is None:
                header.parent.remove(header)
                continue
            view = header["view"] = header_view(record, catalogue).without(header["said"])
            if not as_html:
                view = header_in(view, catalogue.words)
            if book is not None:
                header.replace_self(book_header(view, book.docnames, header.children))
            elif not as_html:
                header.replace_self(header_nodes(view, header.children))

    def _answer_numbers(self, *, as_html: bool) -> None:
        catalogue = labportal_domain(self.env).catalogue
        for numbers in list(self.document.findall(record_numbers)):
            numbers["counts"] = [
                (label, plural, len(select(query, catalogue)))
                for label, plural, query in numbers["queries"]
            ]
            if not as_html:
                words = self._catalogue().words
                counts = [
                    (counted(label, words), words.number(count))
                    for label, _, count in numbers["counts"]
                ]
                numbers.replace_self(number_nodes(counts))

    def _answer_lists(self, book: BookLists | None, *, as_html: bool) -> None:
        catalogue = self._catalogue()
        domain = labportal_domain(self.env)
        for placeholder in list(self.document.findall(record_list)):
            query = placeholder["query"]
            view = placeholder["view"] = (
                domain.view_to_write(self.env.docname, query)
                if as_html
                else list_view(query, catalogue)
            )
            if not as_html:
                view = list_in(view, catalogue.words)
            if not view.parts and not view.empty:
                remove_empty(placeholder)
            elif book is not None:
                form = placeholder.get("form", "")
                placeholder.replace_self(book.list_nodes(view, form=form))
            elif not as_html:
                placeholder.replace_self(list_nodes(view))

    def _catalogue(self) -> Catalogue:
        """Return the records in the language of the page; the book has one for all."""
        domain = labportal_domain(self.env)
        whole = getattr(domain.builder, "lists", None) is not None
        return domain.catalogue if whole else domain.catalogue_for(self.env.docname)

    def _choose_by_day(self, *, as_html: bool) -> None:
        """Show what an event says before it is over, or what it says afterwards.

        A browser gets both, so that the page can correct itself when the day has passed.
        """
        catalogue = labportal_domain(self.env).catalogue
        ref = catalogue.by_docname.get(self.env.docname)
        if ref is None:
            return
        wrong = AFTER if catalogue.is_active(catalogue.records[ref]) else BEFORE
        for part in list(self.document.findall(nodes.container)):
            if wrong in part["classes"]:
                if as_html:
                    part["classes"].append("lp-not-now")
                else:
                    part.parent.remove(part)


def remove_empty(placeholder: nodes.Element) -> None:
    """Take out a list without records, with its heading if that is an automatic one."""
    parent = placeholder.parent
    is_row = isinstance(parent, nodes.container) and ROW in parent["classes"]
    if is_row or (isinstance(parent, nodes.section) and "lp-section" in parent["classes"]):
        parent.parent.remove(parent)
    else:
        parent.remove(placeholder)
