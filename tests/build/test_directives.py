"""Lists: every option, in Markdown and in reST, and what mistakes do to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sample_portal import sample_portal
from support import Portal, PortalFactory

if TYPE_CHECKING:
    from collections.abc import Iterator

# Directive, names and options of each list.
CASES: dict[str, tuple[str, str, dict[str, str]]] = {
    "people-all": ("people", "", {}),
    "people-role": ("people", "", {"role": "phd, staff", "layout": "names"}),
    "people-status": ("people", "", {"status": "former"}),
    "people-group": ("people", "", {"group": "beta", "by": "role"}),
    "people-project": ("people", "", {"project": "gamma-rays"}),
    "people-research": ("people", "", {"research": "bones"}),
    "people-publication": ("people", "", {"publication": "brou20"}),
    "people-named": ("people", "karin-holm, Olga Petrova, Some Guest", {"layout": "list"}),
    "people-named-in-order": ("people", "jan-smit, dirk-jansen", {"order": "name"}),
    "people-limit": ("people", "", {"limit": "2", "order": "title"}),
    "projects-status": ("projects", "", {"status": "finished", "layout": "compact"}),
    "projects-type": ("projects", "", {"type": "general"}),
    "projects-person": ("projects", "", {"person": "dirk-jansen"}),
    "projects-by-status": ("projects", "", {"by": "status"}),
    "research": ("research", "", {"layout": "list"}),
    "research-person": ("research", "", {"person": "goran-ilic"}),
    "publications-year": ("publications", "", {"year": "2023, 2021"}),
    "publications-type": ("publications", "", {"type": "phdthesis", "by": "type"}),
    "publications-person": ("publications", "", {"person": "ada-brouwer", "by": "year"}),
    "publications-group": ("publications", "", {"group": "gamma", "order": "oldest"}),
    "publications-supervisor": ("publications", "", {"supervisor": "ada-brouwer"}),
    "publications-project": ("publications", "", {"project": "gamma-rays"}),
    "publications-named": ("publications", "MORI21, Brou20", {"order": "given"}),
    "software-project": ("software", "", {"project": "gamma-rays"}),
    "groups": ("groups", "", {"layout": "cards"}),
}


def in_markdown(directive: str, names: str, options: dict[str, str]) -> str:
    """Return a page with one list in Markdown."""
    lines = [f"```{{{directive}}} {names}".rstrip(), *(f":{k}: {v}" for k, v in options.items())]
    return "\n".join(["# A list", "", *lines, "```", ""])


def in_rest(directive: str, names: str, options: dict[str, str]) -> str:
    """Return a page with one list in reST."""
    lines = [f".. {directive}:: {names}".rstrip(), *(f"   :{k}: {v}" for k, v in options.items())]
    return "\n".join(["A list", "======", "", *lines, ""])


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """The sample portal with a page for each list in each markup."""
    factory = PortalFactory(tmp_path_factory.mktemp("lists"))
    files = sample_portal()
    for name, (directive, names, options) in CASES.items():
        files[f"md/{name}.md"] = in_markdown(directive, names, options)
        files[f"rst/{name}.rst"] = in_rest(directive, names, options)
    yield factory(files)
    factory.clean_up()


def shown(lists: Portal, address: str) -> str:
    """Return the HTML of a page's only list."""
    found = lists.soup(address).select("article .lp-list")
    assert len(found) == 1, address
    return str(found[0])


@pytest.mark.parametrize("name", CASES)
def test_markdown_and_rest_give_the_same_list(lists: Portal, name: str) -> None:
    """A list does not depend on the markup it is written in, and shows something."""
    assert shown(lists, f"/md/{name}/") == shown(lists, f"/rst/{name}/")


def test_right_lists_get_no_message(lists: Portal) -> None:
    """The options above are all valid."""
    wrong = [line for line in lists.warning_lines if line.startswith(("md/", "rst/"))]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "there", "absent"),
    [
        ("people-role", "Jan Smit", "Ada Brouwer"),
        ("people-status", "Emre Yılmaz", "Jan Smit"),
        ("people-group", "Dora Jansen", "Goran Ilić"),
        ("people-project", "Bram van der Veen", "Jan Smit"),
        ("people-named", "Some Guest", "Jan Smit"),
        ("projects-status", "Quiet knees", "Gamma rays"),
        ("projects-person", "Quiet knees", "Gamma rays"),
        ("publications-year", "Two Jansens", "Early"),
        ("publications-person", "Listening to scans", "Two Jansens"),
        ("publications-group", "Listening to scans", "Paper moons"),
        ("publications-supervisor", "A thesis", "Paper moons"),
        ("software-project", "Scan desk", "Gamma rays"),
    ],
)
def test_a_criterion_chooses(lists: Portal, name: str, there: str, absent: str) -> None:
    """What answers to the criterion is shown, and nothing else."""
    html = shown(lists, f"/md/{name}/")
    assert there in html
    assert absent not in html


