"""What readers meet in a browser: accessible, nothing foreign, no errors, fits every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from support import REPO_ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Response

pytestmark = pytest.mark.browser

SCREENSHOTS = REPO_ROOT / "build" / "screenshots"
PAGES = {
    "home": "/",
    "people": "/people/",
    "former": "/people/former/",
    "person": "/people/noor-van-den-akker/",
    "projects": "/projects/",
    "project": "/projects/van-side-reading/",
    "research": "/research/biomedical-machine-learning/",
    "publications": "/publications/",
    "publication": "/publications/litj17/",
    "publication-with-preview": "/publications/graa23/",
    "publications-by-type": "/publications/types/",
    "publications-selected": "/publications/selected/",
    "thesis": "/publications/halv19/",
    "thesis-without-cover": "/publications/thue26/",
    "theses": "/publications/theses/",
    "supervisor": "/people/rutger-t-hoen/",
    "software": "/software/elastix/",
    "news": "/news/",
    "news-item": "/news/lungwatch-thousand/",
    "events": "/events/",
    "event": "/events/defence-boateng/",
    "vacancies": "/vacancies/",
    "vacancy": "/vacancies/phd-prostate/",
    "presentation": "/presentations/pineapple/",
    "courses": "/courses/",
    "grants": "/grants/",
    "funders": "/funders/",
    "funder": "/funders/dfg/",
    "about": "/about/",
    "card": "/cards/scanner-makers/",
    "handbook": "/handbook/report-a-result/",
    "manual": "/documentation/knee-ruler/",
    "manual-with-tabs": "/documentation/knee-ruler/install/",
    "manual-with-numbers": "/documentation/knee-ruler/measure/",
    "manual-of-functions": "/documentation/knee-ruler/python/",
    "data-sets": "/datasets/",
    "data-set": "/datasets/hundred-knees/",
    "tags": "/tags/",
    "tag": "/tags/mri/",
    "no-page": "/404.html",
    "search": "/search/?q=lung",
}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Pictures load when they come near the screen, so a picture of the whole page needs a walk.
SCROLL = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += 800) {
    scrollTo(0, y); await new Promise(done => setTimeout(done, 20));
  }
  scrollTo(0, 0);
}"""
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 100);
})"""


class Visit:
    """A page that was opened, with everything that went wrong meanwhile."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.wrong: list[str] = []
        self._site = site
        page.on("response", self._note_response)
        page.on("console", lambda said: self._note(said.type in {"error", "warning"}, said.text))
        page.on("pageerror", lambda error: self._note(True, str(error)))

    def _note(self, is_wrong: bool, text: str) -> None:
        if is_wrong:
            self.wrong.append(text)

    def _note_response(self, response: Response) -> None:
        foreign = not response.url.startswith((self._site, "data:"))
        self._note(foreign or response.status >= 400, f"{response.status} {response.url}")


def open_page(
    browser: Browser, site: str, address: str, *, width: int = 1280, scheme: str = "light"
) -> Visit:
    """Open a page in a fresh window."""
    options: dict[str, Any] = {"color_scheme": scheme, "reduced_motion": "reduce"}
    page = browser.new_page(viewport={"width": width, "height": 900}, **options)
    visit = Visit(page, site)
    page.goto(site + address)
    return visit


def violations(page: Page) -> list[str]:
    """Return what axe says against a page."""
    from axe_playwright_python.sync_playwright import Axe

    # "preload" would fetch style sheets once more, from addresses that it gets wrong.
    rules = {"type": "tag", "values": WCAG}
    options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_pages_are_accessible_and_quiet(
    browser: Browser, site: str, name: str, scheme: str
) -> None:
    """No page breaks a rule of WCAG 2.2, asks another server or writes to the console."""
    visit = open_page(browser, site, PAGES[name], scheme=scheme)
    page = visit.page
    assert page.locator("html").get_attribute("data-theme") == scheme
    overflow = page.evaluate(OVERFLOW)
    page.evaluate(SCROLL)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}-{scheme}.png", full_page=True)
    problems = violations(page)
    page.close()
    assert problems == []
    assert visit.wrong == []
    assert overflow <= 0


@pytest.mark.parametrize("name", PAGES)
def test_pages_fit_a_phone(browser: Browser, site: str, name: str) -> None:
    """At 390 pixels nothing sticks out, nothing jumps while loading, and targets are big enough."""
    visit = open_page(browser, site, PAGES[name], width=390)
    page = visit.page
    overflow = page.evaluate(OVERFLOW)
    shift = page.evaluate(SHIFT)
    page.evaluate(SCROLL)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}-phone.png", full_page=True)
    problems = violations(page)
    page.close()
    assert overflow <= 0
    assert shift < 0.1
    assert problems == []


def test_pages_fit_a_tablet(browser: Browser, site: str) -> None:
    """At 820 pixels no page scrolls sideways."""
    page = open_page(browser, site, "/", width=820).page
    overflows = {}
    for name, address in PAGES.items():
        page.goto(site + address)
        overflows[name] = page.evaluate(OVERFLOW)
    page.close()
    assert {name: more for name, more in overflows.items() if more > 0} == {}


