"""What a site offers to programs, hosts and lost readers: maps, rules, and the page for no page."""

from __future__ import annotations

import json
import os
import re
import subprocess
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import feedparser
import pytest

from support import PortalFactory, write_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support import Portal

BASE = "https://lab.example.org/sub/"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FILES = {
    "index.md": "---\ntitle: Lab\ndescription: We read [images].\n---\n\nWelcome.\n",
    "people/ada.md": "---\ntitle: Ada\naliases: /members/ada/\n---\n\nText.\n",
    "people/bob.md": "---\ntitle: Bob\nstatus: hidden\n---\n\nText.\n",
    "projects/engine.md": "---\ntitle: Engine\nupdated: 2026-01-05\n---\n\nText.\n",
    "news/today.md": (
        "---\ntitle: Today\ndate: 2026-03-14\ntags: Open Data, C++\npeople: Ada\n---\n\nText.\n"
    ),
    "news/older.md": "---\ntitle: Older\ndate: 2026-03-01\ntags: open-data\n---\n\nText.\n",
    "about.md": "---\ntitle: About\ntags: open data, C\n---\n\nText.\n",
    "tags/c.md": "---\ntitle: C\n---\n\nThe language.\n",
    "bib/a.bib": (
        "@article{Mori20, title={On data}, author={M. Mori and Ada}, year=2020,\n"
        "  keywords={open data}}\n"
    ),
    "news/later.md": "---\ntitle: Later\ndate: 2026-03-15\n---\n\nText.\n",
    "news/early.md": "---\ntitle: Early\ndate: 2026-03-20\npublish: 2026-03-10\n---\n\nText.\n",
    "handbook/secret.md": "---\ntitle: Secret\npublish_date: 2026-04-01\n---\n\nText.\n",
    "events/soon.md": "---\ntitle: Soon\ndate: 2026-04-20\n---\n\nText.\n",
    "events/told.md": (
        "---\ntitle: Told\ndate: 2026-04-21\nannounced: 2026-03-01\n"
        "people: Ada\ntags: open data\n---\n\nText.\n"
    ),
    "vacancies/old.md": (
        "---\ntitle: Old post\ndate: 2026-01-02\ndeadline: 2026-02-01\n"
        "tags: open data\n---\n\nText.\n"
    ),
    "vacancies/post.md": (
        "---\ntitle: Post\ndate: 2026-02-02\ndeadline: 2026-05-01\ntags: open data\n---\n\nText.\n"
    ),
    "events/past.md": "---\ntitle: Past\ndate: 2026-03-13\nend: 2026-03-30\n---\n\nText.\n",
    "redirects.txt": (
        "# Old addresses\n"
        "/staff /people/\n"
        "/shop.html https://shop.example.org/ 302\n"
        "/engine/ /projects/engin/\n"
        "/blog/* /news/:splat\n"
        "old /people/ada/\n"
        "/lonely/\n"
        "/people/ada/ /projects/engine/\n"
    ),
}


@pytest.fixture(scope="module")
def portals(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PortalFactory]:
    """Builds portals that several tests look at."""
    factory = PortalFactory(tmp_path_factory.mktemp("services"))
    yield factory
    factory.clean_up()


@pytest.fixture(scope="module")
def lab(portals: PortalFactory) -> Portal:
    """A small portal below a sub-path, built for 14 March 2026."""
    return portals(FILES, html_baseurl=BASE, labportal_today="2026-03-14")


def lastmods(text: str) -> dict[str, str]:
    """Return address -> day of the last change in a map of a site."""
    rows = ET.fromstring(text).findall(f"{MAP}url")
    return {
        (row.findtext(f"{MAP}loc") or "").removeprefix(BASE): row.findtext(f"{MAP}lastmod") or ""
        for row in rows
    }


def test_the_map_tells_changes_that_are_known(lab: Portal) -> None:
    """A page has the day of its header in the map, and no day where nobody knows one."""
    found = lastmods(lab.text("sitemap.xml"))
    assert found["projects/engine/"] == "2026-01-05"
    assert found["people/ada/"] == ""
    assert "people/bob/" not in found


