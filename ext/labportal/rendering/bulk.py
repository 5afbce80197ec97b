"""Pages without a source document, made from the bibliography and written only when they differ."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from labportal.model.problems import Source
from labportal.model.records import Page, Publication
from labportal.model.selection import answer
from labportal.model.views import header_view, list_view
from labportal.rendering.exports.lists import (
    export_links,
    overview_links,
    overview_slice,
    record_slice,
    view_slice,
)
from labportal.rendering.heads import Heads
from labportal.rendering.html.downloads import downloads_html
from labportal.rendering.html.header import header_html
from labportal.rendering.html.lists import list_html
from labportal.rendering.html.overview import publications_top
from labportal.rendering.html.publication import publication_html
from labportal.rendering.html.publication_view import publication_view
from labportal.rendering.html.text import escape
from labportal.rendering.html.visitors import place_of
from labportal.rendering.longpages import light_page, site_styles
from labportal.rendering.pictures.workshop import installed_tool
from labportal.rendering.sharing import make_shared
from labportal.rendering.shell import Press, Shell, make_shell, probe_context
from labportal.sphinxext.domain import PUBLICATIONS, bulk_docname, has_bulk_pages, labportal_domain
from labportal.sphinxext.fingerprints import digest
from labportal.sphinxext.overviews import overview_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labportal.model.records import RecordType
    from labportal.reading.portal import Portal
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
        self._write_views(app, builder)
        yield from overview_pages(builder)
        yield from made_pages(builder)

    def _write_views(self, app: Sphinx, builder: StandaloneHTMLBuilder) -> None:
        """Write the views beside overviews that nobody has written."""
        heads = Heads(builder)
        shells: dict[str, tuple[Shell, str]] = {}
        portal = labportal_domain(app.env).portal
        types = portal.catalogue.types
        for docname, type_name in portal.views.items():
            row = types[type_name]
            folder, _, name = docname.rpartition("/")
            if folder not in shells:
                made = make_shell(builder, folder, [])
                shells[folder] = made, digest(made, installed_tool(), site_styles(app))
            shell, layout = shells[folder]
            stamp = digest(layout, self._stamp_of_view(docname, row, portal))
            if self._build.kept_files(app, docname, stamp) is not None:
                continue
            title = overview_title(app.env, docname)
            page = shell.fill(
                {
                    "key": name,
                    "title": title,
                    "body": _with_title(title, _overview_body(builder, docname, row)),
                    "head": heads.of_page(docname),
                }
            )
            page = light_page(app, docname, page)
            self._build.write_file(app, _file_of(builder, docname), page, docname)

    def _stamp_of_view(self, docname: str, row: RecordType, portal: Portal) -> str:
        """Return the stamp of what a view is made from: of all records, if that is not known."""
        stamps, catalogue = self._build.stamps, portal.catalogue
        view = row.view_of(docname)
        found = view_slice(docname, catalogue)
        if view is None or found is None:
            return stamps.everything
        listed = [one for one in answer(view.query, catalogue) if isinstance(one, Publication)]
        return digest(
            stamps.of_publications(listed),
            stamps.of_publications(found.publications),
            # Views and files are linked where there are any.
            list(portal.views),
            list(portal.overviews),
            export_links(overview_slice(catalogue), feeds=True),
        )

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
        layout = digest(shell, installed_tool())
        # Every page of the folder lies equally deep, so one place serves them all.
        place = place_of(builder, f"{PUBLICATIONS}/{_ANY}")
        file = _file_of(builder, f"{PUBLICATIONS}/{_ANY}")
        heads = Heads(builder)
        press = Press(shell)
        stamps = self._build.stamps
        stale = []
        for record in publications:
            stamp = digest(layout, stamps.of_publication(record))
            if self._build.kept_files(app, _unit_of(record), stamp) is None:
                stale.append((record, stamp))

        def make(found: tuple[Publication, str]) -> int:
            record, stamp = found
            unit = _unit_of(record)
            self._build.begin_unit(unit, stamp)
            view = publication_view(record, catalogue)
            page, mark = press.print(
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
            return self._build.write_bytes(app, name, page, unit, mark)

        written = make_shared(self._build, builder, stale, make)
        self._build.tally["publication pages"] = len(publications), written


def _unit_of(record: Publication) -> str:
    return f"page of {record.key}"


def overview_pages(
    builder: StandaloneHTMLBuilder,
) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield each overview that nobody has written."""
    portal = labportal_domain(builder.env).portal
    for docname, type_name in portal.overviews.items():
        row = portal.catalogue.types[type_name]
        title = overview_title(builder.env, docname)
        html = _with_title(title, _overview_body(builder, docname, row))
        context = probe_context(title, html, Heads(builder).of_page(docname), [])
        yield docname, context, "page.html"


def _with_title(title: str, body: str) -> str:
    return f"<section><h1>{escape(title)}</h1>{body}</section>"


def _overview_body(builder: StandaloneHTMLBuilder, docname: str, row: RecordType) -> str:
    """Return the lists of an overview, or of a view beside one."""
    catalogue = labportal_domain(builder.env).catalogue
    place = place_of(builder, docname)
    view = row.view_of(docname)
    sections = view.sections if view else row.overview
    body = []
    for section in sections:
        query = section.query(Page(key=docname, source=Source(docname)))
        listed = list_view(query, catalogue) if query else None
        if listed is None or not (listed.parts or listed.empty):
            continue
        if row.name == Publication.type_name:
            body.append(publications_top(builder, docname, catalogue, place))
        elif section is sections[0]:
            feeds = bool(builder.config.html_baseurl)
            links = overview_links(docname, catalogue, feeds=feeds)
            body.append(downloads_html(links, builder.get_target_uri(docname), place))
        if section.heading:
            body.append(f"<h2>{escape(place.translate(section.heading))}</h2>")
        body.append(list_html(listed, place, 3 if section.heading else 2))
    return "".join(body)


def made_pages(builder: StandaloneHTMLBuilder) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page of each record that nobody has written one for."""
    domain = labportal_domain(builder.env)
    catalogue = domain.catalogue
    for docname, ref in domain.portal.made_pages.items():
        record = catalogue.records[ref]
        place = place_of(builder, docname)
        body = [
            f"<h1>{escape(record.label)}</h1>",
            header_html(header_view(record, catalogue), place),
        ]
        links = export_links(
            record_slice(record, catalogue), feeds=bool(builder.config.html_baseurl)
        )
        feeds = [link for link in links if link.is_feed]
        body.append(downloads_html(feeds, builder.get_target_uri(docname), place))
        for section in catalogue.types[record.type_name].sections:
            query = section.query(record)
            view = list_view(query, catalogue) if query else None
            if view is not None and view.parts:
                heading = f'<h2 id="{section.name}">{escape(place.translate(section.heading))}</h2>'
                body += [heading, list_html(view, place, 3, f"{section.name}-")]
        head = Heads(builder).of_page(docname)
        context = probe_context(record.label, f"<section>{''.join(body)}</section>", head, [])
        yield docname, context, "page.html"


def _file_of(builder: StandaloneHTMLBuilder, pagename: str) -> str:
    return Path(builder.get_outfilename(pagename)).relative_to(builder.outdir).as_posix()
