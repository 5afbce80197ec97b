"""The two languages in which pages are written."""

from __future__ import annotations

from enum import Enum


class Markup(Enum):
    """The language of a page, by Sphinx's name for it."""

    MARKDOWN = "markdown"
    REST = "restructuredtext"
