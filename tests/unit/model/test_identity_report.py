"""Which names the report of authors holds, and which not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from labportal.model.identity_report import Doubt, DoubtfulAuthor, doubtful_authors, edit_distance
from labportal.model.names import parse_name
from unit.model.conftest import make_paper, make_person

if TYPE_CHECKING:
    from labportal.model.records import Record
    from unit.model.conftest import Maker


def report(maker: Maker, authors: str, *more: Record) -> list[tuple[str, Doubt, tuple[str, ...]]]:
    """Return what is said about the *authors* of one more paper."""
    found = doubtful_authors(maker(make_paper("New26", authors, 2026), *more))
    return [(entry.name, entry.doubt, entry.candidates) for entry in found]


def test_nothing_to_report(make_catalogue: Maker) -> None:
    """Linked authors and strangers are not in the report."""
    assert report(make_catalogue, "Doe, A.;van Roe, Bo;Someone, Quite;Stranger") == []


def test_same_family_name(make_catalogue: Maker) -> None:
    """Other given names, or none, with a member's family name are shown with the member."""
    assert report(make_catalogue, "Doe, Zoe;Roe, Zoe;van Roe") == [
        ("Zoe Doe", Doubt.SAME_FAMILY, ("ada",)),
        ("Zoe Roe", Doubt.SAME_FAMILY, ("bo",)),
        ("van Roe", Doubt.SAME_FAMILY, ("bo",)),
    ]


def test_ambiguous_names(make_catalogue: Maker) -> None:
    """A name that fits two people is shown with both."""
    found = report(make_catalogue, "Doe, A.", make_person("al", "Al Doe"))
    assert found[0] == ("A. Doe", Doubt.AMBIGUOUS, ("ada", "al"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Lovelaec", True), ("A. Lovelce", True), ("Á. Lovelace-", True),
        ("Ada Lovelacett", True), ("Bo Lovelaec", False), ("Lovelaec", False),
        ("Ada Loveletter", False), ("Ada Love", False),
    ],
)  # fmt: skip
def test_near_misses(make_catalogue: Maker, name: str, expected: bool) -> None:
    """A slip or two in a long family name is a near miss if the initial is the same."""
    found = report(make_catalogue, name, make_person("lovelace", "Ada Lovelace"))
    assert bool(found) is expected
    assert all(candidates == ("lovelace",) for _, _, candidates in found)


def test_short_names_have_no_near_misses(make_catalogue: Maker) -> None:
    """Names of three letters are all alike."""
    assert report(make_catalogue, "Dee, A.") == []


def test_counts_and_first_entries(make_catalogue: Maker) -> None:
    """Each name stands once, the most frequent first, with its first entry; supervisors count."""
    found = doubtful_authors(
        make_catalogue(
            make_paper("One", "Doe, X.;Doe, Y.", 2020),
            make_paper("Two", "Doe, Y.", 2020, lines={"author": 7}),
            make_paper("Three", "Else", 2020, kind="phdthesis",
                       supervisors=(parse_name("Doe, Y."), parse_name("Doe, Z."))),
        )
    )  # fmt: skip
    assert [(entry.name, entry.count, entry.first) for entry in found] == [
        ("Y. Doe", 3, "One"), ("X. Doe", 1, "One"), ("Z. Doe", 1, "Three"),
    ]  # fmt: skip
    assert isinstance(found[0], DoubtfulAuthor)
    assert found[0].source.path == "p.bib"


@pytest.mark.parametrize(
    ("left", "right", "distance"),
    [("abcd", "abcd", 0), ("abcd", "abdc", 1), ("abcd", "abd", 1), ("abcd", "axcd", 1),
     ("abcd", "xabc", 2), ("abcd", "wxyz", 3), ("", "a", 1), ("abcd", "badc", 2)],
)  # fmt: skip
def test_distances(left: str, right: str, distance: int) -> None:
    """Letters are inserted, deleted, replaced and swapped; what is far is not measured."""
    assert min(edit_distance(left, right, 2), 3) == distance
    assert min(edit_distance(right, left, 2), 3) == distance
