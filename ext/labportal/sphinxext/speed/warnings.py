"""Messages that are not shown are not made.

A page whose title stands in its header begins with a heading of the second level, of which MyST
warns at every such heading; labportal suppresses it.  Sphinx makes the message, asks all filters,
and drops it: 0.2 ms a heading.

https://github.com/executablebooks/MyST-Parser/blob/v5.2.0/myst_parser/warnings_.py#L104
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from myst_parser.mdit_to_docutils import base
from sphinx.util.logging import is_suppressed_warning

from labportal.sphinxext.speed.loans import Loan

if TYPE_CHECKING:
    from collections.abc import Callable


def warnings_loans() -> list[Loan]:
    """Return MyST's way to warn while it renders."""
    myst: Any = base
    return [Loan(myst, "create_warning", if_shown(myst.create_warning))]


def if_shown(create: Callable[..., Any]) -> Callable[..., Any]:
    """Return *create*, which does nothing for what the configuration suppresses."""

    def create_warning(
        document: Any, message: str, subtype: Any, *, wtype: str | None = None, **options: Any
    ) -> Any:
        env = getattr(document.settings, "env", None)
        name = subtype if isinstance(subtype, str) else subtype.value
        if env is not None and is_suppressed_warning(
            wtype or "myst", name, env.config.suppress_warnings
        ):
            return None
        return create(document, message, subtype, wtype=wtype, **options)

    return create_warning
