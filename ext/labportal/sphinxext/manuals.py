"""On each page of a documentation: the software, who makes it, and what it belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes

from labportal.model.query import Query
from labportal.model.records import record_type
from labportal.sphinxext.nodes import about_software, record_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labportal.model.records import Page, Record, Software
    from labportal.sphinxext.domain import LabportalDomain

ROW = "lp-about-row"
"""Class of a line of the box, which goes with its list if that is empty."""
PUBLICATIONS = 3
"""So many are named beside a manual; the page of the software has all of them."""


def rows_about(software: Software) -> Iterator[tuple[str, Query]]:
    """Yield (heading, query) of what belongs to a software."""
    key = software.key
    yield "Software", Query.of("software", (key,))
    if software.people:
        yield "People", Query.of("person", software.people)
    yield "Projects", Query.of("project", software=key)
    of_software = Query.of("publication", software=key)
    yield "Publications", replace(of_software, order="newest", limit=PUBLICATIONS)


def software_beside(record: Record, domain: LabportalDomain) -> Software | None:
    """Return the software whose documentation a plain page is part of."""
    if record.type_name != "page" or not record.docname:
        return None
    return domain.portal.software_of(record.docname)


def about_box(page: Page, software: Software, domain: LabportalDomain) -> nodes.Element:
    """Return the box, whose lists are filled in when the page is written."""
    words = domain.words_of(page.docname)
    box = about_software(label=words.text(record_type("software").plural_heading))
    for heading, query in rows_about(software):
        shown = replace(query, layout="names")
        domain.note_query(page.docname, 1, shown)
        text = words.text(heading)
        label = nodes.paragraph("", text, classes=["lp-about-label"])
        box += nodes.container("", label, record_list(query=shown), classes=[ROW])
    return box
