"""Directives for labportal's own manual: options, fields and samples of reference styles.

Loaded by ``labportal.sphinxext.reference``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

import labportal
from labportal.model.records import Publication
from labportal.model.references import authors_of
from labportal.model.styles import BUILTIN, FIELDS, SECTIONS, format_reference, read_styles
from labportal.model.styles.fields import DATE_FIELDS
from labportal.model.styles.namelists import NAME_FIELDS
from labportal.sphinxext.domain import labportal_domain
from labportal.sphinxext.reference import LiveExample, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from labportal.model.styles import Part, Style


class StyleOptions(SphinxDirective):
    """The options of one section of a reference style."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        rows = [(f"`{name}`", text) for name, text in SECTIONS[self.arguments[0]].items()]
        return self.parse_text_to_nodes(table(("Option", "Value"), rows))


class StyleFields(SphinxDirective):
    """What templates can name: fields of ``references``, ``names`` or ``dates``."""

    required_arguments = 1
    tables: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "references": {name: row.help for name, row in FIELDS.items()},
        "names": NAME_FIELDS,
        "dates": DATE_FIELDS,
    }

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        found = self.tables[self.arguments[0]]
        rows = [(f"`{{{name}}}`", text) for name, text in found.items()]
        return self.parse_text_to_nodes(table(("Field", "Value"), rows))


class StyleSample(SphinxDirective):
    """The publications of the manual in a style: one that comes along, or a file of examples."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a list of references; a mistake in the style is an error of the manual."""
        catalogue = labportal_domain(self.env).catalogue
        style = self._style(self.arguments[0])
        items = [
            nodes.list_item(
                "",
                reference_paragraph(
                    format_reference(record, authors_of(record, catalogue), style, links=True)
                ),
            )
            for record in catalogue.of_type("publication")
            if isinstance(record, Publication)
        ]
        for bib_file in self.config.bibtex_bibfiles:
            self.env.note_dependency(bib_file)
        return [nodes.bullet_list("", *items)]

    def _style(self, name: str) -> Style:
        if name in BUILTIN:
            return read_styles({}).style(name)
        path = Path(self.env.srcdir, LiveExample.folder, f"{name}.style")
        self.env.note_dependency(str(path))
        library = read_styles({name: path.read_text(encoding="utf-8")})
        for finding in library.findings[name]:
            raise self.error(f"{path}:{finding.line}: {finding.text}")
        return library.style(name)


def reference_paragraph(parts: Iterable[Part]) -> nodes.paragraph:
    """Return a written reference as text."""
    paragraph = nodes.paragraph()
    for part in parts:
        text: nodes.Node = nodes.Text(part.text)
        if part.markup == "emph":
            text = nodes.emphasis("", "", text)
        elif part.markup == "strong":
            text = nodes.strong("", "", text)
        elif part.url:
            text = nodes.reference("", "", text, refuri=part.url, internal=False)
        paragraph += text
    return paragraph


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives with Sphinx."""
    app.add_directive("style-options", StyleOptions)
    app.add_directive("style-fields", StyleFields)
    app.add_directive("style-sample", StyleSample)
    return {
        "version": labportal.__version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
