"""Problems become Sphinx warnings here, and only here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from docutils import nodes

    from labportal.model.codes import Code
    from labportal.model.problems import Problem

logger = logging.getLogger(__name__)
TYPE = "labportal"
"""First half of the name by which a warning is suppressed."""


def warn(problem: Problem, root: Path) -> None:
    """Log *problem*; its path is taken from *root*, the source directory."""
    logger.warning(
        "%s",
        problem.text,
        type=TYPE,
        subtype=problem.code.value,
        location=f"{place_of(root, problem.source.path)}:{problem.source.line}",
    )


def warn_all(problems: Iterable[Problem], root: Path) -> None:
    """Log problems in order of place."""
    for problem in sorted(problems, key=lambda found: found.sort_key):
        warn(problem, root)


def warn_at(node: nodes.Node | tuple[str, int] | str, code: Code, message: str) -> None:
    """Log a problem found in a document that is being read."""
    logger.warning("%s", message, type=TYPE, subtype=code.value, location=node)


def place_of(root: Path, path: str) -> str:
    """Return the path of a file as messages show it."""
    # Sphinx shows whatever it gets; a path without "content/../bib" in it reads better.
    return str((root / path).resolve())
