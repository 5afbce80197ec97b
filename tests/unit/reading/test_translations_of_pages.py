"""Which pages are translations of one another, and what they take from their originals."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from labportal.reading.portal import PortalFiles, read_portal
from labportal.reading.settings import Settings
from support import write_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from labportal.reading.portal import Portal

SETTINGS = Settings(today=dt.date(2026, 3, 14).isoformat())


def read(root: Path, files: Mapping[str, str], language: str = "en", site: str = "") -> Portal:
    """Return a portal whose pages are in one language and whose site is in another."""
    write_files(root, files)
    return read_portal(PortalFiles(root=root, language=language, site_language=site), SETTINGS)


def said(portal: Portal) -> list[tuple[str, str]]:
    """Return place and text of every problem."""
    return [(str(problem.source), problem.text) for problem in portal.catalogue.problems]


def languages(portal: Portal, key: str, type_name: str = "page") -> dict[str, str]:
    """Return language -> document of the copies of a record."""
    record = portal.catalogue.records[type_name, key]
    return {one.language: one.docname for one in portal.catalogue.copies_of(record)}


ABOUT = {"about.md": "# About\n", "about.nl.md": "# Over ons\n"}


def test_a_language_before_the_ending_makes_a_translation(tmp_path: Path) -> None:
    """No header is needed: the name of the file says it."""
    portal = read(tmp_path, ABOUT)
    assert languages(portal, "about") == {"en": "about", "nl": "about.nl"}
    assert portal.catalogue.address_of("about.nl") == "about/nl"
    assert said(portal) == []


@pytest.mark.parametrize("name", ["about", "about.md", "/about/", "About"])
def test_a_header_can_say_it(tmp_path: Path, name: str) -> None:
    """The original is named by key, file or address."""
    page = f"---\ntitle: Über uns\nlanguage: de\ntranslation_of: {name}\n---\n"
    portal = read(tmp_path, {"about.md": "# About\n", "ueber-uns.md": page})
    assert languages(portal, "about") == {"de": "ueber-uns", "en": "about"}


def test_a_file_with_a_dot_is_no_translation_by_itself(tmp_path: Path) -> None:
    """Without an original beside it, ``release.nl`` is a page of that name."""
    portal = read(tmp_path, {"release.nl.md": "# Release\n"})
    assert [record.original for record in portal.catalogue.records.values()] == [""]


def test_the_copy_in_the_language_of_the_site_bears_the_key(tmp_path: Path) -> None:
    """Who names a record on a Dutch site means the Dutch page."""
    portal = read(tmp_path, ABOUT, site="nl-NL")
    assert portal.catalogue.records["page", "about"].docname == "about.nl"
    assert portal.catalogue.records["page", "about-en"].docname == "about"
    assert [record.docname for record in portal.catalogue.of_type("page")] == ["about.nl"]


def test_a_draft_is_not_shown_for_others(tmp_path: Path) -> None:
    """A translation that is not finished does not take the place of its original."""
    draft = "---\ntitle: Over ons\ndraft: yes\n---\n"
    portal = read(tmp_path, {"about.md": "# About\n", "about.nl.md": draft}, site="nl")
    assert portal.catalogue.records["page", "about"].docname == "about"


def test_what_the_header_of_the_original_says_is_not_asked_again(tmp_path: Path) -> None:
    """A translation takes over fields, so a required one is not missing."""
    files = {
        "news/prize.md": "---\ntitle: Prize\ndate: 2026-03-01\npeople: Nobody Known\n---\n",
        "news/prize.nl.md": "---\ntitle: Prijs\n---\n",
    }
    portal = read(tmp_path, files)
    copy = portal.catalogue.records["news", "prize-nl"]
    assert (copy.date.iso, copy.people, copy.title) == ("2026-03-01", ("Nobody Known",), "Prijs")
    assert said(portal) == []


def test_what_is_wrong_in_the_original_is_said_once(tmp_path: Path) -> None:
    """A project that nobody knows is reported where it was written."""
    files = {
        "projects/marble.md": "---\ntitle: Marble\n---\n",
        "news/prize.md": "---\ntitle: Prize\ndate: 2026-03-01\nprojects: marbel\n---\n",
        "news/prize.nl.md": "---\ntitle: Prijs\n---\n",
    }
    found = said(read(tmp_path, files))
    assert found == [("news/prize.md:4", "there is no project 'marbel'; did you mean 'marble'?")]


def test_an_unknown_original_is_named(tmp_path: Path) -> None:
    """The message names file, line and the nearest page."""
    page = "---\ntitle: Over ons\nlanguage: nl\ntranslation_of: abuot\n---\n"
    found = said(read(tmp_path, {"about.md": "# About\n", "over-ons.md": page}))
    expected = "there is no page 'abuot' to be a translation of; did you mean 'about'?"
    assert found == [("over-ons.md:4", expected)]


def test_two_copies_in_one_language_are_named(tmp_path: Path) -> None:
    """The second one stays a page of its own."""
    page = "---\ntitle: Over ons\ntranslation_of: about\n---\n"
    portal = read(tmp_path, {"about.md": "# About\n", "over-ons.md": page, **ABOUT})
    [(place, text)] = said(portal)
    assert place == "over-ons.md:1"
    assert text.startswith("this is in the same language as about.md, 'en'")
    assert languages(portal, "about") == {"en": "about", "nl": "about.nl"}


def test_a_language_is_written_as_a_code(tmp_path: Path) -> None:
    """The name of a language says nothing to a browser."""
    found = said(read(tmp_path, {"about.md": "---\ntitle: Over ons\nlanguage: Nederlands\n---\n"}))
    assert found == [
        ("about.md:3", "'Nederlands' is no code of a language, such as 'en', 'nl' or 'pt-BR'")
    ]


def test_pages_that_name_each_other_do_no_harm(tmp_path: Path) -> None:
    """Two pages that both call themselves translations are a pair all the same."""
    files = {
        "about.md": "---\ntitle: About\ntranslation_of: over-ons\n---\n",
        "over-ons.md": "---\ntitle: Over ons\nlanguage: nl\ntranslation_of: about\n---\n",
    }
    portal = read(tmp_path, files)
    assert sorted(one.docname for one in portal.catalogue.records.values()) == ["about", "over-ons"]


def test_translations_may_share_a_slug(tmp_path: Path) -> None:
    """In some systems a page and its translations have one slug, and languages of their own."""
    header = "title: {0}\nslug: about\nlang: {1}\n"
    files = {
        "info.md": header.format("About", "en") + "\n",
        "over-ons.md": header.format("Over ons", "nl") + "translation: true\n\n",
    }
    portal = read(tmp_path, files)
    assert languages(portal, "info") == {"en": "info", "nl": "over-ons"}
    assert said(portal) == []
