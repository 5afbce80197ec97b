"""Docutils' settings are worked out once a build, not twice a page.

For each page Sphinx makes a parser of command lines with 150 options, only to ask it for their
defaults, and MyST makes another for a document that it drops at once: 3 ms a page.

* https://github.com/sphinx-doc/sphinx/blob/v9.0.4/sphinx/util/docutils.py#L855
* https://github.com/executablebooks/MyST-Parser/blob/v5.2.0/myst_parser/mdit_to_docutils/base.py#L171
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sphinx.util.docutils
from docutils.utils import DependencyList
from myst_parser.mdit_to_docutils import base

from labportal.sphinxext.speed.loans import Loan

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.frontend import Values

_SPHINX: Any = sphinx.util.docutils
_MYST: Any = base


def settings_loans() -> list[Loan]:
    """Return both functions with a memory; Sphinx before 9.0 has not the first."""
    return [
        Loan(owner, name, Remembered(getattr(owner, name)))
        for owner, name in ((_SPHINX, "_get_settings"), (_MYST, "get_default_settings"))
        if hasattr(owner, name)
    ]


class Remembered:
    """A function that returns settings, asked once for the same components and defaults."""

    def __init__(self, compute: Callable[..., Values]) -> None:
        self._compute = compute
        self._known: dict[object, tuple[dict[str, Any], Values]] = {}

    def __call__(
        self, *components: object, defaults: dict[str, Any] | None = None, **options: Any
    ) -> Values:
        """Return settings of the caller's own."""
        given = {} if defaults is None else {"defaults": defaults}
        kinds = tuple(one if isinstance(one, type) else type(one) for one in components)
        key = (kinds, tuple(sorted(options.items())))
        before, settings = self._known.get(key, ({}, None))
        if settings is None or before != given:
            settings = self._compute(*components, **given, **options)
            # The caller may change what it handed over.
            kept = {name: dict(values) for name, values in given.items()}
            self._known[key] = (kept, copy_of(settings))
            return settings
        return copy_of(settings)


def copy_of(settings: Values) -> Values:
    """Return a copy that shares nothing that a page may change."""
    copied: Values = settings.copy()
    for name, value in vars(copied).items():
        if isinstance(value, list | dict):
            setattr(copied, name, value.copy())
    copied.record_dependencies = DependencyList()
    return copied
