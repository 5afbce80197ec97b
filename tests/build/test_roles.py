"""Links to records: every role, in Markdown and in reST, within a site and across sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sample_portal import sample_portal
from support import Portal, PortalFactory

if TYPE_CHECKING:
    from collections.abc import Iterator

# Role, content and address of each link.
ROLES: dict[str, tuple[str, str, str]] = {
    "key": ("person", "ada-brouwer", "people/ada-brouwer/"),
    "name": ("person", "Bram van der Veen", "people/bram-van-der-veen/"),
    "alias": ("person", "C. Ruiz", "people/clara-ruiz-vidal/"),
    "initials": ("person", "G. Ilic", "people/goran-ilic/"),
    "text": ("person", "our boss <ada-brouwer>", "people/ada-brouwer/"),
    "external": ("person", "Olga Petrova", "https://olga.example.org"),
    "project": ("project", "gamma-rays", "projects/gamma-rays/"),
    "project-title": ("project", "Quiet knees", "projects/quiet-knees/"),
    "research": ("research", "bones", "research/bones/"),
    "software": ("software", "scan-desk", "software/scan-desk/"),
    "group": ("group", "alpha", "groups/alpha/"),
    "pub": ("pub", "Brou20", "publications/brou20/"),
    "pub-case": ("pub", "the rays <BROU20>", "publications/brou20/"),
    "domain": ("labportal:person", "karin-holm", "people/karin-holm/"),
    "any": ("any", "gamma-rays", "projects/gamma-rays/"),
}


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """The sample portal with a page for each link in each markup."""
    factory = PortalFactory(tmp_path_factory.mktemp("links"))
    files = sample_portal()
    for name, (role, content, _) in ROLES.items():
        files[f"md/{name}.md"] = f"# A link\n\nSee {{{role}}}`{content}`.\n"
        files[f"rst/{name}.rst"] = f"A link\n======\n\nSee :{role}:`{content}`.\n"
    yield factory(files)
    factory.clean_up()


@pytest.mark.parametrize("name", ROLES)
def test_a_role_links_in_both_markups(links: Portal, name: str) -> None:
    """The link leads to the record, and reads alike in Markdown and reST."""
    address = ROLES[name][2]
    found = [links.soup(f"/{kind}/{name}/").select_one("article p a") for kind in ("md", "rst")]
    assert str(found[0]) == str(found[1])
    assert found[0]["href"] == (address if "://" in address else f"../../{address}")


def test_a_link_reads_as_the_record_unless_told_otherwise(links: Portal) -> None:
    """Without a text of its own a link is called like its record."""
    texts = {
        name: links.soup(f"/md/{name}/").select_one("article p a").get_text()
        for name in ("key", "text", "project", "pub-case")
    }
    assert texts == {
        "key": "Ada Brouwer", "text": "our boss", "project": "Gamma rays", "pub-case": "the rays",
    }  # fmt: skip


def test_right_links_get_no_message(links: Portal) -> None:
    """Nothing is said about the links above."""
    assert [line for line in links.warning_lines if line.startswith(("md/", "rst/"))] == []


def test_a_link_to_nobody_is_named_and_shown_as_text(portal: PortalFactory) -> None:
    """A wrong target costs one message on its line, with the nearest key, and no word."""
    built = portal(
        {
            "projects/marble.md": "---\ntitle: Marble\n---\n",
            "page.md": "# Page\n\nText.\n\nSee {project}`the stone <marbel>` now.\n",
        }
    )
    assert [line for line in built.warning_lines if line.startswith("page.md")] == [
        (
            "page.md:5: WARNING: there is no project 'marbel'; did you mean 'marble'? "
            "[labportal.unknown_key]"
        )
    ]
    assert "See the stone now." in built.soup("/page/").find("article").get_text()


def test_an_ambiguous_person_is_not_linked(portal: PortalFactory) -> None:
    """Nobody is guessed."""
    built = portal(
        {
            "people/adam-jansen.md": "---\ntitle: Adam Jansen\n---\n",
            "people/anna-jansen.md": "---\ntitle: Anna Jansen\n---\n",
            "page.md": "# Page\n\nBy {person}`A. Jansen`.\n",
        }
    )
    said = [line for line in built.warning_lines if line.startswith("page.md")]
    assert said == [
        (
            "page.md:3: WARNING: 'A. Jansen' may be 'adam-jansen' or 'anna-jansen' "
            "[labportal.ambiguous_name]"
        )
    ]
    assert built.soup("/page/").select("article p a") == []


def test_records_are_found_from_another_site(portal: PortalFactory) -> None:
    """``objects.inv`` carries every record, so that another site can link to it."""
    first = portal(
        {
            "p.bib": "@misc{Mori20, title={On marbles}, year=2020, author={Mori, A.}}\n",
            "people/ada.md": "---\ntitle: Ada Doe\n---\n",
            "projects/marble.md": "---\ntitle: Marble\n---\n",
        },
        name="first",
    )
    inventory = str(first.outdir / "objects.inv")
    # Two applications at a time would warn about each other's nodes.
    first.made.pop().cleanup()
    second = portal(
        {
            "page.md": (
                "# Page\n\n{external+first:labportal:person}`ada`, "
                "{external+first:labportal:project}`the stone <marble>`, "
                "{external+first:labportal:pub}`mori20`.\n"
            ),
            "conf.py": 'project = "Second"\nextensions = ["labportal", "sphinx.ext.intersphinx"]\n',
        },
        name="second",
        intersphinx_mapping={"first": ("https://first.example.org/", inventory)},
    )
    links = {link["href"]: link.get_text() for link in second.soup("/page/").select("article p a")}
    assert second.warnings == ""
    assert links["https://first.example.org/people/ada/"] == "Ada Doe"
    assert links["https://first.example.org/projects/marble/"] == "the stone"
    assert links["https://first.example.org/publications/mori20/"] == "On marbles"
