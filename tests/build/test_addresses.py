"""Addresses of pages: lower case and ASCII, whatever their files are called."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

import pytest

from support import differences, found_pages, tree_digest

if TYPE_CHECKING:
    from pathlib import Path

    from support import Portal, PortalFactory

FILES: dict[str, str | bytes] = {
    "members/Jöhn_Doe.md": (
        "---\ntitle: Jöhn Doe\nrole: phd\naliases: /people/jöhn/, /alt/j%C3%B6hn.html\n---\n\nHi.\n"
    ),
    "projects/Weiße Räume.md": (
        "---\ntitle: White rooms\npeople: Jöhn Doe\n---\n\nBy [him](../members/Jöhn_Doe.md).\n"
    ),
    "Über uns/Das_Team.md": "# The team\n\n{person}`john-doe` and {doc}`/Über uns/Rest`.\n",
    "Über uns/Rest.rst": "The rest\n========\n\n:doc:`Das_Team`\n",
    "index.md": (
        "# Home\n\n```{people}\n```\n\n```{toctree}\nmembers/index\nÜber uns/Das_Team\n"
        "Our projects <projects/index>\n```\n"
    ),
}
ADDRESSES = {
    "members/", "members/john-doe/", "projects/", "projects/weisse-raume/",
    "uber-uns/das_team/", "uber-uns/rest/",
}  # fmt: skip


def pages_of(portal: Portal) -> set[str]:
    """Return the addresses of everything that was written as a page."""
    names = (path.relative_to(portal.outdir).as_posix() for path in portal.outdir.rglob("*.html"))
    old = {"people/jöhn/", "alt/jöhn.html", "members/john_doe/"}
    return {
        name.removesuffix("index.html") for name in names if not name.startswith("_")
    } - {"", "404.html", "genindex/", "search/", *old}  # fmt: skip


def inventory_of(portal: Portal) -> str:
    """Return what ``objects.inv`` says."""
    data = (portal.outdir / "objects.inv").read_bytes()
    return zlib.decompress(data.split(b"zlib.\n", 1)[1]).decode()


def test_addresses_are_plain_everywhere(portal: PortalFactory) -> None:
    """Files, links, lists, navigation, maps and inventory all use the plain address."""
    built = portal(FILES, html_baseurl="https://example.org/lab/", html_show_sourcelink=True)
    assert built.warnings == ""
    assert pages_of(built) == ADDRESSES
    home = built.page("/")
    assert home.count('href="members/john-doe/"') >= 1
    for address in ("members/", "projects/", "uber-uns/das_team/"):
        assert f'href="{address}"' in home
    project = built.soup("/projects/weisse-raume/")
    assert project.select('article p a[href="../../members/john-doe/"]')
    canonical = project.find("link", rel="canonical")
    assert canonical is not None
    assert canonical["href"] == "https://example.org/lab/projects/weisse-raume/"
    assert built.soup("/uber-uns/das_team/").select('article a[href="../rest/"]')
    assert built.soup("/uber-uns/rest/").select('article a[href="../das_team/"]')
    locations = built.text("sitemap.xml")
    assert all(
        f"<loc>https://example.org/lab/{address}</loc>" in locations for address in ADDRESSES
    )
    assert found_pages(built.outdir).keys() == ADDRESSES
    assert "members/john-doe/" in inventory_of(built)
    assert "%" not in inventory_of(built)


def test_the_other_layout_has_the_same_addresses(portal: PortalFactory) -> None:
    """With one file for each page, the names are plain, too."""
    built = portal(FILES, builder="html")
    assert (built.outdir / "members/john-doe.html").is_file()
    assert 'href="members/john-doe.html"' in built.page("/")
    assert (built.outdir / "uber-uns/das_team.html").is_file()


def test_edit_links_name_the_file(portal: PortalFactory) -> None:
    """Whoever edits a page is led to its file, not to its address."""
    context = {"github_user": "lab", "github_repo": "site", "github_version": "main",
               "doc_path": "content"}  # fmt: skip
    options = {"use_edit_page_button": True}
    built = portal(FILES, html_context=context, html_theme_options=options)
    assert "content/members/Jöhn_Doe.md" in built.page("/members/john-doe/")


@pytest.mark.parametrize(
    "spelling", ["/members/Jöhn_Doe/", "/people/john-doe/", "/Members/J%C3%B6hn_Doe"]
)
def test_other_spellings_lead_there(portal: PortalFactory, spelling: str) -> None:
    """The name of the file, another folder and percent signs are understood and named."""
    built = portal({**FILES, "page.md": f"# Page\n\n[him]({spelling})\n"})
    assert built.soup("/page/").select('article p a[href="../members/john-doe/"]')
    assert built.warning_lines == [
        f"page.md:3: WARNING: '{spelling}' is '/members/john-doe/' [labportal.wrong_address]"
    ]


def test_sphinx_s_own_search_finds_plain_addresses(portal: PortalFactory) -> None:
    """A site that keeps Sphinx's search has right addresses in it, after a second build, too."""
    built = portal(FILES, labportal_search=False)
    first = built.text("searchindex.js")
    names = json.loads(first.removeprefix("Search.setIndex(").removesuffix(")"))["docnames"]
    assert {"members/john-doe", "uber-uns/rest"} <= set(names)
    built.write({"page.md": "# Page\n\nShort.\n"})
    built.build()
    built.remove("page.md")
    again = json.loads(
        built.build().text("searchindex.js").removeprefix("Search.setIndex(").removesuffix(")")
    )
    assert again["docnames"] == names


