"""A page of hundreds of publications on a phone: shown at once, and nothing jumps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
WATCH = """
  window.jumped = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => {
    if (!entry.hadRecentInput) window.jumped += entry.value;
  })).observe({ type: "layout-shift", buffered: true });
"""
BLOCKING = """() => performance.getEntriesByType("resource")
  .filter(entry => entry.renderBlockingStatus === "blocking").map(entry => entry.name)"""
BOXES = """() => [".bd-header", "h1", ".lp-jump", ".lp-part-title", ".lp-publication-title",
  ".lp-publication-venue", ".lp-buttons-small"].map(name => {
    const box = document.querySelector(name).getBoundingClientRect();
    return [name, box.x, box.y, box.width, box.height].map(
      value => typeof value === "number" ? Math.round(value) : value);
  })"""
SCROLL = """async () => {
  for (let step = 0; step < 40; step += 1) {
    scrollBy(0, 700); await new Promise(done => setTimeout(done, 30));
  }
}"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone that notes what jumps."""
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True)
    page = context.new_page()
    page.add_init_script(WATCH)
    yield page
    context.close()


def test_nothing_holds_the_first_sight_up(phone: Page, long_site: str) -> None:
    """No style sheet and no script has to come before the page can be painted."""
    phone.goto(f"{long_site}/publications/")
    assert phone.evaluate(BLOCKING) == []


def test_nothing_jumps(phone: Page, long_site: str) -> None:
    """Neither while sheets, scripts and the rest of the page come, nor while somebody scrolls."""
    phone.goto(f"{long_site}/publications/")
    phone.wait_for_timeout(300)
    loaded = phone.evaluate("window.jumped")
    phone.evaluate(SCROLL)
    assert phone.evaluate("scrollY") > 10_000
    assert loaded < 0.005
    assert phone.evaluate("window.jumped") < 0.01


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_sight_is_the_last(phone: Page, long_site: str, scheme: str) -> None:
    """Without its style sheets the page looks as it does with them."""
    phone.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    address = f"{long_site}/publications/"
    phone.goto(address)
    phone.wait_for_function(
        "() => [...document.querySelectorAll('link[data-lp-late]')].every(l => l.media === 'all')"
    )
    expected = phone.evaluate(BOXES)
    colours = phone.evaluate("() => getComputedStyle(document.body).backgroundColor")
    phone.route("**/*.css*", lambda route: route.abort())
    phone.goto(address)
    assert phone.evaluate(BOXES) == expected
    assert phone.evaluate("() => getComputedStyle(document.body).backgroundColor") == colours


def test_a_link_to_a_year_leads_there(phone: Page, long_site: str) -> None:
    """Although the years above it were never laid out, its heading stands below the bar."""
    phone.goto(f"{long_site}/publications/#year-2003")
    phone.wait_for_timeout(300)
    bar = phone.locator(".bd-header").bounding_box()
    heading = phone.locator("#year-2003").bounding_box()
    assert bar is not None
    assert heading is not None
    assert abs(heading["y"] - (bar["y"] + bar["height"])) < 40
    assert phone.locator("#year-2003").inner_text().startswith("2003")


def test_all_of_it_can_be_printed(phone: Page, long_site: str) -> None:
    """On paper the last entry is as complete as the first."""
    phone.goto(f"{long_site}/publications/")
    phone.emulate_media(media="print")
    last = phone.locator(".lp-publication").last
    assert "University" in last.inner_text() or "Journal" in last.inner_text()
    assert not phone.locator(".lp-filter").is_visible()
