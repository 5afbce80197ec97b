"""Templates of the theme are kept as Python's code between builds.

Jinja turns each template into Python and compiles it, for the theme's forty a fifth of a second in
every build and in every site, also if one page is written.  It has a store for the outcome, which
knows by the text of a template whether it still holds; Sphinx does not use it.

https://github.com/sphinx-doc/sphinx/blob/v9.0.4/sphinx/jinja2glue.py#L180
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemBytecodeCache

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def keep_templates(app: Sphinx) -> None:
    """Let the templates of a builder be read from the build folder, if it has any."""
    templates: Any = getattr(app.builder, "templates", None)
    environment = getattr(templates, "environment", None)
    if environment is None or environment.bytecode_cache is not None:
        return
    folder = Path(app.doctreedir, "labportal", "templates")
    folder.mkdir(parents=True, exist_ok=True)
    environment.bytecode_cache = FileSystemBytecodeCache(str(folder))
