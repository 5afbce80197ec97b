"""The command ``labportal``: build, check, new, schema, codes, authors.

Uses the reading and model layers only, so that it works where Sphinx is not installed.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]
_SELDOM = 100_000
"""New containers before Python looks for garbage, of which a command that soon ends has little."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0 fine, 1 messages found, 2 not understood."""
    before = gc.get_threshold()
    gc.set_threshold(_SELDOM, *before[1:])
    try:
        # Imported here: making the modules is a third of what a short command does.
        from labportal.cli.commands import main as run  # noqa: PLC0415

        return run(arguments)
    finally:
        gc.set_threshold(*before)
