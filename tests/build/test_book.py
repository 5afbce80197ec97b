"""The book as LaTeX: what is in it, in which order, and what is said about it; TeX is not run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ExtensionError

from labportal.model.codes import Code

if TYPE_CHECKING:
    from support import Portal, PortalFactory

ADA = "---\ntitle: Ada Lovelace\nrole: chair\nposition: Professor\nbibkeys: Love43\n---\nI count.\n"
MARBLE = "---\ntitle: Marble\npeople: ada\nbibkeys: Love43\n---\nMarbles.\n"
THESIS = (
    "@phdthesis{Love43, author={Hopper, Grace}, title={On bugs}, school={Yale}, year=2024,\n"
    "  promotor={Lovelace, Ada}}\n"
)
BIB = THESIS + "".join(
    f"@article{{Love{year}, author={{Lovelace, Ada}}, title={{Notes of {year}}}, "
    f"journal={{Engines}}, year={year}}}\n"
    for year in range(2010, 2026)
)
HOME = """\
# Our group

Who we are. Those who lead:

```{people}
```

## Projects

The newest of them:

```{projects}
```

[All projects](projects/index.md)

## Why

Because.
"""
FILES = {
    "index.md": HOME + "\n```{toctree}\n:hidden:\n\nabout\n```\n",
    "about.md": "# About us\n\nOld.\n",
    "people/ada.md": ADA,
    "projects/index.md": "# Projects\n\nAll.\n\n## Running\n\n```{projects}\n:status: current\n"
    "```\n\n## Done\n\nOver.\n\n```{projects}\n:status: finished\n```\n",
    "projects/marble.md": MARBLE,
    "projects/old.md": "---\ntitle: Old\nend: 2020\n---\nOld work.\n",
    "bib/all.bib": BIB,
}


def book(made: Portal) -> str:
    """Return the LaTeX of the book."""
    return made.text("testportal.tex")


def headings(tex: str, level: str = "chapter") -> list[str]:
    """Return the headings of a level, in order."""
    return re.findall(rf"\\{level}{{(.*?)}}\n", tex)


def test_chapters_stand_in_their_usual_order(portal: PortalFactory) -> None:
    """Home, projects, people, theses, publications, pages, and the index of people."""
    tex = book(portal(FILES, builder="latex"))
    expected = ["Our group", "Projects", "People", "Theses", "Publications", "About us"]
    assert headings(tex) == expected
    assert tex.index("labportalprintindex") > tex.index("About us")


def test_chapters_are_a_setting(portal: PortalFactory) -> None:
    """A site says which chapters it prints, pages by their name."""
    chosen = ["about", "people"]
    tex = book(portal(FILES, builder="latex", labportal_book_chapters=chosen))
    assert headings(tex) == ["About us", "People"]


def test_a_chapter_that_does_not_exist_stops_the_build(portal: PortalFactory) -> None:
    """A misspelt page is named with what may have been meant, and no book lacks it unnoticed."""
    with pytest.raises(ExtensionError, match=r"names 'abuot'.*did you mean 'about'"):
        portal(FILES, builder="latex", labportal_book_chapters=["abuot"])


def test_tags_are_asked_for_first(portal: PortalFactory) -> None:
    """A tagged PDF needs a command before the class; without the setting there is none."""
    tex = book(portal({}, builder="latex", labportal_book_tagged=True))
    assert tex.startswith("\\ifdefined\\DocumentMetadata")
    assert "lang=en" in tex[:200]


def test_nothing_announces_a_list_that_is_not_there(portal: PortalFactory) -> None:
    """The home page loses its lists, the words before them, and headings left without text."""
    tex = book(portal(FILES, builder="latex"))
    welcome = tex[tex.index("chapter{Our group}") : tex.index("chapter{Projects}")]
    assert "Who we are." in welcome
    assert "Those who lead" not in welcome
    assert "section{Projects}" not in welcome
    assert "Because." in welcome


def test_records_stand_under_the_headings_of_their_overview(portal: PortalFactory) -> None:
    """Finished projects follow the words that the overview says about them."""
    tex = book(portal(FILES, builder="latex"))
    places = [tex.index(text) for text in (
        "labportaldivision{Running}", "section{Marble}", "labportaldivision{Done}", "Over.",
        "section{Old}",
    )]  # fmt: skip
    assert places == sorted(places)


def test_a_card_leads_to_the_text_of_its_person(portal: PortalFactory) -> None:
    """The directory has everybody once, with a label or a link to what the person writes."""
    tex = book(portal(FILES, builder="latex"))
    directory = tex[tex.index("begin{labportalperson}") : tex.index("In their own words")]
    assert "people/ada::doc" in directory
    assert tex.count(r"\label{\detokenize{people/ada::doc}}") == 1
    assert "I count." in tex


def test_theses_name_who_supervised_them(portal: PortalFactory) -> None:
    """A thesis stands in a chapter of its own with its promotor, who is in the index."""
    tex = book(portal(FILES, builder="latex"))
    theses = tex[tex.index("chapter{Theses}") : tex.index("chapter{Publications}")]
    assert "On bugs" in theses
    assert "Supervised by" in theses
    assert r"\index{lovelace ada@Lovelace, Ada}" in theses
    assert r"\labportalblankcover{2024}" in theses


@pytest.mark.parametrize(
    ("amount", "full", "short"),
    [
        ("auto", range(2010, 2026), ()),
        ("all", range(2010, 2026), ()),
        ("short", range(2022, 2026), range(2010, 2022)),
        ("since 2020", range(2020, 2026), ()),
        ("last 2 years", range(2025, 2026), ()),
        ("selected", (), ()),
    ],
)
def test_publications_are_chosen_or_shortened(
    portal: PortalFactory, amount: str, full: range, short: range
) -> None:
    """The setting says which publications are printed, and which of them in one line."""
    made = portal(
        FILES, builder="latex", labportal_book_publications=amount, labportal_today="2026-02-01"
    )
    tex = book(made)
    chapter = tex[tex.index("chapter{Publications}") : tex.index("chapter{About us}")]
    parts = re.split(r"\\section\{", chapter)[1:]
    found_full = {int(part[:4]) for part in parts if "{labportalreferences}" in part}
    found_short = {
        int(part[:4])
        for part in parts
        if "references}" in part and "{labportalreferences}" not in part
    }
    named = {2024} if amount == "selected" else set()
    assert found_full == {*full, *named}
    assert found_short == set(short)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, {"Fair", "Visit", "Journey", "Soon"}),
        ({"labportal_book_period": "2021–2022"}, {"Prize", "Journey"}),
        ({"labportal_book_period": "2021–2022", "labportal_book_news": "2026"}, {"Fair", "Soon"}),
        ({"labportal_book_news": "all"}, {"Prize", "Fair", "Visit", "Journey", "Soon"}),
    ],
)
def test_news_and_events_are_those_of_the_period(
    portal: PortalFactory, settings: dict[str, str], expected: set[str]
) -> None:
    """The years of the cover count, or the last three, unless a setting says otherwise."""
    files = {
        "index.md": "# Home\n",
        "news/a.md": "---\ntitle: Prize\ndate: 2021-05-06\n---\nOld.\n",
        "news/b.md": "---\ntitle: Fair\ndate: 2026-01-06\n---\nNew.\n",
        "events/c.md": "---\ntitle: Visit\ndate: 2024-02-03\n---\nThen.\n",
        "events/d.md": "---\ntitle: Journey\ndate: 2022-12-03\nend: 2024-01-02\n---\nLong.\n",
        "events/e.md": "---\ntitle: Soon\ndate: 2026-12-03\n---\nNot yet.\n",
    }
    made = portal(files, builder="latex", labportal_today="2026-02-01", **settings)
    assert set(headings(book(made), "section")) == expected


def test_all_publications_may_have_a_pdf_of_their_own(portal: PortalFactory) -> None:
    """Split, the book has the newest ones, and a second document has every one."""
    made = portal(
        FILES, builder="latex", labportal_book_publications="split", labportal_today="2026-02-01"
    )
    assert "Notes of 2015" not in book(made)
    assert "Notes of 2023" in book(made)
    apart = made.text("testportal-publications.tex")
    assert headings(apart) == ["Publications"]
    assert all(f"Notes of {year}" in apart for year in range(2010, 2026))


def test_a_group_has_a_book_of_its_own(portal: PortalFactory) -> None:
    """With a group set, only what belongs to it is printed."""
    files = {
        **FILES,
        "groups/lungs.md": "---\ntitle: Lungs\n---\n",
        "people/grace.md": "---\ntitle: Grace Hopper\ngroups: lungs\nrole: chair\n---\n",
    }
    tex = book(portal(files, builder="latex", labportal_book_group="lungs"))
    assert "Grace Hopper" in tex
    assert "Marble" not in tex
    assert "On bugs" in tex
    assert "Notes of" not in tex


def test_letter_paper(portal: PortalFactory) -> None:
    """The size of the paper is a setting."""
    tex = book(portal({}, builder="latex", labportal_book_paper="letter"))
    assert r"\documentclass[letterpaper" in tex


def test_pages_in_another_language_are_divided_by_its_rules(portal: PortalFactory) -> None:
    """A German page in an English book says so to TeX, a page in the book's language does not."""
    files = {
        "people/ada.md": "---\ntitle: Ada\nlanguage: de\n---\nIch rechne.\n",
        "people/bob.md": "---\ntitle: Bob\nlanguage: en-GB\n---\nI watch.\n",
        "projects/marble.md": "---\ntitle: Marble\nlanguage: nl\n---\nKnikkers.\n",
    }
    tex = book(portal(files, builder="latex"))
    assert tex.count(r"\begin{labportallanguage}") == 2
    assert r"\labportaluselanguage{dutch}" in tex
    assert r"\labportaluselanguage{german}" in tex
    assert tex.index(r"\begin{labportallanguage}{dutch}") < tex.index("Knikkers")


