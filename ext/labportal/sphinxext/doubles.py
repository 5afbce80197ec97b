"""Messages of Sphinx, MyST and docutils about mistakes that labportal has reported itself."""

from __future__ import annotations

import logging
import os
import posixpath
import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import LoggingReporter

from labportal.model.codes import Code
from labportal.reading.text.known import OUR_DIRECTIVES
from labportal.sphinxext.domain import labportal_domain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from labportal.model.problems import Problem

_LOGGERS = tuple(
    f"sphinx.{name}"
    for name in (
        "myst_parser.warnings_",
        "myst_parser.sphinx_ext.myst_refs",
        "sphinx.directives.other",
        "sphinx.domains.math",
        "sphinx.domains.std",
        "sphinx.environment.collectors.asset",
        "sphinx.highlighting",
        "sphinx.transforms",
        "sphinx.transforms.post_transforms",
        LoggingReporter.__module__,
    )
)
_LINKS = (Code.UNKNOWN_ANCHOR, Code.UNKNOWN_ADDRESS, Code.MISSING_FILE)
_LABELS = (Code.UNKNOWN_LABEL,)
_CODES: Mapping[str, tuple[Code, ...]] = {
    "myst.directive_unknown": (Code.UNKNOWN_DIRECTIVE,),
    "myst.role_unknown": (Code.UNKNOWN_ROLE,),
    "myst.xref_missing": _LINKS,
    "myst.duplicate_def": (Code.REPEATED_LABEL,),
    "myst.directive_option": (Code.BAD_DIRECTIVE,),
    "toc.not_readable": (Code.UNKNOWN_ADDRESS,),
    "toc.excluded": (Code.UNKNOWN_ADDRESS,),
    "None.empty_glob": (Code.UNKNOWN_ADDRESS,),
    "toc.duplicate_entry": (Code.REPEATED_KEY,),
    "ref.doc": (Code.UNKNOWN_ADDRESS,),
    "ref.footnote": (Code.REPEATED_FOOTNOTE, Code.UNUSED_FOOTNOTE, Code.UNKNOWN_FOOTNOTE),
    "ref.equation": (Code.REPEATED_LABEL,),
    **{f"ref.{role}": _LABELS for role in "ref numref eq term any option keyword".split()},
    "download.not_readable": (Code.MISSING_FILE,),
    "image.not_readable": (Code.MISSING_IMAGE,),
    "misc.highlighting_failure": (Code.UNKNOWN_LANGUAGE,),
    "docutils.None": (
        *(Code.UNKNOWN_DIRECTIVE, Code.UNKNOWN_ROLE, Code.BAD_DIRECTIVE),
        *(Code.MISSING_FILE, Code.REPEATED_LABEL),
    ),
    # Some messages of Sphinx have no name.
    "None.None": (
        *(Code.UNKNOWN_DIRECTIVE, Code.UNKNOWN_ROLE, Code.UNKNOWN_ADDRESS),
        *(Code.REPEATED_LABEL, Code.BAD_QUERY),
    ),
}
"""Message of others -> those of ours that may say the same."""
_UNUSED = (Code.UNUSED_FOOTNOTE, Code.UNKNOWN_FOOTNOTE)
_QUOTED = re.compile(r"'([^']+)'|\"([^\"]+)\"")
_DOUBLE = re.compile(r"duplicate label (.+), other instance in ")
_NOTE = re.compile(r"\[\^([^\[\]]+)\]")


