"""The command ``labportal``: build, check, new, schema, codes, authors.

Uses the reading and model layers only, so that it works where Sphinx is not installed.
"""

from __future__ import annotations

from labportal.cli.commands import main

__all__ = ["main"]
