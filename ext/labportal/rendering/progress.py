"""What a build says of itself: what it read, how far it is, what it wrote, and what took long.

Sphinx shows the progress of single pages.  This says what there is in terms of a portal, and sums
up at the end.  With the environment variable ``LABPORTAL_PROFILE`` set, the time of each phase and
the ten pages that took longest come after it.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util import logging

from labportal.rendering.builders import PortalBuilder
from labportal.sphinxext.domain import labportal_domain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docutils import nodes
    from sphinx.application import Sphinx

    from labportal.sphinxext.incremental import IncrementalBuild

logger = logging.getLogger(__name__)
VARIABLE = "LABPORTAL_PROFILE"
SLOWEST = 10
"""So many pages are named."""


class Progress:
    """Watches one build."""

    def __init__(self, build: IncrementalBuild) -> None:
        self._build = build
        self._begin = self._last = time.perf_counter()
        self._phases: dict[str, float] = {}
        self._times = PageTimes(None)

    def connect(self, app: Sphinx) -> None:
        """Watch the events at which one phase ends and the next begins."""
        phases = (
            ("config-inited", 1, "start"),
            ("config-inited", 851, "headers and bibliography"),
            ("env-before-read-docs", 1, "environment"),
            ("env-updated", 1, "reading pages"),
            ("write-started", 1, "comparing"),
        )
        for event, priority, phase in phases:
            app.connect(event, self._ender(phase), priority=priority)
        app.connect("html-collect-pages", self._late_ender("writing pages"), priority=1)
        bulk = self._late_ender("publications, exports and search")
        app.connect("html-collect-pages", bulk, priority=999)
        app.connect("builder-inited", self._say_records, priority=101)
        app.connect("builder-inited", self._watch_pages, priority=102)
        app.connect("source-read", self._begin_page, priority=1)
        app.connect("doctree-read", self._end_page, priority=999)
        app.connect("build-finished", self._sum_up, priority=998)

    def _ender(self, phase: str) -> Callable[..., list[str]]:
        def end(*_args: object) -> list[str]:
            self._end(phase)
            return []

        return end

    def _late_ender(self, phase: str) -> Callable[..., Iterator[tuple[str, dict[str, Any], str]]]:
        # Sphinx asks all handlers of this event first, and runs their generators in turn then.
        def end(*_args: object) -> Iterator[tuple[str, dict[str, Any], str]]:
            self._end(phase)
            yield from ()

        return end

    def _end(self, phase: str) -> None:
        now = time.perf_counter()
        self._phases[phase] = self._phases.get(phase, 0.0) + now - self._last
        self._last = now

    def _say_records(self, app: Sphinx) -> None:
        portal = labportal_domain(app.env).portal
        catalogue = portal.catalogue
        counts = Counter(type_name for type_name, _ in catalogue.records)
        found = [
            f"{counts[row.name]:,} {row.plural_heading.lower()}"
            for row in catalogue.types.values()
            if counts[row.name]
        ]
        logger.info("labportal: %s", ", ".join(found) or "no records")
        if portal.awaited:
            days = (f"{path} until {day}" for path, day in sorted(portal.awaited.items()))
            logger.info("labportal: kept back: %s", ", ".join(days))

    def _watch_pages(self, app: Sphinx) -> None:
        if os.environ.get(VARIABLE):
            self._times = PageTimes(Path(app.doctreedir, "labportal", "profile.tsv"))
        if isinstance(app.builder, PortalBuilder):
            app.builder.note_time = self._times.note

    def _begin_page(self, _app: Sphinx, docname: str, _source: list[str]) -> None:
        self._times.begin(docname)

    def _end_page(self, app: Sphinx, _doctree: nodes.document) -> None:
        self._times.end(app.env.docname)

    def _sum_up(self, app: Sphinx, exception: Exception | None) -> None:
        self._end("the end")
        if exception is not None:
            return
        if isinstance(app.builder, PortalBuilder):
            written = f"{app.builder.documents_written:,} of {len(app.env.all_docs):,} pages"
            made = [written, *(f"{new:,} of {all_:,} {what}" for what, (all_, new) in
                               self._build.tally.items() if all_)]  # fmt: skip
            logger.info("labportal: written: %s", ", ".join(made))
        warnings = app._warncount  # noqa: SLF001 -- Sphinx tells nobody else
        seconds = self._last - self._begin
        messages = "1 message" if warnings == 1 else f"{warnings:,} messages"
        logger.info("labportal: %s, %.1f s", messages, seconds)
        if os.environ.get(VARIABLE):
            for line in report(self._phases, self._times.slowest()):
                logger.info("%s", line)


class PageTimes:
    """How long each page took, over all processes of a build."""

    def __init__(self, file: Path | None) -> None:
        """Workers have no other way to tell than a *file*; without one nothing is kept."""
        self._file = file
        self._begun: dict[str, float] = {}
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("", encoding="utf-8")

    def begin(self, docname: str) -> None:
        """Note that a page is read from now on."""
        if self._file is not None:
            self._begun[docname] = time.perf_counter()

    def end(self, docname: str) -> None:
        """Note that a page was read."""
        begun = self._begun.pop(docname, None)
        if begun is not None:
            self.note(docname, time.perf_counter() - begun)

    def note(self, docname: str, seconds: float) -> None:
        """Add the time of one step of a page."""
        if self._file is not None:
            with self._file.open("a", encoding="utf-8") as file:
                file.write(f"{seconds:.6f}\t{docname}\n")

    def slowest(self) -> list[tuple[float, str]]:
        """Return (seconds, page) of the pages that took longest, the slowest first."""
        if self._file is None:
            return []
        sums: dict[str, float] = {}
        for line in self._file.read_text(encoding="utf-8").splitlines():
            seconds, _, docname = line.partition("\t")
            sums[docname] = sums.get(docname, 0.0) + float(seconds)
        ordered = sorted(((seconds, name) for name, seconds in sums.items()), reverse=True)
        return ordered[:SLOWEST]


def report(phases: dict[str, float], slowest: list[tuple[float, str]]) -> Iterator[str]:
    """Yield the lines of a profile."""
    yield "Time of each phase:"
    for phase, seconds in phases.items():
        yield f"{seconds:8.2f} s  {phase}"
    if slowest:
        yield "Slowest pages, read and written:"
        for seconds, docname in slowest:
            yield f"{seconds * 1000:7.1f} ms  {docname}"
