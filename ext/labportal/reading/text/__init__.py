"""The text of pages: what a body holds, and what is wrong with it, without parsing Markdown fully.

Line numbers are those of the original file.  Must not know what the catalogue holds.
"""

from __future__ import annotations

from labportal.reading.text.checks import check_body, check_encoding
from labportal.reading.text.facts import (
    BodyFacts,
    Citation,
    DirectiveUse,
    ImageUse,
    LinkUse,
    RoleUse,
    ValueUse,
    scan_body,
)
from labportal.reading.text.headings import Heading
from labportal.reading.text.lines import split_lines
from labportal.reading.text.masking import mask_code
from labportal.reading.text.plain import plain_text
from labportal.reading.text.substitution import substitute_values

__all__ = [
    "BodyFacts",
    "Citation",
    "DirectiveUse",
    "Heading",
    "ImageUse",
    "LinkUse",
    "RoleUse",
    "ValueUse",
    "check_body",
    "check_encoding",
    "mask_code",
    "plain_text",
    "scan_body",
    "split_lines",
    "substitute_values",
]