def test_names_keep_the_order_in_which_they_are_written(lists: Portal) -> None:
    """The editor's order counts unless another one is asked for."""
    given = shown(lists, "/md/publications-named/")
    assert given.index("Listening to scans") < given.index("a first look")
    ordered = shown(lists, "/md/people-named-in-order/")
    assert ordered.index("Dirk Jansen") < ordered.index("Jan Smit")


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("role", "posdoc", "unknown role 'posdoc'; did you mean 'postdoc'?"),
        ("group", "alpa", "unknown group 'alpa'; did you mean 'alpha'?"),
        ("status", "gone", "unknown status 'gone'"),
        ("order", "newset", "unknown order 'newset'"),
        ("layout", "table", "unknown layout 'table'"),
        ("by", "rolle", "unknown division 'by' 'rolle'"),
        ("limit", "many", "'limit' must be a whole number"),
        ("person", "ada", "no option 'person'"),
        ("rol", "phd", "this list has no option 'rol'; did you mean 'role'?"),
        ("role", "", "option 'role' needs a value"),
    ],
)
@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_a_list_that_is_not_understood_shows_nothing(
    portal: PortalFactory, option: str, value: str, message: str, suffix: str
) -> None:
    """A mistake in an option is named on its line and never shows everybody."""
    make = in_markdown if suffix == "md" else in_rest
    built = portal(
        {
            "people/ada.md": "---\ntitle: Ada\nrole: phd\ngroups: alpha\n---\n",
            "groups/alpha.md": "---\ntitle: Alpha\n---\n",
            f"list.{suffix}": make("people", "", {option: value}),
        }
    )
    assert (
        "people/ada" not in built.page("/list/").partition("<article")[2].partition("</article")[0]
    )
    assert any(
        line.startswith(f"list.{suffix}:") and message in line for line in built.warning_lines
    ), built.warnings


def test_front_matter_and_directive_show_the_same(portal: PortalFactory) -> None:
    """``bibkeys`` in a header is the directive written by hand."""
    bib = (
        "@article{A1, author={Doe, J.}, title={One}, year=20}\n@misc{B2, title={Two}, year=2021}\n"
    )
    built = portal(
        {
            "p.bib": bib,
            "people/jo.md": "---\ntitle: Jo Doe\n---\n",
            "one.md": "---\ntitle: One\nbibkeys: B2, a1\npeople: Jo Doe, Al Other\n---\n\nText.\n",
            "two.md": (
                "# Two\n\n```{publications} B2, a1\n```\n\n```{people} Jo Doe, Al Other\n```\n"
            ),
        }
    )
    lists = [
        sorted(str(found) for found in built.soup(page).select("article .lp-list"))
        for page in ("/one/", "/two/")
    ]
    assert len(lists[0]) == 2
    assert [text.replace("<h3", "<h2") for text in lists[0]] == [
        text.replace("<h3", "<h2") for text in lists[1]
    ]


def test_the_order_of_automatic_sections_is_a_setting(portal: PortalFactory) -> None:
    """A site chooses which sections a person's page has, and how they are called."""
    built = portal(
        {
            "p.bib": "@misc{A1, author={Ada Doe}, title={One}, year=2020}\n",
            "people/ada.md": "---\ntitle: Ada Doe\nprojects: marble\n---\n\nText.\n",
            "projects/marble.md": "---\ntitle: Marble\npeople: Ada Doe\n---\n",
        },
        labportal_sections={"person": ["publications", "projects"]},
        labportal_section_headings={"person.publications": "Papers"},
    )
    headings = [
        found.get_text().rstrip("#") for found in built.soup("/people/ada/").select("article h2")
    ]
    assert headings == ["Papers", "Projects"]
    assert built.warnings == ""


def test_numbers_and_hero(portal: PortalFactory) -> None:
    """The home page counts what there is, and its buttons lead to pages."""
    built = portal(
        {
            "people/ada.md": "---\ntitle: Ada\n---\n",
            "people/bo.md": "---\ntitle: Bo\nactive: no\n---\n",
            "index.md": (
                "```{hero} Welcome\n:buttons: People </people/>\n\nWe *look*.\n```\n\n"
                "```{numbers} people, projects, peple\n```\n"
            ),
        }
    )
    article = built.soup("/").find("article").get_text(" ", strip=True)
    assert "Welcome" in article
    assert "look" in article
    assert "1 people" in " ".join(article.split())
    assert "there is nothing called 'peple'" in built.warnings
    assert built.soup("/").select_one("article .lp-button a")["href"].startswith("people/")
