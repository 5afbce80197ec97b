"""Pages without a source document, made from the bibliography and written only when they differ."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx.util import logging

from labportal.model.problems import Source
from labportal.model.records import RECORD_TYPES, Page, Publication, RecordType
from labportal.model.views import list_view
from labportal.rendering.heads import Heads
from labportal.rendering.html.lists import list_html
from labportal.rendering.html.overview import publications_top
from labportal.rendering.html.publication import publication_html
from labportal.rendering.html.publication_view import publication_view
from labportal.rendering.html.text import escape
from labportal.rendering.html.visitors import place_of
from labportal.rendering.shell import Shell, make_shell, probe_context
from labportal.sphinxext.domain import PUBLICATIONS, bulk_docname, has_bulk_pages, labportal_domain
from labportal.sphinxext.overviews import overview_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labportal.sphinxext.incremental import IncrementalBuild

logger = logging.getLogger(__name__)


class BulkPages:
    """Writes the publication pages of one build."""

    def __init__(self, build: IncrementalBuild) -> None:
        self._build = build

    def write(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Write every publication's page and yield the missing overviews, which Sphinx writes."""
        if not has_bulk_pages(app.builder):
            return
        builder = cast("StandaloneHTMLBuilder", app.builder)
        self._write_publications(app, builder)
        self._write_views(app, builder)
        yield from overview_pages(builder)

    def _write_views(self, app: Sphinx, builder: StandaloneHTMLBuilder) -> None:
        """Write the views beside overviews that nobody has written."""
        heads = Heads(builder)
        shells: dict[str, Shell] = {}
        for docname, type_name in labportal_domain(app.env).portal.overviews.items():
            row = RECORD_TYPES[type_name]
            if row.view_of(docname) is None:
                continue
            folder, _, name = docname.rpartition("/")
            if folder not in shells:
                shells[folder] = make_shell(builder, folder, [])
            title = overview_title(app.env, docname)
            page = shells[folder].fill(
                {
                    "key": name,
                    "title": title,
                    "body": _with_title(title, _overview_body(builder, docname, row)),
                    "head": heads.of_page(docname),
                }
            )
            self._build.write_file(app, _file_of(builder, docname), page)

    def _write_publications(self, app: Sphinx, builder: StandaloneHTMLBuilder) -> None:
        catalogue = labportal_domain(app.env).catalogue
        publications = [
            record
            for record in catalogue.of_type(Publication.type_name)
            if isinstance(record, Publication) and bulk_docname(record.ref) not in app.env.all_docs
        ]
        if not publications:
            return
        shell = make_shell(builder, PUBLICATIONS, [])
        # Every page of the folder lies equally deep, so one place serves them all.
        place = place_of(builder, f"{PUBLICATIONS}/any")
        heads = Heads(builder)
        written = 0
        for record in publications:
            view = publication_view(record, catalogue)
            page = shell.fill(
                {
                    "key": record.key,
                    "title": view.title,
                    "body": publication_html(
                        view, place, builder.get_target_uri(bulk_docname(record.ref))
                    ),
                    "head": heads.of_publication(record),
                }
            )
            name = _file_of(builder, bulk_docname(record.ref))
            written += self._build.write_file(app, name, page)
        logger.info("labportal: %d publication pages, %d written", len(publications), written)


def overview_pages(
    builder: StandaloneHTMLBuilder,
) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield each overview that nobody has written."""
    for docname, type_name in labportal_domain(builder.env).portal.overviews.items():
        row = RECORD_TYPES[type_name]
        if row.view_of(docname) is None:
            title = overview_title(builder.env, docname)
            html = _with_title(title, _overview_body(builder, docname, row))
            context = probe_context(title, html, Heads(builder).of_page(docname), [])
            yield docname, context, "page.html"


def _with_title(title: str, body: str) -> str:
    return f"<section><h1>{escape(title)}</h1>{body}</section>"


def _overview_body(builder: StandaloneHTMLBuilder, docname: str, row: RecordType) -> str:
    """Return the lists of an overview or view."""
    catalogue = labportal_domain(builder.env).catalogue
    place = place_of(builder, docname)
    view = row.view_of(docname)
    body = []
    for section in view.sections if view else row.overview:
        query = section.query(Page(key=docname, source=Source(docname)))
        listed = list_view(query, catalogue) if query else None
        if listed is None or not listed.parts:
            continue
        if row.name == Publication.type_name:
            body.append(publications_top(builder, docname, catalogue, place))
        if section.heading:
            body.append(f"<h2>{escape(place.translate(section.heading))}</h2>")
        body.append(list_html(listed, place, 3 if section.heading else 2))
    return "".join(body)


def _file_of(builder: StandaloneHTMLBuilder, docname: str) -> str:
    path = Path(builder.get_outfilename(docname))
    return path.relative_to(builder.outdir).as_posix()
