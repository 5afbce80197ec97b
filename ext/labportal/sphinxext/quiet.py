"""A build says what changed and what is wrong, and nothing that a reader cannot use.

Extensions and themes complete their settings after Sphinx has compared them with those of the last
build.  Sphinx keeps the completed ones, and so would report a change in every build.  Here the
environment is stored with the settings as they were compared.
"""

from __future__ import annotations

import copy
import logging
from typing import TYPE_CHECKING, Any

from sphinx.util.logging import VERBOSE

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

MYST = "sphinx.myst_parser.sphinx_ext.main"
"""The logger on which MyST writes all of its settings in one long line."""


class StoredConfig:
    """The settings as they were before extensions completed them; connected to Sphinx's events."""

    def __init__(self) -> None:
        self._compared: dict[str, Any] = {}

    def remember(self, _app: Sphinx, config: Config) -> None:
        """Copy the settings that Sphinx is about to compare with the last ones."""
        self._compared = {item.name: _copied(item.value) for item in config}

    def put_away(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Let the environment be stored with them."""
        stored = copy.copy(app.config)
        for name, value in self._compared.items():
            setattr(stored, name, value)
        env.config = stored

    def bring_back(self, app: Sphinx, *_: object) -> list[object]:
        """Give the environment its settings for everything that follows; add no page."""
        app.env.config = app.config
        return []


def _copied(value: object) -> object:
    try:
        return copy.deepcopy(value)
    except Exception:  # noqa: BLE001 -- conf.py may hold what cannot be copied, such as modules
        return value


class _OnRequest(logging.Filter):
    """Keeps a line for builds with ``-v``."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno == logging.INFO:
            record.levelno, record.levelname = VERBOSE, "VERBOSE"
        return True


def shorten_log(_app: Sphinx) -> None:
    """Show the settings of MyST to those only who ask for details."""
    logger = logging.getLogger(MYST)
    if not any(isinstance(found, _OnRequest) for found in logger.filters):
        logger.addFilter(_OnRequest())
