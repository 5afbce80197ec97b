"""Templates filled with plain texts: names and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.model.styles.glue import ending, glue, last_sign
from labportal.model.styles.template import Alternative, Glue, Group, Value

if TYPE_CHECKING:
    from collections.abc import Mapping


def filled(template: Alternative, values: Mapping[str, str]) -> str:
    """Return *template* with *values*; a value may be empty."""
    text, signs = _fill(template, values, "", "")
    return text + ending(last_sign(text), signs)


def _fill(
    alternative: Alternative, values: Mapping[str, str], text: str, signs: str
) -> tuple[str, str]:
    """Return *text* with more pieces, and the signs after the last of them."""
    for node in alternative.nodes:
        if isinstance(node, Group):
            for choice in node.alternatives:
                if _has_values(choice, values):
                    text, signs = _fill(choice, values, text, signs)
                    break
        elif isinstance(node, Glue):
            signs += node.text
        elif piece := values.get(node.name, "") if isinstance(node, Value) else node.text:
            text += glue(last_sign(text), signs) + piece
            signs = ""
    return text, signs


def _has_values(alternative: Alternative, values: Mapping[str, str]) -> bool:
    if not all(values.get(name) for name in alternative.fields):
        return False
    return not alternative.groups or any(
        _has_values(choice, values) for group in alternative.groups for choice in group.alternatives
    )
