"""From one entry to one `Publication`, with what is wrong in it.

Values arrive in TeX and leave as plain text, runs, names, dates and bare identifiers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.records.base import Link
from labportal.model.records.publication import Publication, Run
from labportal.reading.bibtex import checks
from labportal.reading.bibtex.addresses import verbatim, web_address
from labportal.reading.bibtex.kinds import kind_of
from labportal.reading.bibtex.latex import paragraphs, plain_text, runs_text, text_runs
from labportal.reading.bibtex.names import NameList, read_names, read_supervisors
from labportal.reading.bibtex.private import is_private
from labportal.reading.bibtex.tidy import tidy_bibtex
from labportal.reading.bibtex.venues import venue_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.model.names import PersonName
    from labportal.model.problems import Problem
    from labportal.reading.bibtex.entries import Entry

_VERBATIM = frozenset(
    """url urldate taverne_url pdfurl doi eprint pmid pmcid isbn issn arxiv arxivid code github
    algorithm data dataset model slides poster video website project pdf demo ids""".split()
)
_CONTROL = frozenset(("crossref", "xref", "xdata", "ids", "options"))
_LINKS: Mapping[str, str] = {
    "pdf": "PDF", "code": "Code", "github": "Code", "algorithm": "Algorithm", "demo": "Demo",
    "model": "Model", "data": "Data", "dataset": "Data", "slides": "Slides",
    "poster": "Poster", "video": "Video", "website": "Website", "project": "Project",
}  # fmt: skip
_SUPERVISORS = ("promotor", "promoter", "copromotor", "copromoter", "supervisor", "advisor")
_TEASER_LENGTH = 200
_NO_NAMES = NameList()
_WITH_RUNS = ("title", "abstract")


def read_publication(
    entry: Entry, key: str, private: frozenset[str] = frozenset()
) -> tuple[Publication, list[Problem]]:
    """Return the publication that *entry* describes, under *key*, and the entry's problems."""
    public = {
        name: value
        for name, value in entry.values.items()
        if name not in _CONTROL and not is_private(name, private)
    }
    texts = _texts(public)
    fields = texts.fields
    kind = kind_of(entry.entry_type, fields)
    problems: list[Problem] = []
    dated = checks.read_dates(entry, fields, problems)
    found = checks.read_identifiers(entry, fields, problems)
    authors = _names(entry, public, "author", problems)
    editors = _names(entry, public, "editor", problems)
    checks.check_entry(entry, fields, dated, problems)
    publication = Publication(
        key=key,
        source=entry.source,
        lines=entry.lines,
        title=texts.title or entry.key,
        title_runs=texts.title_runs or (Run(entry.key),),
        description=_teaser(texts.abstract),
        tags=_split(fields.get("keywords", "")),
        aliases=_split(verbatim(entry.values.get("ids", ""))),
        links=_links(fields),
        bibkey=entry.key,
        entry_type=entry.entry_type,
        kind=kind,
        authors=authors.names,
        et_al=authors.et_al,
        editors=editors.names,
        supervisors=_supervisors(public),
        year=dated.year,
        issued=dated.issued,
        venue=venue_of(kind, fields),
        volume=fields.get("volume", ""),
        number=fields.get("number") or fields.get("issue") or "",
        pages=checks.read_page_range(entry, fields, problems),
        publisher=fields.get("publisher", ""),
        school=fields.get("school") or _institution(kind, fields),
        doi=found.doi,
        pmid=found.pmid,
        arxiv=found.arxiv,
        url=found.url,
        abstract_runs=texts.abstract,
        fields=fields,
        bibtex=tidy_bibtex(entry.entry_type, entry.key, public),
    )
    return publication, problems


@dataclass(frozen=True, slots=True)
class _Texts:
    """The decoded values of an entry."""

    fields: dict[str, str]
    title: str
    title_runs: tuple[Run, ...]
    abstract: tuple[tuple[Run, ...], ...]


def _texts(public: Mapping[str, str]) -> _Texts:
    fields: dict[str, str] = {}
    title_runs: tuple[Run, ...] = ()
    abstract: tuple[tuple[Run, ...], ...] = ()
    for name, value in public.items():
        if value.isalnum() and value.isascii() and name not in _WITH_RUNS:
            text = value
        elif name == "title":
            title_runs = text_runs(value)
            text = _runs_text(title_runs)
        elif name == "abstract":
            abstract = paragraphs(value)
            text = "\n\n".join(_runs_text(runs) for runs in abstract)
        elif name in _VERBATIM:
            text = verbatim(value)
        else:
            text = plain_text(value)
        if text:
            fields[name] = text
    title = fields.get("title", "")
    subtitle = public.get("subtitle", "")
    if title and subtitle:
        joint = " " if title[-1] in "?!.:" else ": "
        title_runs = (*title_runs, Run(joint), *text_runs(subtitle))
        title = _runs_text(title_runs)
    return _Texts(fields, title, title_runs, abstract)


def _runs_text(runs: tuple[Run, ...]) -> str:
    # The usual single run shares its string with the field: half the memory of abstracts.
    if len(runs) == 1 and runs[0].markup != "math":
        return runs[0].text
    return runs_text(runs)


def _names(
    entry: Entry, public: Mapping[str, str], field: str, problems: list[Problem]
) -> NameList:
    tex = public.get(field, "")
    if not tex:
        return _NO_NAMES
    names = read_names(tex)
    problems += [
        entry.problem(
            Code.BIB_BAD_VALUE,
            f": '{written}' has too many commas for one name; put 'and' between names",
            field,
        )
        for written in names.doubtful
    ]
    return names


def _supervisors(public: Mapping[str, str]) -> tuple[PersonName, ...]:
    names: dict[PersonName, None] = {}
    for field in _SUPERVISORS:
        if field in public:
            names.update(dict.fromkeys(read_supervisors(public[field])))
    return tuple(names)


def _institution(kind: str, fields: Mapping[str, str]) -> str:
    return fields.get("institution", "") if kind.endswith("thesis") else ""


def _links(fields: Mapping[str, str]) -> tuple[Link, ...]:
    links: dict[str, Link] = {}
    for name, label in _LINKS.items():
        url = web_address(fields[name]) if name in fields else ""
        if url:
            links.setdefault(url, Link(label, url))
    return tuple(links.values())


def _split(text: str) -> tuple[str, ...]:
    if not text:
        return ()
    words = (word.strip() for word in text.replace(";", ",").split(","))
    return tuple(dict.fromkeys(word for word in words if word))


def _teaser(abstract: tuple[tuple[Run, ...], ...]) -> str:
    """Return the beginning of the abstract, cut between words."""
    text = ""
    for runs in abstract:
        text = f"{text} {_runs_text(runs)}".lstrip()
        if len(text) > _TEASER_LENGTH:
            break
    if len(text) <= _TEASER_LENGTH:
        return text
    return f"{text[:_TEASER_LENGTH].rpartition(' ')[0].rstrip(' ,;:.') or text[:_TEASER_LENGTH]}…"
