"""The checked fields of an entry: dates, identifiers, pages, and what must not be missing.

Each function adds to the list of problems it is given; the line is that of the field.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.reading.bibtex.addresses import web_address
from labportal.reading.bibtex.dates import (
    is_unpublished,
    make_date,
    read_date,
    read_month,
    read_year,
)
from labportal.reading.bibtex.identifiers import (
    doi_in_address,
    nearest_doi,
    read_arxiv,
    read_doi,
    read_pmid,
)
from labportal.reading.bibtex.kinds import is_known, nearest_type, needs_author
from labportal.reading.bibtex.pages import read_pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.model.dates import PartialDate
    from labportal.model.problems import Problem
    from labportal.reading.bibtex.entries import Entry

_LONGEST_SHOWN = 60
_LAST_DAY = 31


@dataclass(frozen=True, slots=True)
class Dated:
    """When an entry appeared."""

    year: int | None = None
    issued: PartialDate | None = None
    stated: bool = False
    """The entry says something about its year, even if there is none yet."""


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The bare identifiers of an entry, empty where it has none."""

    doi: str = ""
    pmid: str = ""
    arxiv: str = ""
    url: str = ""


def bad_value(entry: Entry, field: str, value: str, expected: str, near: str = "") -> Problem:
    """Return the problem that *value* is not what *expected* says."""
    shown = value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}..."
    return entry.problem(
        Code.BIB_BAD_VALUE, f": {field} '{shown}' is not {expected}", field, suggestion=near
    )


def read_dates(entry: Entry, fields: Mapping[str, str], problems: list[Problem]) -> Dated:
    """Return the date from ``date``, or from ``year``, ``month`` and ``day``."""
    written = fields.get("date", "")
    if written:
        date = read_date(written)
        if date is not None:
            return Dated(date.year, date, stated=True)
        if not is_unpublished(written):
            problems.append(
                bad_value(entry, "date", written, "a date such as 2019, 2019-05 or 2019-05-03")
            )
    year_text = fields.get("year", "")
    year = read_year(year_text) if year_text else None
    if year_text and year is None and not is_unpublished(year_text):
        problems.append(bad_value(entry, "year", year_text, "a year of four digits"))
    month, day = _month_and_day(entry, fields, problems)
    if year is None:
        return Dated(stated=bool(written or year_text))
    return Dated(year, make_date(year, month, day), stated=True)


def read_modified(entry: Entry) -> PartialDate | None:
    """Return when a reference manager says that the entry was changed.

    ``timestamp`` and ``date-added`` say when it was added, which is another day.
    """
    names = ("date-modified", "modificationdate")
    # The day of another entry, which this one takes fields from, has no line.
    written = (entry.values[name] for name in names if name in entry.lines)
    return next((date for date in map(read_date, written) if date is not None), None)


def _month_and_day(
    entry: Entry, fields: Mapping[str, str], problems: list[Problem]
) -> tuple[int, int]:
    month_text = fields.get("month", "")
    if not month_text:
        return 0, 0
    read = read_month(month_text)
    if read is None:
        problems.append(bad_value(entry, "month", month_text, "a month such as mar or 3"))
        return 0, 0
    month, day = read
    day_text = fields.get("day", "")
    if day_text.isdecimal() and 1 <= int(day_text) <= _LAST_DAY:
        day = int(day_text)
    return month, day


def read_identifiers(
    entry: Entry, fields: Mapping[str, str], problems: list[Problem]
) -> Identifiers:
    """Return DOI, PubMed number, arXiv number and address."""
    doi_text, url_text = fields.get("doi", ""), fields.get("url", "")
    pmid_text = fields.get("pmid") or fields.get("pubmed") or _eprint(fields, "pubmed")
    doi = read_doi(doi_text) if doi_text else ""
    if doi_text and not doi:
        problems.append(
            bad_value(entry, "doi", doi_text, "a DOI such as 10.1000/182", nearest_doi(doi_text))
        )
    pmid = read_pmid(pmid_text) if pmid_text else ""
    if pmid_text and not pmid:
        problems.append(bad_value(entry, "pmid", pmid_text, "a PubMed number of digits"))
    url = web_address(url_text) if url_text else _address_elsewhere(fields)
    if url_text and not url:
        doi = doi or read_doi(url_text)
        if not doi or doi not in url_text:
            problems.append(
                bad_value(entry, "url", url_text, "a web address that starts with https://")
            )
    if not doi and url:
        doi = doi_in_address(url)
    return Identifiers(doi, pmid, _arxiv(fields, doi, url), url)


def _address_elsewhere(fields: Mapping[str, str]) -> str:
    for name in ("howpublished", "link", "ee"):
        if name in fields and (url := web_address(fields[name])):
            return url
    return ""


def _eprint(fields: Mapping[str, str], archive: str) -> str:
    """Return the number of the entry in an *archive* by biblatex's fields."""
    stated = fields.get("eprinttype") or fields.get("archiveprefix") or ""
    return fields.get("eprint", "") if stated.lower() == archive else ""


def _arxiv(fields: Mapping[str, str], doi: str, url: str) -> str:
    eprint = fields.get("eprint", "")
    archive = fields.get("eprinttype") or fields.get("archiveprefix") or ""
    if eprint and archive.lower() in ("", "arxiv"):
        number = read_arxiv(eprint, certain=True)
        if number:
            return number
    for name in ("arxiv", "arxivid"):
        if name in fields and (number := read_arxiv(fields[name], certain=True)):
            return number
    for text in (doi, url):
        if text and (number := read_arxiv(text)):
            return number
    for name in ("journal", "journaltitle", "number", "volume", "howpublished", "note"):
        if name in fields and (number := read_arxiv(fields[name])):
            return number
    return ""


def read_page_range(entry: Entry, fields: Mapping[str, str], problems: list[Problem]) -> str:
    """Return the pages, or the number of the article."""
    text = fields.get("pages", "")
    if text:
        pages = read_pages(text)
        if pages is None:
            problems.append(bad_value(entry, "pages", text, "a page range such as 12--19"))
        elif pages:
            return pages
    return fields.get("eid") or fields.get("articleno") or fields.get("article-number") or ""


def check_entry(
    entry: Entry, fields: Mapping[str, str], dated: Dated, problems: list[Problem]
) -> None:
    """Report an unknown type and a missing title, author or year."""
    if not is_known(entry.entry_type):
        problems.append(
            entry.problem(
                Code.BIB_UNKNOWN_TYPE,
                f": unknown type '{entry.entry_type}'",
                suggestion=nearest_type(entry.entry_type),
            )
        )
    missing = []
    if "title" not in fields:
        missing.append("title")
    if needs_author(entry.entry_type) and not any(
        name in fields for name in ("author", "editor", "organization", "collaboration")
    ):
        missing.append("author")
    if not dated.stated:
        missing.append("year")
    if missing:
        listed = (
            " and no ".join((", no ".join(missing[:-1]), missing[-1]))
            if missing[1:]
            else (missing[0])
        )
        problems.append(entry.problem(Code.BIB_MISSING_FIELD, f" has no {listed}", missing[0]))
