"""Values of publications in the forms that more than one vocabulary wants."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labportal.model.records.publication import NO_NOTE
from labportal.rendering.metadata.tags import web

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from labportal.model.catalogue import Catalogue
    from labportal.model.identity import AnyPerson
    from labportal.model.names import PersonName
    from labportal.model.records import Publication

    Credit = tuple[PersonName, AnyPerson | None, str]

_ISSN = re.compile(r"(?<![\dXx-])(\d{4})-?(\d{3}[\dXx])(?![\dXx-])")
_ISBN = re.compile(r"(?<![\dXx-])(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx](?![\dXx])")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LANGUAGES: Mapping[str, str] = {
    "english": "en", "american": "en", "usenglish": "en-US", "british": "en-GB",
    "ukenglish": "en-GB", "dutch": "nl", "nederlands": "nl", "german": "de", "ngerman": "de",
    "deutsch": "de", "french": "fr", "francais": "fr", "français": "fr", "spanish": "es",
    "español": "es", "italian": "it", "portuguese": "pt", "brazilian": "pt-BR", "danish": "da",
    "swedish": "sv", "norwegian": "no", "finnish": "fi", "polish": "pl", "czech": "cs",
    "russian": "ru", "turkish": "tr", "greek": "el", "chinese": "zh", "japanese": "ja",
    "korean": "ko", "arabic": "ar", "hungarian": "hu", "latin": "la",
}  # fmt: skip
_CREATIVE_COMMONS = re.compile(
    r"(?:creative commons )?cc[- ](by(?:[- ]nc)?(?:[- ](?:sa|nd))?)[- ]v?([1-4]\.0)", re.IGNORECASE
)
_NO_RIGHTS = re.compile(r"cc[- ]?0(?:[- ]1\.0)?", re.IGNORECASE)
# An address is only made from names that are sure to exist there.
_SPDX: Mapping[str, str] = {
    name.lower(): name
    for name in """MIT Apache-2.0 BSD-2-Clause BSD-3-Clause ISC MPL-2.0 EPL-2.0 EUPL-1.2 Unlicense
    Zlib BSL-1.0 GPL-2.0-only GPL-2.0-or-later GPL-3.0-only GPL-3.0-or-later LGPL-2.1-only
    LGPL-2.1-or-later LGPL-3.0-only LGPL-3.0-or-later AGPL-3.0-only AGPL-3.0-or-later
    GPL-2.0 GPL-3.0 LGPL-2.1 LGPL-3.0 AGPL-3.0 Artistic-2.0 PSF-2.0 0BSD ECL-2.0""".split()
}


def authors(publication: Publication, catalogue: Catalogue) -> Sequence[Credit]:
    """Return each author with the person, if the portal knows and shows one, and the ORCID iD."""
    refs = catalogue.authors.get(publication.key)
    notes = publication.author_notes
    if refs is None and not notes:
        return [(name, None, "") for name in publication.authors]
    count = len(publication.authors)
    found: list[Credit] = []
    for name, ref, note in zip(
        publication.authors, refs or (None,) * count, notes or (NO_NOTE,) * count, strict=True
    ):
        person = catalogue.person(ref) if ref else None
        if person is not None and person.is_listed:
            found.append((name, person, person.orcid or note.orcid))
        else:
            found.append((name, None, note.orcid))
    return found


def full_surname(name: PersonName) -> str:
    """Return particle, family name and suffix, such as ``van der Veen Jr.``."""
    return f"{name.surname} {name.suffix}" if name.suffix else name.surname


def inverted(name: PersonName) -> str:
    """Return ``Family, Given``; an organisation as it is."""
    surname = full_surname(name)
    return f"{surname}, {name.given}" if name.given and surname else surname or name.given


def page_range(pages: str) -> tuple[str, str]:
    """Return first and last page; the last one is empty if there is but one, or a number."""
    first, dash, last = pages.partition("–")
    if not dash:
        return (pages.strip(), "") if "," not in pages else (pages.partition(",")[0].strip(), "")
    # "1–4, 7–9" begins on page 1 and ends on page 9.
    return first.partition(",")[0].strip(), re.split(r"[–,]", last)[-1].strip()


def issns(publication: Publication) -> tuple[str, ...]:
    """Return the ISSNs, each as ``1234-567X``."""
    text = publication.fields.get("issn", "")
    return tuple(f"{first}-{last.upper()}" for first, last in _ISSN.findall(text)) if text else ()


def isbns(publication: Publication) -> tuple[str, ...]:
    """Return the ISBNs, as they are written."""
    text = publication.fields.get("isbn", "")
    return tuple(match[0] for match in _ISBN.finditer(text)) if text else ()


def language(publication: Publication) -> str:
    """Return the language of the text as in HTML, or nothing."""
    fields = publication.fields
    written = publication.language or fields.get("langid") or fields.get("language") or ""
    if not written:
        return ""
    named = _LANGUAGES.get(written.lower(), "")
    return named or (written if _LANGUAGE.fullmatch(written) and len(written) != 3 else "")


def license_url(text: str) -> str:
    """Return the address of the licence that *text* names for certain, or nothing."""
    text = text.strip()
    if not text or "://" in text:
        return web(text)
    if match := _CREATIVE_COMMONS.fullmatch(text):
        return (
            f"https://creativecommons.org/licenses/{match[1].lower().replace(' ', '-')}/{match[2]}/"
        )
    if _NO_RIGHTS.fullmatch(text):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    name = _SPDX.get(text.lower())
    return f"https://spdx.org/licenses/{name}.html" if name else ""


def publication_license(publication: Publication) -> str:
    """Return the address of a publication's licence, or nothing."""
    fields = publication.fields
    return license_url(fields.get("license") or fields.get("licence") or "")
