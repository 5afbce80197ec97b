"""Exit statuses of the command."""

from __future__ import annotations

OK = 0
FOUND = 1
"""There are messages about the content."""
WRONG = 2
"""The command was not understood, ``conf.py`` is broken, or a file is in the way."""