def test_the_page_tells_its_change_and_what_is_hidden(lab: Portal) -> None:
    """A page says when it was changed, to readers and machines; a hidden one is not to be found."""
    line = lab.soup("/projects/engine/").find(class_="lp-changed")
    assert line is not None
    assert line.get_text() == "Last changed on 5 January 2026"
    assert '"dateModified":"2026-01-05"' in lab.page("/projects/engine/").replace('": "', '":"')
    assert "lp-changed" not in lab.page("/people/ada/")
    assert '<meta name="robots" content="noindex">' in lab.page("/people/bob/")
    assert "noindex" not in lab.page("/people/ada/")


def test_a_page_waits_for_its_day(lab: Portal) -> None:
    """What is published later is kept back and named; `publish` goes before the date of news."""
    assert not (lab.outdir / "news/later").exists()
    assert not (lab.outdir / "handbook/secret").exists()
    assert (lab.outdir / "news/today").exists()
    assert (lab.outdir / "news/early").exists()
    assert "Later" not in lab.page("/news/")
    said = "kept back: handbook/secret.md until 1 April 2026, news/later.md until 15 March 2026"
    assert said in lab.app.status.getvalue()


def test_feeds_hold_no_day_to_come(lab: Portal) -> None:
    """An event is in the feed from the day on which it was told, and never with a later one."""
    items = json.loads(lab.text("events/feed.json"))["items"]
    told = {item["title"]: item["date_published"][:10] for item in items}
    assert told == {"Told": "2026-03-01", "Past": "2026-03-13"}


def test_a_tag_has_a_page_however_it_is_written(lab: Portal) -> None:
    """One page holds what bears the tag in any spelling, with the publications about it."""
    page = lab.soup("/tags/open-data/")
    assert page.h1 is not None
    assert page.h1.get_text(strip=True).startswith("open data")
    listed = {link.get_text(strip=True) for link in page.select("article a.reference")}
    assert {"Today", "Older", "About", "On data"} <= listed
    assert "The language." in lab.page("/tags/c/")
    assert "About" in lab.page("/tags/c/")
    assert "Today" in lab.page("/tags/c-plus-plus/")
    facts = {link.get_text(): link["href"] for link in lab.soup("/news/today/").select("dd a")}
    assert facts == {"open data": "../../tags/open-data/", "C++": "../../tags/c-plus-plus/"}
    overview = lab.soup("/tags/").select("article li a")
    assert [link.get_text(strip=True) for link in overview] == ["C", "C++", "open data"]


def test_a_tag_has_a_feed_of_everything(lab: Portal) -> None:
    """News, events, vacancies and publications stand in one feed, the newest first."""
    items = json.loads(lab.text("tags/open-data/feed.json"))["items"]
    titles = [item["title"] for item in items]
    assert titles == ["Today", "Older", "Told", "Post", "On data"]
    assert not feedparser.parse(lab.text("tags/open-data/atom.xml")).bozo
    assert 'href="atom.xml"' in lab.page("/tags/open-data/")


def test_a_person_has_a_feed_of_everything(lab: Portal) -> None:
    """It holds the news and events that name the person beside the publications."""
    found = json.loads(lab.text("people/ada/feed.json"))
    assert found["title"] == "Ada · Test portal"
    assert [item["title"] for item in found["items"]] == ["Today", "Told", "On data"]
    parsed = feedparser.parse(lab.text("people/ada/atom.xml"))
    assert not parsed.bozo
    assert parsed.feed.updated == "2026-03-14T00:00:00Z"
    assert 'href="atom.xml"' in lab.page("/people/ada/")


