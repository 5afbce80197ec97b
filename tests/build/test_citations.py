"""Citations in prose: every form, wrong keys, and entries with little in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support import PortalFactory

BIB = r"""
@article{Mori20, author={Mori, Ada and Doe, J. and Roe, R.}, title={On marbles}, journal={Stones},
  year=2020}
@conference{Roe21, author={Roe, Rita}, title={Rolling}, year=2021}
@book{Editors19, editor={Doe, Jane}, title={Edited}, year=2019, publisher={P}}
@phdthesis{Umlaut22, author={M{\"u}ller, J.}, title={Gr{\"u}n \& blau}, year=2022}
@online{Web23, author={{The Group}}, title={Site}, date={2023-04-05}, url={https://example.org}}
"""
POOR = (
    "@misc{Bare}\n@misc{OnlyUrl, url={https://example.org/x}}\n@article{Odd, author={}, year={n}}\n"
)


def test_every_form_links_to_the_publication(portal: PortalFactory) -> None:
    """Each form of sphinxcontrib-bibtex leads to our page, without a bibliography."""
    lines = [f"- {form}: {{cite:{form}}}`Mori20`" for form in ("p", "ps", "t", "ts", "ct", "cts",
             "author", "authors", "authorpar", "authorpars", "cauthor", "cauthors", "year",
             "yearpar", "label", "labelpar", "alp")]  # fmt: skip
    lines.insert(0, "- plain: {cite}`Mori20`")
    built = portal({"p.bib": BIB, "page.md": "# Page\n\n" + "\n".join(lines) + "\n"})
    items = built.soup("/page/").select("article li")
    assert len(items) == len(lines)
    for item in items:
        assert [link["href"] for link in item.select("a")] == ["../publications/mori20/"], item
    assert built.warnings == ""
    assert "Mori et al." in items[0].get_text()
    assert "2020" in items[0].get_text()


def test_several_keys_in_any_case_with_text_around(portal: PortalFactory) -> None:
    """Case does not matter, and texts before and after a key stay."""
    built = portal(
        {
            "p.bib": BIB,
            "page.md": "# Page\n\nSee {cite:p}`{see}MORI20{p. 7},roe21` and {cite:t}`Umlaut22`.\n",
        }
    )
    article = built.soup("/page/").find("article")
    links = [link["href"] for link in article.select("p a")]
    assert links == [f"../publications/{key}/" for key in ("mori20", "roe21", "umlaut22")]
    text = article.get_text()
    assert "see" in text
    assert "p. 7" in text
    assert "Müller" in text
    assert built.warnings == ""


@pytest.mark.parametrize("role", ["cite", "cite:t", "cite:p", "cite:year"])
def test_an_unknown_key_is_named_and_costs_nothing_else(portal: PortalFactory, role: str) -> None:
    """The build goes on, other keys of the citation work, and one message has the line."""
    built = portal(
        {
            "p.bib": BIB,
            "page.md": f"# Page\n\nText.\n\nSee {{{role}}}`Mori21` and {{cite}}`Roe21`.\n",
        }
    )
    assert built.warning_lines == [
        (
            "page.md:5: WARNING: there is no publication 'Mori21'; did you mean 'Mori20'? "
            "[labportal.unknown_bibkey]"
        )
    ]
    page = built.page("/page/")
    assert "Mori21" in page
    assert "../publications/roe21/" in page


@pytest.mark.parametrize(
    "key", ["Roe21", "Bare", "OnlyUrl", "Odd", "Editors19", "Umlaut22", "Web23"]
)
def test_entries_with_little_in_them_can_be_cited(portal: PortalFactory, key: str) -> None:
    """No entry, whatever it lacks, ends the build or breaks the page."""
    built = portal(
        {
            "p.bib": BIB + POOR,
            "page.md": f"# Page\n\n{{cite}}`{key}` {{cite:t}}`{key}` {{cite:p}}`{key}` end.\n",
        }
    )
    assert "end." in built.page("/page/")
    assert len(built.soup("/page/").select("article p a")) == 3
    assert [line for line in built.warning_lines if line.startswith("page.md")] == []


@pytest.mark.parametrize(
    "written", ["Mori20,", ",", "{see}", "Mori20{p. 7", "Mori20 Roe21", "a b{c}d"]
)
def test_a_citation_that_cannot_be_read_ends_nothing(portal: PortalFactory, written: str) -> None:
    """A slip inside a citation is named on its line; the page and the build go on."""
    built = portal({"p.bib": BIB, "page.md": f"# Page\n\nSee {{cite}}`{written}` here.\n"})
    assert "here." in built.soup("/page/").find("article").get_text()
    assert any(line.startswith("page.md:3") for line in built.warning_lines), built.warnings


@pytest.mark.parametrize("options", ["", ":all:", ":cited:", ":filter: docname in docnames"])
def test_a_bibliography_where_an_author_wants_one(portal: PortalFactory, options: str) -> None:
    """``{bibliography}`` prints the same entries, and citations still lead to our pages."""
    block = f"```{{bibliography}}\n{options}\n```\n" if options else "```{bibliography}\n```\n"
    built = portal({"p.bib": BIB, "page.md": f"# Page\n\nAs {{cite}}`Mori20` said.\n\n{block}"})
    page = built.soup("/page/").find("article")
    assert "On marbles" in page.get_text()
    assert page.select_one("p a")["href"] == "../publications/mori20/"
    assert [line for line in built.warning_lines if "page.md" in line] == []


def test_two_pages_may_have_the_same_bibliography(portal: PortalFactory) -> None:
    """A second list of references is not a duplicate of the first."""
    text = "# Page\n\n{cite}`Mori20`\n\n```{bibliography}\n:filter: docname in docnames\n```\n"
    built = portal({"p.bib": BIB, "one.md": text, "two.md": text})
    for address in ("/one/", "/two/"):
        assert "On marbles" in built.page(address)
    assert [line for line in built.warning_lines if line.startswith(("one", "two"))] == []


def test_footnote_citations_do_not_end_the_build(portal: PortalFactory) -> None:
    """``footcite`` works where an author uses it, with known and with unknown keys."""
    built = portal(
        {
            "p.bib": BIB,
            "page.md": "# Page\n\nA {footcite}`Mori20` and {footcite:t}`Gone99`.\n\n"
            "```{footbibliography}\n```\n\nThe end.\n",
        }
    )
    assert "The end." in built.page("/page/")
    assert "On marbles" in built.page("/page/")
    assert "there is no publication 'Gone99'" in built.warnings


@pytest.mark.parametrize("builder", ["text", "latex", "singlehtml"])
def test_citations_in_other_formats(portal: PortalFactory, builder: str) -> None:
    """Formats without publication pages show the same words."""
    built = portal(
        {"p.bib": BIB, "page.md": "# Page\n\nAs {cite:t}`Mori20` and {cite:p}`Roe21` said.\n",
         "index.md": "# Home\n\n```{toctree}\npage\n```\n"},
        builder=builder,
    )  # fmt: skip
    result = next(path for path in built.outdir.rglob("*")
                  if path.suffix in (".tex", ".html", ".txt")
                  and "Mori" in path.read_text(encoding="utf-8"))  # fmt: skip
    assert "Roe" in result.read_text(encoding="utf-8")
    assert [line for line in built.warning_lines if "page.md" in line] == []


def test_citations_read_alike_in_rest(portal: PortalFactory) -> None:
    """ReST and Markdown give the same citation."""
    built = portal(
        {
            "p.bib": BIB,
            "one.md": "# A\n\nSee {cite:t}`Mori20`.\n",
            "two.rst": "A\n=\n\nSee :cite:t:`Mori20`.\n",
        }
    )
    one, two = (
        built.soup(page).select_one("article p .bibtex-citation") for page in ("/one/", "/two/")
    )
    assert one.get_text() == two.get_text()
    assert one.a["href"] == two.a["href"]
