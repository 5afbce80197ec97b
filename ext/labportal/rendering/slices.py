"""Which exports a build has, and writing those that differ.

Each publication's text is made once in each format and joined for every list it stands in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from sphinx.util import logging

from labportal.model.records import RECORD_TYPES, Publication
from labportal.rendering.exports.addresses import (
    ATOM,
    CATALOGUE,
    CATALOGUE_SCHEMA,
    JSON_FEED,
    in_folder,
    publication_stem,
)
from labportal.rendering.exports.bibtex import bibtex_entry, join_bibtex
from labportal.rendering.exports.catalogue import catalogue_json
from labportal.rendering.exports.catalogue_schema import catalogue_schema
from labportal.rendering.exports.csl import csl_entry, join_csl
from labportal.rendering.exports.feeds import Feed, FeedEntries, Site, atom, json_feed
from labportal.rendering.exports.icalendar import Clock, calendar_files
from labportal.rendering.exports.lists import OVERVIEW, Slice, all_slices
from labportal.rendering.exports.record_feeds import record_feed_files
from labportal.rendering.exports.ris import join_ris, ris_entry
from labportal.rendering.html.visitors import place_of
from labportal.sphinxext.domain import has_bulk_pages, labportal_domain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labportal.model.catalogue import Catalogue
    from labportal.model.records import RecordType
    from labportal.sphinxext.incremental import IncrementalBuild

logger = logging.getLogger(__name__)


_FLOATING = Clock()


@dataclass(frozen=True, slots=True)
class _Texts:
    """One publication in each format."""

    bibtex: str
    ris: str
    csl: str


def export_files(
    catalogue: Catalogue,
    site: Site,
    title_of: Callable[[RecordType], str] = lambda row: row.plural_heading,
    clock: Clock = _FLOATING,
) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of every export; *title_of* names a type in the site's language."""
    yield from record_feed_files(catalogue, site, title_of)
    yield from calendar_files(catalogue, site, clock)
    # Before the texts of the publications fill the memory.
    yield CATALOGUE, catalogue_json(catalogue, site)
    yield CATALOGUE_SCHEMA, catalogue_schema()
    publications_word = title_of(RECORD_TYPES["publication"])
    publications = [
        record
        for record in catalogue.of_type(Publication.type_name)
        if isinstance(record, Publication)
    ]
    texts = {
        record.key: _Texts(bibtex_entry(record), ris_entry(record), csl_entry(record))
        for record in publications
    }
    for key, text in texts.items():
        yield from _list_files(publication_stem(key), [text])
    entries = FeedEntries(publications, site)
    for found in all_slices(catalogue):
        yield from _list_files(found.stem, [texts[item.key] for item in found.publications])
        if site.base and found.folder is not None:
            yield from _feed_files(found, entries, site, publications_word)


def _list_files(stem: str, texts: list[_Texts]) -> Iterator[tuple[str, str]]:
    yield f"{stem}.bib", join_bibtex(text.bibtex for text in texts)
    yield f"{stem}.ris", join_ris(text.ris for text in texts)
    yield f"{stem}.json", join_csl(text.csl for text in texts)


def _feed_files(
    found: Slice, entries: FeedEntries, site: Site, publications_word: str
) -> Iterator[tuple[str, str]]:
    newest = entries.newest(found.publications)
    if not newest:
        return
    feed = Feed(
        title=" · ".join(filter(None, (found.label, publications_word, site.title))),
        site=site.title,
        language=site.language,
        home=site.base + site.uri(found.page),
        entries=newest,
    )
    for name, write in ((ATOM, atom), (JSON_FEED, json_feed)):
        path = in_folder(found.folder or "", name)
        yield path, write(feed, site.base + path)


class Exports:
    """Writes the exports of one build."""

    def __init__(self, build: IncrementalBuild) -> None:
        self._build = build

    def write(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Write every export that differs; none of them is a page that Sphinx writes."""
        if has_bulk_pages(app.builder):
            builder = cast("StandaloneHTMLBuilder", app.builder)
            self._write_files(app, builder)
        yield from ()

    def _write_files(self, app: Sphinx, builder: StandaloneHTMLBuilder) -> None:
        translate = place_of(builder, OVERVIEW).translate
        portal = labportal_domain(app.env).portal
        made: dict[str, bool] = {}
        for name, text in export_files(
            portal.catalogue,
            site_of(builder),
            lambda row: translate(row.plural_heading),
            Clock(portal.settings.timezone),
        ):
            # Of two records on one page the first one has the list.
            if name not in made:
                made[name] = self._build.write_file(app, name, text)
        logger.info("labportal: %d exports, %d written", len(made), sum(made.values()))


def site_of(builder: StandaloneHTMLBuilder) -> Site:
    """Return what exports know of the site."""
    config = builder.config
    base = str(config.html_baseurl or "")
    return Site(
        title=str(config.html_title or config.project),
        language=str(config.language or "").replace("_", "-"),
        base=f"{base.rstrip('/')}/" if base else "",
        uri=builder.get_target_uri,
    )
