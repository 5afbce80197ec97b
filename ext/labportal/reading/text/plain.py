"""Plain text from a line of Markdown, for headings, list items and labels."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from labportal.model.keys import squeeze

_TEXT = r"((?:[^\[\]]|\[[^\[\]]*\])*)"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"!\[{_TEXT}\]\([^()]*\)"), r"\1"),
    (re.compile(rf"\[{_TEXT}\]\([^()]*(?:\([^()]*\)[^()]*)*\)"), r"\1"),
    (re.compile(rf"\[{_TEXT}\]\[[^\[\]]*\]"), r"\1"),
    (re.compile(r"\s*\[\^[^\[\]\s]+\](?!:)"), ""),
    (re.compile(r"\s*\{(?:foot)?cite(?::\w+)*\}`[^`]*`"), ""),
    # A formula that reads as text.
    (re.compile(r"(?<![\\$\w])\$(?! )([^$\\\n]{1,80})(?<! )\$(?![$\w])"), r"\1"),
    (re.compile(r"\{[A-Za-z][\w:+.-]*\}`([^`<]*?)\s*(?:<[^`>]*>)?`"), r"\1"),
    (re.compile(r"<(https?:[^>\s]+|[^>\s@]+@[^>\s]+)>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^>]*>"), ""),
    (re.compile(r"`+"), ""),
    (re.compile(r"(?<!\\)(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\\\w])([*_])(?=\S)(.+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)
LONGEST_LINE = 5000
"""Characters beyond which a line is no heading or label, and is left as it is."""

_MARKUP = re.compile(r"[\[\]*_`<\\&{$]")
_ATTRIBUTES = re.compile(r"\s*\{[#.][^}]*\}\s*$")


@lru_cache(maxsize=8192)
def plain_text(markdown: str) -> str:
    """Return one line of Markdown without its mark-up."""
    text = _ATTRIBUTES.sub("", markdown)
    if len(text) <= LONGEST_LINE and _MARKUP.search(text):
        for pattern, replacement in _RULES:
            text = pattern.sub(replacement, text)
        text = html.unescape(text)
    return squeeze(text)
