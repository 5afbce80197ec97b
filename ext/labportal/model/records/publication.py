"""Publications, from the entries of .bib files."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar

from labportal.model.query import Query
from labportal.model.records.base import Record
from labportal.model.records.rows import RecordType, Section, View, asked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.model.catalogue import Catalogue
    from labportal.model.dates import PartialDate
    from labportal.model.names import PersonName

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


THESES = frozenset({"phdthesis", "mastersthesis"})
"""Kinds of theses."""
THESIS = "thesis"
"""What all of them are called where a list asks for kinds."""


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
class AuthorNote:
    """What an entry says about one of its authors besides the name."""

    orcid: str = ""
    """Bare and with hyphens; its check digit fits."""
    shared_first: bool = False
    """One of several first authors."""
    shared_last: bool = False
    """One of several last authors."""
    corresponding: bool = False


NO_NOTE = AuthorNote()


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file that an entry names; it exists once it has a `source`."""

    label: str
    """What its link says, such as ``PDF`` or ``Slides``."""
    path: str
    """As it is written: relative, with forward slashes, and never upwards."""
    field: str
    """The field that names it, whose line is `Record.line_of`."""
    source: str = ""
    """Where it was found, from the source directory."""
    name: str = ""
    """What it is called beside the page of the publication."""


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
    author_notes: tuple[AuthorNote, ...] = ()
    """One for each author; empty if the entry says nothing about any of them."""
    et_al: bool = False
    """The list of authors ends in "and others"."""
    editors: tuple[PersonName, ...] = ()
    supervisors: tuple[PersonName, ...] = ()
    """Of a thesis: promotors, then co-promotors, then those of whom neither is said, each once."""
    promotors: tuple[PersonName, ...] = ()
    copromotors: tuple[PersonName, ...] = ()
    year: int | None = None
    issued: PartialDate | None = None
    defended: PartialDate | None = None
    """When a thesis was defended, if the entry says so apart from its date."""
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
    pmcid: str = ""
    """With its letters, such as ``PMC1234567``."""
    arxiv: str = ""
    url: str = ""
    files: tuple[AttachedFile, ...] = ()
    """What `links` cannot hold, since only the site knows where its files are."""
    preview: str = ""
    """The picture or cover as it is written; its line is that of the field ``preview``.

    `picture` is the file that was found.
    """
    named: tuple[tuple[str, str, str], ...] = ()
    """(record type, name, field) of records of the portal that the entry says it belongs to."""
    awards: tuple[str, ...] = ()
    open_access: bool = False
    """Everybody can read it: the entry says so, or names a place where that is known."""
    selected: bool = False
    """The entry asks to be among the selected publications."""
    abstract_runs: tuple[tuple[Run, ...], ...] = ()
    """Paragraphs."""
    fields: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Every public field as decoded plain text, BibTeX name -> value."""
    bibtex: str = ""
    """The entry as BibTeX text, macros resolved and private fields removed."""

    @property
    def noted_authors(self) -> tuple[tuple[PersonName, AuthorNote], ...]:
        """Each author with what the entry says about them."""
        notes = self.author_notes or (NO_NOTE,) * len(self.authors)
        return tuple(zip(self.authors, notes, strict=True))

    @property
    def is_thesis(self) -> bool:
        """Whether it is somebody's thesis."""
        return self.kind in THESES

    @property
    def has_code(self) -> bool:
        """Whether the program behind the publication can be had."""
        labels = [link.label for link in self.links] + [file.label for file in self.files]
        return "Code" in labels


def _years(_: Catalogue, record: Record) -> tuple[str, ...]:
    assert isinstance(record, Publication)
    return (str(record.year),) if record.year else ("",)


def _kinds(_: Catalogue, record: Record) -> tuple[str, ...]:
    assert isinstance(record, Publication)
    return (record.kind, record.entry_type, *((THESIS,) if record.is_thesis else ()))


def _selected(_: Catalogue, record: Record) -> tuple[str, ...]:
    assert isinstance(record, Publication)
    return ("yes",) if record.selected else ("no",)


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
    home=Query(type_name="publication", limit=5, layout="compact", more="All publications"),
    views=(
        View("types", "Publications by type", "By type", Query(type_name="publication", by="type")),
        View(
            "selected",
            "Selected publications",
            "Selected",
            Query.of("publication", selected="yes"),
        ),
        View(
            "theses",
            "Theses",
            "Theses",
            replace(Query.of("publication", type=THESIS), by="year", layout="gallery"),
        ),
    ),
    year_views=True,
    criteria={"year": _years, "type": _kinds, "selected": _selected},
)
