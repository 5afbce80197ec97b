"""COinS: an OpenURL in an empty ``<span>``, by which reference managers import whole lists.

Source of the keys: the KEV formats of ANSI/NISO Z39.88-2004.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from labportal.model.records import THESES
from labportal.rendering.metadata.tags import attribute, clean, web
from labportal.rendering.metadata.values import (
    full_surname,
    inverted,
    isbns,
    issns,
    page_range,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from labportal.model.records import Publication

Pairs = list[tuple[str, str]]

_BOOK_GENRES: Mapping[str, str] = {
    "conference": "proceeding",
    "chapter": "bookitem",
    "book": "book",
    "report": "report",
}
# What a query may hold as it is, which keeps long lists small.
_UNREADABLE = re.compile(r"[^A-Za-z0-9_.~/:;,()!*?@$ -]+")
_BRIEF = frozenset({"rft_val_fmt", "rft.genre", "rft.atitle", "rft.btitle", "rft.title", "rft_id"})
# The types of the Dublin Core format are free text; these are the words that Zotero knows.
_OTHER_TYPES: Mapping[str, str] = {"software": "computerProgram", "dataset": "dataset"}


def coins(publication: Publication, *, brief: bool = False) -> str:
    """Return the span that tells reference managers of a publication in a list.

    It is hidden from everybody else: screen readers read the title of what is not.
    """
    title = attribute(coins_title(publication, brief=brief))
    return f'<span class="Z3988" title="{title}" hidden></span>'


def coins_title(publication: Publication, *, brief: bool = False) -> str:
    """Return a publication as an OpenURL context object, not yet escaped for HTML.

    A *brief* one leaves out what is known under its DOI or PubMed number.  Zotero looks there for
    what has a title and no author.
    """
    pairs = _pairs(publication)
    if brief and (publication.doi or publication.pmid):
        pairs = list(_kept_in_brief(pairs))
    return "ctx_ver=Z39.88-2004" + "".join(
        [f"&{name}={_quoted(value)}" for name, text in pairs if text and (value := clean(text))]
    )


def _quoted(text: str) -> str:
    # As `quote_plus` does, which looks at each letter of each value.
    return _UNREADABLE.sub(_percent, text).replace(" ", "+")


def _percent(found: re.Match[str]) -> str:
    return quote(found[0])


def _kept_in_brief(pairs: Pairs) -> Iterator[tuple[str, str]]:
    is_part = any(name == "rft.atitle" for name, _ in pairs)
    for name, text in pairs:
        if name in _BRIEF and not (is_part and name == "rft.btitle"):
            yield name, text


def _pairs(publication: Publication) -> Pairs:
    kind = publication.kind
    if kind in ("article", "preprint"):
        pairs = _journal(publication)
    elif kind in _BOOK_GENRES:
        pairs = _book(publication)
    elif kind in THESES:
        pairs = _thesis(publication)
    else:
        pairs = _other(publication)
    issued = publication.issued
    pairs.append(("rft.date", issued.iso if issued else str(publication.year or "")))
    return pairs + _identifiers(publication)


def _format(name: str) -> tuple[str, str]:
    return "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{name}"


def _journal(publication: Publication) -> Pairs:
    return [
        _format("journal"),
        ("rft.genre", "preprint" if publication.kind == "preprint" else "article"),
        ("rft.atitle", publication.title),
        ("rft.jtitle", publication.venue),
        *_creators(publication),
        ("rft.volume", publication.volume),
        ("rft.issue", publication.number),
        *_pages(publication),
        *(("rft.issn", issn) for issn in issns(publication)[:1]),
    ]


def _book(publication: Publication) -> Pairs:
    whole = publication.kind in ("book", "report")
    named = [("rft.btitle", publication.title)]
    if not whole:
        named = [("rft.atitle", publication.title), ("rft.btitle", publication.venue)]
    publisher = publication.publisher or (publication.venue if whole else "")
    return [
        _format("book"),
        ("rft.genre", _BOOK_GENRES[publication.kind]),
        *named,
        *_creators(publication),
        ("rft.pub", publisher),
        ("rft.place", publication.fields.get("address") or publication.fields.get("location", "")),
        ("rft.edition", publication.fields.get("edition", "")),
        ("rft.series", publication.fields.get("series", "")),
        ("rft.volume", publication.volume),
        *([] if whole else _pages(publication)),
        *(("rft.isbn", isbn) for isbn in isbns(publication)[:1]),
    ]


def _thesis(publication: Publication) -> Pairs:
    degree = "PhD" if publication.kind == "phdthesis" else "Master"
    return [
        _format("dissertation"),
        ("rft.title", publication.title),
        *_creators(publication),
        ("rft.inst", publication.school or publication.venue),
        ("rft.degree", degree),
    ]


def _other(publication: Publication) -> Pairs:
    return [
        _format("dc"),
        ("rft.type", _OTHER_TYPES.get(publication.kind, "document")),
        ("rft.title", publication.title),
        *(("rft.creator", inverted(name)) for name in publication.authors),
        ("rft.publisher", publication.publisher or publication.venue),
    ]


def _creators(publication: Publication) -> Pairs:
    pairs: Pairs = []
    for name in publication.authors:
        if name.literal:
            pairs.append(("rft.aucorp", name.family))
            continue
        if not pairs:
            pairs += [("rft.aulast", full_surname(name)), ("rft.aufirst", name.given)]
        pairs.append(("rft.au", inverted(name)))
    return pairs


def _pages(publication: Publication) -> Pairs:
    first, last = page_range(publication.pages)
    if last:
        return [("rft.spage", first), ("rft.epage", last)]
    return [("rft.pages", publication.pages)]


def _identifiers(publication: Publication) -> Pairs:
    pairs: Pairs = []
    if publication.doi:
        pairs.append(("rft_id", f"info:doi/{publication.doi}"))
    if publication.pmid:
        pairs.append(("rft_id", f"info:pmid/{publication.pmid}"))
    elif not publication.doi and (url := web(publication.url)):
        pairs.append(("rft_id", url))
    return pairs