class OneMessage(logging.Filter):
    """Keeps messages of others back during a build, if ours say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._reported: dict[str, list[tuple[Code, frozenset[str], int]]] = {}
        self._env: BuildEnvironment | None = None

    def begin(self, _app: Sphinx, env: BuildEnvironment, _docnames: list[str]) -> None:
        """Note what was reported; connected to ``env-before-read-docs``."""
        self._reported = {}
        for problem in labportal_domain(env).catalogue.problems:
            # A name in two places is told of the later one, whichever that is for others.
            path = "" if problem.code is Code.REPEATED_LABEL else problem.source.path
            said = (problem.code, frozenset(_names(problem)), problem.source.line)
            self._reported.setdefault(path, []).append(said)
        self._env = env
        for name in _LOGGERS:
            logging.getLogger(name).addFilter(self)

    def end(self, _app: Sphinx, _exception: Exception | None) -> None:
        """Leave the loggers as they were; connected to ``build-finished``."""
        for name in _LOGGERS:
            logging.getLogger(name).removeFilter(self)

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a message is to be shown."""
        env = self._env
        if env is None or record.levelno < logging.WARNING:
            return True
        kind = f"{getattr(record, 'type', None)}.{getattr(record, 'subtype', None)}"
        message = record.getMessage()
        said = [found for path in _paths(record, env) for found in self._reported.get(path, ())]
        name = _QUOTED.search(message)
        if kind == "myst.directive_option" and name and name[1] in OUR_DIRECTIVES:
            # MyST drops an option and shows everything; ours shows nothing, and said why.
            return Code.BAD_QUERY not in {code for code, _, _ in said}
        if kind == "myst.xref_missing" and _is_there(message, env):
            return False
        if _is_of_the_page(message, env):
            return False
        codes, line = _CODES.get(kind, ()), _line(record)
        return not any(
            code in codes and _is_same(code, names, message) and _is_near(code, place, line)
            for code, names, place in (*said, *self._reported.get("", ()))
        )


def _is_near(code: Code, place: int, line: int) -> bool:
    """Tell whether two messages may be of one line; of blocks there may be many on a page."""
    return code is not Code.BAD_DIRECTIVE or not line or abs(place - line) <= 1


def _line(record: logging.LogRecord) -> int:
    location = getattr(record, "location", None)
    if isinstance(location, tuple):
        return int(location[1] or 0)
    line = location.rpartition(":")[2] if isinstance(location, str) else ""
    return int(line) if line.isdecimal() else 0


def _is_same(code: Code, names: frozenset[str], message: str) -> bool:
    if code in _UNUSED and ("[#]" in message or "[*]" in message):
        return True  # of which Sphinx does not say the name
    folded = message.casefold()
    return any(
        name in folded and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", folded)
        for name in names
    )


def _names(problem: Problem) -> Iterator[str]:
    """Yield what a message names, in all the ways in which others may name it."""
    found = _QUOTED.search(problem.message)
    if found is None:
        return
    written = (found[1] or found[2]).casefold()
    yield written
    if "#" in problem.message:
        for match in _QUOTED.finditer(problem.message):
            anchor = (match[1] or match[2]).casefold().partition("#")[2]
            if anchor:
                yield anchor
    if note := _NOTE.search(problem.message):
        yield note[1].casefold()
    if problem.code is Code.REPEATED_LABEL:
        yield from (f"equation-{written}", written.strip("[]"))
    if problem.code in (Code.UNKNOWN_ADDRESS, Code.MISSING_FILE, Code.REPEATED_KEY):
        # Sphinx says whole paths, authors write a part of them.
        base = posixpath.basename(written.partition("#")[0])
        yield from filter(None, (base, posixpath.splitext(base)[0]))


def _paths(record: logging.LogRecord, env: BuildEnvironment) -> set[str]:
    """Return the files, from the source directory, of which a message may be."""
    location = getattr(record, "location", None)
    found = {str(env.doc2path(env.docname, base=False))} if env.current_document.docname else set()
    path = ""
    if isinstance(location, nodes.Node):
        path = _source_of(location)
    elif isinstance(location, tuple) and location[0]:
        path = str(env.doc2path(location[0]))
    elif isinstance(location, str):
        path = location.rpartition(":")[0] or location
    if path:
        found.add(os.path.relpath(path, env.srcdir).replace(os.sep, "/"))
    return found


def _source_of(node: nodes.Node) -> str:
    place: nodes.Node | None = node
    while place is not None and not place.source:
        place = place.parent
    return (place.source or "") if place is not None else ""


def _is_of_the_page(message: str, env: BuildEnvironment) -> bool:
    """Tell whether two pages give their own places the same id in braces, as they may."""
    double = _DOUBLE.match(message)
    targets = labportal_domain(env).portal.targets
    return double is not None and double[1] in targets.marks and double[1] not in targets.labels


def _is_there(message: str, env: BuildEnvironment) -> bool:
    """Tell whether MyST misses an anchor that the page has, such as one in HTML."""
    targets = labportal_domain(env).portal.targets
    if not targets.rules.knows_pages:
        return False
    quoted = [one or other for one, other in _QUOTED.findall(message)]
    if message.startswith("local id") and len(quoted) > 1:
        return targets.has(quoted[0], quoted[-1])
    return "reference" in message and targets.has(env.docname, quoted[-1])
