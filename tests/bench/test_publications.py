"""Budgets for a bibliography of twenty years: reading, pages, growth and memory.

Each budget is a ratio within one run, or a limit that does not depend on the machine.
"""

from __future__ import annotations

import math
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pybtex.errors
import pytest
from pybtex.database.input.bibtex import Parser

from bench.bibliography import invented_entries
from bench.measure import Run, run, scratch_folder
from labportal.reading.bibliography import read_bibliography_files
from labportal.reading.cache import Cache
from labportal.rendering.bulk import BulkPages
from labportal.rendering.shell import probe_context, probe_page
from support import REPO_ROOT, PortalFactory, write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.bench

SMALL, LARGE = 2_000, 20_000
MOST_OF_A_PAGE = {"invented": 0.2, "whole": 0.4}
"""Of the time that the theme takes for a page."""
MOST_GROWTH = 1.1
"""Exponent: ten times the entries take at most 12.6 times the time."""
MOST_MEMORY = 1024
"""MiB."""


def least(function: Callable[[], object], rounds: int = 3) -> float:
    """Return the least CPU time that a function took."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        function()
        times.append(time.process_time() - start)
    return min(times)


def bib_text(count: int) -> str:
    """Return a .bib file of the imagination."""
    names = [f"Given{number} Family{number}" for number in range(count // 10)]
    entries = invented_entries(count, names, random.Random(1))
    return "\n".join(entry.source for entry in entries)


@pytest.fixture(scope="module")
def bib_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with .bib files of 4 MB: real ones where there are any, else invented ones."""
    real = REPO_ROOT.parent / "shared" / "corpora" / "bib"
    if real.is_dir():
        return real
    folder = tmp_path_factory.mktemp("bib")
    write_files(folder, {"all.bib": bib_text(SMALL)})
    return folder


def test_reading_takes_less_than_pybtex_and_next_to_nothing_from_the_cache(
    bib_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Reading and understanding takes at most what pybtex needs to parse; again, a tenth."""
    # Macros first, as pybtex wants them.
    paths = sorted(bib_folder.glob("*.bib"), key=lambda path: "strings" not in path.name)
    names = [path.name for path in paths]

    def read(cache: Cache) -> None:
        read_bibliography_files(bib_folder, names, frozenset(), cache)
        cache.save()

    def parse() -> None:
        with pybtex.errors.capture():
            parser = Parser()
            for path in paths:
                parser.parse_string(path.read_text(encoding="utf-8"))

    theirs = least(parse)
    ours = least(lambda: read(Cache()))
    read(Cache(tmp_path))
    again = least(lambda: read(Cache(tmp_path)))
    with capsys.disabled():
        print(f"\nread: {ours:.2f} s, again: {again:.3f} s, pybtex: {theirs:.2f} s")  # noqa: T201 -- the figures to look at
    assert ours <= theirs
    assert again <= theirs / 10


@pytest.fixture
def portal_in_memory(tmp_path: Path) -> Iterator[PortalFactory]:
    """Portals in memory, where there is room: making a file costs a disk more than the page."""
    with tempfile.TemporaryDirectory(dir=scratch_folder() or tmp_path) as folder:
        factory = PortalFactory(Path(folder))
        yield factory
        factory.clean_up()


@pytest.mark.parametrize("kind", ["invented", "whole"])
def test_a_bulk_page_takes_a_small_part_of_the_ordinary_way(
    kind: str,
    portal_in_memory: PortalFactory,
    bib_folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A publication's page, all its metadata included, takes a small part of the theme's way.

    The aim is a tenth of what the theme takes for a page whose content is there already.  *whole*
    is the whole bibliography with the pages of its years, types and theses.
    """
    spent: dict[str, float] = {}

    def timed(name: str) -> None:
        write = getattr(BulkPages, name)

        def wrapped(pages: BulkPages, *args: object) -> None:
            start = time.process_time()
            write(pages, *args)
            spent[name] = time.process_time() - start

        monkeypatch.setattr(BulkPages, name, wrapped)

    timed("_write_publications")
    files: dict[str, str | bytes] = {"bib/all.bib": bib_text(1000)}
    if kind == "whole":
        timed("_write_views")
        files = {f"bib/{path.name}": path.read_bytes() for path in bib_folder.glob("*.bib")}
    made = portal_in_memory(files, html_baseurl="https://example.org/")
    pages = Path(made.app.outdir).glob("publications/*/index.html")
    count = sum(kind == "whole" or not page.parent.name.isdecimal() for page in pages)
    builder = made.app.builder
    body = "<p>Text.</p>" * 200

    def ordinary() -> None:
        for number in range(20):
            context = probe_context(f"Title {number}", body, "", [])
            probe_page(builder, f"publications/p{number}", context)  # type: ignore[arg-type]

    monkeypatch.setattr(tempfile, "tempdir", str(Path(made.app.outdir).parent))
    theirs, ours = least(ordinary) / 20, sum(spent.values()) / count
    with capsys.disabled():
        print(  # noqa: T201 -- as above
            f"\na page of {count:,}, {kind}: {ours * 1000:.2f} ms, the theme's way: "
            f"{theirs * 1000:.2f} ms"
        )
    assert ours <= theirs * MOST_OF_A_PAGE[kind]


def test_growth_and_memory_stay_within_bounds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From 2,000 to 20,000 entries time grows hardly faster, and memory stays under 1 GB."""
    runs: dict[int, Run] = {}
    for count in (SMALL, LARGE):
        folder = tmp_path / str(count)
        conf = 'extensions = ["labportal"]\nbibtex_bibfiles = ["all.bib"]\n'
        write_files(
            folder / "src", {"conf.py": conf, "index.md": "# Home\n", "all.bib": bib_text(count)}
        )
        command = [sys.executable, "-m", "sphinx", "-q", "-b", "dirhtml"]
        runs[count] = run([*command, str(folder / "src"), str(folder / "out")], folder)
    small, large = runs[SMALL], runs[LARGE]
    exponent = math.log(large.cpu / small.cpu) / math.log(LARGE / SMALL)
    with capsys.disabled():
        print(  # noqa: T201 -- as above
            f"\n{SMALL:,}: {small.cpu:.1f} s; {LARGE:,}: {large.cpu:.1f} s, {large.peak:.0f} MiB; "
            f"exponent {exponent:.2f}"
        )
    assert exponent <= MOST_GROWTH
    assert large.peak < MOST_MEMORY
