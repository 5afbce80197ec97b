"""From what the pages and files of publications are made, as stamps that can be compared.

Making a page from the bibliography is cheap, making two thousand of them is not.  What has the
stamp that it had when it was last written need not be made to see that it is the same.  A stamp is
therefore of everything that can show in a page: the entry, the records around it, the settings,
and labportal itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import TYPE_CHECKING

from labportal.model.records import Publication
from labportal.reading.cache import code_stamp
from labportal.sphinxext.domain import labportal_domain
from labportal.sphinxext.fingerprints import digest

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from labportal.model.records import Record


class Stamps:
    """The stamps of one build."""

    def __init__(self, env: BuildEnvironment) -> None:
        self._env = env
        self._portal = labportal_domain(env).portal
        self._catalogue = self._portal.catalogue
        self._known: dict[str, str] = {}

    @cached_property
    def surroundings(self) -> str:
        """The stamp of everything but the publications."""
        env, portal = self._env, self._portal
        return digest(
            code_stamp(),
            [(name, stable(env.config[name])) for name in sorted(env.config.values)],
            portal.settings,
            self._catalogue.today,
            labportal_domain(env).words_of(),
            [record for record in self._records() if not _is_publication(record)],
            portal.places,
            sorted(self._catalogue.addresses.items()),
            sorted(portal.made_pages.items()),
            sorted(portal.redirects.items()),
            portal.rules,
            sorted(portal.moved.items()),
            sorted(env.all_docs),
            sorted((path, name) for path, (_, name) in env.images.items()),
            sorted(portal.pictures.items()),
            sorted(portal.tree.others),
        )

    def _records(self) -> Iterable[Record]:
        """Return the records of this site, and after them those of all sites."""
        everywhere = self._catalogue.everywhere
        others = everywhere.records.values() if everywhere is not None else ()
        return (*self._catalogue.records.values(), *others)

    def of_publication(self, publication: Publication) -> str:
        """Return the stamp of what is made of one publication."""
        known = self._known.get(publication.key)
        if known is None:
            known = self._known[publication.key] = self._of_publication(publication)
        return known

    def _of_publication(self, publication: Publication) -> str:
        catalogue = self._catalogue
        later = catalogue.published.get(publication.key)
        versions = [*((later,) if later else ()), *catalogue.preprints_of(publication.key)]
        people = catalogue.people
        return digest(
            self.surroundings,
            self._own(publication),
            catalogue.authors.get(publication.key),
            catalogue.related.get(publication.ref),
            [self._own(catalogue.publication(key)) for key in versions],
            [
                person and person.ref
                for name in publication.supervisors
                for person in (people.find_author(name).person,)
            ],
            # An erratum may have the DOI of its paper.
            publication.doi and self._dois[publication.doi.lower()],
        )

    def _own(self, publication: Publication) -> object:
        """Return what stands for an entry by itself."""
        return self._portal.bibliography.digests.get(publication.key) or publication

    @cached_property
    def _dois(self) -> Counter[str]:
        return Counter(
            record.doi.lower()
            for record in self._catalogue.records.values()
            if isinstance(record, Publication) and record.doi
        )

    def of_publications(self, publications: Iterable[Publication]) -> str:
        """Return the stamp of a list, in its order."""
        return digest(self.surroundings, [self.of_publication(one) for one in publications])

    @cached_property
    def everything(self) -> str:
        """The stamp of all records."""
        return self.of_publications(
            record for record in self._catalogue.records.values() if isinstance(record, Publication)
        )


def _is_publication(record: Record) -> bool:
    return isinstance(record, Publication)


def stable(value: object) -> object:
    """Return a value whose text is the same in every process."""
    if isinstance(value, Mapping):
        return sorted((repr(key), stable(inner)) for key, inner in value.items())
    if isinstance(value, AbstractSet):
        return sorted(map(repr, value))
    if isinstance(value, list | tuple):
        return [stable(inner) for inner in value]
    if callable(value):
        return getattr(value, "__qualname__", type(value).__qualname__)
    return value
