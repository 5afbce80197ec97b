"""The texts that pages include: what they hold belongs to the page."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from labportal.reading.pages import PageText, digest_of, read_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labportal.reading.boundary import Boundary
    from labportal.reading.cache import Cache
    from labportal.reading.pages import BodyWords

_DEEPEST = 8
"""How many texts may include each other; more are a circle."""


def included_texts(
    texts: Iterable[PageText], boundary: Boundary, words: BodyWords, cache: Cache
) -> list[PageText]:
    """Return the texts that pages include, each as a part of its page."""
    return [part for text in texts for part in _parts(text, boundary, words, cache, depth=_DEEPEST)]


def _parts(
    text: PageText, boundary: Boundary, words: BodyWords, cache: Cache, depth: int
) -> Iterator[PageText]:
    for use in text.files:
        path = boundary.place(text.docname, use.written)
        if not (use.is_text and depth and boundary.allows(path) and path.is_file()):
            continue
        name = os.path.relpath(path, boundary.root).replace(os.sep, "/")
        data = path.read_bytes()

        def read(data: bytes = data, name: str = name) -> PageText:
            return read_page(data, name, text.docname, words, text.markup)

        digest = digest_of(data + text.docname.encode())
        part = cache.get(f"part:{text.docname}:{name}", digest, read)
        yield part
        yield from _parts(part, boundary, words, cache, depth - 1)
