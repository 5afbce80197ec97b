"""Pages that are translations of one another, and sites in several languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import parse_page, read_page, run_build, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import BeautifulSoup

CONF = """\
project = "Portal"
extensions = ["labportal"]
html_baseurl = "https://portal.example/"
labportal_today = "2026-03-14"
labportal_sites = {
    "english": {"url": "https://portal.example/"},
    "dutch": {"url": "https://portaal.example/", "language": "nl", "name": "Portaal"},
}
"""
PROJECT = """\
---
title: Marble
description: Stones.
people: Ada Quist
start: 2025-02
groups: bones
---

About stones.
"""
SPHINX = """\
```{warning}
Careful.
```

```{versionadded} 2.0
```

```{table} Some
:name: %s

| a | b |
| - | - |
| 1 | 2 |
```

See {numref}`%s`.
"""
FILES = {
    "conf.py": CONF,
    "notes.md": f"# Notes\n\n{SPHINX.replace('%s', 'en-table')}",
    "notities.md": f"---\ntitle: Notities\nlanguage: nl\n---\n\n{SPHINX.replace('%s', 'nl-table')}",
    "index.md": (
        "# Portal\n\n```{projects}\n```\n\n```{toctree}\n:hidden:\n\nnotes\nnotities\n```\n"
    ),
    "about.md": "# About us\n\nWe are here; see [the Dutch page](about.nl.md).\n",
    "about.nl.md": "# Over ons\n\nWij zijn hier.\n\n```{projects}\n```\n",
    "ueber-uns.md": (
        "---\ntitle: Über uns\nlanguage: de\ntranslation_of: about\n---\n\nWir sind da.\n"
    ),
    "groups/bones.md": "---\ntitle: Bones\n---\n",
    "people/ada.md": "---\nname: Ada Quist\nrole: phd\nstart: 2024-03\n---\n\nAda reads.\n",
    "people/ada.nl.md": "---\nname: Ada Quist\n---\n\nAda leest.\n",
    "projects/marble.md": PROJECT,
    "projects/marble.nl.md": "---\ntitle: Marmer\ndescription: Stenen.\n---\n\nOver stenen.\n",
    "news/prize.md": (
        "---\ntitle: Prize\ndate: 2026-03-01\nprojects: marble\npeople: Ada Quist\n---\n\nX.\n"
    ),
    "news/prize.nl.md": "---\ntitle: Prijs\n---\n\nX.\n",
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the same pages as an English and as a Dutch site."""
    root = tmp_path_factory.mktemp("translated")
    write_files(root / "source", FILES)
    for site in ("english", "dutch"):
        done = run_build(
            root / "source", root / site, "-D", f"labportal_site={site}", "-W", "--keep-going",
            doctreedir=root / f"trees-{site}",
        )  # fmt: skip
        assert not done.warnings
    return root


@pytest.fixture(scope="module")
def english(sites: Path) -> Path:
    """The English site."""
    return sites / "english"


@pytest.fixture(scope="module")
def dutch(sites: Path) -> Path:
    """The Dutch site."""
    return sites / "dutch"


def alternates(page: BeautifulSoup) -> dict[str, str]:
    """Return language -> address of what the head of a page names."""
    links = page.select('link[rel="alternate"][hreflang]')
    return {str(link["hreflang"]): str(link["href"]) for link in links}


SAID = {"en": ["Warning", "Added in version 2.0.", "Table 1", "Table 1"],
        "nl": ["Waarschuwing", "Added in version 2.0.", "Tabel 2", "Tabel 2"]}  # fmt: skip
"""What Sphinx says on a page in a language; its catalogues lack a few words."""


@pytest.mark.parametrize(
    ("site", "address", "language"),
    [("english", "/notes/", "en"), ("english", "/notities/", "nl"), ("dutch", "/notities/", "nl")],
)
def test_sphinx_speaks_the_language_of_the_page(
    sites: Path, site: str, address: str, language: str
) -> None:
    """Notes, numbers of tables and references to them are told in the language of their page."""
    page = parse_page(sites / site, address)
    words = page.select(".admonition-title, .versionmodified, .caption-number, p .std-numref")
    assert [one.get_text().strip() for one in words] == SAID[language]