def test_no_page_is_lost_to_another(portal: PortalFactory) -> None:
    """Of pages with the same address each is written, and the author is told where."""
    built = portal(
        {
            "guide/Start.md": "# One\n", "guide/start.md": "# Two\n", "guide/STÄRT.md": "# Three\n",
            "Search.md": "# Four\n", "team.md": "# Five\n", "team/index.md": "# Six\n",
        }
    )  # fmt: skip
    titles = {address: built.soup(f"/{address}").h1.get_text()[:-1] for address in pages_of(built)}
    assert titles == {
        "guide/start/": "Two", "guide/start-2/": "Three", "guide/start-3/": "One",
        "search-2/": "Four", "team/": "Six", "team-2/": "Five",
    }  # fmt: skip
    said = [line for line in built.warning_lines if "duplicate_record" in line]
    assert len(said) == len(built.warning_lines) == 4


# Overviews -----------------------------------------------------------------------------------


def test_an_overview_stands_in_the_folder_that_is_used(portal: PortalFactory) -> None:
    """The list of people that nobody has written is where their pages are."""
    files = {
        "members/ada.md": "---\ntitle: Ada\n---\n",
        "members/bob.md": "---\ntitle: Bob\n---\n",
        "staff/cem.md": "---\ntitle: Cem\n---\n",
        "index.md": "# Home\n\n```{numbers} people\n```\n\n[people](/people/)\n",
    }
    built = portal(files)
    assert built.soup("/members/").h1.get_text() == "People"
    assert not (built.outdir / "people").exists()
    crumbs = built.soup("/members/ada/").select('.bd-breadcrumbs a[href="../"]')
    assert [crumb.get_text() for crumb in crumbs] == ["People"]
    home = built.soup("/")
    assert home.select('.lp-numbers a[href="members/"]')
    assert home.select('.navbar-nav a[href="members/"]')
    assert built.warning_lines == [
        "index.md:6: WARNING: '/people/' is '/members/' [labportal.wrong_address]"
    ]


@pytest.mark.parametrize(
    ("folder", "settings"),
    [("crew", {"labportal_folders": {"crew": "person"}}), ("about/people", {})],
)
def test_an_overview_stands_in_any_folder(
    portal: PortalFactory, folder: str, settings: dict[str, object]
) -> None:
    """Folders of a site's own and folders in folders get their overview, too."""
    built = portal({f"{folder}/ada.md": "---\ntitle: Ada\n---\n"}, **settings)
    assert "Ada" in built.page(f"/{folder}/")
    assert not (built.outdir / "people").exists()


@pytest.mark.parametrize("name", ["people/people", "people/README", "people/_index"])
def test_a_page_that_leads_its_folder_is_the_overview(portal: PortalFactory, name: str) -> None:
    """It is nobody's page, and stands at the folder's address."""
    files = {f"{name}.md": "# Our people\n\nWe.\n", "people/ada.md": "# Ada Doe\n\nHi.\n"}
    built = portal({**files, "index.md": f"# Home\n\n[All]({name}.md)\n"})
    page = built.soup("/people/")
    assert "Our people" in page.get_text()
    assert page.select_one('a[href="ada/"]') is not None
    assert built.soup("/").select_one('article a[href="people/"]') is not None
    assert [path.name for path in (built.outdir / "people").iterdir() if path.is_dir()] == ["ada"]
    crumbs = built.soup("/people/ada/").select(".bd-breadcrumbs a")
    assert [crumb.get_text(strip=True) for crumb in crumbs] == ["", "Our people"]
    assert built.warnings == ""


def test_an_overview_by_hand_fills_itself_in_any_folder(portal: PortalFactory) -> None:
    """A page that leads to a folder of the site's own lists its records."""
    files = {"crew/ada.md": "---\ntitle: Ada\n---\n", "crew/index.md": "# Crew\n\nWe.\n"}
    built = portal(files, labportal_folders={"crew": "person"})
    assert "Ada" in built.page("/crew/")
    assert not (built.outdir / "people").exists()


