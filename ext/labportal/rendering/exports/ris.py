"""Publications as RIS, which every reference manager imports.

Tags as in Reference Manager's "RIS Format Specifications" (2011): one line each, CRLF at its end.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from labportal.rendering.exports.values import (
    address_of,
    container_of,
    first_field,
    genre_of,
    one_line,
    publisher_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from labportal.model.names import PersonName
    from labportal.model.records import Publication

_TYPES: Mapping[str, str] = {
    "article": "JOUR", "conference": "CONF", "book": "BOOK", "chapter": "CHAP",
    "preprint": "UNPB", "phdthesis": "THES", "mastersthesis": "THES", "report": "RPRT",
    "patent": "PAT", "software": "COMP", "dataset": "DATA", "other": "GEN",
}  # fmt: skip
"""Kind of publication -> type of reference."""

_EXACT_TYPES: Mapping[str, str] = {
    "unpublished": "UNPB", "online": "ELEC", "electronic": "ELEC", "www": "ELEC",
    "periodical": "JFULL", "standard": "STAND", "video": "VIDEO", "movie": "MPCT",
    "audio": "SOUND", "music": "MUSIC", "artwork": "ART", "image": "ART", "letter": "PCOMM",
    "legislation": "STAT", "legal": "LEGAL", "jurisdiction": "CASE",
}  # fmt: skip
"""Entry type -> type of reference, where that says more than the kind does."""

_CRLF = "\r\n"


def ris_entry(publication: Publication, pdf: str = "") -> str:
    """Return one reference; *pdf* is the address of its text on the site."""
    lines = [f"{tag}  - {value}" for tag, value in _fields(publication) if value]
    if pdf:
        lines.append(f"L1  - {pdf.replace(';', '%3B')}")
    return _CRLF.join((*lines, "ER  - ", ""))


def join_ris(entries: Iterable[str]) -> str:
    """Return a file of references."""
    return _CRLF.join(entries)


def _fields(publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield tags with values of one line, the type first as the format demands."""
    kind = publication.kind
    yield "TY", _EXACT_TYPES.get(publication.entry_type) or _TYPES.get(kind, "GEN")
    yield "ID", one_line(publication.bibkey)
    yield from (("AU", _name(name)) for name in publication.authors)
    if publication.et_al:
        yield "AU", "et al."
    yield from (("A2", _name(name)) for name in publication.editors)
    # Reference managers know the advisers of a thesis under this tag.
    yield from (("A3", _name(name)) for name in publication.supervisors)
    yield "TI", one_line(publication.title)
    yield from _container(publication)
    yield from _date(publication)
    for tag, value in (
        ("VL", publication.volume),
        ("IS", publication.number),
        *_pages(publication.pages),
        ("DO", publication.doi),
        # A semicolon would end the address: some programs write several ones on a line.
        ("UR", address_of(publication).replace(";", "%3B")),
        *_rest(publication),
    ):
        yield tag, one_line(value)
    yield from (("KW", one_line(word)) for word in publication.tags)


def _container(publication: Publication) -> Iterator[tuple[str, str]]:
    container = one_line(container_of(publication))
    yield "T2", container
    if publication.kind == "article":
        yield "JO", container
    if publication.kind == "conference":
        yield "C3", one_line(first_field(publication, "booktitle"))
    yield "T3", one_line(first_field(publication, "series"))


def _date(publication: Publication) -> Iterator[tuple[str, str]]:
    if publication.year:
        yield "PY", f"{publication.year:04d}"
    date = publication.issued
    if date is not None:
        # Year, month, day and a remark between slashes, all of which have to be there.
        month, day = (f"{part:02d}" if part else "" for part in (date.month, date.day))
        yield "DA", f"{date.year:04d}/{month}/{day}/"


def _pages(pages: str) -> tuple[tuple[str, str], ...]:
    first, dash, _ = pages.partition("–")
    last = pages.rpartition("–")[2] if dash else ""
    return (("SP", first), ("EP", last))


def _rest(publication: Publication) -> Iterator[tuple[str, str]]:
    yield "PB", publisher_of(publication)
    yield "CY", first_field(publication, "location", "address")
    yield "ET", first_field(publication, "edition")
    yield "SN", first_field(publication, "issn", "isbn")
    yield "M3", genre_of(publication)
    yield "LA", first_field(publication, "language", "langid")
    if publication.pmid:
        yield "DB", "PubMed"
        yield "AN", publication.pmid
    elif publication.arxiv:
        yield "DB", "arXiv"
        yield "AN", f"arXiv:{publication.arxiv}"
    yield "N1", first_field(publication, "note")
    yield "AB", first_field(publication, "abstract")


# The same people write again and again.
@lru_cache(maxsize=16384)
def _name(name: PersonName) -> str:
    """Return a name as ``van der Family, Given, Jr.``, that of a body as it is."""
    if name.literal or not name.given:
        return one_line(name.surname)
    parts = (name.surname, name.given, name.suffix)
    return ", ".join(one_line(part) for part in parts if part)
