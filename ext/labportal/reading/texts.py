"""Every content file of a portal, read once and kept as long as it stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.reading.pages import BodyWords, PageText, digest_of, read_page

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
    files: PortalFiles, pages: Mapping[str, str], words: BodyWords, cache: Cache
) -> list[PageText]:
    """Return what the files of *pages* (document -> path) say."""
    version = repr(
        (
            [sorted(table.items()) for table in (words.headings, words.lead_lines, words.lists)],
            sorted(words.fields),
        )
    )
    texts = []
    for docname, path in pages.items():
        data = (files.root / path).read_bytes()
        markup = files.markup_of(path)
        texts.append(
            cache.get(
                f"page:{path}",
                digest_of(data + f"{version}{markup}".encode()),
                lambda data=data, path=path, docname=docname, markup=markup: read_page(  # type: ignore[misc]
                    data, path, docname, words, markup
                ),
            )
        )
    return texts
