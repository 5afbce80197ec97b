"""The page of one publication as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.facts import FactValue
from labportal.model.keys import slug
from labportal.model.records import RECORD_TYPES
from labportal.model.references import Author, Reference, authors_of, reference, short_name
from labportal.rendering.exports.addresses import publication_links
from labportal.rendering.html.downloads import downloads_html
from labportal.rendering.html.header import value_html
from labportal.rendering.html.references import author_html, buttons_html, venue_html
from labportal.rendering.html.text import escape, runs_html, web_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labportal.model.catalogue import Catalogue
    from labportal.model.records import Publication, Run
    from labportal.rendering.html.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationView:
    """Everything that a publication's page shows."""

    title: str
    reference: Reference
    authors: tuple[Author, ...]
    supervisors: tuple[tuple[str, tuple[FactValue, ...]], ...]
    """(label, people) of a thesis."""
    facts: tuple[tuple[str, str], ...]
    abstract: tuple[tuple[Run, ...], ...]
    keywords: tuple[str, ...]
    related: tuple[tuple[str, tuple[FactValue, ...]], ...]
    """(heading, records) of projects, research lines, software and whatever else names it."""
    versions: tuple[tuple[str, str, str], ...] = ()
    """(heading, key, title) of the preprints of a paper, or the paper of a preprint."""
    bibtex: str


def publication_view(publication: Publication, catalogue: Catalogue) -> PublicationView:
    """Return what the page of *publication* shows."""
    related = []
    for section in RECORD_TYPES[publication.type_name].sections:
        query = section.query(publication)
        keys = catalogue.related_to(publication.ref, query.type_name) if query else ()
        found = (catalogue.records[query.type_name, key] for key in keys) if query else ()
        values = tuple(
            FactValue(record.label, record.elsewhere or "", record.docname)
            for record in found
            if not record.is_draft
        )
        if values:
            related.append((section.heading, values))
    return PublicationView(
        title=publication.title or publication.bibkey,
        reference=reference(publication, catalogue),
        authors=authors_of(publication, catalogue),
        supervisors=_supervisors(publication, catalogue),
        facts=tuple((label, value) for label, value in _facts(publication) if value),
        abstract=publication.abstract_runs,
        keywords=publication.tags,
        related=tuple(related),
        versions=_versions(publication, catalogue),
        bibtex=publication.bibtex,
    )


def _supervisors(
    publication: Publication, catalogue: Catalogue
) -> tuple[tuple[str, tuple[FactValue, ...]], ...]:
    """Return (label, people) for each way to supervise a thesis."""
    named = {*publication.promotors, *publication.copromotors}
    others = tuple(name for name in publication.supervisors if name not in named)
    found = []
    for label, names in (
        ("Promotors", publication.promotors),
        ("Co-promotors", publication.copromotors),
        ("Supervisors", others),
    ):
        values = []
        for name in names:
            person = catalogue.people.find_author(name).person
            page, url = (person.docname, person.web_address) if person else ("", "")
            values.append(FactValue(str(name), url, page))
        if values:
            found.append((label, tuple(values)))
    return tuple(found)


def _versions(publication: Publication, catalogue: Catalogue) -> tuple[tuple[str, str, str], ...]:
    found = []
    later = catalogue.published.get(publication.key)
    if later is not None:
        found.append(("Published version", later, catalogue.publication(later).title))
    found += [
        ("Preprint", earlier, catalogue.publication(earlier).title)
        for earlier in catalogue.preprints_of(publication.key)
    ]
    return tuple(found)


def _noted(publication: Publication, note: str) -> str:
    """Return the authors of whom the entry says *note*."""
    return ", ".join(
        short_name(name) for name, said in publication.noted_authors if getattr(said, note)
    )


