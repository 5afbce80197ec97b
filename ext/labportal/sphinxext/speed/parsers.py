"""One Markdown parser serves a build, instead of one being made for every page.

MyST sets up markdown-it and its plugins anew for each page, and its renderer looks through all of
its own methods for rules: 1 ms a page.  A parser keeps nothing of the last page, since MyST hands
it each document and the renderer starts every page afresh.

https://github.com/executablebooks/MyST-Parser/blob/v5.2.0/myst_parser/parsers/sphinx_.py#L79
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from myst_parser.parsers import sphinx_

from labportal.sphinxext.speed.loans import Loan

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt


def parser_loans() -> list[Loan]:
    """Return MyST's maker of parsers with a memory."""
    myst: Any = sphinx_
    return [Loan(myst, "create_md_parser", OneParser(myst.create_md_parser))]


class OneParser:
    """Makes a parser when the configuration is another one than the last time."""

    def __init__(self, create: Callable[..., MarkdownIt]) -> None:
        self._create = create
        self._config: object = None
        self._parser: MarkdownIt | None = None

    def __call__(self, config: Any, renderer: Any) -> MarkdownIt:
        """Return a parser for *config*, which is one object for all pages without settings."""
        if self._parser is None or config is not self._config:
            self._parser = self._create(config, renderer)
            self._config = config
        return self._parser
