"""The tokenizer behind `latex`: TeX text to pieces with mark-up.

One pass with one regular expression and a stack of open groups and elements.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from labportal.reading.bibtex.addresses import verbatim, web_address
from labportal.reading.bibtex.mathtex import looks_like_math, safe_math, script
from labportal.reading.bibtex.symbols import (
    ACCENTS,
    ARGUMENT_DROPPED,
    DECLARATIONS,
    LETTERS,
    MARKUP,
    SILENT,
    SYMBOLS,
    TAG_BREAKS,
    TAG_MARKUP,
    TAG_TRANSPARENT,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Piece = tuple[str, str, str]
"""Text, mark-up, address."""
BREAK: Piece = ("\n\n", "", "")
"""The end of a paragraph; compared by identity."""

NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no text should hold."""

_DROPPED = "dropped"
_ELEMENTS = "|".join(sorted((*TAG_MARKUP, *TAG_BREAKS, *TAG_TRANSPARENT), key=len, reverse=True))
_ATTRIBUTES = r"""(?:\s+[\w:.-]+\s*=\s*\\?(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+))*"""
_TAG = (
    rf"<(/?)(?:(?:jats|mml|xhtml):([A-Za-z][\w-]*)|({_ELEMENTS}))({_ATTRIBUTES})\s*/?>"
    rf"|\\?&lt;(/?)(?:(?:jats|mml):([A-Za-z][\w-]*)|({_ELEMENTS}))\s*/?\\?&gt;"
    r"|<!--(?:[^-]|-(?!->)){0,2000}-->"
)
TAG = re.compile(_TAG, re.IGNORECASE)
_HREF = re.compile(r"""href\s*=\s*\\?["']?([^\s"'<>]+)""", re.IGNORECASE)
ENTITY = re.compile(r"\\?&(?:amp;)?(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")

_GROUP = r"\{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\}"
_ACCENT = re.compile(
    r"\\(?:([\"'`^~=.])\s*(?:\{\s*(\\?[^\W\d_]*)([^{}\\]*)\}|(\\[ij](?![A-Za-z])|[^\W\d_]))"
    r"|([uvHckrdbtG])(?:\s*\{\s*(\\?[^\W\d_]*)([^{}\\]*)\}|\s*(\\[ij](?![A-Za-z])|(?<=\s)[^\W\d_])))"
)
_TOKENS: Mapping[str, str] = {
    "text": r"[^\\$&<{}~`'\-\n?!]+",
    "open": r"\{",
    "close": r"\}",
    "math": r"\$\$[^$]+\$\$|\$(?:[^$\\]|\\[^$])(?:[^$\\]|\\.)*\$"
    r"|\\\((?:.{1,2000}?)\\\)|\\\[(?:.{1,2000}?)\\\]",
    "formula": rf"\\ensuremath\s*{_GROUP}",
    "address": rf"\\(?:url|path|nolinkurl)\s*{_GROUP}",
    "link": rf"\\href\s*{_GROUP}\s*(?=\{{)",
    "accent": _ACCENT.pattern,
    "command": r"\\[A-Za-z@]+\*?",
    "tag": rf"(?i:{_TAG})",
    "entity": ENTITY.pattern,
    "sign": r"\\.",
    "empty": r"\n[ \t]*\n\s*",
    "ligature": r"---?|``|''|[?!]`",
    "tilde": r"~+",
    "other": r".",
}
_LIGATURES: Mapping[str, str] = {"--": "–", "---": "—", "``": "“", "''": "”", "?`": "¿", "!`": "¡"}
_SPACES = frozenset(" ,;:>\n\t\\")
_NO_SIGN = frozenset("-/!@=.*")
_OPTION = re.compile(r"\s*(?:\[[^\]]*\])?\s*(?=\{)")
_BLANKS = re.compile(r"[ \t\n]*")
_LETTER_COMMAND = re.compile("(?:ss|SS|aa|AA|ae|AE|oe|OE|[oOlL])(?=[a-z])")
# TeX's own commands that begin with one of these letters.
_PRIMITIVES = frozenset(
    """let long lowercase loop openin openout or outer output over omit lower language overfullrule
    lccode leaders leqno ooalign obeylines obeyspaces linepenalty looseness""".split()
)
_LONGEST_ADDRESS = 80


