"""The theme's templates are kept compiled: no page differs, and Sphinx still needs it."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import jinja2
from sphinx.jinja2glue import BuiltinTemplateLoader

if TYPE_CHECKING:
    import pytest

    from support import PortalFactory

PAGE = "---\ntitle: Ada\n---\n\nText.\n"


def test_templates_are_compiled_once(
    portal: PortalFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later build finds the templates of the theme compiled, and writes the same page."""
    compiled: list[str] = []
    compile_ = jinja2.Environment._compile

    def note(self: jinja2.Environment, source: str, filename: str) -> object:
        compiled.append(filename)
        return compile_(self, source, filename)

    monkeypatch.setattr(jinja2.Environment, "_compile", note)
    made = portal({"people/ada.md": PAGE})
    first = len(compiled)
    compiled.clear()
    before = made.page("/people/ada/")
    made.write({"people/ada.md": PAGE.replace("Text", "Other words")})
    assert made.build().page("/people/ada/") == before.replace("Text", "Other words")
    # Those without a file, which Sphinx and the theme make themselves.
    assert len(compiled) < first / 5


def test_sphinx_still_compiles_templates_in_every_build() -> None:
    """`speed.templates` is needed as long as Sphinx gives Jinja no place for its outcome."""
    assert "bytecode_cache" not in inspect.getsource(BuiltinTemplateLoader)
