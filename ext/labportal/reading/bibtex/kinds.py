"""Entry types: which exist, and what kind of publication they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labportal.model.problems import suggest
from labportal.reading.bibtex.identifiers import preprint_server

if TYPE_CHECKING:
    from collections.abc import Mapping

TYPES: Mapping[str, str] = {
    "article": "article", "suppperiodical": "article", "review": "article",
    "inproceedings": "conference", "conference": "conference", "presentation": "conference",
    "talk": "conference", "poster": "conference",
    "book": "book", "mvbook": "book", "collection": "book", "mvcollection": "book",
    "proceedings": "book", "mvproceedings": "book", "reference": "book", "mvreference": "book",
    "booklet": "book", "periodical": "book",
    "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter",
    "incollection": "chapter", "suppcollection": "chapter", "inreference": "chapter",
    "preprint": "preprint", "phdthesis": "phdthesis", "mastersthesis": "mastersthesis",
    "thesis": "phdthesis",
    "techreport": "report", "report": "report", "manual": "report", "standard": "report",
    "patent": "patent", "software": "software", "dataset": "dataset", "data": "dataset",
    "misc": "other", "online": "other", "electronic": "other", "www": "other",
    "unpublished": "other", "set": "other", "artwork": "other", "audio": "other",
    "bibnote": "other", "commentary": "other", "image": "other", "jurisdiction": "other",
    "legislation": "other", "legal": "other", "letter": "other", "movie": "other",
    "music": "other", "performance": "other", "video": "other", "hardware": "other",
    "custom": "other", "customa": "other", "customb": "other", "customc": "other",
    "customd": "other", "custome": "other", "customf": "other",
}  # fmt: skip
"""Entry type -> kind of publication."""

_MASTER = re.compile(r"master|\bm\.?\s?sc|\bma\b|mathesis", re.IGNORECASE)
_BACHELOR = re.compile(r"bachelor|\bb\.?\s?sc|bathesis|candthesis", re.IGNORECASE)
_SERVER_FIELDS = ("archiveprefix", "eprinttype", "publisher")
_OTHER_SERVER_FIELDS = ("howpublished", "institution")
_CAN_BE_PREPRINT = frozenset({"article", "other", "report"})
_NEEDS_NO_AUTHOR = frozenset(
    """proceedings mvproceedings collection mvcollection reference mvreference periodical manual
    booklet misc online electronic www software dataset data standard set custom""".split()
)


def is_known(entry_type: str) -> bool:
    """Tell whether BibTeX, biblatex or usage knows the type."""
    return entry_type in TYPES


def nearest_type(entry_type: str) -> str:
    """Return the known type that is most like *entry_type*, or an empty string."""
    return suggest(entry_type, TYPES)


def kind_of(entry_type: str, fields: Mapping[str, str]) -> str:
    """Return the kind of publication; *fields* are plain text."""
    kind = TYPES.get(entry_type, "other")
    if entry_type in ("thesis", "phdthesis"):
        thesis_type = fields.get("type", "")
        if _BACHELOR.search(thesis_type):
            return "other"
        if entry_type == "thesis" and _MASTER.search(thesis_type):
            return "mastersthesis"
    if kind in _CAN_BE_PREPRINT and server_of(kind, fields):
        return "preprint"
    return kind


def server_of(kind: str, fields: Mapping[str, str]) -> str:
    """Return the preprint server on which the publication is its only version, or nothing."""
    journal = fields.get("journaltitle") or fields.get("journal") or ""
    if journal:
        return preprint_server(journal)
    for name in _SERVER_FIELDS if kind == "article" else (*_SERVER_FIELDS, *_OTHER_SERVER_FIELDS):
        server = preprint_server(fields.get(name, ""))
        if server:
            return server
    return ""


def needs_author(entry_type: str) -> bool:
    """Tell whether it is a mistake that nobody is named."""
    return entry_type not in _NEEDS_NO_AUTHOR
