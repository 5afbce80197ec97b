"""The fields that a template can name, and how each is read from a publication."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from labportal.model.doi import doi_address
from labportal.model.records import KIND_LABELS, Run
from labportal.model.styles.details import edition_text, page_kind, page_text, type_text
from labportal.model.styles.namelists import names_parts
from labportal.model.styles.parts import Part
from labportal.model.styles.textual import filled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labportal.model.dates import PartialDate
    from labportal.model.records import Publication
    from labportal.model.references import Author
    from labportal.model.styles.compiled import Style

Content = str | tuple[Part, ...]
Texts = Callable[["Values"], Content]

DATE_FIELDS: Mapping[str, str] = {
    "year": "the year",
    "month": "the name of the month, as the style writes it",
    "day": "the day of the month",
}
"""Field of a date -> what it holds."""

_STATES: Mapping[str, str] = {"inpress": "in press", "inpreparation": "in preparation"}
_WORDS = re.compile(r"[^\W\d_]+(?:[ .]+[^\W\d_]+)*\.?")
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{3})\.$|(?<=[)\d])\.$")
_IN_ANOTHER = frozenset({"article", "conference", "chapter"})


class Values(dict[str, Content]):
    """The values of one publication, each read when it is asked for."""

    __slots__ = ("authors", "publication", "style")

    def __init__(self, publication: Publication, authors: Sequence[Author], style: Style) -> None:
        self.publication = publication
        self.authors = authors
        self.style = style

    def __missing__(self, name: str) -> Content:
        row = FIELDS.get(name)
        value = row.read(self) if row else self.bib(name.removeprefix("bib "))
        self[name] = value
        return value

    def bib(self, *names: str) -> str:
        """Return the first BibTeX field of those that has a value."""
        fields = self.publication.fields
        for name in names:
            if text := fields.get(name):
                return tidy(text)
        return ""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of templates."""

    role: str
    help: str
    read: Texts


def tidy(text: str) -> str:
    """Return *text* without signs at its end that would meet those of the template."""
    return text if text[-1:].isalnum() else text.rstrip(" ,;:")


def _authors(values: Values) -> Content:
    publication = values.publication
    rules = values.style.authors
    return names_parts(publication.authors, values.authors, rules, et_al=publication.et_al)


def _lead_editors(values: Values) -> Content:
    return names_parts(values.publication.editors, (), values.style.authors, et_al=False)


def _editors(values: Values) -> Content:
    return names_parts(values.publication.editors, (), values.style.editors, et_al=False)


def _supervisors(values: Values) -> Content:
    return names_parts(values.publication.supervisors, (), values.style.editors, et_al=False)


def _only(several: str, names: str) -> Texts:
    def read(values: Values) -> Content:
        return values[several] if len(getattr(values.publication, names)) == 1 else ""

    return read


def _author(values: Values) -> Content:
    return "" if values.publication.et_al else _only("authors", "authors")(values)


def _title(values: Values) -> Content:
    publication = values.publication
    runs = publication.title_runs or ((Run(publication.title),) if publication.title else ())
    *others, last = (Part(run.text, "title", run=run) for run in runs) if runs else ("",)
    if isinstance(last, str):
        return ""
    if last.text.endswith((".", ",", ";", ":", " ")):
        # The style ends the title in its own way.
        text = _FULL_STOP.sub("", tidy(last.text))
        last = Part(text, "title", run=Run(text, runs[-1].markup, runs[-1].url))
    return tuple(part for part in (*others, last) if part.text)


def _text(attribute: str) -> Texts:
    def read(values: Values) -> Content:
        return tidy(str(getattr(values.publication, attribute)))

    return read


def _bib(*names: str) -> Texts:
    def read(values: Values) -> Content:
        return values.bib(*names)

    return read


def _publisher(values: Values) -> Content:
    publication = values.publication
    found = tidy(publication.publisher) or values.bib("organization", "institution")
    if publication.kind in _IN_ANOTHER:
        return "" if found == publication.venue else found
    return found or tidy(publication.venue)


def _institution(values: Values) -> Content:
    publication = values.publication
    return (
        values.bib("institution", "organization")
        or tidy(publication.school or publication.publisher)
        or tidy(publication.venue)
    )


def _school(values: Values) -> Content:
    return tidy(values.publication.school or values.publication.venue)


def _pages(values: Values) -> Content:
    style = values.style
    pages = values.publication.pages
    return page_text(pages, style.dash, short=style.short_pages) if pages else ""


def _pages_if(kind: str) -> Texts:
    def read(values: Values) -> Content:
        pages = values.publication.pages
        if kind == "article number" and not pages:
            return values.bib("eid", "articleno", "article-number")
        return values["pages"] if pages and page_kind(pages) == kind else ""

    return read


def _edition(values: Values) -> Content:
    return edition_text(values.bib("edition"))


def _type(values: Values) -> Content:
    return type_text(values.bib("type"))


def _year(values: Values) -> Content:
    publication = values.publication
    if publication.year is not None:
        return str(publication.year)
    state = values.bib("pubstate", "year", "date")
    return _STATES.get(state, state) if _WORDS.fullmatch(state) else ""


