"""The search page: finds people, pages and publications in spite of marks and slips."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.test_look import SHIFT, violations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
LINKS = ".lp-search-results a"


@pytest.fixture
def page(browser: Browser, long_site: str) -> Iterator[Page]:
    """The search page of a portal with 600 publications, which must not report an error."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.goto(f"{long_site}/search/")
    opened.locator(".lp-search-types label").first.wait_for()
    yield opened
    opened.close()
    assert wrong == []


def ask(page: Page, question: str) -> list[str]:
    """Type a question and return the titles of the results."""
    page.locator(".lp-search").evaluate("section => section.dataset.before = 'yes'")
    status = page.locator(".lp-search-status")
    page.get_by_label("Search the site").fill("")
    page.wait_for_function("() => !document.querySelector('.lp-search-status').textContent")
    page.get_by_label("Search the site").fill(question)
    page.wait_for_function("() => document.querySelector('.lp-search-status').textContent")
    page.wait_for_function(
        "() => document.querySelector('.lp-search-results a')"
        " || /Nothing found/.test(document.querySelector('.lp-search-status').textContent)"
    )
    assert status.inner_text()
    return page.locator(LINKS).all_inner_texts()


@pytest.mark.parametrize(
    "question", ["Łukasz Żółty", "lukasz zolty", "LUKASZ", "luka", "zolty lukasz", "lukazs"]
)
def test_a_person_comes_first(page: Page, question: str) -> None:
    """With marks and without, in any order, by the beginning, with two letters swapped."""
    assert ask(page, question)[0] == "Łukasz Żółty"


def test_a_slip_is_forgiven_and_said(page: Page) -> None:
    """A letter too few, too many or another one finds the word; the reader is told which."""
    for slip in ("cartilge", "cartilagge", "cartelage", "catrilage"):
        titles = ask(page, slip)
        assert all("cartilage" in title for title in titles[:5])
        said = page.locator(".lp-search-status").inner_text()
        assert f"“{slip}”; searched for “cartilage”" in said


def test_a_title_goes_before_a_text(page: Page) -> None:
    """A project called lungs stands before publications that only mention what it is about."""
    assert ask(page, "moving lungs")[0] == "Moving lungs"
    # Every fifth publication is a segmentation, and mentions it.
    assert ask(page, "gelatine")[0].startswith("Segmentation of ")


def test_all_words_are_asked_for(page: Page) -> None:
    """More words find less; if no page has all of them, it says so and shows those with some."""
    assert ask(page, "segmentation nodules series 520") == ["Segmentation of nodules in series 520"]
    titles = ask(page, "plaque moving")
    assert titles
    assert "No page has all" in page.locator(".lp-search-status").inner_text()
    assert ask(page, "qqqqqqq") == []


def test_a_word_of_every_page_finds_every_page(page: Page) -> None:
    """What stands in all texts rules nothing out, and is found if nothing else is asked for."""
    ask(page, "programme")
    # A person and the home page do not have it, but cost more to leave out than to show.
    assert int(page.locator(".lp-search-status").inner_text().split()[0]) >= 600
    assert ask(page, "programme bones")[0] == "Small bones"


def test_what_was_asked_for_is_marked(page: Page) -> None:
    """In the title; and if that does not show it, in the passage of the page that does."""
    ask(page, "fractures gelatine")
    first = page.locator(".lp-search-results li").first
    assert first.locator("a mark").first.inner_text() == "fractures"
    excerpt = first.locator(".lp-search-excerpt")
    excerpt.locator("mark").first.wait_for()
    assert "gelatine" in [text.lower() for text in excerpt.locator("mark").all_inner_texts()]
    assert "phantom made of" in excerpt.inner_text()


def test_types_narrow_the_results(page: Page) -> None:
    """Beside each type stands how many of the results it has; choosing it shows only these."""
    ask(page, "brouwer")
    people = page.get_by_label("People")
    assert page.locator("label", has=people).locator(".lp-count").inner_text() == "1"
    people.check()
    page.wait_for_function("() => document.querySelectorAll('.lp-search-results li').length === 1")
    assert page.locator(LINKS).all_inner_texts() == ["Ada Brouwer"]
    assert "type=person" in page.evaluate("location.search")


def test_a_question_can_be_linked(page: Page, long_site: str) -> None:
    """The address holds words and types, and brings the results back."""
    page.goto(f"{long_site}/search/?q=bones&type=project")
    page.locator(LINKS).first.wait_for()
    assert page.locator(LINKS).all_inner_texts() == ["Small bones"]
    assert page.get_by_label("Projects").is_checked()


def test_the_keyboard_goes_through_the_results(page: Page) -> None:
    """The arrows go down and up, Escape leads back to the words, Enter opens a result."""
    titles = ask(page, "vessels")
    text = "() => document.activeElement.textContent"
    page.get_by_label("Search the site").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(text) == titles[1]
    page.keyboard.press("ArrowUp")
    assert page.evaluate(text) == titles[0]
    page.keyboard.press("Escape")
    assert page.get_by_label("Search the site").evaluate("one => one === document.activeElement")
    page.keyboard.press("ArrowDown")
    goal = page.locator(LINKS).first.evaluate("link => link.href")
    page.keyboard.press("Enter")
    page.wait_for_url(goal)


def test_more_can_be_shown(page: Page) -> None:
    """Twenty results at a time; the button goes on where they end, and takes the focus there."""
    assert len(ask(page, "series")) == 20
    page.get_by_role("button", name="Show more").click()
    page.wait_for_function("() => document.querySelectorAll('.lp-search-results li').length === 40")
    place = (
        "() => [...document.querySelectorAll('.lp-search-results a')]"
        ".indexOf(document.activeElement)"
    )
    assert page.evaluate(place) == 20


def test_only_the_parts_that_are_needed_are_fetched(page: Page) -> None:
    """Before a question the index alone, for a question a few parts, and nothing twice."""
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.partition("?")[0]))
    page.reload()
    page.locator(".lp-search-types label").first.wait_for()
    assert [url for url in fetched if "/search-index/" in url] == []
    ask(page, "cartilage")
    ask(page, "cartilage nodules")
    parts = [url for url in fetched if "/search-index/" in url]
    words = [url for url in parts if "/words-" in url]
    assert 1 <= len(words) <= 3
    assert len(parts) == len(set(parts))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_are_accessible(browser: Browser, long_site: str, scheme: str) -> None:
    """Marks, passages and types break no rule, on a desktop and a phone; nothing jumps far."""
    for width in (1280, 390):
        opened = browser.new_page(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        opened.goto(f"{long_site}/search/?q=fractures%20gelatine%20brouwer")
        opened.locator(".lp-search-excerpt mark").first.wait_for()
        assert violations(opened) == []
        assert opened.evaluate(SHIFT) < 0.1
        opened.close()
