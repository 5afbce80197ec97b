"""Projects."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from labportal.model.facts import (
    Fact,
    funding_fact,
    linked_fact,
    period,
    text_fact,
    words_fact,
)
from labportal.model.fields import Kind, Vocabulary, declare
from labportal.model.query import Query
from labportal.model.records.base import Funding, Record
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
    from labportal.model.catalogue import Catalogue
    from labportal.model.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Record):
    """Work with an aim, people and often a funder."""

    type_name: ClassVar[str] = "project"

    title_long: str = declare(
        Kind.TEXT,
        "The heading of the page, when 'title' is a short form.",
        example="Machine learning for breast MRI screening",
        default="",
        also=("long_title", "subtitle"),
    )
    finished: bool | None = declare(
        Kind.FLAG,
        "Whether the work is over; not needed when 'end' is given.",
        example="no",
    )
    start: PartialDate | None = declare(
        Kind.DATE, "When the work began.", example="2022-01", also=("start_date",)
    )
    end: PartialDate | None = declare(
        Kind.DATE, "When the work ends.", example="2026-12", also=("end_date",)
    )
    kind: str = declare(
        Kind.CHOICE,
        "Whose project it is.",
        example="general",
        default="general",
        vocabulary=Vocabulary.KINDS,
        kinds_of="project",
        also=("type",),
    )
    leader: tuple[str, ...] = declare(
        Kind.NAMES,
        "Who leads it.",
        example="Ada Lovelace",
        default=(),
        target="person",
        also=("leaders", "project_leader", "principal_investigator", "pi"),
    )
    people: tuple[str, ...] = declare(
        Kind.NAMES,
        "Who works on it, in the order to be shown.",
        example="Ada Lovelace, Grace Hopper",
        default=(),
        target="person",
        also=("members", "team"),
    )
    partners: tuple[str, ...] = declare(
        Kind.WORDS, "Institutions that take part.", example="Example Hospital", default=()
    )
    funding: tuple[Funding, ...] = declare(
        Kind.FUNDING,
        "Who pays for it.",
        example="[{funder: KWF, grant: '12345', url: https://kwf.nl}]",
        default=(),
        also=("funder", "funders", "grants"),
    )
    bibkeys: tuple[str, ...] = declare(
        Kind.BIBKEYS,
        "Its publications, in the order to be shown.",
        example="Mori20, Ayat20",
        default=(),
        target="publication",
        also=("publications",),
    )
    research: tuple[str, ...] = declare(
        Kind.KEYS,
        "The research lines it belongs to.",
        example="breast-imaging",
        default=(),
        target="research",
        also=("research_lines",),
    )
    software: tuple[str, ...] = declare(
        Kind.KEYS,
        "Software that came from it.",
        example="lesion-viewer",
        default=(),
        target="software",
    )
    projects: tuple[str, ...] = declare(
        Kind.KEYS,
        "Related projects.",
        example="marble",
        default=(),
        target="project",
        also=("related_projects",),
    )
    website: str = declare(
        Kind.URL, "The project's own site.", example="https://marble.example.org", default="",
        also=("url",), link="Website",
    )  # fmt: skip


def _facts(catalogue: Catalogue, record: Record) -> tuple[Fact, ...]:
    assert isinstance(record, Project)
    return (
        linked_fact(catalogue, record, "leader", "Led by"),
        text_fact("period", "Period", period(record, catalogue)),
        linked_fact(catalogue, record, "groups", "Groups"),
        funding_fact(catalogue, record, record.funding),
        words_fact("partners", "Partners", record.partners),
    )


TYPE = RecordType(
    name="project",
    plural="projects",
    role="project",
    record_class=Project,
    folders=("projects",),
    singular_heading="Project",
    plural_heading="Projects",
    default_order="order",
    facts=_facts,
    sections=(
        Section("people", "People", listed("person", "people")),
        Section(
            "research", "Research lines", lambda project: Query.of("research", project=project.key)
        ),
        Section("projects", "Related projects", listed("project", "projects")),
        Section("software", "Software", listed("software", "software")),
        selected_section("project"),
        publications_section("project"),
    ),
    overview=(
        Section("current", "", asked("project", status="current")),
        Section("finished", "Finished projects", asked("project", status="finished")),
    ),
    home=replace(Query.of("project", status="current"), limit=6, more="All projects"),
    phases=Phases(until=end_of, over=is_finished),
    kinds={"general": "Projects", "student": "Student projects"},
    badge_of_kind={"student": "Student project"},
    line=lambda catalogue, record, _: period(record, catalogue),
    back={"publication": Back(heading="Projects")},
    templates=("project-single",),
    has_lists=True,
    offered=tuple(
        """description people bibkeys research start end funding partners picture
        groups""".split()
    ),
)
