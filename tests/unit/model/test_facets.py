"""By what lists of publications can be narrowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from labportal.model.facets import MANY, MOST, Facet, facets_of
from labportal.model.query import Query
from labportal.model.records import Link, Publication, Record
from labportal.model.selection import check_query, query_from_options
from labportal.model.views import list_view
from unit.model.conftest import catalogue_of, make_paper

if TYPE_CHECKING:
    from labportal.model.catalogue import Catalogue


def facets(catalogue: Catalogue) -> dict[str, Facet]:
    """Return the facets of all publications by name."""
    entries = [
        record for record in catalogue.of_type("publication") if isinstance(record, Publication)
    ]
    return {facet.name: facet for facet in facets_of(entries, catalogue)}


def chosen(catalogue: Catalogue, name: str, value: str) -> list[str]:
    """Return the keys of the publications that answer to a choice."""
    facet = facets(catalogue)[name]
    number = [known for known, _ in facet.choices].index(value)
    records = catalogue.of_type("publication")
    return [record.key for record, of in zip(records, facet.of, strict=True) if number in of]


def test_years_and_types_stand_in_their_order(catalogue: Catalogue) -> None:
    """Years from the newest, types as lists divide by them; labels are for readers."""
    found = facets(catalogue)
    assert found["year"].choices == (("2024", "2024"), ("2023", "2023"), ("2020", "2020"))
    assert [value for value, _ in found["type"].choices] == ["article", "conference", "phdthesis"]
    assert dict(found["type"].choices)["phdthesis"] == "PhD thesis"


def test_an_entry_without_a_year_has_no_choice(catalogue: Catalogue) -> None:
    """It is left when somebody asks for a year, not put into a wrong one."""
    found = facets(catalogue)["year"]
    places = [record.key for record in catalogue.of_type("publication")]
    assert found.of[places.index("old")] == ()


def test_people_are_those_with_a_record(catalogue: Catalogue) -> None:
    """Members are found under their full name, whatever the entry writes; others are not."""
    found = facets(catalogue)["person"]
    assert set(found.choices) >= {("ada", "Ada Doe"), ("bo", "Bo van Roe")}
    assert "Some Else" not in dict(found.choices).values()
    assert chosen(catalogue, "person", "bo") == ["doe20", "roe23"]


def test_projects_are_those_that_name_an_entry(catalogue: Catalogue) -> None:
    """The link from the project's page is enough."""
    assert chosen(catalogue, "project", "marble") == ["doe20"]


def test_one_keyword_has_many_spellings() -> None:
    """Case, hyphens and marks do not tell keywords apart; the most frequent comes first."""
    found = facets(
        catalogue_of(
            [
                make_paper("A", "A. B", 2020, tags=("Deep Learning", "CT")),
                make_paper("B", "A. B", 2020, tags=("deep-learning", "deep learning")),
                make_paper("C", "A. B", 2020),
            ]
        )
    )["keyword"]
    assert found.choices == (("deep-learning", "Deep Learning"), ("ct", "CT"))
    assert found.of == ((0, 1), (0,), ())


def test_open_access_and_code_are_said_together() -> None:
    """Both can hold of one entry."""
    code = Link("Code", "https://example.org")
    found = facets(
        catalogue_of(
            [
                make_paper("A", "A. B", 2020, open_access=True, links=(code,)),
                make_paper("B", "A. B", 2020, open_access=True),
                make_paper("C", "A. B", 2020),
            ]
        )
    )["has"]
    assert found.choices == (("open", "Open access"), ("code", "With code"))
    assert found.of == ((0, 1), (0,), ())


def test_what_tells_nothing_apart_is_no_facet() -> None:
    """Where all entries answer alike, there is nothing to ask."""
    found = facets(catalogue_of([make_paper(key, "A. B", 2020) for key in "ABC"]))
    assert found == {}


def test_rare_choices_give_way() -> None:
    """Of more keywords than anybody can choose from, the most frequent stay."""
    entries: list[Record] = [
        make_paper(f"P{n}", "A. B", 2020, tags=(f"rare {n}", "usual" if n % 2 else "often"))
        for n in range(MOST + 5)
    ]
    found = facets(catalogue_of(entries))["keyword"]
    assert len(found.choices) == MOST
    assert {"usual", "often"} <= {value for value, _ in found.choices}
    assert all(number < MOST for numbers in found.of for number in numbers)


def papers(count: int) -> list[Record]:
    """Return publications of many years."""
    return [make_paper(f"P{n}", "A. B", 1980 + n) for n in range(count)]


@pytest.mark.parametrize(
    ("count", "option", "expected"),
    [
        (MANY, "", True), (MANY - 1, "", False), (MANY, "no", False), (2, "yes", True),
    ],
)  # fmt: skip
def test_long_lists_can_be_narrowed_unless_somebody_says_so(
    count: int, option: str, expected: bool
) -> None:
    """The directive's option goes before the length of the list."""
    query = query_from_options("publication", (), {"filter": option} if option else {})
    view = list_view(query, catalogue_of(papers(count)))
    assert (view.facets is not None) is expected


def test_the_order_of_a_facet_is_that_of_the_list() -> None:
    """The numbers fit the entries as they are shown, in all parts one after the other."""
    query = Query(type_name="publication", order="oldest", by="year")
    view = list_view(query, catalogue_of(papers(MANY)))
    assert view.facets is not None
    [year] = [facet for facet in view.facets if facet.name == "year"]
    shown = [card.reference.year for part in view.parts for card in part.cards if card.reference]
    assert [year.choices[number][0] for (number,) in year.of] == shown


@pytest.mark.parametrize("type_name", ["publication", "person"])
def test_a_wrong_option_shows_nothing(catalogue: Catalogue, type_name: str) -> None:
    """The value has to be yes or no, and only publications can be narrowed."""
    query = query_from_options(type_name, (), {"filter": "maybe"})
    [mistake] = check_query(query, catalogue)
    assert "filter" in mistake.message
    assert list_view(query, catalogue).parts == ()
