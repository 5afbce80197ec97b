"""Long lists of publications can be narrowed, linked to, and read without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
VISIBLE = ".lp-publication:visible"


def test_the_list_narrows_while_typing_and_says_how_far(browser: Browser, site: str) -> None:
    """Words of title, authors and venue narrow the list; the count is announced."""
    page = browser.new_page()
    page.goto(f"{site}/publications/")
    everything = page.locator(VISIBLE).count()
    page.get_by_label("Words").fill("okkerveen nodule")
    found = page.locator(VISIBLE).count()
    assert 0 < found < everything
    assert page.locator(".lp-filter-status").inner_text() == f"{found} / {everything}"
    assert all("nodule" in text.lower() for text in page.locator(VISIBLE).all_inner_texts())
    page.close()


def test_a_narrowed_list_can_be_linked(browser: Browser, site: str) -> None:
    """What is chosen stands in the address, and the address restores it."""
    page = browser.new_page()
    page.goto(f"{site}/publications/")
    page.get_by_label("Type").select_option("phdthesis")
    address = page.url
    found = page.locator(VISIBLE).count()
    assert "type=phdthesis" in address
    page.goto("about:blank")
    page.goto(address)
    assert page.locator(VISIBLE).count() == found > 0
    assert page.get_by_label("Type").input_value() == "phdthesis"
    page.close()


def test_years_without_an_entry_vanish_and_come_back(browser: Browser, site: str) -> None:
    """A heading without entries is hidden; an empty question shows all again."""
    page = browser.new_page()
    page.goto(f"{site}/publications/?q=zzzz")
    assert page.locator(".lp-part:visible").count() == 0
    page.get_by_label("Words").fill("")
    assert page.locator(".lp-part:visible").count() > 5
    page.close()


def test_without_a_script_the_whole_list_is_there(browser: Browser, site: str) -> None:
    """The list is plain HTML, and no control that does nothing is shown."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/publications/")
    assert page.locator(VISIBLE).count() == page.locator(".lp-publication").count() > 60
    assert page.locator(".lp-filter").count() == 0
    context.close()
