"""Checks of the settings of the book."""

from __future__ import annotations

from collections.abc import Sequence

from labportal.model.chapters import AMOUNTS, CHAPTERS, read_amount
from labportal.model.problems import suggest

PAPERS = ("a4", "letter")


def check_chapters(value: object) -> str:
    """Say what is wrong with the chapters of the book."""
    if isinstance(value, str) or not isinstance(value, Sequence):
        return "must be a list of chapters"
    for name in value:
        if not isinstance(name, str):
            return f"holds {name!r}, which is not a text"
        # Anything with a slash may be a page; that is known when the pages are.
        if name not in CHAPTERS and "/" not in name and (near := suggest(name, CHAPTERS)):
            return f"names the unknown chapter {name!r}; did you mean {near!r}?"
    return ""


def check_paper(value: object) -> str:
    """Say what is wrong with the size of the paper."""
    return "" if value in PAPERS else "must be 'a4' or 'letter'"


def check_amount(value: object) -> str:
    """Say what is wrong with the choice of publications."""
    if isinstance(value, str) and read_amount(value, 2000, 0) is not None:
        return ""
    words = ", ".join(repr(word) for word in AMOUNTS)
    return f"must be one of {words}, or such as 'since 2020' or 'last 3 years'"
