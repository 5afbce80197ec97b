"""The exports of a group's real bibliography, read back by other programs."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections import Counter
from typing import TYPE_CHECKING

import feedparser
import pybtex.errors
import pytest
import rispy
from jsonschema import Draft202012Validator
from pybtex.database.input.bibtex import Parser

from csl_schema import check_csl
from labportal.model.linking import build_catalogue
from labportal.model.problems import Source
from labportal.model.records import Person, Publication
from labportal.reading.bibtex import decode_bib, read_bibliography
from labportal.rendering.slices import export_files
from unit.rendering.export_cases import site

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from labportal.model.catalogue import Catalogue


@pytest.fixture(scope="module")
def found(corpora: Path) -> Catalogue:
    """The bibliography with a page for each of its fifty most frequent authors."""
    folder = corpora / "bib"
    files = [
        decode_bib((folder / name).read_bytes(), name)[0]
        for name in ("group.bib", "fullstrings.bib")
    ]
    bibliography = read_bibliography(files).publications
    count = Counter(str(name) for entry in bibliography for name in entry.authors)
    people = [
        Person(key=f"p{at}", source=Source("x"), docname=f"people/p{at}", title=name)
        for at, (name, _) in enumerate(count.most_common(50))
    ]
    return build_catalogue(
        [*people, *bibliography], today=dt.date(2026, 3, 14), roles={}, groups={}
    )


@pytest.fixture(scope="module")
def entries(found: Catalogue) -> dict[str, Publication]:
    """BibTeX key -> publication."""
    records = found.of_type("publication")
    return {entry.bibkey: entry for entry in records if isinstance(entry, Publication)}


@pytest.fixture(scope="module")
def files(found: Catalogue) -> Mapping[str, str]:
    """Every export."""
    return dict(export_files(found, site()))


def test_bibtex(files: Mapping[str, str], entries: Mapping[str, Publication]) -> None:
    """A strict parser reads every entry, with the fields that it has, and none private."""
    with pybtex.errors.capture() as complaints:
        parser = Parser()
        parser.parse_string(files["publications/all.bib"])
    assert not complaints
    assert set(parser.data.entries) == set(entries)
    for key, entry in parser.data.entries.items():
        names = {name.lower() for name in (*entry.fields, *entry.persons)}
        said = {name for name in names if name in entry.persons or _says(entry.fields[name])}
        assert said == set(entries[key].fields), key
        assert not {"file", "optnote", "gscites", "ss_id", "all_ss_ids"} & names, key


def _says(value: str) -> bool:
    return bool(value.strip("{} ."))


def test_single_files_are_the_parts_of_the_whole(
    files: Mapping[str, str], entries: Mapping[str, Publication]
) -> None:
    """The file of one entry is what the file of all holds of it."""
    for entry in entries.values():
        stem = f"publications/{entry.key}/{entry.key}"
        for suffix in ("bib", "ris"):
            assert files[f"{stem}.{suffix}"] in files[f"publications/all.{suffix}"]
        assert files[f"{stem}.json"].strip()[1:-1] in files["publications/all.json"]


def test_ris(files: Mapping[str, str], entries: Mapping[str, Publication]) -> None:
    """Another program reads the same titles, authors, years, pages and numbers."""
    found = rispy.loads(files["publications/all.ris"])
    assert len(found) == len(entries)
    for each in found:
        entry = entries[each["id"]]
        assert each["title"] == entry.title
        surnames = [name.partition(",")[0] for name in each.get("authors", ()) if name != "et al."]
        assert len(surnames) == len(entry.authors)
        for surname, name in zip(surnames, entry.authors, strict=True):
            assert surname == name.surname.partition(",")[0], entry.bibkey
        assert each.get("year", "") == str(entry.year or "")
        assert each.get("doi", "") == entry.doi
        pages = "–".join(filter(None, (each.get("start_page"), each.get("end_page"))))
        assert pages == entry.pages or ", " in entry.pages or entry.pages.count("–") > 1
        assert "unknown_tag" not in each


def test_csl(files: Mapping[str, str], entries: Mapping[str, Publication]) -> None:
    """Every item is valid, and every list of every person is one of them."""
    items = json.loads(files["publications/all.json"])
    check_csl(items)
    by_id = {item["id"]: item for item in items}
    assert set(by_id) == set(entries)
    lists = [name for name in files if name.endswith("/publications.json")]
    # Two of the names can be one person's, and are then nobody's.
    assert 40 < len(lists) <= 50
    for name in lists:
        own = json.loads(files[name])
        assert own
        assert all(by_id[item["id"]] == item for item in own)


def test_feeds(files: Mapping[str, str]) -> None:
    """Every feed is well-formed, and no entry of it is there twice."""
    feeds = [text for name, text in files.items() if name.endswith("atom.xml")]
    assert 40 < len(feeds) <= 51
    for text in feeds:
        feed = feedparser.parse(text)
        assert not feed.bozo
        ids = [entry.id for entry in feed.entries]
        assert ids
        assert len(ids) == len(set(ids))


def test_catalogue(files: Mapping[str, str], entries: Mapping[str, Publication]) -> None:
    """The catalogue follows its schema and holds every publication."""
    document = json.loads(files["catalogue.json"])
    Draft202012Validator(json.loads(files["catalogue.schema.json"])).validate(document)
    assert len(document["records"]["publication"]) == len(entries)


def test_making_a_file_costs_little(found: Catalogue, files: Mapping[str, str]) -> None:
    """All exports together cost at most half a millisecond of CPU for each file."""
    begin = time.process_time()
    dict(export_files(found, site()))
    assert (time.process_time() - begin) / len(files) < 0.0005
