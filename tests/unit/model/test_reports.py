"""Reports of a year, a person, a project and a grant, as values."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from labportal.model.dates import PartialDate
from labportal.model.reports import (
    Order,
    Part,
    Report,
    file_stem,
    make_report,
    read_order,
    write_order,
)
from labportal.model.reports.periods import Period
from labportal.model.selection import select
from labportal.reading.portal import PortalFiles, read_portal
from labportal.reading.settings import Settings
from support import write_files

if TYPE_CHECKING:
    from pathlib import Path

    from labportal.model.catalogue import Catalogue

FILES = {
    "groups/lungs.md": "---\ntitle: Lungs\n---\n",
    "people/ada.md": "---\ntitle: Ada Lovelace\nposition: Professor\ndegrees: Prof.\n"
    "start: 2020-03\nbibkeys: Love24\ngroups: lungs\norcid: 0000-0002-1825-0097\n---\nI count.\n",
    "people/bob.md": "---\ntitle: Bob Hope\nstart: 2024-09\nposition: Postdoc\n---\n",
    "people/cees.md": "---\ntitle: Cees Dam\nstart: 2019\nend: 2024-02\n---\n",
    "projects/marble.md": "---\ntitle: Marble\npeople: Ada Lovelace, Somebody Else\n"
    "start: 2023\nend: 2026\nbibkeys: Love24\nfunding: [{funder: KWF, grant: '12 345'}]\n---\n",
    "projects/old.md": "---\ntitle: Old\nstart: 2015\nend: 2018\n---\n",
    "bib/all.bib": "@article{Love24, author={Lovelace, Ada}, title={New}, journal={J}, year=2024}\n"
    "@article{Love10, author={Lovelace, Ada}, title={Early}, journal={J}, year=2010}\n"
    "@phdthesis{Hope24, author={Hope, Bob}, title={Thesis}, school={S}, year=2024, "
    "promotor={Lovelace, Ada}}\n",
}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """A portal of three people, two projects and three publications."""
    root: Path = tmp_path_factory.mktemp("portal")
    write_files(root, FILES)
    files = PortalFiles(root=root, bib_files=("bib/all.bib",), suffixes=(".md",))
    return read_portal(files, Settings(today="2026-02-01")).catalogue


def made(catalogue: Catalogue, **order: object) -> Report:
    """Return the report that is asked for."""
    report = make_report(catalogue, Order(**order), "Portal")  # type: ignore[arg-type]
    assert report is not None
    return report


def part(report: Report, name: str) -> Part:
    """Return the part with that name."""
    return next(part for part in report.parts if part.name == name)


def listed(report: Report, name: str, catalogue: Catalogue) -> list[str]:
    """Return the keys of what a part lists."""
    query = part(report, name).query
    assert query is not None
    return [record.key for record in select(query, catalogue)]  # type: ignore[union-attr]


def test_a_year_has_numbers_results_and_people(catalogue: Catalogue) -> None:
    """The annual report counts, lists what appeared, and says who came and left."""
    report = made(catalogue, kind="year", start=PartialDate(2024))
    assert report.period == "2024"
    numbers = {what: number for number, what in part(report, "numbers").numbers}
    assert numbers == {
        "Publications": "2", "Journal articles": "1", "PhD theses": "1", "Projects": "1",
        "People": "3", "People who came": "1", "People who left": "1",
    }  # fmt: skip
    assert listed(report, "publications", catalogue) == ["love24"]
    assert listed(report, "theses", catalogue) == ["hope24"]
    assert listed(report, "projects", catalogue) == ["marble"]
    assert [(row.when, row.text) for row in part(report, "came").rows] == [
        ("September 2024", "Bob Hope")
    ]
    assert [row.text for row in part(report, "left").rows] == ["Cees Dam"]


def test_a_group_counts_for_itself(catalogue: Catalogue) -> None:
    """The report of one group leaves out what the others did."""
    report = made(catalogue, kind="year", start=PartialDate(2024), group="lungs")
    assert report.subtitle == "Lungs · Report"
    assert listed(report, "publications", catalogue) == ["love24"]
    assert not [part for part in report.parts if part.name in ("came", "left", "theses")]


def test_parts_without_content_are_left_out(catalogue: Catalogue) -> None:
    """A year in which nothing happened has a short report, and nothing fails."""
    report = made(catalogue, kind="year", start=PartialDate(1950))
    assert [part.name for part in report.parts if part.name != "numbers"] == []


def test_a_curriculum_is_made_from_what_is_known(catalogue: Catalogue) -> None:
    """Title, contact, positions, projects with funding, theses and publications."""
    report = made(catalogue, kind="cv", key="ada")
    assert (report.title, report.subtitle) == ("Prof. Ada Lovelace", "Professor")
    assert [fact.name for fact in report.facts] == ["groups", "orcid"]
    assert part(report, "profile").page == "people/ada"
    [row] = part(report, "projects").rows
    assert (row.when, row.text, row.note) == ("2023–2026", "Marble", "KWF (12 345)")
    assert listed(report, "selected", catalogue) == ["love24"]
    assert listed(report, "publications", catalogue) == ["love24", "love10"]
    assert listed(report, "supervised", catalogue) == ["hope24"]


def test_a_curriculum_may_begin_late(catalogue: Catalogue) -> None:
    """Only publications from a year on, as grant applications ask for."""
    report = made(catalogue, kind="cv", key="ada", start=PartialDate(2020))
    assert listed(report, "publications", catalogue) == ["love24"]


def test_a_project_has_people_and_results(catalogue: Catalogue) -> None:
    """Names without a page stay in the list of people."""
    report = made(catalogue, kind="project", key="marble")
    query = part(report, "people").query
    assert query is not None
    assert query.names == ("Ada Lovelace", "Somebody Else")
    assert listed(report, "publications", catalogue) == ["love24"]


def test_a_grant_is_found_by_its_number(catalogue: Catalogue) -> None:
    """Projects that name a grant are its report, however the number is spaced."""
    report = made(catalogue, kind="grant", key="12 345")
    assert report.title == "KWF 12 345"
    assert [row.text for row in part(report, "projects").rows] == ["Marble"]
    assert listed(report, "publications", catalogue) == ["love24"]


@pytest.mark.parametrize("kind", ["project", "grant", "cv"])
def test_what_is_unknown_has_no_report(catalogue: Catalogue, kind: str) -> None:
    """A report about nothing is not made."""
    assert make_report(catalogue, Order(kind=kind, key="nobody"), "Portal") is None


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2025", "", "2025"),
        ("2021", "2025", "2021–2025"),
        ("2024-09", "2025-08", "2024-09-01 – 2025-08-31"),
        ("2025-03", "", "2025-03-01 – 2025-03-31"),
    ],
)
def test_periods_read_well(start: str, end: str, text: str) -> None:
    """Whole years are written as years."""
    order = Order(kind="year", start=PartialDate.parse(start), end=PartialDate.parse(end))
    assert Period.of(order, dt.date(2026, 1, 1)).text == text


def test_orders_survive_a_setting() -> None:
    """What the command line asks for arrives in the build."""
    order = Order(kind="year", start=PartialDate(2024, 9), end=PartialDate(2025, 8), group="lungs")
    assert read_order(write_order(order)) == order
    assert file_stem(order) == "report-2024-09-2025-08-lungs"
    assert read_order("") is None
    assert read_order("poem|key=x") is None
