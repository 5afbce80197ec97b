"""At the end of a build that left nothing to say, note what it was made from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.logging import is_suppressed_warning

from labportal.reading.inputs import (
    Note,
    State,
    is_sure,
    names_below,
    note_path,
    question_of,
    states_below,
    states_of,
)
from labportal.reading.settings import Settings
from labportal.sphinxext.domain import has_bulk_pages
from labportal.sphinxext.incremental import content_problems
from labportal.sphinxext.messages import TYPE, place_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


_USUAL_TAGS = frozenset({"html", "dirhtml", "format_html", "builder_html", "builder_dirhtml"})


class Inputs:
    """What one build is made from."""

    def __init__(self) -> None:
        self._begin: tuple[State, dict[str, str]] | None = None
        self._overrides: dict[str, object] = {}
        self._folders: list[Path] = []
        self._files: list[Path] = []

    def look(self, app: Sphinx, config: Config) -> None:
        """Look at the sources before anybody reads them, or changes the configuration."""
        source = Path(app.srcdir)
        named = (*config.templates_path, *config.html_static_path, *config.html_extra_path,
                 *config.locale_dirs)  # fmt: skip
        folders = [source, *(source / name for name in (*named, "bib", "../bib"))]
        bibs = (config.bibtex_bibfiles if "bibtex_bibfiles" in config else ()) or ()
        self._folders = list(dict.fromkeys(path.resolve() for path in folders))
        self._files = [source / name for name in ([bibs] if isinstance(bibs, str) else bibs)]
        self._overrides = dict(config.overrides)
        self._begin = self._sources(app)

    def forget(self, app: Sphinx) -> None:
        """Take away the note of the last build, since this one may not come to its end."""
        self._path(app).unlink(missing_ok=True)

    def note(self, app: Sphinx, exception: Exception | None) -> None:
        """Note everything, unless the next build may have something else to do or to say."""
        messages = [] if exception else self._messages(app)
        if (
            exception is not None
            or app._warncount != len(messages)  # noqa: SLF001 -- Sphinx tells nobody else
            or app.statuscode
            or not has_bulk_pages(app.builder)
            or app.env.reread_always
            or not _USUAL_TAGS.issuperset(app.tags)
            or not is_sure(Path(app.confdir))
            or Path(app.confdir) != Path(app.srcdir)
            or app.config.html_last_updated_fmt is not None
        ):
            return
        sources = self._sources(app)
        if sources != self._begin:
            # Somebody went on writing; which version was read, nobody knows.
            return
        files, folders = sources
        elsewhere = {str(path) for paths in app.env.dependencies.values() for path in paths}
        for module in list(sys.modules.values()):
            file = getattr(module, "__file__", None)
            if file:
                elsewhere.add(file)
        Note(
            question=question_of(
                Path(app.srcdir),
                Path(app.outdir),
                app.builder.name,
                self._overrides,
                Settings().day,
            ),
            files={**files, **states_of(sorted(elsewhere))},
            folders=folders,
            outdir=str(app.outdir),
            messages=messages,
            doctrees=str(app.doctreedir),
            outputs=names_below(str(app.outdir), str(app.doctreedir)),
        ).save(self._path(app))

    @staticmethod
    def _path(app: Sphinx) -> Path:
        return note_path(Path(app.doctreedir), Path(app.outdir), app.builder.name)

    @staticmethod
    def _messages(app: Sphinx) -> list[str]:
        """Return the messages about content, which every build repeats."""
        suppressed = app.config.suppress_warnings
        root = Path(app.srcdir)
        return [
            f"{place_of(root, problem.source.path)}:{problem.source.line}: "
            f"WARNING: {problem.text} [{TYPE}.{problem.code.value}]"
            for problem in content_problems(app.env)
            if not is_suppressed_warning(TYPE, problem.code.value, suppressed)
        ]

    def _sources(self, app: Sphinx) -> tuple[State, dict[str, str]]:
        """Return the state of the sources, and the names in their folders."""
        files = states_of(self._files)
        names: dict[str, str] = {}
        for folder in self._folders:
            found = states_below(folder, (Path(app.outdir), Path(app.doctreedir)))
            files.update(found[0])
            names.update(found[1])
        return files, names