def _facts(publication: Publication) -> list[tuple[str, str]]:
    fields = publication.fields
    return [
        ("School", publication.school),
        ("Defended", publication.defended.iso if publication.defended else ""),
        ("Awards", "; ".join(publication.awards)),
        ("Access", "Open access" if publication.open_access else ""),
        ("Shared first authors", _noted(publication, "shared_first")),
        ("Shared last authors", _noted(publication, "shared_last")),
        ("Corresponding author", _noted(publication, "corresponding")),
        ("Editors", ", ".join(map(str, publication.editors))),
        ("Publisher", publication.publisher),
        ("Series", fields.get("series", "")),
        ("Edition", fields.get("edition", "")),
        ("ISBN", fields.get("isbn", "")),
        ("ISSN", fields.get("issn", "")),
        ("Note", fields.get("note", "")),
    ]


def publication_html(view: PublicationView, place: Place, page_uri: str) -> str:
    """Return the text of a publication's page, whose address from the top is *page_uri*."""
    ref = view.reference
    head = [
        f"<h1>{runs_html(ref.title)}</h1>",
        f'<p class="lp-pub-authors">{_authors(view, place)}</p>',
        f'<p class="lp-pub-venue">{venue_html(ref, place)}</p>',
        buttons_html(ref),
    ]
    parts = [
        f'<div class="lp-pub-head">{"".join(head)}</div>',
        _abstract(view, place),
        _details(view, place),
        _versions_html(view, place),
        _related(view, place),
        _citation(view, place, page_uri),
    ]
    return f'<section class="lp-pub">{"".join(parts)}</section>'


def _authors(view: PublicationView, place: Place) -> str:
    names = [author_html(author, place) for author in view.authors]
    return ", ".join([*names, "et al."] if view.reference.et_al else names)


def _abstract(view: PublicationView, place: Place) -> str:
    if not view.abstract:
        return ""
    paragraphs = "".join(f"<p>{runs_html(runs)}</p>" for runs in view.abstract)
    return _section("abstract", place.translate("Abstract"), paragraphs)


def _details(view: PublicationView, place: Place) -> str:
    rows = [(place.translate(label), escape(value)) for label, value in view.facts]
    for label, people in reversed(view.supervisors):
        values = ", ".join(value_html(value, place) for value in people)
        rows.insert(0, (place.translate(label), values))
    if view.keywords:
        rows.append((place.translate("Keywords"), escape(", ".join(view.keywords))))
    if not rows:
        return ""
    facts = "".join(
        f'<div class="lp-fact"><dt>{escape(label)}</dt><dd>{value}</dd></div>'
        for label, value in rows
    )
    return _section("details", place.translate("Details"), f'<dl class="lp-facts">{facts}</dl>')


def _related(view: PublicationView, place: Place) -> str:
    return "".join(
        _section(
            heading.lower().replace(" ", "-"),
            place.translate(heading),
            f'<ul class="lp-related">{_items(values, place)}</ul>',
        )
        for heading, values in view.related
    )


def _versions_html(view: PublicationView, place: Place) -> str:
    found = []
    for heading, key, title in view.versions:
        text = escape(title)
        href = web_address(place.publication(("publication", key)))
        if href:
            text = f'<a class="reference internal" href="{href}">{text}</a>'
        name = slug(heading)
        found.append(_section(name, place.translate(heading), f"<p>{text}</p>"))
    return "".join(found)


def _items(values: Sequence[FactValue], place: Place) -> str:
    return "".join(f"<li>{value_html(value, place)}</li>" for value in values)


def _citation(view: PublicationView, place: Place, page_uri: str) -> str:
    """Return the entry to copy, and the files to give to a reference manager."""
    if not view.bibtex:
        return ""
    downloads = downloads_html(publication_links(view.reference.key), page_uri, place)
    code = (
        '<div class="highlight-bibtex notranslate"><div class="highlight">'
        f"<pre>{escape(view.bibtex)}</pre>"
        "</div></div>"
    )
    return _section("cite", place.translate("Cite this"), downloads + code)


def _section(name: str, heading: str, body: str) -> str:
    return (
        f'<section class="lp-section" aria-labelledby="{name}">'
        f'<h2 id="{name}">{escape(heading)}</h2>{body}</section>'
    )
