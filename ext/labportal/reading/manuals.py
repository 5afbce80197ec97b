"""The documentation of software, where it is part of the portal: which pages belong to it."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem
from labportal.model.records import Software

if TYPE_CHECKING:
    from labportal.model.catalogue import Catalogue
    from labportal.reading.addresses import Addresses

_WEB = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|\{\{")
INDEX = "/index"


def find_manuals(catalogue: Catalogue, addresses: Addresses) -> tuple[Catalogue, list[Problem]]:
    """Return the catalogue with the page on which the documentation of each software begins."""
    found: dict[tuple[str, str], Software] = {}
    problems: list[Problem] = []
    for record in catalogue.of_type(Software.type_name):
        assert isinstance(record, Software)
        written = record.documentation
        if not written or not record.docname or _WEB.match(written):
            continue
        place = addresses.find(record.docname, written)
        if place is not None and place.page:
            found[record.ref] = dataclasses.replace(record, manual=place.page)
            continue
        message = f"there is no page '{written}'"
        near = addresses.nearest(record.docname, written)
        where = record.line_of("documentation")
        problems.append(Problem(Code.UNKNOWN_ADDRESS, where, message, near, "documentation"))
        found[record.ref] = dataclasses.replace(record, documentation="")
    if not found:
        return catalogue, problems
    records = {ref: found.get(ref, record) for ref, record in catalogue.records.items()}
    # What the catalogue has looked up so far holds the records as they were.
    fresh = dataclasses.replace(catalogue, records=records, _by_type={}, _index={}, _values={})
    return fresh, problems


def software_of(catalogue: Catalogue, docname: str) -> Software | None:
    """Return the software whose documentation a page is part of, the nearest one of several."""
    found = [
        record
        for record in catalogue.of_type(Software.type_name)
        if isinstance(record, Software) and record.manual and _is_part(docname, record.manual)
    ]
    return max(found, key=lambda software: (len(software.manual), software.key), default=None)


def _is_part(docname: str, manual: str) -> bool:
    """Tell whether a page lies beside or below the first page of a manual."""
    if manual == docname:
        return True
    return manual.endswith(INDEX) and docname.startswith(manual.removesuffix("index"))
