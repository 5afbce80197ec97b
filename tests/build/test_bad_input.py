"""What used to fail silently, or stop every site, is named with file and line, and the site builds.

One portal has every mistake that a well-used older system was known to punish; each row of the
tables below is one of them, with what an editor is told and what a reader sees.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bad_input import FILES, SITES
from support import parse_page, run_build, write_files

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The site, and what the build said."""
    root = tmp_path_factory.mktemp("bad")
    write_files(root / "source", FILES)
    done = run_build(root / "source", root / "out")
    return root / "out", done.warnings.replace(f"{root}/source/", "")


TOLD = [
    ("a typo in a header key", "projects/typo.md:3", "did you mean 'description'?"),
    ("a word for finished that is none", "projects/typo.md:7", "did you mean 'true'?"),
    ("a word for active that is none", "people/cy-dolan.md:4", "did you mean 'yes'?"),
    ("a word for closed that is none", "vacancies/closing.md:3", "must be yes or no"),
    ("an unknown type of person", "people/bé-noël.md:3", "did you mean 'postdoc'?"),
    ("an unknown type of vacancy", "vacancies/odd.md:3", "did you mean 'student'?"),
    ("an unknown group", "projects/stones.md:3", "unknown group 'gamma'"),
    ("an unknown slug in a list", "research/sand.md:3", "there is no project 'granite'"),
    ("a slip in a slug of a list", "projects/typo.md:5", "did you mean 'sieve'?"),
    ("an unknown bib key", "projects/typo.md:6", "there is no publication 'Quis99'"),
    ("an unknown slug in a tag", "projects/typo.md:10", "did you mean 'stones'?"),
    ("a news item without a date", "news/dateless.md:1", "a news item needs a 'date'"),
    ("a file in another encoding", "projects/latin.md:5", "the file is not UTF-8 text"),
    ("a picture that is missing", "projects/stones.md:4", "'images/projects/stones.png'?"),
    ("an address in the wrong case", "projects/stones.md:7", "is '/people/ada-quist/'"),
    ("an address that leads nowhere", "projects/stones.md:7", "there is no page '/nowhere/'"),
    ("signs that look like a tag", "projects/stones.md:7", "'<low and high>' will not be visible"),
    ("an embed of a missing picture", "projects/stones.md:14", "'images/notes/sieve.png'?"),
    ("a file without an ending", "projects/no-extension:1", "does not end in .md"),
    ("a home group that is not the page's", "research/sand.md:5", "default_group 'beta-lab'"),
    ("too few values for the groups", "people/per-group.md:3", "2 values for 3 groups"),
    ("a PubMed number that is none", "bib/papers.bib:2", "'12x4' is not a PubMed number"),
    ("a year that is none", "bib/papers.bib:12", "'soon' is not a year"),
    ("a broken file of external people", "external-people.yaml:3", "cannot be read"),
    ("a member without a name", "people/nameless-one.md:1", "a person needs a 'title'"),
]


@pytest.mark.parametrize(("mistake", "place", "text"), TOLD, ids=[row[0] for row in TOLD])
def test_an_editor_is_told_of(built: tuple[Path, str], mistake: str, place: str, text: str) -> None:
    """The message names file and line, and says what is expected or nearest."""
    lines = [line for line in built[1].splitlines() if line.startswith(f"{place}: ")]
    assert any(text in line for line in lines), mistake


