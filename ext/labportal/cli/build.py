"""``labportal build``: the site, or the answer that it is there already.

Sphinx is started only if there is something to build, as ``python -m sphinx`` starts it, so that
the answer comes without it.
"""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from labportal.cli.exits import OK, WRONG
from labportal.cli.source import find_source
from labportal.reading.inputs import Note, note_path, question_of
from labportal.reading.settings import Settings

if TYPE_CHECKING:
    import argparse

PROFILE = "LABPORTAL_PROFILE"
"""Environment variable that makes a build say where its time went."""


def build(options: argparse.Namespace) -> int:
    """Build if there is anything to build, and return the exit status."""
    root = find_source(options.source)
    if root is None:
        return WRONG
    source, outdir = root.resolve(), Path(options.output).resolve()
    doctrees = Path(options.doctrees).resolve() if options.doctrees else outdir / ".doctrees"
    plain = not (options.always or options.profile or options.options)
    known = messages_of(source, outdir, doctrees, options.builder) if plain else None
    if known is not None:
        for message in known:
            print(message, file=sys.stderr)
        print(f"Nothing has changed since the last build; the pages are in {options.output}.")
        return OK
    if options.profile:
        os.environ[PROFILE] = "1"
    return _run_sphinx(
        [
            *("--builder", options.builder),
            *("--doctree-dir", str(doctrees), "--jobs", options.jobs),
            *(["--fresh-env", "--write-all"] if options.always else []),
            *options.options,
            *(str(source), str(outdir)),
        ]
    )


def _run_sphinx(arguments: list[str]) -> int:
    """Do what ``python -m sphinx`` does, in this process, and return its exit status."""
    sys.argv = ["sphinx-build", *arguments]
    sys.path.insert(0, str(Path.cwd()))
    try:
        runpy.run_module("sphinx", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else WRONG
    except ImportError as error:
        print(error, file=sys.stderr)
        return WRONG
    return OK


def messages_of(source: Path, outdir: Path, doctrees: Path, builder: str) -> list[str] | None:
    """Return what a build would say that only finds what is there; None if it would do more."""
    if not (doctrees / "environment.pickle").is_file():
        return None
    note = Note.load(note_path(doctrees, outdir, builder))
    return (
        note.messages
        if note.holds(question_of(source, outdir, builder, {}, Settings().day))
        else None
    )
