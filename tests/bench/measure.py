"""Whole processes, measured by what the system says of them when they have ended."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of one command."""

    wall: float
    cpu: float
    """User and system time, of its children, too."""
    peak: float
    """MiB of the largest process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What a build has written."""

    files: int
    mib: float


def run(command: Sequence[str], folder: Path) -> Run:
    """Run *command* in *folder*.

    :raises RuntimeError: if it fails, with the end of what it said.
    """
    log = folder / "log"
    start = time.perf_counter()
    with log.open("wb") as file:
        process = subprocess.Popen(command, cwd=folder, stdout=file, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        end = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{end}")
    return Run(wall=wall, cpu=used.ru_utime + used.ru_stime, peak=used.ru_maxrss / 1024)


def middle(runs: Sequence[Run]) -> Run:
    """Return the median of each figure."""
    return Run(
        wall=median(one.wall for one in runs),
        cpu=median(one.cpu for one in runs),
        peak=median(one.peak for one in runs),
    )


def size_of(folder: Path) -> Size:
    """Return what is in a folder."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return Size(files=len(sizes), mib=sum(sizes) / 2**20)


def scratch_folder() -> Path | None:
    """Return a folder in memory, where there is one: disks differ more than engines do."""
    folder = Path("/dev/shm")
    return folder if folder.is_dir() and os.access(folder, os.W_OK) else None
