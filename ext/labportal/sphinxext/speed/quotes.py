"""Text without quotes, dashes or dots is not searched for them sign by sign.

Docutils' smart quotes run a dozen regular expressions over every piece of text, most of which has
nothing to replace.

https://sourceforge.net/p/docutils/code/HEAD/tree/trunk/docutils/docutils/utils/smartquotes.py
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils.utils import smartquotes

from labportal.sphinxext.speed.loans import Loan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_REPLACED = re.compile(r"[\"'`\\]|--|\.\.|\. \.")
"""What any of the replacements begins with."""


def quotes_loans() -> list[Loan]:
    """Return docutils' educator, which is asked only where there is something to do."""
    return [Loan(smartquotes, "educate_tokens", with_look(smartquotes.educate_tokens))]


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
