"""A portal's ``conf.py``, read without Sphinx.

The file is Python and is run, as Sphinx would run it.  What it needs from Sphinx may be missing
here: then what it said up to that point counts, with defaults for the rest.
"""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from labportal.reading.bibliography import default_bib_files
from labportal.reading.linkrules import LinkRules
from labportal.reading.markup import Markup
from labportal.reading.mistakes import line_of_setting
from labportal.reading.portal import PortalFiles
from labportal.reading.settings import Settings, read_settings

CONF = "conf.py"
_MARKDOWN = Markup.MARKDOWN.value
_REST = Markup.REST.value


@dataclass(frozen=True, slots=True)
class ConfMistake:
    """Something for which a build would stop before it reads a page."""

    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conf:
    """What the command line has to know of a ``conf.py``."""

    root: Path
    """The source directory."""
    values: Mapping[str, Any] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)
    notes: tuple[str, ...] = ()
    """What could not be taken into account, though the file may be right."""
    mistakes: tuple[ConfMistake, ...] = ()
    """What is wrong with the file; a build would stop."""

    @property
    def suppressed(self) -> frozenset[str]:
        """The names in ``suppress_warnings``."""
        return frozenset(self._texts("suppress_warnings"))

    def files(self) -> PortalFiles:
        """Return where the portal's files are, as the build sees it."""
        names = self._texts("bibtex_bibfiles")
        extensions = None if "setup" in self.values else self._texts("extensions")
        language, site = str(self.values.get("language") or "en"), self.settings.this_site
        return PortalFiles(
            root=self.root,
            bib_files=names if "bibtex_bibfiles" in self.values else default_bib_files(self.root),
            excluded=(*self._texts("exclude_patterns"), *_results(self.root)),
            suffixes=_suffixes(self.values.get("source_suffix"), _MARKDOWN),
            rest_suffixes=_suffixes(self.values.get("source_suffix"), _REST),
            language=language,
            site_language=(site.language if site else "") or language,
            extensions=extensions,
            link_rules=LinkRules.of(self.values, extensions),
        )

    def _texts(self, name: str) -> tuple[str, ...]:
        value = self.values.get(name, ())
        texts = [value] if isinstance(value, str) else value
        return tuple(text for text in texts if isinstance(text, str))


def read_conf(root: Path) -> Conf:
    """Return what the ``conf.py`` of a source directory says."""
    path = root / CONF
    if not path.is_file():
        missing = f"there is no {CONF} in '{root}', so nothing can be built from it"
        return Conf(root=root, mistakes=(ConfMistake(1, missing),))
    values, note, mistake = _run(path)
    settings, wrong = read_settings(values)
    text = path.read_text(encoding="utf-8", errors="replace")
    mistakes = tuple(
        ConfMistake(line_of_setting(text, each.name, each.text), each.text) for each in wrong
    )
    return Conf(
        root=root,
        values=values,
        settings=settings,
        notes=(note,) if note else (),
        mistakes=(mistake, *mistakes) if mistake else mistakes,
    )


def _run(path: Path) -> tuple[dict[str, Any], str, ConfMistake | None]:
    """Return the names that the file binds, a note and a mistake."""
    values: dict[str, Any] = {"__file__": str(path.resolve()), "tags": _Tags()}
    try:
        code = compile(path.read_bytes(), str(path), "exec")
        with _inside(path.parent):
            exec(code, values)  # noqa: S102 -- conf.py is a program by definition
    except ModuleNotFoundError as error:
        note = f"it needs '{error.name}', which is not installed here; what follows is left out"
        return values, note, None
    except (Exception, SystemExit) as error:  # noqa: BLE001 -- it may raise anything
        return values, "", _said(error, path)
    return values, "", None


def _said(error: BaseException, path: Path) -> ConfMistake:
    if isinstance(error, SyntaxError):
        return ConfMistake(error.lineno or 1, f"this line is not Python: {error.msg}")
    frames = traceback.extract_tb(error.__traceback__)
    line = next((found.lineno for found in reversed(frames) if found.filename == str(path)), 1)
    return ConfMistake(line or 1, f"it ends here with {type(error).__name__}: {error}")


@contextlib.contextmanager
def _inside(folder: Path) -> Iterator[None]:
    """Run code as Sphinx runs a ``conf.py``; what it prints must not get into a report."""
    path = list(sys.path)
    with contextlib.chdir(folder), contextlib.redirect_stdout(sys.stderr):
        try:
            yield
        finally:
            sys.path[:] = path


class _Tags:
    """As much of Sphinx's ``tags`` as a ``conf.py`` uses; here none is set."""

    def has(self, _name: str) -> bool:
        """Tell whether a tag is set."""
        return False

    def add(self, _name: str) -> None:
        """Accept a tag."""

    def remove(self, _name: str) -> None:
        """Accept a tag's removal."""

    __contains__ = has


def _suffixes(value: object, kind: str) -> tuple[str, ...]:
    """Return the endings of pages in a language, with Sphinx's meaning of ``source_suffix``."""
    kinds: dict[str, str] = {".rst": _REST}
    if isinstance(value, Mapping):
        kinds = {str(suffix): str(name or _REST) for suffix, name in value.items()}
    elif value is not None:
        texts = [value] if isinstance(value, str) else value
        kinds = dict.fromkeys(map(str, texts), _REST) if isinstance(texts, Sequence) else {}
    # MyST claims its ending unless it was given to somebody else.
    if kinds.get(".md", _REST) == _REST:
        kinds[".md"] = _MARKDOWN
    return tuple(suffix for suffix, name in kinds.items() if name == kind)


def _results(root: Path) -> tuple[str, ...]:
    """Return folders with results of Sphinx inside the source directory."""
    found = []
    for pattern in ("*/.buildinfo", "*/*/.buildinfo", "*/environment.pickle"):
        found += [os.path.relpath(path.parent, root) for path in root.glob(pattern)]
    return tuple(Path(name).as_posix() for name in sorted(set(found)))
