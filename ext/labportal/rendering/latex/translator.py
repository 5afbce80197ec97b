"""How the book's nodes and its text become LaTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.writers.latex import LaTeXTranslator

from labportal.reading.texlog import ORIGIN
from labportal.rendering.latex.text import in_pieces

if TYPE_CHECKING:
    from labportal.rendering.latex.nodes import (
        latex_command,
        latex_environment,
        latex_index,
        latex_label,
        latex_language,
        latex_link,
        latex_page,
    )


TAGGED = r"""\ifdefined\DocumentMetadata
  \DocumentMetadata{lang=LANGUAGE,pdfversion=2.0,testphase=phase-II}
\fi
"""
"""Asks for tags where TeX knows what they are; must stand before the class."""
_INDEX_SIGNS = re.compile(r'(["!@|])')


class PortalLaTeXTranslator(LaTeXTranslator):
    """Sphinx's translator with labportal's nodes, and text that any font and line can take."""

    def note_origin(self, path: str) -> None:
        """Note in the output what it is made from, for messages about errors of TeX."""
        self.body.append(f"%\n{ORIGIN}{' '.join(path.split())}\n")

    def visit_start_of_file(self, node: nodes.Element) -> None:
        """Note the file of a page."""
        super().visit_start_of_file(node)
        self.note_origin(self._file_of(node["docname"]))

    def _file_of(self, docname: str) -> str:
        env = self.builder.env
        path = env.doc2path(docname, base=False)
        return str(path) if docname in env.all_docs else docname

    def astext(self) -> str:
        """Return the whole document; the request for tags has to come before everything else."""
        text = super().astext()
        if not self.elements.get("labportal_tagged"):
            return text
        language = (self.config.language or "en").replace("_", "-")
        return TAGGED.replace("LANGUAGE", language) + text

    # Text ----------------------------------------------------------------------------------

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802 -- Sphinx's name
        """Write text; long words may break, and text from right to left is set so."""
        text = node.astext()
        if self.literal_whitespace or self.in_parsed_literal:
            self.body.append(self.encode(text))
            return
        for piece, kind in in_pieces(text):
            if kind == "break":
                self.body.append(r"\labportalbreak{}")
            elif kind == "rtl":
                self.body.append(rf"\labportalrtl{{{self.encode(piece)}}}")
            else:
                self.body.append(self.encode(piece))

    # Nodes ---------------------------------------------------------------------------------

    def visit_latex_environment(self, node: latex_environment) -> None:
        """Begin an environment."""
        if node["origin"]:
            self.note_origin(node["origin"])
        arguments = "".join(f"{{{self.encode(text)}}}" for text in node["arguments"])
        # An empty line would end the paragraph in which boxes stand beside each other.
        self.body.append(f"%\n\\begin{{{node['name']}}}{arguments}%\n")

    def depart_latex_environment(self, node: latex_environment) -> None:
        """End an environment."""
        self.body.append(f"%\n\\end{{{node['name']}}}%\n")

    def visit_latex_command(self, node: latex_command) -> None:
        """Begin a command."""
        arguments = "".join(f"{{{self.encode(text)}}}" for text in node["arguments"])
        self.body.append(f"\\{node['name']}{arguments}{{")

    def depart_latex_command(self, _node: latex_command) -> None:
        """End a command."""
        self.body.append("}")

    def visit_latex_link(self, node: latex_link) -> None:
        """Begin a link to the web."""
        self.body.append(rf"\sphinxhref{{{self.encode_uri(node['refuri'])}}}{{")

    def depart_latex_link(self, _node: latex_link) -> None:
        """End a link to the web."""
        self.body.append("}")

    def visit_latex_label(self, node: latex_label) -> None:
        """Mark where a document begins."""
        self.body.append(rf"\phantomsection\label{{{self.idescape(node['docname'] + '::doc')}}}")
        raise nodes.SkipNode

    def visit_latex_page(self, node: latex_page) -> None:
        """Write the page on which a document begins."""
        self.body.append(rf"\labportalpage{{{self.idescape(node['docname'] + '::doc')}}}")
        raise nodes.SkipNode

    def visit_latex_index(self, node: latex_index) -> None:
        """Write an entry of the index."""
        if not self.in_title:
            sort = _INDEX_SIGNS.sub(r'"\1', node["sort"]) or "~"
            text = _INDEX_SIGNS.sub(r'"\1', "".join(self._encoded(node["text"])))
            self.body.append(rf"\index{{{sort}@{text}}}")
        raise nodes.SkipNode

    def visit_index(self, _node: nodes.Element) -> None:
        """Leave terms and functions out: the index of the book is one of people."""
        raise nodes.SkipNode

    def _encoded(self, text: str) -> list[str]:
        return [
            rf"\labportalrtl{{{self.encode(piece)}}}" if kind == "rtl" else self.encode(piece)
            for piece, kind in in_pieces(text)
        ]

    def visit_latex_language(self, node: latex_language) -> None:
        """Begin text in another language."""
        self.body.append(f"\n\\begin{{labportallanguage}}{{{self.encode(node['language'])}}}\n")

    def depart_latex_language(self, _node: latex_language) -> None:
        """End text in another language."""
        self.body.append("\n\\end{labportallanguage}\n")
