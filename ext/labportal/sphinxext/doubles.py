"""MyST's messages about directives and roles that labportal has reported with a suggestion."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.sphinxext.domain import labportal_domain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_LOGGER = "sphinx.myst_parser.warnings_"
_CODES: Mapping[str, Code] = {
    "directive_unknown": Code.UNKNOWN_DIRECTIVE,
    "role_unknown": Code.UNKNOWN_ROLE,
}
_QUOTED = re.compile(r"['\"]([^'\"]+)['\"]")


class OneMessage(logging.Filter):
    """Keeps MyST's messages back while a build reads pages, if ours say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._reported: frozenset[tuple[Code, str, str]] = frozenset()

    def begin(self, _app: Sphinx, env: BuildEnvironment, _docnames: list[str]) -> None:
        """Note what was reported; connected to ``env-before-read-docs``."""
        self._reported = frozenset(
            (problem.code, problem.source.path, found[1])
            for problem in labportal_domain(env).catalogue.problems
            if problem.code in _CODES.values() and (found := _QUOTED.search(problem.message))
        )
        self._path_of = env.doc2path
        logging.getLogger(_LOGGER).addFilter(self)

    def end(self, _app: Sphinx, _exception: Exception | None) -> None:
        """Leave MyST as it was; connected to ``build-finished``."""
        logging.getLogger(_LOGGER).removeFilter(self)

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a message is to be shown."""
        code = _CODES.get(getattr(record, "subtype", ""))
        location = getattr(record, "location", None)
        name = _QUOTED.search(str(record.msg))
        if code is None or name is None or not isinstance(location, tuple):
            return True
        path = str(self._path_of(location[0], base=False))
        return (code, path, name[1]) not in self._reported
