"""Publications, from the entries of .bib files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from labportal.model.names import PersonName
from labportal.model.records.base import Record, RecordType, Section, asked

if TYPE_CHECKING:
    from labportal.model.catalogue import Catalogue
    from labportal.model.dates import PartialDate

KINDS: Mapping[str, str] = {
    "article": "Journal articles",
    "conference": "Conference papers",
    "book": "Books",
    "chapter": "Book chapters",
    "preprint": "Preprints",
    "phdthesis": "PhD theses",
    "mastersthesis": "Master's theses",
    "report": "Reports",
    "patent": "Patents",
    "software": "Software",
    "dataset": "Data sets",
    "other": "Other publications",
}
"""Kind of publication -> its heading, in the order of the lists."""

KIND_LABELS: Mapping[str, str] = {
    "article": "Journal article",
    "conference": "Conference paper",
    "book": "Book",
    "chapter": "Book chapter",
    "preprint": "Preprint",
    "phdthesis": "PhD thesis",
    "mastersthesis": "Master's thesis",
    "report": "Report",
    "patent": "Patent",
    "software": "Software",
    "dataset": "Data set",
    "other": "Publication",
}
"""Kind of publication -> what one of them is called."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text with one mark-up."""

    text: str
    markup: str = ""
    """``emph``, ``strong``, ``math`` (TeX, without dollars), ``sup``, ``sub``, ``code``,
    ``smallcaps`` or empty."""
    url: str = ""
    """Where the text links to; http and https only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Record):
    """One entry of a .bib file, decoded."""

    type_name: ClassVar[str] = "publication"

    bibkey: str
    """The key as it is written in the .bib file; `key` is its lower case, ASCII form."""
    entry_type: str
    """The BibTeX or biblatex type, in lower case."""
    kind: str = "other"
    """One of `KINDS`."""
    title_runs: tuple[Run, ...] = ()
    authors: tuple[PersonName, ...] = ()
    et_al: bool = False
    """The list of authors ends in "and others"."""
    editors: tuple[PersonName, ...] = ()
    supervisors: tuple[PersonName, ...] = ()
    """Promotors, then co-promotors, of a thesis."""
    year: int | None = None
    issued: PartialDate | None = None
    venue: str = ""
    """Journal, proceedings, school or publisher: where it appeared."""
    volume: str = ""
    number: str = ""
    pages: str = ""
    """First and last page joined by an en dash, or an article number."""
    publisher: str = ""
    school: str = ""
    doi: str = ""
    """Bare, such as ``10.1000/182``."""
    pmid: str = ""
    arxiv: str = ""
    url: str = ""
    abstract_runs: tuple[tuple[Run, ...], ...] = ()
    """Paragraphs."""
    fields: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Every public field as decoded plain text, BibTeX name -> value."""
    bibtex: str = ""
    """The entry as BibTeX text, macros resolved and private fields removed."""


def _years(_: Catalogue, record: Record) -> tuple[str, ...]:
    assert isinstance(record, Publication)
    return (str(record.year),) if record.year else ("",)


def _kinds(_: Catalogue, record: Record) -> tuple[str, ...]:
    assert isinstance(record, Publication)
    return (record.kind, record.entry_type)


TYPE = RecordType(
    name="publication",
    plural="publications",
    role="pub",
    record_class=Publication,
    folders=("publications",),
    singular_heading="Publication",
    plural_heading="Publications",
    default_order="newest",
    default_layout="list",
    overview=(Section("years", "", asked("publication", by="year")),),
    criteria={"year": _years, "type": _kinds},
)
