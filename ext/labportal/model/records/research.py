"""Research lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from labportal.model.facts import Fact, linked_fact
from labportal.model.fields import Kind, declare
from labportal.model.query import Query
from labportal.model.records.base import Record
from labportal.model.records.rows import (
    Back,
    Phases,
    RecordType,
    Section,
    asked,
    end_of,
    is_finished,
    listed,
    publications_section,
    selected_section,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from labportal.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class ResearchLine(Record):
    """A lasting theme of research with its projects and people."""

    type_name: ClassVar[str] = "research"

    title_long: str = declare(
        Kind.TEXT,
        "The heading of the page, when 'title' is a short form.",
        example="Lung cancer screening with low-dose CT",
        default="",
        also=("long_title", "subtitle"),
    )
    leader: tuple[str, ...] = declare(
        Kind.NAMES,
        "Who leads it.",
        example="Ada Lovelace",
        default=(),
        target="person",
        also=("leaders", "section_leader", "head"),
    )
    people: tuple[str, ...] = declare(
        Kind.NAMES,
        "Who works on it, in the order to be shown.",
        example="Ada Lovelace, Grace Hopper",
        default=(),
        target="person",
        also=("members", "researchers"),
    )
    projects: tuple[str, ...] = declare(
        Kind.KEYS,
        "Its projects, in the order to be shown.",
        example="breast-image-analysis, marble",
        default=(),
        target="project",
    )
    previous_projects: tuple[str, ...] = declare(
        Kind.KEYS,
        "Its finished projects.",
        example="first-reader",
        default=(),
        target="project",
    )
    research: tuple[str, ...] = declare(
        Kind.KEYS,
        "Its parts, which are research lines too.",
        example="lung-nodules",
        default=(),
        target="research",
        also=("research_lines", "sublines"),
    )
    software: tuple[str, ...] = declare(
        Kind.KEYS, "Its software.", example="lesion-viewer", default=(), target="software"
    )
    algorithms: tuple[str, ...] = declare(
        Kind.WORDS,
        "Its algorithms on grand-challenge.org, by their addresses or the names in them.",
        example="pulmonary-nodule-detection",
        default=(),
    )
    bibkeys: tuple[str, ...] = declare(
        Kind.BIBKEYS,
        "Its publications, in the order to be shown.",
        example="Litj17",
        default=(),
        target="publication",
        also=("publications",),
    )
    show_in_overview: bool = declare(
        Kind.FLAG, "Whether the overview of research lines shows it.", example="no", default=True,
        internal=True,
    )  # fmt: skip
    finished: bool | None = declare(Kind.FLAG, "Whether the work is over.", example="no")


def _projects(field_name: str, other: str, status: str) -> Callable[[Record], Query | None]:
    """Return the query for the projects a line lists, and those that name the line."""

    def query(record: Record) -> Query | None:
        return Query(
            type_name="project",
            names=getattr(record, field_name),
            # A project that ends moves from one list to the other by itself.
            also=getattr(record, other),
            plus=(("research", (record.key,)),),
            criteria=(("status", (status,)),),
        )

    return query


def _overview(_: Catalogue, record: Record) -> tuple[str, ...]:
    assert isinstance(record, ResearchLine)
    return ("yes",) if record.show_in_overview else ("no",)


_PLATFORM = "https://grand-challenge.org/algorithms/"


def _algorithms(record: Record) -> Query | None:
    """Return the query for algorithms that other people run; one with a page here leads there."""
    assert isinstance(record, ResearchLine)
    urls = {}
    for written in record.algorithms:
        slug = written.strip("/").rpartition("/")[2]
        label = " ".join(slug.replace("_", "-").split("-"))
        address = written if "://" in written else f"{_PLATFORM}{slug}/"
        urls[label[:1].upper() + label[1:]] = address
    if not urls:
        return None
    return Query(
        type_name="software",
        names=tuple(urls),
        urls=tuple(urls.items()),
        order="given",
        tells_hosts=True,
    )


def _facts(catalogue: Catalogue, record: Record) -> tuple[Fact, ...]:
    assert isinstance(record, ResearchLine)
    return (
        linked_fact(catalogue, record, "leader", "Led by"),
        linked_fact(catalogue, record, "groups", "Groups"),
    )


TYPE = RecordType(
    name="research",
    plural="research",
    role="research",
    record_class=ResearchLine,
    folders=("research", "sections", "themes"),
    singular_heading="Research line",
    plural_heading="Research lines",
    default_order="order",
    facts=_facts,
    sections=(
        Section("research", "Research lines", listed("research", "research")),
        Section(
            "projects", "Current projects", _projects("projects", "previous_projects", "current")
        ),
        Section(
            "previous_projects",
            "Previous projects",
            _projects("previous_projects", "projects", "finished"),
        ),
        Section("software", "Software", listed("software", "software")),
        Section("algorithms", "Algorithms", _algorithms),
        Section("people", "People", listed("person", "people")),
        selected_section("research"),
        publications_section("research", others=False),
    ),
    overview=(Section("lines", "", asked("research", overview="yes")),),
    criteria={"overview": _overview},
    home=Query.of("research", overview="yes"),
    phases=Phases(until=end_of, over=is_finished),
    back={"publication": Back(heading="Research lines")},
    templates=("research-single",),
    has_lists=True,
    offered=("description", "leader", "people", "projects", "bibkeys", "picture", "groups"),
)
