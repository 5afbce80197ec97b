"""Entries of tables of contents that name no page, or one twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source
from labportal.reading.tree import sphinx_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labportal.reading.addresses import Addresses
    from labportal.reading.pages import PageText
    from labportal.reading.targets import Targets
    from labportal.reading.tree import Tree

_SPHINX_PAGES = ("genindex", "modindex", "search")
_PATTERN = re.compile(r"[*?\[]")


def check_toctrees(
    text: PageText, targets: Targets, addresses: Addresses, tree: Tree
) -> Iterator[Problem]:
    """Yield what is wrong with the tables of contents of a page."""
    seen: set[tuple[int, str]] = set()
    for entry in text.toctree:
        source = Source(text.path, entry.line)
        if _PATTERN.search(entry.written):
            pattern = re.compile(sphinx_pattern(entry.page))
            if not any(map(pattern.fullmatch, targets.texts)):
                message = f"no page fits '{entry.written}' in the table of contents"
                yield Problem(Code.UNKNOWN_ADDRESS, source, message)
        elif (entry.number, entry.page) in seen:
            message = f"'{entry.written}' is listed twice"
            yield Problem(Code.REPEATED_KEY, source, message)
        elif not _is_page(entry.page, addresses, tree):
            near = addresses.nearest_page(entry.page)
            message = f"there is no page '{entry.written}' for the table of contents"
            yield Problem(Code.UNKNOWN_ADDRESS, source, message, near)
        seen.add((entry.number, entry.page))


def _is_page(page: str, addresses: Addresses, tree: Tree) -> bool:
    if addresses.is_page(page) or page in _SPHINX_PAGES:
        return True
    # Such as a page in another language than Markdown.
    return any(path.startswith(f"{page}.") for path in tree.others)
