"""The interface in other languages, on every kind of page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from languages import english_on, portal
from support import parse_page, run_build, write_files
from translations import LANGUAGES, po_file, read

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module", params=LANGUAGES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a portal that has a record of every type, and its pages in one language."""
    root = tmp_path_factory.mktemp(request.param)
    write_files(root / "source", portal(request.param))
    run_build(root / "source", root / "out")
    return root


def _english(language: str) -> set[str]:
    """Return the texts of the interface that the language says otherwise, in lower case."""
    return {
        message.id.lower()
        for message in read(po_file(language), language)
        if message.id and message.string.lower() != message.id.lower()
    }


def _language(site: Path) -> str:
    return str(parse_page(site / "out", "/").html["lang"])


def test_no_page_says_anything_in_english(site: Path) -> None:
    """Labels, headings, buttons and what screen readers say are all in the site's language."""
    english = _english(_language(site))
    out = site / "out"
    pages = [path for path in out.rglob("*.html") if "_static" not in path.parts]
    assert len(pages) > 40
    found = {
        (path.relative_to(out).as_posix(), text)
        for path in pages
        for text in english_on(BeautifulSoup(path.read_text("utf-8"), "html.parser"), english)
    }
    assert sorted(found) == []


def test_the_book_is_in_the_language_of_the_site(site: Path) -> None:
    """Headings and labels of the PDF, its dates and its hyphenation are in the site's language."""
    language = _language(site)
    run_build(site / "source", site / "tex", builder="latex", doctreedir=site / "doctrees")
    [file] = (site / "tex").glob("*.tex")
    text = file.read_text("utf-8")
    labels = re.findall(r"\\(?:chapter|section|labportalfact|sphinxstylestrong)\{([^{}]*)\}", text)
    assert {label for label in labels if label.lower() in _english(language)} == set()
    name = {"nl": "dutch", "de": "german"}[language]
    assert rf"\setmainlanguage{{{name}}}" in text or rf"{name}}}" in text
    assert {"nl": "4–6 mei 2026", "de": "4.–6. Mai 2026"}[language] in text
