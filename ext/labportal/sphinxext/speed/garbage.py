"""Python looks for garbage less often while it builds.

A build makes millions of nodes that refer to each other, beside a catalogue and an environment
that live to its end.  Python's collector, made for programs that run for long, goes through all of
them again and again: one sixth of the time of a build.  Left to itself a build would need three
times the memory, so it still collects, but rarely, and not what was there before.

Sphinx keeps every document that it has read in memory until it is written; for ten thousand pages
that is more memory than most machines have.  Here some wait there, and the others on disk.

When the program ends, Python would look through everything once more before it gives all memory
back to the system anyway, which takes another tenth of the time.
"""

from __future__ import annotations

import atexit
import gc
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_WAITING = "_write_doc_doctree_cache"
KEPT = 1000
"""Of so many documents all stay in memory between reading and writing; each takes 1/4 MiB."""
FEW = 100
"""Of more documents only so many stay there, since most come from the disk anyway."""
THRESHOLDS = (100_000, 20, 100)
"""New containers before a collection, collections before an older generation, and again."""


class Some(dict[str, Any]):
    """Keeps the first of what it is given."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, name: str, value: Any) -> None:
        if len(self) < self._most:
            super().__setitem__(name, value)


class Garbage:
    """The collector's settings during one build."""

    def __init__(self) -> None:
        self._before: tuple[int, int, int] | None = None

    def collect_less(self, *_args: object) -> None:
        """Collect rarely from now on."""
        if self._before is None and gc.isenabled():
            self._before = gc.get_threshold()
            gc.set_threshold(*THRESHOLDS)
            # Once, however many builds a program makes.
            atexit.unregister(gc.freeze)
            atexit.register(gc.freeze)

    def set_aside(self, *_args: object) -> list[str]:
        """Leave out what is there by now, which lives to the end of the build."""
        if self._before is not None:
            gc.freeze()
        return []

    def keep_some(self, _app: Sphinx, env: Any, docnames: list[str]) -> None:
        """Let a bounded number of documents wait in memory, the others on disk."""
        if isinstance(getattr(env, _WAITING, None), dict):
            setattr(env, _WAITING, Some(KEPT if len(docnames) <= KEPT else FEW))

    def collect_as_before(self, *_args: object) -> None:
        """Undo it, for programs that go on after the build."""
        if self._before is not None:
            gc.set_threshold(*self._before)
            gc.unfreeze()
            self._before = None
