"""Publications in schema.org's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labportal.model.records import THESES
from labportal.rendering.metadata.agents import Node, compact, named_person, thesis_school
from labportal.rendering.metadata.tags import clean, doi_url, web
from labportal.rendering.metadata.values import (
    isbns,
    issns,
    language,
    page_range,
    publication_license,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.model.identity import AnyPerson
    from labportal.model.names import PersonName
    from labportal.model.records import Publication
    from labportal.rendering.metadata.site import Here

TYPES: Mapping[str, str] = {
    "article": "ScholarlyArticle",
    "conference": "ScholarlyArticle",
    "preprint": "ScholarlyArticle",
    "book": "Book",
    "chapter": "Chapter",
    "phdthesis": "Thesis",
    "mastersthesis": "Thesis",
    "report": "Report",
    "software": "SoftwareSourceCode",
    "dataset": "Dataset",
}
"""Kind of publication -> its type; a patent is a `CreativeWork`, for schema.org has no other."""

_HOSTS = re.compile(
    r"https?://(?:www\.)?(?:github\.com|gitlab\.[\w.]+|bitbucket\.org|codeberg\.org)/"
)
_DEGREES: Mapping[str, str] = {"phdthesis": "PhD", "mastersthesis": "Master's degree"}
_WITH_PAGES = frozenset({"ScholarlyArticle", "Chapter", "Report"})
_LONGEST_DESCRIPTION = 5000
"""So many characters of a data set's description Google's data set search reads."""


def work_type(publication: Publication) -> str:
    """Return the type of a publication; software without published source is an application."""
    if publication.kind == "software" and not _repository(publication):
        return "SoftwareApplication"
    return TYPES.get(publication.kind, "CreativeWork")


def _repository(publication: Publication) -> str:
    linked = (web(link.url) for link in publication.links if link.label == "Code")
    url = web(publication.url)
    return next(linked, "") or (url if _HOSTS.match(url) else "")


def work_node(publication: Publication, here: Here) -> Node:
    """Return a publication as its own page presents it, but for its authors."""
    kind = work_type(publication)
    title = clean(publication.title or publication.bibkey)
    issued = publication.issued
    node: Node = {
        "@type": kind,
        "@id": here.own_id(publication),
        "name": title,
        "headline": title,
        "url": here.url,
        "datePublished": issued.iso if issued else str(publication.year or ""),
        "inLanguage": language(publication),
        "keywords": [clean(word) for word in publication.tags],
        "license": publication_license(publication),
        "award": [clean(award) for award in publication.awards],
        "image": here.picture,
        "isPartOf": _container(publication, here),
        "publisher": _organisation(publication.publisher),
        **_abstract(publication),
        **_identifiers(publication),
        **_particulars(publication, kind, here),
    }
    if here.extras.pdf or publication.open_access:
        node["isAccessibleForFree"] = True
    if here.extras.pdf:
        node["encoding"] = compact(
            {
                "@type": "MediaObject",
                "contentUrl": here.absolute(here.extras.pdf),
                "encodingFormat": "application/pdf",
            }
        )
    return compact(node)


def _abstract(publication: Publication) -> Node:
    text = clean(publication.fields.get("abstract", ""))
    if publication.kind in ("dataset", "software"):
        return {"description": text[:_LONGEST_DESCRIPTION]}
    return {"abstract": text}


def _organisation(name: str) -> Node | None:
    return {"@type": "Organization", "name": clean(name)} if name else None


def _identifiers(publication: Publication) -> Node:
    found = (
        ("DOI", publication.doi, doi_url(publication.doi)),
        ("PMID", publication.pmid, f"https://pubmed.ncbi.nlm.nih.gov/{publication.pmid}/"),
        (
            "PMCID",
            publication.pmcid,
            f"https://pmc.ncbi.nlm.nih.gov/articles/{publication.pmcid}/",
        ),
        ("arXiv", publication.arxiv, f"https://arxiv.org/abs/{publication.arxiv}"),
    )
    known = [(name, clean(value), web(url)) for name, value, url in found if value]
    return {
        "identifier": [
            {"@type": "PropertyValue", "propertyID": name, "value": value, "url": url}
            for name, value, url in known
        ],
        "sameAs": [url for _, _, url in known],
    }


def _particulars(publication: Publication, kind: str, here: Here) -> Node:
    """Return what only works of this kind have."""
    node: Node = {}
    if kind in _WITH_PAGES:
        node.update(_pages(publication))
    if kind == "Report":
        node["reportNumber"] = clean(publication.number)
        node["sourceOrganization"] = _organisation(publication.venue)
    elif kind == "Thesis":
        node["inSupportOf"] = _DEGREES[publication.kind]
        node["sourceOrganization"] = thesis_school(publication, here)
        node["contributor"] = [
            {
                "@type": "Role",
                "roleName": _supervisor_role(name, publication),
                "contributor": named_person(name, _visible(name, here), here),
            }
            for name in publication.supervisors
        ]
    elif kind == "Book":
        node["isbn"] = list(isbns(publication))
        node["bookEdition"] = clean(publication.fields.get("edition", ""))
        node["editor"] = _editors(publication, here)
    elif kind == "SoftwareSourceCode":
        node["codeRepository"] = _repository(publication)
    return node


def _supervisor_role(name: PersonName, publication: Publication) -> str:
    if name in publication.promotors:
        return "promotor"
    return "co-promotor" if name in publication.copromotors else "supervisor"


def _visible(name: PersonName, here: Here) -> AnyPerson | None:
    """Return the person with that name whom the site may show."""
    person = here.catalogue.people.find_author(name).person
    return person if person is not None and person.is_listed else None


def _pages(publication: Publication) -> Node:
    first, last = page_range(publication.pages)
    if last and "," not in publication.pages:
        return {"pageStart": clean(first), "pageEnd": clean(last)}
    return {"pagination": clean(publication.pages)}


def _editors(publication: Publication, here: Here) -> list[Node]:
    return [named_person(name, _visible(name, here), here) for name in publication.editors]


def _container(publication: Publication, here: Here) -> Node | None:
    """Return the journal, proceedings or book in which a publication appeared."""
    kind, venue = publication.kind, clean(publication.venue)
    series = clean(publication.fields.get("series", ""))
    in_series = {"@type": "BookSeries", "name": series} if series and series != venue else None
    if kind == "book" or kind in THESES or not venue:
        return in_series
    if kind in ("article", "preprint"):
        return _periodical(publication, venue)
    if kind in ("conference", "chapter"):
        volume = clean(publication.volume)
        return compact(
            {
                # A volume number is a property of volumes, so the book is said to be one.
                "@type": ["Book", "PublicationVolume"] if volume else "Book",
                "name": venue,
                "volumeNumber": volume,
                "isbn": list(isbns(publication)),
                "editor": _editors(publication, here),
                "isPartOf": in_series,
            }
        )
    return None


def _periodical(publication: Publication, venue: str) -> Node:
    """Return the issue, in its volume, in its journal, as far as they are numbered."""
    node = compact({"@type": "Periodical", "name": venue, "issn": list(issns(publication))})
    if publication.volume:
        volume = clean(publication.volume)
        node = {"@type": "PublicationVolume", "volumeNumber": volume, "isPartOf": node}
    if publication.number:
        number = clean(publication.number)
        node = {"@type": "PublicationIssue", "issueNumber": number, "isPartOf": node}
    return node
