"""The builder of the book: its chapters in one document, with a cover before them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes
from sphinx.builders.latex import LaTeXBuilder
from sphinx.locale import get_translation

from labportal.rendering.latex.chapters import Chapters
from labportal.rendering.latex.cover import add_cover
from labportal.rendering.latex.grids import make_boxes
from labportal.rendering.latex.lists import BookLists
from labportal.rendering.latex.translator import PortalLaTeXTranslator

if TYPE_CHECKING:
    from collections.abc import Sequence

translate = get_translation("labportal")
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
    default_translator_class: ClassVar[type[PortalLaTeXTranslator]] = PortalLaTeXTranslator

    def assemble_doctree(
        self,
        indexfile: str,
        toctree_only: bool,  # noqa: FBT001 -- Sphinx's signature
        appendices: Sequence[str],
    ) -> nodes.document:
        """Return the whole book as one document."""
        if toctree_only or indexfile != self.config.root_doc:
            return super().assemble_doctree(indexfile, toctree_only, list(appendices))
        docnames: set[str] = set(appendices)
        self.docnames = docnames
        book = new_document(str(self.env.doc2path(indexfile)))
        book.settings.env = self.env
        # Not that of the home page, which is a chapter and has its own label.
        book["docname"] = "book"
        title = self.config.labportal_book_title or self.config.project
        top = nodes.section("", nodes.title(title, title), ids=["book"], docname=indexfile)
        book += top
        chapters = Chapters(self, docnames, lambda text: str(translate(text)))
        top += list(chapters.all())
        make_boxes(top)
        self.lists = BookLists(chapters.catalogue, docnames, chapters.profiles)
        for docname in appendices:
            appendix = self.env.get_doctree(docname)
            appendix["docname"] = docname
            book.append(appendix)
        self.env.resolve_references(book, indexfile, self)
        for unresolved in list(book.findall(addnodes.pending_xref)):
            unresolved.replace_self(unresolved.children)
        group = chapters.catalogue.get("group", self.config.labportal_book_group)
        add_cover(self, title, subtitle=group.label if group else "")
        return book

    def copy_support_files(self) -> None:
        """Copy Sphinx's files, and forbid TeX to run programs whoever calls it."""
        super().copy_support_files()
        path = Path(self.outdir, "latexmkrc")
        path.write_text(path.read_text(encoding="utf-8") + LATEXMKRC, encoding="utf-8")
