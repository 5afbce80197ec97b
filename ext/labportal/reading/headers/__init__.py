"""The header of a page in any of three dialects, and what a page without one says in its body.

A header is what was written, not yet what it means: `labportal.reading.values` knows the fields.
"""

from __future__ import annotations

from labportal.reading.headers.body import BodyFields, KnownHeading, read_headless
from labportal.reading.headers.header import Dialect, Header, Raw, RawValue
from labportal.reading.headers.items import BodyItem
from labportal.reading.headers.leads import LeadLine
from labportal.reading.headers.lists import PEOPLE_FIELDS, BodyList
from labportal.reading.headers.plain import known_spellings
from labportal.reading.headers.reader import blank_header, read_header
from labportal.reading.headers.words import HEADINGS, LEAD_LINES, PERIOD, SELECTION, fields_of

__all__ = [
    "HEADINGS",
    "LEAD_LINES",
    "PEOPLE_FIELDS",
    "PERIOD",
    "SELECTION",
    "BodyFields",
    "BodyItem",
    "BodyList",
    "Dialect",
    "Header",
    "KnownHeading",
    "LeadLine",
    "Raw",
    "RawValue",
    "blank_header",
    "fields_of",
    "known_spellings",
    "read_header",
    "read_headless",
]
