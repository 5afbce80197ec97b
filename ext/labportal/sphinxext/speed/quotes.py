"""Text without quotes, dashes or dots is not searched for them sign by sign.

Docutils' smart quotes run a dozen regular expressions over every piece of text, most of which has
nothing to replace.  Here paragraphs without such a sign are passed over.

https://sourceforge.net/p/docutils/code/HEAD/tree/trunk/docutils/docutils/utils/smartquotes.py
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.transforms.universal import SmartQuotes
from docutils.utils import smartquotes

from labportal.sphinxext.speed.loans import Loan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_REPLACED = re.compile(r"[\"'`\\]|--|\.\.|\. \.")
"""What any of the replacements begins with."""


def quotes_loans() -> list[Loan]:
    """Return docutils' educator and its transform, which act only where there is a sign."""
    return [
        Loan(smartquotes, "educate_tokens", with_look(smartquotes.educate_tokens)),
        Loan(SmartQuotes, "apply", on_signs(SmartQuotes.apply)),
    ]


def with_look(educate: Callable[..., Iterator[str]]) -> Callable[..., Iterator[str]]:
    """Return *educate*, which looks first whether a text has a sign to replace."""

    def educate_tokens(
        text_tokens: Iterable[tuple[str, str]], *args: Any, **options: Any
    ) -> Iterator[str]:
        tokens = list(text_tokens)
        if any(_REPLACED.search(text) for _, text in tokens):
            yield from educate(tokens, *args, **options)
        else:
            yield from (text for _, text in tokens)

    return educate_tokens


def on_signs(apply: Callable[[SmartQuotes], None]) -> Callable[[SmartQuotes], None]:
    """Return *apply*, which sees only those blocks of text in which something is replaced."""

    def apply_on_signs(transform: SmartQuotes) -> None:
        document: Any = transform.document
        shown: Any = WithSigns(document)
        transform.document = shown
        try:
            apply(transform)
        finally:
            transform.document = document

    return apply_on_signs


class WithSigns:
    """A document as the transform sees it: without the blocks that have no sign."""

    def __init__(self, document: nodes.document) -> None:
        self._document = document

    def __getattr__(self, name: str) -> Any:
        return getattr(self._document, name)

    def findall(self, condition: type) -> Iterator[nodes.Node]:
        """Yield what docutils finds, less what it need not look at."""
        signed: set[nodes.Node] = set()
        for text in self._document.findall(nodes.Text):
            if _REPLACED.search(text):
                block: nodes.Element | None = text.parent
                while block is not None and block not in signed:
                    signed.add(block)
                    block = block.parent
        if signed:
            found: Iterator[nodes.Node] = self._document.findall(condition)
            yield from (node for node in found if node in signed)
