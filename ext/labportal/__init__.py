"""A research group's portal from a folder of Markdown pages and BibTeX files.

Owns the version and Sphinx's entry point. Importing it imports nothing else, so that the command
line and the pure layers work where Sphinx is not installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension with Sphinx."""
    # Imported here: see the docstring above.
    from labportal import _setup  # noqa: PLC0415

    return _setup.setup(app)
