"""Metadata of a whole portal: addresses are those of the build, and the graphs of pages join."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin

import pytest
from bs4 import BeautifulSoup

from labportal.model.records import RECORD_TYPES, Publication, Record
from labportal.reading.portal import PortalFiles, read_portal
from labportal.reading.settings import Settings
from labportal.rendering.metadata.head import (
    Overview,
    head_of_overview,
    head_of_publication,
    head_of_record,
)
from labportal.rendering.metadata.site import Site, directory_address
from labportal.sphinxext.domain import bulk_docname, labportal_domain
from sample_portal import sample_portal
from support import REPO_ROOT
from unit.rendering.metadata_checks import BASE, Head, faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from labportal.model.catalogue import Catalogue
    from support import Portal, PortalFactory

SHOWN = [name for name in RECORD_TYPES if name != "external"]


def heads(catalogue: Catalogue, address_of: Callable[[Record], str]) -> Iterator[tuple[str, str]]:
    """Yield address and head of every page of a portal."""
    site = Site(name="Sample portal", language="en", address_of=address_of)
    for type_name in SHOWN:
        for record in catalogue.of_type(type_name):
            address = address_of(record)
            if isinstance(record, Publication):
                yield address, head_of_publication(record, catalogue, BASE, address, site=site)
            elif record.docname:
                yield address, head_of_record(record, catalogue, BASE, address, site=site)
        if not catalogue.of_type(type_name):
            # There is no overview of nothing.
            continue
        row = RECORD_TYPES[type_name]
        overview = Overview(title=row.plural_heading, records=catalogue.of_type(type_name))
        address = f"{row.folder}/"
        yield address, head_of_overview(overview, catalogue, BASE, address, site=site)


def ids_in(value: Any, *, defined: bool) -> Iterator[str]:
    """Yield the names in a graph that are told of, or only pointed at."""
    if isinstance(value, list):
        for item in value:
            yield from ids_in(item, defined=defined)
    elif isinstance(value, dict):
        if "@id" in value and (len(value) > 1) is defined:
            yield value["@id"]
        for item in value.values():
            yield from ids_in(item, defined=defined)


@pytest.fixture
def sample(portal: PortalFactory) -> Portal:
    """The sample portal, built."""
    return portal(sample_portal())


def test_every_page_of_a_portal_is_valid(sample: Portal) -> None:
    """No head of any page has a fault, and every name that is pointed at is told of somewhere."""
    catalogue = labportal_domain(sample.app.env).catalogue
    told: set[str] = set()
    pointed: set[str] = set()
    count = 0
    for address, html in heads(catalogue, directory_address):
        assert faults(html) == [], address
        graph = Head(html).graph
        told.update(ids_in(graph, defined=True))
        pointed.update(ids_in(graph, defined=False))
        count += 1
    assert count > 40
    assert pointed - told == set()


def test_the_example_portal_is_valid() -> None:
    """Neither has any page of the portal that comes with labportal."""
    files = PortalFiles(
        root=REPO_ROOT / "content",
        suffixes=(".md",),
        bib_files=("../bib/journals.bib", "../bib/group.bib"),
    )
    catalogue = read_portal(files, Settings(today="2026-03-14")).catalogue
    wrong = {
        address: found
        for address, html in heads(catalogue, directory_address)
        if (found := faults(html))
    }
    assert len(catalogue.of_type("publication")) > 20
    assert wrong == {}


EXAMPLE_BASE = "https://rhine-imaging.example.org/"
_OURS = (
    'meta[name^="citation_"], meta[name^="twitter:"], meta[property], '
    'link[rel="author"]:not([title]), link[rel="cite-as"], link[rel="describedby"], '
    'link[rel="item"], link[rel="type"], link[rel="license"], script[type="application/ld+json"]'
)


def built_heads(outdir: Path) -> Iterator[tuple[str, BeautifulSoup, str]]:
    """Yield address, page and what its head tells machines."""
    for path in sorted(outdir.rglob("*.html")):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        found = soup.head.select(_OURS) if soup.head else []
        address = path.relative_to(outdir).as_posix().removesuffix("index.html")
        yield address, soup, "".join(tag.decode(formatter="html5") for tag in found)


def test_every_built_page_of_the_example_is_valid(example: Path) -> None:
    """Publications, theses, people, projects, overviews: what they tell holds, as it was written.

    The words are those of the vocabularies, names that are pointed at are told of on some page,
    and addresses of this site lead to files of it.
    """
    wrong: dict[str, list[str]] = {}
    told: set[str] = set()
    pointed: set[str] = set()
    kinds: Counter[str] = Counter()
    for address, soup, html in built_heads(example):
        if 'type="application/ld+json"' not in html:
            continue
        head = Head(html)
        found = faults(html)
        found += [
            f"{url} is not there"
            for url in addresses_of(head, soup)
            if url.startswith(EXAMPLE_BASE) and not is_there(example, url)
        ]
        if found:
            wrong[address] = found
        told.update(ids_in(head.graph, defined=True))
        pointed.update(ids_in(head.graph, defined=False))
        kinds.update(str(thing["@type"]) for thing in head.graph)
    assert wrong == {}
    assert {name for name in pointed - told if name.startswith(EXAMPLE_BASE)} == set()
    assert kinds["ScholarlyArticle"] > 20
    assert kinds["Thesis"] >= 5
    assert kinds["ProfilePage"] > 20
    assert kinds["ResearchProject"] > 10


def addresses_of(head: Head, soup: BeautifulSoup) -> Iterator[str]:
    """Yield every address in a head that a program would follow."""
    for name, value in (*head.metas, *head.properties):
        if value.startswith("https://") and not name.startswith("article:"):
            yield value
    yield from (urljoin(EXAMPLE_BASE, link["href"]) for link in head.links if "://" in link["href"])
    yield from (str(link["href"]) for link in soup.select('link[rel="canonical"]'))


def is_there(outdir: Path, url: str) -> bool:
    """Tell whether an address of the site has a file."""
    path = outdir / unquote(url.removeprefix(EXAMPLE_BASE).partition("#")[0])
    return path.is_file() or (path / "index.html").is_file()


def test_a_thesis_of_the_example(example: Path) -> None:
    """Its page names promotors, school, cover and the PDF beside it."""
    pages = {address: html for address, _, html in built_heads(example)}
    head = Head(pages["publications/halv19/"])
    thesis = head.thing("Thesis")
    assert [role["roleName"] for role in thesis["contributor"]] == ["promotor", "co-promotor"]
    assert thesis["encoding"]["contentUrl"] == head.one("citation_pdf_url")
    assert head.one("citation_pdf_url") == f"{EXAMPLE_BASE}publications/halv19/halv19.pdf"
    assert thesis["image"] == head.one("og:image") == f"{EXAMPLE_BASE}_images/Halv19.png"
    assert head.one("citation_dissertation_institution") == "Radboud University, Nijmegen"


@pytest.mark.parametrize("builder", ["dirhtml", "html"])
def test_addresses_are_those_of_the_build(portal: PortalFactory, builder: str) -> None:
    """Each page's address, told by the builder, leads to a file of the build."""
    built = portal(sample_portal(), builder=builder)
    sphinx_builder = built.app.builder

    def address_of(record: Record) -> str:
        name = bulk_docname(record.ref) if isinstance(record, Publication) else record.docname
        return sphinx_builder.get_target_uri(name) if name else ""

    catalogue = labportal_domain(built.app.env).catalogue
    checked = 0
    for type_name in SHOWN:
        for record in catalogue.of_type(type_name):
            address = address_of(record)
            if builder == "dirhtml" and (record.docname or isinstance(record, Publication)):
                assert directory_address(record) == address
            if not (record.docname or isinstance(record, Publication)):
                continue
            path = address if address.endswith(".html") else f"{address}index.html"
            assert (built.outdir / path).is_file(), address
            checked += 1
    assert checked > 40
