"""The reader and the exports against Pandoc, which reads BibTeX, biblatex and CSL-JSON itself."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest

from labportal.rendering.exports.csl import csl_item
from unit.reading.bibtex.bibs import read
from unit.reading.bibtex.test_bib_reference import BIBLATEX, STRICT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

Items = dict[str, dict[str, Any]]
FIELDS = (
    "type title author editor issued container-title collection-title collection-number volume "
    "issue page publisher publisher-place genre number DOI URL ISBN"
).split()
TAKEN_FROM_ELSEWHERE: Mapping[tuple[str, str], str] = {
    ("Child05", "issued"): "the day after the month",
    ("Parent05", "issued"): "the day after the month",
    ("Misc13", "type"): "a type for what has none",
    ("Open", "issued"): "an open end, for which CSL has no parts",
    ("About", "issued"): "what is uncertain",
    ("Preprint", "genre"): "that it is a preprint",
    ("Preprint", "number"): "its number",
    ("Preprint", "publisher"): "the archive",
    ("Preprint", "URL"): "the version of the preprint, of which we link the newest",
    ("Report", "genre"): "the word for what is a report anyway",
    ("Medline", "URL"): "the address, which follows from the number",
}
"""What one of the two leaves out; everything else is the same."""


@pytest.fixture(scope="module")
def pandoc() -> ModuleType:
    """Pandoc, which the wheel of pypandoc_binary brings along."""
    return pytest.importorskip("pypandoc")


def item_of(pandoc: ModuleType, text: str, form: str) -> Items:
    """Return the items that Pandoc reads, by their key."""
    return {item["id"]: item for item in json.loads(pandoc.convert_text(text, "csljson", form))}


def plain(value: Any) -> Any:
    """Return a value without what is a matter of taste: case, and kinds of particles and signs."""
    if isinstance(value, str):
        # Pandoc leaves the dotless i, which takes the accent, as it is.
        return unicodedata.normalize("NFKD", value).replace("ı", "i").replace("’", "'").casefold()
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    if "family" not in value:
        return value
    particle = value.get("non-dropping-particle") or value.get("dropping-particle") or ""
    name = f"{particle} {value['family']}".strip()
    return plain(name), plain(value.get("given", "")), value.get("suffix", "")


@pytest.mark.parametrize(("text", "form"), [(STRICT, "bibtex"), (BIBLATEX, "biblatex")])
def test_the_same_fields(pandoc: ModuleType, text: str, form: str) -> None:
    """Names, titles, dates, places and numbers are those that Pandoc reads, as crossref says."""
    # Pandoc wants braces around macros.
    theirs = item_of(pandoc, text.replace("@string(short = mia # { (short)})",
                                          "@string{short = mia # { (short)}}"), form)  # fmt: skip
    ours = {entry.bibkey: csl_item(entry) for entry in read(text).publications}
    assert set(ours) == set(theirs)
    different = {
        (key, name): (item.get(name), theirs[key].get(name))
        for key, item in ours.items()
        for name in FIELDS
        if plain(item.get(name)) != plain(theirs[key].get(name))
    }
    expected = {known for known in TAKEN_FROM_ELSEWHERE if known[0] in ours}
    assert set(different) == expected, different


def test_pandoc_reads_and_formats_what_is_exported(pandoc: ModuleType) -> None:
    """Our .bib and our CSL-JSON are the same items to it, and its citations are complete."""
    entries = read(STRICT).publications
    ours = {entry.bibkey: csl_item(entry) for entry in entries}
    from_bib = item_of(pandoc, "\n".join(entry.bibtex for entry in entries), "bibtex")
    from_json = item_of(pandoc, json.dumps(list(ours.values())), "csljson")
    assert set(from_bib) == set(from_json) == set(ours)
    for key, item in from_json.items():
        for name in ("author", "title", "volume", "page", "DOI"):
            assert plain(item.get(name)) == plain(from_bib[key].get(name)), (key, name)
    text = pandoc.convert_text(
        json.dumps(list(ours.values())), "plain", "csljson", ["--citeproc", "--wrap=none"]
    )
    references = [line for line in text.splitlines() if line.strip()]
    assert len(references) == len(ours)
    assert any("Beethoven" in line and "Medical Image Analysis" in line for line in references)
