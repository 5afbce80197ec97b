"""What the table of record types says: states by date, kinds, lists on the pages of other types."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from labportal.model.dates import PartialDate, Span, Times
from labportal.model.division import divide
from labportal.model.linking import build_catalogue
from labportal.model.problems import Source
from labportal.model.query import Query
from labportal.model.records import (
    RECORD_TYPES,
    Card,
    Event,
    Funder,
    Funding,
    Grant,
    News,
    Person,
    Project,
    Record,
    Vacancy,
)
from labportal.model.selection import select
from labportal.model.views import card, header_view, list_view

if TYPE_CHECKING:
    from labportal.model.catalogue import Catalogue

DAY = dt.date(2026, 3, 14)


def make(record_class: type[Any], key: str, **fields: Any) -> Any:
    """Return a record with a page."""
    made = {"title": key.capitalize(), "source": Source(f"{key}.md"), "docname": key, **fields}
    return record_class(key=key, **made)


def linked(*records: Record, today: dt.date = DAY, **settings: Any) -> Catalogue:
    """Return the catalogue of *records*, those that follow from them included."""
    more = [record for row in RECORD_TYPES.values() for record in row.made(records)]
    return build_catalogue([*records, *more], today=today, roles={}, groups={}, **settings)


def keys(catalogue: Catalogue, query: Query) -> list[str]:
    """Return the keys of an answer."""
    return [record.key for record in select(query, catalogue) if isinstance(record, Record)]


TALK = make(Event, "talk", date=PartialDate(2026, 3, 14))
WEEK = make(Event, "week", date=PartialDate(2026, 3, 9), end=PartialDate(2026, 3, 13))
FAIR = make(Event, "fair", date=PartialDate(2026, 5))
OLD = make(Event, "old", date=PartialDate(2025))


def test_an_event_is_past_on_the_day_after() -> None:
    """On its own day an event is still to come; a month or year lasts until its last day."""
    catalogue = linked(TALK, WEEK, FAIR, OLD)
    assert keys(catalogue, Query.of("event", status="upcoming")) == ["talk", "fair"]
    assert keys(catalogue, Query.of("event", status="past")) == ["week", "old"]
    later = linked(TALK, WEEK, FAIR, OLD, today=DAY + dt.timedelta(days=1))
    assert keys(later, Query.of("event", status="upcoming")) == ["fair"]


def test_what_is_to_come_is_sorted_forwards_and_the_rest_backwards() -> None:
    """The next event first; of the past ones the newest."""
    catalogue = linked(OLD, FAIR, TALK, WEEK)
    assert keys(catalogue, Query(type_name="event")) == ["talk", "fair", "week", "old"]


def test_a_card_knows_until_when_it_is_right() -> None:
    """Pages need the last day of what is to come, and the badge afterwards; the past needs none."""
    catalogue = linked(TALK, WEEK)
    shown = card(TALK, catalogue, "event")
    assert (shown.until, shown.past_badge, shown.badges) == ("2026-03-14", "Past", ())
    shown = card(WEEK, catalogue, "event")
    assert (shown.until, shown.past_badge, shown.badges) == ("", "", ("Past",))
    assert header_view(TALK, catalogue).until == "2026-03-14"


def test_a_cancelled_event_says_so_and_stays() -> None:
    """It is still in the list of what is to come, with a badge."""
    gone = make(Event, "gone", date=PartialDate(2026, 4, 1), cancelled=True)
    catalogue = linked(gone)
    assert keys(catalogue, Query.of("event", status="upcoming")) == ["gone"]
    assert card(gone, catalogue, "event").badges == ("Cancelled",)


def test_a_vacancy_closes_by_its_deadline_or_by_word() -> None:
    """The deadline decides, unless somebody says that the position is filled."""
    open_ = make(Vacancy, "open", deadline=PartialDate(2026, 3, 14))
    late = make(Vacancy, "late", deadline=PartialDate(2026, 3, 13), closed=False)
    filled = make(Vacancy, "filled", deadline=PartialDate(2026, 6), closed=True)
    always = make(Vacancy, "always")
    catalogue = linked(open_, late, filled, always)
    assert keys(catalogue, Query.of("vacancy", status="open")) == ["always", "open"]
    assert keys(catalogue, Query.of("vacancy", status="closed")) == ["filled", "late"]


def test_an_unknown_kind_stands_among_the_others() -> None:
    """No vacancy is in no list, whatever its type says; declared kinds have lists of their own."""
    odd = make(Vacancy, "odd", kind="student-aihealth")
    old = make(Vacancy, "old", student_project=True)
    query = Query(type_name="vacancy", by="type")

    def parts(catalogue: Catalogue) -> list[tuple[str, list[str]]]:
        chosen = select(query, catalogue)
        return [
            (part.heading, [record.key for record in part.records if isinstance(record, Record)])
            for part in divide(chosen, query, catalogue)
        ]

    assert parts(linked(odd, old)) == [("Student projects", ["old"]), ("Other", ["odd"])]
    kinds = {"vacancy": {"student": "Students", "student-aihealth": "AI for Health"}}
    assert parts(linked(odd, old, kinds=kinds)) == [
        ("Students", ["old"]),
        ("AI for Health", ["odd"]),
    ]
    [others] = [found for found in RECORD_TYPES["vacancy"].overview if found.name == "others"]
    asked = others.query(odd)
    assert asked is not None
    assert keys(linked(odd, old), asked) == ["odd"]


def test_a_card_leads_where_it_says() -> None:
    """A card with an address leads there; one without to its page; a person lends the portrait."""
    ada = make(Person, "ada", picture="ada.png")
    firm = make(Card, "firm", url="https://firm.example.org", people=("Ada",), picture="f.png")
    lab = make(Card, "lab", portrait="me.png")
    catalogue = linked(ada, firm, lab)
    shown = card(firm, catalogue, "card")
    assert (shown.docname, shown.url) == ("", "https://firm.example.org")
    assert shown.portrait == "ada.png"
    shown = card(lab, catalogue, "card")
    assert (shown.docname, shown.url, shown.portrait) == ("lab", "", "me.png")


def test_what_names_a_record_is_on_its_page() -> None:
    """The pages of people and projects list the news that is about them."""
    news = make(News, "prize", date=PartialDate(2026, 1, 2), people=("Ada",), projects=("moon",))
    catalogue = linked(make(Person, "ada"), make(Project, "moon"), news)
    for type_name, key in (("person", "ada"), ("project", "moon")):
        row = RECORD_TYPES[type_name]
        [section] = [section for section in row.sections if section.name == "news"]
        query = section.query(catalogue.records[type_name, key])
        assert query is not None
        assert keys(catalogue, query) == ["prize"]
        names = [found.name for found in row.sections]
        assert names.index("news") < names.index("publications")


def test_money_joins_projects_grants_and_funders() -> None:
    """A project that names a grant's number is that grant's; every funder has a page."""
    grant = make(Grant, "g", title="Big grant", funder="The Fund", number="A 1/2")
    moon = make(
        Project,
        "moon",
        funding=(Funding("The Fund", "A 1/2"), Funding("Ministry", "", "https://m")),
    )
    catalogue = linked(grant, moon)
    assert catalogue.related_to(("grant", "g"), "project") == ("moon",)
    assert catalogue.related_to(("funder", "the-fund"), "grant") == ("g",)
    assert catalogue.related_to(("funder", "ministry"), "project") == ("moon",)
    made = catalogue.records["funder", "ministry"]
    assert (made.title, made.docname, made.is_made) == ("Ministry", "funders/ministry", True)
    [fact] = [fact for fact in header_view(moon, catalogue).facts if fact.name == "funding"]
    assert [(value.text, value.docname) for value in fact.values] == [
        ("The Fund (A 1/2)", "g"),
        ("Ministry", "funders/ministry"),
    ]


def test_a_written_funder_is_not_made_again() -> None:
    """A funder's page, found by its name, full name or alias, serves for all that name it."""
    fund = make(Funder, "fund", title="Fund", title_long="The Large Fund", aliases=("TLF",))
    grants = [make(Grant, name, funder=name) for name in ("Fund", "The Large Fund", "TLF")]
    catalogue = linked(fund, *grants)
    assert [record.key for record in catalogue.of_type("funder")] == ["fund"]
    assert set(catalogue.related_to(("funder", "fund"), "grant")) == {grant.key for grant in grants}


