"""Where a publication appeared, by its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.reading.bibtex.addresses import web_address
from labportal.reading.bibtex.kinds import server_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_JOURNAL = ("journaltitle", "journal")
_PROCEEDINGS = ("booktitle", "eventtitle", *_JOURNAL, "series", "organization")
_PUBLISHER = ("publisher", "organization", "institution")
_SCHOOL = ("school", "institution", "publisher")
_OTHER = (*_JOURNAL, "booktitle", "howpublished", *_PUBLISHER, "school")
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "article": (*_JOURNAL, "booktitle", "publisher"),
    "conference": _PROCEEDINGS,
    "book": _PUBLISHER,
    "chapter": ("booktitle", *_PUBLISHER),
    "phdthesis": _SCHOOL,
    "mastersthesis": _SCHOOL,
    "report": ("institution", "organization", "publisher", "school", "howpublished"),
    "patent": ("holder", "howpublished", "location"),
    "software": ("howpublished", *_PUBLISHER),
    "dataset": (*_PUBLISHER, "howpublished"),
}


def venue_of(kind: str, fields: Mapping[str, str]) -> str:
    """Return the journal, proceedings, school or publisher; *fields* are plain text."""
    if kind == "preprint":
        for base in ("article", "other"):
            if server := server_of(base, fields):
                return server
    for name in _FIELDS.get(kind, _OTHER):
        value = fields.get(name, "")
        if value and not web_address(value):
            return value
    return ""
