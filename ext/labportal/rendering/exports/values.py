"""What several formats say alike of a publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.model.records import KIND_LABELS
from labportal.model.styles.details import type_text

if TYPE_CHECKING:
    from labportal.model.records import Publication

_IN_CONTAINER = frozenset(("article", "conference", "chapter"))
_GENRES = frozenset(("preprint", "phdthesis", "mastersthesis"))


def container_of(publication: Publication) -> str:
    """Return the journal, proceedings or book in which it appeared."""
    if publication.kind not in _IN_CONTAINER:
        return ""
    subtitle = first_field(publication, "booksubtitle", "journalsubtitle")
    if not subtitle or subtitle in publication.venue:
        return publication.venue
    return f"{publication.venue}: {subtitle}"


def publisher_of(publication: Publication) -> str:
    """Return who published it: of a thesis the school, of a preprint the server."""
    if publication.is_thesis:
        return publication.school or publication.publisher
    if publication.publisher or publication.kind in _IN_CONTAINER:
        return publication.publisher
    return publication.venue


def genre_of(publication: Publication) -> str:
    """Return what it is called where the type of a reference does not say enough."""
    named = KIND_LABELS[publication.kind] if publication.kind in _GENRES else ""
    return type_text(publication.fields.get("type", "")) or named


def address_of(publication: Publication) -> str:
    """Return where it can be read, besides its DOI."""
    if publication.url or not publication.arxiv:
        return publication.url
    return f"https://arxiv.org/abs/{publication.arxiv}"


def first_field(publication: Publication, *names: str) -> str:
    """Return the first of the fields that has a value."""
    fields = publication.fields
    for name in names:
        if value := fields.get(name):
            return value
    return ""


def one_line(text: str) -> str:
    """Return *text* without line breaks of any kind."""
    # Most texts have nothing to replace, which is seen sooner than done.
    if "  " not in text and text.isprintable():
        return text.strip()
    return " ".join(text.split())
