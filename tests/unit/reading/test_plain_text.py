"""Markdown without its mark-up, as cards and tables of contents show it."""

from __future__ import annotations

import pytest

from labportal.reading.text.plain import plain_text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("A **bold** [word](x.md) and `code`", "A bold word and code"),
        ("Shown before[^1], and [^note] after", "Shown before, and after"),
        ("As {cite:p}`doe20` says", "As says"),
        ("An $x^2$ effect", "An x^2 effect"),
        ("It costs $5 and then $6", "It costs $5 and then $6"),
        (r"The $\alpha$ band", r"The $\alpha$ band"),
        ("US$ 5 million", "US$ 5 million"),
    ],
)
def test_markup_is_left_out(markdown: str, text: str) -> None:
    """Words stay; notes, references to literature and signs around formulas go."""
    assert plain_text(markdown) == text
