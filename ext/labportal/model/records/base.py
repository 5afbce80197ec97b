"""What every record has."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar

from labportal.model.fields import Kind, declare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.model.dates import PartialDate
    from labportal.model.problems import Source
    from labportal.model.query import Query


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


@dataclass(frozen=True, slots=True)
class HomePart:
    """A list that a page's header asks for."""

    name: str
    """The plural of the record type."""
    heading: str
    query: Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One described thing; its page, if it has one, is a document of the site."""

    type_name: ClassVar[str] = "record"

    key: str
    """Unique within its type; from the file name."""
    source: Source
    """Where the record was written."""
    docname: str = ""
    """The page that describes it, empty if there is none."""
    is_made: bool = False
    """Whether the site makes that page, because nobody has written it."""
    elsewhere: str | None = None
    """Of a record that another site shows instead of this one: its address there, if known."""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, hash=False, repr=False)
    """Field name -> line on which it was written."""
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)
    """Fields that were written but not declared, as they were read."""
    original: str = ""
    """Document of which this one is a translation, so that its header need not say all again."""
    is_copy: bool = False
    """Whether lists, names and links mean another copy of it, in the language of the site."""
    own_links: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Record type that only this site has -> names of such records."""
    added: PartialDate | None = None
    """The day on which its file came into the repository, if that is known."""
    changed: PartialDate | None = None
    """The day on which somebody changed the file last, if the repository knows."""
    is_awaited: bool = False
    """Whether the day of its publication is still to come."""

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
        internal=True,
    )
    picture_alt: str = declare(
        Kind.TEXT,
        "What the picture shows, for people who cannot see it.",
        example="A mammogram with an outlined lesion",
        default="",
        also=("image_alt",),
        internal=True,
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
        internal=True,
    )
    tags: tuple[str, ...] = declare(
        Kind.WORDS,
        "Words to find the page by.",
        example="mammography, screening",
        default=(),
        also=("keywords",),
    )
    slug: str = declare(
        Kind.TEXT,
        "The last part of the page's address in an older system, or all of it, which leads here.",
        example="our-tide-meter",
        default="",
        also=("save_as", "permalink"),
        internal=True,
    )
    aliases: tuple[str, ...] = declare(
        Kind.WORDS,
        "Other names of the record; those that begin with / are old addresses of its page.",
        example="A. Lovelace, /members/ada/",
        default=(),
        internal=True,
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
        internal=True,
    )
    draft: bool = declare(
        Kind.FLAG,
        "Another way to write 'status: draft'.",
        example="yes",
        default=False,
        internal=True,
    )
    date: PartialDate | None = declare(
        Kind.DATE,
        "When the page was written.",
        example="2026-03-14",
        also=("published",),
    )
    publish: PartialDate | None = declare(
        Kind.DATE,
        "The day from which the page is published; until then it is kept back like a draft.",
        example="2026-04-01",
        also=("publish_date", "publish_on", "embargo"),
        internal=True,
    )
    updated: PartialDate | None = declare(
        Kind.DATE,
        "When the page was last changed, where that is not what Git says.",
        example="2026-03-20",
        also=("modified", "last_updated", "last_modified", "lastmod"),
    )
    language: str = declare(
        Kind.TEXT, "Language of the page, as in HTML.", example="nl", default="", also=("lang",)
    )
    translation_of: str = declare(
        Kind.TEXT,
        "The page that this one is a translation of, by its file or key; not needed for "
        "``about.nl.md`` beside ``about.md``.",
        example="about",
        default="",
        also=("translates", "original"),
        internal=True,
    )
    record_type: str = declare(
        Kind.TEXT,
        "What the page describes, if its folder does not say it.",
        example="project",
        default="",
        internal=True,
    )
    template: str = declare(
        Kind.TEXT,
        "Name of the layout in older systems; kept, and not needed.",
        example="project-single",
        default="",
        also=("layout",),
        internal=True,
    )
    redirect: str = declare(
        Kind.URL, "Address to which this page sends its readers.", example="/projects/marble/",
        default="", internal=True,
    )  # fmt: skip

    @classmethod
    def field_meant(cls, written: str) -> str:  # noqa: ARG003 -- for record types that know some
        """Return the field for which a name that is no spelling of it stands, or nothing."""
        return ""

    @property
    def ref(self) -> tuple[str, str]:
        """(type, key): the record's identity in the portal."""
        return (self.type_name, self.key)

    @property
    def as_listed(self) -> Record:
        """The record under the key that others know it by, which copies do not bear."""
        return replace(self, key=self.translation_of) if self.is_copy else self

    @property
    def label(self) -> str:
        """The text of links to the record."""
        return self.title

    @property
    def heading(self) -> str:
        """The heading of the record's page."""
        return str(getattr(self, "title_long", "")) or self.label

    @property
    def is_draft(self) -> bool:
        """Whether the record is kept out of the site."""
        return self.draft or self.is_awaited or self.status == "draft"

    @property
    def published_from(self) -> PartialDate | None:
        """The first day on which the site shows the record, if there is such a day."""
        return self.publish

    @property
    def last_changed(self) -> PartialDate | None:
        """The day on which the page was last changed, if anybody knows."""
        return self.updated or self.changed

    @property
    def is_listed(self) -> bool:
        """Whether lists show the record."""
        return self.is_findable and not self.is_copy

    @property
    def is_findable(self) -> bool:
        """Whether the search and the map of the site show the record."""
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
        older = (self.older_address,) if self.older_address else ()
        return (*(name for name in self.aliases if name.startswith("/")), *older)

    @property
    def older_address(self) -> str:
        """The address that an older system took from the header, or nothing."""
        # Translations shared it with their original.
        if not self.slug or not self.docname or self.is_copy:
            return ""
        folder = "" if "/" in self.slug else posixpath.dirname(self.docname)
        return f"/{posixpath.join(folder, self.slug).strip('/').removesuffix('index.html')}"

    def line_of(self, field_name: str) -> Source:
        """Return the place where a field was written."""
        return self.source.at(self.lines.get(field_name, self.source.line))
