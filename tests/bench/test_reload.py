"""How long an editor waits under ``make serve``: from saving a page until the server has it."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from statistics import median
from typing import TYPE_CHECKING

import pytest

from bench.engine_labportal import Labportal
from bench.invented import make_content

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.bench

LONGEST_WAIT = 300.0
"""Seconds after which the server is given up."""
EDITS = 3
ENOUGH = 5.0
"""Seconds that an edit may take; the aim, half a second, needs a build that stays loaded."""


def free_port() -> int:
    """Return the number of a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the portal as the Makefile does; yield the address of its top."""
    port = free_port()
    command = [
        *(sys.executable, "-m", "sphinx_autobuild", "--builder", "dirhtml"),
        *("--doctree-dir", str(folder / "doctrees"), "--jobs", "auto"),
        *("--watch", str(folder / "bib"), "--host", "127.0.0.1", "--port", str(port)),
        *(str(folder / "content"), str(folder / "out")),
    ]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)


def wait_for(address: str, text: str) -> float:
    """Ask for a page until *text* is in it; return how many seconds that took."""
    begin = time.perf_counter()
    while time.perf_counter() - begin < LONGEST_WAIT:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                if text in answer.read().decode():
                    return time.perf_counter() - begin
        except OSError:
            # The server has not begun, or is writing this page.
            pass
        time.sleep(0.02)
    pytest.fail(f"{address} never said {text!r}")


def test_an_edit_is_seen_soon(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line added to a page of a thousand is on the server after a few seconds."""
    pytest.importorskip("sphinx_autobuild", reason="`make serve` installs it")
    Labportal().write(make_content(1, 7), tmp_path)
    page = tmp_path / "content" / "projects" / "projects-3.md"
    waits = []
    with served(tmp_path) as top:
        address = f"{top}projects/projects-3/"
        first = wait_for(address, "<html")
        for number in range(EDITS):
            # The watcher looks again once it has ended a build.
            time.sleep(2)
            sentence = f"Edit number {number} of this page."
            page.write_text(f"{page.read_text(encoding='utf-8')}\n{sentence}\n", encoding="utf-8")
            waits.append(wait_for(address, sentence))
    with capsys.disabled():
        print(  # noqa: T201 -- the figures to look at
            f"\nfirst build: {first:.1f} s, edits: {', '.join(f'{wait:.2f}' for wait in waits)} s"
        )
    assert median(waits) < ENOUGH
