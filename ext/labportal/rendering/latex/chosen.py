"""Which records a book prints: those of its group, and as many publications as the setting says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.model.chapters import Amount, is_in_years, read_amount, read_news_years
from labportal.model.division import divide
from labportal.model.query import Query
from labportal.model.records import Publication, Record
from labportal.model.selection import groups_of, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labportal.model.catalogue import Catalogue
    from labportal.reading.settings import Settings


class Chosen:
    """Chooses the records of one book."""

    def __init__(self, catalogue: Catalogue, settings: Settings) -> None:
        self.catalogue = catalogue
        self.settings = settings
        self.every_publication = False
        """Whether the setting that shortens lists does not count here."""

    def answers(self, query: Query) -> list[Record]:
        """Return the records that answer to a query and belong to the group of the book."""
        group = self.settings.book_group
        return [
            item
            for item in select(query, self.catalogue)
            if isinstance(item, Record)
            and (not group or group in groups_of(self.catalogue, item) or item.key == group)
        ]

    def of_the_period(self, records: Iterable[Record]) -> list[Record]:
        """Return the news or events of the years that the book tells of."""
        settings = self.settings
        this_year = self.catalogue.today.year
        years = read_news_years(settings.book_news, settings.book_period, this_year)
        assert years is not None
        return [record for record in records if is_in_years(record, years)]

    def amount(self) -> Amount:
        """Return which publications are printed, and how."""
        if self.every_publication:
            return Amount()
        count = len(self.catalogue.of_type("publication"))
        amount = read_amount(self.settings.book_publications, self.catalogue.today.year, count)
        assert amount is not None
        return amount

    def publications(self) -> Iterator[tuple[str, tuple[str, ...], bool]]:
        """Yield (year, keys, in full) of the publications that are printed."""
        amount = self.amount()
        query = Query(type_name="publication", by="year", order="newest")
        records = self.answers(query)
        if amount.selected:
            named = self._selected()
            records = [record for record in records if record.key in named]
        for part in divide(records, query, self.catalogue):
            is_full = int(part.name or 0) >= amount.full_since
            if is_full or amount.short_before:
                keys = tuple(item.key for item in part.records if isinstance(item, Record))
                yield part.heading, keys, is_full

    def _selected(self) -> set[str]:
        """Return the keys of publications that pages name, or that ask for it themselves."""
        named = {
            target[1]
            for (_, field), targets in self.catalogue.links.items()
            if field == "bibkeys"
            for target in targets
            if isinstance(target, tuple)
        }
        own = {
            record.key
            for record in self.catalogue.of_type("publication")
            if isinstance(record, Publication) and record.selected
        }
        return named | own
