"""The page for addresses that lead nowhere, as a host shows it: under the wrong address."""

from __future__ import annotations

import contextlib
import functools
import http
import http.server
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


class _Host(http.server.SimpleHTTPRequestHandler):
    """A host that shows ``404.html`` where there is no file."""

    def log_message(self, *_args: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, *_args: object, **_options: object) -> None:
        """Answer with the site's own page."""
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        if code == http.HTTPStatus.NOT_FOUND:
            self.wfile.write(Path(self.directory, "404.html").read_bytes())


@contextlib.contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """Serve a folder as a host does."""
    handler = functools.partial(_Host, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("/people/hendrika-vander-linden/index.html", "/people/hendrika-van-der-linden/"),
        ("/mitarbeiter/2020/tomasz-wojcik", "/people/tomasz-wojcik/"),
        ("/members/rutger.html", "/people/rutger-t-hoen/"),
        ("/publications/Litj71", "/publications/litj17/"),
    ],
)
def test_near_addresses_are_offered(
    browser: Browser, example: Path, wrong: str, right: str
) -> None:
    """At any depth the page has its styles, and offers what the reader may have meant first."""
    with hosted(example) as host:
        page = browser.new_page()
        missing: list[str] = []
        page.on("response", lambda found: missing.append(found.url) if not found.ok else None)
        page.goto(host + wrong)
        first = page.locator(".lp-near a").first
        assert first.get_attribute("href") == right
        assert missing == [host + wrong]
        page.close()


def test_without_a_script_the_parts_are_offered(browser: Browser, example: Path) -> None:
    """A reader without JavaScript finds the search and the overviews."""
    with hosted(example) as host:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{host}/nowhere/at/all/")
        assert page.locator("article a[href='/people/']").is_visible()
        assert not page.locator(".lp-near").is_visible()
        context.close()
