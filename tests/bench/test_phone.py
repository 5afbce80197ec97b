"""A group's real bibliography on a phone: time to the first sight, and time of one narrowing.

The phone is a quarter as fast as this machine and has a slow mobile network: 150 ms for each
request, 1.6 Mbit/s, and a server that compresses nothing.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from labportal.model.keys import slug
from labportal.reading.bibtex import decode_bib, read_bibliography
from support import run_build, write_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

FILES = ("group.bib", "fullstrings.bib")
CONF = (
    'project = "Real"\nextensions = ["labportal"]\nsuppress_warnings = ["labportal"]\n'
    'bibtex_bibfiles = ["bib/fullstrings.bib", "bib/group.bib"]\n'
)
PEOPLE = 300
FIRST_SIGHT = 1_000
"""Milliseconds."""
NARROWING = 50
"""Milliseconds, on this machine."""
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
TYPE = """words => {
  const input = document.querySelector(".lp-filter input[type=search]");
  return words.map(word => {
    const start = performance.now();
    input.value = word;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    document.body.getBoundingClientRect();
    return performance.now() - start;
  });
}"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the list of all publications."""
    folder = tmp_path_factory.mktemp("real")
    files = [decode_bib((corpora / "bib" / name).read_bytes(), name)[0] for name in FILES]
    count = Counter(
        str(name) for entry in read_bibliography(files).publications for name in entry.authors
    )
    write_files(
        folder / "source",
        {
            "conf.py": CONF,
            "index.md": "# Home\n",
            **{
                f"people/{slug(name)}.md": f'---\ntitle: "{name}"\n---\n'
                for name, _ in count.most_common(PEOPLE)
            },
        },
    )
    (folder / "source" / "bib").mkdir()
    for name in FILES:
        shutil.copy(corpora / "bib" / name, folder / "source" / "bib")
    run_build(folder / "source", folder / "html")
    handler = functools.partial(_Quiet, directory=str(folder / "html"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/publications/"
        server.shutdown()


@pytest.fixture
def browser(chromium: str) -> Iterator[Browser]:
    """A browser that has seen nothing."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


def phone(browser: Browser) -> Page:
    """Return a phone without brakes and with an empty cache."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True)
    return context.new_page()


def first_sight(page: Page, address: str) -> float:
    """Return the milliseconds until a slow phone shows something of a page."""
    tools = page.context.new_cdp_session(page)
    network = {"offline": False, "latency": 150, "downloadThroughput": 200_000,
               "uploadThroughput": 90_000}  # fmt: skip
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", network)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address, wait_until="load")
    [paint] = page.evaluate(
        "() => performance.getEntriesByName('first-contentful-paint').map(e => e.startTime)"
    )
    return float(paint)


@pytest.mark.bench
@pytest.mark.browser
def test_first_sight(browser: Browser, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Within a second a reader sees the head of a list of two thousand publications."""
    times = [first_sight(phone(browser), address) for _ in range(3)]
    with capsys.disabled():
        print(f"\nfirst sight of the list: {min(times):.0f} ms")  # noqa: T201 -- the figure
    assert min(times) < FIRST_SIGHT


@pytest.mark.bench
@pytest.mark.browser
def test_narrowing(browser: Browser, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A letter typed into the filter is answered, and the list laid out, at once."""
    page = phone(browser)
    page.goto(address)
    # The first word makes the texts that all others are looked up in.
    page.evaluate(TYPE, ["q"])
    times = page.evaluate(TYPE, ["l", "lu", "lun", "lung", "lung s", "lung screening", "", "ct"])
    middle = sorted(times)[len(times) // 2]
    with capsys.disabled():
        print(f"\none narrowing: {middle:.0f} ms, at most {max(times):.0f} ms")  # noqa: T201
    assert middle < NARROWING