def test_the_file_knows_its_title_author_and_language(portal: PortalFactory) -> None:
    """Metadata come from the settings, with every sign of TeX made harmless."""
    tex = book(portal({}, builder="latex", labportal_book_title="Q&A #1", author="A_B"))
    assert r"pdftitle={Q\&A \#1},pdfauthor={A\_B}" in tex
    assert "pdflang={en}" in tex


def test_a_broken_picture_becomes_a_frame(portal: PortalFactory) -> None:
    """The book names what it cannot print, and the message says where it is used."""
    files: dict[str, str | bytes] = {
        "people/ada.md": "---\ntitle: Ada\n---\n![Ada at work](ada.png)\n",
        "images/ada.png": b"no picture",
    }
    made = portal(files, builder="latex")
    example = Code.UNPRINTABLE_IMAGE.example.partition(" ")[2]
    expected = example.replace("images/people/ada.png", "images/ada.png")
    [warning] = made.warning_lines
    assert warning.startswith("people/ada.md:")
    assert f"{expected} [labportal.unprintable_image]" in warning
    assert "begin{labportalmissing}" in book(made)
    assert "{[}ada.png{]} Ada at work" in book(made)


def test_a_bad_formula_is_printed_as_it_is(portal: PortalFactory) -> None:
    """TeX that is no formula is shown, and the message names its line."""
    text = "---\ntitle: Marble\n---\n\n\n\n\nSee $\\input{secret}$.\n"
    made = portal({"projects/marble.md": text}, builder="latex")
    [warning] = made.warning_lines
    expected = f"{Code.BAD_FORMULA.example} [labportal.bad_formula]"
    assert warning.replace("WARNING: ", "") == expected
    assert r"\textbackslash{}input\{secret\}" in book(made)


