"""Pages without a header, in the many ways in which people write them."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING
from urllib.parse import unquote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support import Portal, PortalFactory

if TYPE_CHECKING:
    from pathlib import Path

BIB = (
    "@article{Doe20, author={Doe, Jane and Roe, Rik}, title={Knees without labels}, journal={J}, "
    "year={2020}, doi={10.1000/knee.1}}\n"
    "@article{Roe21a, author={Roe, Rik}, title={Lungs that move}, journal={J}, year={2021}}\n"
)
PEOPLE = {
    "people/jane-doe.md": "# Prof. dr. Jane Doe, MD PhD\n\nProfessor of imaging\n\n"
    "**E-mail:** jane@example.org  \n**Phone:** +31 71 000 0000\n\nJane works on knees.\n\n"
    "## Publications\n\n- Doe20\n",
    "people/rik-roe.md": "# Rik Roe\n\n- Position: PhD student\n- Room: C3-Q\n\n"
    "Rik works on lungs.\n\n## Publications\n\nMany.\n",
}
CONF = 'project = "Lab"\nextensions = ["labportal"]\nbibtex_bibfiles = ["refs.bib"]\n'
KNEES = """\
# Knees

**Leader:** [Jane Doe](../people/jane-doe.md)
**PhD student:** Rik Roe
**Funding:** NWO, KWF
and Friends
**Website:** <https://knee.example.org>

Knees bend.

## Team