def test_a_list_tells_how_many_there_are() -> None:
    """With a limit, a list knows the number of all; without any, what to say instead."""
    catalogue = linked(TALK, FAIR)
    view = list_view(Query(type_name="event", limit=1, more="All events", empty="None"), catalogue)
    assert (view.count, view.total, view.more) == (1, 2, "All events")
    view = list_view(Query(type_name="event", limit=2, more="All events"), catalogue)
    assert view.more == ""
    view = list_view(Query(type_name="news", empty="None"), catalogue)
    assert (view.parts, view.empty) == ((), "None")


@pytest.mark.parametrize(
    ("start", "end", "times", "text"),
    [
        ("2026-03-14", "", "", "14 March 2026"),
        ("2026-03-14", "2026-03-16", "", "14–16 March 2026"),
        ("2026-03-30", "2026-04-02", "", "30 March – 2 April 2026"),
        ("2026-12-30", "2027-01-02", "9:00", "30 December 2026 – 2 January 2027, 09:00"),
        ("2026-03", "2026-06", "", "March – June 2026"),
        ("2019", "2023", "", "2019–2023"),
        ("2026-03-14", "2026-03-14", "14.00 - 15:30", "14 March 2026, 14:00–15:30"),
    ],
)
def test_spans_repeat_nothing(start: str, end: str, times: str, text: str) -> None:
    """What both ends share is written once."""
    first = PartialDate.parse(start)
    assert first is not None
    span = Span(start=first, end=PartialDate.parse(end), times=Times.parse(times))
    assert str(span) == text


@pytest.mark.parametrize("text", ["", "25:00", "14", "14:0", "noon", "14:00-", "9:60"])
def test_times_are_strict(text: str) -> None:
    """What is no time of day is none."""
    assert Times.parse(text) is None
