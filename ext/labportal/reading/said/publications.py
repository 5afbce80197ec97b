"""Which entry of the bibliography an item of a list of publications means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.keys import slug
from labportal.reading.headers.items import key_of_target

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from labportal.model.records import Publication
    from labportal.reading.headers import BodyItem

_CITE = re.compile(r"\{[\w:-]*(?:cite[\w:]*|pub(?:lication)?)\}`([^`<>]+)`|\[?@([\w:.+/-]+)\]?")
_BIBKEY = re.compile(r"[^\W\d_][\w:.+/-]*\d{2,4}[a-z]{0,2}")
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s<>\"|]+")
_DOI_END = re.compile(r"[\]\)}>.,;:*_'\"]+$")
# What may stand around a DOI that is all an item says.
_AROUND = re.compile(
    r"https?://(?:dx\.)?doi\.org/|doi[:\s]|\[[^\]]*\]|[\[\](){}<>*_`\s.,;:]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Meant:
    """The publications that an item means."""

    bibkeys: tuple[str, ...] = ()
    """BibTeX keys, as in the bibliography; unknown ones as written."""
    doi: str = ""
    """A DOI that no entry has."""
    is_all: bool = False
    """Whether the item says nothing else, so that the portal's own reference can replace it."""


@dataclass(frozen=True, slots=True)
class PublicationNames:
    """How publications can be named in a text."""

    by_key: Mapping[str, str]
    """BibTeX key or key of the page, in lower case -> BibTeX key."""
    by_doi: Mapping[str, str]
    """DOI in lower case -> BibTeX key."""
    titles: Mapping[str, str]
    """BibTeX key -> title, as it is compared."""

    @classmethod
    def of(cls, publications: Iterable[Publication]) -> PublicationNames:
        """Return the names of *publications*; of two entries with one DOI the first one has it."""
        by_key: dict[str, str] = {}
        by_doi: dict[str, str] = {}
        titles: dict[str, str] = {}
        for entry in publications:
            by_key.setdefault(entry.bibkey.lower(), entry.bibkey)
            by_key.setdefault(entry.key, entry.bibkey)
            titles.setdefault(entry.bibkey, slug(entry.title))
            if entry.doi:
                by_doi.setdefault(entry.doi.lower(), entry.bibkey)
        return cls(by_key, by_doi, titles)

    def meant(self, item: BodyItem) -> Meant:
        """Return what an item means: a key, a DOI, a link to a publication, or a reference."""
        raw = item.raw.strip()
        cited = _CITE.fullmatch(raw)
        if cited:
            keys = (part.strip() for part in (cited[1] or cited[2]).split(","))
            return Meant(tuple(self._key(key) for key in keys if key), is_all=True)
        bare = raw.strip("`[]*_ ").rstrip(".;,")
        is_address = "://" in bare or _DOI.search(bare)
        if bare.lower() in self.by_key or (_BIBKEY.fullmatch(bare) and not is_address):
            return Meant((self._key(bare),), is_all=True)
        linked = self.by_key.get(key_of_target(item.target))
        if linked and "publications/" in item.target:
            words = slug(item.text)
            says_it = words in (linked.lower(), "") or words in self.titles[linked]
            return Meant((linked,), is_all=item.is_simple and says_it)
        return self._by_doi(raw)

    def _key(self, written: str) -> str:
        return self.by_key.get(written.lower(), written)

    def _by_doi(self, raw: str) -> Meant:
        dois = dict.fromkeys(_DOI_END.sub("", match[0]) for match in _DOI.finditer(raw))
        for doi in dois:
            rest = _AROUND.sub("", raw.replace(doi, ""))
            known = self.by_doi.get(doi.lower())
            if known:
                return Meant((known,), is_all=not rest)
            if not rest:
                return Meant(doi=doi, is_all=True)
        return Meant()
