"""Metadata of a whole portal: addresses are those of the build, and the graphs of pages join."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

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