def _compile(tokens: Mapping[str, str]) -> re.Pattern[str]:
    # Inner groups would hide the name of the token, so they are made plain.
    plain = {name: re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern) for name, pattern in tokens.items()}
    return re.compile("|".join(f"(?P<{name}>{plain[name]})" for name in plain), re.DOTALL)


_TOKEN = _compile(_TOKENS)


def decode_pieces(tex: str) -> list[Piece]:
    """Return *tex* as pieces of text with mark-up, and `BREAK` between paragraphs."""
    decoder = _Decoder(NOT_TEXT.sub("", tex))
    decoder.run()
    return decoder.pieces


class _Open(NamedTuple):
    """A group or an element that is open."""

    element: str
    """Empty for a group in braces."""
    markup: str
    url: str


class _Decoder:
    """One pass over one text; lives no longer than that."""

    def __init__(self, tex: str) -> None:
        self.tex = tex
        self.pieces: list[Piece] = []
        self._position = 0
        self._stack = [_Open("", "", "")]
        self._pending: _Open | None = None
        """What the next brace opens."""
        self._handlers: Mapping[str, Callable[[str], None]] = {
            "text": self._emit,
            "open": self._open_group,
            "close": self._close_group,
            "math": self._math,
            "formula": self._formula,
            "address": self._address,
            "link": self._link,
            "accent": self._accent,
            "command": self._command,
            "sign": self._sign,
            "tag": self._tag,
            "entity": self._entity,
            "empty": self._break,
            "ligature": lambda text: self._emit(_LIGATURES[text]),
            "tilde": self._tilde,
            "other": self._emit,
        }

    def run(self) -> None:
        """Decode everything."""
        while (token := _TOKEN.match(self.tex, self._position)) is not None:
            self._position = token.end()
            kind = token.lastgroup or "other"
            if self._pending and kind not in ("open", "link"):
                self._pending = None
            self._handlers[kind](token[0])

    def _emit(self, text: str) -> None:
        _, markup, url = self._stack[-1]
        if markup != _DROPPED:
            self.pieces.append((text, markup, url))

    def _break(self, _: str = "") -> None:
        if self._stack[-1].markup != _DROPPED:
            self.pieces.append(BREAK)

    def _open_group(self, _: str) -> None:
        top = self._stack[-1]
        self._stack.append(self._pending or _Open("", top.markup, top.url))
        self._pending = None

    def _close_group(self, _: str) -> None:
        for depth in range(len(self._stack) - 1, 0, -1):
            if not self._stack[depth].element:
                del self._stack[depth:]
                return

    def _math(self, token: str) -> None:
        width = 2 if token[0] == "\\" or token.startswith("$$") else 1
        inner = _unescape(token[width:-width])
        if token[0] == "$" and not looks_like_math(inner):
            self._position -= len(token) - 1
            self._emit("$")
            return
        self._emit_math(inner)

    def _formula(self, token: str) -> None:
        self._emit_math(_unescape(token[token.index("{") + 1 : -1]))

    def _emit_math(self, tex: str) -> None:
        _, markup, url = self._stack[-1]
        if markup == _DROPPED:
            return
        raised = script(tex)
        formula = safe_math(tex) if raised is None else None
        if raised is not None:
            self.pieces.append((raised[1], raised[0], url))
        elif formula is not None:
            self.pieces.append((formula, "math", url))
        else:
            # Not a formula that may be typeset: its words and signs as text.
            inner = _Decoder(tex.replace("$", "").replace("\\(", "").replace("\\[", ""))
            inner.run()
            self.pieces += [(text, markup, url) for text, _, _ in inner.pieces]

    def _address(self, token: str) -> None:
        text = verbatim(token[token.index("{") + 1 : -1])
        _, markup, url = self._stack[-1]
        if markup != _DROPPED:
            self.pieces.append((text, markup, web_address(text) or url))

    def _link(self, token: str) -> None:
        top = self._stack[-1]
        url = web_address(verbatim(token[token.index("{") + 1 : token.rindex("}")]))
        self._pending = _Open("", top.markup, url or top.url)

    def _accent(self, token: str) -> None:
        match = _ACCENT.fullmatch(token)
        if match is None:
            return
        accent, group, rest, single, letter_accent, letter_group, letter_rest, letter = (
            match.groups()
        )
        base = group or single or letter_group or letter or ""
        if base.startswith("\\"):
            base = LETTERS.get(base[1:], base[1:])
            base = {"ı": "i", "ȷ": "j"}.get(base, base)
        mark = ACCENTS[accent or letter_accent]
        if not base:
            self._emit((accent if accent and accent in "~^" else "") + (rest or letter_rest or ""))
            return
        accented = unicodedata.normalize("NFC", base[0] + mark)
        self._emit(accented + base[1:] + (rest or letter_rest or ""))
        if single and single.startswith("\\"):
            self._skip_blanks()

    def _skip_blanks(self) -> None:
        blanks = _BLANKS.match(self.tex, self._position)
        if blanks and "\n\n" not in blanks[0]:
            self._position = blanks.end()

    def _command(self, token: str) -> None:
        name = token[1:].rstrip("*")
        top = self._stack[-1]
        if name in MARKUP or name in ARGUMENT_DROPPED:
            markup = MARKUP.get(name, _DROPPED) if top.markup != _DROPPED else _DROPPED
            self._pending = _Open("", markup, top.url)
            self._skip_option()
        elif name in DECLARATIONS:
            if top.markup != _DROPPED:
                self._stack[-1] = top._replace(markup=DECLARATIONS[name])
            self._skip_blanks()
        elif name == "par":
            self._break()
        elif name in SILENT:
            self._skip_blanks()
        elif name in SYMBOLS:
            self._emit(SYMBOLS[name])
            self._skip_blanks()
        elif not self._skip_option():
            self._emit(self._unknown_word(name))

    def _skip_option(self) -> bool:
        """Move to the brace of the argument, if there is one."""
        option = _OPTION.match(self.tex, self._position)
        if option is None:
            return False
        self._position = option.end()
        return True

    def _unknown_word(self, name: str) -> str:
        """Return what was meant by a letter's command that is glued to the word after it."""
        letter = _LETTER_COMMAND.match(name)
        if letter is None or name in _PRIMITIVES:
            return name
        return LETTERS[letter[0]] + name[letter.end() :]

    def _sign(self, token: str) -> None:
        sign = token[1]
        if sign in _SPACES:
            self._emit(" ")
        elif sign not in _NO_SIGN:
            self._emit(sign)

    def _tilde(self, token: str) -> None:
        # A tie joins words; before a number it more often means "about".
        start = self._position - len(token)
        before, after = self.tex[max(start - 1, 0) : start], self.tex[self._position :][:1]
        about = len(token) == 1 and after.isdigit() and (not before or before in " (\n")
        self._emit("~" if about else " ")

    def _entity(self, token: str) -> None:
        match = ENTITY.fullmatch(token)
        name = match[1] if match else ""
        text = html.unescape(f"&{name};")
        self._emit(text if text != f"&{name};" else token.lstrip("\\"))

    def _tag(self, token: str) -> None:
        match = TAG.fullmatch(token)
        if match is None or token.startswith("<!--"):
            return
        closing = match[1] or match[5]
        name = (match[2] or match[3] or match[6] or match[7]).lower()
        if name in TAG_BREAKS:
            self._break()
            if name == "title":
                self._element("title", "strong", closing=bool(closing))
        elif name in TAG_MARKUP:
            if not token.endswith("/>"):
                self._element(name, TAG_MARKUP[name], closing=bool(closing))
        elif name in ("a", "ext-link", "uri"):
            target = _HREF.search(match[4] or "")
            self._element(name, "", web_address(target[1]) if target else "", closing=bool(closing))

    def _element(self, name: str, markup: str, url: str = "", *, closing: bool) -> None:
        if not closing:
            top = self._stack[-1]
            markup = _DROPPED if top.markup == _DROPPED else markup or top.markup
            self._stack.append(_Open(name, markup, url or top.url))
            return
        for depth in range(len(self._stack) - 1, 0, -1):
            opened = self._stack[depth].element
            if opened == name:
                del self._stack[depth:]
                return
            if not opened:
                return


def _unescape(tex: str) -> str:
    return NOT_TEXT.sub("", ENTITY.sub(lambda match: html.unescape(f"&{match[1]};"), tex))
