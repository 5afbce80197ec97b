"""``citation_*`` tags of a publication's page, by Google Scholar's inclusion guidelines.

Reference managers read the same tags.  Where the two differ in what they can read, the tag has
the form that both read.
"""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING

from labportal.model.records import THESES
from labportal.rendering.metadata.tags import meta, orcid_url
from labportal.rendering.metadata.values import inverted, isbns, issns, language, page_range

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from labportal.model.names import PersonName
    from labportal.model.records import Publication
    from labportal.rendering.metadata.site import Here
    from labportal.rendering.metadata.values import Credit

_VENUES: Mapping[str, str] = {
    "article": "citation_journal_title",
    "preprint": "citation_journal_title",
    "conference": "citation_conference_title",
    "chapter": "citation_inbook_title",
    "phdthesis": "citation_dissertation_institution",
    "mastersthesis": "citation_dissertation_institution",
    "report": "citation_technical_report_institution",
}
"""Kind of publication -> the tag that says where it appeared."""


def highwire_tags(publication: Publication, authors: Sequence[Credit], here: Here) -> str:
    """Return the tags of a publication's page."""
    return "".join(
        (
            meta("citation_title", publication.title or publication.bibkey),
            _authors(authors),
            meta("citation_publication_date", publication_date(publication)),
            _venue(publication),
            _numbers(publication),
            _identifiers(publication),
            meta("citation_language", language(publication)),
            *(meta("citation_keywords", word) for word in publication.tags),
            meta("citation_abstract_html_url", here.url),
            meta("citation_pdf_url", pdf_url(here)),
        )
    )


def _authors(authors: Sequence[Credit]) -> str:
    alone = len(authors) == 1
    found = []
    for name, _, orcid in authors:
        found.append(_author_tag(name, alone=alone))
        if orcid:
            found.append(meta("citation_author_orcid", orcid_url(orcid)))
    return "".join(found)


# The same people write again and again.
@lru_cache(maxsize=16384)
def _author_tag(name: PersonName, *, alone: bool) -> str:
    return meta("citation_author", author(name, alone=alone))


def author(name: PersonName, *, alone: bool = False) -> str:
    """Return an author as ``Family, Given``.

    Zotero takes the comma of an author who is *alone* for one between two authors if there are
    blanks on both sides of it; such a name is given in its natural order.  A semicolon always
    separates authors for it.
    """
    if name.literal:
        return name.family.replace(";", ",")
    if alone and " " in name.surname and " " in name.given:
        return str(name).replace(";", " ")
    return inverted(name).replace(";", " ")


def publication_date(publication: Publication) -> str:
    """Return ``YYYY/MM/DD`` if the day is known, else the year: Scholar reads no month alone."""
    issued = publication.issued
    if issued is not None and issued.day:
        return f"{issued.year:04d}/{issued.month:02d}/{issued.day:02d}"
    year = issued.year if issued is not None else publication.year
    return f"{year:04d}" if year else ""


def _venue(publication: Publication) -> str:
    kind = publication.kind
    venue = publication.venue
    if kind in THESES:
        venue = publication.school or venue
    tag = _VENUES.get(kind, "citation_publisher")
    publisher = publication.publisher
    text = meta(tag, venue)
    return text + meta("citation_publisher", publisher) if publisher != venue else text


def _numbers(publication: Publication) -> str:
    first, last = page_range(publication.pages)
    number = (
        "citation_technical_report_number" if publication.kind == "report" else "citation_issue"
    )
    return "".join(
        (
            meta("citation_volume", publication.volume),
            meta(number, publication.number) if publication.kind != "patent" else "",
            meta("citation_firstpage", first),
            meta("citation_lastpage", last),
        )
    )


def _identifiers(publication: Publication) -> str:
    return "".join(
        (
            meta("citation_doi", publication.doi),
            meta("citation_pmid", publication.pmid),
            meta("citation_arxiv_id", publication.arxiv),
            *(meta("citation_issn", issn) for issn in issns(publication)),
            *(meta("citation_isbn", isbn) for isbn in isbns(publication)),
        )
    )


def pdf_url(here: Here) -> str:
    """Return the absolute address of the PDF if it lies in the page's own folder, else nothing.

    Scholar ignores a PDF in any other folder, and takes such a tag for an attempt to deceive.
    """
    pdf = here.extras.pdf
    if not pdf.lower().endswith(".pdf") or "://" in pdf:
        return ""
    if posixpath.dirname(pdf) != posixpath.dirname(here.address):
        return ""
    return here.absolute(pdf)
