"""What a build says of itself: counts by record type, a summary, and where the time went."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from labportal.rendering.progress import PageTimes, report
from support import PortalFactory, run_build, write_files

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "bib/p.bib": "@article{A20, author={Doe, Ada}, title={On x}, journal={J}, year=2020}\n",
    "people/ada.md": "---\ntitle: Ada Doe\n---\n\nText.\n",
    "people/bob.md": "---\ntitle: Bob Doe\n---\n\nText.\n",
    "projects/marble.md": "---\ntitle: Marble\npeople: Ada Doe\nbibkeys: A20\n---\n\nStone.\n",
    "index.md": "# Home\n",
    "conf.py": 'project = "P"\nextensions = ["labportal"]\n',
}


def test_a_build_counts_what_it_reads_and_writes(tmp_path: Path) -> None:
    """The first build writes everything, the second one nothing, and both say so."""
    write_files(tmp_path / "src", FILES)
    first = run_build(tmp_path / "src", tmp_path / "out").output
    assert "labportal: 2 people, 1 projects, 1 publications, 1 pages" in first
    assert "written: 4 of 4 pages, 1 of 1 publication pages, 17 of 17 exports" in first
    assert re.search(r"labportal: 0 messages, \d+\.\d s", first)
    second = run_build(tmp_path / "src", tmp_path / "out").output
    assert "written: 0 of 4 pages, 0 of 1 publication pages, 0 of 17 exports" in second
    assert "Slowest" not in second


def test_messages_are_counted(portal: PortalFactory) -> None:
    """The summary says how many messages there were."""
    made = portal({**FILES, "people/ada.md": "---\ntitle: Ada Doe\nrole: queen\n---\n"})
    assert "labportal: 1 message," in made.app.status.getvalue()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_profile_names_phases_and_slow_pages(
    tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LABPORTAL_PROFILE shows the time of each phase and the ten slowest pages of all workers."""
    monkeypatch.setenv("LABPORTAL_PROFILE", "1")
    pages = {f"people/p{number}.md": f"---\ntitle: P {number}\n---\n" for number in range(12)}
    write_files(tmp_path / "src", {**FILES, **pages})
    said = run_build(tmp_path / "src", tmp_path / "out", jobs=jobs).output
    for phase in ("headers and bibliography", "reading pages", "writing pages", "search"):
        assert re.search(rf"\d+\.\d\d s  .*{phase}", said)
    named = re.findall(r"\d+\.\d ms  (\S+)", said)
    assert len(named) == len(set(named)) == 10


def test_times_of_a_page_are_added(tmp_path: Path) -> None:
    """A page that was read in one process and written in another has one time."""
    times = PageTimes(tmp_path / "notes" / "times.tsv")
    times.note("a", 0.5)
    times.note("b", 0.75)
    times.note("a", 0.5)
    assert times.slowest() == [(1.0, "a"), (0.75, "b")]
    assert list(report({"reading": 1.5}, times.slowest()))[:3] == [
        "Time of each phase:",
        "    1.50 s  reading",
        "Slowest pages, read and written:",
    ]


def test_without_a_file_nothing_is_kept() -> None:
    """A build without a profile notes no times."""
    times = PageTimes(None)
    times.begin("a")
    times.end("a")
    times.note("a", 1.0)
    assert times.slowest() == []
