"""Presentations: posters, talks and demonstrations."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation(Record):
    """What was shown to others, with its poster or slides."""

    type_name: ClassVar[str] = "presentation"

    kind: str = declare(
        Kind.CHOICE,
        "What it is.",
        example="poster",
        default="",
        vocabulary=Vocabulary.KINDS,
        kinds_of="presentation",
        also=("type",),
    )
    people: tuple[str, ...] = declare(
        Kind.NAMES,
        "Its authors, in order.",
        example="Ada Lovelace, Grace Hopper",
        default=(),
        target="person",
        also=("author_list", "authors", "speakers", "members"),
        meaning="author",
    )
    venue: str = declare(
        Kind.TEXT,
        "Where it was shown.",
        example="Imaging Days 2026, Leiden",
        default="",
        also=("event", "conference", "location"),
        meaning="locationCreated:Place.name",
    )
    picture: str = declare(
        Kind.IMAGE,
        "The picture of the card and of the page: the poster, or a slide.",
        example="presentations/poster.png",
        default="",
        also=("image", "photo", "featured_image", "thumbnail", "picture_overview"),
        internal=True,
    )
    picture_large: str = declare(
        Kind.IMAGE,
        "The poster in full, shown under the text.",
        example="presentations/poster-large.png",
        default="",
        also=("poster_image",),
        internal=True,
    )
    poster: str = declare(
        Kind.URL, "The poster as a file.", example="https://example.org/poster.pdf", default="",
        also=("pdf",), link="Poster",
    )  # fmt: skip
    slides: str = declare(
        Kind.URL, "The slides.", example="https://example.org/slides.pdf", default="",
        link="Slides",
    )  # fmt: skip
    video: str = declare(
        Kind.URL, "A recording.", example="https://example.org/video", default="",
        also=("recording",), link="Recording",
    )  # fmt: skip
    arxiv: str = declare(
        Kind.URL, "The paper.", example="https://arxiv.org/abs/2601.00001", default="",
        also=("paper", "url"), link="Paper",
    )  # fmt: skip
    projects: tuple[str, ...] = declare(
        Kind.KEYS,
        "Projects it comes from.",
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


def _facts(catalogue: Catalogue, record: Record) -> tuple[Fact, ...]:
    assert isinstance(record, Presentation)
    return (
        linked_fact(catalogue, record, "people", "Authors"),
        text_fact("venue", "Shown at", record.venue),
        text_fact("date", "Date", catalogue.words.date(record.date)),
        linked_fact(catalogue, record, "groups", "Groups"),
    )


TYPE = RecordType(
    name="presentation",
    plural="presentations",
    role="presentation",
    record_class=Presentation,
    folders=("presentations", "posters", "talks"),
    singular_heading="Presentation",
    plural_heading="Presentations",
    default_order="newest",
    templates=("presentation-single",),
    offered=tuple("date kind people venue description picture poster slides projects".split()),
    kinds={"poster": "Posters", "talk": "Talks", "demo": "Demonstrations"},
    badge_of_kind={"poster": "Poster", "talk": "Talk", "demo": "Demonstration"},
    span=lambda record: Span(start=record.date) if record.date else None,
    line=lambda _, record, __: getattr(record, "venue", ""),
    facts=_facts,
    sections=(
        Section("projects", "Projects", listed("project", "projects")),
        Section("publications", "Publications", listed("publication", "bibkeys"), "bibkeys"),
    ),
    overview=(Section("all", "", asked("presentation")),),
    home=replace(Query.of("presentation"), limit=3, more="All presentations"),
    back={
        "person": Back(heading="Presentations", layout="list"),
        "project": Back(heading="Presentations"),
        "publication": Back(heading="Presentations"),
    },
    meaning=Meaning(type="PresentationDigitalDocument"),
)
