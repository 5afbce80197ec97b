"""Budget for an institute: three sites from one base, all of them with all of its pages."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from bench.engine_labportal import Labportal
from bench.invented import SIZES, make_content
from bench.measure import Run, run

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.bench

KEYS = ("institute", "lungs", "bones")
INSTITUTE = {**SIZES, "projects": 200, "people": 400, "news": 150, "vacancies": 190}
MOST_OF_THE_FIRST = 0.5
"""Of the CPU time of the first site, which each further one takes.

Reading is shared; every page is still resolved and written for each site.
"""
_SITES = "labportal_sites = {{{}}}\n".format(
    ", ".join(
        f'"{key}": {{"url": "https://{key}.example/", "publications": "all"}}' for key in KEYS
    )
)


def build(folder: Path, count: int) -> Run:
    """Build the first *count* sites."""
    wanted = [word for key in KEYS[:count] for word in ("--site", key)]
    command = [sys.executable, "-m", "labportal.cli", "sites", str(folder / "content")]
    return run([*command, "--output", str(folder / "sites"), *wanted], folder)


def test_a_further_site_costs_less_than_the_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What can be shared is shared; a site without changes is not written again."""
    Labportal().write(make_content(1, 7, sizes_at_one=INSTITUTE), tmp_path)
    conf = tmp_path / "content" / "conf.py"
    conf.write_text(conf.read_text(encoding="utf-8") + _SITES, encoding="utf-8")
    first = build(tmp_path, 1).cpu
    # The sites before it are looked at again, and have not changed.
    second = build(tmp_path, 2).cpu - build(tmp_path, 1).cpu
    third = build(tmp_path, 3).cpu - build(tmp_path, 2).cpu
    before = {path: path.stat().st_mtime_ns for path in pages(tmp_path)}
    again = build(tmp_path, len(KEYS))
    written = [path for path in pages(tmp_path) if before.get(path) != path.stat().st_mtime_ns]
    with capsys.disabled():
        print(  # noqa: T201 -- the figures to look at
            f"\nfirst site: {first:.1f} s, second: {second:.1f} s, third: "
            f"{third:.1f} s; all again without changes: {again.cpu:.1f} s, "
            f"{len(written)} of {len(before)} pages written"
        )
    assert written == []
    assert second <= first * MOST_OF_THE_FIRST
    assert third <= first * MOST_OF_THE_FIRST


def pages(folder: Path) -> list[Path]:
    """Return the pages of all sites, without those that Sphinx writes in every build."""
    found = (path for key in KEYS for path in (folder / "sites" / key).rglob("*.html"))
    return [path for path in found if path.parent.name not in ("genindex", "search")]
