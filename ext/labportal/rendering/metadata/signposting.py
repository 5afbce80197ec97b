"""Signposting: typed links by which programs find their way from a landing page.

Source: the FAIR Signposting profile, level 1.  Servers of static files cannot send these links as
headers, so they stand in the page.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from labportal.model.records import ExternalPerson, Person
from labportal.rendering.metadata.agents import targets
from labportal.rendering.metadata.tags import doi_url, link, orcid_url, web
from labportal.rendering.metadata.values import license_url, publication_license

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labportal.model.records import Publication, Software
    from labportal.rendering.metadata.site import Here
    from labportal.rendering.metadata.values import Credit

LANDING_PAGE = "https://schema.org/AboutPage"


def signposting_links(
    publication: Publication, authors: Iterable[Credit], work_type: str, here: Here
) -> str:
    """Return the links of a publication's page; *work_type* is its type in schema.org."""
    orcids = dict.fromkeys(orcid for _, _, orcid in authors if orcid)
    pdf = here.extras.pdf
    return "".join(
        (
            *(link("author", orcid_url(orcid)) for orcid in orcids),
            _identifier(publication, here),
            *(
                link("describedby", here.reachable(file.address), file.media_type)
                for file in here.extras.exports
            ),
            link("item", here.reachable(pdf), "application/pdf") if pdf else "",
            link("license", publication_license(publication)),
            _types(work_type),
        )
    )


def _identifier(publication: Publication, here: Here) -> str:
    """Return the link to the lasting identifier.

    ``cite-as`` promises that the identifier leads to this page; a publisher's leads elsewhere.
    """
    prefixes = here.site.doi_prefixes
    doi = publication.doi
    own = bool(prefixes) and doi.lower().startswith(tuple(prefix.lower() for prefix in prefixes))
    return link("cite-as" if own else "related", doi_url(doi))


def software_links(software: Software, here: Here) -> str:
    """Return the links of a program's page."""
    orcids = dict.fromkeys(
        person.orcid
        for person in targets(software, ("people",), here)
        if isinstance(person, Person | ExternalPerson) and person.orcid
    )
    kind = "SoftwareSourceCode" if web(software.github) else "SoftwareApplication"
    return "".join(
        (
            *(link("author", orcid_url(orcid)) for orcid in orcids),
            link("license", license_url(software.license)),
            _types(kind),
        )
    )


@cache
def _types(work_type: str) -> str:
    """Return the links that say what the page is and what it is about."""
    return link("type", LANDING_PAGE) + link("type", f"https://schema.org/{work_type}")
