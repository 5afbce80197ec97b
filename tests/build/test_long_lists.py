"""Lists of publications in a build: who can narrow, import and quickly see them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from support import Portal, PortalFactory

ADA = "---\ntitle: Ada Lovelace\n---\n"
ENTRY = (
    "@article{{Key{n}, author={{Lovelace, Ada and Else, S.}}, title={{Wheels {n}}}, "
    "journal={{Memoirs}}, year={year}, issn={{1234-5679}}, keywords={{wheels, part {part}}}}}\n"
)


def bibliography(count: int) -> str:
    """Return so many entries of a dozen years."""
    return "".join(ENTRY.format(n=n, year=2000 + n % 12, part=n % 3) for n in range(count))


def portal_of(portal: PortalFactory, count: int, **pages: str) -> Portal:
    """Build a portal of one person with so many publications."""
    return portal({"people/ada.md": ADA, "bib/all.bib": bibliography(count), **pages})


def index_of(soup: BeautifulSoup) -> list[dict[str, object]]:
    """Return the facets of the page's only long list."""
    [script] = soup.select('.lp-list > script[type="application/json"]')
    return json.loads(script.get_text())  # type: ignore[no-any-return]


def test_long_lists_can_be_narrowed_wherever_they_stand(portal: PortalFactory) -> None:
    """The overview and the page of a person offer the facets that tell their entries apart."""
    built = portal_of(portal, 24)
    for address in ("/publications/", "/people/ada/"):
        soup = built.soup(address)
        assert [facet["name"] for facet in index_of(soup)] == ["year", "keyword"]
        assert len(soup.select(".lp-list li.lp-publication")) == 24


def test_a_directive_says_whether_its_list_can_be_narrowed(portal: PortalFactory) -> None:
    """A short list can on request, a long one cannot if the page says so; two do not clash."""
    text = "# Page\n\n```{publications}\n:filter: %s\n:year: 2001, 2002\n```\n"
    built = portal_of(
        portal, 24, **{"yes.md": text % "yes" + text[8:] % "yes", "no.md": text % "no"}
    )
    forms = built.soup("/yes/").select("form.lp-filter")
    assert [form["data-prefix"] for form in forms] == ["", "list2-"]
    assert built.soup("/no/").select("form.lp-filter") == []
    assert built.warnings == ""


def test_a_wrong_answer_is_reported(portal: PortalFactory) -> None:
    """The message names the page, the line and what is possible."""
    built = portal_of(portal, 2, **{"a.md": "# A\n\n```{publications}\n:filter: on\n```\n"})
    [line] = built.warning_lines
    assert line.startswith("a.md:3: WARNING: unknown filter 'on'; possible are yes, no")
    assert built.soup("/a/").select(".lp-list") == []


@pytest.mark.parametrize("count", [3, 24, 200])
def test_reference_managers_can_import_lists(portal: PortalFactory, count: int) -> None:
    """Each entry of each list has its span; without a DOI it is complete."""
    built = portal_of(portal, count)
    items = built.soup("/publications/").select("li.lp-publication")
    for item in items:
        [span] = item.select("span.Z3988[hidden]")
        said = parse_qs(str(span["title"]), strict_parsing=True)
        assert said["rft.atitle"][0].startswith("Wheels ")
        assert said["rft.issn"] == ["1234-5679"]
        assert said["rft.au"] == ["Lovelace, Ada", "Else, S."]
    assert len(items) == count


@pytest.mark.parametrize("builder", ["singlehtml", "epub"])
def test_books_hold_neither_forms_nor_spans(portal: PortalFactory, builder: str) -> None:
    """Where no script runs and no reference manager reads, there is only the list."""
    files = {"index.md": "# Home\n\n```{publications}\n```\n", "people/ada.md": ADA}
    built = portal(
        {**files, "bib/all.bib": bibliography(30)},
        builder=builder, version="1", copyright="2026, x", epub_show_urls="no",
    )  # fmt: skip
    texts = [path.read_text("utf-8") for path in built.outdir.rglob("*html")]
    assert sum(text.count("Wheels 7") for text in texts) >= 1
    assert not any(word in text for text in texts for word in ("lp-filter", "Z3988"))


def test_only_a_page_with_hundreds_brings_its_styles(portal: PortalFactory) -> None:
    """Such a page is shown before its sheets have come; others use them as ever."""
    built = portal_of(portal, 200)
    short = built.soup("/people/")
    for address in ("/publications/", "/publications/types/"):
        _brings_its_styles(built.soup(address), short)
    assert short.select("link[data-lp-late]") == []


def _brings_its_styles(long: BeautifulSoup, short: BeautifulSoup) -> None:
    sheets = [link["href"] for link in short.select('head > link[rel="stylesheet"]')]
    late = [link["href"] for link in long.select("head > link[data-lp-late]")]
    assert [sheet.rpartition("/")[2] for sheet in map(str, late)] == [
        sheet.rpartition("/")[2] for sheet in map(str, sheets)
    ]
    [style] = [found for found in long.select("head > style") if ".lp-publication" in str(found)]
    assert len(style.get_text()) < 100_000


def test_a_style_sheet_of_the_site_reaches_long_pages(portal: PortalFactory) -> None:
    """After a change of the site's own styles the page that holds some is written again."""
    files = {
        "people/ada.md": ADA,
        "bib/all.bib": bibliography(200),
        "_static/own.css": "h1{top:1px}",
    }
    pages = {"publications/index.md": "# Publications\n"}
    built = portal({**files, **pages}, html_static_path=["_static"], html_css_files=["own.css"])
    assert "h1{top:1px}" in built.page("/publications/")
    built.write({"_static/own.css": "h1{top:2px}"})
    built.build()
    assert "h1{top:2px}" in built.page("/publications/")
    assert "h1{top:2px}" in built.page("/publications/types/")
