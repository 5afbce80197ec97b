"""A catalogue of invented records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from labportal.model.catalogue import Catalogue
from labportal.model.dates import PartialDate
from labportal.model.fields import PerGroup
from labportal.model.linking import build_catalogue
from labportal.model.names import parse_name
from labportal.model.problems import Source
from labportal.model.records import (
    ExternalPerson,
    Group,
    Person,
    Project,
    Publication,
    Record,
    ResearchLine,
    Software,
)

ROLES = {"chair": "Chair", "phd": "PhD candidates", "staff": "Staff"}
Maker = Callable[..., Catalogue]


def _at(key: str) -> dict[str, object]:
    return {"key": key, "source": Source(f"{key}.md"), "docname": key}


def make_person(key: str, title: str, **fields: object) -> Person:
    """Return a member with a page."""
    return Person(title=title, **{**_at(f"{key}"), **fields})  # type: ignore[arg-type]


def make_project(key: str, **fields: object) -> Project:
    """Return a project with a page."""
    return Project(title=key.capitalize(), **{**_at(key), **fields})  # type: ignore[arg-type]


def make_paper(bibkey: str, authors: str, year: int | None, **fields: object) -> Publication:
    """Return a publication."""
    settings = {"kind": "article", **fields}
    return Publication(
        key=bibkey.lower(), bibkey=bibkey, entry_type="article", source=Source("p.bib"),
        title=f"On {bibkey}", year=year,
        authors=tuple(parse_name(name) for name in authors.split(";")),
        **settings,  # type: ignore[arg-type]
    )  # fmt: skip


def records() -> list[Record]:
    """Return three people, three projects, three papers and what goes with them."""
    return [
        Group(title="Alpha", **_at("alpha")),  # type: ignore[arg-type]
        Group(title="Beta", **_at("beta")),  # type: ignore[arg-type]
        make_person("ada", "Ada Doe", role=PerGroup("chair"), groups=("alpha",),
                    position=PerGroup("Professor")),
        make_person("bo", "Bo van Roe", groups=("alpha", "beta"), projects=("marble",),
                    role=PerGroup("", (("alpha", "phd"), ("beta", "staff")))),
        make_person("cy", "Cy Poe", role=PerGroup("phd"), groups=("beta",),
                    end=PartialDate(2024, 6), position=PerGroup("PhD candidate"),
                    bibkeys=("doe20",)),
        make_project("marble", people=("Ada Doe", "Grace Hopper", "No One"),
                     start=PartialDate(2022),
                     bibkeys=("DOE20", "Gone99"), research=("stones",), groups=("alpha",)),
        make_project("granite", end=PartialDate(2023), people=("Cy Poe",), kind="student"),
        make_project("basalt", order=1, draft=True),
        ResearchLine(title="Stones", leader=("prof. Ada Doe",), projects=("granit",),
                     **_at("stones")),  # type: ignore[arg-type]
        Software(title="Viewer", projects=("marble",), **_at("viewer")),  # type: ignore[arg-type]
        make_paper("Doe20", "Doe, Ada;van Roe, B.;Else, Some", 2020, doi="10.5555/1"),
        make_paper("Roe23", "van Roe, Bo", 2023, kind="conference"),
        make_paper("Poe24", "Poe, Cy", 2024, kind="phdthesis",
                   supervisors=(parse_name("Ada Doe"),)),
        make_paper("Old", "Nobody", None),
        ExternalPerson(key="grace-hopper", source=Source("x.yaml"), name="Grace Hopper",
                       url="https://grace.example.org"),
    ]  # fmt: skip


def catalogue_of(found: list[Record], today: dt.date = dt.date(2026, 3, 14)) -> Catalogue:
    """Return the catalogue of some records."""
    return build_catalogue(found, today=today, roles=ROLES, groups={})


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The catalogue of all these records."""
    return catalogue_of(records())


@pytest.fixture(scope="session")
def make_catalogue() -> Maker:
    """Build a catalogue from records of a test's own, added to those above."""
    return lambda *more, **settings: catalogue_of([*records(), *more], **settings)
