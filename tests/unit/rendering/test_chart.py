"""The chart of publications per year: picture, words and table say the same."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from labportal.model.catalogue import Catalogue, first_by_key
from labportal.model.identity import PeopleIndex
from labportal.model.records import KINDS
from labportal.reading.bibtex import BibFile, read_bibliography
from labportal.rendering.html.chart import MOST_BARS, OTHER, SERIES, chart_html, year_counts

COUNTS = {2018: {"Journal articles": 3, "Theses": 1}, 2020: {"Journal articles": 2, OTHER: 4}}


def parsed(html: str) -> BeautifulSoup:
    """Return the elements of a chart."""
    return BeautifulSoup(html, "html.parser")


def table_rows(html: str) -> list[list[str]]:
    """Return the cells of the table."""
    return [[cell.text for cell in row.select("th, td")] for row in parsed(html).select("tr")]


def bars(html: str) -> list[tuple[float, float, float]]:
    """Return left, top and height of each piece of a bar in the picture."""
    return [
        tuple(float(str(piece[name])) for name in ("x", "y", "height"))  # type: ignore[misc]
        for piece in parsed(html).select("svg.lp-chart-picture rect")
    ]


def test_counts_of_a_catalogue() -> None:
    """Each publication with a year counts once, in the series of its kind."""
    entries = (
        "@article{a, author={A B}, title={T}, year=2020} @article{b, title={T}, year=2020} "
        "@phdthesis{c, title={T}, year=2019} @misc{d, title={T}, year=2019} @misc{e, title={T}}"
    )
    records = read_bibliography([BibFile("a.bib", entries)]).publications
    catalogue = Catalogue(
        records=first_by_key(records), people=PeopleIndex(()), today=dt.date(2021, 1, 1)
    )
    assert year_counts(catalogue) == {2019: {"Theses": 1, OTHER: 1}, 2020: {"Journal articles": 2}}
    assert list(year_counts(catalogue)) == [2019, 2020]


def test_series_are_made_of_kinds() -> None:
    """A series holds kinds that exist, and no kind is in two of them."""
    kinds = [kind for row in SERIES.values() for kind in row]
    assert set(kinds) <= set(KINDS)
    assert len(kinds) == len(set(kinds))


def test_table_holds_the_numbers() -> None:
    """The table has a row for each year, the newest first, and the sums."""
    assert table_rows(chart_html(COUNTS, str)) == [
        ["Year", "Journal articles", "Theses", OTHER, "In total"],
        ["2020", "2", "0", "4", "6"],
        ["2019", "0", "0", "0", "0"],
        ["2018", "3", "1", "0", "4"],
    ]


def test_picture_is_described() -> None:
    """The picture is an image with title and description that say what it shows."""
    picture = parsed(chart_html(COUNTS, str, ident="c1")).select_one("svg.lp-chart-picture")
    assert picture is not None
    assert picture["role"] == "img"
    texts = [parsed(chart_html(COUNTS, str, ident="c1")).find(id=name) for name in
             str(picture["aria-labelledby"]).split()]  # fmt: skip
    assert [text.text if text else "" for text in texts] == [
        "Publications per year, 2018–2020",
        (
            "In total: 10. Most in one year: 6 (2020). Journal articles: 5; Theses: 1; "
            "Other publications: 4."
        ),
    ]


def test_heights_are_proportional() -> None:
    """A piece of a bar is as high as its number, and stands on the piece below it."""
    pieces = bars(chart_html(COUNTS, str))
    assert len(pieces) == 4
    (_, y_articles, three), (_, _, two), (_, y_thesis, one), (_, _, four) = pieces
    assert three == pytest.approx(3 * one, abs=0.3)
    assert four == pytest.approx(2 * two, abs=0.3)
    assert y_thesis + one == pytest.approx(y_articles, abs=0.2)


def test_nothing_is_drawn_without_publications() -> None:
    """Without a number above zero there is no chart."""
    assert chart_html({}, str) == chart_html({2020: {"Theses": 0}, 2021: {}}, str) == ""


def test_one_series_needs_no_legend() -> None:
    """With one series there is neither legend nor sum; with two there are both."""
    single = chart_html({2020: {"Theses": 2}}, str)
    assert not parsed(single).select(".lp-chart-legend")
    assert table_rows(single) == [["Year", "Theses"], ["2020", "2"]]
    assert len(parsed(chart_html(COUNTS, str)).select(".lp-chart-legend li")) == 3


def test_old_years_share_a_bar() -> None:
    """A single entry of long ago does not squeeze all other bars."""
    html = chart_html({1641: {"Theses": 1}, 1650: {"Theses": 1}, 2020: {"Theses": 2}}, str)
    rows = table_rows(html)
    assert len(rows) == MOST_BARS + 2
    assert rows[-1] == [f"< {2020 - MOST_BARS + 1}", "2"]


@pytest.mark.parametrize("years", [1, 12, 20, 40, 60])
def test_year_labels_do_not_overlap(years: int) -> None:
    """However many years there are, at most a dozen are labelled, the last one always."""
    html = chart_html({2021 + at: {"Theses": at + 1} for at in range(years)}, str)
    labels = [text.text for text in parsed(html).select(".lp-chart-year")]
    assert labels[-1] == str(2020 + years)
    assert 1 <= len(labels) <= 12


def test_words_are_translated_and_escaped() -> None:
    """Every word goes through the translation, and none becomes mark-up."""
    html = chart_html({2020: {"<b>": 1, "Theses": 1}}, lambda text: f"{text}&")
    assert "&lt;b&gt;&amp;" in html
    assert "<b>" not in html
    words = {text.strip() for text in parsed(html).find_all(string=True)}
    assert {"Year&", "In total&", "Theses&", "Figures as a table&"} <= words


def test_chart_brings_nothing_from_elsewhere() -> None:
    """There is no script, no style sheet and no address in the chart."""
    html = chart_html(COUNTS, str)
    assert not re.search(r"<script|<style|style=|href|url\(|https?:|\bon\w+=", html)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.integers(1400, 2100),
        st.dictionaries(st.sampled_from([*SERIES, OTHER]), st.integers(0, 3000), max_size=6),
        max_size=40,
    )
)
def test_picture_and_table_agree(counts: dict[int, dict[str, int]]) -> None:
    """Whatever the numbers, the chart is well-formed, loses none and stays within its frame."""
    html = chart_html(counts, str)
    assert html == chart_html(dict(reversed(counts.items())), str)
    total = sum(sum(in_year.values()) for in_year in counts.values())
    if not total:
        assert html == ""
        return
    ET.fromstring(html)
    head, *rows = table_rows(html)
    columns = len(head) - 1 - (len(head) > 2)
    assert sum(int(cell) for row in rows for cell in row[1 : columns + 1]) == total
    lefts = Counter(left for left, _, _ in bars(html))
    assert len(lefts) == sum(any(cell != "0" for cell in row[1:]) for row in rows)
    assert all(y >= 0 and height >= 0 and y + height <= 260 for _, y, height in bars(html))
