"""Fixtures of the tests that build portals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sites import Site
from support import REPO_ROOT, run_build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample portal, built once."""
    return Site(tmp_path_factory.mktemp("incremental"))


@pytest.fixture
def site(built_site: Site) -> Iterator[Site]:
    """The sample portal as it was after its first build."""
    built_site.restore()
    return built_site


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portal that comes with labportal, built."""
    outdir = tmp_path_factory.mktemp("example") / "html"
    run_build(REPO_ROOT / "content", outdir)
    return outdir
