"""People: members of the groups, and external people who have no page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from labportal.model.facts import Fact, linked_fact, period, text_fact
from labportal.model.fields import Kind, PerGroup, Vocabulary, declare
from labportal.model.names import PersonName, parse_name
from labportal.model.query import Query
from labportal.model.records.base import Record
from labportal.model.records.rows import (
    Phases,
    RecordType,
    Section,
    asked,
    by_year,
    end_of,
    listed,
    selected_section,
)
from labportal.model.titles import split_titles, stands_after_name, without_titles

if TYPE_CHECKING:
    from labportal.model.catalogue import Catalogue
    from labportal.model.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """A member or former member of a group."""

    type_name: ClassVar[str] = "person"

    name: str = declare(
        Kind.TEXT,
        "Full name, if the heading of the page is something else.",
        example="Ada Lovelace",
        default="",
    )
    pub_name: str = declare(
        Kind.TEXT,
        "The name used on publications, if it is another one.",
        example="Ada King",
        default="",
        also=("publication_name",),
    )
    position: PerGroup[str] = declare(
        Kind.TEXT,
        "Job title, in free text; one for all groups, or one for each.",
        example="Professor of Medical Imaging",
        default=PerGroup(""),
        per_group=True,
    )
    role: PerGroup[str] = declare(
        Kind.CHOICE,
        "The section of the people page in which the person stands.",
        example="phd",
        default=PerGroup(""),
        per_group=True,
        vocabulary=Vocabulary.ROLES,
        also=("type", "category"),
    )
    active: PerGroup[bool | None] = declare(
        Kind.FLAG,
        "Whether the person works here now; not needed when 'end' is given.",
        example="yes",
        default=PerGroup(None),
        per_group=True,
    )
    start: PartialDate | None = declare(
        Kind.DATE, "When the person came.", example="2021-09", also=("start_date", "joined")
    )
    end: PartialDate | None = declare(
        Kind.DATE,
        "When the person left or will leave.",
        example="2025-08",
        also=("end_date", "left"),
    )
    now: str = declare(
        Kind.TEXT,
        "What a former member does now; shown on the page and in lists once the person has left.",
        example="Assistant professor in Lisbon",
        default="",
        also=("next_position", "moved_to"),
    )
    degrees: str = declare(
        Kind.TEXT,
        "Academic titles, shown with the name on the person's page.",
        example="Prof. dr.",
        default="",
        also=("academic_title",),
    )
    letters: str = declare(
        Kind.TEXT,
        "Academic degrees, shown after the name.",
        example="MD PhD",
        default="",
        also=("post_nominals",),
    )
    affiliation: str = declare(
        Kind.TEXT,
        "Department or institution, if it is not that of the group.",
        example="Department of Radiology",
        default="",
    )
    email: str = declare(
        Kind.EMAIL,
        "E-mail address.",
        example="ada@example.org",
        default="",
        also=("e_mail", "mail"),
    )
    telephone: str = declare(
        Kind.TEXT, "Telephone number.", example="+31 24 000 0000", default="", also=("phone",)
    )
    office: str = declare(Kind.TEXT, "Room and building.", example="Room 2.17", default="")
    website: str = declare(
        Kind.URL, "Personal site.", example="https://ada.example.org", default="",
        also=("url", "homepage"), link="Website",
    )  # fmt: skip
    github: str = declare(
        Kind.URL, "GitHub profile.", example="https://github.com/ada", default="", link="GitHub"
    )
    orcid: str = declare(
        Kind.ORCID,
        "ORCID iD, as number or address.",
        example="0000-0002-1825-0097",
        default="",
        link="ORCID",
    )
    scholar: str = declare(
        Kind.URL,
        "Google Scholar profile.",
        example="https://scholar.google.com/citations?user=x",
        default="",
        also=("google_scholar",),
        link="Google Scholar",
    )
    researcherid: str = declare(
        Kind.URL,
        "Web of Science ResearcherID profile.",
        example="https://www.webofscience.com/wos/author/record/A-1234-2010",
        default="",
        link="ResearcherID",
    )
    linkedin: str = declare(
        Kind.URL,
        "LinkedIn profile.",
        example="https://www.linkedin.com/in/ada",
        default="",
        link="LinkedIn",
    )
    mastodon: str = declare(
        Kind.URL,
        "Mastodon profile.",
        example="https://scholar.social/@ada",
        default="",
        link="Mastodon",
    )
    bluesky: str = declare(
        Kind.URL,
        "Bluesky profile.",
        example="https://bsky.app/profile/ada",
        default="",
        link="Bluesky",
    )
    show_publication_years: bool | None = declare(
        Kind.FLAG,
        "Whether the publication list has a heading for each year; if unsaid, a long list has.",
        example="no",
        internal=True,
    )
    projects: tuple[str, ...] = declare(
        Kind.KEYS,
        "Projects, besides those whose own page names the person.",
        example="breast-image-analysis",
        default=(),
        target="project",
    )
    bibkeys: tuple[str, ...] = declare(
        Kind.BIBKEYS,
        "Selected publications, shown before the full list.",
        example="Love43",
        default=(),
        target="publication",
        also=("publications", "selected_publications"),
    )

    @property
    def label(self) -> str:
        """The person's name."""
        return self.name or self.title

    @property
    def heading(self) -> str:
        """The name with the academic titles around it."""
        after = [self.letters] if self.letters else []
        if stands_after_name(self.degrees):
            return ", ".join([self.label, self.degrees, *after])
        return ", ".join([f"{self.degrees} {self.label}".strip(), *after])

    @property
    def names(self) -> tuple[str, ...]:
        """Full name, publication name and aliases, without academic titles."""
        written = (self.label, self.title, self.pub_name, *Record.names.fget(self)[1:])  # type: ignore[attr-defined]
        return tuple(dict.fromkeys(without_titles(name) for name in written if name))

    @property
    def parsed_name(self) -> PersonName:
        """The person's name in its parts."""
        return parse_name(without_titles(self.label))


