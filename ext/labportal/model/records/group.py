"""Groups: the units whose people, projects and publications a portal shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from labportal.model.facts import Fact, linked_fact, text_fact
from labportal.model.fields import Kind, declare
from labportal.model.query import Query
from labportal.model.records.base import Record
from labportal.model.records.rows import RecordType, Section, asked, by_year, selected_section

if TYPE_CHECKING:
    from labportal.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Record):
    """A research group, laboratory or section."""

    type_name: ClassVar[str] = "group"

    title_short: str = declare(
        Kind.TEXT, "A short form of the name.", example="Breast", default="", also=("short",)
    )
    leader: tuple[str, ...] = declare(
        Kind.NAMES,
        "Who leads it.",
        example="Ada Lovelace",
        default=(),
        target="person",
        also=("leaders", "head"),
    )
    institution: str = declare(
        Kind.TEXT, "The university or hospital.", example="Example University", default=""
    )
    ror: str = declare(
        Kind.URL, "The institution's ROR address.", example="https://ror.org/016xsfp80", default=""
    )
    address: str = declare(
        Kind.TEXT, "Postal address on one line.", example="Main Street 1, Nijmegen", default=""
    )
    email: str = declare(Kind.EMAIL, "E-mail address.", example="info@example.org", default="")
    website: str = declare(
        Kind.URL, "The group's own site.", example="https://breast.example.org", default="",
        also=("url",), link="Website",
    )  # fmt: skip


def _facts(catalogue: Catalogue, record: Record) -> tuple[Fact, ...]:
    assert isinstance(record, Group)
    return (
        linked_fact(catalogue, record, "leader", "Led by"),
        text_fact("institution", "Institution", record.institution, record.ror),
        text_fact("address", "Address", record.address),
        text_fact("email", "E-mail", record.email, f"mailto:{record.email}"),
    )


TYPE = RecordType(
    name="group",
    plural="groups",
    role="group",
    record_class=Group,
    folders=("groups",),
    singular_heading="Group",
    plural_heading="Groups",
    default_order="order",
    facts=_facts,
    sections=(
        Section("research", "Research lines", lambda group: Query.of("research", group=group.key)),
        Section(
            "projects",
            "Projects",
            lambda group: Query.of("project", group=group.key, status="current"),
        ),
        Section(
            "people", "People", lambda group: Query.of("person", group=group.key, status="current")
        ),
        selected_section("group"),
        Section(
            "publications",
            "Publications",
            lambda group: by_year(Query.of("publication", group=group.key)),
        ),
    ),
    overview=(Section("groups", "", asked("group")),),
    has_lists=True,
    home=Query.of("group"),
    offered=tuple("description leader institution address email website picture".split()),
)
