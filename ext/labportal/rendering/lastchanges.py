"""The day on which each page last changed, for programs that want to know what to read again.

A written page changed with its file, the page of a publication with its entry, and an overview
with the newest record that it lists.  A day is said only where it is known to be right.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import labportal
from labportal.model.catalogue import Unlinked
from labportal.model.problems import Source
from labportal.model.records import Page, Person, Publication
from labportal.model.selection import answer
from labportal.reading.cache import Cache
from labportal.reading.entrydays import entry_days
from labportal.sphinxext.domain import bulk_docname, cv_page, has_cv_page, labportal_domain
from labportal.sphinxext.overviews import is_overview

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx.application import Sphinx

    from labportal.model.dates import PartialDate
    from labportal.model.query import Query
    from labportal.model.records import Record


class LastChanges:
    """Knows the days of one build."""

    def __init__(self, app: Sphinx) -> None:
        self._env = app.env
        self._domain = labportal_domain(app.env)
        self._catalogue = self._domain.catalogue
        self._entries = {
            bulk_docname(one.ref): one for one in self._catalogue.of_type(Publication.type_name)
        }
        self._curricula = {
            cv_page(person): person
            for person in self._catalogue.of_type(Person.type_name)
            if isinstance(person, Person) and has_cv_page(app.env, person)
        }
        self._days = _days_of_entries(app, self._domain.portal.bibliography.publications)

    @property
    def curricula(self) -> Iterable[str]:
        """The pages that are curricula of people."""
        return self._curricula

    def of_page(self, docname: str) -> str:
        """Return the day as ISO 8601, or nothing if nobody knows."""
        if docname in self._curricula:
            return self._newest(self._told_of(self._curricula[docname]))
        ref = self._catalogue.by_docname.get(docname)
        record = self._catalogue.records[ref] if ref else None
        records = [record] if record is not None and not record.is_made else []
        entry = self._entries.get(docname)
        if entry is not None:
            records.append(entry)
        if docname not in self._env.all_docs or is_overview(self._env, docname):
            for query in self._queries(docname):
                found = answer(query, self._catalogue)
                records += (one for one in found if not isinstance(one, Unlinked))
        return self._newest(records)

    def _told_of(self, person: Record) -> list[Record]:
        """Return what a curriculum is made from."""
        related = self._catalogue.related.get(person.ref, {})
        found = (self._catalogue.get(name, key) for name, keys in related.items() for key in keys)
        return [person, *filter(None, found)]

    def _queries(self, docname: str) -> Iterator[Query]:
        """Yield what an overview lists, be it written or made."""
        portal = self._domain.portal
        yield from (query for _, query in self._domain.queries.get(docname, ()))
        page: Record = Page(key=docname, source=Source(docname))
        type_name = portal.overviews.get(docname) or portal.views.get(docname)
        if type_name:
            row = self._catalogue.types[type_name]
            view = row.view_of(docname)
            sections = view.sections if view else row.overview
        elif docname in portal.made_pages:
            page = self._catalogue.records[portal.made_pages[docname]]
            sections = self._catalogue.types[page.type_name].sections
        else:
            return
        yield from filter(None, (section.query(page) for section in sections))

    def _newest(self, records: Sequence[Record]) -> str:
        """Return the newest day, or nothing where one that nobody knows may be newer.

        Git knows the newest changes: what it does not know is older than all that it knows.
        """
        committed = [self._committed(record) for record in records]
        days = [record.updated or day for record, day in zip(records, committed, strict=True)]
        known = [day for day in days if day is not None]
        if not known or (len(known) < len(days) and not any(committed)):
            return ""
        return max(known, key=lambda day: day.first_day()).iso

    def _committed(self, record: Record) -> PartialDate | None:
        if isinstance(record, Publication):
            return self._days.get(record.key)
        return record.changed


def _days_of_entries(app: Sphinx, publications: Iterable[Publication]) -> Mapping[str, PartialDate]:
    cache = Cache(Path(app.doctreedir) / "labportal" / "read", labportal.__version__)
    days = entry_days(Path(app.srcdir), publications, cache)
    cache.save()
    return days
