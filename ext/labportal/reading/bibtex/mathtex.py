"""Formulas: which TeX is let through, and how a formula reads as plain text.

Formulas end up in TeX documents and in scripts that typeset pages, so only commands of a list
pass; there is no way to write a file, load one, define a command or make a link.
"""

from __future__ import annotations

import re
from functools import lru_cache

from labportal.reading.bibtex.symbols import LETTERS, MATH_SYMBOLS

_WITH_ARGUMENT = frozenset(
    """mathrm mathbf mathit mathsf mathtt mathcal mathbb mathfrak mathscr boldsymbol bm text
    textrm textit textbf textsf mbox operatorname hat bar tilde vec dot ddot widehat widetilde
    overline underline sqrt""".split()
)
_TWO_ARGUMENTS = frozenset(("frac", "tfrac", "dfrac", "binom"))
_SIGNS = frozenset(r"\% \& \# \_ \{ \} \$ \, \; \: \! \|".split())
_COMMAND = re.compile(r"\\([A-Za-z]+)|\\.?", re.DOTALL)
_ARGUMENT = r"\s*\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
_ONE = re.compile(_ARGUMENT)
_TWO = re.compile(_ARGUMENT * 2)
_ATOM = r"(?:\{(?:[^{}]|\{[^{}]*\})*\}|\\[A-Za-z]+|[^{}\\\s])"
_TWICE = re.compile(rf"(\^|_)\s*{_ATOM}\s*\1")
_DANGLING = re.compile(r"[\^_]\s*(?:$|[}^_])|^\s*$")
_UNESCAPED = re.compile(r"(?<!\\)([%#&])")
_SCRIPT = re.compile(r"\s*([\^_])\s*(?:\{([^{}\\$]*)\}|([^{}\\$\s]))\s*")
_PROSE = re.compile(r"[A-Za-z]{3,}")
_FRACTION = re.compile(r"\\[td]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_LONGEST = 2000


@lru_cache(maxsize=4096)
def safe_math(tex: str) -> str | None:
    """Return the formula *tex* in a form that any typesetter accepts, or None."""
    tex = " ".join(tex.split())
    if len(tex) > _LONGEST or "$" in tex.replace(r"\$", "") or "^^" in tex or "~" in tex:
        return None
    if _DANGLING.search(tex) or _TWICE.search(tex) or not _balanced(tex):
        return None
    for match in _COMMAND.finditer(tex):
        if not _allowed(match, tex):
            return None
    return _UNESCAPED.sub(r"\\\1", tex)


def _allowed(match: re.Match[str], tex: str) -> bool:
    name = match[1]
    if name is None:
        return match[0] in _SIGNS
    if name in _TWO_ARGUMENTS:
        return _TWO.match(tex, match.end()) is not None
    if name in _WITH_ARGUMENT:
        return _ONE.match(tex, match.end()) is not None
    return name in MATH_SYMBOLS


def _balanced(tex: str) -> bool:
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", tex):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return not depth


@lru_cache(maxsize=4096)
def readable_math(tex: str) -> str:
    """Return a formula as text: symbols as letters, no braces, no mark-up commands."""

    def replaced(match: re.Match[str]) -> str:
        name = match[1]
        if name is None:
            return match[0][1:].replace(",", " ").strip(";:!\\")
        return MATH_SYMBOLS.get(name) or LETTERS.get(name) or ""

    text = _COMMAND.sub(replaced, _FRACTION.sub(r"\1/\2", tex))
    return " ".join(text.replace("{", "").replace("}", "").split())


def script(tex: str) -> tuple[str, str] | None:
    """Return ("sup" or "sub", text) if a formula is nothing but that, as in ``CO$_2$``."""
    match = _SCRIPT.fullmatch(tex)
    if match is None:
        return None
    text = match[2] if match[2] is not None else match[3]
    return ("sup" if match[1] == "^" else "sub", text)


def looks_like_math(tex: str) -> bool:
    """Tell a formula between dollars from two prices in one sentence."""
    if re.search(r"[\\^_{]", tex):
        return True
    if _PROSE.search(tex) and " " in tex.strip():
        return False
    return not (tex[:1].isdigit() and tex[-1:].isspace())
