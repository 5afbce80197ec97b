"""The smallest portal there is: three settings and three pages, nothing wrong and nothing bare."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from said import said_by_check

if TYPE_CHECKING:
    from support import Portal, PortalFactory

CONF = 'project = "Tidal Lab"\nextensions = ["labportal"]\nbibtex_bibfiles = ["bib/papers.bib"]\n'
HOME = "# Tidal Lab\n\nWe measure how lungs move.\n"
FILES = {
    "conf.py": CONF,
    "bib/papers.bib": (
        "@article{Love24, title={Breathing in four dimensions}, author={Lovelace, Ada},"
        " journal={Lungs}, year=2024}\n"
    ),
    "index.md": HOME,
    "people/ada-lovelace.md": "---\ntitle: Ada Lovelace\nrole: phd\n---\n\nAda measures.\n",
    "projects/tidal.md": "---\ntitle: Tidal\npeople: Ada Lovelace\nbibkeys: Love24\n---\n\nText.\n",
}


def headings(portal: Portal) -> list[str]:
    """Return the headings of the home page."""
    return [h.get_text().rstrip("#") for h in portal.soup("/").article.find_all(["h1", "h2"])]


def test_smallest_portal(portal: PortalFactory) -> None:
    """It builds without a word, and its home page leads to everything."""
    made = portal(FILES)
    assert made.warning_lines == []
    assert said_by_check(made) == []
    assert headings(made) == ["Tidal Lab", "Projects", "People", "Publications"]
    links = {a["href"] for a in made.soup("/").article.find_all("a")}
    assert {"projects/tidal/", "people/ada-lovelace/", "publications/love24/"} <= links
    bar = made.soup("/").select(".bd-header .nav-link")
    assert {a.get_text(strip=True) for a in bar} >= {"People", "Projects", "Publications"}


def test_one_year_needs_no_chart(portal: PortalFactory) -> None:
    """A chart of a single bar says nothing, so there is none before the third year."""
    made = portal(FILES)
    assert made.soup("/publications/").select(".lp-chart") == []
    more = "".join(f"@misc{{x{year}, title={{T}}, year={year}}}\n" for year in (2022, 2023))
    made.write({"bib/papers.bib": FILES["bib/papers.bib"] + more})
    assert len(made.build().soup("/publications/").select(".lp-chart")) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"{HOME}\n```{{people}}\n```\n",
        f"{HOME}\nSee [our people](/people/).\n",
        f"{HOME}\nAsk {{person}}`ada-lovelace`.\n",
        f"{HOME}\n```{{toctree}}\nprojects/tidal\n```\n",
        f"{HOME}\n## Team\n\n- Ada Lovelace\n",
        f"---\ntitle: Tidal Lab\nsections: publications\n---\n{HOME}",
    ],
)
def test_a_home_page_that_leads_on_stays_as_it_is(portal: PortalFactory, text: str) -> None:
    """What an author has arranged is not added to."""
    made = portal({**FILES, "index.md": text})
    assert "Projects" not in headings(made)


def test_plain_home_page_on_request(portal: PortalFactory) -> None:
    """A setting keeps the home page plain."""
    made = portal({**FILES, "conf.py": f'{CONF}labportal_sections = {{"page": []}}\n'})
    assert headings(made) == ["Tidal Lab"]
