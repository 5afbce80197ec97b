"""Links between records: found once, in both directions, and named when they lead nowhere."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from labportal.model.catalogue import Catalogue, Unlinked
from labportal.model.codes import Code
from labportal.model.dates import PartialDate
from labportal.model.problems import Source
from labportal.model.records import Person, Project

if TYPE_CHECKING:
    from collections.abc import Callable


def test_names_become_links_in_the_editors_order(catalogue: Catalogue) -> None:
    """Members, external people and strangers keep their places."""
    assert catalogue.links[("project", "marble"), "people"] == (
        ("person", "ada"), ("external", "grace-hopper"), Unlinked("No One"),
    )  # fmt: skip


def test_bibkeys_are_found_in_any_case(catalogue: Catalogue) -> None:
    """What is not found stays as text and is named."""
    assert catalogue.links[("project", "marble"), "bibkeys"] == (
        ("publication", "doe20"), Unlinked("Gone99"),
    )  # fmt: skip
    assert [problem.code for problem in catalogue.problems] == [
        Code.UNKNOWN_BIBKEY, Code.UNKNOWN_KEY,
    ]  # fmt: skip


def test_an_unknown_key_gets_a_suggestion(catalogue: Catalogue) -> None:
    """The nearest key is named."""
    problem = next(found for found in catalogue.problems if found.code is Code.UNKNOWN_KEY)
    assert problem.text == "there is no project 'granit'; did you mean 'granite'?"
    assert problem.source.path == "stones.md"


def test_links_lead_back(catalogue: Catalogue) -> None:
    """A person knows the projects that name them, and those they name themselves."""
    assert catalogue.related_to(("person", "ada"), "project") == ("marble",)
    assert catalogue.related_to(("person", "bo"), "project") == ("marble",)
    assert catalogue.related_to(("project", "marble"), "person") == ("ada", "bo")
    assert catalogue.related_to(("research", "stones"), "project") == ("marble",)
    assert catalogue.related_to(("project", "marble"), "software") == ("viewer",)
    assert catalogue.related_to(("publication", "doe20"), "project") == ("marble",)


def test_authors_are_people(catalogue: Catalogue) -> None:
    """Each author of an entry is a person or nobody."""
    assert catalogue.authors["doe20"] == (("person", "ada"), ("person", "bo"), None)
    assert catalogue.supervised["person", "ada"] == ("poe24",)


def test_selected_publications_are_not_authorship(catalogue: Catalogue) -> None:
    """A person who lists somebody's paper has not written it."""
    assert "doe20" not in catalogue.related_to(("person", "cy"), "publication")
    assert "doe20" in catalogue.related_to(("person", "ada"), "publication")


def test_drafts_link_to_nobody(make_catalogue: Callable[..., Catalogue]) -> None:
    """A draft does not show on the pages that it names."""
    draft = Project(key="x", source=Source("x.md"), title="X", people=("Ada Doe",), draft=True)
    found = make_catalogue(draft)
    assert "x" not in found.related_to(("person", "ada"), "project")
    assert "x" not in [record.key for record in found.of_type("project")]


def test_dates_go_before_flags(
    catalogue: Catalogue, make_catalogue: Callable[..., Catalogue]
) -> None:
    """Who is current follows from dates on the day of the build."""
    cy = catalogue.records["person", "cy"]
    assert not catalogue.is_active(cy)
    assert make_catalogue(today=dt.date(2024, 6, 30)).is_active(cy)
    gone = Person(key="g", source=Source("g.md"), title="G", end=PartialDate(2020))
    assert not make_catalogue(gone).is_active(gone)
    assert not catalogue.is_active(catalogue.records["project", "granite"])
    assert catalogue.is_active(catalogue.records["project", "marble"])