def test_toctrees_can_name_overviews(portal: PortalFactory) -> None:
    """A toctree that names an overview without a file works, and follows when that changes."""
    files = {
        "people/ada.md": "---\ntitle: Ada\n---\n",
        "index.md": "# Home\n\n```{toctree}\npeople/index\nmore\n```\n",
        "more.md": "# More\n",
    }
    built = portal(files)
    assert built.warnings == ""
    links = built.soup("/").select(".toctree-wrapper a")
    assert [(link["href"], link.get_text()) for link in links] == [
        ("people/", "People"), ("more/", "More"),
    ]  # fmt: skip
    assert built.soup("/more/").select('.navbar-nav a[href="../people/"]')
    built.write({"people/index.md": "# Everybody\n"})
    assert built.build().soup("/").select_one(".toctree-wrapper a").get_text() == "Everybody"
    built.remove("people/index.md")
    again = built.build().soup("/").select_one(".toctree-wrapper a")
    assert again.get_text() == "People"
    assert built.warnings == ""


def test_formats_without_overviews_leave_them_out(portal: PortalFactory) -> None:
    """Text has no page to link to; and Sphinx's table of such pages is left as it was."""
    from sphinx.domains.std import StandardDomain

    files = {
        "people/ada.md": "---\ntitle: Ada\n---\n",
        "index.md": "# Home\n\n```{toctree}\npeople/index\nmore\n```\n",
        "more.md": "# More\n",
    }
    built = portal(files, builder="text")
    assert built.text("index.txt").split() == ["Home", "****", "*", "More"]
    assert set(StandardDomain._virtual_doc_names) == {"genindex", "modindex", "search"}


# Old addresses -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["people/jöhn/index.html", "alt/jöhn.html"])
def test_old_addresses_may_hold_any_letters(portal: PortalFactory, name: str) -> None:
    """Percent signs or letters: the file has the name that web servers look for."""
    built = portal(FILES)
    up = "../" * name.count("/")
    assert f'content="0; url={up}members/john-doe/"' in built.text(name)


@pytest.mark.parametrize(
    ("alias", "message"),
    [
        ("/../../evil/", "but no file can have that name; an old address looks like /members/ada/"),
        ("/w/?id=3", "but no file can have that name; an old address looks like /members/ada/"),
        ("/people/bob/", "but that address belongs to the page '/people/bob/'"),
        ("/people/b%6Fb.html", "but that address belongs to the page '/people/bob/'"),
        ("people/old", "but an old address begins with /; did you mean '/people/old'?"),
    ],
)
def test_an_old_address_that_cannot_be_kept_is_named(
    portal: PortalFactory, alias: str, message: str
) -> None:
    """What would lie outside the site, be no file, or be another page is reported."""
    files = {
        "people/ada.md": f"---\ntitle: Ada\naliases: {alias}\n---\n",
        "people/bob.md": "---\ntitle: Bob\n---\n",
    }
    built = portal(files)
    assert built.warning_lines == [
        (
            f"people/ada.md:3: WARNING: field 'aliases' holds '{alias}', {message} "
            "[labportal.bad_value]"
        )
    ]
    assert built.soup("/people/bob/").h1.get_text().startswith("Bob")


def test_two_pages_with_one_old_address(portal: PortalFactory) -> None:
    """The first page gets the readers of an address that two claim."""
    page = "---\ntitle: {}\naliases: /old/\n---\n"
    built = portal({"people/ada.md": page.format("Ada"), "people/bob.md": page.format("Bob")})
    assert "people/ada/" in built.page("/old/")
    assert built.warning_lines == [
        (
            "people/bob.md:3: WARNING: field 'aliases' holds '/old/', but that address belongs to "
            "the page '/people/ada/' [labportal.bad_value]"
        )
    ]


def test_parallel_reading_gives_the_same(portal: PortalFactory, tmp_path: Path) -> None:
    """Two workers read and write what one does."""
    from support import run_build

    built = portal(FILES)
    run_build(built.srcdir, tmp_path / "out", jobs=2)
    one = tree_digest(built.outdir)
    assert differences(one, tree_digest(tmp_path / "out")) == []


def test_a_toctree_may_hold_a_bare_address(portal: PortalFactory) -> None:
    """An address of another site without a title is its own title."""
    text = "# Home\n\n```{toctree}\nhttps://example.org/x\nabout\n```\n"
    built = portal({"index.md": text, "about.md": "# About\n"})
    assert built.soup("/").select_one('a[href="https://example.org/x"]')


def test_a_page_that_leads_nowhere_is_named(portal: PortalFactory) -> None:
    """Readers are not sent to a page that does not exist without a word."""
    files = {
        "jobs.md": "---\ntitle: Jobs\nredirect: /people/adda/\n---\n",
        "people/ada.md": "---\ntitle: Ada\n---\n",
    }
    assert portal(files, builder="dummy").warning_lines == [
        (
            "jobs.md:3: WARNING: there is no page '/people/adda/'; did you mean '/people/ada/'? "
            "[labportal.unknown_address]"
        )
    ]
