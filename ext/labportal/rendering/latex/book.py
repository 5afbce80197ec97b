"""The builder of the book: its chapters in one document, with a cover before them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes
from sphinx.builders.latex import LaTeXBuilder
from sphinx.errors import ExtensionError

from labportal.model.reports import file_stem, make_report, read_order
from labportal.rendering.latex.chapters import Chapters
from labportal.rendering.latex.cover import add_cover, title_of
from labportal.rendering.latex.grids import make_boxes
from labportal.rendering.latex.lists import BookLists
from labportal.rendering.latex.reports import ReportSections
from labportal.rendering.latex.translator import PortalLaTeXTranslator
from labportal.sphinxext.domain import labportal_domain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labportal.model.reports import Order

LATEXMKRC = r"""
# labportal: text can never run a program, and an error in one page does not stop the book.
foreach my $engine ($pdflatex, $lualatex, $xelatex) {
  $engine =~ s/^(\S+)/$1 --no-shell-escape --file-line-error/;
}
$force_mode = 1;
"""


class PortalLaTeXBuilder(LaTeXBuilder):
    """Sphinx's LaTeX builder, whose main document is the portal's book."""

    lists: BookLists | None = None
    """How the lists of the book are made, once it is known what is in it."""
    apart = False
    """Whether all publications are printed in a second document."""
    default_translator_class: ClassVar[type[PortalLaTeXTranslator]] = PortalLaTeXTranslator

    def assemble_doctree(
        self,
        indexfile: str,
        toctree_only: bool,  # noqa: FBT001 -- Sphinx's signature
        appendices: Sequence[str],
    ) -> nodes.document:
        """Return the whole book as one document."""
        if indexfile != self.config.root_doc or (toctree_only and not self.apart):
            return super().assemble_doctree(indexfile, toctree_only, list(appendices))
        docnames: set[str] = set(appendices)
        self.docnames = docnames
        book = new_document(str(self.env.doc2path(indexfile)))
        book.settings.env = self.env
        # Not that of the home page, which is a chapter and has its own label.
        book["docname"] = "book"
        chapters = Chapters(self, docnames, labportal_domain(self.env).words_of().text)
        order = read_order(self.config.labportal_document)
        if order is not None:
            top = self._report(chapters, order)
        else:
            # Nothing else asks for the table of contents of a portal alone.
            top = self._publications(chapters) if toctree_only else self._book(chapters)
        book += top
        make_boxes(top)
        self.lists = BookLists(chapters.catalogue, docnames, chapters.profiles)
        for docname in appendices:
            appendix = self.env.get_doctree(docname)
            appendix["docname"] = docname
            book.append(appendix)
        self.env.resolve_references(book, indexfile, self)
        for unresolved in list(book.findall(addnodes.pending_xref)):
            unresolved.replace_self(unresolved.children)
        return book

    def _book(self, chapters: Chapters) -> nodes.Element:
        """Return the book, and set its cover."""
        title = title_of(self)
        group = chapters.catalogue.get("group", self.config.labportal_book_group)
        add_cover(self, title, subtitle=group.label if group else "")
        top = nodes.section("", nodes.title(title, title), ids=["book"])
        top += list(chapters.all())
        return top

    def _publications(self, chapters: Chapters) -> nodes.Element:
        """Return the list of all publications, for a PDF of its own."""
        title = title_of(self)
        chapters.chosen.every_publication = True
        names = ("publications", "index")
        found = [chapter for name in names if (chapter := chapters.chapter(name)) is not None]
        add_cover(self, title, subtitle=chapters.translate("Publications"))
        return nodes.section("", nodes.title(title, title), *found, ids=["publications-apart"])

    def _report(self, chapters: Chapters, order: Order) -> nodes.Element:
        """Return a report, and set its cover or its title."""
        title = title_of(self)
        report = make_report(chapters.catalogue, order, title)
        if report is None:
            raise ExtensionError(f"there is no {order.kind} '{order.key}'", modname="labportal")
        subtitle = chapters.translate(report.subtitle)
        add_cover(self, report.title, subtitle, report.period, picture=report.as_book)
        if not report.as_book:
            self.context["maketitle"] = ""
        self.context["tableofcontents"] = r"\labportalshortcontents" if report.as_book else ""
        # Short parts follow each other; chapters would each begin a page.
        self.config.latex_toplevel_sectioning = "section"
        top = nodes.section("", nodes.title(report.title, report.title), ids=["report"])
        top += ReportSections(chapters, chapters.translate).all(report)
        return top

    def init_document_data(self) -> None:
        """Name the file after the report, if one is asked for."""
        super().init_document_data()
        order = read_order(self.config.labportal_document)
        self.apart = False
        if not self.document_data:
            return
        first = self.document_data[0]
        if order is None and self.config.labportal_book_publications.strip() == "split":
            self.apart = True
            stem = first[1].removesuffix(".tex")
            self.document_data.append((first[0], f"{stem}-publications.tex", *first[2:5], True))
        elif order is not None:
            self.document_data = [(first[0], f"{file_stem(order)}.tex", *first[2:5], False)]

    def copy_support_files(self) -> None:
        """Copy Sphinx's files, and forbid TeX to run programs whoever calls it."""
        super().copy_support_files()
        path = Path(self.outdir, "latexmkrc")
        path.write_text(path.read_text(encoding="utf-8") + LATEXMKRC, encoding="utf-8")
