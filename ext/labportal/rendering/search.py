"""The site's search.

Sphinx's own index stems every word in Python, knows no pages without a document and depends on
the history of the build.  This one is made from the records and from the words of each page, is
the same in every build, and tells people, projects and publications apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes

from labportal.model.records import ExternalPerson, Publication, Record
from labportal.model.references import short_name
from labportal.rendering.html.visitors import place_of
from labportal.rendering.searchindex import INDEX, Row, index_files, words_of
from labportal.rendering.sitefiles import UNLISTED, is_unlisted
from labportal.sphinxext.domain import bulk_docname, has_bulk_pages, labportal_domain
from labportal.sphinxext.fingerprints import digest
from labportal.sphinxext.overviews import overview_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labportal.sphinxext.incremental import IncrementalBuild

_SUMMARY = 180
TEXTS: Mapping[str, str] = {
    "one": "1 page found",
    "many": "{count} pages found",
    "nothing": "Nothing found.",
    "some": "No page has all of these words; {count} have some.",
    "instead": "Nothing has “{word}”; searched for “{other}” instead.",
    "more": "Show more",
    "failed": "The search index could not be loaded.",
}
"""What the search page says, by the name under which its script asks for it."""


def words_of_page(doctree: nodes.document) -> str:
    """Return the words of a page's own text."""
    return words_of(
        node.astext()
        for node in doctree.findall(nodes.Text)
        if not isinstance(node.parent, nodes.comment | nodes.raw)
    )


class Search:
    """Makes the search page and its index of one build."""

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
        """Write the index; yield the search page."""
        if not has_bulk_pages(app.builder):
            return
        builder = cast("StandaloneHTMLBuilder", app.builder)
        records = self._build.stamps.everything
        if self._is_ours(app):
            translate = place_of(builder, "search").translate
            types = {
                row.name: (translate(row.singular_heading), translate(row.plural_heading))
                for row in labportal_domain(app.env).catalogue.types.values()
            }
            if self._is_new(app, INDEX, digest(records, _words_and_titles(app))):
                for name, text in index_files(list(search_rows(builder)), types):
                    self._build.write_file(app, name, text, INDEX)
            texts = {name: translate(text) for name, text in TEXTS.items()}
            context = {"labportal_index": INDEX, "labportal_texts": texts}
            yield "search", context, "labportal-search.html"

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


def search_rows(builder: StandaloneHTMLBuilder) -> Iterator[Row]:
    """Yield every page that can be found, publications from the newest."""
    domain = labportal_domain(builder.env)
    for docname in sorted(builder.env.all_docs):
        if docname in UNLISTED or docname == builder.config.root_doc:
            continue
        ref = domain.catalogue.by_docname.get(docname)
        record = domain.catalogue.records[ref] if ref else None
        if is_unlisted(domain.catalogue, docname):
            continue
        is_page = record is None or record.type_name == "page"
        yield Row(
            title=builder.env.titles[docname].astext() if is_page or not record else record.label,
            address=builder.get_target_uri(docname),
            type_name=record.type_name if record else "page",
            summary=_shortened(_summary(record)),
            names=" ".join((*record.names, *record.tags)) if record else "",
            words=domain.words.get(docname, ""),
        )
    for name in (*domain.portal.overviews, *domain.portal.views):
        if title := overview_title(builder.env, name):
            yield Row(
                title=title,
                address=builder.get_target_uri(name),
                type_name="page",
                summary="",
                names="",
                words="",
            )
    for ref in domain.portal.made_pages.values():
        yield _made_row(builder, domain.catalogue.records[ref])
    publications = [
        record
        for record in domain.catalogue.of_type(Publication.type_name)
        if isinstance(record, Publication) and bulk_docname(record.ref) not in builder.env.all_docs
    ]
    for record in sorted(publications, key=lambda found: (-(found.year or 0), found.key)):
        yield _publication_row(builder, record)


def _made_row(builder: StandaloneHTMLBuilder, record: Record) -> Row:
    return Row(
        title=record.label,
        address=builder.get_target_uri(record.docname),
        type_name=record.type_name,
        summary=_shortened(record.description),
        names=" ".join((*record.names, *record.tags)),
        words=words_of([record.description]),
    )


def _publication_row(builder: StandaloneHTMLBuilder, record: Publication) -> Row:
    authors = ", ".join(short_name(name) for name in record.authors[:4])
    if len(record.authors) > 4:
        authors += ", …"
    where = ", ".join(part for part in (record.venue, str(record.year or "")) if part)
    names = (str(name) for name in (*record.authors, *record.supervisors))
    return Row(
        title=record.title,
        address=builder.get_target_uri(bulk_docname(record.ref)),
        type_name=record.type_name,
        summary=" · ".join(part for part in (authors, where) if part),
        names=" ".join((record.bibkey, record.doi, *names, *record.tags)),
        words=words_of(run.text for runs in record.abstract_runs for run in runs),
    )


def _summary(record: Record | None) -> str:
    if record is None or isinstance(record, ExternalPerson):
        return ""
    position = getattr(record, "position", None)
    return position.in_group() if position is not None else record.description


def _shortened(text: str) -> str:
    if len(text) <= _SUMMARY:
        return text
    return text[:_SUMMARY].rpartition(" ")[0] + " …"
