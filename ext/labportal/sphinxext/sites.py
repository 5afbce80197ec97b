"""Which pages a site has, as Sphinx sees them: some stand in files of another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.project import Project
from sphinx.util import logging

from labportal.sphinxext.config import SettingsError
from labportal.sphinxext.domain import labportal_domain

if TYPE_CHECKING:
    import os

    from sphinx.application import Sphinx

    from labportal.reading.portal import Portal


logger = logging.getLogger(__name__)

_HOME = "index"


class SiteProject(Project):
    """The pages of one site; a page of its own stands for the shared one of the same name.

    A home page may be called otherwise than "index".
    """

    def __init__(self, other: Project, portal: Portal) -> None:
        super().__init__(other.srcdir, other.source_suffix)
        self.restore(other)
        self._left_out = portal.unused_files
        self._own = {
            page.path: docname
            for docname, page in portal.pages.items()
            if page.path.rpartition(".")[0] != docname
        }

    def path2doc(self, filename: str | os.PathLike[str]) -> str | None:
        """Return the page that a file is on this site, or None."""
        docname = super().path2doc(filename)
        if docname is None:
            return None
        path = str(filename)
        return None if path in self._left_out else self._own.get(path, docname)


def take_pages(app: Sphinx) -> None:
    """Let Sphinx find the pages of the site that is built, before it looks for any."""
    portal = labportal_domain(app.env).portal
    home = portal.pages.get(_HOME)
    if portal.settings.this_site is not None or (home and not home.path.startswith(f"{_HOME}.")):
        app.project = app.env.project = SiteProject(app.project, portal)
    if home is None and app.config.root_doc == _HOME and not list(app.srcdir.glob("index.*")):
        message = "there is no home page; write index.md beside conf.py"
        logger.error(message, location=f"{app.srcdir / 'conf.py'}:1")
        raise SettingsError(message)
