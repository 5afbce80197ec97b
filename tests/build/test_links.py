"""Links by address: as browsers, Markdown and older systems write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support import Portal, PortalFactory

FILES: dict[str, str | bytes] = {
    "p.bib": "@article{Litt17, author={Doe, Ada}, title={A survey}, year=2017, journal={J}}\n",
    "people/ada-doe.md": (
        "---\ntitle: Ada Doe\naliases: /members/ada/, /staff/ada.html\n---\n\n## Life\n\nShort.\n"
    ),
    "projects/marble.md": "---\ntitle: Marble\n---\n\nA stone.\n",
    "research/index.md": "# Research\n\nLines.\n",
    "research/stones.md": "# Stones\n\nHard.\n",
    "files/form.pdf": b"%PDF-1.4\n",
    "about.md": "# About\n\n## Contact us\n\nHere.\n",
}


def page_with(portal: PortalFactory, link: str, where: str = "research/page.md") -> Portal:
    """Build the portal with a page that holds one link."""
    return portal({**FILES, where: f"# Page\n\nSee {link} now.\n"})


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("/people/ada-doe/", "../../people/ada-doe/"),
        ("/people/ada-doe", "../../people/ada-doe/"),
        ("/people/ada-doe.html", "../../people/ada-doe/"),
        ("/people/ada-doe.md", "../../people/ada-doe/"),
        ("../people/ada-doe.md", "../../people/ada-doe/"),
        ("../people/ada-doe.md#life", "../../people/ada-doe/#life"),
        ("/people/ada-doe/#life", "../../people/ada-doe/#life"),
        ("stones.md", "../stones/"),
        ("../stones/", "../stones/"),
        ("/research/", "../"),
        ("/", "../../"),
        ("/publications/litt17/", "../../publications/litt17/"),
        ("../projects/marble.md", "../../projects/marble/"),
        ("https://example.org/people/ada-doe/", "https://example.org/people/ada-doe/"),
        ("tel:+31240000", "tel:+31240000"),
    ],
)
def test_an_address_leads_to_its_page_without_a_word(
    portal: PortalFactory, target: str, address: str
) -> None:
    """Every right way to write an address works."""
    built = page_with(portal, f"[this]({target})")
    link = built.soup("/research/page/").select_one("article p a")
    assert link is not None, built.warnings
    assert (link["href"], link.get_text()) == (address, "this")
    assert built.warnings == ""


@pytest.mark.parametrize(
    ("target", "address", "right"),
    [
        ("/publications/Litt17/", "../../publications/litt17/", "/publications/litt17/"),
        ("/People/Ada-Doe/", "../../people/ada-doe/", "/people/ada-doe/"),
        ("people/ada-doe/", "../../people/ada-doe/", "/people/ada-doe/"),
        ("projects/marble.md", "../../projects/marble/", "/projects/marble/"),
        ("/members/ada-doe/", "../../people/ada-doe/", "/people/ada-doe/"),
        ("/members/ada/", "../../people/ada-doe/", "/people/ada-doe/"),
        ("/staff/ada.html", "../../people/ada-doe/", "/people/ada-doe/"),
    ],
)
def test_a_wrong_address_that_is_understood_works_and_is_named(
    portal: PortalFactory, target: str, address: str, right: str
) -> None:
    """Wrong case, the wrong place and old addresses lead to the page; the right one is named."""
    built = page_with(portal, f"[this]({target})")
    assert built.soup("/research/page/").select_one("article p a")["href"] == address
    assert built.warning_lines == [
        f"research/page.md:3: WARNING: '{target}' is '{right}' [labportal.wrong_address]"
    ]


@pytest.mark.parametrize(
    ("role", "text"),
    [("{doc}`/people/index`", "People"), ("{doc}`everybody </people/index>`", "everybody")],
)
def test_a_role_leads_to_an_overview_without_a_file(
    portal: PortalFactory, role: str, text: str
) -> None:
    """It can be named like a document, and has the title that its page shows."""
    built = page_with(portal, role)
    link = built.soup("/research/page/").select_one("article p a")
    assert link is not None
    assert (link["href"], link.get_text()) == ("../../people/", text)
    assert built.warnings == ""


@pytest.mark.parametrize("heading", ["# Page", "## Slides"])
def test_a_heading_may_hold_a_file(portal: PortalFactory, heading: str) -> None:
    """It is a link there, words in the contents, and does not end the build."""
    text = f"{heading} [form](/files/form.pdf) {{download}}`also <a.csv>`\n\nText.\n"
    text = text if heading == "# Page" else f"# Page\n\n{text}"
    built = portal({**FILES, "files/a.csv": "a,b\n", "files/page.md": text})
    page = built.soup("/files/page/")
    assert len(page.select("article :is(h1, h2) a.download")) == 2
    assert built.warnings == ""
    assert "form also" in built.app.env.tocs["files/page"].astext()


def test_a_document_that_is_a_record_is_no_two_things(portal: PortalFactory) -> None:
    """The role for anything finds a page of a record beside its own once."""
    built = page_with(portal, "{any}`marble`", "projects/page.md")
    link = built.soup("/projects/page/").select_one("article p a")
    assert link is not None
    assert link["href"] == "../marble/"
    assert built.warnings == ""


@pytest.mark.parametrize(
    ("target", "suggestion"),
    [
        ("/people/ada-do/", "; did you mean '/people/ada-doe/'?"),
        ("/publications/litt71/", "; did you mean '/publications/litt17/'?"),
        ("../people/nobody.md", ""),
        ("/nothing/like/this/", ""),
    ],
)
def test_a_link_to_nowhere_is_text_and_is_named_once(
    portal: PortalFactory, target: str, suggestion: str
) -> None:
    """Such a link never becomes a broken one; its words stay."""
    built = page_with(portal, f"[this]({target})")
    article = built.soup("/research/page/").find("article")
    assert article.select("p a") == []
    assert "See this now." in article.get_text()
    assert built.warning_lines == [
        (
            f"research/page.md:3: WARNING: there is no page '{target}'{suggestion} "
            "[labportal.unknown_address]"
        )
    ]


@pytest.mark.parametrize(
    ("target", "meant"),
    [
        ("www.example.org/x", "https://www.example.org/x"),
        ("ada@example.org", "mailto:ada@example.org"),
        ("htps://example.org", "https://example.org"),
        ("https//example.org", "https://example.org"),
        ("", ""),
    ],
)
def test_an_address_elsewhere_that_is_none(portal: PortalFactory, target: str, meant: str) -> None:
    """A slip in the address of another site is named once, with what is meant."""
    hint = f"; did you mean '{meant}'?" if meant else ""
    assert page_with(portal, f"[this]({target})").warning_lines == [
        (
            f"research/page.md:3: WARNING: there is no page '{target}'{hint} "
            "[labportal.unknown_address]"
        )
    ]


def test_an_anchor_of_the_same_page(portal: PortalFactory) -> None:
    """A link to a heading below works."""
    built = portal(
        {"page.md": "# Page\n\nSee [below](#further-down).\n\n## Further down\n\nText.\n"}
    )
    assert built.soup("/page/").select_one("article p a")["href"] == "#further-down"
    assert built.warnings == ""


def test_a_file_that_is_no_page_can_be_linked(portal: PortalFactory) -> None:
    """A link to a PDF in the source folder copies it into the site."""
    built = page_with(portal, "[the form](../files/form.pdf)")
    link = built.soup("/research/page/").select_one("article p a")["href"]
    assert link.endswith("form.pdf")
    assert (built.outdir / "research/page" / link).resolve().is_file()
    assert built.warnings == ""


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x"]
)
def test_an_address_that_is_code_is_no_link(portal: PortalFactory, target: str) -> None:
    """Code in a link never reaches the page."""
    built = page_with(portal, f"[this]({target})")
    html = str(built.soup("/research/page/").find("article"))
    assert 'href="javascript' not in html.lower()
    assert 'href="data:' not in html.lower()
    assert "this" in html


def test_links_work_in_the_html_layout_too(portal: PortalFactory) -> None:
    """The other page layout gets the same links."""
    built = portal(
        {**FILES, "research/page.md": "# P\n\n[a](/people/ada-doe/) [b](/publications/litt17/)\n"},
        builder="html",
    )
    links = [link["href"] for link in built.soup("/research/page").select("article p a")]
    assert links == ["../people/ada-doe.html", "../publications/litt17.html"]
    assert (built.outdir / "publications/litt17.html").is_file()
