"""Publications as a .bib file: the entries as their authors wrote them.

The text of an entry was made when it was read: macros are resolved, private fields are gone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labportal.model.records import Publication

_NOT_IN_KEY = re.compile(r"[\s,{}]+")


def bibtex_entry(publication: Publication) -> str:
    """Return one entry, which ends in a line break; empty if there is no text of it."""
    text = publication.bibtex.strip()
    if not text:
        return ""
    key = _NOT_IN_KEY.sub("-", publication.bibkey)
    if key != publication.bibkey:
        # Strict programs lose the whole entry over a blank in its key.
        kind, brace, rest = text.partition("{")
        text = f"{kind}{brace}{key}{rest.removeprefix(publication.bibkey)}"
    return f"{text}\n"


def join_bibtex(entries: Iterable[str]) -> str:
    """Return a file of entries."""
    return "\n".join(filter(None, entries))
