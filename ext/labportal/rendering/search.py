"""The site's search index, and the map of the site for search engines.

Sphinx's own index stems every word in Python, knows no pages without a document and depends on
the history of the build.  This one is made from the records and from the words of each page, is
the same in every build, and tells people, projects and publications apart.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, cast
from xml.sax.saxutils import escape

from docutils import nodes

from labportal.model.keys import ascii_fold
from labportal.model.records import RECORD_TYPES, ExternalPerson, Publication, Record
from labportal.model.references import short_name
from labportal.rendering.html.visitors import place_of
from labportal.sphinxext.domain import bulk_docname, has_bulk_pages, labportal_domain
from labportal.sphinxext.fingerprints import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labportal.model.catalogue import Catalogue
    from labportal.sphinxext.incremental import IncrementalBuild

INDEX = "search-index.json"
_WORD = re.compile(r"[^\W_]{2,}")
_SUMMARY = 180
_HIDDEN = ("search", "404")


def words_of(texts: Iterable[str]) -> str:
    """Return the distinct words of *texts*, folded as the search box folds what is typed."""
    found: set[str] = set()
    for text in texts:
        found.update(_WORD.findall(ascii_fold(text).casefold()))
    return " ".join(sorted(found))


def words_of_page(doctree: nodes.document) -> str:
    """Return the words of a page's own text."""
    return words_of(
        node.astext()
        for node in doctree.findall(nodes.Text)
        if not isinstance(node.parent, nodes.comment | nodes.raw)
    )


class Search:
    """Makes the search page, its index and the site map of one build."""

    def __init__(self, build: IncrementalBuild) -> None:
        self._build = build

    def replace_sphinx_search(self, app: Sphinx) -> None:
        """Switch off Sphinx's own index."""
        if self._is_ours(app):
            app.builder.search = False  # type: ignore[attr-defined]

    def note_words(self, app: Sphinx, doctree: nodes.document) -> None:
        """Remember the words of a page that was read."""
        labportal_domain(app.env).note_words(app.env.docname, words_of_page(doctree))

    def write(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Write index and map; yield the search page."""
        if not has_bulk_pages(app.builder):
            return
        builder = cast("StandaloneHTMLBuilder", app.builder)
        records = self._build.stamps.everything
        if app.config.html_baseurl and self._is_new(app, "sitemap.xml", records):
            self._build.write_file(app, "sitemap.xml", sitemap(builder), "sitemap.xml")
        if self._is_ours(app):
            if self._is_new(app, INDEX, digest(records, _words_and_titles(app))):
                entries = index_entries(builder)
                index = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
                self._build.write_file(app, INDEX, index, INDEX)
            yield "search", {"labportal_index": INDEX}, "labportal-search.html"

    def _is_new(self, app: Sphinx, name: str, stamp: str) -> bool:
        return self._build.kept_files(app, name, stamp) is None

    @staticmethod
    def _is_ours(app: Sphinx) -> bool:
        return bool(app.config.labportal_search) and has_bulk_pages(app.builder)


def _words_and_titles(app: Sphinx) -> list[tuple[str, str, str]]:
    words, titles = labportal_domain(app.env).words, app.env.titles
    return [
        (docname, titles[docname].astext(), words.get(docname, ""))
        for docname in sorted(app.env.all_docs)
    ]


def index_entries(builder: StandaloneHTMLBuilder) -> dict[str, Any]:
    """Return what the search page loads: labels of the types, and a row for each page.

    A row is ``[title, address, type, summary, words]``.
    """
    domain = labportal_domain(builder.env)
    translate = place_of(builder, "search").translate
    rows = []
    for docname in sorted(builder.env.all_docs):
        if docname in _HIDDEN or docname == builder.config.root_doc:
            continue
        ref = domain.catalogue.by_docname.get(docname)
        record = domain.catalogue.records[ref] if ref else None
        if _is_hidden(domain.catalogue, docname):
            continue
        title = builder.env.titles[docname].astext()
        rows.append(
            [
                record.label if record and record.type_name != "page" else title,
                builder.get_target_uri(docname),
                record.type_name if record else "page",
                _shortened(_summary(record)),
                domain.words.get(docname, ""),
            ]
        )
    rows += [
        _made_row(builder, domain.catalogue.records[ref])
        for ref in domain.portal.made_pages.values()
    ]
    rows += [
        _publication_row(builder, record)
        for record in domain.catalogue.of_type(Publication.type_name)
        if isinstance(record, Publication)
    ]
    labels = {row.name: translate(row.plural_heading) for row in RECORD_TYPES.values()}
    return {"types": labels, "pages": rows}


def _made_row(builder: StandaloneHTMLBuilder, record: Record) -> list[str]:
    address = builder.get_target_uri(record.docname)
    words = words_of((*record.names, record.description))
    return [record.label, address, record.type_name, _shortened(record.description), words]


def _publication_row(builder: StandaloneHTMLBuilder, record: Publication) -> list[str]:
    authors = ", ".join(short_name(name) for name in record.authors[:4])
    if len(record.authors) > 4:
        authors += ", …"
    where = ", ".join(part for part in (record.venue, str(record.year or "")) if part)
    abstract = (run.text for runs in record.abstract_runs for run in runs)
    names = (str(name) for name in (*record.authors, *record.supervisors))
    return [
        record.title,
        builder.get_target_uri(bulk_docname(record.ref)),
        record.type_name,
        " · ".join(part for part in (authors, where) if part),
        words_of((record.bibkey, record.doi, where, *names, *record.tags, *abstract)),
    ]


def _summary(record: Record | None) -> str:
    if record is None or isinstance(record, ExternalPerson):
        return ""
    position = getattr(record, "position", None)
    return position.in_group() if position is not None else record.description


def _shortened(text: str) -> str:
    if len(text) <= _SUMMARY:
        return text
    return text[:_SUMMARY].rpartition(" ")[0] + " …"


def _is_hidden(catalogue: Catalogue, docname: str) -> bool:
    ref = catalogue.by_docname.get(docname)
    if ref is None:
        return False
    record = catalogue.records[ref]
    return not record.is_listed or bool(record.redirect)


def sitemap(builder: StandaloneHTMLBuilder) -> str:
    """Return the addresses of all pages for search engines."""
    base = builder.config.html_baseurl.rstrip("/")
    domain = labportal_domain(builder.env)
    pages = [
        docname
        for docname in builder.env.all_docs
        if docname not in _HIDDEN and not _is_hidden(domain.catalogue, docname)
    ]
    pages += domain.portal.bulk_pages
    pages += [
        bulk_docname(record.ref) for record in domain.catalogue.of_type(Publication.type_name)
    ]
    locations = sorted({f"{base}/{builder.get_target_uri(page)}" for page in pages})
    rows = "".join(f"<url><loc>{escape(location)}</loc></url>\n" for location in locations)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{rows}</urlset>\n"
    )
