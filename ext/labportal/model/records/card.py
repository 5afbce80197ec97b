"""Cards: what an about page shows in its sections, such as partners and spin-off companies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from labportal.model.facts import Fact, linked_fact, text_fact
from labportal.model.fields import Kind, Vocabulary, declare
from labportal.model.query import Query
from labportal.model.records.base import Record
from labportal.model.records.rows import OTHER, Meaning, RecordType, Section, asked, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Record):
    """A group, service, company or partner with a picture and a few words."""

    type_name: ClassVar[str] = "card"

    kind: str = declare(
        Kind.CHOICE,
        "The section of the about page in which it stands.",
        example="spin_offs",
        default="",
        vocabulary=Vocabulary.KINDS,
        kinds_of="card",
        also=("section", "type"),
    )
    template: str = declare(
        Kind.TEXT,
        "Layout or category in older systems; kept, and not needed.",
        example="about",
        default="",
        also=("layout", "category"),
        internal=True,
    )
    url: str = declare(
        Kind.URL,
        "Where the card leads; without it, to the page of the card.",
        example="https://company.example.org",
        default="",
        also=("external_url", "read_more_url", "website", "link"),
        link="Website",
        meaning="sameAs",
    )
    portrait: str = declare(
        Kind.IMAGE,
        "A small portrait on the picture; that of the first of 'people' if there is none.",
        example="people/ada.jpg",
        default="",
        also=("pi_picture",),
        internal=True,
    )
    people: tuple[str, ...] = declare(
        Kind.NAMES,
        "Who leads it, or whom to ask.",
        example="Ada Lovelace",
        default=(),
        target="person",
        also=("leader", "pi", "contact"),
        meaning="member",
    )
    projects: tuple[str, ...] = declare(
        Kind.KEYS, "Projects it takes part in.", example="marble", default=(), target="project"
    )
    since: str = declare(
        Kind.TEXT, "The year in which it began.", example="2019", default="",
        also=("founded",), meaning="foundingDate",
    )  # fmt: skip
    show_in_overview: bool = declare(
        Kind.FLAG, "Whether lists show it.", example="no", default=True, internal=True
    )


def _facts(catalogue: Catalogue, record: Record) -> tuple[Fact, ...]:
    assert isinstance(record, Card)
    return (
        text_fact("since", "Since", record.since),
        linked_fact(catalogue, record, "groups", "Groups"),
    )


def _address(record: Record) -> str:
    assert isinstance(record, Card)
    return record.url


def _shown(_: Catalogue, record: Record) -> tuple[str, ...]:
    assert isinstance(record, Card)
    return ("yes",) if record.show_in_overview else ("no",)


SECTIONS: Mapping[str, str] = {
    "research_groups": "Research groups",
    "research_support": "Research support",
    "partners": "Partners",
    "spin_offs": "Spin-off companies",
    "industry": "Industry collaborations",
}
"""Section of the about page -> its heading."""


TYPE = RecordType(
    name="card",
    plural="cards",
    role="card",
    record_class=Card,
    folders=("cards", "partners"),
    shared_folders={
        "about": ("section", "external_url", "read_more_url", "pi_picture"),
    },
    singular_heading="Card",
    plural_heading="About us",
    default_order="order",
    templates=("card-single",),
    offered=("kind", "description", "url", "picture", "people", "since", "groups"),
    kinds=SECTIONS,
    kind_option="section",
    facts=_facts,
    criteria={"overview": _shown},
    address=_address,
    portrait="portrait",
    sections=(
        Section("people", "People", listed("person", "people")),
        Section("projects", "Projects", listed("project", "projects")),
    ),
    overview=(
        *(
            Section(word, heading, asked("card", section=word, overview="yes"))
            for word, heading in SECTIONS.items()
        ),
        Section(OTHER, "More", asked("card", section=OTHER, overview="yes")),
    ),
    home=Query.of("card", overview="yes"),
    meaning=Meaning(type="Organization", groups=""),
)
