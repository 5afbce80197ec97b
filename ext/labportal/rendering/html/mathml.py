"""Formulas as MathML, of which nothing but numbers, letters and signs comes from an author."""

from __future__ import annotations

from html import escape, unescape
from typing import TYPE_CHECKING
from xml.etree.ElementTree import tostring

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ELEMENTS = frozenset(
    """math maction menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom
    mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder
    munderover none""".split()
)
_ATTRIBUTES = frozenset(
    """xmlns display accent accentunder align bevelled close columnalign columnlines columnspacing
    columnspan depth dir displaystyle fence form frame height largeop linethickness lquote lspace
    mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits notation open
    rowalign rowlines rowspacing rowspan rquote rspace scriptlevel separator separators side
    stretchy symmetric voffset width""".split()
)
"""Those that say how a formula looks; addresses, classes, styles and handlers are none of them."""


def mathml(tex: str, *, display: bool = False) -> str:
    """Return a formula as MathML; one that cannot be read is shown as its source."""
    from latex2mathml.converter import (  # noqa: PLC0415 -- most builds write no new formula
        convert_to_element,
    )

    try:
        tree = convert_to_element(tex, display="block" if display else "inline")
        return _written(tree)
    except Exception:  # noqa: BLE001 -- the converter raises whatever its parser stumbles over
        return f'<code class="lp-math-source">{escape(tex)}</code>'


def _written(tree: Element) -> str:
    """Return a tree as text; the converter's own way leaves mark-up in words as it is."""
    for node in tree.iter():
        if node.tag not in _ELEMENTS:
            raise ValueError(node.tag)
        for name in set(node.attrib) - _ATTRIBUTES:
            del node.attrib[name]
        # It writes signs as references, which would not be understood any more.
        node.text = node.text and unescape(node.text)
        node.tail = node.tail and unescape(node.tail)
    return tostring(tree, encoding="unicode")
