"""The catalogue is read before Sphinx looks for pages, and handed to the domain of the build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import labportal
from labportal.reading.bibliography import default_bib_files
from labportal.reading.bibtex import write_bibtex
from labportal.reading.cache import Cache
from labportal.reading.linkrules import SETTINGS as LINK_SETTINGS
from labportal.reading.linkrules import LinkRules
from labportal.reading.markup import Markup
from labportal.reading.portal import Portal, PortalFiles, read_portal, scan_portal
from labportal.sphinxext.citations import write_clean_bibliography
from labportal.sphinxext.config import settings_of
from labportal.sphinxext.confine import exclude_outside
from labportal.sphinxext.domain import labportal_domain
from labportal.sphinxext.site_settings import is_set

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx.application import Sphinx
    from sphinx.config import Config


class PortalReader:
    """Holds the portal between the configuration and the environment, which comes later."""

    def __init__(self, followers: Sequence[Callable[[Sphinx], None]]) -> None:
        """*followers* take over what they need of the portal when it was handed to the domain."""
        self._followers = followers
        self._portal: Portal | None = None
        self._files = PortalFiles(root=Path())

    def read(self, app: Sphinx, config: Config) -> None:
        """Read all records; drafts leave the build, and citations get one clean .bib file."""
        names = _bib_files(app, config)
        extensions = config.extensions if config.setup is None else None
        values = {name: config[name] for name in LINK_SETTINGS if name in config}
        self._files = PortalFiles(
            root=Path(app.srcdir),
            bib_files=names,
            excluded=(*config.exclude_patterns, *_output_folders(app)),
            suffixes=_suffixes(config, Markup.MARKDOWN),
            rest_suffixes=_suffixes(config, Markup.REST),
            language=str(config._raw_config.get("language") or "en"),  # noqa: SLF001 -- as is_set
            site_language=str(config.language or "en"),
            extensions=extensions,
            link_rules=LinkRules.of(values, extensions),
        )
        self._read(app, config)

    def _read(self, app: Sphinx, config: Config) -> None:
        settings = settings_of(config, app.srcdir)
        cache = Cache(Path(app.doctreedir) / "labportal" / "read", labportal.__version__)
        portal = read_portal(self._files, settings, cache, app.parallel)
        text = write_bibtex(portal.bibliography.publications) if portal.cites else ""
        config.bibtex_bibfiles = [str(write_clean_bibliography(Path(app.doctreedir), text))]
        outside = exclude_outside(config, portal.tree.outside)
        config.exclude_patterns = [*config.exclude_patterns, *portal.drafts, *outside]
        self._portal = portal

    def hand_over(self, app: Sphinx) -> None:
        """Give the portal to the domain of this build."""
        if self._portal is None:
            msg = "the portal was not read"
            raise RuntimeError(msg)
        labportal_domain(app.env).begin(self._portal, app.builder)

    def look_again(self, app: Sphinx) -> None:
        """Read the pages that other extensions have written meanwhile, such as those of autodoc2.

        They write them when the builder is there, which is after the records were read.
        """
        if self._portal is None or self._files.has_known_names:
            return
        found = scan_portal(self._files, self._portal.settings).pages
        if found != self._portal.tree.pages:
            self._read(app, app.config)
            self.hand_over(app)
            for follow in self._followers:
                follow(app)


def _bib_files(app: Sphinx, config: Config) -> tuple[str, ...]:
    """Return the .bib files that ``conf.py`` names, or else those in their usual place."""
    if not is_set(config, "bibtex_bibfiles"):
        return tuple(default_bib_files(app.srcdir))
    named = config.bibtex_bibfiles
    return (named,) if isinstance(named, str) else tuple(named)


def _suffixes(config: Config, markup: Markup) -> tuple[str, ...]:
    """Return the endings of pages in a language."""
    kinds = config.source_suffix.items()
    return tuple(suffix for suffix, kind in kinds if (kind or Markup.REST.value) == markup.value)


def _output_folders(app: Sphinx) -> tuple[str, ...]:
    """Return the folders of results that lie inside the source directory."""
    root = Path(app.srcdir).resolve()
    found = []
    for folder in (app.outdir, app.doctreedir):
        path = Path(folder).resolve()
        if path.is_relative_to(root) and path != root:
            found.append(path.relative_to(root).as_posix())
    return tuple(found)
