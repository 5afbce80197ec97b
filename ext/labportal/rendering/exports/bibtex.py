"""Publications as a .bib file: the entries as their authors wrote them.

The text of an entry was made when it was read: macros are resolved, private fields are gone, and
each field has a line of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labportal.model.records import Publication

# BibTeX takes a name that begins with a digit for a number, and loses the entry over it; fields
# without a value only fill the file.
_USELESS = re.compile(r"\n  (?:\d.*|[^\s=]+ = \{\},)(?=\n)")


def bibtex_entry(publication: Publication) -> str:
    """Return one entry, which ends in a line break; empty if there is no text of it."""
    text = publication.bibtex.strip()
    return _USELESS.sub("", f"{text}\n") if text else ""


def join_bibtex(entries: Iterable[str]) -> str:
    """Return a file of entries."""
    return "\n".join(filter(None, entries))
