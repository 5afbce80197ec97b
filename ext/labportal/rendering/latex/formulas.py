"""Formulas that TeX must not see, or could not read, are printed as they were written."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from labportal.model.codes import Code
from labportal.reading.text.formulas import formula_fault
from labportal.rendering.latex.pictures import place_of
from labportal.sphinxext.messages import warn_at


class DisarmFormulas(SphinxPostTransform):
    """Let through only formulas that do nothing but show something."""

    # After the answers to queries (5), which hold the formulas of titles.
    default_priority: ClassVar[int] = 20
    formats = ("latex",)

    def run(self, **_kwargs: object) -> None:
        """Look at every formula of the document, and take TeX out of raw text."""
        found: list[nodes.Element] = [*self.document.findall(nodes.math)]
        found += self.document.findall(nodes.math_block)
        for formula in found:
            text = formula.astext()
            fault = formula_fault(text)
            if fault:
                warn_at(place_of(formula), Code.BAD_FORMULA, f"formula '{_short(text)}' {fault}")
                block = isinstance(formula, nodes.math_block)
                kind = nodes.literal_block if block else nodes.literal
                formula.replace_self(kind(text, text))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
