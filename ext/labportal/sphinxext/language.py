"""The language of one of several sites, which has to be known before anything else is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sphinx.locale import translators

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def speak_for_site(app: Sphinx) -> None:
    """Let Sphinx speak the language of the site that is built, if it has one of its own.

    Extensions look for their words when they are loaded, and settings are checked later than that.
    """
    config = app.config
    language = _language_of(config._raw_config, config.overrides)  # noqa: SLF001 -- as is_set
    if not language or "language" in config.overrides or language == config.language:
        return
    # The command line goes before conf.py, as it does for the choice of the site.
    config.overrides["language"] = config.language = language
    for known in [key for key in translators if key[0] == "general"]:
        del translators[known]
    app._init_i18n()  # noqa: SLF001 -- Sphinx has no public way


def _language_of(written: Mapping[str, Any], overrides: Mapping[str, Any]) -> str:
    """Return the language that the table of sites gives to the site that is built."""
    table = written.get("labportal_sites")
    if not isinstance(table, Mapping) or not table:
        return ""
    key = overrides.get("labportal_site") or written.get("labportal_site") or next(iter(table))
    row = table.get(key)
    language = row.get("language") if isinstance(row, Mapping) else None
    return language if isinstance(language, str) else ""
