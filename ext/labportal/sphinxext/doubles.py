"""Messages of Sphinx and MyST about mistakes that labportal has reported with a suggestion."""

from __future__ import annotations

import logging
import posixpath
import re
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.sphinxext.domain import labportal_domain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_LOGGERS = ("sphinx.myst_parser.warnings_", "sphinx.sphinx.directives.other")
_CODES: Mapping[str, Code] = {
    "myst.directive_unknown": Code.UNKNOWN_DIRECTIVE,
    "myst.role_unknown": Code.UNKNOWN_ROLE,
    "toc.not_readable": Code.UNKNOWN_ADDRESS,
    "toc.excluded": Code.UNKNOWN_ADDRESS,
}
"""Message of others -> ours."""
_QUOTED = re.compile(r"['\"]([^'\"]+)['\"]")


class OneMessage(logging.Filter):
    """Keeps messages of others back while a build reads pages, if ours say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._reported: frozenset[tuple[str, Code, str]] = frozenset()
        self._env: BuildEnvironment | None = None

    def begin(self, _app: Sphinx, env: BuildEnvironment, _docnames: list[str]) -> None:
        """Note what was reported; connected to ``env-before-read-docs``."""
        self._reported = frozenset(
            (problem.source.path, problem.code, _name(problem.code, found[1]))
            for problem in labportal_domain(env).catalogue.problems
            if problem.code in _CODES.values() and (found := _QUOTED.search(problem.message))
        )
        self._env = env
        for name in _LOGGERS:
            logging.getLogger(name).addFilter(self)

    def end(self, _app: Sphinx, _exception: Exception | None) -> None:
        """Leave the loggers as they were; connected to ``build-finished``."""
        for name in _LOGGERS:
            logging.getLogger(name).removeFilter(self)

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a message is to be shown."""
        kind = f"{getattr(record, 'type', '')}.{getattr(record, 'subtype', '')}"
        code = _CODES.get(kind)
        name = _QUOTED.search(record.getMessage())
        if code is None or name is None or self._env is None:
            return True
        path = str(self._env.doc2path(self._env.docname, base=False))
        return (path, code, _name(code, name[1])) not in self._reported


def _name(code: Code, written: str) -> str:
    """Return what a message names; Sphinx says whole paths, authors write a part of them."""
    if code is not Code.UNKNOWN_ADDRESS:
        return written
    return posixpath.splitext(posixpath.basename(written))[0]
