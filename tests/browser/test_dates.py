"""What a page that was built earlier says on a later day."""

from __future__ import annotations

import datetime as dt
import functools
import http.server
import threading
from typing import TYPE_CHECKING

import pytest

from support import run_build, write_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

FILES = {
    "conf.py": ('project = "Lab"\nextensions = ["labportal"]\nlabportal_today = "2026-03-14"\n'),
    "index.md": (
        "---\ntitle: Home\nsections: [events, {vacancies: Jobs}]\n---\n\n"
        "```{events}\n:layout: cards\n```\n"
    ),
    "events/first.md": (
        "---\ntitle: First\ndate: 2026-03-20\ncontent_before: Come!\n"
        "content_after: It was good.\n---\n\nText.\n"
    ),
    "events/second.md": "---\ntitle: Second\ndate: 2026-03-25\n---\n\nText.\n",
    "events/old.md": "---\ntitle: Old\ndate: 2026-01-02\n---\n\nText.\n",
    "vacancies/job.md": "---\ntitle: Job\ndeadline: 2026-03-20\n---\n\nText.\n",
}


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site, built for 14 March 2026."""
    folder = tmp_path_factory.mktemp("dates")
    write_files(folder / "source", FILES)
    run_build(folder / "source", folder / "html")
    handler = functools.partial(
        http.server.SimpleHTTPRequestHandler, directory=str(folder / "html")
    )
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def visit(browser: Browser, address: str, day: str) -> Page:
    """Open a page on a day."""
    page = browser.new_page()
    page.clock.set_fixed_time(dt.datetime.fromisoformat(f"{day}T12:00:00"))
    page.goto(address)
    return page


def titles(page: Page, where: str) -> list[str]:
    """Return the titles that a reader sees in a list."""
    links = page.locator(f"{where} .lp-card-title a")
    return [link.inner_text() for link in links.all() if link.is_visible()]


@pytest.mark.parametrize(
    ("day", "upcoming", "past"),
    [
        ("2026-03-14", ["First", "Second"], ["Old"]),
        ("2026-03-20", ["First", "Second"], ["Old"]),
        ("2026-03-21", ["Second"], ["First", "Old"]),
        ("2026-04-01", [], ["Second", "First", "Old"]),
    ],
)
def test_events_move_to_the_past(
    browser: Browser, lab: str, day: str, upcoming: list[str], past: list[str]
) -> None:
    """On the day after, an event stands at the top of the past ones; the list may become empty."""
    page = visit(browser, f"{lab}/events/", day)
    assert titles(page, '[data-lp-phase="present"]') == upcoming
    assert titles(page, '[data-lp-phase="past"]') == past
    assert page.locator(".lp-empty").is_visible() == (not upcoming)
    page.close()


def test_home_sections_correct_themselves(browser: Browser, lab: str) -> None:
    """A section without anything left vanishes, or says so; a mixed list gets badges."""
    page = visit(browser, f"{lab}/", "2026-04-01")
    assert not page.locator(".lp-section-events").is_visible()
    assert page.locator(".lp-section-vacancies .lp-empty").is_visible()
    cards = page.locator(".lp-as-cards .lp-card")
    badges = [card.locator(".lp-badge:visible").all_inner_texts() for card in cards.all()]
    assert badges == [["Past"], ["Past"], ["Past"]]
    page.close()


@pytest.mark.parametrize(("day", "is_past"), [("2026-03-20", False), ("2026-03-21", True)])
def test_an_events_page_corrects_itself(
    browser: Browser, lab: str, day: str, *, is_past: bool
) -> None:
    """Badge and text change on the day after."""
    page = visit(browser, f"{lab}/events/first/", day)
    assert page.locator(".lp-header .lp-badge").is_visible() == is_past
    assert page.locator(".lp-before").is_visible() != is_past
    assert page.locator(".lp-after").is_visible() == is_past
    page.close()


def test_without_a_script_the_page_is_that_of_the_build(browser: Browser, lab: str) -> None:
    """The correction needs JavaScript; without it nothing is missing or doubled."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{lab}/events/first/")
    assert page.locator(".lp-before").is_visible()
    assert not page.locator(".lp-after").is_visible()
    assert not page.locator(".lp-header .lp-badge").is_visible()
    context.close()
