"""Shapes of files that real groups have written over the years, each with what becomes of it.

All of them stand in one portal, which has to be built to its end: no file may cost another one.
Each test names the messages that its file gets, all of them, and what its page shows.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from strange_files import BODIES, CONF, GROUPS, HEADERS, PAPERS, PEOPLE
from support import PortalFactory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support import Portal


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """Every shape in one portal."""
    factory = PortalFactory(tmp_path_factory.mktemp("strange"))
    everything = {**GROUPS, **HEADERS, **PEOPLE, **BODIES, "papers.bib": PAPERS, "conf.py": CONF}
    # Shape 15 is a viewer with its own script, which its site's owner lets run.
    yield factory(everything, labportal_active_html=True)
    factory.clean_up()


def messages(strange: Portal, path: str) -> list[str]:
    """Return ``line: text`` of everything said about a file."""
    start = f"{path}:"
    return [
        re.sub(
            r"WARNING: (.*)\[(?:labportal\.)?([\w.]+)\]$", r"\2: \1", line.removeprefix(start)
        ).strip()
        for line in strange.warning_lines
        if line.startswith(start)
    ]


def codes(strange: Portal, path: str) -> list[str]:
    """Return ``line code`` of everything said about a file."""
    return [
        f"{match[1]} {match[2]}"
        for line in messages(strange, path)
        if (match := re.match(r"(\d+): ([\w.]+):", line))
    ]


def text(strange: Portal, address: str) -> str:
    """Return the visible text of a page."""
    return " ".join(strange.soup(address).find("article").get_text(" ").split())


def test_the_build_is_finished(strange: Portal) -> None:
    """No shape ends the build, and every warning has a code and a place."""
    assert strange.app.statuscode == 0
    for line in strange.warning_lines:
        assert re.match(r"[^:]+:\d+: WARNING: .*\[[\w.]+\]$", line), line


def test_01_empty_and_padded_values_say_nothing(strange: Portal) -> None:
    """Empty fields count as absent, blanks around values are no part of them."""
    assert messages(strange, "software/eye-desk.md") == []
    assert strange.soup("/software/eye-desk/").h1.get_text().rstrip("#") == "Eye desk"
    assert "A desk for eyes." in text(strange, "/software/eye-desk/")


def test_02_an_empty_title_is_reported_and_the_page_is_there(strange: Portal) -> None:
    """The page is made from its file name; HTML in a value is data."""
    assert codes(strange, "calendar/defence-vera.md") == ["2 missing_field"]
    assert "defence" in strange.page("/calendar/defence-vera/").lower()


def test_03_a_page_may_be_only_a_header(strange: Portal) -> None:
    """A header without text is a page with a heading."""
    assert codes(strange, "about/spin-off.md") == []
    assert "Seeing Ltd" in text(strange, "/about/spin-off/")


def test_04_values_for_each_group(strange: Portal) -> None:
    """As many values as groups are one each; a comma in a title is part of it."""
    for name in ("two-by-two", "two-by-one", "one-comma"):
        assert messages(strange, f"people/{name}.md") == [], name
    assert "Reader, part-time" in text(strange, "/people/one-comma/")
    assert codes(strange, "people/three-by-two.md") == ["4 per_group_count"]
    assert "Three Bytwo" in text(strange, "/people/three-by-two/")


def test_05_a_home_outside_the_groups(strange: Portal) -> None:
    """A wrong home group costs a message on its line, not the page."""
    assert codes(strange, "people/lost-home.md") == ["3 default_group"]
    assert messages(strange, "people/not-ours.md") == []
    assert "Lost." in text(strange, "/people/lost-home/")
    assert "Away." in text(strange, "/people/not-ours/")


def test_06_colons_in_values(strange: Portal) -> None:
    """Everything after the first colon is the value."""
    assert messages(strange, "software/leafnet.md") == []
    assert "LeafNet: counting leaves" in text(strange, "/software/leafnet/")


def test_07_unknown_and_contradicting_keys(strange: Portal) -> None:
    """A picture that is not there is named; a draft is kept out."""
    assert codes(strange, "vacancies/anything.md") == []
    assert not (strange.outdir / "vacancies/anything").exists()
    assert codes(strange, "presentations/poster.md") == ["2 missing_image"]
    assert "We showed it." in text(strange, "/presentations/poster/")


def test_08_a_text_right_below_the_header(strange: Portal) -> None:
    """Words before a colon do not make a line of the text a field, and no text is lost."""
    page = text(strange, "/pages/generated/")
    assert "leaves are many. We count them and find more" in page
    assert "they are green" in page
    assert "The end." in page


def test_09_accents_and_underscores_in_file_names(strange: Portal) -> None:
    """Addresses are plain, and a link in the syntax of an older system works."""
    path = "people/Gabrielle_Ráya_Pérez.md"
    assert messages(strange, path) == []
    found = {page.parent.name for page in strange.outdir.glob("people/gabrielle*/index.html")}
    # The other one sends readers on who have the address of the older system.
    assert found == {"gabrielle-raya-perez", "gabrielle_raya_perez"}
    html = strange.page("/people/gabrielle-raya-perez/")
    assert '<a href="https://example.org/x">leaves</a>' in html
    assert re.search(r'<a [^>]*href="../ann-kok/"[^>]*>(<span[^>]*>)?Ann Kok<', html)
    assert messages(strange, "people/Yfke_van_de_Bosch.md") == []


def test_10_the_same_person_twice(strange: Portal) -> None:
    """Both pages stay, and the second file is told which one it repeats."""
    said = [
        *messages(strange, "people/clarissa-noël.md"),
        *messages(strange, "people/clarissa-noel.md"),
    ]
    assert [line for line in said if "duplicate_record" in line], said
    said = [
        *messages(strange, "people/amparo-diaz.md"),
        *messages(strange, "people/amparo_diaz.md"),
    ]
    assert [line for line in said if "duplicate_record" in line], said
    pages = [
        page.read_text(encoding="utf-8") for page in strange.outdir.glob("people/*/index.html")
    ]
    for words in ("One text.", "Another text.", "With a line.", "With a hyphen."):
        assert sum(words in page for page in pages) == 1, words


def test_11_a_list_that_is_known_in_part(strange: Portal) -> None:
    """Strangers are shown as text without a word; a near miss is named on its line."""
    assert codes(strange, "projects/leaf-watch.md") == ["2 near_name"]
    assert "did you mean 'Ann Kok'?" in messages(strange, "projects/leaf-watch.md")[0]
    page = text(strange, "/projects/leaf-watch/")
    for name in ("Ann Kok", "Ann Kokk", "Someone Outside", "Gabrielle Ráya Pérez", "P. Petal"):
        assert name in page


def test_12_one_person_in_two_spellings(strange: Portal) -> None:
    """A hyphen makes no other person; a link without https:// is named."""
    assert codes(strange, "external-people.yaml") == ["2 bad_value", "7 missing_image"]
    assert codes(strange, "software/leaf-grader.md") == ["2 near_name"]
    assert "Rosa Blatt Grün" in text(strange, "/software/leaf-grader/")


