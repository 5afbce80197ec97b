"""Everything that the example portal offers, read by programs that know how it has to be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import feedparser
import icalendar
import pytest
from jsonschema import Draft202012Validator

from html_rules import faults_of_page, faults_of_tree, nu_checker

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://rhine-imaging.example.org/"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
UNLISTED = {"search/index.html", "404.html", "genindex/index.html", "py-modindex/index.html"}


def pages(outdir: Path) -> dict[str, str]:
    """Return path -> text of every page."""
    return {
        path.relative_to(outdir).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(outdir.rglob("*.html"))
        if "_static" not in path.parts
    }


def is_there(outdir: Path, url: str) -> bool:
    """Tell whether an address of the site has a file."""
    path = outdir / unquote(url.removeprefix(BASE).partition("#")[0])
    return path.is_file() or (path / "index.html").is_file()


BROKEN = {
    "<p>a<div>b</div></p>": "Unexpected end tag (p)",
    "<a href='x'><a href='y'>z</a></a>": "Unexpected start tag (a)",
    "<i id='n'></i><i id='n'></i>": "id 'n' stands 2 times",
    "<span><div></div></span>": "<div class=''> within <span>",
    "<em><a href='x'><section></section></a></em>": "<section class=''> within <em>",
    "<h2><a href='x'><button>b</button></a></h2>": "<button class=''> within <a>",
    "<ul><p>a</p></ul>": "<p class=''> within <ul>",
    "<img src='x'>": "<img class=''> has no 'alt'",
    "<table border='1'></table>": "<table class=''> has 'border'",
    "<label for='n'>n</label>": "<label class=''> has for='n', which is not there",
    "<a href='#n'>n</a>": "<a class=''> leads to '#n', which is not there",
    "<a href='a b'>n</a>": "<a class=''> has href='a b', which is no address",
    "<center>n</center>": "<center class=''> is no element any more",
}


@pytest.mark.parametrize("body", BROKEN)
def test_the_rules_find_what_is_broken(body: str) -> None:
    """Each kind of mistake is named, and a page without any passes."""
    page = "<!doctype html><html lang='en'><head><title>T</title></head><body>{}</body></html>"
    assert faults_of_page(page.format("<p>Text</p>")) == []
    assert any(BROKEN[body] in fault for fault in faults_of_page(page.format(body)))


def test_every_page_is_html_as_it_is_defined(example: Path) -> None:
    """No page has a parse error, a wrong element in another, or an id that is not there."""
    found = {
        path: faults for path, text in pages(example).items() if (faults := faults_of_page(text))
    }
    assert found == {}


if NU_CHECKER := nu_checker():
    # It needs Java, so it is a second opinion for those who have it.
    def test_the_nu_html_checker_finds_no_error(example: Path) -> None:
        """Where it is installed, it looks at every page."""
        assert faults_of_tree(example, NU_CHECKER) == []


def test_every_feed_is_valid(example: Path) -> None:
    """Atom has what RFC 4287 demands, JSON Feed what version 1.1 does, and both lead to pages."""
    atoms = sorted(example.rglob("atom.xml"))
    assert len(atoms) > 40
    for path in atoms:
        address = BASE + path.relative_to(example).as_posix()
        parsed = feedparser.parse(path.read_bytes())
        assert (parsed.bozo, parsed.version) == (False, "atom10"), address
        feed = ET.fromstring(path.read_bytes())
        assert feed.findtext(f"{ATOM}id") == address
        entries = feed.findall(f"{ATOM}entry")
        assert entries, address
        for part in (feed, *entries):
            texts = [part.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated")]
            assert all(texts), address
        assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries), address
        assert all(is_there(example, entry.link) for entry in parsed.entries), address
        other = json.loads((path.parent / "feed.json").read_text(encoding="utf-8"))
        assert other["version"] == "https://jsonfeed.org/version/1.1"
        assert [item["id"] for item in other["items"]] == [entry.id for entry in parsed.entries]
        assert all(item["content_html"] and item["url"] for item in other["items"]), address


def test_every_calendar_is_valid(example: Path) -> None:
    """Each has what RFC 5545 demands, in lines that are not too long."""
    calendars = sorted(example.rglob("*.ics"))
    assert len(calendars) > 5
    for path in calendars:
        data = path.read_bytes()
        lines = data.split(b"\r\n")
        assert not any(b"\n" in line or len(line) > 75 for line in lines), path
        [calendar] = icalendar.Calendar.from_ical(data, multiple=True)
        assert calendar.errors == []
        assert calendar["VERSION"] == "2.0"
        assert calendar["PRODID"]
        zones = {zone["TZID"] for zone in calendar.walk("VTIMEZONE")}
        happenings = calendar.walk("VEVENT")
        assert happenings, path
        assert len({one["UID"] for one in happenings}) == len(happenings)
        for one in happenings:
            assert one.errors == []
            assert {"DTSTAMP", "DTSTART", "SUMMARY", "UID"} <= one.keys(), path
            assert one["DTSTART"].params.get("TZID", "") in {"", *zones}, path
            assert one.start <= one.end, path


def test_the_map_holds_every_page_that_may_be_found(example: Path) -> None:
    """Each address in it is that of a page, and no page is missing that has no reason to be."""
    rows = ET.fromstring((example / "sitemap.xml").read_bytes()).findall(f"{MAP}url")
    mapped = [row.findtext(f"{MAP}loc") or "" for row in rows]
    assert len(set(mapped)) == len(mapped)
    findable = {
        BASE + path.removesuffix("index.html")
        for path, text in pages(example).items()
        if path not in UNLISTED
        and '<meta name="robots" content="noindex">' not in text
        and 'http-equiv="refresh"' not in text
    }
    assert set(mapped) == findable
    days = [row.findtext(f"{MAP}lastmod") for row in rows]
    assert all(day is None or len(day) == len("2026-03-14") for day in days)
    assert f"Sitemap: {BASE}sitemap.xml" in (example / "robots.txt").read_text()


def test_the_catalogue_is_as_its_schema_says(example: Path) -> None:
    """Another program can rely on the schema that lies beside it."""
    schema, catalogue = (
        json.loads((example / f"catalogue{kind}.json").read_text(encoding="utf-8"))
        for kind in (".schema", "")
    )
    Draft202012Validator.check_schema(schema)
    wrong = [error.message for error in Draft202012Validator(schema).iter_errors(catalogue)]
    assert wrong == []
