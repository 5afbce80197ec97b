"""BibTeX text of entries: the one place that decides how it is laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.reading.bibtex.latex import clean_text

if TYPE_CHECKING:
    from collections.abc import Mapping


def tidy_bibtex(entry_type: str, key: str, values: Mapping[str, str]) -> str:
    """Return an entry; *values* are TeX in which the braces balance."""
    fields = [f"  {name} = {{{clean_text(value)}}},\n" for name, value in values.items()]
    return f"@{entry_type}{{{key},\n{''.join(fields)}}}\n"