ABOUT = {
    "de": "https://portal.example/ueber-uns/",
    "en": "https://portal.example/about/",
    "nl": "https://portal.example/about/nl/",
    "x-default": "https://portal.example/about/",
}


@pytest.mark.parametrize("address", ["/about/", "/about/nl/", "/ueber-uns/"])
def test_each_copy_names_all_copies_and_itself(english: Path, address: str) -> None:
    """Search engines learn of every language from every copy, and which one is for all others."""
    assert alternates(parse_page(english, address)) == ABOUT


def test_readers_can_change_the_language(english: Path) -> None:
    """A page links its translations, each by the name that the language has for itself."""
    links = parse_page(english, "/about/").select("nav.lp-languages li > *")
    assert [(link.name, link.text, link.get("href"), link["lang"]) for link in links] == [
        ("a", "Deutsch", "../ueber-uns/", "de"),
        ("span", "English", None, "en"),
        ("a", "Nederlands", "nl/", "nl"),
    ]


def test_the_interface_of_a_page_is_in_its_language(english: Path) -> None:
    """Facts, headings, dates and the theme around a Dutch page are in Dutch on an English site."""
    page = parse_page(english, "/projects/marble/nl/")
    assert page.html["lang"] == "nl"
    facts = {fact.dt.text: fact.dd.text for fact in page.select(".lp-fact")}
    assert facts["Periode"] == "sinds 2025"
    assert [heading.text.rstrip("#") for heading in page.select("h2")] == ["Medewerkers", "Nieuws"]
    assert page.select_one("#pst-skip-link").text.strip() == "Naar de inhoud"
    assert page.select_one(".lp-languages")["aria-label"] == "Talen"


def test_pages_around_it_stay_in_the_language_of_the_site(english: Path) -> None:
    """The original keeps the words of the site."""
    page = parse_page(english, "/projects/marble/")
    facts = {fact.dt.text: fact.dd.text for fact in page.select(".lp-fact")}
    assert facts["Period"] == "since 2025"
    assert page.select_one("#pst-skip-link").text.strip() == "Skip to main content"


def test_a_translation_has_what_the_header_of_its_original_says(english: Path) -> None:
    """People and dates need not be written again, and links are in both directions."""
    page = parse_page(english, "/projects/marble/nl/")
    assert [name.text for name in page.select(".lp-list-person .lp-card-title")] == ["Ada Quist"]
    assert [name.text for name in page.select(".lp-list-news .lp-card-title")] == ["Prize"]
    assert "1 maart 2026" in page.select_one(".lp-list-news").text


def test_lists_show_the_copy_in_the_language_of_the_site(english: Path, dutch: Path) -> None:
    """Each project, person and news item stands in a list once."""
    for site, title, address in (
        (english, "Marble", "projects/marble/"),
        (dutch, "Marmer", "projects/marble/nl/"),
    ):
        links = parse_page(site, "/").select(".lp-list-project a")
        assert [(link.text, link["href"]) for link in links] == [(title, address)]
        assert len(parse_page(site, "/people/").select(".lp-person")) == 1


def test_a_site_of_its_own_language_speaks_it(dutch: Path) -> None:
    """The Dutch one of two sites has Dutch headings, and the Dutch copy is the one for all."""
    page = parse_page(dutch, "/news/")
    assert page.html["lang"] == "nl"
    assert page.h1.text == "Nieuws"
    found = alternates(parse_page(dutch, "/projects/marble/"))
    assert found["x-default"] == found["nl"] == "https://portaal.example/projects/marble/nl/"


def test_search_and_map_have_every_copy(english: Path) -> None:
    """A reader of Dutch finds the Dutch page, and the map names the copies of each page."""
    text = read_page(english, "sitemap.xml")
    for language, address in ABOUT.items():
        assert f'<xhtml:link rel="alternate" hreflang="{language}" href="{address}"/>' in text
    assert "<loc>https://portal.example/about/nl/</loc>" in text
    rows = "".join(
        path.read_text("utf-8") for path in (english / "search-index").glob("rows-*.json")
    )
    assert "about/nl/" in rows
