"""Pages that are put together from directives and headers: home, about, and what has a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import found_pages

if TYPE_CHECKING:
    from support import PortalFactory

DAY = "2026-03-14"


def news(number: int, more: str = "") -> str:
    """Return a news item of some day in February 2026."""
    return f"---\ntitle: Item {number}\ndate: 2026-02-{number:02d}\n{more}---\n\nText {number}.\n"


NEWS = {f"news/item-{number}.md": news(number) for number in range(1, 6)}
EVENTS = {
    "events/talk.md": (
        "---\ntitle: Talk\ndate: 2026-03-20\ntime: 14:00\nlocation: Aula\n"
        "content_before: Please *register*.\ncontent_after: It was good.\n---\n\nA talk.\n"
    ),
    "events/past.md": (
        "title: Past talk\ndate: 2026-01-20\ncontent_before: Soon.\ncontent_after: <b>Over</b>.\n\n"
    ),
}
HOME = """\
---
title: The Lab
hero: news
hero_title: We look
lead: At *everything*.
buttons: {Our news: /news/, Away: https://example.org}
sections:
  - events: What is on
  - news: 2
  - vacancies
  - publications
---

Welcome.
"""


def test_a_home_page_from_its_header(portal: PortalFactory) -> None:
    """The opening first, then the text, then the lists in the editor's order."""
    made = portal({**NEWS, **EVENTS, "index.md": HOME}, labportal_today=DAY)
    assert made.warning_lines == []
    page = made.soup("/")
    article = page.find("article")
    headings = [found.get_text().rstrip("#") for found in article.find_all(["h1", "h2"])]
    assert headings == ["The Lab", "We look", "What is on", "News", "Vacancies"]
    opening = article.select_one(".lp-hero")
    assert opening.select_one(".lp-hero-lead em").get_text() == "everything"
    assert [link["href"] for link in opening.select(".lp-button a")] == [
        "news/",
        "https://example.org",
    ]
    assert opening.select_one(".lp-as-feature .lp-card-title a")["href"] == "news/item-5/"
    text = article.get_text(" ")
    assert text.index("We look") < text.index("Welcome.") < text.index("What is on")
    shown = [link.get_text() for link in article.select(".lp-section-news .lp-card-title a")]
    assert shown == ["Item 5", "Item 4"]
    more = article.select_one(".lp-section-news .lp-more a")
    assert (more.get_text(), more["href"]) == ("All news (5)", "news/")
    assert article.select_one(".lp-section-events .lp-more") is None
    assert article.select_one(".lp-section-vacancies .lp-empty").get_text() == (
        "There are no open positions at the moment."
    )


def test_a_home_page_without_hero(portal: PortalFactory) -> None:
    """None is a choice, too."""
    made = portal({**NEWS, "index.md": HOME.replace("hero: news", "hero: none")})
    assert made.soup("/").select(".lp-hero") == []


def test_a_mistake_in_a_list_of_the_header(portal: PortalFactory) -> None:
    """It is reported where the field stands, and the other lists are shown."""
    home = HOME.replace("- news: 2", "- news: {type: prize}").replace("- vacancies", "- vacansies")
    made = portal({**NEWS, **EVENTS, "index.md": home}, labportal_today=DAY)
    first, second = sorted(made.warning_lines)
    assert "index.md:10: WARNING: field 'sections' names 'vacansies'" in second + first
    assert "did you mean 'vacancies'?" in second + first
    assert "in 'sections', news: unknown type 'prize'" in second + first
    assert made.soup("/").select(".lp-section-events")


ABOUT = """\
title: About us
template: about
mission: We *look*.
spinoff_description: Two companies.<br><br>Both small.

We are a group.
"""


def test_an_about_page_has_its_cards_under_its_texts(portal: PortalFactory) -> None:
    """A card stands under the text of its section, or in a section of its own."""
    card = "title: {0}\ncategory: about\nsection: {1}\nexternal_url: https://{0}.example.org\n\n"
    made = portal(
        {
            "about.md": ABOUT,
            "about/firm.md": card.format("firm", "spin_offs"),
            "about/works.md": card.format("works", "industry"),
            "about/odd.md": card.format("odd", "friends"),
            "about/hidden.md": card.format("hidden", "industry").strip()
            + "\nshow_in_overview: no\n\n",
            "about/history.md": "---\ntitle: History\n---\n\nLong ago.\n",
        }
    )
    [warning] = made.warning_lines
    assert "about/odd.md:3: WARNING: field 'section' is 'friends'" in warning
    page = made.soup("/about/")
    sections = {
        found.find("h2").get_text().rstrip("#"): [
            link.get_text() for link in found.select(".lp-card-title a")
        ]
        for found in page.select("article section section")
    }
    assert sections == {
        "Our mission": [],
        "Spin-off companies": ["firm"],
        "Industry collaborations": ["works"],
        "More": ["odd"],
    }
    assert page.select_one(".lp-card-title a")["href"] == "https://firm.example.org"
    # A page of the same folder that is no card stays a page.
    assert "lp-list" not in made.page("/about/history/")


def test_a_page_that_is_a_card(portal: PortalFactory) -> None:
    """A page with ``type: card`` can be listed with a directive."""
    made = portal(
        {
            "phd.md": "title: Doing a PhD\ntype: card\ndescription: How.\n\nText.\n",
            "index.md": "# Home\n\n```{pages}\n:type: card\n:layout: cards\n```\n",
        }
    )
    assert made.warning_lines == []
    assert made.soup("/").select_one(".lp-card a")["href"] == "phd/"


@pytest.mark.parametrize(("today", "shown"), [("2026-03-20", "before"), ("2026-03-21", "after")])
def test_an_event_says_other_things_when_it_is_over(
    portal: PortalFactory, today: str, shown: str
) -> None:
    """Both texts are there; the day of the build says which one is shown."""
    made = portal(EVENTS, labportal_today=today)
    page = made.soup("/events/talk/")
    found = {
        name: "lp-not-now" not in page.select_one(f".lp-{name}")["class"]
        for name in ("before", "after")
    }
    assert found == {"before": shown == "before", "after": shown == "after"}
    assert page.select_one(".lp-before em").get_text() == "register"
    header = page.select_one(".lp-header")
    assert header.get("data-lp-until") == ("2026-03-20" if shown == "before" else None)
    [badge] = header.select(".lp-badge")
    assert badge.get_text() == "Past"
    assert badge.has_attr("hidden") == (shown == "before")
    text = made.build("text").text("events/talk.txt")
    assert ("It was good." in text) == (shown == "after")
    assert ("Please *register*." in text) == (shown == "before")


def test_lists_tell_the_browser_what_to_correct(portal: PortalFactory) -> None:
    """What is to come has its last day; the list says which half it shows."""
    made = portal(EVENTS, labportal_today=DAY)
    present, past = made.soup("/events/").select(".lp-list-event")
    assert (present["data-lp-phase"], past["data-lp-phase"]) == ("present", "past")
    assert present.find("li")["data-lp-until"] == "2026-03-20"
    assert past.find("li").get("data-lp-until") is None
    time = present.find("time")
    assert (time["datetime"], time.get_text()) == ("2026-03-20", "20 March 2026, 14:00")


@pytest.mark.parametrize("corrected", [True, False])
def test_an_archive_is_not_corrected(portal: PortalFactory, *, corrected: bool) -> None:
    """A site can say that its pages stay as they were built."""
    made = portal(EVENTS, labportal_today=DAY, labportal_correct_dates=corrected)
    assert ("labportal-dates.js" in made.page("/events/")) == corrected


def test_news_without_a_day_is_told_and_shown(portal: PortalFactory) -> None:
    """It comes last instead of vanishing."""
    made = portal({**NEWS, "news/undated.md": "title: Undated\n\nText.\n"})
    [warning] = made.warning_lines
    assert "news/undated.md:1: WARNING: a news item needs a 'date'" in warning
    shown = [link.get_text() for link in made.soup("/news/").select(".lp-card-title a")]
    assert shown[-1] == "Undated"


def test_a_funder_has_a_page_that_nobody_wrote(portal: PortalFactory) -> None:
    """It lists grants and projects, and is linked, searchable and in the map of the site."""
    made = portal(
        {
            "grants/big.md": "---\ntitle: Big\nfunder: The Fund\nnumber: 77\n---\n\nText.\n",
            "projects/moon.md": (
                "---\ntitle: Moon\nfunding: [{funder: The Fund, grant: '77'}]\n---\n\nText.\n"
            ),
            "index.md": "# Home\n\nBy {funder}`The Fund`; [all](/funders/).\n",
        },
        html_baseurl="https://lab.example.org/",
    )
    assert made.warning_lines == []
    page = made.soup("/funders/the-fund/")
    assert [found.get_text() for found in page.find_all("h2")] == ["Grants", "Projects"]
    links = [link["href"] for link in page.select(".lp-card-title a")]
    assert links == ["../../grants/big/", "../../projects/moon/"]
    home = made.soup("/")
    assert home.find("a", string="The Fund")["href"] == "funders/the-fund/"
    project = made.soup("/projects/moon/")
    assert project.find("a", string="The Fund (77)")["href"] == "../../grants/big/"
    assert "funders/the-fund/" in made.text("sitemap.xml")
    assert "funders/the-fund/" in found_pages(made.outdir)
    # When nobody names the funder any more, the page goes.
    made.write({"grants/big.md": "---\ntitle: Big\nfunder: Another\n---\n\nText.\n"})
    made.remove("projects/moon.md")
    made.write({"index.md": "# Home\n"})
    made.build()
    assert not (made.outdir / "funders/the-fund/index.html").exists()
    assert (made.outdir / "funders/another/index.html").exists()


def test_tables_of_contents_leave_out_what_pages_list_by_themselves(
    portal: PortalFactory,
) -> None:
    """A visible toctree shows the author's sections, and none that may have nothing to show."""
    about = "---\ntitle: About\nmission: We look.\n---\n\nText.\n\n## By hand\n\nMore.\n"
    index = "# Home\n\n```{toctree}\nabout\n```\n"
    built = portal({"index.md": index, "about.md": about})
    toctree = built.soup("/").select_one(".toctree-wrapper")
    assert toctree is not None
    entries = [link.get_text() for link in toctree.select("a")]
    assert entries == ["About", "By hand", "Our mission"]
