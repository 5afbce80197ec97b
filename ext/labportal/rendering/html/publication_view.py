"""What the page of one publication shows, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.facts import FactValue
from labportal.model.records.publication import NO_NOTE
from labportal.model.references import Author, Reference, authors_of, reference
from labportal.model.styles.parts import plain_text
from labportal.rendering.exports.csl import join_csl
from labportal.rendering.exports.once import BIBTEX, CSL, RIS, text_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labportal.model.catalogue import Catalogue, Ref
    from labportal.model.names import PersonName
    from labportal.model.records import AuthorNote, Publication, Run, Section

People = tuple[FactValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """Another version of a publication, which has a page of its own."""

    is_later: bool
    """Whether it is what a preprint became; else it is a preprint."""
    key: str
    title: str
    where: str
    """Where and when it appeared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationView:
    """Everything that a publication's page shows."""

    title: str
    reference: Reference
    authors: tuple[tuple[Author, AuthorNote], ...]
    """Everybody, to be shown with the name in full."""
    is_thesis: bool = False
    picture: str = ""
    """The cover or preview, as a path in the source directory."""
    picture_alt: str = ""
    supervisors: tuple[tuple[str, People], ...] = ()
    """(label, people) of a thesis."""
    defended: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    abstract: tuple[tuple[Run, ...], ...] = ()
    keywords: tuple[str, ...] = ()
    related: tuple[tuple[str, tuple[FactValue, ...]], ...] = ()
    """(heading, records) of projects, research lines and software."""
    versions: tuple[Version, ...] = ()
    """The preprints of a paper, or the paper of a preprint."""
    citation: str = ""
    """The reference as plain text."""
    formats: tuple[tuple[str, str], ...] = ()
    """(label, text) for reference managers."""


def publication_view(publication: Publication, catalogue: Catalogue) -> PublicationView:
    """Return what the page of *publication* shows."""
    line = reference(publication, catalogue)
    return PublicationView(
        title=publication.title or publication.bibkey,
        reference=line,
        authors=_authors(publication, catalogue),
        is_thesis=publication.is_thesis,
        picture=publication.picture,
        picture_alt=publication.picture_alt,
        supervisors=_supervisors(publication, catalogue),
        defended=catalogue.words.date(publication.defended),
        facts=tuple((label, value) for label, value in _facts(publication) if value),
        abstract=publication.abstract_runs,
        keywords=publication.tags,
        related=_related(publication, catalogue),
        versions=_versions(publication, catalogue),
        citation=_citation(line),
        formats=(
            ("BibTeX", text_in(BIBTEX, publication, catalogue)),
            ("RIS", text_in(RIS, publication, catalogue).replace("\r\n", "\n")),
            ("CSL-JSON", join_csl([text_in(CSL, publication, catalogue)])),
        ),
    )


def _authors(
    publication: Publication, catalogue: Catalogue
) -> tuple[tuple[Author, AuthorNote], ...]:
    known = authors_of(publication, catalogue)
    notes = publication.author_notes or (NO_NOTE,) * len(known)
    return tuple(zip(known, notes, strict=True))


def _supervisors(publication: Publication, catalogue: Catalogue) -> tuple[tuple[str, People], ...]:
    """Return (label, people) for each way to supervise a thesis."""
    named = {*publication.promotors, *publication.copromotors}
    others = tuple(name for name in publication.supervisors if name not in named)
    return tuple(
        (one if len(names) == 1 else several, tuple(_person(name, catalogue) for name in names))
        for one, several, names in (
            ("Promotor", "Promotors", publication.promotors),
            ("Co-promotor", "Co-promotors", publication.copromotors),
            ("Supervisor", "Supervisors", others),
        )
        if names
    )


def _person(name: PersonName, catalogue: Catalogue) -> FactValue:
    person = catalogue.people.find_author(name).person
    if person is None:
        return FactValue(str(name))
    return FactValue(str(name), person.web_address, person.docname)


def _related(
    publication: Publication, catalogue: Catalogue
) -> tuple[tuple[str, tuple[FactValue, ...]], ...]:
    """Return what the publication belongs to, and whatever else names it."""
    if not catalogue.related.get(publication.ref):
        return ()
    found = []
    for section in catalogue.types[publication.type_name].sections:
        refs = _linked(publication, _listed(section, publication), catalogue)
        values = tuple(
            FactValue(record.label, record.elsewhere or "", record.docname)
            for ref in refs
            if (record := catalogue.records[ref]).is_listed or record.elsewhere is not None
        )
        if values:
            found.append((section.heading, values))
    return tuple(found)


def _listed(section: Section, publication: Publication) -> str:
    """Return the type of the records that a section lists."""
    query = None if section.type_name else section.query(publication)
    return query.type_name if query else section.type_name


def _linked(publication: Publication, type_name: str, catalogue: Catalogue) -> Iterable[Ref]:
    """Return the records of a type; the research lines are also those of its projects."""
    keys = list(catalogue.related_to(publication.ref, type_name))
    if type_name == "research":
        for project in catalogue.related_to(publication.ref, "project"):
            keys += catalogue.related_to(("project", project), type_name)
    return dict.fromkeys((type_name, key) for key in keys)


def _versions(publication: Publication, catalogue: Catalogue) -> tuple[Version, ...]:
    later = catalogue.published.get(publication.key)
    keys = [(True, later)] if later is not None else []
    keys += [(False, earlier) for earlier in catalogue.preprints_of(publication.key)]
    found = []
    for is_later, key in keys:
        other = catalogue.publication(key)
        where = ", ".join(part for part in (other.venue, str(other.year or "")) if part)
        found.append(Version(is_later=is_later, key=key, title=other.title, where=where))
    return tuple(found)


def _facts(publication: Publication) -> list[tuple[str, str]]:
    fields = publication.fields
    is_named = publication.is_thesis and publication.school == publication.venue
    return [
        ("School", "" if is_named else publication.school),
        ("Editors", ", ".join(map(str, publication.editors))),
        ("Publisher", publication.publisher),
        ("Series", fields.get("series", "")),
        ("Edition", fields.get("edition", "")),
        ("ISBN", fields.get("isbn", "")),
        ("ISSN", fields.get("issn", "")),
        ("Note", fields.get("note", "")),
    ]


def _citation(line: Reference) -> str:
    """Return the reference as text, with the address that lasts longest."""
    text = plain_text(line.parts)
    url = line.links[0].url if line.links else ""
    return f"{text} {url}" if url and url not in text else text
