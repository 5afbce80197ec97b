"""Lines as the rest of the portal counts them: separated by line feeds only.

Markdown and editors count so; ``str.splitlines`` would also break at form feeds and at the
separators of Unicode, and every later line number would be wrong.
"""

from __future__ import annotations

import re

BYTE_ORDER_MARK = "\ufeff"
_FENCE = re.compile(r"(\s*)(`{3,}|~{3,}|:{3,})[ \t]*([^`\n]*)$")


def split_lines(text: str) -> list[str]:
    """Return the lines of *text* without their ends; a byte order mark is left out."""
    text = text.removeprefix(BYTE_ORDER_MARK)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n")


def fence_parts(line: str) -> tuple[str, str] | None:
    """Return the fence that *line* begins or ends with its signs and what follows, or None."""
    match = _FENCE.match(line)
    return (match[2], match[3].strip()) if match else None
