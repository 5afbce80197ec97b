"""Writes what visiting programs find at the top of the site, where its address is known."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from labportal.model.offers import LLMS, ROBOTS, SITEMAP
from labportal.model.records import Publication
from labportal.rendering.exports.sitemap import llms, robots, sitemap
from labportal.rendering.html.copies import alternates_of
from labportal.rendering.html.visitors import place_of
from labportal.rendering.lastchanges import LastChanges
from labportal.rendering.slices import site_of
from labportal.sphinxext.domain import bulk_docname, has_bulk_pages, labportal_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labportal.model.catalogue import Catalogue
    from labportal.sphinxext.incremental import IncrementalBuild

UNLISTED = ("search", "404")
"""Pages that nobody looks for."""


class SiteFiles:
    """Writes the files of one build."""

    def __init__(self, build: IncrementalBuild) -> None:
        self._build = build

    def write(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Write each file that differs; none of them is a page that Sphinx writes."""
        if has_bulk_pages(app.builder) and app.config.html_baseurl:
            builder = cast("StandaloneHTMLBuilder", app.builder)
            own = set(_files_of_the_author(app))
            for name, text in self._files(app, builder):
                if text and name not in own:
                    self._build.write_file(app, name, text)
        yield from ()

    @staticmethod
    def _files(app: Sphinx, builder: StandaloneHTMLBuilder) -> Iterator[tuple[str, str]]:
        site = site_of(builder)
        catalogue = labportal_domain(builder.env).catalogue
        translate = place_of(builder, "index").translate
        yield SITEMAP, sitemap(mapped_pages(builder, LastChanges(app)), copies_by_address(builder))
        yield ROBOTS, robots(site.base)
        rows = catalogue.types.values()
        headings = [(row.name, translate(row.plural_heading)) for row in rows]
        home = catalogue.by_docname.get(builder.config.root_doc)
        about = catalogue.records[home].description if home else ""
        yield LLMS, llms(catalogue, site, headings, about)


def _files_of_the_author(app: Sphinx) -> Iterator[str]:
    """Yield the names of files that the author puts at the top of the site."""
    for name in app.config.html_extra_path:
        path = Path(app.confdir, name)
        yield from (child.name for child in path.iterdir()) if path.is_dir() else (path.name,)


def mapped_pages(builder: StandaloneHTMLBuilder, changes: LastChanges) -> set[tuple[str, str]]:
    """Return (absolute address, day of the last change or nothing) of every page to be found."""
    base = builder.config.html_baseurl.rstrip("/")
    domain = labportal_domain(builder.env)
    pages = [
        docname
        for docname in builder.env.all_docs
        if docname not in UNLISTED and not is_unlisted(domain.catalogue, docname)
    ]
    pages += (*domain.portal.bulk_pages, *changes.curricula)
    pages += [
        bulk_docname(record.ref) for record in domain.catalogue.of_type(Publication.type_name)
    ]
    return {(f"{base}/{builder.get_target_uri(page)}", changes.of_page(page)) for page in pages}


def copies_by_address(builder: StandaloneHTMLBuilder) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the absolute address of each page that is translated -> its copies."""
    base = builder.config.html_baseurl.rstrip("/")
    found = ((docname, alternates_of(builder, docname)) for docname in builder.env.all_docs)
    return {
        f"{base}/{builder.get_target_uri(docname)}": copies for docname, copies in found if copies
    }


def is_unlisted(catalogue: Catalogue, docname: str) -> bool:
    """Tell whether search and map leave out a page: a hidden one, or one that leads elsewhere."""
    ref = catalogue.by_docname.get(docname)
    if ref is None:
        return False
    record = catalogue.records[ref]
    return not record.is_findable or bool(record.redirect)
