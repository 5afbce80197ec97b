"""What every record has, and how a record type is described to the rest of the portal."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar

from labportal.model.fields import Kind, Vocabulary, declare
from labportal.model.query import Query

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from labportal.model.catalogue import Catalogue
    from labportal.model.dates import PartialDate
    from labportal.model.facts import Fact
    from labportal.model.problems import Source


MANY = 8
"""From so many publications on, the selected ones stand before them."""
MANY_YEARS = 20
"""From so many publications on, a list has a heading for each year."""
_YEAR_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Link:
    """A labelled web address."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Funding:
    """Who pays, and under which number."""

    funder: str
    grant: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One described thing; its page, if it has one, is a document of the site."""

    type_name: ClassVar[str] = "record"

    key: str
    """Unique within its type; from the file name."""
    source: Source
    """Where the record was written."""
    docname: str = ""
    """The Sphinx document that describes it, empty if there is none."""
    elsewhere: str | None = None
    """Of a record that another site shows instead of this one: its address there, if known."""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, hash=False, repr=False)
    """Field name -> line on which it was written."""
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)
    """Fields that were written but not declared, as they were read."""

    title: str = declare(
        Kind.TEXT,
        "The heading of the page and the text of links to it.",
        example="Breast image analysis",
        default="",
        required=True,
    )
    description: str = declare(
        Kind.TEXT,
        "One or two sentences for cards, search results and social media.",
        example="Finding early signs of breast cancer in mammograms and MRI.",
        default="",
        also=("summary", "abstract", "teaser"),
    )
    picture: str = declare(
        Kind.IMAGE,
        "The picture of the card and of the page.",
        example="projects/breast.png",
        default="",
        also=("image", "photo", "featured_image", "thumbnail"),
    )
    picture_alt: str = declare(
        Kind.TEXT,
        "What the picture shows, for people who cannot see it.",
        example="A mammogram with an outlined lesion",
        default="",
        also=("image_alt",),
    )
    groups: tuple[str, ...] = declare(
        Kind.KEYS,
        "The groups this page belongs to.",
        example="breast, bones",
        default=(),
        target="group",
        also=("group",),
    )
    default_group: str = declare(
        Kind.TEXT,
        "The group at home: its site has the address of record. One of 'groups'.",
        example="breast",
        default="",
    )
    order: int | None = declare(
        Kind.NUMBER,
        "Place among its like: lower numbers come first, pages without a number last.",
        example="10",
        also=("weight",),
    )
    tags: tuple[str, ...] = declare(
        Kind.WORDS,
        "Words to find the page by.",
        example="mammography, screening",
        default=(),
        also=("keywords",),
    )
    aliases: tuple[str, ...] = declare(
        Kind.WORDS,
        "Other names of the record; those that begin with / are old addresses of its page.",
        example="A. Lovelace, /members/ada/",
        default=(),
    )
    links: tuple[Link, ...] = declare(
        Kind.LINKS,
        "More web addresses, each with the text to show.",
        example="{Code: https://github.com/example/code}",
        default=(),
    )
    status: str = declare(
        Kind.CHOICE,
        "A draft is checked but not published; a hidden page is published but in no list.",
        example="draft",
        default="",
        choices=("published", "draft", "hidden"),
    )
    draft: bool = declare(
        Kind.FLAG, "Another way to write 'status: draft'.", example="yes", default=False
    )
    date: PartialDate | None = declare(
        Kind.DATE,
        "When the page was written.",
        example="2026-03-14",
        also=("published",),
    )
    language: str = declare(
        Kind.TEXT, "Language of the page, as in HTML.", example="nl", default="", also=("lang",)
    )
    record_type: str = declare(
        Kind.TEXT,
        "What the page describes, if its folder does not say it.",
        example="project",
        default="",
    )
    template: str = declare(
        Kind.TEXT,
        "Name of the layout in older systems; kept, and not needed.",
        example="project-single",
        default="",
        also=("layout",),
    )
    redirect: str = declare(
        Kind.URL, "Address to which this page sends its readers.", example="/projects/marble/",
        default="",
    )  # fmt: skip

    @property
    def ref(self) -> tuple[str, str]:
        """(type, key): the record's identity in the portal."""
        return (self.type_name, self.key)

    @property
    def label(self) -> str:
        """The text of links to the record."""
        return self.title

    @property
    def is_draft(self) -> bool:
        """Whether the record is kept out of the site."""
        return self.draft or self.status == "draft"

    @property
    def is_listed(self) -> bool:
        """Whether lists, the search and the map of the site show the record."""
        return self.elsewhere is None and not self.is_draft and self.status != "hidden"

    @property
    def web_address(self) -> str:
        """Where a link to the record leads if this site has no page for it, or nothing."""
        return self.elsewhere if self.elsewhere is not None else str(getattr(self, "url", ""))

    @property
    def names(self) -> tuple[str, ...]:
        """Everything the record may be called besides its key."""
        return (self.title, *(name for name in self.aliases if not name.startswith("/")))

    @property
    def old_addresses(self) -> tuple[str, ...]:
        """Addresses at which the page was found earlier."""
        return tuple(name for name in self.aliases if name.startswith("/"))

    def line_of(self, field_name: str) -> Source:
        """Return the place where a field was written."""
        return self.source.at(self.lines.get(field_name, self.source.line))


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


@dataclass(frozen=True, slots=True)
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
    sections: tuple[Section, ...] = ()
    overview: tuple[Section, ...] = ()
    """What the page that leads to all records of the type lists by itself."""
    views: tuple[View, ...] = ()
    """More pages beside the overview."""
    year_views: bool = False
    """Whether there is also a page for each year."""
    criteria: Mapping[str, Callable[[Catalogue, Record], tuple[str, ...]]] = field(
        default_factory=dict
    )
    """Query option -> the values for which a record answers to it."""
    facts: Callable[[Catalogue, Record], tuple[Fact, ...]] | None = None
    """What the top of a page tells about its record."""
    default_order: str = "title"
    default_layout: str = "cards"
    vocabulary: Vocabulary = Vocabulary.FIXED

    @property
    def folder(self) -> str:
        """The folder of new pages."""
        return self.folders[0]

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


def asked(
    type_name: str, *, by: str = "", layout: str = "", **criteria: str
) -> Callable[[Record], Query]:
    """Return an overview's query, which is the same for every record."""
    query = replace(Query.of(type_name, None, **criteria), by=by, layout=layout)
    return lambda _: query


def selected_section(type_name: str) -> Section:
    """Return the section for the selected publications of a record of that type."""
    return Section(
        "selected",
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
