"""What a group's real bibliography tells machines, and what that costs."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest
from bs4 import BeautifulSoup

from labportal.rendering.metadata.coins import coins
from labportal.rendering.metadata.head import head_of_publication
from labportal.rendering.metadata.site import Extras, File, Site, directory_address
from unit.rendering.metadata_checks import BASE, Head, catalogue_of, faults

if TYPE_CHECKING:
    from pathlib import Path

    from labportal.model.catalogue import Catalogue
    from labportal.model.records import Publication

SITE = Site(name="Lab", language="en")
VENUES = (
    "citation_journal_title",
    "citation_conference_title",
    "citation_dissertation_institution",
    "citation_technical_report_institution",
    "citation_inbook_title",
    "citation_publisher",
)


@pytest.fixture(scope="module")
def catalogue(corpora: Path) -> Catalogue:
    """The bibliography, linked."""
    names = ("fullstrings.bib", "group.bib")
    texts = [(corpora / "bib" / name).read_text(encoding="utf-8") for name in names]
    return catalogue_of(bib="\n".join(texts))


@pytest.fixture(scope="module")
def publications(catalogue: Catalogue) -> list[Publication]:
    """Every entry."""
    found = [catalogue.publication(record.key) for record in catalogue.of_type("publication")]
    assert len(found) > 1900
    return found


def head_of(publication: Publication, catalogue: Catalogue) -> str:
    """Return the head of an entry's page, with everything that a page may have."""
    address = directory_address(publication)
    files = tuple(
        File(f"{address}{publication.key}.{name}", f"text/{name}") for name in ("bib", "ris")
    )
    extras = Extras(exports=files, above=(("Publications", "publications/"),))
    return head_of_publication(publication, catalogue, BASE, address, site=SITE, extras=extras)


def test_every_entry_has_what_scholar_needs(
    publications: list[Publication], catalogue: Catalogue
) -> None:
    """Each page has the tags without which Scholar leaves it out, as far as the entry has them."""
    poor = []
    for publication in publications:
        head = Head(head_of(publication, catalogue))
        assert head.faults == []
        assert head.one("citation_title") == " ".join(publication.title.split())
        assert len(head.all("citation_author")) == len(publication.authors)
        complete = head.one("citation_publication_date") and any(map(head.all, VENUES))
        if not (complete and publication.authors):
            poor.append(publication.bibkey)
    assert len(poor) < len(publications) / 50


def test_graphs_are_valid(publications: list[Publication], catalogue: Catalogue) -> None:
    """schema.org's words only, and all that the types ask for; every twentieth entry is checked."""
    checked = [
        publication
        for publication in publications
        if publication.authors and publication.year and publication.venue
    ]
    wrong = {
        publication.bibkey: found
        for publication in checked[::20]
        if (found := faults(head_of(publication, catalogue)))
    }
    assert wrong == {}


def test_lists_can_be_imported(publications: list[Publication]) -> None:
    """Each entry's span gives back its title, authors and DOI."""
    spans = BeautifulSoup("".join(map(coins, publications)), "html.parser").find_all("span")
    for publication, span in zip(publications, spans, strict=True):
        pairs = parse_qs(str(span["title"]), strict_parsing=True)
        titles = pairs.get("rft.atitle") or pairs.get("rft.btitle") or pairs["rft.title"]
        assert titles == [" ".join(publication.title.split())]
        named = pairs.get("rft.au", []) + pairs.get("rft.aucorp", []) + pairs.get("rft.creator", [])
        assert len(named) == len(publication.authors)
        if publication.doi:
            assert f"info:doi/{publication.doi}" in pairs["rft_id"]


def test_a_head_costs_little(publications: list[Publication], catalogue: Catalogue) -> None:
    """A head takes about a tenth of a millisecond, so that 20,000 of them take some seconds."""
    costs = []
    for _ in range(3):
        begin = time.process_time()
        for publication in publications:
            head_of(publication, catalogue)
        costs.append((time.process_time() - begin) / len(publications))
    assert min(costs) < 400e-6
