"""The files that the search page reads."""

from __future__ import annotations

import json
from itertools import accumulate
from typing import Any

from labportal.rendering.searchindex import (
    BLOCK,
    INDEX,
    PART_SIZE,
    Row,
    index_files,
    words_of,
)

TYPES = {"person": ("Person", "People"), "publication": ("Publication", "Publications")}


def row(title: str, **fields: str) -> Row:
    """Return a page; a publication unless the fields say otherwise."""
    settings = {"type_name": "publication", "address": f"{title}/", **fields}
    return Row(title=title, **settings)


def index_of(*rows: Row) -> dict[str, Any]:
    """Return path -> content of every file."""
    return {path: json.loads(text) for path, text in index_files(rows, TYPES)}


def find(files: dict[str, Any], word: str) -> list[list[str] | int]:
    """Return the titles of the pages that have a word in title, names and text, as a reader would.

    The part is found by the first words, the pages by the sums of differences.
    """
    firsts = files[INDEX]["firsts"]
    place = sum(first <= word for first in firsts) - 1
    levels = files[f"search-index/words-{place}.json"].get(word, [])
    return [
        level if isinstance(level, int) else [title(files, n) for n in accumulate(level)]
        for level in levels
    ]


def title(files: dict[str, Any], number: int) -> str:
    """Return the title of a page."""
    place, within = divmod(number, files[INDEX]["block"])
    return str(files[f"search-index/rows-{place}.json"][within][0])


def test_words_are_folded() -> None:
    """Case and marks go, in every script that has them; single letters and signs are no words."""
    assert words_of(["Łukasz Żółty's CT-scan", "a 3D naïve Øre", "肺 Ωμέγα"]) == (
        "3d ct lukasz naive ore scan zolty ωμεγα"
    )


def test_a_word_says_where_it_stands() -> None:
    """In titles, in names and summaries, in texts: each page once, in the best place."""
    files = index_of(
        row("Lung nodules", words="lung nodules scans"),
        row("Vessels", summary="A. Lung, 2020", words="lung"),
        row("Bones", names="lung"),
        row("Skin", words="lung"),
    )
    assert find(files, "lung") == [["Lung nodules"], ["Vessels", "Bones"], ["Skin"]]
    assert find(files, "nodules") == [["Lung nodules"]]
    assert find(files, "absent") == []


def test_pages_of_a_type_stand_together() -> None:
    """So the type of a page follows from its number; within a type the given order stays."""
    files = index_of(row("B"), row("Ada", type_name="person"), row("A"))
    assert files[INDEX]["types"] == [
        ["person", "Person", "People", 1],
        ["publication", "Publication", "Publications", 2],
    ]
    assert [title(files, number) for number in range(3)] == ["Ada", "B", "A"]


def test_types_without_pages_are_not_offered() -> None:
    """A site without people has no box for people."""
    assert [found[0] for found in index_of(row("B"))[INDEX]["types"]] == ["publication"]


def test_the_index_is_cut_into_small_parts() -> None:
    """Words and results are in parts of bounded size, which cover everything in order."""
    rows = [row(f"Title{n} shared", words=f"word{n} text{n} other{n}") for n in range(1500)]
    files = index_of(*rows)
    words = [name for name in files if "/words-" in name]
    assert len(words) == len(files[INDEX]["firsts"]) > 3
    assert files[INDEX]["firsts"] == sorted(files[INDEX]["firsts"])
    assert all(len(json.dumps(files[name])) < 2 * PART_SIZE for name in words)
    assert sum(len(content) for name, content in files.items() if "/rows-" in name) == 1500
    assert len(files["search-index/rows-0.json"]) == BLOCK
    for number in (0, 777, 1499):
        assert find(files, f"other{number}") == [[], [], [f"Title{number} shared"]]


def test_words_that_are_everywhere_cost_nothing() -> None:
    """A word in most texts is known, but finds pages only by title and names."""
    rows = [row(f"T{n}", words="and rare" if n == 7 else "and") for n in range(300)]
    files = index_of(*rows, row("And so on"))
    assert find(files, "and") == [["And so on"], [], 0]
    assert find(files, "rare") == [[], [], ["T7"]]


def test_a_small_site_keeps_every_word() -> None:
    """Among a few pages even a word that all have may be what somebody looks for."""
    files = index_of(*(row(f"T{n}", words="and") for n in range(20)))
    assert len(find(files, "and")[2]) == 20  # type: ignore[arg-type]


def test_parts_of_two_builds_are_told_apart() -> None:
    """The version changes with any part, and with nothing else."""
    one, same, other = index_of(row("A")), index_of(row("A")), index_of(row("B"))
    assert one == same
    assert one[INDEX]["version"] != other[INDEX]["version"]


def test_an_empty_site_has_an_index() -> None:
    """Nothing to find is no error."""
    assert index_of()[INDEX]["firsts"] == []
