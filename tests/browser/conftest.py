"""The example portal, built once and served on this machine, and a browser to look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from long_portal import long_portal
from serving import served
from support import REPO_ROOT, run_build, write_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example portal as HTML."""
    outdir = tmp_path_factory.mktemp("example") / "html"
    run_build(REPO_ROOT / "content", outdir)
    return outdir


@pytest.fixture(scope="session")
def site(example: Path) -> Iterator[str]:
    """The address of the example portal."""
    with served(example) as address:
        yield address


@pytest.fixture(scope="session")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a portal with hundreds of publications."""
    folder = tmp_path_factory.mktemp("long")
    write_files(folder / "source", long_portal(600))
    run_build(folder / "source", folder / "html", "--fail-on-warning")
    with served(folder / "html") as address:
        yield address


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for all tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()
