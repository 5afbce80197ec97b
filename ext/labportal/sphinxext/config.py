"""``labportal_*`` settings in ``conf.py``, and the defaults for what labportal loads."""

from __future__ import annotations

from bdb import BdbQuit
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.errors import ConfigError
from sphinx.util import logging

from labportal.reading.mistakes import line_of_setting
from labportal.reading.settings import (
    PREFIX,
    Settings,
    default_of,
    read_settings,
    setting_fields,
)
from labportal.sphinxext.site_settings import apply_site, is_set

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.config import Config

logger = logging.getLogger(__name__)

MYST_EXTENSIONS = frozenset(
    {
        "attrs_block",
        "attrs_inline",
        "colon_fence",
        "deflist",
        "dollarmath",
        "fieldlist",
        "strikethrough",
        "tasklist",
    }
)
# MyST's "substitution" is left out on purpose: it hands the page an unsandboxed template engine.

DEFAULTS: Mapping[str, Any] = {
    "html_theme": "pydata_sphinx_theme",
    "html_copy_source": False,
    "html_show_sourcelink": False,
    "html_permalinks_icon": "#",
    "myst_enable_extensions": MYST_EXTENSIONS,
    "myst_heading_anchors": 4,
    "myst_url_schemes": {
        "http": None,
        "https": None,
        "ftp": None,
        "mailto": None,
        "tel": None,
        "doi": "https://doi.org/{{path}}",
        "orcid": "https://orcid.org/{{path}}",
    },
    "numfig": True,
    # Else pages in no toctree, as those of records, would have equations without numbers.
    "math_numfig": False,
    # Drawn while the site is built; "raw" would let every reader fetch a program elsewhere.
    "mermaid_output_format": "svg",
    # What a notebook shows is what its author has run.
    "nb_execution_mode": "off",
    "latex_engine": "lualatex",
    "latex_use_xindy": False,
    "latex_table_style": ["booktabs"],
    "latex_show_urls": "footnote",
    "bibtex_tooltips": False,
    "bibtex_cite_id": "cite-{key}",
    "bibtex_reference_style": "author_year",
}
"""What labportal sets in other extensions, unless ``conf.py`` says otherwise."""

SUPPRESSED = (
    # Record pages are found through their overview; a toctree of a thousand pages helps nobody.
    "toc.not_included",
    # The heading of a page may come from its header, so its text may begin at the second level.
    "myst.header",
    # Formats that cannot strike text out print it plainly; HTML, where it works, is warned of, too.
    "myst.strikethrough",
    # Citations lead to the pages of publications, so any page may print the same references.
    "bibtex.duplicate_citation",
)


def add_settings(app: Sphinx) -> None:
    """Register every declared setting."""
    for declared in setting_fields():
        default = default_of(declared)
        app.add_config_value(
            PREFIX + declared.name,
            default,
            declared.metadata["rebuild"],
            types=_types_of(default),
            description=declared.metadata["help"],
        )


def _types_of(default: object) -> tuple[type, ...]:
    # Sphinx only tells the types apart; what the value may be in detail is our own check's matter.
    if isinstance(default, bool):
        return (bool,)
    if isinstance(default, int | str):
        return (type(default),)
    return (dict,) if isinstance(default, dict) else (list, tuple, bool)


def set_defaults(app: Sphinx, config: Config) -> None:
    """Fill in what is said of one site, and labportal's defaults for other extensions."""
    apply_site(config, settings_of(config, app.srcdir).this_site)
    for name, value in DEFAULTS.items():
        if name in config and not is_set(config, name):
            setattr(config, name, value)
    config.suppress_warnings = [*config.suppress_warnings, *SUPPRESSED]


def check_settings(app: Sphinx, config: Config) -> None:
    """Stop the build if a setting is wrong, before Sphinx complains of its type in its own way."""
    settings_of(config, app.srcdir)


def settings_of(config: Config, srcdir: str | os.PathLike[str]) -> Settings:
    """Return the checked settings.

    :raises SettingsError: after everything that is wrong was logged, before any page is read.
    """
    written = {
        name: config[name] if name in config else value  # noqa: SIM401 -- Config has no get()
        for name, value in {**config._raw_config, **config.overrides}.items()  # noqa: SLF001
        if name.startswith(PREFIX)
    }
    settings, mistakes = read_settings(written)
    if mistakes:
        path = Path(srcdir, "conf.py")
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        for mistake in mistakes:
            place = f"{path}:{line_of_setting(text, mistake.name, mistake.text)}"
            logger.error("%s", mistake.text, location=place)
        logger.error("nothing was built; correct %s first", path)
        raise SettingsError("; ".join(mistake.text for mistake in mistakes))
    return settings


class SettingsError(ConfigError, BdbQuit):
    """Settings that are wrong, each of which was logged.

    For every other error Sphinx prints versions, a traceback and a request to report the error to
    its developers, which tells an author nothing.  Only the end of a debugger ends quietly.
    """
