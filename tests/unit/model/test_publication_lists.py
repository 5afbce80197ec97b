"""Lists of publications: theses, selected ones, versions, and what belongs to a record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from labportal.model.codes import Code
from labportal.model.problems import Source
from labportal.model.query import Query
from labportal.model.records import RECORD_TYPES, Group, Link, ResearchLine
from labportal.model.records.rows import MANY, MANY_YEARS
from labportal.model.references import reference
from labportal.model.selection import check_query, query_from_options, select
from labportal.model.views import list_view
from unit.model.conftest import catalogue_of, make_paper, make_person, make_project

if TYPE_CHECKING:
    from labportal.model.catalogue import Catalogue
    from labportal.model.records import Record

BELLS = "Bells that ring in the dark"


def keys(catalogue: Catalogue, query: Query | None) -> list[str]:
    """Return the keys of an answer."""
    assert query is not None
    return [str(getattr(item, "key", item)) for item in select(query, catalogue)]


def section(catalogue: Catalogue, type_name: str, key: str, name: str) -> list[str]:
    """Return the keys that a section of a record's page lists."""
    found = next(part for part in RECORD_TYPES[type_name].sections if part.name == name)
    query = found.query(catalogue.records[type_name, key])
    return keys(catalogue, query) if query else []


def line(key: str, **fields: object) -> ResearchLine:
    """Return a research line."""
    return ResearchLine(key=key, source=Source(f"{key}.md"), docname=key, title=key, **fields)  # type: ignore[arg-type]


def versions() -> list[Record]:
    """Return a preprint, the paper that it became, and a preprint that became nothing."""
    return [
        make_paper("Pre19", "Bell, Bo", 2019, kind="preprint", arxiv="1901.00001"),
        make_paper("Art20", "Bell, Bo", 2020, doi="10.5555/art"),
        make_paper("Alone21", "Bell, Bo", 2021, kind="preprint"),
        make_person("bo", "Bo Bell"),
    ]


@pytest.fixture(scope="module")
def versioned() -> Catalogue:
    """A catalogue in which a preprint has become a paper."""
    found = [
        replace(record, title=BELLS, fields={"title": BELLS})  # type: ignore[call-arg]
        if record.key in ("pre19", "art20")
        else record
        for record in versions()
    ]
    return catalogue_of(found)


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({}, ["alone21", "art20"]),
        ({"person": "bo"}, ["alone21", "art20"]),
        ({"versions": "all"}, ["alone21", "art20", "pre19"]),
        ({"versions": "latest", "limit": "1"}, ["alone21"]),
        # The paper is not in these lists, so its preprint stands for it.
        ({"type": "preprint"}, ["alone21", "pre19"]),
        ({"year": "2019"}, ["pre19"]),
    ],
)
def test_a_preprint_is_shown_once(
    versioned: Catalogue, options: dict[str, str], found: list[str]
) -> None:
    """A list shows a preprint only where the paper that it became is not."""
    assert keys(versioned, query_from_options("publication", (), options)) == found


def test_named_preprints_stay(versioned: Catalogue) -> None:
    """What an editor names is shown, whatever became of it."""
    assert keys(versioned, Query.of("publication", ("Pre19", "Art20"))) == ["pre19", "art20"]


def test_the_paper_leads_to_its_preprint(versioned: Catalogue) -> None:
    """The line of a paper has a button to the preprint; the preprint has none to itself."""
    links = reference(versioned.publication("art20"), versioned).links
    assert [(link.label, link.url) for link in links] == [
        ("DOI", "https://doi.org/10.5555/art"),
        ("arXiv", "https://arxiv.org/abs/1901.00001"),
    ]
    assert len(reference(versioned.publication("pre19"), versioned).links) == 1


def test_a_preprint_button_is_not_repeated() -> None:
    """A paper that states the number of its preprint has one button for it."""
    preprint = make_paper("Pre19", "Bell, Bo", 2019, kind="preprint", arxiv="1901.00001")
    paper = make_paper(
        "Art20", "Bell, Bo", 2020, arxiv="1901.00001", links=(Link("PDF", "https://x"),)
    )
    catalogue = catalogue_of([preprint, paper])
    assert catalogue.published == {"pre19": "art20"}
    labels = [link.label for link in reference(paper, catalogue).links]
    assert labels == ["arXiv", "PDF"]


def test_wrong_options_select_nothing(versioned: Catalogue) -> None:
    """A word that is no version, or no answer to whether it is selected, is reported."""
    for options, expected in (
        ({"versions": "al"}, "unknown versions 'al'; possible are latest, all"),
        ({"selected": "maybe"}, "unknown selected 'maybe'"),
    ):
        query = query_from_options("publication", (), options)
        assert [found.message for found in check_query(query, versioned)] == [expected]
        assert select(query, versioned) == ()


def test_theses_of_both_kinds() -> None:
    """The kind thesis stands for PhD and master's theses."""
    catalogue = catalogue_of(
        [
            make_paper("Phd20", "A. B", 2020, kind="phdthesis"),
            make_paper("Msc21", "A. B", 2021, kind="mastersthesis"),
            make_paper("Art22", "A. B", 2022),
        ]
    )
    assert keys(catalogue, Query.of("publication", type="thesis")) == ["msc21", "phd20"]
    assert keys(catalogue, RECORD_TYPES["publication"].views[-1].query) == ["msc21", "phd20"]


# Selected --------------------------------------------------------------------------------------


def papers(count: int, **fields: object) -> list[Record]:
    """Return papers of Bo, every other of them selected."""
    return [
        make_paper(f"P{2000 + at}", "Bell, Bo", 2000 + at, selected=at % 2 == 0, **fields)
        for at in range(count)
    ]