def test_keyboard_reaches_cards(browser: Browser, site: str) -> None:
    """The tab key goes from card to card, each visibly outlined, and Enter opens it."""
    page = open_page(browser, site, "/projects/").page
    links = page.locator(".lp-card .lp-card-title a")
    links.nth(0).focus()
    page.keyboard.press("Tab")
    assert links.nth(1).evaluate("link => link === document.activeElement")
    outline = "card => getComputedStyle(card).outlineStyle"
    assert page.locator(".lp-card").nth(1).evaluate(outline) == "solid"
    assert page.locator(".lp-card").nth(2).evaluate(outline) == "none"
    goal = links.nth(1).evaluate("link => link.href")
    page.keyboard.press("Enter")
    page.wait_for_url(goal)
    page.close()


def test_the_whole_card_is_a_link(browser: Browser, site: str) -> None:
    """A click on the picture of a card opens its page."""
    page = open_page(browser, site, "/projects/").page
    card = page.locator(".lp-card").first
    goal = card.locator("a").evaluate("link => link.href")
    # In the upper part, where the picture is.
    card.click(position={"x": 100, "y": 40})
    page.wait_for_url(goal)
    page.close()


def test_cards_of_a_row_are_equally_high(browser: Browser, site: str) -> None:
    """Cards beside each other have one height, and pictures one shape."""
    page = open_page(browser, site, "/projects/").page
    row = page.locator(".lp-card").evaluate_all(
        "cards => cards.filter(c => c.offsetTop === cards[0].offsetTop).map(c => c.offsetHeight)"
    )
    shapes = page.locator(".lp-card-media").evaluate_all(
        "all => all.map(m => Math.round(100 * m.offsetWidth / m.offsetHeight))"
    )
    page.close()
    assert len(row) > 1
    assert len(set(row)) == 1
    assert {shape for shape in shapes if abs(shape - 178) > 1} == set()


def test_a_lying_card_keeps_its_text_beside_its_picture(browser: Browser, site: str) -> None:
    """A card that stands alone, with a drawn picture and a long text, covers nothing of it."""
    page = open_page(browser, site, "/software/elastix/").page
    card = page.locator(".lp-card:only-child:has(.lp-card-blank)").first
    picture, text, whole = (
        card.locator(each).bounding_box() for each in (".lp-card-media", ".lp-card-body", "xpath=.")
    )
    page.close()
    assert picture is not None
    assert text is not None
    assert whole is not None
    assert picture["x"] + picture["width"] <= text["x"] + 1
    assert abs(picture["height"] - whole["height"]) <= 3


def test_bibtex_can_be_copied(browser: Browser, site: str) -> None:
    """The BibTeX record of a publication has a button that copies it."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site}/publications/litj17/")
    record = page.locator(".lp-pub details").filter(has_text="@article").first
    record.evaluate("details => { details.open = true; }")
    record.locator(".copybtn").click()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    shown = record.locator("pre").inner_text()
    context.close()
    assert copied.startswith("@article{")
    assert copied.strip() == shown.strip()


def test_an_abstract_opens_under_its_line(browser: Browser, site: str) -> None:
    """It is fetched once, can be closed, says whether it is open, and the page stays."""
    visit = open_page(browser, site, "/publications/")
    page = visit.page
    link = page.locator("a.lp-to-abstract").first
    link.focus()
    page.keyboard.press("Enter")
    text = page.locator(".lp-publication .lp-abstract")
    text.wait_for()
    told = [link.get_attribute("aria-expanded"), text.inner_text() != ""]
    broken = violations(page)
    page.keyboard.press("Enter")
    told += [link.get_attribute("aria-expanded"), text.is_visible(), page.url]
    page.close()
    assert told == ["true", True, "false", False, f"{site}/publications/"]
    assert (visit.wrong, broken) == ([], [])


def test_years_stay_in_sight(browser: Browser, site: str) -> None:
    """In the list by year the links lead to the years, and a year's heading stays on the screen."""
    page = open_page(browser, site, "/publications/").page
    page.locator(".lp-jump a").nth(2).click()
    heading = page.locator(".lp-part-title").nth(2)
    before = heading.bounding_box()
    page.mouse.wheel(0, 120)
    page.wait_for_timeout(200)
    after = heading.bounding_box()
    header = page.locator(".bd-header").bounding_box()
    page.close()
    assert before is not None
    assert after is not None
    assert header is not None
    bottom = header["y"] + header["height"]
    assert bottom <= before["y"] + 1 < bottom + 120
    assert abs(after["y"] - bottom) <= 2


def test_paper_shows_no_controls(browser: Browser, site: str) -> None:
    """In print there are no buttons, bars and sidebars, and dark pages turn light."""
    page = open_page(browser, site, "/", scheme="dark").page
    page.emulate_media(media="print", color_scheme="dark")
    for gone in (".bd-header", ".lp-hero .lp-buttons", "#pst-back-to-top"):
        assert not page.locator(gone).first.is_visible(), gone
    colour = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    page.close()
    assert colour == "rgb(255, 255, 255)"
