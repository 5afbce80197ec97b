"""Our parts of a page keep their shape and colours in themes that know nothing of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from serving import served
from support import REPO_ROOT, run_build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

STYLE = """([selector, name]) => {
  const found = document.querySelector(selector);
  return found ? getComputedStyle(found).getPropertyValue(name) : "";
}"""
COLUMNS = """selector => getComputedStyle(document.querySelector(selector))
  .gridTemplateColumns.split(" ").length"""


@pytest.fixture(scope="module", params=["alabaster", "classic"])
def themed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the example portal in a theme that comes with Sphinx."""
    outdir = tmp_path_factory.mktemp(request.param) / "html"
    options = ("-D", f"html_theme={request.param}", "-D", "html_theme_options.logo=")
    run_build(REPO_ROOT / "content", outdir, *options)
    with served(outdir) as address:
        yield address


@pytest.mark.parametrize(
    ("address", "selector", "name", "value"),
    [
        ("/people/", ".lp-portrait", "border-radius", "50%"),
        ("/people/", ".lp-items", "list-style-type", "none"),
        ("/people/", ".lp-person", "text-align", "center"),
        ("/projects/", ".lp-card-media", "overflow", "hidden"),
        ("/projects/", ".lp-card-text", "text-align", "start"),
        ("/projects/", ".lp-card-title a", "border-bottom-width", "0px"),
        ("/", "section:has(> .lp-hero)", "background-color", "rgb(16, 46, 72)"),
        ("/", "section:has(> .lp-hero) > h2", "color", "rgb(255, 255, 255)"),
        ("/people/noor-van-den-akker/", ".lp-fact dd", "margin-left", "0px"),
        ("/publications/litj17/", ".lp-buttons-small", "display", "flex"),
    ],
)
def test_parts_keep_their_shape(
    browser: Browser, themed: str, address: str, selector: str, name: str, value: str
) -> None:
    """Portraits are round, cards are cards, and the hero is a box in its own colours."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(themed + address)
    assert page.evaluate(STYLE, [selector, name]) == value
    page.close()


def test_lists_are_grids(browser: Browser, themed: str) -> None:
    """People and projects stand beside each other, and below each other on a phone."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{themed}/people/")
    assert page.evaluate(COLUMNS, ".lp-items") >= 3
    page.goto(f"{themed}/projects/")
    assert page.evaluate(COLUMNS, ".lp-items") >= 2
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate(COLUMNS, ".lp-items") == 1
    page.close()