def test_selected_publications() -> None:
    """What entries say is selected can be asked for, and left out."""
    catalogue = catalogue_of(papers(4))
    assert keys(catalogue, Query.of("publication", selected="yes")) == ["p2002", "p2000"]
    assert keys(catalogue, Query.of("publication", selected="no")) == ["p2003", "p2001"]


def test_selected_publications_of_a_person() -> None:
    """They stand before a long list; a short one is shown without a selection."""
    bo = make_person("bo", "Bo Bell")
    assert section(catalogue_of([bo, *papers(MANY - 1)]), "person", "bo", "selected") == []
    found = section(catalogue_of([bo, *papers(MANY)]), "person", "bo", "selected")
    assert found == ["p2006", "p2004", "p2002", "p2000"]


def test_a_person_selects_better_than_entries() -> None:
    """What the person's own page names goes before what entries say."""
    bo = make_person("bo", "Bo Bell", bibkeys=("P2001",))
    assert section(catalogue_of([bo, *papers(9)]), "person", "bo", "selected") == ["p2001"]


@pytest.mark.parametrize("type_name", ["project", "research", "group"])
def test_selected_publications_of_a_record(type_name: str) -> None:
    """Projects, research lines and groups with many publications show the selected ones first."""
    names = tuple(f"P{2000 + at}" for at in range(9))
    record = {
        "project": make_project("x", bibkeys=names),
        "research": line("x", bibkeys=names),
        "group": Group(key="x", source=Source("x.md"), docname="x", title="X"),
    }[type_name]
    bo = make_person("bo", "Bo Bell", groups=("x",) if type_name == "group" else ())
    catalogue = catalogue_of([record, bo, *papers(9)])
    found = section(catalogue, type_name, "x", "selected_publications")
    assert found == ["p2008", "p2006", "p2004", "p2002", "p2000"]


# What belongs to a record ------------------------------------------------------------------------


def test_a_project_shows_what_it_names_and_what_names_it() -> None:
    """The editor's order comes first, then entries that name the project, newest first."""
    catalogue = catalogue_of(
        [
            make_project("marble", bibkeys=("B19", "A20")),
            make_paper("A20", "A. B", 2020),
            make_paper("B19", "A. B", 2019),
            make_paper("C18", "A. B", 2018, named=(("project", "Marble", "project"),)),
            make_paper("D21", "A. B", 2021, named=(("project", "marble", "project"),)),
            make_paper("E22", "A. B", 2022),
        ]
    )
    assert section(catalogue, "project", "marble", "publications") == ["b19", "a20", "d21", "c18"]
    assert catalogue.problems == ()


def test_a_research_line_shows_the_publications_of_its_projects() -> None:
    """Without keys of its own it lists those of its projects too; with keys it lists these."""
    records = [
        make_project("marble", research=("stones",), bibkeys=("A20",)),
        make_project("granite", bibkeys=("B19",)),
        make_paper("A20", "A. B", 2020),
        make_paper("B19", "A. B", 2019),
        make_paper("C21", "A. B", 2021, named=(("research", "stones", "research"),)),
    ]
    catalogue = catalogue_of([line("stones", projects=("granite",)), *records])
    assert section(catalogue, "research", "stones", "publications") == ["c21", "a20", "b19"]
    catalogue = catalogue_of([line("stones", bibkeys=("B19",)), *records])
    assert section(catalogue, "research", "stones", "publications") == ["b19"]


def test_a_group_shows_the_publications_of_its_members() -> None:
    """A group's page lists what its members have written."""
    group = Group(key="x", source=Source("x.md"), docname="x", title="X")
    bo = make_person("bo", "Bo Bell", groups=("x",))
    catalogue = catalogue_of([group, bo, *papers(2), make_paper("Z", "Other, O.", 2020)])
    assert section(catalogue, "group", "x", "publications") == ["p2001", "p2000"]


def test_nearly_right_names_are_reported() -> None:
    """A name that is nearly a project's is a mistake, another word is the entry's own affair."""
    catalogue = catalogue_of(
        [
            make_project("marble"),
            make_paper("A20", "A. B", 2020, named=(("project", "marbel", "project"),)),
            make_paper("B20", "A. B", 2020, named=(("project", "H2020-TWIN", "project"),)),
        ]
    )
    [problem] = catalogue.problems
    assert (problem.code, problem.suggestion) == (Code.UNKNOWN_KEY, "marble")
    assert problem.message == "entry 'A20': there is no project 'marbel'"


def test_a_draft_gets_no_publications() -> None:
    """Naming a project that is not published links nothing."""
    paper = make_paper("A20", "A. B", 2020, named=(("project", "marble", "project"),))
    catalogue = catalogue_of([make_project("marble", draft=True), paper])
    assert catalogue.related_to(paper.ref, "project") == ()


@pytest.mark.parametrize(
    ("count", "said", "divided"),
    [
        (MANY_YEARS - 1, None, False), (MANY_YEARS, None, True), (2, True, True),
        (MANY_YEARS, False, False),
    ],
)  # fmt: skip
def test_years_of_a_long_list(count: int, said: bool | None, divided: bool) -> None:
    """A long list of a person has a heading for each year, unless their page says otherwise."""
    bo = make_person("bo", "Bo Bell", show_publication_years=said)
    catalogue = catalogue_of([bo, *papers(count)])
    sections = RECORD_TYPES["person"].sections
    query = next(part for part in sections if part.name == "publications").query(bo)
    assert query is not None
    headings = [part.heading for part in list_view(query, catalogue).parts]
    expected = [str(2000 + at) for at in reversed(range(count))]
    assert headings == (expected if divided else [""])
