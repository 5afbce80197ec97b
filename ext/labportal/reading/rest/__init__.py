"""Pages in reStructuredText, as far as they are understood without docutils.

What such a page says is put into the words of `labportal.reading.text`, so that one check serves
both languages.
"""

from __future__ import annotations

from labportal.reading.rest.body import (
    REST,
    RestBody,
    read_rest_body,
    rest_entry_lines,
    rest_prose,
)
from labportal.reading.rest.header import read_rest_header

__all__ = [
    "REST",
    "RestBody",
    "read_rest_body",
    "read_rest_header",
    "rest_entry_lines",
    "rest_prose",
]
