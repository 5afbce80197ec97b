"""Pages that are written in an unusual way, and pages that go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support import PortalFactory

ENTRY = "@article{%s, author={Doe, Ada}, title={On %s}, journal={J}, year=2020}\n"


def test_a_page_that_a_toctree_names_can_be_deleted(portal: PortalFactory) -> None:
    """The next build reads the naming page again, and its menu loses the entry."""
    built = portal(
        {
            "index.md": "# Home\n\n```{toctree}\nfirst\nsecond\n```\n",
            "first.md": "# First page\n",
            "second.md": "# Second page\n",
        }
    )
    assert "Second page" in built.page("/")
    built.remove("second.md")
    page = built.build().page("/")
    assert "First page" in page
    assert "Second page" not in page
    assert "second" in built.warnings


@pytest.mark.parametrize("target", ["https://example.org/", "other.md"])
@pytest.mark.parametrize("kind", ["image", "figure"])
def test_a_missing_picture_with_a_target_becomes_a_linked_text(
    portal: PortalFactory, kind: str, target: str
) -> None:
    """The name of the file stands in a paragraph, and still leads to the target."""
    text = f"# Page\n\n```{{{kind}}} gone.png\n:target: {target}\n```\n"
    built = portal({"page.md": text, "other.md": "# Other\n"})
    missing = built.soup("/page/").find(class_="lp-missing-image")
    assert missing is not None
    assert missing.get_text() == "[gone.png]"
    link = missing.find_parent("a")
    assert link is not None
    assert link.find_parent("p") is not None


def test_a_missing_picture_in_a_link_stays_in_its_sentence(portal: PortalFactory) -> None:
    """Within a paragraph no other paragraph begins."""
    text = "# Page\n\nSee [![Alt](gone.png)](https://example.org/) here.\n"
    missing = portal({"page.md": text}).soup("/page/").find(class_="lp-missing-image")
    assert missing is not None
    paragraph = missing.find_parent("p")
    assert paragraph is not None
    assert paragraph.get_text() == "See [gone.png] here."


def test_only_an_address_that_can_be_a_file_is_redirected(portal: PortalFactory) -> None:
    """An alias that cannot be a folder on every system, or hides full stops, writes nothing."""
    aliases = ["/old/ada~1/", "/od:d/ada/", "/a b/", "/back\\slash/", "/．．/evil/", "/ａda/"]
    built = portal({"people/ada.md": f"---\ntitle: Ada\naliases: {aliases}\n---\n"})
    redirects = {
        path.parent.relative_to(built.outdir).as_posix()
        for path in built.outdir.rglob("index.html")
        if 'http-equiv="refresh"' in path.read_text(encoding="utf-8")
    }
    assert redirects == {"old/ada~1", "a b", "ａda"}
    assert built.warnings.count("no file can have that name") == 3
    assert not (built.outdir.parent / "evil").exists()


def test_one_bib_file_needs_no_list(portal: PortalFactory) -> None:
    """A single text in ``bibtex_bibfiles`` names one file."""
    conf = 'project = "P"\nextensions = ["labportal"]\nbibtex_bibfiles = "refs/a.bib"\n'
    built = portal({"conf.py": conf, "refs/a.bib": ENTRY % ("A20", "stone")})
    assert built.page("/publications/a20/")
    assert built.warnings == ""


def test_a_first_heading_of_the_second_level_is_shown_once(portal: PortalFactory) -> None:
    """It becomes the heading of the page, and what is below it keeps its place."""
    built = portal({"notes.md": "## My notes\n\nText.\n\n### Part\n\nMore.\n"})
    soup = built.soup("/notes/")
    article = soup.find("article") or soup
    found = [(tag.name, tag.get_text().rstrip("#")) for tag in article.find_all(["h1", "h2", "h3"])]
    assert found == [("h1", "My notes"), ("h2", "Part")]


def test_a_heading_that_says_something_else_stays_below_the_title(portal: PortalFactory) -> None:
    """A title in the header is not lost to the text's first heading."""
    built = portal({"notes.md": "---\ntitle: Notes\n---\n\n## My part\n\nText.\n"})
    soup = built.soup("/notes/")
    article = soup.find("article") or soup
    found = [(tag.name, tag.get_text().rstrip("#")) for tag in article.find_all(["h1", "h2", "h3"])]
    assert found == [("h1", "Notes"), ("h2", "My part")]


def test_publications_listed_by_hand_are_not_selected_again(portal: PortalFactory) -> None:
    """A list in a person's text takes the place of the selected publications."""
    built = portal(
        {
            "bib/p.bib": ENTRY % ("A20", "stone") + ENTRY % ("B20", "iron"),
            "people/ada.md": "# Ada Doe\n\nText.\n\n## Publications\n\n- A20\n",
            "people/bob.md": "---\ntitle: Bob\nbibkeys: B20\n---\n",
        }
    )
    page = built.page("/people/ada/")
    assert "On stone" in page
    assert "lp-section-selected" not in page
    assert "lp-section-selected" in built.page("/people/bob/")
