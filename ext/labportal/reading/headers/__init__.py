"""The header of a page in any of three dialects, and what a page without one says in its body.

A header is what was written, not yet what it means: `labportal.reading.values` knows the fields.
"""

from __future__ import annotations

from labportal.reading.headers.body import (
    HEADINGS,
    LEAD_LINES,
    BodyFields,
    BodyItem,
    BodyList,
    read_headless,
)
from labportal.reading.headers.header import Dialect, Header, Raw, RawValue
from labportal.reading.headers.plain import known_spellings
from labportal.reading.headers.reader import blank_header, read_header

__all__ = [
    "HEADINGS",
    "LEAD_LINES",
    "BodyFields",
    "BodyItem",
    "BodyList",
    "Dialect",
    "Header",
    "Raw",
    "RawValue",
    "blank_header",
    "known_spellings",
    "read_header",
    "read_headless",
]