def test_raw_latex_is_text(portal: PortalFactory) -> None:
    """A page cannot hand commands to TeX, by whatever directive, option or attribute."""
    text = (
        "---\ntitle: Marble\n---\n\n\n\n\n```{raw} latex\n\\input{secret}\n```\n\n"
        "```{tabularcolumns} @{\\input{secret}}l\n```\n\n| a |\n|---|\n| b |\n\n"
        "[text]{.a\\input\\secret}\n\n$$\na = b\n$$ (x}\\input{secret)\n"
    )
    made = portal({"projects/marble.md": text}, builder="latex")
    warning = made.warning_lines[0].replace("WARNING: ", "")
    assert warning == f"{Code.RAW_TEX.example} [labportal.raw_tex]"
    assert r"\input" not in book(made)
    assert r"\textbackslash{}input\{secret\}" in book(made) or "{input}" in book(made)


def test_pictures_are_no_larger_than_print_needs(portal: PortalFactory) -> None:
    """A photograph of many pixels is made smaller, and portraits are square."""
    import io

    from PIL import Image

    data = io.BytesIO()
    Image.new("RGB", (3000, 4000), "teal").save(data, "JPEG")
    made = portal(
        {
            "people/ada.md": "---\ntitle: Ada\npicture: ada.jpg\n---\n",
            "images/ada.jpg": data.getvalue(),
        },
        builder="latex",
    )
    [picture] = made.outdir.glob("lp-*.jpg")
    with Image.open(picture) as printed:
        assert printed.width == printed.height < 300


def test_html_and_book_share_what_was_read(portal: PortalFactory) -> None:
    """Building the book between two builds of the site changes nothing in the site."""
    from support import tree_digest

    made = portal(FILES)
    before = tree_digest(made.outdir)
    made.build("latex")
    made.build("dirhtml")
    assert tree_digest(made.outdir) == before
