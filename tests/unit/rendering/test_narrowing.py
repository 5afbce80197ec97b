"""The form above a long list: small, hidden until it works, and harmless."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from labportal.model.facets import Facet
from labportal.rendering.html.lists import list_html
from unit.rendering.test_html import HOSTILE, PLACE, one, publications, soup_of

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

YEARS = Facet(
    name="year", heading="Year", choices=(("1844", "1844"), ("1843", "1843")), of=((1,), (0,), ())
)
PEOPLE = Facet(
    name="person", heading="Person", choices=(("ada", "Ada"), ("mary", "Mary")), of=((0, 1), (), ())
)
HAS = Facet(name="has", heading="Has", choices=(("open", "Open access"),), of=((0,), (), ()))
SITE = replace(PLACE, is_site=True)


def narrowed(*facets: Facet, prefix: str = "") -> BeautifulSoup:
    """Return a list of three publications with its form."""
    view = replace(publications(3), facets=facets)
    return soup_of(list_html(view, SITE, 2, prefix))


def index_of(soup: BeautifulSoup) -> Any:
    """Return what the script reads."""
    return json.loads(one(soup, 'script[type="application/json"]').get_text())


def test_without_a_script_there_is_no_form() -> None:
    """The form is hidden, and the list comes whole after it."""
    soup = narrowed(YEARS)
    assert one(soup, "form.lp-filter").has_attr("hidden")
    assert len(soup.select("li.lp-publication:not([hidden])")) == 3


def test_the_choices_are_said_once() -> None:
    """The index has each label once and numbers for the entries; it comes after the list."""
    soup = narrowed(YEARS, PEOPLE)
    year, person = index_of(soup)
    assert year["choices"] == ["1844", "1843"]
    assert year["of"] == [1, 0, []]
    assert person["choices"] == [["ada", "Ada"], ["mary", "Mary"]]
    assert person["of"] == [[0, 1], [], []]
    assert (year["every"], person["every"]) == (False, True)
    assert soup.select(".lp-publication ~ script, .lp-part ~ script")


def test_each_facet_is_a_control_with_a_name() -> None:
    """A facet opens its choices; what an entry has or has not is a box of its own."""
    soup = narrowed(YEARS, HAS)
    form = one(soup, "form")
    assert form["role"] == "search"
    assert form["aria-label"]
    assert one(form, "details[data-facet=year] summary").get_text() == "Year"
    box = one(form, ".lp-filter-flag")
    assert box.get_text() == "Open access 1"
    assert one(box, "input")["value"] == "open"
    assert one(form, ".lp-filter-words span").get_text() == "Words"
    assert one(form, "[role=status]")


def test_two_lists_of_a_page_do_not_share_an_address() -> None:
    """The second list's names in the address, and its landmark, are its own."""
    first, second = one(narrowed(YEARS), "form"), one(narrowed(YEARS, prefix="list2-"), "form")
    assert first["data-names"] == "q year"
    assert second["data-names"] == "list2-q list2-year"
    assert first["aria-label"] != second["aria-label"]


def test_nothing_else_is_narrowed() -> None:
    """Short lists and formats without scripts have no form."""
    view = replace(publications(3), facets=(YEARS,))
    assert "lp-filter" not in list_html(view, PLACE, 2)
    assert "lp-filter" not in list_html(publications(3), SITE, 2)


def test_hostile_choices_stay_text() -> None:
    """A keyword full of markup neither ends the index nor becomes an element."""
    hostile = Facet(
        name="keyword", heading=HOSTILE, choices=((HOSTILE, HOSTILE),), of=((0,), (), ())
    )
    flags = replace(HAS, choices=((HOSTILE, HOSTILE),))
    soup = narrowed(hostile, flags)
    assert soup.select("img") == []
    assert index_of(soup)[0]["choices"] == [HOSTILE]
    # The index and the line that reveals the form.
    assert len(soup.select("script")) == 2
