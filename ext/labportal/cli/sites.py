"""``labportal sites``: every site of a portal that has several, built one beside the other.

Each site is a Sphinx build in a process of its own, so that none can stop another.  Text is parsed
once: the other sites begin with the doctrees of the first one.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from labportal.cli.conf import read_conf
from labportal.cli.exits import FOUND, OK, WRONG
from labportal.cli.report import shown_path
from labportal.cli.source import find_source

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection, Sequence

DOCTREES = ".doctrees"
"""Folder of doctrees, beside the folders of the sites."""
READ = "read"
"""Folder of what was read of pages and bibliographies, in that of labportal."""


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one site."""

    key: str
    status: int
    lines: tuple[str, ...]
    seconds: float


def build_sites(options: argparse.Namespace) -> int:
    """Build the sites, say what came of each, and return the exit status."""
    root = find_source(options.source)
    if root is None:
        return WRONG
    conf = read_conf(root)
    for mistake in conf.mistakes:
        place = f"{shown_path(root / 'conf.py')}:{mistake.line}"
        print(f"{place}: {mistake.text}", file=sys.stderr)
    keys = [site.key for site in conf.settings.all_sites]
    if conf.mistakes or not keys:
        if not conf.mistakes:
            print("labportal: conf.py declares no labportal_sites", file=sys.stderr)
        return WRONG
    if options.list:
        print(json.dumps(keys))
        return OK
    wanted = options.site or keys
    for key in wanted:
        if key not in keys:
            print(f"labportal: there is no site '{key}'; known: {', '.join(keys)}", file=sys.stderr)
            return WRONG
    built = build_all(root, Path(options.output), [key for key in keys if key in wanted])
    return OK if all(site.status == 0 for site in built) else FOUND


def build_all(root: Path, output: Path, keys: Sequence[str]) -> list[Built]:
    """Build sites; each one's messages are printed, those that an earlier one gave only once."""
    first = build_one(root, output, keys[0])
    said = set(first.lines)
    report(first, ())
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        for key in keys[1:]:
            lend_doctrees(output / DOCTREES, keys[0], key)
        others = list(pool.map(lambda key: build_one(root, output, key), keys[1:]))
    for site in others:
        report(site, said)
        said.update(site.lines)
    return [first, *others]


def lend_doctrees(folder: Path, source: str, target: str) -> None:
    """Let a site that was never built begin with what another one has read."""
    if (folder / source).is_dir() and not (folder / target).exists():
        own = str(folder / source / "labportal")
        # What the other site has read is what this one reads; what it has written is not.
        shutil.copytree(
            folder / source,
            folder / target,
            ignore=lambda at, names: [name for name in names if at == own and name != READ],
        )


def build_one(root: Path, output: Path, key: str) -> Built:
    """Run Sphinx for one site."""
    begin = time.monotonic()
    command = [
        sys.executable, "-m", "sphinx", "-b", "dirhtml", "-q", "-j", "auto",
        "-d", str(output / DOCTREES / key), "-D", f"labportal_site={key}",
        str(root), str(output / key),
    ]  # fmt: skip
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    lines = (*done.stdout.splitlines(), *done.stderr.splitlines())
    return Built(
        key, done.returncode, tuple(line for line in lines if line), time.monotonic() - begin
    )


def report(site: Built, said: Collection[str]) -> None:
    """Print what a site has to say."""
    for line in site.lines:
        if line not in said:
            print(line, file=sys.stderr)
    outcome = "built" if site.status == 0 else f"failed with status {site.status}"
    print(f"{site.key}: {outcome} in {site.seconds:.1f} s")
