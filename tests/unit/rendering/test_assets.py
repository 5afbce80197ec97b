"""What the theme is told: navigation, table of contents, where a page is in its repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from labportal.rendering.assets import STATIC, path_in_repository
from labportal.rendering.html.context import IN_BAR, bar_of, with_current, without_vanished
from labportal.rendering.html.text import HUES

if TYPE_CHECKING:
    from pathlib import Path

BAR = """
<li class="nav-item ">
  <a class="nav-link nav-internal" href="../../people/">
    People
  </a>
</li>
<li class="nav-item ">
  <a class="nav-link nav-internal" href="../../projects/">
    Projects
  </a>
</li>
"""


def test_the_part_of_the_site_is_marked() -> None:
    """The item that leads to the overview is marked, and no other."""
    marked = with_current(BAR, "../../projects/")
    assert marked.count("current active") == 1
    assert marked.index("current active") > marked.index("People")


def test_a_marked_bar_stays_as_it_is() -> None:
    """What the theme knows better is left alone."""
    marked = with_current(BAR, "../../people/")
    assert with_current(marked, "../../projects/") == marked


def test_an_overview_that_is_not_in_the_bar_marks_nothing() -> None:
    """An address that nobody links to changes nothing."""
    assert with_current(BAR, "../../groups/") == BAR


def test_a_site_without_toctree_has_a_bar_too() -> None:
    """The made bar looks like the theme's, so that its part is marked, and titles are escaped."""
    bar = bar_of([("../people/", "People & <b>friends</b>"), ("../projects/", "Projects")])
    assert "People &amp; &lt;b&gt;friends&lt;/b&gt;" in bar
    assert with_current(bar, "../people/").count("current active") == 1
    assert bar_of([]) == ""


def test_a_bar_has_room_for_a_few() -> None:
    """What does not fit stands in a menu, in which the current part is marked, too."""
    parts = [(f"../part{number}/", f"Part {number}") for number in range(12)]
    soup = BeautifulSoup(with_current(bar_of(parts, "menu", "Mehr"), "../part9/"), "html.parser")
    top = soup.find_all("li", recursive=False)
    assert len(top) == IN_BAR + 1
    assert top[-1].button.get_text() == "Mehr"
    assert top[-1].button["aria-controls"] == top[-1].ul["id"] == "menu"
    assert [item.get_text(strip=True) for item in top[-1].ul.find_all("li")] == [
        title for _, title in parts[IN_BAR:]
    ]
    assert soup.select("li.current a")[0]["href"] == "../part9/"
    # One more than fits needs no menu.
    assert "dropdown" not in bar_of(parts[: IN_BAR + 1])


def test_vanished_sections_leave_the_contents() -> None:
    """An entry goes with its section, and what is below it too."""
    toc = (
        '<ul><li><a href="#">Ada</a><ul><li><a href="#projects">Projects</a></li>'
        '<li><a href="#theses">Theses</a><ul><li><a href="#phd">PhD</a></li></ul></li>'
        "</ul></li></ul>"
    )
    left = without_vanished(toc, {"projects"})
    assert "Projects" in left
    assert "Theses" not in left
    assert "PhD" not in left
    assert without_vanished(left, {"projects"}) == left


def test_the_path_in_the_repository_is_found(tmp_path: Path) -> None:
    """Links for editing lead to the folder of the pages, however deep it lies."""
    content = tmp_path / "site" / "content"
    content.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    assert path_in_repository(content) == "site/content"
    assert path_in_repository(tmp_path) == ""


def test_the_style_sheet_asks_nobody_else() -> None:
    """No file for the browser names an address outside of the site."""
    for path in STATIC.iterdir():
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http" not in text, path
        assert "@import" not in text, path
        assert "url(" not in text, path


def test_every_hue_has_its_colours_in_both_schemes() -> None:
    """The style sheet draws as many colours as the pages ask for."""
    css = (STATIC / "labportal.css").read_text(encoding="utf-8")
    for number in range(HUES):
        assert css.count(f"--lp-hue-{number}:") == 2
        assert f".lp-hue-{number} " in css
    assert f"--lp-hue-{HUES}:" not in css
