"""A publication as one line of a list: who, what, where, when, and where to find it.

The parts are values; each output format joins them in its own way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from labportal.model.doi import doi_address
from labportal.model.records import KIND_LABELS, AttachedFile, Link, Publication, Run
from labportal.model.styles import Part, Style, format_reference, read_styles

if TYPE_CHECKING:
    from labportal.model.catalogue import Catalogue, Ref
    from labportal.model.names import PersonName

MANY_AUTHORS = 24
"""Longer lists of authors are shortened."""
SHOWN_AUTHORS = 12
"""Of a long list, so many first authors are shown, then all members, then the last author."""
_PREPRINT_LABELS = frozenset({"arXiv", "medRxiv", "bioRxiv", "Preprint", "DOI", "Link"})
"""Buttons that lead to a preprint itself."""


@dataclass(frozen=True, slots=True)
class Author:
    """One author as printed; `person` is set for members and external people."""

    text: str
    person: Ref | None = None
    docname: str = ""
    is_member: bool = False
    url: str = ""
    """Address of a member's page on another site."""
    full: str = field(default="", repr=False)
    """The name in full, as the publication's own page has it."""


ELLIPSIS = Author("…")
"""Stands for the authors that a long list leaves out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What a list shows of a publication."""

    key: str
    authors: tuple[Author, ...]
    et_al: bool
    title: tuple[Run, ...]
    venue: str
    details: str
    """Volume, number and pages, such as ``42(3):60–88``."""
    year: str
    kind: str
    kind_label: str
    parts: tuple[Part, ...] = ()
    """The whole reference in the style of the site, without links."""
    is_styled: bool = False
    """Whether lists show `parts` instead of lines of their own."""
    is_open: bool = False
    """Whether the full text is free to read."""
    has_code: bool = False
    has_abstract: bool = False
    awards: tuple[str, ...] = ()
    links: tuple[Link, ...]
    """DOI, PubMed, arXiv, code and so on, with the text of their buttons."""
    files: tuple[AttachedFile, ...] = ()
    """What lies beside the page of the publication."""


def reference(publication: Publication, catalogue: Catalogue) -> Reference:
    """Return the line that describes *publication*, made once for all lists it stands in."""
    known = catalogue.references.get(publication.key)
    if known is None or catalogue.records.get(publication.ref) is not publication:
        known = _reference(publication, catalogue)
        catalogue.references[publication.key] = known
    return known


def _reference(publication: Publication, catalogue: Catalogue) -> Reference:
    authors = authors_of(publication, catalogue)
    style = catalogue.style or compact_style()
    return Reference(
        key=publication.key,
        authors=_shortened(authors),
        parts=format_reference(publication, authors, style, links=False),
        is_styled=catalogue.style is not None,
        is_open=publication.open_access,
        has_code=publication.has_code,
        has_abstract=bool(publication.abstract_runs),
        awards=publication.awards,
        et_al=publication.et_al,
        title=publication.title_runs or (Run(publication.title),),
        venue=publication.venue,
        details=details(publication),
        year=str(publication.year or ""),
        kind=publication.kind,
        kind_label=KIND_LABELS.get(publication.kind, KIND_LABELS["other"]),
        links=(*buttons(publication), *_preprints(publication, catalogue)),
        files=publication.files,
    )


@cache
def compact_style() -> Style:
    """Return the style of a site that names none."""
    return read_styles({}).style("compact")


def authors_of(publication: Publication, catalogue: Catalogue) -> tuple[Author, ...]:
    """Return all authors, those who are known with their person."""
    refs = catalogue.authors.get(publication.key)
    if refs is None:
        return tuple(map(_unknown, publication.authors))
    return tuple(
        [
            _unknown(name) if ref is None else _known(name, ref, catalogue)
            for name, ref in zip(publication.authors, refs, strict=True)
        ]
    )


# The same people write again and again.
@lru_cache(maxsize=16384)
def _unknown(name: PersonName) -> Author:
    if name.literal:
        return Author(name.family, full=name.family)
    return Author(short_name(name), full=str(name))


def _known(name: PersonName, ref: Ref, catalogue: Catalogue) -> Author:
    person = catalogue.person(ref)
    named = _unknown(name)
    is_member = ref[0] == "person"
    return Author(named.text, ref, person.docname, is_member, person.elsewhere or "", named.full)


def short_name(name: PersonName) -> str:
    """Return initials and surname, such as ``B. van Ginneken``."""
    parts = (name.initials, name.particle, name.family, name.suffix)
    return " ".join([part for part in parts if part])


def _shortened(authors: tuple[Author, ...]) -> tuple[Author, ...]:
    if len(authors) <= MANY_AUTHORS:
        return authors
    shown: list[Author] = list(authors[:SHOWN_AUTHORS])
    for place, author in enumerate(authors[SHOWN_AUTHORS:], SHOWN_AUTHORS):
        if author.is_member or place == len(authors) - 1:
            shown.append(author)
        elif shown[-1] is not ELLIPSIS:
            shown.append(ELLIPSIS)
    return tuple(shown)


def details(publication: Publication) -> str:
    """Return volume, number and pages."""
    text = publication.volume
    if publication.number:
        text += f"({publication.number})"
    if publication.pages:
        text += f":{publication.pages}" if text else publication.pages
    return text


def _preprints(publication: Publication, catalogue: Catalogue) -> tuple[Link, ...]:
    """Return where the preprints of a publication can be found, if it does not say so itself."""
    keys = catalogue.preprints_of(publication.key)
    own = {link.url for link in buttons(publication)} if keys else ()
    found: dict[str, Link] = {}
    for key in keys:
        for link in buttons(catalogue.publication(key)):
            if link.label in _PREPRINT_LABELS and link.url not in own:
                label = "Preprint" if link.label in ("DOI", "Link") else link.label
                found.setdefault(link.url, Link(label, link.url))
                break
    return tuple(found.values())


def buttons(publication: Publication) -> tuple[Link, ...]:
    """Return where the publication and what belongs to it can be found."""
    found: dict[str, Link] = {}
    for label, url in (
        ("DOI", doi_address(publication.doi)),
        ("PubMed", publication.pmid and f"https://pubmed.ncbi.nlm.nih.gov/{publication.pmid}/"),
        ("arXiv", publication.arxiv and f"https://arxiv.org/abs/{publication.arxiv}"),
    ):
        if url:
            found.setdefault(url, Link(label, url))
    for link in publication.links:
        found.setdefault(link.url, link)
    return tuple(found.values())
