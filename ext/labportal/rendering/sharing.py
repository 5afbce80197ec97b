"""Several processes share the reading and writing of pages.

Sphinx hands out small portions, sends the whole environment back from each, and lets one process
load and resolve all documents, so that a second process brings nothing: what it saves is spent on
packing.  Here every process gets one portion, the first one included, and does everything for the
pages in it.  A few pages are not worth a second process.

https://github.com/sphinx-doc/sphinx/blob/v9.0.4/sphinx/builders/__init__.py#L593
"""

from __future__ import annotations

import os
import pickle
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import sphinx.builders
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.parallel import ParallelTasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sphinx.application import Sphinx

    from labportal.sphinxext.incremental import IncrementalBuild, Portion

FEW = 40
"""Fewer pages are left to one process, which has done them before another one is ready."""
MANY = 400
"""So many pages or files of publications are made before a second process has helped."""
Thing = TypeVar("Thing")
_RESOLVERS = (
    *("sphinx.transforms.", "sphinx.domains.", "sphinx.builders.", "docutils.", "labportal."),
    *("myst_parser.", "sphinx_design.", "sphinxcontrib.bibtex.", "sphinx_copybutton."),
    "pydata_sphinx_theme.",
)
"""Packages that resolve each document by itself, and keep nothing of it for later."""


class SharingBuilder(StandaloneHTMLBuilder):
    """A builder of pages that shares its work out by itself."""

    def application(self) -> Sphinx:
        """Return the application."""
        return _application_of(self)

    def _read_parallel(self, docnames: list[str], nproc: int) -> None:
        """Read *docnames*, which Sphinx has put in order."""
        portions = shared_out(docnames, nproc, self._source_size)
        for docname in docnames if len(portions) > 1 else ():
            self.events.emit("env-purge-doc", self.env, docname)
            self.env.clear_doc(docname)
        tasks = ParallelTasks(nproc)
        for portion in portions[1:]:
            tasks.add_task(self._read_portion, portion, self._merge_portion)
        with joined(tasks):
            self._read_serial(portions[0])

    def _read_portion(self, docnames: list[str]) -> bytes:
        """Read a portion in a process of its own, and return all that is known afterwards."""
        _be_quiet()
        env: Any = self.env
        # As in Sphinx, whose newer releases hide it; it is left out when the environment is kept.
        setattr(env, "_app" if hasattr(env, "_app") else "app", self.application())
        for docname in docnames:
            self.read_doc(docname, _cache=False)
        return pickle.dumps(env, pickle.HIGHEST_PROTOCOL)

    def _merge_portion(self, docnames: list[str], result: bytes) -> None:
        other = pickle.loads(result)  # noqa: S301 -- from our own process
        self.env.merge_info_from(docnames, other, self.application())

    def _write_parallel(self, docnames: Sequence[str], nproc: int) -> None:
        """Write *docnames*; Sphinx counts the processes besides this one."""
        if not self._resolves_anywhere():
            super()._write_parallel(docnames, nproc)
            return
        portions = shared_out(docnames, nproc + 1, self._doctree_size)
        tasks = ParallelTasks(nproc)
        for portion in portions[1:]:
            tasks.add_task(self._write_portion, portion, self._take_images)
        with joined(tasks):
            self._write_serial(portions[0])

    def _write_portion(self, docnames: list[str]) -> dict[str, str]:
        """Write a portion in a process of its own, and return the pictures to copy."""
        _be_quiet()
        self._write_serial(docnames)
        return dict(self.images)

    def _take_images(self, _docnames: list[str], images: dict[str, str]) -> None:
        self.images.update(images)

    def _resolves_anywhere(self) -> bool:
        """Tell whether no extension may count on seeing all resolved documents in one process."""
        app = self.application()
        handlers = [
            row.handler
            for event in ("doctree-resolved", "missing-reference", "warn-missing-reference")
            for row in app.events.listeners[event]
        ]
        return all(_is_known(one) for one in (*handlers, *app.registry.get_post_transforms()))

    def _source_size(self, docname: str) -> int:
        return _size(self.env.doc2path(docname))

    def _doctree_size(self, docname: str) -> int:
        return _size(f"{self.doctreedir}/{docname}.doctree")


@contextmanager
def joined(tasks: ParallelTasks) -> Iterator[None]:
    """Wait for the other processes after this one has done its portion, or end them with it."""
    try:
        yield
    except BaseException:
        tasks.terminate()
        raise
    tasks.join()


def make_shared(
    build: IncrementalBuild,
    builder: StandaloneHTMLBuilder,
    things: Sequence[Thing],
    make: Callable[[Thing], int],
) -> int:
    """Call *make* for each of *things*, in several processes if there are many; return its sum.

    *make* writes files with *build*, and returns how many it wrote.
    """
    is_worth_it = builder.parallel_ok and len(things) >= MANY
    processes = _application_of(builder).parallel if is_worth_it else 1
    portions = [things[number::processes] for number in range(processes)]
    results: dict[int, tuple[int, Portion]] = {}

    def make_portion(number: int) -> tuple[int, Portion]:
        build.begin_portion()
        return sum(map(make, portions[number])), build.portion()

    tasks = ParallelTasks(processes - 1)
    for number in range(1, processes):
        tasks.add_task(make_portion, number, results.__setitem__)
    with joined(tasks):
        made = sum(map(make, portions[0]))
    for number in sorted(results):
        build.take_over(results[number][1])
        made += results[number][0]
    return made


def shared_out(names: Sequence[str], processes: int, size_of: Any) -> list[list[str]]:
    """Return *names* in portions of about the same size, the names of each beside each other."""
    if len(names) < FEW:
        return [list(names)]
    sizes = [size_of(name) + 1 for name in names]
    whole, before = sum(sizes), 0
    portions: list[list[str]] = [[] for _ in range(processes)]
    for name, size in zip(names, sizes, strict=True):
        portions[min(before * processes // whole, processes - 1)].append(name)
        before += size
    return [portion for portion in portions if portion]


def _is_known(one: Any) -> bool:
    module = getattr(one, "__module__", None) or type(one).__module__
    return f"{module}.".startswith(_RESOLVERS)


def _application_of(builder: StandaloneHTMLBuilder) -> Sphinx:
    """Return the application, which newer releases of Sphinx hide."""
    app: Sphinx = builder._app if hasattr(builder, "_app") else builder.app  # noqa: SLF001 -- see above
    return app


def _size(path: str | os.PathLike[str]) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116 -- thousands of files
    except OSError:
        return 0


def _be_quiet() -> None:
    """Let a process that has another one above it tell no progress."""
    module: Any = sphinx.builders
    module.status_iterator = _without_progress


def _without_progress(names: Iterable[str], *_args: object, **_options: object) -> Iterator[str]:
    return iter(names)
