"""Reference styles: how a publication is written in a list of references.

A style is text, not code: see `labportal.model.styles.source` for its form.  The styles that come
with labportal are the ``.style`` files beside this module.  Must not know any output format.
"""

from __future__ import annotations

from labportal.model.styles.compiled import Style
from labportal.model.styles.fields import FIELDS, FieldRow
from labportal.model.styles.library import (
    BUILTIN,
    Library,
    check_style,
    check_styles,
    is_style_text,
    read_style,
    read_styles,
)
from labportal.model.styles.parts import Part, plain_text
from labportal.model.styles.source import SECTIONS, Finding
from labportal.model.styles.writer import format_reference

__all__ = [
    "BUILTIN",
    "FIELDS",
    "SECTIONS",
    "FieldRow",
    "Finding",
    "Library",
    "Part",
    "Style",
    "check_style",
    "check_styles",
    "format_reference",
    "is_style_text",
    "plain_text",
    "read_style",
    "read_styles",
]