def with_titles_apart(person: Person) -> Person:
    """Return the person with the academic titles in their name moved to the fields for them."""
    name, title = split_titles(person.name), split_titles(person.title)
    if (name.name, title.name) == (person.name, person.title):
        return person
    return replace(
        person,
        name=name.name,
        title=title.name,
        degrees=person.degrees or name.before or title.before,
        letters=person.letters or name.after or title.after,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalPerson(Record):
    """Somebody outside the groups, from the file of external people."""

    type_name: ClassVar[str] = "external"

    name: str = declare(Kind.TEXT, "Full name.", example="Grace Hopper", default="", required=True)
    position: str = declare(Kind.TEXT, "Job title.", example="Radiologist", default="")
    affiliation: str = declare(Kind.TEXT, "Employer.", example="Example University", default="")
    url: str = declare(
        Kind.URL, "Personal site.", example="https://grace.example.org", default="",
        also=("website",),
    )  # fmt: skip
    email: str = declare(Kind.EMAIL, "E-mail address.", example="g@example.org", default="")
    orcid: str = declare(Kind.ORCID, "ORCID iD.", example="0000-0002-1825-0097", default="")
    pub_name: str = declare(
        Kind.TEXT, "The name used on publications.", example="G. B. M. Hopper", default=""
    )

    @property
    def label(self) -> str:
        """The person's name."""
        return self.name or self.title

    @property
    def names(self) -> tuple[str, ...]:
        """Name, publication name and aliases."""
        written = (self.label, self.pub_name, *self.aliases)
        return tuple(dict.fromkeys(without_titles(name) for name in written if name))

    @property
    def parsed_name(self) -> PersonName:
        """The person's name in its parts."""
        return parse_name(without_titles(self.label))


def _roles(_: Catalogue, record: Record) -> tuple[str, ...]:
    assert isinstance(record, Person)
    return record.role.values


def _facts(catalogue: Catalogue, record: Record) -> tuple[Fact, ...]:
    assert isinstance(record, Person)
    always = (
        text_fact("affiliation", "Affiliation", record.affiliation),
        linked_fact(catalogue, record, "groups", "Groups"),
        text_fact("period", "Period", period(record, catalogue)),
    )
    if not catalogue.is_active(record):
        return (*always, text_fact("now", "Now", record.now))
    return (
        text_fact("email", "E-mail", record.email, f"mailto:{record.email}"),
        text_fact("telephone", "Telephone", record.telephone, "tel:" + _dialled(record.telephone)),
        text_fact("office", "Office", record.office),
        *always,
    )


def _line(catalogue: Catalogue, record: Record, group: str) -> str:
    if isinstance(record, ExternalPerson):
        return ", ".join(part for part in (record.position, record.affiliation) if part)
    assert isinstance(record, Person)
    if catalogue.is_active(record, group):
        return record.position.in_group(group)
    # A former member's last position is nobody's business any more.
    return " · ".join(part for part in (period(record, catalogue), record.now) if part)


def _dialled(telephone: str) -> str:
    return "".join(char for char in telephone if char.isdigit() or char == "+")


def _publications(record: Record) -> Query:
    assert isinstance(record, Person)
    query = Query.of("publication", person=record.key)
    if record.show_publication_years is None:
        return by_year(query)
    return replace(query, by="year") if record.show_publication_years else query


def _selected(record: Record) -> Query | None:
    """Return the query for what a person selects, or else for what entries say is selected."""
    return listed("publication", "bibkeys")(record) or selected_section("person").query(record)


TYPE = RecordType(
    name="person",
    plural="people",
    role="person",
    record_class=Person,
    folders=("people", "members", "team", "staff"),
    singular_heading="Person",
    plural_heading="People",
    default_order="name",
    default_layout="grid",
    facts=_facts,
    sections=(
        Section("selected", "Selected publications", _selected, "bibkeys"),
        Section(
            "research", "Research lines", lambda person: Query.of("research", person=person.key)
        ),
        Section("projects", "Projects", lambda person: Query.of("project", person=person.key)),
        Section("software", "Software", lambda person: Query.of("software", person=person.key)),
        Section(
            "publications",
            "Publications",
            _publications,
        ),
        Section(
            "supervised",
            "Theses supervised",
            lambda person: replace(
                Query.of("publication", supervisor=person.key), layout="gallery"
            ),
        ),
    ),
    overview=(
        Section("members", "", asked("person", by="role", status="current")),
        Section("former", "Former members", asked("person", layout="names", status="former")),
    ),
    criteria={"role": _roles},
    home=replace(Query.of("person", status="current"), limit=8, more="Everybody"),
    # Whoever leaves is not marked in the browser: the next build takes away the details, too.
    phases=Phases(
        past="former",
        past_heading="Former members",
        badge="",
        until=end_of,
        corrected=False,
    ),
    line=_line,
    address=lambda record: record.url if isinstance(record, ExternalPerson) else "",
    templates=("people-single", "person-single"),
    has_lists=True,
    offered=tuple("role position groups start end email orcid picture website aliases".split()),
)