- *Rik Roe*, see [his page](https://example.org/rik)
- Rik Roe, Rik Roe's twin

| Name | Role |
| --- | --- |
| Jane Doe | head |
| Rik Roe | helper |

## References

1. Doe J, Roe R. *Knees without labels*. J 2020. doi:10.1000/knee.1
"""


def site(portal: PortalFactory, files: dict[str, str]) -> Portal:
    """Return a portal of two people and two publications with more *files*."""
    return portal({"conf.py": CONF, "refs.bib": BIB, **PEOPLE, **files})


def test_the_top_of_a_person_without_header(portal: PortalFactory) -> None:
    """Lines under the name stand beside the portrait, as the facts of a header do."""
    built = site(portal, {})
    header = built.soup("/people/jane-doe/").select_one("article .lp-header")
    assert header is not None
    subtitle = header.select_one(".lp-subtitle")
    assert subtitle is not None
    assert subtitle.get_text() == "Professor of imaging"
    assert [term.get_text() for term in header.select(".lp-leads dt")] == ["E-mail:", "Phone:"]
    links = [unquote(link["href"]) for link in header.select("a")]
    assert links == ["mailto:jane@example.org", "tel:+31710000000"]
    initials = header.select_one(".lp-initials")
    assert initials is not None
    assert initials.get_text() == "JD"
    page = built.soup("/people/jane-doe/").find("article").get_text()
    assert page.count("jane@example.org") == page.count("Professor of imaging") == 1
    overview = built.soup("/people/").find("article")
    parts = [item.get_text().rstrip("#") for item in overview.select("h2")]
    assert parts == ["Faculty", "PhD candidates"]
    assert "Prof. dr." not in overview.get_text()
    assert built.warnings == ""


def test_a_person_has_one_section_of_publications(portal: PortalFactory) -> None:
    """A list by hand is the only one; without one, the portal's list stands under the heading."""
    built = site(portal, {})
    for person, papers in (("jane-doe", 1), ("rik-roe", 2)):
        page = built.soup(f"/people/{person}/").find("article")
        headings = [found.get_text() for found in page.select("h2")]
        assert headings == ["Publications#"]
        assert len(page.select("section#publications .lp-items > li")) == papers


def test_lines_names_and_tables_of_a_project(portal: PortalFactory) -> None:
    """Names are links wherever they stand, and nothing is said twice."""
    built = site(portal, {"projects/knees.md": KNEES})
    page = built.soup("/projects/knees/").find("article")
    leads = page.select_one(".lp-header .lp-leads")
    assert leads is None
    text = " ".join(page.get_text(" ").split())
    # A line that goes on has no label of its own, so the paragraph stays one.
    assert "Funding: NWO, KWF and Friends" in text
    links = [(link.get_text(), link["href"]) for link in page.select("p a, li a, td a")]
    jane, rik = "../../people/jane-doe/", "../../people/rik-roe/"
    assert links == [
        ("Jane Doe", jane), ("Rik Roe", rik),
        ("https://knee.example.org", "https://knee.example.org"),
        ("Rik Roe", rik), ("his page", "https://example.org/rik"), ("Rik Roe", rik),
        ("Jane Doe", jane), ("Rik Roe", rik),
        ("Knees without labels", "../../publications/doe20/"),
    ]  # fmt: skip
    assert [found.get_text() for found in page.select("h2")] == ["Team#", "References#"]
    assert "Knees" in built.page("/people/rik-roe/")
    assert built.warnings == ""


def test_lines_of_facts_are_set_as_facts(portal: PortalFactory) -> None:
    """Lines of a paragraph and items of a list become one list of facts, in any format."""
    text = "# Knees\n\nPI: Jane Doe\nPeriod: 2021 - 2025\n\n- **Funding**: NWO\n\nText.\n"
    built = site(portal, {"projects/knees.md": text})
    header = built.soup("/projects/knees/").select_one(".lp-header")
    assert header is not None
    assert [term.get_text() for term in header.select("dt")] == ["PI:", "Period:", "Funding:"]
    assert [value.get_text().strip() for value in header.select("dd")] == [
        "Jane Doe", "2021 - 2025", "NWO",
    ]  # fmt: skip


def test_overviews_by_hand(portal: PortalFactory) -> None:
    """A page of people that names most of them itself is not followed by the portal's list."""
    by_hand = "# People\n\n## Staff\n\n- Jane Doe\n- Rik Roe\n"
    built = site(portal, {"people/index.md": by_hand, "projects/x.md": "# X\n"})
    page = built.soup("/people/").find("article")
    assert page.select(".lp-list") == []
    assert [link.get_text() for link in page.select("li a")] == ["Jane Doe", "Rik Roe"]


def test_lists_that_markdown_sees_otherwise_stay(portal: PortalFactory) -> None:
    """A list in two kinds of marks is one list of records, one inside a quotation stays."""
    text = "# Knees\n\n## Team\n\n- Jane Doe\n* Rik Roe\n\n## Staff\n\n> - Jane Doe\n"
    page = site(portal, {"projects/knees.md": text}).soup("/projects/knees/").find("article")
    assert len(page.select("section#team .lp-person")) == 2
    assert page.select("section#team > ul") == []
    assert page.select_one("section#staff blockquote li") is not None


# Nothing is lost -----------------------------------------------------------------------------

WORD = st.text("bdfgklmnprstaeiou", min_size=6, max_size=9)
NAME = st.one_of(
    st.sampled_from(["Jane Doe", "Roe, Rik", "R. Roe", "Prof. dr. Jane Doe, MD PhD"]),
    st.tuples(WORD, WORD).map(lambda words: " ".join(words).title()),
)
MARKED = st.tuples(
    NAME, st.sampled_from(["{}", "**{}**", "*{}*", "[{}](https://x.org)", "PI: {}", "**PI**: {}"])
).map(lambda parts: parts[1].format(parts[0]))
NOTE = st.one_of(
    st.just(""),
    st.tuples(
        WORD,
        st.sampled_from([", {}", " ({})", " - {}", ": {}", " [{}](https://y.org)", " <{}@z.org>"]),
    ).map(lambda parts: parts[1].format(parts[0])),
)
PAPER = st.one_of(
    st.sampled_from(["Doe20", "https://doi.org/10.1000/knee.1", "{cite}`Roe21a`"]),
    WORD.map(lambda word: f"{word}. *{word}*. 2020. doi:10.1000/knee.1"),
)
ITEM = st.one_of(st.tuples(MARKED, NOTE).map("".join), WORD, PAPER)


def lines_of(item: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return lists in the forms of Markdown."""
    marks = st.sampled_from(["- ", "* ", "1. ", "  - "])
    more = st.sampled_from(["", "", "\n", "\n  goeson", "\n\n  paragraph"])
    return st.lists(st.tuples(marks, item, more).map("".join), min_size=1, max_size=4).map(
        "\n".join
    )


LABELS = st.sampled_from(
    ["Leader", "PI", "Supervisors", "Funding", "Period", "Website", "E-mail", "Phone", "Position",
     "Contact", "Status", "Collaborators", "Keywords", "Something"]
)  # fmt: skip
VALUE = st.one_of(NAME, WORD, st.just("2021 - 2025"), st.tuples(NAME, NAME).map(" and ".join))
LEAD = st.tuples(st.sampled_from(["{}: {}", "**{}:** {}", "- {}: {}", "{}: {}  "]), LABELS, VALUE)
LEADS = st.lists(LEAD.map(lambda parts: parts[0].format(*parts[1:])), min_size=1, max_size=4)
TABLE = st.lists(st.tuples(NAME, WORD), min_size=1, max_size=3).map(
    lambda rows: (
        "| Name | Role |\n| - | - |\n" + "\n".join(f"| {name} | {word} |" for name, word in rows)
    )
)
HEADING = st.tuples(
    st.sampled_from(["## {}", "### {}", "**{}**", "{}:"]),
    st.sampled_from(["Team", "PhD students", "Current projects", "Publications", "References",
                     "Software", "Partners", "Funding", "Details", "Other"]),
).map(lambda parts: parts[0].format(parts[1]))  # fmt: skip
BLOCK = st.one_of(
    HEADING, HEADING, lines_of(ITEM), lines_of(ITEM), TABLE, WORD, LEADS.map("\n".join)
)
PAGE = st.tuples(NAME, st.lists(BLOCK, max_size=9), st.sampled_from(["\n\n", "\n\n", "\n"])).map(
    lambda parts: parts[2].join([f"# {parts[0]}", *parts[1]]) + "\n"
)


def words(text: str) -> set[str]:
    """Return the words that have to be found again; titles around names stand elsewhere."""
    return set(re.findall(r"[^\W\d_]{5,}", text))


@settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(pages=st.lists(PAGE, min_size=20, max_size=20), turn=st.integers(0, 5))
def test_no_word_of_any_page_is_lost(tmp_path: Path, pages: list[str], turn: int) -> None:
    """Whatever becomes of lists and lines, every word stands on the page, and every page builds."""
    shutil.rmtree(tmp_path)
    tmp_path.mkdir()
    folders = ("projects", "people", "research", "software", "groups", "notes")
    files = {
        f"{folders[(number + turn) % 6]}/page{number}.md": text for number, text in enumerate(pages)
    }
    factory = PortalFactory(tmp_path)
    built = site(factory, files)
    try:
        for path, text in files.items():
            page = built.soup(f"/{path.removesuffix('.md')}/").find("article")
            shown = page.get_text(" ") + " ".join(link["href"] for link in page.select("a[href]"))
            source = re.sub(r"\]\([^)]*\)|\{cite\}`\w+`|\b(?:Doe20|Roe21a)\b", " ", text)
            assert words(source) - words(shown) == set(), text
        others = [line for line in built.warning_lines if "[labportal." not in line]
        assert [line for line in others if "transition" not in line] == []
    finally:
        factory.clean_up()
