"""The regular expressions of BibTeX's grammar, and the readers of single values.

Braces count as in BibTeX: a backslash before one makes no difference.
"""

from __future__ import annotations

import re

NAME = r"[^\s\"#%'(),={}]++"


def _nested(plain: str, depth: int) -> str:
    """Return a pattern for text without *plain*'s exclusions, but with nested braces."""
    inner = r"[^{}]*+"
    for _ in range(depth - 1):
        inner = rf"[^{{}}]*+(?:\{{{inner}\}}[^{{}}]*+)*+"
    return rf"{plain}*+(?:\{{{inner}\}}{plain}*+)*+"


# Deeper nesting than this is left to the slow road.
_BRACED = _nested("[^{}]", 5)
_QUOTED = _nested('[^"{}]', 5)
_SPACE = r"[\s,]*+(?:%[^\n]*\n[\s,]*+)*+"

HEAD = re.compile(r"@\s*([A-Za-z]\w*)\s*([{(])")
"""How an entry begins: type, opening brace or parenthesis."""

BOUNDARY = re.compile(
    r"^[ \t]*(@)[ \t]*[A-Za-z]\w*\s*[{(]\s*(?=[^\s,={}()]+\s*[,=\n}]|[^\n,={}]*,)", re.MULTILINE
)
"""A line on which an entry begins, wherever it stands."""

KEY = re.compile(r"\s*([^,{}=\n]*?)[ \t]*(?:,|(?=\s*[})])|\n)")
"""The key of an entry, and the comma after it."""

FIELD = re.compile(
    rf'{_SPACE}({NAME})\s*+=\s*+(?:\{{({_BRACED})\}}|"({_QUOTED})"|(\d++)(?=[\s,}})])|({NAME}))'
    r"\s*+(?:(,)|(?=[})]))"
)
"""A field as it usually is: name, text in braces, text in quotes, number, macro, comma."""

FIELD_START = re.compile(rf"{_SPACE}({NAME})\s*+=\s*+")

CLOSING = re.compile(rf"{_SPACE}[}})]")

EXTRA_BRACE = re.compile(rf"\s*+,?\s*+{NAME}\s*+=\s*+[\"{{\d]")
"""What follows an entry that was closed by a brace too many."""

RESUME = re.compile(
    r"(?:,\s*(?=[A-Za-z][\w:+.-]*\s*=\s*[\"{])"
    r"|,?[ \t]*\n\s*(?=[A-Za-z][\w:+.-]*\s*=\s*(?:[\"{]|\w+\s*[,}#\n])))"
)
"""Where the next field seems to begin, in text whose braces do not balance."""

MISSING_COMMA = re.compile(rf"\s*+{NAME}\s*+=")
_BRACES = re.compile(r"[{}]")
_QUOTES = re.compile(r'["{}]')
_BARE = re.compile(NAME)
_HASH = re.compile(r"\s*#\s*")

Part = tuple[bool, str]
"""Whether it is the name of a macro, and the text."""
RawValue = str | tuple[Part, ...]
"""Text, or pieces to join of which some are macros."""


def balanced_end(text: str, position: int, limit: int, opening: str = "{") -> int | None:
    """Return where the group that was opened before *position* ends, or None."""
    depth = 1
    for match in (_BRACES if opening == "{" else re.compile(r"[()]")).finditer(
        text, position, limit
    ):
        depth += 1 if match[0] == opening else -1
        if not depth:
            return match.end()
    return None


def read_value(text: str, position: int, limit: int) -> tuple[RawValue, int] | None:
    """Return the value that begins at *position* and where it ends; None if it never ends."""
    parts: list[Part] = []
    while True:
        read = _read_part(text, position, limit)
        if read is None:
            return None
        part, end = read
        parts.append(part)
        joined = _HASH.match(text, end, limit)
        if joined is None:
            break
        position = joined.end()
    if any(is_macro for is_macro, _ in parts):
        return tuple(parts), end
    return "".join(literal for _, literal in parts), end


def _read_part(text: str, position: int, limit: int) -> tuple[Part, int] | None:
    opening = text[position] if position < limit else ""
    if opening == "{":
        end = balanced_end(text, position + 1, limit)
    elif opening == '"':
        end = _quoted_end(text, position + 1, limit)
    else:
        bare = _BARE.match(text, position, limit)
        return ((not bare[0].isdecimal(), bare[0]), bare.end()) if bare else None
    return ((False, text[position + 1 : end - 1]), end) if end else None


def _quoted_end(text: str, position: int, limit: int) -> int | None:
    depth = 0
    for match in _QUOTES.finditer(text, position, limit):
        if match[0] == '"':
            if not depth:
                return match.end()
        else:
            depth += 1 if match[0] == "{" else -1
            if depth < 0:
                return None
    return None


def balance(text: str) -> str:
    """Return *text* without the braces that have no partner."""
    if text.count("{") == text.count("}") and "}" not in text.partition("{")[0]:
        depth = 0
        for match in _BRACES.finditer(text):
            depth += 1 if match[0] == "{" else -1
            if depth < 0:
                break
        else:
            return text
    unmatched: set[int] = set()
    opened: list[int] = []
    for match in _BRACES.finditer(text):
        if match[0] == "{":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            unmatched.add(match.start())
    unmatched.update(opened)
    return "".join(char for at, char in enumerate(text) if at not in unmatched)
