"""Pages without a source document, made from the bibliography and written only when they differ."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from labportal.model.problems import Source
from labportal.model.records import RECORD_TYPES, Page, Publication
from labportal.model.views import header_view, list_view
from labportal.rendering.exports.lists import export_links, overview_links, overview_slice
from labportal.rendering.heads import Heads
from labportal.rendering.html.chart import chart_html, year_counts
from labportal.rendering.html.downloads import downloads_html
from labportal.rendering.html.header import header_html
from labportal.rendering.html.lists import list_html
from labportal.rendering.html.publication import publication_html, publication_view
from labportal.rendering.html.text import escape
from labportal.rendering.html.visitors import place_of
from labportal.rendering.shell import make_shell, probe_context
from labportal.sphinxext.domain import PUBLICATIONS, bulk_docname, has_bulk_pages, labportal_domain
from labportal.sphinxext.fingerprints import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labportal.sphinxext.incremental import IncrementalBuild


_ANY = "any-publication"
"""Stands for the key of a publication in what is the same for all of them."""


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
        yield from overview_pages(builder)
        yield from made_pages(builder)

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
        layout = digest(shell)
        # Every page of the folder lies equally deep, so one place serves them all.
        place = place_of(builder, f"{PUBLICATIONS}/{_ANY}")
        file = _file_of(builder, f"{PUBLICATIONS}/{_ANY}")
        heads = Heads(builder)
        written = 0
        for record in publications:
            unit = f"page of {record.key}"
            stamp = digest(layout, self._build.stamps.of_publication(record))
            if self._build.kept_files(app, unit, stamp) is not None:
                continue
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
            name = file.replace(_ANY, record.key)
            written += self._build.write_file(app, name, page, unit)
        self._build.tally["publication pages"] = len(publications), written


def overview_pages(
    builder: StandaloneHTMLBuilder,
) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield a page for each record type that has records but no overview of its own."""
    portal = labportal_domain(builder.env).portal
    for docname, type_name in portal.overviews.items():
        row = RECORD_TYPES[type_name]
        place = place_of(builder, docname)
        title = place.translate(row.plural_heading)
        body = [f"<h1>{escape(title)}</h1>"]
        for section in row.overview:
            query = section.query(Page(key=docname, source=Source(docname)))
            view = list_view(query, portal.catalogue) if query else None
            if view is None or not (view.parts or view.empty):
                continue
            if type_name == Publication.type_name:
                links = export_links(
                    overview_slice(portal.catalogue), feeds=bool(builder.config.html_baseurl)
                )
                body.append(chart_html(year_counts(portal.catalogue), place.translate))
                body.append(downloads_html(links, builder.get_target_uri(docname), place))
            elif section is row.overview[0]:
                feeds = bool(builder.config.html_baseurl)
                links = overview_links(docname, portal.catalogue, feeds=feeds)
                body.append(downloads_html(links, builder.get_target_uri(docname), place))
            if section.heading:
                body.append(f"<h2>{escape(place.translate(section.heading))}</h2>")
            body.append(list_html(view, place, 3 if section.heading else 2))
        head = Heads(builder).of_page(docname)
        context = probe_context(title, f"<section>{''.join(body)}</section>", head, [])
        yield docname, context, "page.html"


def made_pages(builder: StandaloneHTMLBuilder) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page of each record that nobody has written one for."""
    portal = labportal_domain(builder.env).portal
    for docname, ref in portal.made_pages.items():
        record = portal.catalogue.records[ref]
        place = place_of(builder, docname)
        body = [
            f"<h1>{escape(record.label)}</h1>",
            header_html(header_view(record, portal.catalogue), place),
        ]
        for section in RECORD_TYPES[record.type_name].sections:
            query = section.query(record)
            view = list_view(query, portal.catalogue) if query else None
            if view is not None and view.parts:
                heading = f'<h2 id="{section.name}">{escape(place.translate(section.heading))}</h2>'
                body += [heading, list_html(view, place, 3, f"{section.name}-")]
        head = Heads(builder).of_page(docname)
        context = probe_context(record.label, f"<section>{''.join(body)}</section>", head, [])
        yield docname, context, "page.html"


def _file_of(builder: StandaloneHTMLBuilder, pagename: str) -> str:
    return Path(builder.get_outfilename(pagename)).relative_to(builder.outdir).as_posix()