def test_13_pasted_notes(strange: Portal) -> None:
    """An embedded picture that exists is shown, a link one letter short is named; words stay."""
    assert codes(strange, "news/april.md") == [
        "1 missing_field", "6 unknown_key", "13 missing_image",
    ]  # fmt: skip
    assert "did you mean 'ann-kok'?" in messages(strange, "news/april.md")[1]
    assert "group%20photo%201.png" in strange.page("/news/april/")
    page = text(strange, "/news/april/")
    for words in (
        "Well done",
        "one item",
        "nested link",
        "A heading under a list",
        "Text under it",
    ):
        assert words in page


def test_14_a_reminder_in_angle_brackets(strange: Portal) -> None:
    """Text that no browser would show is named, and so is a picture that is not there."""
    assert codes(strange, "software/petal-scan.md") == [
        "3 hidden_text", "10 missing_image",
    ]  # fmt: skip
    page = text(strange, "/software/petal-scan/")
    assert "± 2." in page
    assert "Written by Ann Kok" in page
    assert "third" in page


def test_15_an_application_inside_a_page(strange: Portal) -> None:
    """HTML and scripts with empty lines pass untouched."""
    assert messages(strange, "software/viewer.md") == []
    html = strange.page("/software/viewer/")
    assert '<button id="b" onclick="show(2)">Two</button>' in html
    assert "if (n < 3 && n > 0) {\n\n        shown = n; // *not* emphasis" in html
    assert "<p>After the script.</p>" in html


def test_16_links_next_to_everything(strange: Portal) -> None:
    """Old links and new ones work next to any sign, and every word is kept."""
    assert messages(strange, "about.md") == []
    html = strange.page("/about/")
    assert 'href="../publications/leaf20/"' in html
    assert "https://web.example.org/web/2010/http://old.example.org/" in html
    assert html.count("Ann Kok</") == 4


