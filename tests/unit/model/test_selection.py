"""Answers to queries: every criterion, order and division, and nothing when in doubt."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labportal.model.catalogue import Catalogue, Unlinked
from labportal.model.division import divide
from labportal.model.fields import PerGroup
from labportal.model.linking import build_catalogue
from labportal.model.problems import Source
from labportal.model.query import DIVISIONS, LAYOUTS, ORDERS, Query
from labportal.model.records import RECORD_TYPES, Person
from labportal.model.selection import check_query, criteria_of, query_from_options, select
from labportal.model.views import list_view


def keys(catalogue: Catalogue, query: Query) -> list[str]:
    """Return the keys, or texts, of an answer."""
    return [
        item.text if isinstance(item, Unlinked) else item.key for item in select(query, catalogue)
    ]


@pytest.mark.parametrize(
    ("type_name", "options", "found"),
    [
        ("person", {}, ["ada", "cy", "bo"]),
        ("person", {"role": "phd"}, ["cy", "bo"]),
        ("person", {"role": "chair, staff"}, ["ada", "bo"]),
        ("person", {"status": "current"}, ["ada", "bo"]),
        ("person", {"status": "former"}, ["cy"]),
        ("person", {"group": "beta", "role": "staff"}, ["bo"]),
        ("person", {"project": "marble"}, ["ada", "bo"]),
        ("person", {"publication": "doe20"}, ["ada", "bo"]),
        ("person", {"research": "stones"}, ["ada"]),
        ("project", {}, ["granite", "marble"]),
        ("project", {"status": "finished"}, ["granite"]),
        ("project", {"type": "student"}, ["granite"]),
        ("project", {"person": "bo"}, ["marble"]),
        ("project", {"person": "grace-hopper"}, ["marble"]),
        ("project", {"group": "alpha"}, ["marble"]),
        ("project", {"research": "stones"}, ["marble"]),
        ("publication", {}, ["poe24", "roe23", "doe20", "old"]),
        ("publication", {"year": "2020, 2023"}, ["roe23", "doe20"]),
        ("publication", {"type": "phdthesis"}, ["poe24"]),
        ("publication", {"person": "ada"}, ["doe20"]),
        ("publication", {"supervisor": "ada"}, ["poe24"]),
        ("publication", {"group": "beta"}, ["poe24", "roe23", "doe20"]),
        ("publication", {"order": "oldest", "limit": "2"}, ["doe20", "roe23"]),
        ("publication", {"order": "title"}, ["doe20", "old", "poe24", "roe23"]),
        ("software", {"project": "marble"}, ["viewer"]),
        ("group", {}, ["alpha", "beta"]),
    ],
)
def test_criteria_choose(
    catalogue: Catalogue, type_name: str, options: dict[str, str], found: list[str]
) -> None:
    """A record is shown if it answers to every criterion, in the order asked for."""
    assert keys(catalogue, query_from_options(type_name, (), options)) == found


def test_names_keep_their_order_and_their_strangers(catalogue: Catalogue) -> None:
    """What is listed by hand stays as listed, each once."""
    query = query_from_options("person", ("Bo van Roe", "Some Guest", "ada", "B. van Roe"), {})
    assert keys(catalogue, query) == ["bo", "Some Guest", "ada"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"role": "pdh"}, "unknown role 'pdh'"),
        ({"group": "gamma"}, "unknown group 'gamma'"),
        ({"status": "finished"}, "unknown status 'finished'"),
        ({"project": "marbel"}, "unknown project 'marbel'"),
        ({"order": "random"}, "unknown order 'random'"),
        ({"layout": "table"}, "unknown layout 'table'"),
        ({"by": "colour"}, "unknown division 'by' 'colour'"),
        ({"limit": "-1"}, "'limit' must be a whole number"),
        ({"limit": "ten"}, "'limit' must be a whole number"),
        ({"roles": "phd"}, "this list has no option 'roles'"),
        ({"role": " , "}, "option 'role' needs a value"),
    ],
)
def test_what_is_not_understood_selects_nothing(
    catalogue: Catalogue, options: dict[str, str], message: str
) -> None:
    """A mistake is said, and shows nobody rather than everybody."""
    query = query_from_options("person", (), options)
    assert any(message in mistake.message for mistake in check_query(query, catalogue))
    assert select(query, catalogue) == ()
    assert list_view(query, catalogue).parts == ()


def test_one_wrong_value_among_right_ones_selects_nothing(catalogue: Catalogue) -> None:
    """A list that is half understood is not shown."""
    assert keys(catalogue, query_from_options("person", (), {"role": "phd, pdh"})) == []


@pytest.mark.parametrize(
    ("options", "type_name", "parts"),
    [
        ({"by": "role"}, "person", [("Chair", 1), ("PhD candidates", 1), ("Other", 1)]),
        ({"by": "role", "group": "beta"}, "person", [("PhD candidates", 1), ("Staff", 1)]),
        ({"by": "status"}, "person", [("Current", 2), ("Former members", 1)]),
        ({"by": "status"}, "project", [("Current", 1), ("Finished", 1)]),
        ({"by": "year"}, "publication",
         [("2024", 1), ("2023", 1), ("2020", 1), ("Year unknown", 1)]),
        ({"by": "type"}, "publication",
         [("Journal articles", 2), ("Conference papers", 1), ("PhD theses", 1)]),
    ],
)  # fmt: skip
def test_divisions(
    catalogue: Catalogue, options: dict[str, str], type_name: str, parts: list[tuple[str, int]]
) -> None:
    """Parts come in a fixed order, and empty ones are left out."""
    query = query_from_options(type_name, (), options)
    found = divide(select(query, catalogue), query, catalogue)
    assert [(part.heading, len(part.records)) for part in found] == parts


WORDS = st.sampled_from(
    ["ada", "marble", "phd", "2020", "alpha", "current", "x", "", "year", "name"]
)
TYPES = st.sampled_from(list(RECORD_TYPES))


@given(
    TYPES,
    st.dictionaries(
        st.sampled_from(["role", "group", "person", "order", "by", "limit", "x"]), WORDS
    ),
)
def test_any_options_are_an_answer(
    catalogue: Catalogue, type_name: str, options: dict[str, str]
) -> None:
    """Whatever is asked for, the answer is part of all records, and divided without loss."""
    query = query_from_options(type_name, (), options)
    found = select(query, catalogue)
    if check_query(query, catalogue):
        assert found == ()
    assert {item.key for item in found} <= {r.key for r in catalogue.of_type(type_name)}  # type: ignore[union-attr]
    divided = divide(found, query, catalogue)
    assert sum(len(part.records) for part in divided) == len(found)


def test_every_type_has_options_and_defaults_that_are_understood(catalogue: Catalogue) -> None:
    """The table of record types names only orders and layouts that exist."""
    for row in RECORD_TYPES.values():
        assert row.default_order in ORDERS
        assert row.default_layout in LAYOUTS
        assert row.name not in criteria_of(row.name)
        assert check_query(Query(type_name=row.name), catalogue) == ()
    assert DIVISIONS


def test_a_list_of_one_group_asks_what_a_person_is_there() -> None:
    """Somebody who left one of two groups is a former member of that one only."""
    jane = Person(
        key="jane",
        source=Source("people/jane.md"),
        title="Jane Doe",
        groups=("ga", "gb"),
        role=PerGroup("staff", (("ga", "staff"), ("gb", "phd"))),
        active=PerGroup(True, (("ga", True), ("gb", False))),
    )
    roles, groups = {"staff": "S", "phd": "P"}, {"ga": "A", "gb": "B"}
    found = build_catalogue([jane], today=dt.date(2026, 1, 1), roles=roles, groups=groups)

    def ask(**criteria: str) -> int:
        return len(select(Query.of("person", None, **criteria), found))

    assert ask(group="ga", status="current") == 1
    assert ask(group="gb", status="current") == 0
    assert ask(group="gb", status="former") == 1
    assert ask(group="gb", role="phd") == 1
    assert ask(group="gb", role="staff") == 0
    assert ask(status="current") == 1
