"""Builds in processes that are forked from one which has imported Sphinx already.

Half of the time of a small build is spent on imports, so tests that build a hundred times use
this for the builds they compare with.  Such a process remembers nothing of earlier builds.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import re
import sys
from pathlib import Path

import pytest

MODULES = [
    "sphinx.cmd.build",
    "sphinx.application",
    "sphinx.builders.dirhtml",
    "labportal._setup",
    "myst_parser.sphinx_ext.main",
    "sphinxcontrib.bibtex",
    "sphinx_copybutton",
    "sphinx_design",
    "pydata_sphinx_theme",
]
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(MODULES)
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def _build(arguments: list[str], log: str, environment: dict[str, str]) -> None:
    from sphinx.cmd.build import build_main

    os.environ.clear()
    os.environ.update(environment)
    with (
        Path(log).open("w", encoding="utf-8") as warnings,
        Path(os.devnull).open("w", encoding="utf-8") as nowhere,
        contextlib.redirect_stderr(warnings),
        contextlib.redirect_stdout(nowhere),
    ):
        code = build_main(arguments)
    sys.exit(code)


def forked_build(srcdir: Path, outdir: Path, *, builder: str = "dirhtml", jobs: int = 1) -> str:
    """Build from nothing; return the warnings."""
    doctrees, log = outdir.parent / f"{outdir.name}-doctrees", outdir.parent / f"{outdir.name}.log"
    outdir.parent.mkdir(parents=True, exist_ok=True)
    arguments = ["--no-color", "-b", builder, "-d", str(doctrees), "-j", str(jobs)]
    process = _CONTEXT.Process(
        target=_build,
        args=([*arguments, str(srcdir), str(outdir)], str(log), dict(os.environ)),
    )
    process.start()
    process.join()
    warnings = _COLOURS.sub("", log.read_text(encoding="utf-8"))
    if process.exitcode:
        pytest.fail(f"the build ended with {process.exitcode}:\n{warnings}")
    return warnings
