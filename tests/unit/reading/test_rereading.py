"""A bibliography that is read again after an edit is the one that a first reading gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from labportal.reading import rereading
from labportal.reading.bibliography import BibliographyFiles, read_bibliography_files
from labportal.reading.cache import Cache
from support import write_files

if TYPE_CHECKING:
    from pathlib import Path

BIB = """@string{jim = "Journal of Imaging"}
@article{One20, author = {Ruiz, C.}, title = {One},
  journal = jim, year = 2020, preview = {one.png}}
@article{Two21, author = {Sato, H.}, title = {Two}, journal = jim, year = 2021, url = {nowhere}}
@proceedings{Days, title = {Moon Days}, year = 2022}
@inproceedings{Three22, author = {Holm, K.}, title = {Three}, crossref = {Days}, phone = {12}}
@misc{One-20, author = {Ruiz, C.}, title = {One again}, year = 1999}
"""
EDITS = {
    "nothing": ("Journal", "Journal"),
    "a title": ("{Two}", "{Two and a half}"),
    "a line above all": ("@string", "A remark.\n\n@string"),
    "a line in an entry": ("title = {One},", "title = {One},\n  volume = 3,"),
    "a macro": ("of Imaging", "of Pictures"),
    "an entry that others inherit from": ("Moon Days", "Sun Days"),
    "a type": ("@misc", "@article"),
    "a key that takes an address": ("{Two21,", "{one20-2,"),
    "an entry that goes": ("@article{One20,", "@comment{One20,"),
    "what was wrong": ("{nowhere}", "{https://example.org}"),
    "something wrong": ("year = 1999", "year = soon"),
}


def read(folder: Path, cache: Cache, private: frozenset[str] = frozenset()) -> BibliographyFiles:
    """Return what the file holds, and keep it."""
    found = read_bibliography_files(folder, ["all.bib"], private, cache)
    cache.save()
    return found


def assert_same(one: BibliographyFiles, other: BibliographyFiles) -> None:
    """Fail unless two readings are alike, lines included, which comparing leaves out."""
    assert one == other
    assert [entry.lines for entry in one.publications] == [
        entry.lines for entry in other.publications
    ]


@pytest.mark.parametrize("name", EDITS)
def test_what_is_read_again_is_what_a_first_reading_gives(tmp_path: Path, name: str) -> None:
    """Every field, line, digest and message is the same, whatever was edited."""
    write_files(tmp_path, {"all.bib": BIB})
    read(tmp_path, Cache(tmp_path / "kept"))
    write_files(tmp_path, {"all.bib": BIB.replace(*EDITS[name], 1)})
    again = read(tmp_path, Cache(tmp_path / "kept"))
    assert_same(again, read(tmp_path, Cache()))
    assert_same(read(tmp_path, Cache(tmp_path / "kept")), again)


def test_a_field_that_becomes_private_is_kept_out(tmp_path: Path) -> None:
    """Entries are read again when the settings say otherwise what of them is shown."""
    write_files(tmp_path, {"all.bib": BIB})
    assert "phone" in read(tmp_path, Cache(tmp_path / "kept")).publications[3].fields
    again = read(tmp_path, Cache(tmp_path / "kept"), frozenset({"phone"}))
    assert "phone" not in again.publications[3].fields


@pytest.mark.parametrize("name", ["a title", "a line above all"])
def test_only_what_changed_is_read(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the entries that are as they were, those are read for which a message names a line."""
    write_files(tmp_path, {"all.bib": BIB})
    before = read(tmp_path, Cache(tmp_path / "kept"))
    write_files(tmp_path, {"all.bib": BIB.replace(*EDITS[name], 1)})
    looked_at: list[str] = []
    first = rereading.read_publication

    def noted(entry, key, private):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        looked_at.append(entry.key)
        return first(entry, key, private)

    monkeypatch.setattr(rereading, "read_publication", noted)
    after = read(tmp_path, Cache(tmp_path / "kept"))
    assert looked_at == ["Two21"]
    changed = [key for key, mark in after.digests.items() if before.digests[key] != mark]
    assert changed == (["two21"] if name == "a title" else [])
