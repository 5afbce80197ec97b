"""Everything that the head of a page tells machines, as one piece of HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.records import Software
from labportal.rendering.metadata.highwire import highwire_tags
from labportal.rendering.metadata.jsonld import (
    overview_nodes,
    page_form,
    publication_script,
    record_nodes,
    script,
)
from labportal.rendering.metadata.opengraph import page_graph, publication_graph, record_graph
from labportal.rendering.metadata.signposting import signposting_links, software_links
from labportal.rendering.metadata.site import NO_EXTRAS, NO_SITE, Extras, Site, here
from labportal.rendering.metadata.tags import meta
from labportal.rendering.metadata.values import authors
from labportal.rendering.metadata.works import work_type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labportal.model.catalogue import Catalogue
    from labportal.model.records import Publication, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A page that lists records, in the order of the page."""

    title: str
    description: str = ""
    records: Sequence[Record] = ()


def head_of_publication(
    publication: Publication,
    catalogue: Catalogue,
    base_url: str,
    address: str,
    *,
    site: Site = NO_SITE,
    extras: Extras = NO_EXTRAS,
    form: Sequence[str] = (),
) -> str:
    """Return the head of a publication's page, its description included.

    *address* is that of the page, from the top of the site.  Without *base_url* whatever needs an
    absolute address is left out.  *form* is what `page_form` has made of another publication's
    page on the same site, so that it need not be made again.
    """
    place = here(catalogue, base_url, address, site, extras)
    credits_ = authors(publication, catalogue)
    return "".join(
        (
            meta("description", publication.description),
            highwire_tags(publication, credits_, place),
            publication_graph(publication, credits_, place),
            signposting_links(publication, credits_, work_type(publication), place),
            publication_script(publication, credits_, form or page_form(place), place),
        )
    )


def head_of_record(
    record: Record,
    catalogue: Catalogue,
    base_url: str,
    address: str,
    *,
    site: Site = NO_SITE,
    extras: Extras = NO_EXTRAS,
) -> str:
    """Return the head of any other record's page.

    The description is not in it, for the page's author may have written another one.
    """
    place = here(catalogue, base_url, address, site, extras)
    return "".join(
        (
            record_graph(record, place),
            software_links(record, place) if isinstance(record, Software) else "",
            script(record_nodes(record, place)),
        )
    )


def head_of_overview(
    overview: Overview,
    catalogue: Catalogue,
    base_url: str,
    address: str,
    *,
    site: Site = NO_SITE,
    extras: Extras = NO_EXTRAS,
) -> str:
    """Return the head of a page that lists records."""
    place = here(catalogue, base_url, address, site, extras)
    return page_graph(overview.title, overview.description, place) + script(
        overview_nodes(overview.title, overview.records, place)
    )
