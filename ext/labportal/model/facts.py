"""Facts: what a record's page tells at a glance, each as a label with values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.keys import slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labportal.model.catalogue import Catalogue
    from labportal.model.records.base import Funding, Record


@dataclass(frozen=True, slots=True)
class FactValue:
    """A piece of a fact, with where it leads."""

    text: str
    url: str = ""
    docname: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of facts."""

    name: str
    label: str
    values: tuple[FactValue, ...]


def text_fact(name: str, label: str, text: str, url: str = "") -> Fact:
    """Return a fact of one value; without text it has none."""
    return Fact(name, label, (FactValue(text, url),) if text else ())


def words_fact(name: str, label: str, words: Iterable[str]) -> Fact:
    """Return a fact of plain words."""
    return Fact(name, label, tuple(FactValue(word) for word in words))


def linked_fact(catalogue: Catalogue, record: Record, field_name: str, label: str) -> Fact:
    """Return what a field names, each with the page that describes it."""
    values = []
    for target in catalogue.links.get((record.ref, field_name), ()):
        if isinstance(target, tuple):
            found = catalogue.records[target]
            values.append(FactValue(found.label, found.web_address, found.docname))
        else:
            values.append(FactValue(target.text, target.url))
    return Fact(field_name, label, tuple(values))


def funding_fact(catalogue: Catalogue, record: Record, funding: Iterable[Funding]) -> Fact:
    """Return who pays, with the numbers of their grants, linked to the page of either."""
    pages = [
        catalogue.records[target]
        for target in catalogue.links.get((record.ref, "funding"), ())
        if isinstance(target, tuple)
    ]
    by_number = {getattr(page, "number", ""): page.docname for page in pages if not page.is_draft}
    by_name = {slug(name): page.docname for page in pages for name in (page.key, *page.names)}
    return Fact(
        "funding",
        "Funding",
        tuple(
            FactValue(
                f"{item.funder} ({item.grant})" if item.grant else item.funder,
                item.url,
                (by_number.get(item.grant) if item.grant else "")
                or by_name.get(slug(item.funder), ""),
            )
            for item in funding
        ),
    )


def period(record: Record, catalogue: Catalogue) -> str:
    """Return the years from start to end, as far as they are known."""
    words = catalogue.words
    start, end = getattr(record, "start", None), getattr(record, "end", None)
    if start is None and end is None:
        return ""
    if start is None:
        return words.fill("until {year}", year=str(end.year))  # type: ignore[union-attr]
    if end is None:
        has_begun = start.first_day() <= catalogue.today
        return words.fill("since {year}" if has_begun else "from {year}", year=str(start.year))
    return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