def test_17_links_in_the_wrong_case_or_from_the_wrong_place(strange: Portal) -> None:
    """Such links lead where they were meant to, and the right address is named."""
    assert codes(strange, "people/colin-blatt.md") == [
        "3 unknown_address", "3 wrong_address", "3 wrong_address",
    ]  # fmt: skip
    said = " ".join(messages(strange, "people/colin-blatt.md"))
    assert "'/publications/leaf20/'" in said
    assert "'/people/ann-kok/'" in said
    links = {
        link.get_text(): link["href"]
        for link in strange.soup("/people/colin-blatt/").select("article a")
    }
    assert links["this"] == "../../publications/leaf20/"
    assert links["Ann"] == "../ann-kok/"
    assert "nobody" not in links


def test_18_a_list_right_below_its_lead_in(strange: Portal) -> None:
    """It is a list; below a bold label older tools disagree, so that is named."""
    assert codes(strange, "vacancies/glued.md") == ["8 glued_list"]
    items = [
        item.get_text(strip=True) for item in strange.soup("/vacancies/glued/").select("article li")
    ]
    assert items == ["read", "write", "count leaves"]


def test_19_references_as_a_block(strange: Portal) -> None:
    """An indented block stays as it was written."""
    assert messages(strange, "vacancies/kidney.md") == []
    page = text(strange, "/vacancies/kidney/")
    for words in ("[1] Müller", "O'Neil", "As known [1]", "K.I.D.", "mail me"):
        assert words in page.replace("’", "'"), words


def test_20_nearly_markdown(strange: Portal) -> None:
    """Odd names and marks are tolerated; a copy without an ending is named."""
    assert messages(strange, "projects/gp_leaves_Richard.md") == []
    assert "** not bold ** at all" in strange.page("/projects/gp-leaves-richard/")
    assert codes(strange, "news/Monthly News – February 2025.md") == ["1 missing_field"]


def test_21_unclosed_lists_in_html(strange: Portal) -> None:
    """The page around them is whole; two sources of one address are named."""
    said = [
        *messages(strange, "courses/     programme.md"),
        *messages(strange, "courses/programme.md"),
    ]
    assert [line for line in said if "duplicate_record" in line], strange.warnings
    pages = [
        page.read_text(encoding="utf-8") for page in strange.outdir.glob("courses/*/index.html")
    ]
    assert any("week two" in page and "After the list" in page for page in pages)
    assert any("The same without blanks." in page for page in pages)


def test_22_a_long_table(strange: Portal) -> None:
    """Every row and every link of the table is there, without a message."""
    assert messages(strange, "pages/meeting.md") == []
    rows = strange.soup("/pages/meeting/").select("table tbody tr")
    assert len(rows) == 60
    assert "talk 60" in rows[-1].get_text()
    assert rows[-1].find("a")["href"].endswith("people/ann-kok/")
    assert rows[-1].find("a").get_text() == "[Ann]"


def test_23_lists_of_keys_kept_by_hand(strange: Portal) -> None:
    """Case does not matter; what is doubled or unknown is named."""
    assert codes(strange, "research/leaf-imaging.md") == ["2 repeated_key", "2 unknown_bibkey"]
    page = text(strange, "/research/leaf-imaging/")
    for title in ("Leaves", "Petals", "An umlaut in a key", "Petal finder"):
        assert title in page


def test_24_the_bibliography(strange: Portal) -> None:
    """A broken entry costs itself; every other one has a page, and nothing private is shown."""
    said = codes(strange, "papers.bib")
    for expected in ("bib_unknown_macro", "bib_syntax", "bib_unknown_type", "bib_repeated_key"):
        assert [line for line in said if line.endswith(expected)], expected
    for address in ("leaf20", "repo21", "petal21a", "odd-22", "tree-u1", "after24", "typo24"):
        assert strange.page(f"/publications/{address}/")
    html = strange.page("/publications/leaf20/")
    assert "10.5555/Leaf.20" in html
    assert "secret words" not in html
    assert "leaf.pdf" not in html
    assert 'href="../../people/ann-kok/"' in html


def test_25_clutter_is_named(strange: Portal) -> None:
    """Files that look like pages and are none are named with the reason."""
    assert codes(strange, "projects/leaf-watch - Copy") == ["1 ignored_file"]
    assert codes(strange, "projects/notes.txt") == ["1 ignored_file"]
    assert "because its name does not end in .md" in strange.warnings


def test_every_source_has_a_page_with_its_title(strange: Portal) -> None:
    """Each Markdown file that is no draft became a page, whatever was wrong with it."""
    pages = strange.app.env.all_docs
    for path in sorted(Path(strange.srcdir).rglob("*.md")):
        docname = path.relative_to(strange.srcdir).with_suffix("").as_posix()
        if docname != "vacancies/anything":
            assert docname in pages, docname
