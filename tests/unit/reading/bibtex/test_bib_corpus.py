"""The reader on a group's real bibliography, compared with another program."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pybtex.errors
import pytest
from pybtex.database.input.bibtex import Parser

from labportal.reading.bibtex import (
    BibFile,
    Bibliography,
    decode_bib,
    read_bibliography,
    write_bibtex,
)
from labportal.reading.bibtex.entries import expand_entries
from labportal.reading.bibtex.scan import scan

if TYPE_CHECKING:
    from pathlib import Path

    from pybtex.database import BibliographyData

_NAMES = ("author", "editor")


@pytest.fixture(scope="module")
def files(corpora: Path) -> list[BibFile]:
    """Entries first, macros second: the order that simple readers cannot take."""
    folder = corpora / "bib"
    return [
        decode_bib((folder / name).read_bytes(), name)[0]
        for name in ("group.bib", "fullstrings.bib")
    ]


@pytest.fixture(scope="module")
def bibliography(files: list[BibFile]) -> Bibliography:
    """What the reader makes of it."""
    return read_bibliography(files)


@pytest.fixture(scope="module")
def reference(files: list[BibFile]) -> BibliographyData:
    """What pybtex makes of it."""
    parser = Parser()
    with pybtex.errors.capture():
        for file in reversed(files):
            parser.parse_string(file.text)
    return parser.data


def test_every_entry_is_there(bibliography: Bibliography, reference: BibliographyData) -> None:
    """Each entry is a publication with an address of its own."""
    assert [entry.bibkey for entry in bibliography.publications] == list(reference.entries)
    assert len({entry.key for entry in bibliography.publications}) == len(reference.entries)


def test_every_field_agrees(files: list[BibFile], reference: BibliographyData) -> None:
    """Every value, macros resolved, is what pybtex reads."""
    entries, _ = expand_entries(scan(file) for file in files)
    compared = 0
    for entry in entries:
        other = {name.lower(): value for name, value in reference.entries[entry.key].fields.items()}
        own = {
            name: " ".join(value.split())
            for name, value in entry.values.items()
            if name not in _NAMES
        }
        assert own == other, entry.key
        compared += len(own)
    assert compared > 20_000


def test_nearly_every_name_agrees(bibliography: Bibliography, reference: BibliographyData) -> None:
    """Names differ only where the list is damaged, in organisations and capital particles."""
    total = different = 0
    for entry in bibliography.publications:
        persons = reference.entries[entry.bibkey].persons.get("author", [])
        surnames = {"".join(filter(str.isalnum, name.surname.lower())) for name in entry.authors}
        for person in persons:
            plain = " ".join((*person.prelast_names, *person.last_names))
            if "\\" in plain:
                continue
            total += 1
            different += "".join(filter(str.isalnum, plain.lower())) not in surnames
    assert total > 10_000
    assert different / total < 0.004


def test_problems_are_few_and_placed(bibliography: Bibliography) -> None:
    """Only true mistakes are reported, each with its line and field."""
    assert 0 < len(bibliography.problems) < 20
    for problem in bibliography.problems:
        assert problem.source.line > 1
        assert problem.message.startswith("entry '")


def test_text_is_clean(bibliography: Bibliography) -> None:
    """No macro name, brace or control character is left in titles, venues and names."""
    for entry in bibliography.publications:
        shown = " ".join((entry.title, entry.venue, *(str(name) for name in entry.authors)))
        assert shown.isprintable(), entry.bibkey
        assert not set("{}\\") & set(shown), entry.bibkey
        assert "_" not in entry.venue, entry.bibkey
        assert not {"file", "optnote", "gscites"} & set(entry.fields), entry.bibkey


def test_strict_programs_read_what_is_written(bibliography: Bibliography) -> None:
    """The clean text is read by pybtex without a complaint, and by us as the same."""
    written = write_bibtex(bibliography.publications)
    with pybtex.errors.capture() as complaints:
        parser = Parser()
        parser.parse_string(written)
    assert not complaints
    again = read_bibliography([BibFile("clean.bib", written)]).publications
    for old, new in zip(bibliography.publications, again, strict=True):
        for name in ("bibkey", "title", "authors", "et_al", "issued", "volume", "number", "pages",
                     "doi", "pmid", "arxiv", "url"):  # fmt: skip
            assert getattr(new, name) == getattr(old, name), (old.bibkey, name)


_COLD_RUN = """
import sys, time
from pathlib import Path
from labportal.reading.bibtex import decode_bib, read_bibliography
begin = time.process_time()
files = [decode_bib(Path(name).read_bytes(), name)[0] for name in sys.argv[1:]]
assert read_bibliography(files).publications
print(time.process_time() - begin)
"""


def test_reading_costs_less_than_parsing_alone(corpora: Path, files: list[BibFile]) -> None:
    """Bytes to records, in a new process, take less CPU than pybtex's parser alone."""
    paths = [str(corpora / "bib" / file.path) for file in files]
    command = [sys.executable, "-c", _COLD_RUN, *paths]
    begin = time.process_time()
    parser = Parser()
    for file in reversed(files):
        parser.parse_string(file.text)
    cost_of_pybtex = time.process_time() - begin
    own_cost = min(float(subprocess.check_output(command, text=True)) for _ in range(2))
    assert own_cost < cost_of_pybtex
