"""Which files pages may show: those of the portal, and of folders that the site's owner names.

Many people write pages, and what a page shows is published.  So it cannot show other files of the
machine that builds the site, by whatever path or link.
"""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary:
    """What belongs to a portal; all paths are without links."""

    root: Path
    """The source directory."""
    others: tuple[Path, ...] = ()
    """More folders and files."""

    @classmethod
    def of(cls, root: Path, others: Iterable[str]) -> Boundary:
        """Return the boundary around a source directory and what else is named from there."""
        return cls(root=_real(root), others=tuple(_real(root / name) for name in others))

    def place(self, docname: str, written: str) -> Path:
        """Return the file that a page names: from its own folder, with a slash from the top."""
        folder = "" if written.startswith("/") else posixpath.dirname(docname)
        return self.root / folder / written.lstrip("/")

    def allows(self, path: Path) -> bool:
        """Tell whether a page may show a file; links are followed, and hidden files are private."""
        try:
            real = _real(path)
        except (OSError, ValueError):
            return False
        return any(_holds(folder, real) for folder in (self.root, *self.others))

    def has_file(self, docname: str, written: str) -> bool:
        """Tell whether a link or picture of a page names a file that the page may show."""
        path = self.place(docname, unquote(written.partition("#")[0]))
        return self.allows(path) and path.is_file()

    def refusal(self, docname: str, written: str) -> str:
        """Return what the author is told of a file that may not be shown."""
        folder = posixpath.dirname(docname)
        place = f"the folder '{folder}'" if folder else "the folder of this page"
        return (
            f"'{written}' does not belong to the portal and is not shown; put the file into {place}"
        )


def not_fetched(url: str) -> str:
    """Return what the author is told of a file on the web."""
    return f"'{url}' is not fetched; save it beside the page and name it with the option 'file'"


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _holds(folder: Path, path: Path) -> bool:
    if not path.is_relative_to(folder):
        return False
    return not any(part.startswith(".") for part in path.relative_to(folder).parts)
