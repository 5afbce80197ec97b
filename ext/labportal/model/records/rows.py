"""How a record type is described to the rest of the portal.

Everything that differs between types stands in the type's row, so that no other module has to
ask of which type a record is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from labportal.model.query import Query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from labportal.model.catalogue import Catalogue
    from labportal.model.dates import PartialDate, Span
    from labportal.model.facts import Fact
    from labportal.model.records.base import Record

MANY = 8
"""From so many publications on, the selected ones stand before them."""
MANY_YEARS = 20
"""From so many publications on, a list has a heading for each year."""
_YEAR_LENGTH = 4
OTHER = "other"
"""Stands for every kind that nobody has declared, so that no record is in no list."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part that a record's page shows by itself."""

    name: str
    """Used in settings, in addresses of the part and to find its heading in other languages."""
    heading: str
    query: Callable[[Record], Query | None]
    """What the part lists for a record; None if the record has nothing to ask for."""
    field: str = ""
    """The field whose names it lists, if that is not called like the section."""
    type_name: str = ""
    """The type that it lists, where that can be told without asking."""


@dataclass(frozen=True, slots=True)
class View:
    """A page beside the overview that lists some of the records, or all in another way.

    It is made where it has something to list.
    """

    name: str
    """Its page is called so, in the folder of the overview."""
    heading: str
    label: str
    """The text of links to it from the other views."""
    query: Query

    @property
    def sections(self) -> tuple[Section, ...]:
        """What the page lists by itself."""
        return (Section(self.name, "", lambda _: self.query),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phases:
    """The two states of a record that ends: before its last day is over, and afterwards."""

    present: str = "current"
    """Word of the first state in queries."""
    past: str = "finished"
    present_heading: str = "Current"
    past_heading: str = "Finished"
    badge: str = "Finished"
    """What sets a past record apart in a list."""
    until: Callable[[Record], PartialDate | None]
    """The last day of the first state; None if nobody knows."""
    over: Callable[[Record], bool | None] = lambda _: None
    """Whether somebody said that it is over, whatever the dates tell."""
    corrected: bool = True
    """Whether pages correct themselves in the browser when the day has passed."""

    @property
    def words(self) -> tuple[str, str]:
        """The words of queries."""
        return (self.present, self.past)


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """What the pages of another type show of the records that are linked with them."""

    heading: str
    order: str = ""
    layout: str = ""
    limit: int = 0
    status: str = ""

    def section(self, row: RecordType, on: str) -> Section:
        """Return the section of a page of type *on* that lists records of type *row*."""

        def query(record: Record) -> Query:
            criteria = {on: record.key} | ({"status": self.status} if self.status else {})
            asked_for = Query.of(row.name, None, **criteria)
            return replace(asked_for, order=self.order, layout=self.layout, limit=self.limit)

        return Section(row.plural, self.heading, query, type_name=row.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What machines are told that a record is, in the words of schema.org."""

    type: str
    name: str = "name"
    """The property that holds the title."""
    groups: str = "sourceOrganization"
    """The property that holds the groups; empty if there is none."""
    more: Callable[[Catalogue, Record], Mapping[str, str]] = lambda _, __: {}
    """More properties; a value that is an address of schema.org is a constant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordType:
    """A type of record: one row of the portal's table."""

    name: str
    plural: str
    """Name of the directive, of the default folder and of the front matter list."""
    role: str
    """Name of the role that links to a record."""
    record_class: type[Record]
    folders: tuple[str, ...]
    """Folders whose pages have this type; the first one is where new pages go."""
    singular_heading: str
    plural_heading: str
    shared_folders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Folders that hold other pages, too -> fields of which a page of this type has one."""
    templates: tuple[str, ...] = ()
    """Layouts by which older systems told the type."""
    offered: tuple[str, ...] = ()
    """The fields of a new page, in their order."""
    sections: tuple[Section, ...] = ()
    overview: tuple[Section, ...] = ()
    """What the page that leads to all records of the type lists by itself."""
    views: tuple[View, ...] = ()
    """More pages beside the overview."""
    year_views: bool = False
    """Whether there is also a page for each year."""
    back: Mapping[str, Back] = field(default_factory=dict)
    """Other record type -> what its pages list of this type."""
    home: Query | None = None
    """What a home page lists that says no more than the name of the type."""
    criteria: Mapping[str, Callable[[Catalogue, Record], tuple[str, ...]]] = field(
        default_factory=dict
    )
    """Query option -> the values for which a record answers to it."""
    phases: Phases | None = None
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Word of the field `kind` -> heading, in the order of the overview."""
    kind_option: str = "type"
    """Name of the query option for kinds."""
    badge_of_kind: Mapping[str, str] = field(default_factory=dict)
    """Word of the field `kind` -> what sets such a record apart in a list."""
    badge: Callable[[Record], str] = lambda _: ""
    """Another word that sets a record apart."""
    facts: Callable[[Catalogue, Record], tuple[Fact, ...]] | None = None
    """What the top of a page tells about its record."""
    span: Callable[[Record], Span | None] = lambda _: None
    """When it takes place."""
    line: Callable[[Catalogue, Record, str], str] = lambda _, __, ___: ""
    """What a list says under the title, in the group that is asked for."""
    address: Callable[[Record], str] = lambda _: ""
    """Where lists lead instead of to the record's page."""
    portrait: str = ""
    """The field of a small portrait on the card."""
    meaning: Meaning | None = None
    made: Callable[[Iterable[Record]], Iterator[Record]] = lambda _: iter(())
    """Records that follow from the others, each with a page that the site makes."""
    has_lists: bool = False
    """Whether the publications of a record can be downloaded as a list, and followed in a feed."""
    has_feed: bool = False
    has_calendar: bool = False
    in_bar: bool = True
    """Whether the overview stands in the bar of a site whose home page has no toctree."""
    default_order: str = "title"
    default_layout: str = "cards"

    @property
    def folder(self) -> str:
        """The folder of new pages."""
        return self.folders[0]

    @property
    def overview_names(self) -> tuple[str, ...]:
        """The names that a page has which leads to all records."""
        return (self.plural, *self.folders, *self.shared_folders)

    @property
    def overview_page(self) -> str:
        """The page that leads to all records, where nobody has written one."""
        return f"{self.plural}/index"

    def view_of(self, docname: str) -> View | None:
        """Return the view that a page is, if it is one."""
        folder, _, name = docname.removesuffix("/index").rpartition("/")
        if folder != self.plural:
            return None
        if self.year_views and len(name) == _YEAR_LENGTH and name.isdecimal():
            return self._view_of_year(name)
        return next((view for view in self.views if view.name == name), None)

    def _view_of_year(self, year: str) -> View:
        query = replace(Query.of(self.name, None, year=year), by="type", divided_from=MANY_YEARS)
        return View(year, f"{self.plural_heading} {year}", year, query)


def end_of(record: Record) -> PartialDate | None:
    """Return the end of a record that has one."""
    end: PartialDate | None = getattr(record, "end", None)
    return end


def is_finished(record: Record) -> bool | None:
    """Return what the field ``finished`` says."""
    said: bool | None = getattr(record, "finished", None)
    return said


def asked(
    type_name: str,
    *,
    by: str = "",
    layout: str = "",
    order: str = "",
    empty: str = "",
    **criteria: str,
) -> Callable[[Record], Query]:
    """Return an overview's query, which is the same for every record."""
    query = replace(
        Query.of(type_name, None, **criteria), by=by, layout=layout, order=order, empty=empty
    )
    return lambda _: query


def selected_section(type_name: str) -> Section:
    """Return the section for the selected publications of a record of that type."""
    return Section(
        "selected_publications",
        "Selected publications",
        lambda record: replace(
            Query.of("publication", None, **{type_name: record.key, "selected": "yes"}),
            chosen_from=MANY,
        ),
    )


def by_year(query: Query) -> Query:
    """Return a query whose answer has a heading for each year if it is long."""
    return replace(query, by="year", divided_from=MANY_YEARS)


def publications_section(type_name: str, *, others: bool = True) -> Section:
    """Return the section for publications.

    Those that a record names come first, in its order, then the *others* that are linked with it,
    the newest first; a record that names none shows all of these.
    """

    def query(record: Record) -> Query:
        names: tuple[str, ...] = record.bibkeys  # type: ignore[attr-defined]
        linked = Query.of("publication", None, **{type_name: record.key})
        if not names:
            return by_year(linked)
        plus = linked.criteria if others else ()
        return Query(type_name="publication", names=names, plus=plus, order="given")

    return Section("publications", "Publications", query, "bibkeys")


def listed(type_name: str, field_name: str) -> Callable[[Record], Query | None]:
    """Return a section's query for the names that a record's own field lists."""

    def query(record: Record) -> Query | None:
        names = getattr(record, field_name)
        return Query(type_name=type_name, names=names, order="given") if names else None

    return query


Table = Mapping[str, RecordType]
"""Name -> record type."""


def complete_table(rows: Sequence[RecordType]) -> Table:
    """Return name -> row, with what follows for a type from the other rows."""
    return {row.name: _completed(row, rows) for row in rows}


def _completed(row: RecordType, rows: Iterable[RecordType]) -> RecordType:
    more = [
        other.back[row.name].section(other, row.name) for other in rows if row.name in other.back
    ]
    # A list of publications may be long, so nothing comes after it.
    before = [section for section in row.sections if section.name not in _LAST]
    last = [section for section in row.sections if section.name in _LAST]
    criteria = dict(row.criteria)
    if row.phases is not None:
        criteria.setdefault("status", phase_of)
    if row.kinds:
        criteria.setdefault(row.kind_option, kind_of)
    return replace(row, sections=(*before, *more, *last), criteria=criteria)


_LAST = ("selected_publications", "publications", "supervised")


def phase_of(catalogue: Catalogue, record: Record) -> tuple[str, ...]:
    """Return the state of a record on the day of the build."""
    phases = catalogue.row_of(record).phases
    if phases is None:
        return ()
    return (phases.present if catalogue.is_active(record) else phases.past,)


def kind_of(catalogue: Catalogue, record: Record) -> tuple[str, ...]:
    """Return the kind of a record; one that nobody declared counts as another kind."""
    kind: str = getattr(record, "kind", "")
    return (kind if kind in catalogue.kinds_of(record.type_name) else OTHER,)
