"""Every record type gets all that a portal gives, from its one row in the table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import feedparser
import icalendar
import pytest
from jsonschema import Draft202012Validator

from labportal.model.records import RecordType, table_with
from labportal.reading.declared import specs_of
from labportal.reading.owntypes import own_types
from support import PortalFactory, found_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support import Portal

OWN = {
    "device": {
        "fields": {"maker": "text", "people": "people"},
        "card": ["maker"],
        "meaning": "Product",
        "feed": True,
    }
}
"""A type that only this site has."""
TYPES = table_with(own_types(OWN))
WRITTEN = [row for row in TYPES.values() if row.name not in ("publication", "page")]
"""Types whose records somebody writes."""


def page_of(row: RecordType) -> str:
    """Return the page of a record with its needed fields, and a day if it can have one."""
    specs = specs_of(row.record_class)
    fields = {"title": f"One {row.name}", "description": f"About one {row.name}."}
    fields["publish"] = "2026-02-01"
    fields |= {name: "2026-05-06" for name in ("date",) if specs[name].required or row.has_feed}
    fields |= {
        name: "2026-05-06" for name in ("start", "end") if row.has_calendar and name in specs
    }
    if "picture" in row.offered:
        fields["picture"] = "dot.svg"
    lines = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\n{lines}---\n\nText of the {row.name}.\n"


def files() -> dict[str, str]:
    """Return a portal with one record of every type, a list of each and a link to each."""
    lists = "".join(f"```{{{row.plural}}}\n```\n\n" for row in WRITTEN)
    links = "".join(f"{{{row.role}}}`one`\n" for row in WRITTEN)
    return {
        **{f"{row.folder}/one.md": page_of(row) for row in WRITTEN},
        "images/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        "index.md": f"# Home\n\n{lists}\n{links}\n",
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """The portal, built once."""
    made = PortalFactory(tmp_path_factory.mktemp("types"))
    yield made(
        files(),
        labportal_record_types=OWN,
        labportal_today="2026-03-01",
        html_baseurl="https://lab.example.org/",
    )
    made.clean_up()


def test_no_type_is_complained_about(site: Portal) -> None:
    """What a type needs and what it can have is known to the check."""
    assert site.warning_lines == []


@pytest.mark.parametrize("row", WRITTEN, ids=lambda row: row.name)
def test_a_record_has_a_page(site: Portal, row: RecordType) -> None:
    """The page has the title, the text and the words of schema.org."""
    page = site.soup(f"/{row.folder}/one/")
    assert page.find("h1").get_text() == f"One {row.name}#"
    assert f"Text of the {row.name}." in page.find("article").get_text()
    graph = json.loads(page.find("script", type="application/ld+json").string)["@graph"]
    if row.meaning is not None:
        assert graph[0]["@type"] == row.meaning.type
        assert graph[0][row.meaning.name] == f"One {row.name}"
    assert all(node.get("@type") for node in graph)


@pytest.mark.parametrize("row", WRITTEN, ids=lambda row: row.name)
def test_a_record_is_listed_and_linked(site: Portal, row: RecordType) -> None:
    """A directive, a role, the overview, the search and the inventory know it."""
    address = f"{row.folder}/one/"
    home = site.soup("/")
    assert home.select(f'.lp-list-{row.name} a[href="{address}"]')
    assert home.select(f'p a[href="{address}"]')
    assert site.soup(f"/{row.plural}/").select(f'.lp-list-{row.name} a[href="../{address}"]') or (
        site.soup(f"/{row.plural}/").select('.lp-list a[href="one/"]')
    )
    assert found_pages(site.outdir)[address] == f"One {row.name}"
    types = json.loads(site.text("search-index.json"))["types"]
    assert [row.name, row.singular_heading, row.plural_heading] in [kind[:3] for kind in types]


@pytest.mark.parametrize("row", WRITTEN, ids=lambda row: row.name)
def test_a_record_is_in_the_catalogue(site: Portal, row: RecordType) -> None:
    """The exported catalogue holds it."""
    [record] = json.loads(site.text("catalogue.json"))["records"][row.name]
    assert record["key"] == "one"
    assert record["url"] == f"https://lab.example.org/{row.folder}/one/"


def test_the_catalogue_is_as_its_schema_says(site: Portal) -> None:
    """The document is valid for the schema that is published beside it."""
    schema = json.loads(site.text("catalogue.schema.json"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(site.text("catalogue.json")))


@pytest.mark.parametrize(
    "row", [row for row in WRITTEN if row.has_calendar], ids=lambda row: row.name
)
def test_a_type_with_dates_has_calendars(site: Portal, row: RecordType) -> None:
    """One for each record and one for all, linked from their pages."""
    for address in (f"{row.folder}/one/{row.name}.ics", f"{row.plural}/calendar.ics"):
        [event] = icalendar.Calendar.from_ical(site.text(address)).walk("VEVENT")
        assert event["SUMMARY"] == f"One {row.name}"
        assert event.decoded("DTSTART").isoformat() == "2026-05-06"
    assert site.soup(f"/{row.folder}/one/").select(f'a[href="{row.name}.ics"]')
    overview = site.soup(f"/{row.plural}/")
    assert overview.select('link[rel="alternate"][href="calendar.ics"]')
    assert overview.select('.lp-downloads a[href="calendar.ics"]')


@pytest.mark.parametrize("row", [row for row in WRITTEN if row.has_feed], ids=lambda row: row.name)
def test_a_type_with_news_has_feeds(site: Portal, row: RecordType) -> None:
    """Atom and JSON, linked from the overview."""
    feed = feedparser.parse(site.text(f"{row.plural}/atom.xml"))
    assert not feed.bozo
    [entry] = feed.entries
    assert entry.title == f"One {row.name}"
    assert entry.link == f"https://lab.example.org/{row.folder}/one/"
    items = json.loads(site.text(f"{row.plural}/feed.json"))["items"]
    assert [item["title"] for item in items] == [entry.title]
    assert site.soup(f"/{row.plural}/").select('.lp-downloads a[href="atom.xml"]')
