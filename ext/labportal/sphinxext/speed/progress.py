"""Progress is told in a hundred steps, not for every page and picture.

Sphinx sends three messages through its loggers for each page that it reads, each that it writes,
and each picture that it copies.  With a thousand pages most of them are gone before anybody has
read them.  Who asks for details (``-v``) still gets every name.

https://github.com/sphinx-doc/sphinx/blob/v9.0.4/sphinx/util/display.py#L30
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sphinx.builders
import sphinx.builders.html

from labportal.sphinxext.speed.loans import Loan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

STEPS = 100
NAME = "status_iterator"


def progress_loans() -> list[Loan]:
    """Return Sphinx's progress for the modules that read and write pages."""
    modules: tuple[Any, ...] = (sphinx.builders, sphinx.builders.html)
    return [Loan(module, NAME, in_steps(getattr(module, NAME))) for module in modules]


def in_steps(show: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """Return *show*, which names one thing for every hundredth part of many."""

    def status_iterator(
        things: Iterable[Any], summary: str, color: str = "darkgreen", length: int = 0,
        verbosity: int = 0, *args: Any, **options: Any,
    ) -> Iterator[Any]:  # fmt: skip
        if verbosity or length <= STEPS:
            yield from show(things, summary, color, length, verbosity, *args, **options)
            return
        named: list[Any] = []
        shown = show(iter(named.pop, None), summary, color, STEPS, verbosity, *args, **options)
        for number, thing in enumerate(things, start=1):
            if number * STEPS // length > (number - 1) * STEPS // length:
                named.append(thing)
                next(shown)
            yield thing
        named.append(None)
        next(shown, None)

    return status_iterator
