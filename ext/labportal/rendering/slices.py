"""Which exports a build has, and writing those that differ.

Each publication's text is made once in each format and joined for every list it stands in.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from labportal.model.offers import ATOM, CATALOGUE, CATALOGUE_SCHEMA, JSON_FEED
from labportal.model.records import RECORD_TYPES, Publication
from labportal.rendering.exports.addresses import attached_path, in_folder, publication_stem
from labportal.rendering.exports.bibtex import join_bibtex
from labportal.rendering.exports.catalogue import catalogue_json
from labportal.rendering.exports.catalogue_schema import catalogue_schema
from labportal.rendering.exports.csl import join_csl
from labportal.rendering.exports.feeds import (
    FEED_LENGTH,
    Feed,
    FeedEntries,
    Site,
    WrittenEntry,
    atom,
    json_feed,
)
from labportal.rendering.exports.icalendar import Clock, calendar_files
from labportal.rendering.exports.lists import OVERVIEW, Slice, all_slices
from labportal.rendering.exports.once import BIBTEX, CSL, RIS, text_in
from labportal.rendering.exports.record_feeds import record_feed_files, told_entries
from labportal.rendering.exports.ris import join_ris, ris_entry
from labportal.rendering.html.visitors import place_of
from labportal.rendering.sharing import make_shared
from labportal.sphinxext.domain import bulk_docname, has_bulk_pages, labportal_domain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labportal.model.catalogue import Catalogue
    from labportal.model.records import RecordType
    from labportal.sphinxext.incremental import IncrementalBuild


_FLOATING = Clock()


@dataclass(frozen=True, slots=True)
class ExportUnit:
    """Files that are made from the same publications."""

    name: str
    publications: tuple[Publication, ...] | None
    """None if they are made from all records."""
    files: Callable[[], Iterator[tuple[str, str]]]
    """Yields (path, text)."""
    is_one: bool = False
    """Whether it is one entry, whose files are in no other unit."""


def _pdf_of(publication: Publication, site: Site) -> str:
    """Return the address of the PDF beside a publication's page, where the site's is known."""
    names = [file.name for file in publication.files if file.label == "PDF" and file.name]
    if not names or not site.base:
        return ""
    page = site.uri(bulk_docname(publication.ref))
    return site.base + attached_path(page, names[0])


def export_files(
    catalogue: Catalogue,
    site: Site,
    title_of: Callable[[RecordType], str] = lambda row: row.plural_heading,
    clock: Clock = _FLOATING,
) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of every export; *title_of* names a type in the site's language."""
    for unit in export_units(catalogue, site, title_of, clock):
        yield from unit.files()


def export_units(
    catalogue: Catalogue,
    site: Site,
    title_of: Callable[[RecordType], str] = lambda row: row.plural_heading,
    clock: Clock = _FLOATING,
) -> Iterator[ExportUnit]:
    """Yield what is made together; nothing is made before its files are asked for."""
    feeds = partial(record_feed_files, catalogue, site, title_of)
    yield ExportUnit("feeds of records", None, feeds)
    yield ExportUnit("calendars", None, partial(calendar_files, catalogue, site, clock))
    # Before the texts of the publications fill the memory.
    yield ExportUnit(CATALOGUE, None, lambda: iter([(CATALOGUE, catalogue_json(catalogue, site))]))
    yield ExportUnit(
        CATALOGUE_SCHEMA, (), lambda: iter([(CATALOGUE_SCHEMA, catalogue_schema(catalogue.types))])
    )
    publications_word = title_of(RECORD_TYPES["publication"])
    publications = [
        record
        for record in catalogue.of_type(Publication.type_name)
        if isinstance(record, Publication)
    ]
    entries = FeedEntries(publications, site)
    for record in publications:
        stem = publication_stem(record.key)
        files = partial(_list_files, stem, (record,), catalogue, site)
        yield ExportUnit(stem, (record,), files, is_one=True)
    for found in all_slices(catalogue):
        yield ExportUnit(
            f"{found.stem} {found.page}",
            found.publications,
            partial(_slice_files, found, catalogue, entries, site, publications_word),
        )


def _slice_files(
    found: Slice, catalogue: Catalogue, entries: FeedEntries, site: Site, publications_word: str
) -> Iterator[tuple[str, str]]:
    if found.publications:
        yield from _list_files(found.stem, found.publications, catalogue, site)
    if site.base and found.folder is not None:
        told = told_entries(found.told, catalogue, site)
        newest = sorted((*entries.newest(found.publications), *told), key=_by_day, reverse=True)
        yield from _feed_files(found, newest[:FEED_LENGTH], site, publications_word)


def _by_day(entry: WrittenEntry) -> str:
    return entry.updated


def _list_files(
    stem: str, publications: Sequence[Publication], catalogue: Catalogue, site: Site
) -> Iterator[tuple[str, str]]:
    def texts(form: str) -> Iterator[str]:
        return (text_in(form, record, catalogue) for record in publications)

    yield f"{stem}.bib", join_bibtex(texts(BIBTEX))
    yield f"{stem}.ris", join_ris(_ris(record, catalogue, site) for record in publications)
    yield f"{stem}.json", join_csl(texts(CSL))


def _ris(publication: Publication, catalogue: Catalogue, site: Site) -> str:
    pdf = _pdf_of(publication, site)
    return ris_entry(publication, pdf) if pdf else text_in(RIS, publication, catalogue)


def _feed_files(
    found: Slice, newest: Sequence[WrittenEntry], site: Site, publications_word: str
) -> Iterator[tuple[str, str]]:
    if not newest:
        return
    feed = Feed(
        title=" · ".join(filter(None, (found.label or publications_word, site.title))),
        site=site.title,
        language=site.language,
        home=site.base + site.uri(found.page),
        entries=tuple(newest),
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
        domain = labportal_domain(app.env)
        made: dict[str, bool] = {}
        stamps = self._build.stamps
        units = export_units(
            domain.catalogue,
            site_of(builder),
            lambda row: translate(row.plural_heading),
            Clock(domain.portal.settings.timezone),
        )
        found = []
        for unit in units:
            of = unit.publications
            stamp = stamps.everything if of is None else stamps.of_publications(of)
            found.append((unit, stamp, self._build.kept_files(app, unit.name, stamp)))

        def make(one: tuple[ExportUnit, str, object]) -> int:
            unit, stamp, _ = one
            self._build.begin_unit(unit.name, stamp)
            return sum(
                self._build.write_file(app, name, text, unit.name) for name, text in unit.files()
            )

        ones = [one for one in found if one[0].is_one and one[2] is None]
        written = make_shared(self._build, builder, ones, make)
        for unit, _, kept in found:
            if unit.is_one or kept is not None:
                made.update(dict.fromkeys(kept or self._build.files_of(unit.name), False))
                continue
            for name, text in unit.files():
                # Of two records on one page the first one has the list.
                if name not in made:
                    made[name] = self._build.write_file(app, name, text, unit.name)
        self._build.tally["exports"] = len(made), written + sum(made.values())


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
