"""Funders: each has a page with its grants and projects, whether or not somebody wrote one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from labportal.model.facts import Fact, text_fact
from labportal.model.fields import Kind, declare
from labportal.model.keys import slug
from labportal.model.query import Query
from labportal.model.records.base import Record
from labportal.model.records.grant import Grant
from labportal.model.records.project import Project
from labportal.model.records.rows import Meaning, RecordType, Section, asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labportal.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Funder(Record):
    """A foundation, programme or ministry that pays for research."""

    type_name: ClassVar[str] = "funder"

    title_long: str = declare(
        Kind.TEXT,
        "The full name, when 'title' is a short form.",
        example="Dutch Cancer Society",
        default="",
        also=("long_title", "full_name"),
        meaning="alternateName",
    )
    country: str = declare(Kind.TEXT, "Its country.", example="Netherlands", default="")
    ror: str = declare(
        Kind.URL,
        "Its ROR address.",
        example="https://ror.org/00g30e956",
        default="",
        meaning="identifier",
    )
    website: str = declare(
        Kind.URL,
        "Its own site.",
        example="https://kwf.nl",
        default="",
        also=("url",),
        link="Website",
        meaning="sameAs",
    )

    @property
    def names(self) -> tuple[str, ...]:
        """Short and full name, and aliases."""
        return (self.title, *((self.title_long,) if self.title_long else ()), *self._others)

    @property
    def _others(self) -> tuple[str, ...]:
        return tuple(name for name in self.aliases if not name.startswith("/"))


def _named(records: Iterable[Record]) -> Iterator[tuple[str, str, Record]]:
    """Yield every funder that a record names, with its address, and the record."""
    for record in records:
        if isinstance(record, Grant) and record.funder:
            yield record.funder, "", record
        elif isinstance(record, Project):
            for item in record.funding:
                yield item.funder, item.url, record


def missing_funders(records: Iterable[Record]) -> Iterator[Funder]:
    """Yield a record for each funder that is named and has no page of its own."""
    known = list(records)
    taken = {
        slug(name)
        for record in known
        if isinstance(record, Funder)
        for name in (record.key, *record.names)
    }
    named: dict[str, list[tuple[str, str, Record]]] = {}
    for name, url, record in _named(known):
        key = slug(name)
        if key and key not in taken and not record.is_draft:
            named.setdefault(key, []).append((name, url, record))
    for key, found in named.items():
        groups = [record.groups for _, _, record in found]
        yield Funder(
            key=key,
            source=found[0][2].source,
            docname=f"{TYPE.folder}/{key}",
            is_made=True,
            title=found[0][0],
            website=next((url for _, url, _ in found if url), ""),
            # On a site with some of the groups only if they have something from it.
            groups=tuple(dict.fromkeys(group for some in groups for group in some))
            if all(groups)
            else (),
        )


def _facts(_: Catalogue, record: Record) -> tuple[Fact, ...]:
    assert isinstance(record, Funder)
    return (
        text_fact("country", "Country", record.country),
        text_fact("ror", "ROR", record.ror.rpartition("/")[2], record.ror),
    )


TYPE = RecordType(
    name="funder",
    plural="funders",
    role="funder",
    record_class=Funder,
    folders=("funders",),
    singular_heading="Funder",
    plural_heading="Funders",
    default_layout="list",
    offered=("title_long", "country", "ror", "website", "picture"),
    facts=_facts,
    sections=(
        Section("grants", "Grants", lambda funder: Query.of("grant", funder=funder.key)),
        Section("projects", "Projects", lambda funder: Query.of("project", funder=funder.key)),
    ),
    overview=(Section("all", "", asked("funder")),),
    home=Query.of("funder"),
    made=missing_funders,
    meaning=Meaning(type="FundingAgency", groups=""),
    in_bar=False,
)
