"""Long lists of publications can be narrowed, linked to, and read without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import pytest

from browser.test_look import SHIFT, violations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser
EVERYTHING = 600
VISIBLE = ".lp-publication:not([hidden])"
ALL_SHOWN = "600 publications"


@pytest.fixture
def page(browser: Browser, long_site: str) -> Iterator[Page]:
    """The page of all publications, on a desktop."""
    yield from opened(browser, f"{long_site}/publications/")


@pytest.fixture
def phone(browser: Browser, long_site: str) -> Iterator[Page]:
    """The page of all publications, on a phone."""
    yield from opened(browser, f"{long_site}/publications/", viewport={"width": 390, "height": 844})


def opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """Open a page in a window of its own, which must not report an error."""
    context = browser.new_context(**options)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(address)
    yield page
    context.close()
    assert wrong == []


def status(page: Page) -> str:
    """Return what is announced."""
    return page.locator(".lp-filter-status").inner_text()


def facet(page: Page, name: str) -> Locator:
    """Open a facet and return it."""
    found = page.locator(f"details[data-facet={name}]")
    if not found.get_attribute("open"):
        found.locator("summary").click()
    return found


def asked(page: Page) -> dict[str, list[str]]:
    """Return what stands in the address."""
    # Asked of the page itself: Playwright hears of a new address a little later.
    return parse_qs(str(page.evaluate("location.search")).removeprefix("?"))


def count_of(found: Locator, label: str) -> int:
    """Return the number beside a choice."""
    row = found.locator("li", has=found.page.get_by_label(label, exact=False)).first
    return int(row.locator(".lp-count").inner_text())


# Narrowing -------------------------------------------------------------------------------------


def test_words_narrow_the_list_and_it_says_how_far(page: Page) -> None:
    """Words of title, authors and venue, in any order, with or without marks."""
    assert status(page) == ALL_SHOWN
    page.get_by_label("Words").fill("plaque zolty")
    texts = page.locator(VISIBLE).all_text_contents()
    assert 0 < len(texts) < EVERYTHING
    assert all("plaque" in text.lower() and "Żółty" in text for text in texts)
    assert status(page) == f"{len(texts)} of 600 publications"


def test_a_name_in_full_finds_its_initials(page: Page) -> None:
    """The list prints "Ł. Żółty"; whoever types the given name finds him, too."""
    page.get_by_label("Words").fill("Łukasz")
    by_name = page.locator(VISIBLE).count()
    page.get_by_label("Words").fill("")
    facet(page, "person").get_by_label("Łukasz Żółty").check()
    assert by_name == page.locator(VISIBLE).count() > 0


def test_choices_of_one_facet_add_and_facets_restrict(page: Page) -> None:
    """Two years are more than one; a year and a type are fewer."""
    year = facet(page, "year")
    year.get_by_label("2024").check()
    one = page.locator(VISIBLE).count()
    year.get_by_label("2023").check()
    two = page.locator(VISIBLE).count()
    facet(page, "type").get_by_label("PhD thesis").check()
    theses = page.locator(VISIBLE).count()
    assert (one, two) == (20, 40)
    assert theses == 10


def test_several_people_mean_all_of_them(page: Page) -> None:
    """Two people are what they wrote together, and the number beside the second one says so."""
    person = facet(page, "person")
    person.get_by_label("Ada Brouwer").check()
    together = count_of(person, "Łukasz Żółty")
    person.get_by_label("Łukasz Żółty").check()
    texts = page.locator(VISIBLE).all_text_contents()
    assert len(texts) == together > 0
    assert all("A. Brouwer" in text and "Ł. Żółty" in text for text in texts)


def test_numbers_say_what_a_choice_would_give(page: Page) -> None:
    """Beside each choice stands what is left with it; what is left with nothing is greyed out."""
    page.get_by_label("With code").check()
    year = facet(page, "year")
    expected = count_of(year, "2010")
    page.get_by_label("Words").fill("plaque")
    kind = facet(page, "type")
    numbers = {
        row.locator("label > span").first.inner_text(): int(row.locator(".lp-count").inner_text())
        for row in kind.locator("li").all()
    }
    shown = page.locator(VISIBLE).count()
    assert sum(numbers.values()) == shown
    # Plaque is the eighth topic of eight, theses the fourth kind of four.
    assert {name for name, number in numbers.items() if number} == {"PhD thesis"}
    assert kind.get_by_label("Journal article").is_disabled()
    page.get_by_label("Words").fill("")
    facet(page, "year").get_by_label("2010").check()
    assert page.locator(VISIBLE).count() == expected


def test_years_without_an_entry_vanish_and_come_back(page: Page) -> None:
    """A heading without entries is hidden, and so is the link to it."""
    parts, links = ".lp-part:not([hidden])", ".lp-jump li:not([hidden]) > a"
    before = page.locator(parts).count()
    page.get_by_label("Words").fill("series 599")
    assert page.locator(parts).count() == page.locator(links).count() == 1
    page.get_by_label("Words").fill("zzzz")
    assert page.locator(parts).count() == 0
    assert "No publication" in status(page)
    page.get_by_label("Words").fill("")
    assert page.locator(parts).count() == page.locator(links).count() == before == 30


def test_everything_can_be_cleared(page: Page) -> None:
    """Each choice has a button that takes it back, and one takes all back."""
    clear = page.get_by_role("button", name="Clear all")
    assert not clear.is_visible()
    facet(page, "year").get_by_label("2024").check()
    facet(page, "keyword").get_by_label("CT").check()
    page.get_by_label("Words").fill("vessels")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Remove Year: 2024").click()
    assert "year" not in asked(page)
    clear.click()
    assert (asked(page), status(page)) == ({}, ALL_SHOWN)
    assert page.get_by_label("Words").evaluate("input => input === document.activeElement")


# The address -----------------------------------------------------------------------------------


def test_a_narrowed_list_can_be_linked(page: Page) -> None:
    """What is chosen stands in the address, and the address restores it before anything shows."""
    facet(page, "project").get_by_label("Moving lungs").check()
    facet(page, "person").get_by_label("Łukasz Żółty").check()
    page.get_by_role("checkbox", name="Open access").check()
    page.get_by_label("Words").fill("reading")
    address, found = page.evaluate("location.href"), page.locator(VISIBLE).count()
    assert asked(page) == {
        "q": ["reading"], "project": ["lungs"], "person": ["lukasz-zolty"], "has": ["open"],
    }  # fmt: skip
    assert found > 0
    page.goto("about:blank")
    page.goto(address)
    assert page.locator(VISIBLE).count() == found
    assert page.get_by_role("checkbox", name="Open access").is_checked()
    assert facet(page, "person").get_by_label("Łukasz Żółty").is_checked()
    assert page.evaluate(SHIFT) < 0.01


def test_the_way_back_takes_choices_back(page: Page) -> None:
    """Each choice is a step, and a word is one step, however many letters it has."""
    facet(page, "year").get_by_label("2024").check()
    page.keyboard.press("Escape")
    page.get_by_label("Words").press_sequentially("vessels")
    assert asked(page) == {"year": ["2024"], "q": ["vessels"]}
    page.go_back()
    assert asked(page) == {"year": ["2024"]}
    assert page.get_by_label("Words").input_value() == ""
    assert status(page) == "20 of 600 publications"
    page.go_back()
    assert status(page) == ALL_SHOWN
    page.go_forward()
    assert status(page) == "20 of 600 publications"


def test_a_narrowed_list_is_there_after_a_look_at_an_entry(page: Page) -> None:
    """Whoever opens a publication and comes back finds the list as it was."""
    page.get_by_label("Words").fill("series 59")
    before = page.locator(VISIBLE).count()
    page.locator(f"{VISIBLE} a").first.click()
    page.wait_for_url("**/publications/long*/")
    page.go_back()
    assert page.locator(VISIBLE).count() == before
    assert page.get_by_label("Words").input_value() == "series 59"


def test_an_address_with_nonsense_shows_everything(page: Page, long_site: str) -> None:
    """Values that the list does not have are ignored, and what others wrote into it stays."""
    page.goto(f"{long_site}/publications/?year=1066&person=nobody&utm=x")
    assert status(page) == ALL_SHOWN
    page.get_by_label("Words").fill("plaque")
    assert asked(page)["utm"] == ["x"]


# Without a mouse, without a screen, without a script -------------------------------------------


def test_the_keyboard_is_enough(page: Page) -> None:
    """Tab reaches every control, Enter opens a facet, the space bar chooses, Escape closes."""
    page.get_by_label("Words").focus()
    page.keyboard.press("Tab")
    active = "() => document.activeElement.closest('details')?.dataset.facet"
    assert page.evaluate(active) == "year"
    page.keyboard.press("Enter")
    # Of thirty years one is searched for.
    page.keyboard.press("Tab")
    page.keyboard.type("2011")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert asked(page) == {"year": ["2011"]}
    page.keyboard.press("Escape")
    assert not page.locator("details[data-facet=year]").get_attribute("open")
    assert page.evaluate(active) == "year"
    page.keyboard.press("Tab")
    assert page.evaluate(active) == "type"


def test_enter_takes_the_first_that_was_found(page: Page) -> None:
    """Typing a name and pressing Enter chooses it, folded letters included."""
    page.locator("details[data-facet=year] summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("1999")
    page.keyboard.press("Enter")
    assert asked(page) == {"year": ["1999"]}


def test_only_one_facet_is_open(page: Page) -> None:
    """Opening one, a click elsewhere, and leaving it by the keyboard close it."""
    facet(page, "year")
    facet(page, "type")
    opened_now = page.locator("details.lp-facet[open]")
    assert opened_now.count() == 1
    page.locator("h1").click()
    assert opened_now.count() == 0
    facet(page, "type").locator("input").last.focus()
    page.keyboard.press("Tab")
    assert opened_now.count() == 0


def test_a_screen_reader_is_told(page: Page) -> None:
    """The form is a named landmark, groups and boxes have names, results are announced."""
    assert page.get_by_role("search", name="Narrow the list").count() == 1
    assert page.get_by_role("status").count() >= 1
    year = facet(page, "year")
    assert year.get_by_role("group", name="Year").count() == 1
    # The number belongs to the name of the box, as it belongs to the choice.
    assert year.get_by_role("checkbox", name="2024 20").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_an_open_filter_is_accessible(
    browser: Browser, long_site: str, scheme: str, width: int
) -> None:
    """With choices made and choices offered no rule is broken, and nothing sticks out."""
    options: dict[str, Any] = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}}
    address = f"{long_site}/publications/?year=2024&keyword=ct&q=series"
    for page in opened(browser, address, **options):
        page.get_by_role("checkbox", name="Open access").focus()
        facet(page, "person")
        page.wait_for_timeout(100)
        sticking_out = page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert violations(page) == []
        assert sticking_out <= 0


def test_a_phone_shows_choices_in_full_width(phone: Page) -> None:
    """The controls are one row to swipe, and what opens has the width of the text."""
    rows = phone.locator(".lp-filter-facets > *").evaluate_all(
        "all => new Set(all.map(one => Math.round(one.getBoundingClientRect().top))).size"
    )
    panel = facet(phone, "keyword").locator(".lp-facet-panel").bounding_box()
    text = phone.locator(".lp-list").bounding_box()
    assert rows == 1
    assert panel is not None
    assert text is not None
    assert abs(panel["width"] - text["width"]) < 2


def test_without_a_script_the_whole_list_is_there(browser: Browser, long_site: str) -> None:
    """The list is plain HTML in its full dress, and no control that does nothing is shown."""
    for page in opened(browser, f"{long_site}/publications/", java_script_enabled=False):
        assert page.locator(".lp-publication:visible").count() == EVERYTHING
        assert not page.locator(".lp-filter").is_visible()
        size = page.locator(".lp-publication-title").first.evaluate(
            "title => getComputedStyle(title).fontWeight"
        )
        assert size == "600"


def test_a_person_and_a_project_have_their_filter(browser: Browser, long_site: str) -> None:
    """Long lists on other pages can be narrowed, too, with numbers of their own."""
    for path in ("people/lukasz-zolty", "projects/lungs"):
        for page in opened(browser, f"{long_site}/{path}/"):
            everything = page.locator(".lp-publication").count()
            assert status(page) == f"{everything} publications"
            facet(page, "year").locator("input:enabled").nth(1).check()
            assert 0 < page.locator(VISIBLE).count() < everything
