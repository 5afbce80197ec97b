"""HTML in the text of a page finds pictures, pages and files as Markdown does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sample_portal import png
from support import PortalFactory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag

    from support import Portal

PAGE = """# A page

Inline <img src="../images/face.png" width="80" alt="A face"> and <a href="../people/ada.md"
class="x">Ada</a>, <a href="nobody.md">nobody</a>.

<p align="center"><a href="/people/ada/"><img src="/images/face.png" class="round"
style="max-width: 50%"></a></p>

<table><tr><td><img src="../images/gone.png"></td>
<td><a href='paper.pdf'>Paper</a></td></tr></table>

<video controls><source src="film.mp4" type="video/mp4"></video> <audio src="gone.mp3"></audio>

<iframe width="560" src="https://www.youtube.com/embed/abc_123"></iframe>

<a href="https://example.org/">Elsewhere</a> <a href="#below">below</a>
"""

RULES = "# Rules\n\nOne.\n\n---\n\n---\n\n## Two\n\n---\n\n- A\n\n  ---\n\n> C\n>\n> ---\n\n---\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """One portal with a page that says everything in HTML."""
    factory = PortalFactory(tmp_path_factory.mktemp("html"))
    yield factory(
        {
            "projects/page.md": PAGE,
            "rules.md": RULES,
            "people/ada.md": "# Ada Doe\n",
            "images/face.png": png(1),
            "projects/paper.pdf": b"%PDF-1.4",
            "projects/film.mp4": b"film",
        }
    )
    factory.clean_up()


@pytest.fixture(scope="module")
def article(built: Portal) -> Tag:
    """The text of that page."""
    found = built.soup("/projects/page/").select_one("article")
    assert found is not None
    return found


def test_pictures_are_found_and_keep_their_size(article: Tag, built: Portal) -> None:
    """Their addresses lead to files in the output, and no link is made around them."""
    inline, block = article.select("img")[:2]
    assert inline["alt"] == "A face"
    assert "80" in f"{inline.get('style')}{inline.get('width')}"
    assert "50%" in str(block.get("style"))
    assert "round" in (block.get("class") or ())
    assert inline.parent is not None
    assert inline.parent.name == "p"
    for picture in (inline, block):
        assert (built.outdir / "projects/page" / str(picture["src"])).resolve().is_file()


def test_a_missing_picture_is_named(article: Tag, built: Portal) -> None:
    """There is no broken picture on the page."""
    assert "[gone.png]" in article.get_text()
    assert "projects/page.md:9: WARNING: there is no image '../images/gone.png'" in built.warnings


def test_links_lead_to_pages_and_files(article: Tag, built: Portal) -> None:
    """A link around anything, in any quotes, goes where a link of Markdown goes."""
    links = {link.get_text().strip(): link for link in article.select("a[href]")}
    assert links["Ada"]["href"] == "../../people/ada/"
    assert links["Ada"]["class"] == ["x"]
    assert links[""]["href"] == "../../people/ada/"
    assert links["Elsewhere"]["href"] == "https://example.org/"
    assert links["below"]["href"] == "#below"
    paper = built.outdir / "projects/page" / str(links["Paper"]["href"])
    assert paper.resolve().read_bytes() == b"%PDF-1.4"


def test_a_link_to_nowhere_is_text(article: Tag, built: Portal) -> None:
    """It is named, and nobody can follow it."""
    assert "nobody" in article.get_text()
    assert "nobody.md" not in str(article)
    assert "there is no page 'nobody.md'" in built.warnings


def test_players_find_their_films(article: Tag, built: Portal) -> None:
    """A film beside the page is copied."""
    source = article.select_one("video source")
    assert source is not None
    film = built.outdir / "projects/page" / str(source["src"])
    assert film.resolve().read_bytes() == b"film"
    assert "projects/page.md:12: WARNING: there is no file 'gone.mp3'" in built.warnings
    assert article.select_one("audio:not([src])") is not None


def test_frames_of_videos_wait_for_a_click(article: Tag, built: Portal) -> None:
    """The frame of a known host is a link until somebody asks for it; nothing is reported."""
    assert article.find("iframe") is None
    assert article.select_one("[data-frame], .lp-video") is not None
    assert "abc_123" in str(article)
    assert "active_html" not in built.warnings


def test_nothing_else_is_reported(built: Portal) -> None:
    """Four mistakes were made, and four messages are given."""
    assert built.warnings.count("WARNING") == 4
    assert "projects/page.md:16: WARNING: this page has no heading or label '#below'" in (
        built.warnings
    )


def test_rules_stand_anywhere(built: Portal) -> None:
    """A line across the page is drawn where its author put it; nobody complains (see above)."""
    article = built.soup("/rules/").select_one("article")
    assert article is not None
    found = [rule.parent.name for rule in article.select("hr") if rule.parent]
    assert found == ["section", "section", "li", "div", "section"]
