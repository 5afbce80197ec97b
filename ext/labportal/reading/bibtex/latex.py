"""TeX, HTML and JATS mark-up in field values, to text and runs of text.

Knows nothing of fields.  Never fails, and never lets code through: an unknown command leaves its
argument as text, links are web addresses only, and formulas hold allowed commands only.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from labportal.model.records.publication import Run
from labportal.reading.bibtex.mathtex import readable_math
from labportal.reading.bibtex.texruns import (
    BREAK,
    ENTITY,
    NOT_TEXT,
    TAG,
    Piece,
    decode_pieces,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_COMMAND = re.compile(r"\\(?![%&#_$])")
_DOLLAR = re.compile(r"(?<!\\)\$")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_ESCAPED = ("%", "&", "#", "_", "$")


def plain_text(tex: str) -> str:
    """Return *tex* as plain text in one paragraph."""
    return _simple(tex) if not _is_complex(tex) else runs_text(text_runs(tex))


def text_runs(tex: str) -> tuple[Run, ...]:
    """Return *tex* in one paragraph, with its mark-up."""
    if not _is_complex(tex):
        text = _simple(tex)
        return (Run(text),) if text else ()
    pieces = [(" ", "", "") if piece is BREAK else piece for piece in decode_pieces(tex)]
    return _merged(pieces)


def paragraphs(tex: str) -> tuple[tuple[Run, ...], ...]:
    """Return *tex* in its paragraphs, with its mark-up."""
    if not _is_complex(tex) and not _EMPTY_LINE.search(tex):
        text = _simple(tex)
        return ((Run(text),),) if text else ()
    found: list[tuple[Run, ...]] = []
    current: list[Piece] = []
    for piece in (*decode_pieces(tex), BREAK):
        if piece is not BREAK:
            current.append(piece)
            continue
        runs = _merged(current)
        current = []
        # Publishers head the abstract with its own name.
        if runs and (found or runs_text(runs).strip(": ").lower() != "abstract"):
            found.append(runs)
    return tuple(found)


def runs_text(runs: Iterable[Run]) -> str:
    """Return runs as plain text; formulas as readable TeX."""
    return "".join(readable_math(run.text) if run.markup == "math" else run.text for run in runs)


def clean_text(text: str) -> str:
    """Return *text* in one line, composed, without control characters."""
    # Most values are in order already, and looking is cheaper than joining anew.
    if text.isprintable() and "  " not in text:
        text = text.strip(" ")
    else:
        text = " ".join(text.split())
        if not text.isprintable():
            text = " ".join(NOT_TEXT.sub("", text).split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _is_complex(tex: str) -> bool:
    """Tell whether *tex* holds more than braces, escaped signs and ligatures."""
    return bool(
        ("\\" in tex and _COMMAND.search(tex))
        or ("$" in tex and _DOLLAR.search(tex))
        or ("<" in tex and TAG.search(tex))
        or ("&" in tex and ENTITY.search(tex))
        or "~" in tex
    )


def _simple(tex: str) -> str:
    if "\\" in tex:
        for sign in _ESCAPED:
            tex = tex.replace(f"\\{sign}", sign)
    if "--" in tex:
        tex = tex.replace("---", "—").replace("--", "–")
    if "''" in tex:
        tex = tex.replace("''", "”")
    if "`" in tex:
        tex = tex.replace("``", "“").replace("?`", "¿").replace("!`", "¡")
    if "{" in tex or "}" in tex:
        tex = tex.replace("{", "").replace("}", "")
    return clean_text(tex)


def _merged(pieces: Iterable[Piece]) -> tuple[Run, ...]:
    """Join neighbours of one kind, and squeeze blanks across them."""
    joined: list[list[str]] = []
    for text, markup, url in pieces:
        if joined and joined[-1][1:] == [markup, url] and markup != "math":
            joined[-1][0] += text
        else:
            joined.append([text, markup, url])
    runs: list[Run] = []
    blank = True
    for raw, markup, url in joined:
        text = raw if markup == "math" else _one_line(raw)
        if blank and markup != "math":
            text = text.lstrip()
        if text:
            runs.append(Run(text, markup, url))
            blank = text[-1] == " "
    while runs and runs[-1].text[-1] == " ":
        last = runs.pop()
        if text := last.text.rstrip():
            runs.append(Run(text, last.markup, last.url))
    return tuple(runs)


def _one_line(text: str) -> str:
    """Squeeze blanks, but keep one at either end."""
    squeezed = clean_text(text)
    if not squeezed:
        return " " if text and not text.strip() else ""
    before = " " if text[0].isspace() else ""
    return f"{before}{squeezed} " if text[-1].isspace() else before + squeezed