def test_language_models_get_a_guide(lab: Portal) -> None:
    """It has a title, what the site is about, and a list of links below each heading."""
    text = lab.text("llms.txt")
    assert text.startswith("# Test portal\n\n> We read (images).\n\n## People\n\n")
    assert f"- [Ada]({BASE}people/ada/)\n" in text
    assert "Bob" not in text
    items = [line for line in text.splitlines() if line.startswith("-")]
    assert all(re.fullmatch(r"- \[[^\]]+\]\(https://[^)]+\)(: .+)?", line) for line in items)


def test_robots_are_met_at_the_top_of_a_host(lab: Portal, portals: PortalFactory) -> None:
    """They get the address of the map, unless the author tells them something else."""
    assert not (lab.outdir / "robots.txt").exists()
    built = portals({"index.md": "# Lab\n"}, name="top", html_baseurl="https://lab.example.org")
    assert built.text("robots.txt").endswith("\nSitemap: https://lab.example.org/sitemap.xml\n")
    files = {"index.md": "# Lab\n", "extra/robots.txt": "User-agent: *\nDisallow: /\n"}
    own = portals(files, name="own", html_baseurl=built.settings["html_baseurl"],
                  html_extra_path=["extra"])  # fmt: skip
    assert own.text("robots.txt") == files["extra/robots.txt"]


def test_a_file_of_old_addresses(lab: Portal) -> None:
    """Each line becomes a page, and a line for hosts, which get what only they can do."""
    refresh = lab.soup("/staff/").find("meta", attrs={"http-equiv": "refresh"})
    assert refresh is not None
    assert refresh["content"] == "0; url=../people/"
    assert "https://shop.example.org/" in lab.text("shop.html")
    assert lab.text("_redirects").splitlines() == [
        "/sub/members/ada/ /sub/people/ada/ 301",
        "/sub/staff/ /sub/people/ 301",
        "/sub/shop.html https://shop.example.org/ 301",
        "/blog/* /news/:splat",
    ]


def test_mistakes_in_the_file_are_named(lab: Portal) -> None:
    """Each has a message with its line, and what may be meant."""
    found = re.findall(r"redirects\.txt:(\d+): WARNING: (.*) \[", lab.warnings)
    assert found == [
        ("4", "there is no page '/projects/engin/'; did you mean '/projects/engine/'?"),
        ("6", "'old' is no old address, which begins with /; did you mean '/old'?"),
        ("7", "'/lonely/' says no address to lead to; write an old address and a new one"),
        ("8", "the old address '/people/ada/' is of the page '/people/ada/'"),
    ]


def test_the_page_for_no_page_works_at_any_depth(lab: Portal) -> None:
    """Every address in it begins at the top of the host, below the path of the site."""
    text = lab.text("404.html")
    addresses = re.findall(r'(?:href|src|action|data-list|data-content_root)="([^"]*)"', text)
    assert len(addresses) > 20
    outside = [one for one in addresses if not one.startswith(("/sub/", "#", "https://"))]
    assert outside == []
    assert 'rel="canonical"' not in text
    for address in addresses:
        if address.startswith("/sub/") and "?" not in address:
            path = lab.outdir / address.removeprefix("/sub/")
            assert path.is_file() or (path / "index.html").is_file(), address


def test_the_list_of_addresses_holds_what_readers_may_find(lab: Portal) -> None:
    """It has titles and old addresses, and nothing hidden."""
    found = json.loads(lab.text("404.json"))
    assert ["people/ada/", "Ada"] in found["pages"]
    assert ["members/ada", "people/ada/"] in found["old"]
    assert not any("bob" in address for address, _ in found["pages"])


def test_an_author_may_write_the_page_for_no_page(portals: PortalFactory) -> None:
    """Their page stands where hosts look for it, with addresses that work there."""
    files = {"index.md": "# Lab\n", "404.md": "# Lost\n\nGo [home](index.md).\n"}
    built = portals(files, name="lost")
    text = built.text("404.html")
    assert "Lost" in text
    assert '<a class="reference internal" href="/"' in text
    assert "404.md" not in built.warnings


# Git -----------------------------------------------------------------------------------------


