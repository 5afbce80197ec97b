"""What else there is on a site, as far as names in a text can mean it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.keys import slug
from labportal.model.records import Group
from labportal.reading.said.publications import PublicationNames
from labportal.reading.values.parsed import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from labportal.model.records import Publication
    from labportal.reading.pages import PageText
    from labportal.reading.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Documents, publications and groups."""

    documents: Mapping[str, str]
    """Document -> record type."""
    publications: PublicationNames
    groups: Mapping[str, str]
    """Key of a group, or its title made a key -> key."""


def known_names(
    texts: Iterable[PageText],
    types: Mapping[str, str],
    publications: Iterable[Publication],
    settings: Settings,
) -> Known:
    """Return what texts can name; *types* are those of the site's documents."""
    groups: dict[str, str] = {}
    for text in texts:
        if types[text.docname] == Group.type_name:
            key = slug(posixpath.basename(text.docname))
            written = text.header.fields.get("title")
            title = as_text(written.value) if written is not None else text.body.title
            groups[key] = groups[slug(title)] = key
    for key, name in settings.groups.items():
        groups[key] = groups[slug(name)] = key
    return Known(documents=types, publications=PublicationNames.of(publications), groups=groups)
