"""The page of one publication as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.facts import FactValue
from labportal.model.references import Author, Reference, authors_of, reference
from labportal.rendering.exports.addresses import publication_links
from labportal.rendering.html.downloads import downloads_html
from labportal.rendering.html.header import value_html
from labportal.rendering.html.references import author_html, buttons_html, venue_html
from labportal.rendering.html.text import escape, runs_html

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
    supervisors: tuple[FactValue, ...]
    facts: tuple[tuple[str, str], ...]
    abstract: tuple[tuple[Run, ...], ...]
    keywords: tuple[str, ...]
    related: tuple[tuple[str, tuple[FactValue, ...]], ...]
    """(heading, records) of projects, research lines and software."""
    bibtex: str


def publication_view(publication: Publication, catalogue: Catalogue) -> PublicationView:
    """Return what the page of *publication* shows."""
    related = []
    for type_name, heading in (
        ("project", "Projects"),
        ("research", "Research lines"),
        ("software", "Software"),
    ):
        found = [
            catalogue.records[type_name, key]
            for key in catalogue.related_to(publication.ref, type_name)
        ]
        if found:
            values = tuple(FactValue(record.label, docname=record.docname) for record in found)
            related.append((heading, values))
    return PublicationView(
        title=publication.title or publication.bibkey,
        reference=reference(publication, catalogue),
        authors=authors_of(publication, catalogue),
        supervisors=_supervisors(publication, catalogue),
        facts=tuple((label, value) for label, value in _facts(publication) if value),
        abstract=publication.abstract_runs,
        keywords=publication.tags,
        related=tuple(related),
        bibtex=publication.bibtex,
    )


def _supervisors(publication: Publication, catalogue: Catalogue) -> tuple[FactValue, ...]:
    values = []
    for name in publication.supervisors:
        person = catalogue.people.find_author(name).person
        values.append(FactValue(str(name), docname=person.docname if person else ""))
    return tuple(values)


def _facts(publication: Publication) -> list[tuple[str, str]]:
    fields = publication.fields
    return [
        ("School", publication.school),
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
    if view.supervisors:
        values = ", ".join(value_html(value, place) for value in view.supervisors)
        rows.insert(0, (place.translate("Supervisors"), values))
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
