"""Every content file of a portal, read once and kept as long as it stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.reading.pages import BodyWords, PageText, digest_of, read_page
from labportal.reading.processes import shared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.reading.cache import Cache
    from labportal.reading.portal_values import PortalFiles
    from labportal.reading.settings import Settings


def body_words(settings: Settings) -> BodyWords:
    """Return the words under which the texts of a portal hold fields."""
    return BodyWords(
        settings.known_headings,
        settings.known_lead_lines,
        {row.plural: row.name for row in settings.types.values()},
        settings.known_fields,
    )


def read_texts(
    files: PortalFiles,
    pages: Mapping[str, str],
    words: BodyWords,
    cache: Cache,
    processes: int = 1,
) -> list[PageText]:
    """Return what the files of *pages* (document -> path) say, read by several *processes*."""
    version = repr(
        (
            [sorted(table.items()) for table in (words.headings, words.lead_lines, words.lists)],
            sorted(words.fields),
        )
    )
    found = []
    for docname, path in pages.items():
        data = (files.root / path).read_bytes()
        markup = files.markup_of(path)
        digest = digest_of(data + f"{version}{markup}".encode())
        found.append((f"page:{path}", digest, (data, path, docname, words, markup)))
    return cache.get_all(
        found, lambda missed: shared(lambda page: read_page(*page), missed, processes)
    )
