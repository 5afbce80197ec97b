"""What an author wrote is text, not TeX: formulas, raw LaTeX, and options that reach TeX as such.

TeX is a language that can read and write files.  Whatever Sphinx hands to it without escaping
passes here first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from labportal.model.codes import Code
from labportal.reading.text.formulas import forbidden_command, formula_fault, short_formula
from labportal.rendering.latex.pictures import place_of
from labportal.sphinxext.messages import warn_at

if TYPE_CHECKING:
    from collections.abc import Mapping

_CLASS = re.compile(r"[\w-]+")
_NOT_LABEL = re.compile(r"[^\w.:-]")
_LABELLED: Mapping[str, str] = {"math_block": "label", "math_reference": "target"}
_COLUMNS = re.compile(r"(?:[|\s]|[lcrLCRTJX]|[pmb]\{\d*\.?\d+(?:mm|cm|in|pt|em|ex)\})*")
_LENGTH = re.compile(r"\d*\.?\d+\s*(?:mm|cm|in|pt|pc|px|em|ex|%)?")


class DisarmFormulas(SphinxPostTransform):
    """Show formulas that do more than show something as they are written, in every format.

    What reads the pages has said so.
    """

    default_priority: ClassVar[int] = 19

    def run(self, **_kwargs: object) -> None:
        """Replace them in the document."""
        formulas = [*self.document.findall(nodes.math), *self.document.findall(nodes.math_block)]
        for formula in formulas:
            text = formula.astext()
            if forbidden_command(text):
                formula.replace_self(as_written(formula, text))


class DisarmTex(SphinxPostTransform):
    """Let nothing through to TeX that does more than show something."""

    # After the answers to queries (5), which hold the formulas of titles.
    default_priority: ClassVar[int] = 20
    formats = ("latex",)

    def run(self, **_kwargs: object) -> None:
        """Look at everything in the document that is not escaped later."""
        self._formulas()
        self._raw_text()
        for node in self.document.findall(nodes.Element):
            classes = node.get("classes")
            if classes and not all(map(_CLASS.fullmatch, classes)):
                node["classes"] = [name for name in classes if _CLASS.fullmatch(name)]
            # A formula and what refers to it keep the same name.
            name = _LABELLED.get(node.tagname)
            if name and node.get(name):
                node[name] = _NOT_LABEL.sub("-", str(node[name]))
            for name in ("width", "height"):
                if name in node and not _LENGTH.fullmatch(str(node[name])):
                    del node[name]
        for columns in list(self.document.findall(addnodes.tabular_col_spec)):
            if not _COLUMNS.fullmatch(columns["spec"]):
                columns.parent.remove(columns)

    def _formulas(self) -> None:
        found: list[nodes.Element] = [*self.document.findall(nodes.math)]
        found += self.document.findall(nodes.math_block)
        for formula in found:
            text = formula.astext()
            fault = formula_fault(text)
            if fault:
                warn_at(
                    place_of(formula), Code.BAD_FORMULA, f"formula '{short_formula(text)}' {fault}"
                )
                formula.replace_self(as_written(formula, text))

    def _raw_text(self) -> None:
        for raw in list(self.document.findall(nodes.raw)):
            if "latex" in raw.get("format", "").split():
                text = raw.astext()
                said = f"raw LaTeX '{short_formula(text)}' is printed as text and does not run"
                warn_at(place_of(raw), Code.RAW_TEX, said)
                raw.replace_self(as_written(raw, text))


def as_written(node: nodes.Element, text: str) -> nodes.Element:
    """Return text in place of a node that will not be what it was meant to be."""
    is_inline = isinstance(node, nodes.math) or isinstance(node.parent, nodes.TextElement)
    return nodes.literal(text, text) if is_inline else nodes.literal_block(text, text)