SHOWN = [
    ("a page whose finished is no word is listed", "/projects/", "A typo"),
    ("a person of an unknown type is listed", "/people/", "Other BN Bé Noël"),
    ("a vacancy of an unknown type is listed", "/vacancies/", "Other openings A An odd job"),
    ("a page of an unknown group is there", "/projects/", "Stones: a study, with commas"),
    ("a page without any group is there", "/projects/", "Without a group"),
    ("groups need no blank after the comma", "/people/ada-quist/", "Groups Alpha, Beta lab"),
    ("a list as position is shown whole", "/people/", "Professor, Reader, Head"),
    ("commas in a position stay", "/people/", "Head of stones, sand and gravel"),
    ("an unknown name is shown", "/projects/typo/", "ZU Zed Unknown"),
    ("an accent less still finds the person", "/people/be-noel/", "Projects # A A typo"),
    ("unknown slugs are shown", "/research/sand/", "Stones: a study, with commas granite"),
    ("unknown keys are shown", "/projects/typo/", "Quis99"),
    ("an unknown tag shows its slug", "/projects/typo/", "and stomes ."),
    ("colon and commas in the label of a tag stay", "/news/dated/", "Stones: a study, with commas"),
    ("news without a date is listed last", "/news/", "A day 1 March 2026 N No day"),
    ("text in another encoding is read", "/projects/latin/", "Die Größe zählt."),
    ("the home section may be called as before", "/", "News # A A day"),
    ("a file name other than the name costs nothing", "/people/ada-quist/", "Publications #"),
    ("a list may follow a paragraph directly", "/projects/stones/", "What we use: sand gravel"),
    ("a missing embed is shown as text", "/projects/stones/", "![[seive.png]]"),
    ("lines that end in a comma go on", "/publications/quis20/", "weighed them, and then we went"),
    ("an abstract may begin with a word and a colon", "/publications/quis21/", "Purpose: to see"),
    ("an entry of type misc is listed", "/publications/", "A note on pebbles"),
    ("an entry of type patent is listed", "/publications/", "A sieve"),
    ("an entry of type inbook is listed", "/publications/", "Sand A. Quist Grains"),
    (
        "an entry without a readable year is listed",
        "/publications/",
        "Year unknown A year in words",
    ),
    (
        "the order in a year is that of the titles",
        "/publications/",
        "Alpha A. Quist J , 2019 Journal article Beta",
    ),
    ("a member without a name has that of the file", "/people/", "Nameless One"),
    ("a template that nobody has is not needed", "/software/sieve/", "It sifts."),
]


@pytest.mark.parametrize(("row", "address", "text"), SHOWN, ids=[row[0] for row in SHOWN])
def test_a_reader_sees_that(built: tuple[Path, str], row: str, address: str, text: str) -> None:
    """The page is built as far as it can be."""
    article = parse_page(built[0], address).select_one("article")
    assert text in " ".join(article.get_text(" ").split()), row


def test_tags_of_every_shape_become_links(built: tuple[Path, str]) -> None:
    """Underscores, accents, names and groups with hyphens work in tags."""
    links = parse_page(built[0], "/projects/typo/").select("article > section > p a")
    people = ["../../people/ada-quist/", "../../people/be-noel/"]
    assert [link["href"] for link in links] == [*people, people[0], people[0]]


def test_links_in_the_wrong_case_and_relative_ones_work(built: tuple[Path, str]) -> None:
    """What is understood leads to the page, what is not has no address."""
    links = parse_page(built[0], "/projects/stones/").select("article > section > p a")
    assert [link["href"] for link in links] == ["../../people/ada-quist/", "../typo/"]


def test_a_line_of_text_is_no_header(built: tuple[Path, str]) -> None:
    """A line that says "groups:" in the text of a page changes nothing."""
    page = parse_page(built[0], "/people/ada-quist/")
    assert page.select_one("article > section > p").text == "Ada reads.\ngroups: beta-lab"


def test_no_page_shows_a_broken_picture(built: tuple[Path, str]) -> None:
    """Of two pictures only the one that exists is on the page."""
    [image] = parse_page(built[0], "/projects/stones/").select("article img")
    assert image["src"].endswith("sieve.png")


def test_an_empty_field_makes_no_button(built: tuple[Path, str]) -> None:
    """An address that was left empty has no link."""
    links = parse_page(built[0], "/presentations/poster/").select("article .lp-links a")
    assert links == []


def test_a_doi_written_as_an_address_leads_there(built: tuple[Path, str]) -> None:
    """The resolver stands in the link once."""
    links = parse_page(built[0], "/publications/quis20/").select('article a[href*="doi.org"]')
    assert {link["href"] for link in links} == {"https://doi.org/10.1000/stones"}


def test_a_page_of_no_site_stops_none(tmp_path: Path) -> None:
    """A tag to a page whose group has no site any more is text, and the page is named."""
    write_files(tmp_path / "source", SITES)
    done = run_build(tmp_path / "source", tmp_path / "out")
    assert "projects/lost.md:3: WARNING: no site shows this page" in done.warnings
    article = parse_page(tmp_path / "out", "/").select_one("article")
    assert "See Lost ." in " ".join(article.get_text(" ").split())
    assert article.select("p a") == []
