"""Publications as CSL-JSON, the input of citation processors, by version 1.0.2 of its schema."""

from __future__ import annotations

from json.encoder import JSONEncoder, encode_basestring
from typing import TYPE_CHECKING, Any

from labportal.model.dates import PartialDate
from labportal.model.names import PersonName
from labportal.rendering.exports.values import (
    address_of,
    container_of,
    first_field,
    genre_of,
    publisher_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from labportal.model.records import Publication

_TYPES: Mapping[str, str] = {
    "article": "article-journal", "conference": "paper-conference", "book": "book",
    "chapter": "chapter", "preprint": "article", "phdthesis": "thesis",
    "mastersthesis": "thesis", "report": "report", "patent": "patent",
    "software": "software", "dataset": "dataset", "other": "document",
}  # fmt: skip
"""Kind of publication -> type of item."""

_EXACT_TYPES: Mapping[str, str] = {
    "review": "review", "talk": "speech", "presentation": "speech", "poster": "speech",
    "periodical": "periodical", "inreference": "entry-encyclopedia", "standard": "standard",
    "unpublished": "manuscript", "online": "webpage", "electronic": "webpage", "www": "webpage",
    "booklet": "pamphlet", "artwork": "graphic", "image": "graphic", "movie": "motion_picture",
    "video": "motion_picture", "audio": "song", "music": "song", "performance": "performance",
    "letter": "personal_communication", "legislation": "legislation", "legal": "treaty",
    "jurisdiction": "legal_case",
}  # fmt: skip
"""Entry type -> type of item, where that says more than the kind does."""

_NUMBERED = frozenset(("report", "patent", "software", "dataset", "other"))
"""Kinds whose number is their own, and not that of an issue."""
_IN_SERIES = frozenset(("conference", "book", "chapter"))
_TAGS: Mapping[str, str] = {
    "emph": "<i>{}</i>", "strong": "<b>{}</b>", "sup": "<sup>{}</sup>", "sub": "<sub>{}</sub>",
    "smallcaps": '<span style="font-variant:small-caps;">{}</span>',
}  # fmt: skip
"""The mark-up that citation processors read in titles."""
_ENCODER = JSONEncoder(ensure_ascii=False)
_OTHERS = PersonName(family="others", literal=True)


def csl_entry(publication: Publication) -> str:
    """Return one item as JSON text, a line for each of its variables."""
    lines = [f'  "{name}": {_encoded(value)}' for name, value in _variables(publication).items()]
    return "{\n" + ",\n".join(lines) + "\n}"


def _encoded(value: Any) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_encoded_name, value))}]"
    return _ENCODER.encode(value)


def _encoded_name(name: PersonName) -> str:
    parts = [f'"{part}": {encode_basestring(text)}' for part, text in _name(name).items()]
    return f"{{{', '.join(parts)}}}"


def join_csl(entries: Iterable[str]) -> str:
    """Return a file of items."""
    items = list(entries)
    if not items:
        return "[]\n"
    # One copy of the text is enough: for twenty years of papers it has tens of megabytes.
    items[0] = f"[{items[0]}"
    items[-1] += "]\n"
    return ",\n".join(items)


def csl_item(publication: Publication) -> dict[str, Any]:
    """Return one item; variables without a value are left out."""
    return {
        name: [_name(one) for one in value] if isinstance(value, tuple) else value
        for name, value in _variables(publication).items()
    }


def _variables(publication: Publication) -> dict[str, Any]:
    """Return the variables that have a value; names are not yet taken apart."""
    item = {
        "id": publication.bibkey,
        "type": _EXACT_TYPES.get(publication.entry_type)
        or _TYPES.get(publication.kind, "document"),
        "title": _title(publication),
        "author": _authors(publication),
        "editor": publication.editors,
        "issued": _issued(publication),
        **_place(publication),
        **_identifiers(publication),
        "abstract": publication.fields.get("abstract"),
        "keyword": ", ".join(publication.tags),
    }
    return {name: value for name, value in item.items() if value}


def _title(publication: Publication) -> str:
    runs = publication.title_runs
    if len(runs) == 1 and not runs[0].markup:
        return publication.title
    # Formulas have no form that processors read, so their plain text has to do.
    if all(not run.markup for run in runs) or any(run.markup == "math" for run in runs):
        return publication.title
    return "".join(_TAGS.get(run.markup, "{}").replace("{}", run.text) for run in runs)


def _authors(publication: Publication) -> tuple[PersonName, ...]:
    # The word that BibTeX has for it, which processors know, too.
    others = (_OTHERS,) if publication.et_al and publication.authors else ()
    return publication.authors + others


def _name(name: PersonName) -> dict[str, str]:
    if name.literal:
        return {"literal": name.family}
    parts = {"family": name.family} if name.family else {}
    if name.given:
        parts["given"] = name.given
    if name.particle:
        parts["non-dropping-particle"] = name.particle
    if name.suffix:
        parts["suffix"] = name.suffix
    return parts


def _issued(publication: Publication) -> dict[str, Any] | None:
    date = publication.issued
    if date is not None:
        last = _end_of(publication.fields.get("date", ""))
        ends = (date, last) if last is not None and date < last else (date,)
        return {
            "date-parts": [
                [part for part in (end.year, end.month, end.day) if part] for end in ends
            ]
        }
    if publication.year:
        return {"date-parts": [[publication.year]]}
    said = publication.fields.get("year")
    return {"literal": said} if said else None


def _end_of(written: str) -> PartialDate | None:
    """Return the last day of a biblatex range such as ``2019-11/2020-02``."""
    _, slash, last = written.partition("/")
    return PartialDate.parse(last.strip().rstrip("~?%")) if slash else None


def _place(publication: Publication) -> dict[str, str]:
    """Return where in which larger work it appeared, and who published it."""
    return {
        "container-title": container_of(publication),
        "collection-title": first_field(publication, "series"),
        "volume": publication.volume,
        _number_of(publication): publication.number,
        # Processors take a hyphen and print the dash of their style.
        "page": publication.pages.replace("–", "-"),
        "edition": first_field(publication, "edition"),
        "publisher": publisher_of(publication),
        "publisher-place": first_field(publication, "location", "address"),
        "genre": genre_of(publication),
        "number-of-pages": first_field(publication, "pagetotal"),
        "version": first_field(publication, "version"),
        "language": first_field(publication, "language", "langid"),
        "note": first_field(publication, "note"),
    }


def _number_of(publication: Publication) -> str:
    """Return what the number of a publication counts."""
    if publication.kind in _NUMBERED:
        return "number"
    # BibTeX has one field for the number in a series and the issue of a journal.
    is_part = publication.kind in _IN_SERIES and first_field(publication, "series")
    return "collection-number" if is_part and not first_field(publication, "issue") else "issue"


def _identifiers(publication: Publication) -> dict[str, str]:
    found = {
        "DOI": publication.doi,
        "PMID": publication.pmid,
        "PMCID": first_field(publication, "pmcid"),
        "ISSN": first_field(publication, "issn"),
        "ISBN": first_field(publication, "isbn"),
        "URL": address_of(publication),
    }
    if publication.kind == "preprint" and publication.arxiv:
        found["number"] = f"arXiv:{publication.arxiv}"
    return found
