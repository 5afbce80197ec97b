"""Record types that a site declares: what a declaration means, and what is wrong with one."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest

from labportal.model.catalogue import Unlinked
from labportal.model.linking import build_catalogue
from labportal.model.query import Query
from labportal.model.records import RECORD_TYPES, Person, Project, table_with
from labportal.model.selection import answer
from labportal.model.views import card, header_view
from labportal.reading.headers import read_header
from labportal.reading.headers.header import field_name
from labportal.reading.markup import Markup
from labportal.reading.mistakes import line_of_setting
from labportal.reading.owntypes import check_record_types, own_types
from labportal.reading.pages import BodyWords, read_page
from labportal.reading.schema import json_schema
from labportal.reading.settings import read_settings
from labportal.reading.values import Vocabularies, read_record

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from labportal.model.problems import Problem
    from labportal.model.records import Record

DEVICE: Mapping[str, Any] = {
    "heading": "Devices we share",
    "fields": {
        "maker": {"required": True, "also": ["brand"], "label": "Built by"},
        "method": {"value": "choice", "choices": ["light", "sound"]},
        "parts": "words",
        "weight": "number",
        "loud": "yes-no",
        "bought": "date",
        "manual": {"value": "url", "label": "Manual"},
        "desk": "email",
        "people": "people",
        "projects": {"value": "projects", "label": "Used for"},
        "bibkeys": "publications",
    },
    "card": ["maker", "method", "people"],
    "kinds": {"big": "Big ones"},
}
TYPES = table_with(own_types({"device": DEVICE}))
HEADER = """---
title: Bell
brand: Northlight
method: light
parts: lamp, lens
weight: 12500
loud: no
bought: 2024-05
manual: https://example.org/bell
desk: desk@example.org
people: Ada Byron, Bob
projects: engine
type: big
---
"""


def read(text: str, type_name: str = "device", key: str = "") -> tuple[Record, tuple[Problem, ...]]:
    """Return the record of a page and what is wrong with it."""
    key = key or ("bell" if type_name == "device" else type_name)
    header = read_header(text, "page.md")
    words = Vocabularies(types=TYPES)
    return read_record(TYPES[type_name], header, key=key, path="page.md", docname=key,
                       vocabularies=words)  # fmt: skip


@pytest.fixture
def today() -> dt.date:
    """Any day."""
    import datetime as dt

    return dt.date(2026, 3, 14)


def messages(problems: tuple[Problem, ...]) -> list[str]:
    """Return what problems say."""
    return [problem.text for problem in problems]


def test_a_header_is_read_as_declared() -> None:
    """Each value has its kind, and other spellings count."""
    record, problems = read(HEADER)
    assert problems == ()
    values = [getattr(record, name) for name in ("maker", "method", "parts", "weight", "loud")]
    assert values == ["Northlight", "light", ("lamp", "lens"), 12500, False]
    assert record.type_name == "device"
    assert getattr(record, "kind", "") == "big"


def test_mistakes_in_a_header_are_reported() -> None:
    """A declared type has the messages that built-in types have."""
    _, problems = read("---\ntitle: Bell\nmakr: X\nmethod: ligth\nweight: much\n---\n")
    assert messages(problems) == [
        "unknown field 'makr'; did you mean 'maker'?",
        "field 'method' is 'ligth', but must be one of light, sound; did you mean 'light'?",
        "field 'weight' is 'much', but must be a whole number",
        "a device needs a 'maker'",
    ]


def test_records_survive_pickling() -> None:
    """Workers of a parallel build get the same record, of the same class."""
    record, _ = read(HEADER)
    again = pickle.loads(pickle.dumps(record))
    assert again == record
    assert type(again) is type(record)


def test_links_go_both_ways(today: dt.date) -> None:
    """A device is found by its people and projects, and any header can name a device."""
    bell, _ = read(HEADER)
    ada, _ = read("---\ntitle: Ada Byron\n---\n", "person", "ada")
    engine, _ = read("---\ntitle: Engine\n---\n", "project", "engine")
    tides, problems = read("---\ntitle: Tides\ndevices: bell, bel\n---\n", "project", "tides")
    assert problems == ()
    catalogue = build_catalogue(
        [bell, ada, engine, tides], today=today, roles={}, groups={}, types=TYPES
    )
    assert messages(catalogue.problems) == ["there is no device 'bel'; did you mean 'bell'?"]
    assert catalogue.links[tides.ref, "devices"] == (bell.ref, Unlinked("bel"))
    for criterion in ({"person": "ada"}, {"project": "tides"}, {"method": "light"}, {"loud": "no"}):
        assert answer(Query.of("device", None, **criterion), catalogue) == (bell,), criterion
    [used] = [part for part in TYPES["device"].sections if part.name == "projects"]
    query = used.query(bell)
    assert query is not None
    assert answer(query, catalogue) == (engine, tides)
    [section] = [part for part in TYPES["person"].sections if part.name == "devices"]
    assert section.heading == "Devices we share"
    assert isinstance(ada, Person)
    assert isinstance(engine, Project)


def test_cards_and_pages_show_what_is_declared(today: dt.date) -> None:
    """The card shows the chosen fields; the page has facts and links with their labels."""
    bell, _ = read(HEADER)
    ada, _ = read("---\ntitle: Ada Byron\n---\n", "person", "ada")
    catalogue = build_catalogue([bell, ada], today=today, roles={}, groups={}, types=TYPES)
    assert card(bell, catalogue, "device").line == "Northlight · light · Ada Byron, Bob"
    view = header_view(bell, catalogue)
    facts = {fact.label: ", ".join(value.text for value in fact.values) for fact in view.facts}
    assert facts == {
        "Built by": "Northlight", "Method": "light", "Parts": "lamp, lens", "Weight": "12,500",
        "Loud": "no", "Bought": "May 2024", "Desk": "desk@example.org",
    }  # fmt: skip
    assert [(link.text, link.url) for link in view.links] == [
        ("Manual", "https://example.org/bell")
    ]


def test_editors_get_a_schema() -> None:
    """The schema has the choices and the help of the declaration."""
    made = json_schema(TYPES["device"], Vocabularies(types=TYPES))
    assert made["properties"]["method"]["enum"] == ["light", "sound", "", None]
    assert made["properties"]["kind"]["enum"] == ["big", "", None]
    assert made["properties"]["maker"]["description"] == "Built by."


def test_equal_declarations_give_one_class() -> None:
    """Wherever the settings are read, records of one declaration are of one class."""
    again = table_with(own_types({"device": dict(DEVICE)}))
    assert again["device"].record_class is TYPES["device"].record_class
    assert table_with(()) is RECORD_TYPES


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ({"Big Thing": {}}, "but the name of a type is in small letters; did you mean 'big-thing'"),
        ({"person": {}}, "declares 'person', which is a record type that every site has"),
        ({"device": []}, "must give a dictionary of settings for record type 'device'"),
        ({"device": {"feilds": {}}}, "the unknown setting 'feilds'; did you mean 'fields'?"),
        ({"device": {"plural": "people"}}, "gives two record types the plural 'people'"),
        ({"device": {"plural": "device"}}, "the plural 'device', which is its name, too"),
        ({"device": {"plural": "Devices"}}, "the plural 'Devices', which is no word in small"),
        ({"device": {"order": "newst"}}, "the unknown order 'newst'; did you mean 'newest'?"),
        ({"device": {"layout": "card"}}, "the unknown layout 'card'; did you mean 'cards'?"),
        ({"device": {"meaning": "data set"}}, "the meaning 'data set', which is no type of"),
        ({"device": {"home": -1}}, "a 'home' of -1, which is no number of records"),
        ({"device": {"folder": 3}}, "a 'folder' that is no text"),
        ({"device": {"kinds": ["a"]}}, "'kinds' that are no dictionary from word to heading"),
        ({"device": {"feed": "yes"}}, "a 'feed' that is neither True nor False"),
        ({"device": {"card": "maker"}}, "a 'card' that is no list of texts"),
        ({"device": {"card": ["maker"]}}, "in 'card' the unknown field 'maker'"),
        ({"device": {"fields": {"maker": "txt"}}},
         "a field 'maker' with the unknown value 'txt'; did you mean 'text'?"),
        ({"device": {"fields": {"maker": {"kind": "text"}}}},
         "a field 'maker' with the unknown setting 'kind'"),
        ({"device": {"fields": {"title": "text"}}},
         "the field 'title', which has a meaning for all records already"),
        ({"device": {"fields": {"limit": "text"}}},
         "the field 'limit', which has a meaning for all records already"),
        ({"device": {"fields": {"Size": "text"}}},
         "the field 'Size'; the name of a field is in small letters"),
        ({"device": {"fields": {"method": "choice"}}}, "'choices' only if its value is 'choice'"),
        ({"device": {"fields": {"papers": "publications"}}}, "called 'bibkeys' in every header"),
        ({"device": {"fields": {"maker": "text"}, "sections": ["maker"]}},
         "in 'sections' the field 'maker', which names no records"),
    ],
)  # fmt: skip
def test_mistakes_in_a_declaration(declared: object, said: str) -> None:
    """Each is named, with what may be meant."""
    assert said in check_record_types(declared)


def test_a_mistake_has_the_line_on_which_it_stands() -> None:
    """Of a declaration on many lines it is the line of the wrong word."""
    conf = (
        'labportal_groups = {"text": "x"}\n'
        "labportal_record_types = {\n"
        '    "device": {\n        "fields": {\n'
        '            "maker": {"value": "text"},\n'
        "            'method': {'value': 'txt'},\n        },\n    },\n}\n"
        'other = "txt"\n'
    )
    namespace: dict[str, object] = {}
    exec(conf, namespace)
    [mistake] = read_settings(namespace)[1]
    assert line_of_setting(conf, mistake.name, mistake.text) == 6


@pytest.mark.parametrize("suffix", ["md", "rst"])
@pytest.mark.parametrize("first", ["Method: light", "Built-by: Ada", "devices: bell", "Cost: 3"])
def test_headers_without_marks_know_the_fields(first: str, suffix: str) -> None:
    """A bare header may begin with a field of a declared type, in any spelling, or its plural."""
    device = {"fields": {"method": "text", "maker": {"also": ["built_by"]}}}
    declared = {"labportal_record_types": {"device": device}, "labportal_extra_fields": ["cost"]}
    written = f"{first}\n\nText.\n"
    if suffix == "rst":
        written = f"Bell\n====\n\n:{first.replace(': ', ':  ')}\n\nText.\n"
    name = field_name(first.partition(":")[0])
    for namespace, found in ((declared, name), ({}, "")):
        settings = read_settings(namespace)[0]
        words = BodyWords({}, {}, fields=settings.known_fields)
        markup = Markup.REST if suffix == "rst" else Markup.MARKDOWN
        page = read_page(written.encode(), f"bell.{suffix}", "bell", words, markup)
        assert (name if name in page.header.fields else "") == found, namespace


def test_a_field_that_was_moved_in_is_known() -> None:
    """A header that is no YAML is mended by declared fields, too."""
    text = "---\ntitle: Bell\n  method: light\n---\n"
    names = read_settings({"labportal_record_types": {"device": DEVICE}})[0].known_fields
    header = read_header(text, "bell.md", names)
    assert header.fields["method"].value == "light"
    assert "first column" in header.problems[0].message


def test_other_settings_know_the_types() -> None:
    """Folders and sections may name a type of the site's own."""
    settings, mistakes = read_settings(
        {
            "labportal_record_types": {"device": DEVICE},
            "labportal_folders": {"cellar": "device"},
            "labportal_sections": {"device": ["projects"], "person": ["devices"]},
        }
    )
    assert mistakes == ()
    assert settings.type_of_folder("cellar") == settings.type_of_folder("devices") == "device"