def _date(values: Values) -> Content:
    publication = values.publication
    issued = publication.issued
    if issued is None or issued.month == 0 or publication.year not in (None, issued.year):
        return values["year"]
    return date_text(issued, values.style)


@lru_cache(maxsize=4096)
def date_text(date: PartialDate, style: Style) -> str:
    """Return a date as the style writes it."""
    parts = {
        "year": str(date.year),
        "month": style.months[date.month - 1] if date.month else "",
        "day": str(date.day or ""),
    }
    return filled(style.date, parts)


def _kind(values: Values) -> Content:
    return KIND_LABELS.get(values.publication.kind, KIND_LABELS["other"])


def _linked(text: str, url: str) -> Content:
    return (Part(text, "link", url=url),) if text else ""


def _doi(values: Values) -> Content:
    doi = values.publication.doi
    return _linked(doi, doi_address(doi))


def _doi_address(values: Values) -> str:
    return doi_address(values.publication.doi)


def _arxiv(values: Values) -> Content:
    number = values.publication.arxiv
    return _linked(number, f"https://arxiv.org/abs/{number}")


def _pmid(values: Values) -> Content:
    number = values.publication.pmid
    return _linked(number, f"https://pubmed.ncbi.nlm.nih.gov/{number}/")


def _url(values: Values) -> Content:
    url = values.publication.url
    return _linked(url, url) if url.startswith(("https://", "http://")) else ""


def _link(values: Values) -> Content:
    if address := _doi_address(values):
        return _linked(address, address)
    if values.publication.arxiv:
        address = f"https://arxiv.org/abs/{values.publication.arxiv}"
        return _linked(address, address)
    return _url(values)


FIELDS: Mapping[str, FieldRow] = {
    "authors": FieldRow("author", "the list of authors", _authors),
    "author": FieldRow("author", "the author, if there is exactly one", _author),
    "editors": FieldRow("author", "the list of editors", _editors),
    "editor": FieldRow(
        "author", "the editor, if there is exactly one", _only("editors", "editors")
    ),
    "lead editors": FieldRow("author", "the editors, written like authors", _lead_editors),
    "lead editor": FieldRow(
        "author", "the editor, written like an author, if there is exactly one",
        _only("lead editors", "editors"),
    ),
    "supervisors": FieldRow("author", "those who supervised a thesis", _supervisors),
    "title": FieldRow("title", "the title with its subtitle", _title),
    "venue": FieldRow("venue", "the journal, proceedings or book; see the type", _text("venue")),
    "series": FieldRow("venue", "the series of a book", _bib("series")),
    "publisher": FieldRow("venue", "the publisher", _publisher),
    "institution": FieldRow("venue", "who published a report", _institution),
    "school": FieldRow("venue", "the university of a thesis", _school),
    "department": FieldRow("venue", "the department of that", _bib("department")),
    "place": FieldRow("venue", "the place of the publisher", _bib("address", "location")),
    "event": FieldRow("venue", "the name of a conference", _bib("eventtitle")),
    "event place": FieldRow("venue", "where a conference was held", _bib("venue")),
    "holder": FieldRow("venue", "who holds a patent", _bib("holder")),
    "how published": FieldRow("venue", "any other way of publishing", _bib("howpublished")),
    "volume": FieldRow("detail", "the volume", _text("volume")),
    "number": FieldRow("detail", "the number or issue", _text("number")),
    "pages": FieldRow("detail", "pages or article number, as they are", _pages),
    "range": FieldRow("detail", "the pages, if there are several", _pages_if("range")),
    "page": FieldRow("detail", "the page, if there is one", _pages_if("page")),
    "article number": FieldRow(
        "detail", "the number that an article has instead of pages", _pages_if("article number")
    ),
    "chapter": FieldRow("detail", "the number of a chapter", _bib("chapter")),
    "edition": FieldRow("detail", "the edition, such as 2nd", _edition),
    "version": FieldRow("detail", "the version of software or data", _bib("version")),
    "type": FieldRow("detail", "the kind of report, thesis or patent", _type),
    "kind": FieldRow("detail", "the kind of publication, such as Journal article", _kind),
    "date": FieldRow("year", "the date, as exact as it is known", _date),
    "year": FieldRow("year", "the year, or words such as 'in press'", _year),
    "doi": FieldRow("link", "the DOI", _doi),
    "url": FieldRow("link", "the address", _url),
    "link": FieldRow("link", "the address of the DOI, else of the preprint, else the URL", _link),
    "arxiv": FieldRow("link", "the arXiv number", _arxiv),
    "pmid": FieldRow("link", "the PubMed number", _pmid),
    "note": FieldRow("plain", "the note", _bib("note")),
}  # fmt: skip
"""Name of a field -> what it is; ``{bib NAME}`` is any other field of the .bib file."""

ROLES: Mapping[str, str] = {name: row.role for name, row in FIELDS.items()}
"""Name of a field -> the role of its value."""

LINK_FIELDS = ("doi", "url", "link", "pmid")
"""Fields that only say where the publication can be found."""
