"""News."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from labportal.model.dates import Span
from labportal.model.facts import Fact, linked_fact, text_fact
from labportal.model.fields import Kind, Vocabulary, declare
from labportal.model.query import Query
from labportal.model.records.base import Record
from labportal.model.records.rows import Back, Meaning, RecordType, Section, asked, listed

if TYPE_CHECKING:
    from labportal.model.catalogue import Catalogue
    from labportal.model.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class News(Record):
    """Something that happened, told once and dated."""

    type_name: ClassVar[str] = "news"

    date: PartialDate | None = declare(
        Kind.DATE,
        "The day of the news; the newest comes first.",
        example="2026-03-14",
        required=True,
        also=("published",),
    )
    kind: str = declare(
        Kind.CHOICE,
        "What it is about.",
        example="defence",
        default="",
        vocabulary=Vocabulary.KINDS,
        kinds_of="news",
        also=("type",),
    )
    authors: tuple[str, ...] = declare(
        Kind.NAMES,
        "Who wrote it.",
        example="Grace Hopper",
        default=(),
        target="person",
        also=("author",),
        meaning="author",
    )
    people: tuple[str, ...] = declare(
        Kind.NAMES,
        "Whom it is about.",
        example="Ada Lovelace",
        default=(),
        target="person",
        also=("members",),
        meaning="about",
    )
    projects: tuple[str, ...] = declare(
        Kind.KEYS,
        "Projects it is about.",
        example="marble",
        default=(),
        target="project",
        meaning="about",
    )
    bibkeys: tuple[str, ...] = declare(
        Kind.BIBKEYS,
        "Publications it is about.",
        example="Mori20",
        default=(),
        target="publication",
        also=("publications",),
    )
    website: str = declare(
        Kind.URL,
        "Where there is more to read.",
        example="https://example.org/prize",
        default="",
        also=("url", "external_url"),
        link="Read more",
        meaning="sameAs",
    )

    @property
    def published_from(self) -> PartialDate | None:
        """The first day on which the site shows the record, if there is such a day."""
        return self.publish or self.date


def _facts(catalogue: Catalogue, record: Record) -> tuple[Fact, ...]:
    return (
        text_fact("date", "Published", catalogue.words.date(record.date)),
        linked_fact(catalogue, record, "authors", "Authors"),
        linked_fact(catalogue, record, "groups", "Groups"),
    )


TYPE = RecordType(
    name="news",
    plural="news",
    role="news",
    record_class=News,
    folders=("news", "highlights"),
    singular_heading="News item",
    plural_heading="News",
    default_order="newest",
    templates=("article", "news-single", "highlight-single"),
    offered=("date", "description", "kind", "people", "projects", "bibkeys", "picture", "groups"),
    kinds={
        "announcement": "Announcements",
        "award": "Prizes and grants",
        "defence": "Defences",
        "publication": "Publications",
        "media": "In the media",
        "newsletter": "Newsletters",
    },
    badge_of_kind={"award": "Prize", "defence": "Defence", "media": "In the media"},
    span=lambda record: Span(start=record.date) if record.date else None,
    facts=_facts,
    sections=(
        Section("people", "People", listed("person", "people")),
        Section("projects", "Projects", listed("project", "projects")),
        Section("publications", "Publications", listed("publication", "bibkeys"), "bibkeys"),
    ),
    overview=(Section("all", "", asked("news")),),
    home=replace(Query.of("news"), limit=3, more="All news"),
    back={
        "person": Back(heading="In the news", layout="list"),
        "project": Back(heading="News", layout="list"),
        "publication": Back(heading="News"),
        "group": Back(heading="News", limit=3),
    },
    meaning=Meaning(type="NewsArticle", name="headline", groups="publisher"),
    has_feed=True,
)
