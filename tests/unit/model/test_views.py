"""What pages show of records, as values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from labportal.model.dates import PartialDate
from labportal.model.names import parse_name
from labportal.model.query import Query
from labportal.model.records import Link, Person
from labportal.model.references import (
    ELLIPSIS,
    MANY_AUTHORS,
    authors_of,
    buttons,
    details,
    reference,
    short_name,
)
from labportal.model.views import card, header_view, list_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from labportal.model.catalogue import Catalogue


def test_a_card_shows_the_position_only_while_it_lasts(catalogue: Catalogue) -> None:
    """A former member's last position is not shown."""
    ada, cy = (catalogue.records["person", key] for key in ("ada", "cy"))
    assert card(ada, catalogue, "person").line == "Professor"
    assert card(cy, catalogue, "person").line == "until 2024"
    assert header_view(cy, catalogue).badges == ("Former member",)


def test_a_card_of_a_former_member_tells_years_and_what_came_after(catalogue: Catalogue) -> None:
    """Who still works here has no "now", whatever the header says."""
    ada, cy = (catalogue.records["person", key] for key in ("ada", "cy"))
    assert isinstance(ada, Person)
    assert isinstance(cy, Person)
    left = replace(cy, start=PartialDate(2015), end=PartialDate(2019), now="Lecturer in Delft")
    assert card(left, catalogue, "person").line == "2015–2019 · Lecturer in Delft"
    facts = {fact.name: fact.values[0].text for fact in header_view(left, catalogue).facts}
    assert (facts["now"], header_view(left, catalogue).subtitle) == ("Lecturer in Delft", "")
    stays = replace(ada, now="Lecturer in Delft")
    assert card(stays, catalogue, "person").line == "Professor"
    assert "now" not in {fact.name for fact in header_view(stays, catalogue).facts}


def test_a_project_card_tells_period_and_kind(catalogue: Catalogue) -> None:
    """Years and badges follow from dates and type."""
    marble, granite = (catalogue.records["project", key] for key in ("marble", "granite"))
    assert card(marble, catalogue, "project").line == "since 2022"
    assert card(granite, catalogue, "project").line == "until 2023"
    assert card(granite, catalogue, "project").badges == ("Student project", "Finished")


def test_initials_stand_for_a_missing_portrait(catalogue: Catalogue) -> None:
    """First and last capital letter."""
    bo = catalogue.records["person", "bo"]
    assert card(bo, catalogue, "person").initials == "BR"


def test_equal_queries_have_equal_views(catalogue: Catalogue) -> None:
    """Comparing views is how a page learns whether it must be written again."""
    query = Query.of("project", status="current")
    assert list_view(query, catalogue) == list_view(query, catalogue)
    assert list_view(query, catalogue).count == 1


def test_a_reference_links_its_authors(catalogue: Catalogue) -> None:
    """Members are linked and set apart, others are text."""
    found = reference(catalogue.publication("doe20"), catalogue)
    assert [(author.text, author.is_member) for author in found.authors] == [
        ("A. Doe", True), ("B. van Roe", True), ("S. Else", False),
    ]  # fmt: skip
    assert found.year == "2020"
    assert [link.url for link in found.links] == ["https://doi.org/10.5555/1"]


def test_long_lists_of_authors_keep_members_and_the_last(
    make_catalogue: Callable[..., Catalogue],
) -> None:
    """Of very many authors the first ones, all members and the last one are shown."""
    from dataclasses import replace

    names = [f"Other{chr(97 + n % 26)}{n}, X." for n in range(MANY_AUTHORS + 10)]
    names.insert(20, "Doe, Ada")
    base = make_catalogue().publication("roe23")
    many = replace(base, key="many", bibkey="Many", authors=tuple(map(parse_name, names)))
    found = make_catalogue(many)
    shown = reference(found.publication("many"), found).authors
    assert ELLIPSIS in shown
    assert any(author.is_member for author in shown)
    assert shown[-1].text == short_name(parse_name(names[-1]))
    assert len(authors_of(many, found)) == len(names)


def test_details_join_what_is_there(catalogue: Catalogue) -> None:
    """Volume, number and pages, each if known."""
    from dataclasses import replace

    paper = catalogue.publication("doe20")
    assert details(paper) == ""
    assert details(replace(paper, volume="4", number="2", pages="1–9")) == "4(2):1–9"
    assert details(replace(paper, pages="1–9")) == "1–9"


def test_an_address_that_repeats_the_doi_is_left_out(catalogue: Catalogue) -> None:
    """One button for one place."""
    from dataclasses import replace

    doi = Link("Publisher", "https://doi.org/10.5555/1")
    paper = replace(catalogue.publication("doe20"), doi="10.5555/1", links=(doi,))
    assert [link.label for link in buttons(paper)] == ["DOI"]
    other = replace(paper, links=(Link("Code", "https://example.org/code"),))
    assert [link.label for link in buttons(other)] == ["DOI", "Code"]


def test_what_begins_later_is_not_since(catalogue: Catalogue) -> None:
    """A project that has not begun says from when."""
    marble = replace(catalogue.records["project", "marble"], start=PartialDate(2099))
    assert card(marble, catalogue, "project").line == "from 2099"
