"""Markdown as the directives of labportal's own manual write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

EXAMPLES_FOLDER = "examples"
"""Folder of the manual's examples, from its source directory."""


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |" for cells in lines
    )


def tabs(texts: Mapping[str, str]) -> str:
    """Return sources as a set of tabs; with more signs than any example uses."""
    items = [
        f"```````{{tab-item}} {name}\n``````{{code-block}} {language}\n:class: lp-wrap\n\n"
        f"{text}\n``````\n```````"
        for (name, text), language in zip(texts.items(), ("md", "rst"), strict=True)
    ]
    return "\n".join(["````````{tab-set}", *items, "````````"])