def git(folder: Path, *words: str, day: str = "2026-01-01") -> None:
    """Run Git on a day."""
    moment = f"{day}T12:00:00+00:00"
    stamps = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "GIT_CONFIG_GLOBAL": ""}
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True,
                   env={**os.environ, **stamps})  # fmt: skip


ENTRY = "\n@article{%s,\n  title={On stone}, author={M. Mori},\n  year=%s\n}\n"


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a portal in a folder, of which one page was changed later."""
    root = tmp_path_factory.mktemp("repository") / "group"
    files = {f"content/{name}": text for name, text in FILES.items() if name != "redirects.txt"}
    write_files(root, files)
    git(root.parent, "init", "-q", str(root))
    bib = "content/bib/a.bib"
    files[bib] = FILES["bib/a.bib"] + ENTRY % ("Lee21", "2021") + ENTRY % ("Sato22", "2022, ")
    for path, day in (("content", "2026-01-02"), ("", "2026-02-03")):
        if not path:
            more = files[bib].replace("2022, ", "2022,\n  date-modified={2026-01-20 09:30}")
            more = more.replace("year=2021", "year=2021,\n  pages={1--2}") + ENTRY % ("New", "2023")
            ada = FILES["people/ada.md"] + "More.\n"
            write_files(root, {"content/people/ada.md": ada, bib: more})
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", f"On {day}", day=day)
    return root


def in_repository(root: Path) -> Portal:
    """Build the portal in a repository."""
    factory = PortalFactory(root)
    files = {"index.md": FILES["index.md"]}
    built = factory(files, name="content", html_baseurl=BASE, labportal_today="2026-03-14",
                    bibtex_bibfiles=["bib/a.bib"])  # fmt: skip
    factory.clean_up()
    return built


def test_git_knows_the_days_of_changes(repository: Path) -> None:
    """Map, page and feed have the days of commits; a header goes before them."""
    built = in_repository(repository)
    found = lastmods(built.text("sitemap.xml"))
    assert found["people/ada/"] == "2026-02-03"
    assert found["news/today/"] == "2026-01-02"
    assert found["projects/engine/"] == "2026-01-05"
    # An entry has the day of its newest line, unless it says itself when it was changed.
    keys = ("mori20", "lee21", "sato22", "new")
    days = [found[f"publications/{key}/"] for key in keys]
    assert days == ["2026-01-02", "2026-02-03", "2026-01-20", "2026-02-03"]
    # What nobody has written has the day of the newest that it lists.
    assert found["people/"] == found["publications/"] == found["publications/2021/"] == days[1]
    assert found["news/"] == found["tags/open-data/"] == found["tags/c-plus-plus/"] == days[0]
    items = json.loads(built.text("events/feed.json"))["items"]
    assert {item["title"]: item["date_published"][:10] for item in items} == {
        "Soon": "2026-01-02", "Told": "2026-03-01", "Past": "2026-01-02",
    }  # fmt: skip


def test_the_end_of_a_shallow_clone_is_no_change(repository: Path) -> None:
    """A page has the day of a commit that is there, and none of the one that seems to add all."""
    (repository / "content/news/today.md").write_text(FILES["news/today.md"] + "More.\n")
    git(repository, "commit", "-q", "-a", "-m", "On 4 March", day="2026-03-04")
    clone = repository.parent / "clone"
    git(repository.parent, "clone", "-q", "--depth", "2", repository.as_uri(), str(clone))
    built = in_repository(clone)
    found = lastmods(built.text("sitemap.xml"))
    assert found["news/today/"] == "2026-03-04"
    assert found["people/ada/"] == found["people/"] == ""
    assert found["news/"] == found["tags/open-data/"] == "2026-03-04"
    keys = ("mori20", "lee21", "sato22", "new")
    assert [found[f"publications/{key}/"] for key in keys] == ["", "", "2026-01-20", ""]
    # A day in one of several entries says nothing of the others.
    assert found["publications/"] == ""
    items = json.loads(built.text("events/feed.json"))["items"]
    assert {item["title"] for item in items} == {"Told", "Past"}
