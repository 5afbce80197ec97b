"""Fixtures for all tests."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from support import REPO_ROOT, PortalFactory, find_tool

if TYPE_CHECKING:
    from collections.abc import Iterator


# How fast things are is measured by tests/bench; a busy computer is no mistake.
settings.register_profile("portal", deadline=None)
settings.load_profile("portal")


@pytest.fixture(scope="session")
def repo_root() -> Path:
    """The top folder of the repository."""
    return REPO_ROOT


@pytest.fixture(scope="session")
def corpora() -> Path:
    """A folder of real input that is not part of the repository; see CONTRIBUTING.md."""
    beside = REPO_ROOT.parent.joinpath("shared", "corpora")
    folder = Path(os.environ.get("LABPORTAL_CORPORA") or beside)
    if not folder.is_dir():
        pytest.skip("no real input here; LABPORTAL_CORPORA says where it is")
    return folder


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[PortalFactory]:
    """Build a small portal: ``portal({"people/ada.md": "..."}, html_title="Lab")``."""
    factory = PortalFactory(tmp_path)
    yield factory
    factory.clean_up()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium, for tests marked ``browser``."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return find_tool(*names, hint="on Debian: apt-get install chromium")


@pytest.fixture(scope="session")
def latexmk() -> str:
    """The path of latexmk, for tests marked ``pdf``; LuaLaTeX and rsvg-convert are there too."""
    hint = "'make latexpdf' says what to install"
    for name in ("lualatex", "rsvg-convert"):
        find_tool(name, hint=hint)
    return find_tool("latexmk", hint=hint)
