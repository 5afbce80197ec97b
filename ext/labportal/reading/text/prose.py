"""Text of the body that stands in fields of the header, as pages of older systems keep it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, reduce
from typing import TYPE_CHECKING

from labportal.model.fields import Kind
from labportal.model.records import RECORD_TYPES, Page
from labportal.reading.declared import names_of, specs_of
from labportal.reading.text.facts import NO_FACTS, BodyFacts, joined, scan_body
from labportal.reading.text.legacy import find_legacy, modernise
from labportal.reading.text.lines import split_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labportal.reading.headers import Header
    from labportal.reading.text.legacy import Rewrite


@cache
def _spellings() -> frozenset[str]:
    """Every name of every field that holds Markdown."""
    found: set[str] = set()
    for row in RECORD_TYPES.values():
        specs = specs_of(row.record_class)
        names = names_of(row.record_class).items()
        found.update(name for name, field in names if specs[field].kind is Kind.MARKDOWN)
    return frozenset(found)


def prose_fields(header: Header) -> Iterator[tuple[str, int, str]]:
    """Yield (name in the header, line on which the text begins, text) of fields in Markdown."""
    for name, raw in header.fields.items():
        plain = name.replace("-", "_")
        if isinstance(raw.value, str) and (plain in _spellings() or Page.field_meant(plain)):
            # The text of a block begins below the name of its field.
            yield name, raw.line + ("\n" in raw.value), raw.value


def prose_facts(header: Header) -> BodyFacts:
    """Return what the texts in a header use."""
    found = (
        scan_body(modernise(split_lines(text)), line) for _, line, text in prose_fields(header)
    )
    return reduce(joined, found, NO_FACTS)


def prose_legacy(header: Header) -> Iterator[Rewrite]:
    """Yield the old syntax in the texts of a header, with the lines of the file."""
    for _, line, text in prose_fields(header):
        for rewrite in find_legacy(split_lines(text)):
            yield replace(rewrite, line=rewrite.line + line)
