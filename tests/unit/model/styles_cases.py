"""Publications for the tests of reference styles, and the styles' answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.model.references import Author
from labportal.model.styles import format_reference, plain_text, read_styles
from labportal.reading.bibtex import BibFile, read_bibliography

if TYPE_CHECKING:
    from labportal.model.records import Publication
    from labportal.model.styles import Style


def entry(text: str) -> Publication:
    """Return the publication that one BibTeX entry describes."""
    (publication,) = read_bibliography([BibFile("a.bib", text)]).publications
    return publication


def builtin(name: str) -> Style:
    """Return a style that comes with labportal."""
    return read_styles({}).style(name)


def own(text: str) -> Style:
    """Return the style that *text* describes."""
    return read_styles({"own": text}).style("own")


def authors(publication: Publication) -> tuple[Author, ...]:
    """Return an author for each name; nobody is known."""
    return tuple(Author(str(name)) for name in publication.authors)


def shown(text: str, style: str | Style) -> str:
    """Return the reference to a BibTeX entry, italics between asterisks."""
    publication = entry(text)
    used = builtin(style) if isinstance(style, str) else style
    return plain_text(format_reference(publication, authors(publication), used), marked=True)
