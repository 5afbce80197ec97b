"""The files that entries name, copied beside the pages of their publications."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx.util import logging

from labportal.model.records import Publication
from labportal.rendering.exports.addresses import attached_path
from labportal.sphinxext.domain import bulk_docname, has_bulk_pages, labportal_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labportal.sphinxext.incremental import IncrementalBuild

logger = logging.getLogger(__name__)


class AttachedFiles:
    """Copies the files of one build's publications."""

    def __init__(self, build: IncrementalBuild) -> None:
        self._build = build

    def write(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Copy every file that changed; none of them is a page that Sphinx writes."""
        if has_bulk_pages(app.builder):
            builder = cast("StandaloneHTMLBuilder", app.builder)
            copied = [
                self._build.copy_file(app, path, source) for path, source in attached_files(builder)
            ]
            if copied:
                logger.info("labportal: %d attached files, %d copied", len(copied), sum(copied))
        yield from ()


def attached_files(builder: StandaloneHTMLBuilder) -> Iterator[tuple[str, Path]]:
    """Yield path in the output and source of each file of a publication that lists show."""
    for record in labportal_domain(builder.env).catalogue.of_type(Publication.type_name):
        assert isinstance(record, Publication)
        for file in record.files:
            page = builder.get_target_uri(bulk_docname(record.ref))
            yield attached_path(page, file.name), Path(builder.srcdir, file.source)
