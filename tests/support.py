"""What tests share: building small portals, building in another process, comparing results.

Imports Sphinx only when a portal is built, so that the tests of the pure layers run without it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bs4 import BeautifulSoup
    from sphinx.testing.util import SphinxTestApp

REPO_ROOT = Path(__file__).resolve().parent.parent
MINIMAL_CONF = 'project = "Test portal"\nextensions = ["labportal"]\n'

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
# Files that say when or from what they were made, and nothing about the portal.
_BUILD_RECORDS = frozenset({".buildinfo", "environment.pickle"})


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write each file, parents included, byte for byte as given (text as UTF-8)."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def tree_digest(folder: Path, *, ignore: Callable[[str], bool] | None = None) -> dict[str, str]:
    """Return relative path -> SHA-256 of every file, so that ``==`` compares two trees.

    Sphinx's own records of a build are left out, and what *ignore* says of a relative path.
    """
    digests: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or path.name in _BUILD_RECORDS or (ignore and ignore(name)):
            continue
        digests[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return digests


def found_pages(outdir: Path) -> dict[str, str]:
    """Return address -> title of every page in the search index."""
    parts = sorted((outdir / "search-index").glob("rows-*.json"))
    rows = [row for part in parts for row in json.loads(part.read_text(encoding="utf-8"))]
    return {row[1]: row[0] for row in rows}


def differences(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """Return the paths in which two digests differ; a short list reads better than two trees."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def read_page(outdir: Path, address: str) -> str:
    """Return the HTML of an address such as ``/people/ada/``, in either page layout."""
    name = address.strip("/")
    candidates = (outdir / name / "index.html", outdir / f"{name}.html", outdir / name)
    for path in candidates:
        if path.is_file():
            return path.read_text(encoding="utf-8")
    pytest.fail(f"no page at {address!r} in {outdir}")


def parse_page(outdir: Path, address: str) -> BeautifulSoup:
    """Return the parsed HTML of an address."""
    from bs4 import BeautifulSoup

    return BeautifulSoup(read_page(outdir, address), "html.parser")


@dataclass(frozen=True, kw_only=True)
class BuildResult:
    """What ``sphinx-build`` in another process said."""

    returncode: int
    output: str
    """Standard output."""
    warnings: str
    """Standard error: warnings and errors, one per line."""


_SHARED = """\
import sys
from labportal.rendering import sharing
from sphinx.cmd.build import main
sharing.FEW = sharing.MANY = 1
sys.exit(main(sys.argv[1:]))
"""
# What several processes do with many pages, they do here with few.


def run_build(  # the options of sphinx-build that tests vary
    srcdir: Path,
    outdir: Path,
    *options: str,
    builder: str = "dirhtml",
    doctreedir: Path | None = None,
    jobs: int = 1,
    hash_seed: int | None = None,
    check: bool = True,
) -> BuildResult:
    """Run ``sphinx-build`` in a process of its own; with *check* it has to succeed.

    Each process draws another hash seed unless one is given, which shows output that depends on
    the order of a set.
    """
    doctrees = doctreedir or outdir.parent / "doctrees"
    start = ["-m", "sphinx"] if jobs == 1 else ["-c", _SHARED]
    command = [sys.executable, *start, "--no-color", "--builder", builder]
    command += ["--doctree-dir", str(doctrees), "--jobs", str(jobs), *options]
    seed = "random" if hash_seed is None else str(hash_seed)
    done = subprocess.run(
        [*command, str(srcdir), str(outdir)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    if check and done.returncode:
        pytest.fail(f"sphinx-build ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return BuildResult(returncode=done.returncode, output=done.stdout, warnings=done.stderr)


@dataclass(kw_only=True)
class Portal:
    """A small portal in a temporary folder, built in this process."""

    srcdir: Path
    builder: str
    settings: Mapping[str, Any]
    made: list[SphinxTestApp] = field(default_factory=list)
    """Every application made so far, the current one last."""

    @property
    def app(self) -> SphinxTestApp:
        """The application of the last build."""
        return self.made[-1]

    @cached_property
    def outdir(self) -> Path:
        """Where the pages are."""
        return Path(self.app.outdir)

    @property
    def warnings(self) -> str:
        """Everything the last build warned about, without colours and with relative paths."""
        text = _COLOURS.sub("", self.app.warning.getvalue())
        return text.replace(f"{self.srcdir}{os.sep}", "")

    @property
    def warning_lines(self) -> list[str]:
        """The warnings, one each, in the order given."""
        return [line for line in self.warnings.splitlines() if line.strip()]

    def build(self, builder: str = "") -> Portal:
        """Build, again or with another builder, as a new start of Sphinx would."""
        from sphinx.testing.util import SphinxTestApp

        self.builder = builder or self.builder
        self.__dict__.pop("outdir", None)
        for app in self.made[-1:]:
            app.cleanup()
        app = SphinxTestApp(
            self.builder,
            srcdir=self.srcdir,
            builddir=self.srcdir.parent / f"{self.srcdir.name}-build",
            confoverrides=dict(self.settings),
        )
        self.made.append(app)
        app.build()
        return self

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Add or replace source files."""
        write_files(self.srcdir, files)

    def remove(self, *names: str) -> None:
        """Delete source files."""
        for name in names:
            (self.srcdir / name).unlink()

    def page(self, address: str = "/") -> str:
        """Return the HTML of an address such as ``/people/ada/``."""
        return read_page(self.outdir, address)

    def soup(self, address: str = "/") -> BeautifulSoup:
        """Return the parsed HTML of an address."""
        return parse_page(self.outdir, address)

    def text(self, name: str) -> str:
        """Return an output file that is not a page."""
        return (self.outdir / name).read_text(encoding="utf-8")


class PortalFactory:
    """Makes portals in *folder* and cleans Sphinx's global state up behind them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._portals: list[Portal] = []

    def __call__(
        self,
        files: Mapping[str, str | bytes],
        *,
        builder: str = "dirhtml",
        name: str = "portal",
        build: bool = True,
        **settings: object,
    ) -> Portal:
        """Write *files* and build them; *settings* are values of ``conf.py``.

        Without a ``conf.py`` the portal has the smallest one there is, with the given .bib files;
        without an ``index.md`` it has an empty home page.
        """
        bibfiles = sorted(path for path in files if path.endswith(".bib"))
        conf = f"{MINIMAL_CONF}bibtex_bibfiles = {bibfiles!r}\n"
        srcdir = self._folder / name
        write_files(srcdir, {"conf.py": conf, "index.md": "# Home\n", **files})
        portal = Portal(srcdir=srcdir, builder=builder, settings=settings)
        self._portals.append(portal)
        return portal.build() if build else portal

    def clean_up(self) -> None:
        """Undo what Sphinx changed in this process."""
        for portal in self._portals:
            for app in portal.made[-1:]:
                app.cleanup()


def find_tool(*names: str, hint: str) -> str:
    """Return the path of the first of *names* that is installed.

    Elsewhere than in CI a test may be skipped for want of it; *hint* says what to install.
    """
    found = next(filter(None, map(shutil.which, names)), None)
    if found:
        return found
    message = f"{names[0]} is not installed; {hint}"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
