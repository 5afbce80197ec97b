"""The lists that the header of a home page asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from labportal.model.fields import field_specs
from labportal.model.records import RECORD_TYPES, HomePart, Page
from labportal.reading.values import Vocabularies
from labportal.reading.values.kinds import read_value

if TYPE_CHECKING:
    from labportal.reading.headers.header import Raw

SPEC = field_specs(Page)["sections"]


def parts(raw: Raw) -> list[HomePart]:
    """Return the lists, about which nothing may be wrong."""
    found = read_value(raw, SPEC, Vocabularies())
    assert found.complaints == ()
    return list(found.value)


@pytest.mark.parametrize(
    "raw",
    ["news, events", ["news", "events"], {"news": "", "events": ""}, "News, Calendar",
     ["highlights", {"events": ""}]],
)  # fmt: skip
def test_lists_are_named_in_any_form(raw: Raw) -> None:
    """Text, list and mapping say the same; older names of folders are understood."""
    found = parts(raw)
    assert [(part.name, part.heading) for part in found] == [
        ("news", "News"),
        ("events", "Events"),
    ]
    assert [part.query for part in found] == [RECORD_TYPES["news"].home, RECORD_TYPES["event"].home]


def test_a_list_has_a_heading_a_number_or_options() -> None:
    """One word decides: a number counts, a text is a heading, a mapping is both and more."""
    raw: Raw = [
        {"news": "2"},
        {"vacancies": "Work with us"},
        {"people": {"heading": "Who leads", "role": "chair, faculty", "limit": "4"}},
        {"events": {"count": "1", "status": "past"}},
    ]
    news, vacancies, people, events = parts(raw)
    assert (news.heading, news.query.limit) == ("News", 2)
    assert (vacancies.heading, vacancies.query.limit) == ("Work with us", 3)
    assert people.heading == "Who leads"
    assert people.query.criteria == (("role", ("chair", "faculty")), ("status", ("current",)))
    assert (people.query.limit, people.query.more) == (4, "Everybody")
    assert dict(events.query.criteria) == {"status": ("past",)}
    assert events.query.limit == 1


def test_an_unknown_list_is_reported_and_the_others_stay() -> None:
    """A misspelt name costs only its own list."""
    found = read_value("news, evnets", SPEC, Vocabularies())
    assert [part.name for part in found.value] == ["news"]
    [complaint] = found.complaints
    assert complaint.message == "names 'evnets', but there is no such list"
    assert complaint.suggestion == "events"


def test_cards_of_pages_are_those_that_ask_for_it() -> None:
    """An older name lists the pages that say ``type: card``, with a heading or number if said."""
    [plain] = parts("PageCards")
    assert (plain.name, plain.heading, plain.query.layout) == ("pages", "More", "cards")
    assert dict(plain.query.criteria) == {"type": ("card",)}
    [named] = parts({"PageCards": "Also here"})
    assert (named.heading, named.query.criteria) == ("Also here", plain.query.criteria)
