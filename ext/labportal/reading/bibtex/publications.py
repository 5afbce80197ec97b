"""From one entry to one `Publication`, with what is wrong in it.

Values arrive in TeX and leave as plain text, runs, names, dates and bare identifiers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.records.publication import THESES, Publication, Run
from labportal.reading.bibtex import checks, extras, links
from labportal.reading.bibtex.addresses import verbatim
from labportal.reading.bibtex.authornotes import is_about_authors
from labportal.reading.bibtex.extras import read_extras
from labportal.reading.bibtex.kinds import kind_of
from labportal.reading.bibtex.latex import paragraphs, plain_text, runs_text, text_runs
from labportal.reading.bibtex.links import read_links
from labportal.reading.bibtex.naming import read_named
from labportal.reading.bibtex.people import read_people
from labportal.reading.bibtex.private import is_private
from labportal.reading.bibtex.tidy import tidy_bibtex
from labportal.reading.bibtex.venues import venue_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.model.problems import Problem
    from labportal.reading.bibtex.entries import Entry
    from labportal.reading.bibtex.extras import Extras
    from labportal.reading.bibtex.links import Linked
    from labportal.reading.bibtex.people import People

_VERBATIM = frozenset(
    """url urldate doi eprint pmid isbn issn arxiv arxivid ids related relatedtype preprint_of
    published_as""".split()
).union(links.FIELDS, extras.VERBATIM)
_CONTROL = frozenset(("crossref", "xref", "xdata", "ids", "options"))
_TEASER_LENGTH = 200
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
    linked = read_links(entry, fields, kind, found, problems)
    people = read_people(entry, public, problems)
    read = _Read(
        texts=texts,
        kind=kind,
        dated=dated,
        found=found,
        people=people,
        linked=linked,
        extras=read_extras(entry, fields, found, linked, problems),
        pages=checks.read_page_range(entry, fields, problems),
        bibtex=tidy_bibtex(entry.entry_type, entry.key, _for_everybody(public, people, linked)),
    )
    checks.check_entry(entry, fields, dated, problems)
    return _publication(entry, key, read), problems


def _for_everybody(public: Mapping[str, str], people: People, linked: Linked) -> Mapping[str, str]:
    """Return the fields that mean something outside of this site."""
    values = extras.for_everybody(public)
    files = {file.field for file in linked.files}
    if people.author_tex or files:
        # The signs of shared places would become part of names, and files are not where they were.
        values = {name: value for name, value in values.items() if name not in files}
        if people.author_tex:
            values["author"] = people.author_tex
    return values


@dataclass(frozen=True, slots=True)
class _Texts:
    """The decoded values of an entry."""

    fields: dict[str, str]
    title: str
    title_runs: tuple[Run, ...]
    abstract: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """Everything that was read from an entry."""

    texts: _Texts
    kind: str
    dated: checks.Dated
    found: checks.Identifiers
    people: People
    linked: Linked
    extras: Extras
    pages: str
    bibtex: str


def _publication(entry: Entry, key: str, read: _Read) -> Publication:
    texts, people, found, linked = read.texts, read.people, read.found, read.linked
    fields = texts.fields
    return Publication(
        key=key,
        source=entry.source,
        lines=_lines(entry, read.extras.preview_field),
        title=texts.title or entry.key,
        title_runs=texts.title_runs or (Run(entry.key),),
        description=_teaser(texts.abstract),
        tags=_split(fields.get("keywords", "")),
        aliases=_split(verbatim(entry.values.get("ids", ""))),
        links=linked.links,
        bibkey=entry.key,
        entry_type=entry.entry_type,
        kind=read.kind,
        authors=people.authors.names,
        author_notes=people.author_notes,
        et_al=people.authors.et_al,
        editors=people.editors.names,
        supervisors=people.supervisors,
        promotors=people.promotors,
        copromotors=people.copromotors,
        year=read.dated.year,
        issued=read.dated.issued,
        defended=read.extras.defended,
        updated=checks.read_modified(entry),
        venue=venue_of(read.kind, fields),
        volume=fields.get("volume", ""),
        number=fields.get("number") or fields.get("issue") or "",
        pages=read.pages,
        publisher=fields.get("publisher", ""),
        school=fields.get("school") or _institution(read.kind, fields),
        doi=found.doi,
        pmid=found.pmid,
        pmcid=linked.pmcid,
        arxiv=found.arxiv,
        url=found.url,
        files=linked.files,
        preview=read.extras.preview,
        picture_alt=read.extras.preview_alt,
        awards=read.extras.awards,
        named=read_named(fields),
        open_access=read.extras.open_access,
        selected=read.extras.selected,
        abstract_runs=texts.abstract,
        fields=fields,
        bibtex=read.bibtex,
    )


def _lines(entry: Entry, preview_field: str) -> Mapping[str, int]:
    """Return the line of each field, that of the picture under its name in the record."""
    if not preview_field or preview_field not in entry.lines:
        return entry.lines
    return {**entry.lines, "preview": entry.lines[preview_field]}


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
        elif name in _VERBATIM or is_about_authors(name):
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


def _institution(kind: str, fields: Mapping[str, str]) -> str:
    return fields.get("institution", "") if kind in THESES else ""


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
