"""Feeds: read back by another program, with ids and dates that stay."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from labportal.rendering.exports.feeds import FEED_LENGTH
from labportal.rendering.slices import export_files
from unit.rendering.export_cases import catalogue, site

if TYPE_CHECKING:
    from collections.abc import Mapping

ATOM = "{http://www.w3.org/2005/Atom}"
DATE = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z")
HOSTILE = r"""
@article{Evil20, author = {{<b>Body</b> & Co]]>}},
  title = {1 < 2 \& "quotes" ]]> <script>x</script>},
  journal = {J \& K}, year = 2020, abstract = {a < b and <img src=x onerror=alert(1)>}}
"""


def files(text: str | None = None) -> Mapping[str, str]:
    """Return every export."""
    return dict(export_files(catalogue() if text is None else catalogue(text), site()))


def entry(text: str) -> Any:
    """Return the only entry of the feed of all publications, as another program reads it."""
    found = feedparser.parse(files(text)["publications/atom.xml"])
    assert not found.bozo, found.get("bozo_exception")
    [only] = found.entries
    return only


@pytest.mark.parametrize("folder", ["publications", "people/ada", "projects/knees", "groups/alpha"])
def test_atom_has_what_it_must(folder: str) -> None:
    """A feed and each entry have id, title, date, author and links, as RFC 4287 demands."""
    text = files()[f"{folder}/atom.xml"]
    assert not feedparser.parse(text).bozo
    feed = ET.fromstring(text)
    address = f"https://lab.example.org/{folder}/atom.xml"
    assert feed.findtext(f"{ATOM}id") == address
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "The <Lab>"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": address, "alternate": f"https://lab.example.org/{folder}/"}
    entries = feed.findall(f"{ATOM}entry")
    for found in entries:
        assert len(found.findall(f"{ATOM}id")) == len(found.findall(f"{ATOM}title")) == 1
        assert DATE.fullmatch(found.findtext(f"{ATOM}updated") or "")
        [page] = [one for one in found.findall(f"{ATOM}link") if one.get("rel") == "alternate"]
        assert (page.get("href") or "").startswith("https://lab.example.org/publications/")
    dates = [found.findtext(f"{ATOM}updated") or "" for found in entries]
    assert dates == sorted(dates, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == dates[0]


def test_entries_are_known_by_doi_or_page() -> None:
    """An entry's id is its DOI, or else its page; the date is that of the publication."""
    found = feedparser.parse(files()["projects/knees/atom.xml"]).entries
    assert [each.id for each in found] == [
        "https://lab.example.org/publications/smit21/",
        "https://doi.org/10.1000/knees(20)1",
    ]
    assert [each.updated for each in found] == ["2021-01-01T00:00:00Z", "2020-03-01T00:00:00Z"]
    assert [each.name for each in found[1].authors] == [
        "Bram van der Veen", "Ada Bröuwer", "The Alpha; Group",
    ]  # fmt: skip
    assert [each.term for each in found[1].tags] == ["Journal article", "knee", "sound"]


def test_a_doi_of_two_publications_is_nobodys_id() -> None:
    """A paper and its erratum with the same DOI are two entries."""
    text = "".join(
        f"@article{{{key}, author={{B, C}}, title={{T}}, year=2001, doi={{{doi}}}}}"
        for key, doi in (("a", "10.1000/x"), ("b", "10.1000/X"))
    )
    ids = [each.id for each in feedparser.parse(files(text)["publications/atom.xml"]).entries]
    assert ids == [f"https://lab.example.org/publications/{key}/" for key in "ab"]


def test_nothing_that_authors_write_is_markup() -> None:
    """Signs of XML and HTML in an entry stay text, in the feed and in what readers show of it."""
    found = entry(HOSTILE)
    assert found.title == '1 < 2 & "quotes" ]]> x'
    assert "<b>" not in found.content[0].value
    assert "<img" not in found.content[0].value
    assert "a &lt; b" in found.content[0].value


def test_what_has_no_date_is_in_no_feed() -> None:
    """A publication in press appears in feeds when it appears; until then there is no feed."""
    soon = "@article{a, author={B, C}, title={Soon}, journal={J}, year={in press}}"
    assert not any(name.endswith(("atom.xml", "feed.json")) for name in files(soon))


def test_feeds_are_short() -> None:
    """Only the newest publications are in a feed, the last of a year by month."""
    text = "".join(
        f"@article{{k{number}, author={{B, C}}, title={{T}}, year={1950 + number}}}"
        for number in range(FEED_LENGTH + 5)
    )
    found = feedparser.parse(files(text)["publications/atom.xml"]).entries
    assert len(found) == FEED_LENGTH
    assert found[0].updated.startswith(str(1950 + FEED_LENGTH + 4))


@pytest.mark.parametrize("folder", ["publications", "people/bram"])
def test_json_feed_says_the_same(folder: str) -> None:
    """The JSON Feed has the fields of version 1.1, and the entries of the Atom feed."""
    found = json.loads(files()[f"{folder}/feed.json"])
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["feed_url"] == f"https://lab.example.org/{folder}/feed.json"
    assert found["home_page_url"] == f"https://lab.example.org/{folder}/"
    assert found["authors"] == [{"name": "The <Lab>"}]
    other = feedparser.parse(files()[f"{folder}/atom.xml"])
    assert found["title"] == other.feed.title
    for item, same in zip(found["items"], other.entries, strict=True):
        assert (item["id"], item["title"], item["url"]) == (same.id, same.title, same.link)
        assert item["date_published"] == same.updated
        assert item["content_html"] == same.content[0].value
        assert [each["name"] for each in item["authors"]] == [each.name for each in same.authors]
