"""Exports in a built site: where they are, and that only those that differ are written."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import feedparser
import pybtex.errors
import pytest
import rispy
from pybtex.database.input.bibtex import Parser

from csl_schema import check_csl
from sample_portal import sample_portal
from support import differences, tree_digest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support import Portal, PortalFactory

BASE = "https://lab.example.org/"
_EXPORT = re.compile(
    r".*\.(?:bib|ris)|(?:.+/)?(?:atom\.xml|feed\.json)|catalogue(?:\.schema)?\.json"
    r"|(?:.+/)?publications\.json|publications/(?:all|\d+|(?P<key>[^/]+)/(?P=key))\.json"
)


def is_export(name: str) -> bool:
    """Tell whether a file of the site is an export, by its name."""
    return _EXPORT.fullmatch(name) is not None


def exports_of(portal: Portal) -> dict[str, int]:
    """Return every export -> the time at which it was written."""
    paths = (path for path in portal.outdir.rglob("*") if path.is_file())
    names = {path.relative_to(portal.outdir).as_posix(): path for path in paths}
    return {name: path.stat().st_mtime_ns for name, path in names.items() if is_export(name)}


def written_by(portal: Portal, change: Callable[[Path], object]) -> set[str]:
    """Change the source, build again, and return the exports that were written."""
    before = exports_of(portal)
    change(portal.srcdir)
    after = exports_of(portal.build())
    return {name for name, time in after.items() if before.get(name) != time}


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Return the change of one text in a file."""

    def change(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


@pytest.fixture
def sample(portal: PortalFactory) -> Portal:
    """The sample portal at an address."""
    return portal(sample_portal(), html_baseurl=BASE)


def test_other_programs_read_what_is_written(sample: Portal) -> None:
    """Every file of the site is read by a program for its format."""
    names = exports_of(sample)
    assert {"publications/all.bib", "people/ada-brouwer/publications.ris"} < set(names)
    assert {"projects/gamma-rays/feed.json", "publications/2020.json"} < set(names)
    for name in names:
        data = (sample.outdir / name).read_bytes()
        text = data.decode()
        if name.endswith(".bib"):
            with pybtex.errors.capture() as complaints:
                Parser().parse_string(text)
            assert not complaints
        elif name.endswith(".ris"):
            assert rispy.loads(text)
            assert data.count(b"\n") == data.count(b"\r\n")
        elif name.endswith(".xml"):
            assert not feedparser.parse(text).bozo
        elif name.startswith("catalogue") or name.endswith("feed.json"):
            assert json.loads(text)
        else:
            check_csl(json.loads(text))


@pytest.mark.parametrize("builder", ["dirhtml", "html"])
def test_addresses_in_exports_lead_to_pages(portal: PortalFactory, builder: str) -> None:
    """What feeds and the catalogue say of pages of the site is true in either page layout."""
    built = portal(sample_portal(), html_baseurl=BASE, builder=builder)
    found = set()
    for name in exports_of(built):
        if name.endswith((".xml", "feed.json", "catalogue.json")):
            found |= set(re.findall(rf'{BASE}([^"<]*)', built.text(name)))
    assert len(found) > 30
    for address in found:
        page = built.outdir / (f"{address}index.html" if address.endswith("/") else address)
        assert page.is_file() or not address, address


def test_there_are_no_feeds_without_an_address(portal: PortalFactory) -> None:
    """Where html_baseurl is not set there is all but the feeds."""
    names = exports_of(portal(sample_portal()))
    assert "publications/all.json" in names
    assert not any(name.endswith(("atom.xml", "feed.json")) for name in names)


def test_a_portal_without_publications(portal: PortalFactory) -> None:
    """Nothing but the catalogue is written where there is nothing to list."""
    names = exports_of(portal({"people/ada.md": "# Ada Brouwer\n"}, html_baseurl=BASE))
    assert set(names) == {"catalogue.json", "catalogue.schema.json"}


def test_other_builders_write_none(portal: PortalFactory) -> None:
    """A PDF or text has no files beside it."""
    assert exports_of(portal(sample_portal(), builder="text", html_baseurl=BASE)) == {}


def test_nothing_is_written_again_for_nothing(sample: Portal) -> None:
    """A second build, and one after a change of a page's text, leave every export alone."""
    assert written_by(sample, lambda _: None) == set()
    assert written_by(sample, replaced("people/dora-jansen.md", "breaks", "mends")) == set()


def test_one_entry_rewrites_its_own_exports(sample: Portal) -> None:
    """A new title writes the files of the entry and of the lists it stands in, and no other."""
    written = written_by(sample, replaced("bib/papers.bib", "{Broken}", "{Much broken}"))
    stems = {name.rpartition(".")[0] for name in written if name.endswith((".bib", ".ris"))}
    assert stems == {
        "publications/jans17/jans17",
        "publications/all",
        "publications/2017",
        "people/dora-jansen/publications",
        "groups/beta/publications",
    }
    assert "catalogue.json" in written
    assert "people/ada-brouwer/atom.xml" not in written


def test_vanished_exports_are_removed(sample: Portal) -> None:
    """An entry that goes takes its files with it, and the lists that are empty without it."""
    papers = "bib/papers.bib"

    def change(root: Path) -> None:
        path = root / papers
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"@article\{Jans17.*\n.*?\n(?=@)|@article\{Jans17.*\n", "", text))

    before = exports_of(sample)
    written_by(sample, change)
    gone = before.keys() - exports_of(sample).keys()
    assert {"publications/jans17/jans17.bib", "publications/2017.ris"} <= gone
    assert {"people/dora-jansen/publications.json", "people/dora-jansen/atom.xml"} <= gone
    assert not (sample.outdir / "publications" / "jans17").exists()


def test_an_export_that_was_lost_comes_back(sample: Portal) -> None:
    """A file that somebody deleted from the output is made by the next build."""
    lost = sample.outdir / "people" / "ada-brouwer" / "publications.bib"
    assert "people/ada-brouwer/publications.bib" in written_by(sample, lambda _: lost.unlink())


def test_a_second_build_equals_a_first_one(sample: Portal, portal: PortalFactory) -> None:
    """After a change the exports are those of a build from nothing."""
    written_by(sample, replaced("bib/papers.bib", "{Repaired}", "{Repaired twice}"))
    files = {
        path.relative_to(sample.srcdir).as_posix(): path.read_bytes()
        for path in sample.srcdir.rglob("*")
        if path.is_file()
    }
    other = portal(files, name="other", html_baseurl=BASE)

    def digests(built: Portal) -> dict[str, str]:
        return tree_digest(built.outdir, ignore=lambda name: not is_export(name))

    assert differences(digests(sample), digests(other)) == []
