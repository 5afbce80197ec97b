"""Code and comments made blank, so that the scanners see nothing but prose.

Every line keeps its number and every sign its column, hence places found in masked text are
places in the original.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from labportal.reading.text.lines import fence_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LITERAL_DIRECTIVES = frozenset(
    """code code-block code-cell sourcecode literalinclude math raw eval-rst mermaid graphviz
    digraph graph highlight parsed-literal doctest testcode testoutput prompt toctree bibtex
    tikz plantuml""".split()
)
"""Directives whose content is not Markdown."""

_DIRECTIVE = re.compile(r"\{([^}\s]+)\}")
_LIST_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)")
_RAW_BLOCK = re.compile(r"\s{0,3}(?:(<!--)|<(script|style|pre|textarea)(?=[\s>]|$))", re.IGNORECASE)
_INTERESTING = re.compile(r"`|~~~|:::|<|^(?: {4}|\t|%)", re.MULTILINE)
_SPAN = re.compile(
    r"\\[\\`<]|(?P<ticks>`+)|(?P<comment><!--)"
    r"|<(?P<raw>script|style|pre|textarea)(?=[\s>])",
    re.IGNORECASE,
)
_PARAGRAPH_END = re.compile(r"\n[ \t]*(?=\n|`{3}|~{3}|:{3})")
SHORTEST_FENCE = 3
_ROLE_BEFORE = re.compile(r"\{[A-Za-z][\w:+.-]*\}\Z")
_SIGN = re.compile(r"[^\n]")
_LONGEST_ROLE = 60
FORMULA_BLOCK = re.compile(r"(?<![\\$])\$\$(.+?)(?<!\\)\$\$", re.DOTALL)
FORMULA = re.compile(r"(?<![\\$])\$(?![\s$])((?:[^$\n]|\n(?!\s*\n))+?)(?<![\s\\])\$")
"""A formula within a line."""
_BEFORE = r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*"
_TO_BLANK = r"[^\n]*(?:\n(?![ \t>]*$)[^\n]+)*"
_HTML_BLOCK = re.compile(
    f"^{_BEFORE}"
    r"</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|colgroup|col|dd"
    r"|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frameset|frame|h[1-6]"
    r"|header|head|hr|html|iframe|legend|link|li|main|menuitem|menu|nav|noframes|ol|optgroup|option"
    r"|param|p|search|section|summary|table|tbody|td|tfoot|thead|th|title|track|tr|ul)(?=[\s/>]|$)"
    + _TO_BLANK,
    re.IGNORECASE | re.MULTILINE,
)
"""What begins with one of these tags is HTML up to the next empty line."""
_HTML_TAG = re.compile(
    rf"(?:\A|(?<=\n\n)){_BEFORE}" + r"<(?:[A-Za-z][\w-]*(?:\s+[\w:.-]+(?:\s*=\s*(?:\"[^\"]*\""
    r"|'[^']*'|[^\s\"'=<>`]+))?)*\s*/?|/[A-Za-z][\w-]*\s*)>[ \t]*$" + _TO_BLANK,
    re.MULTILINE,
)
"""Any other tag alone on the first line of a paragraph."""


def mask_code(lines: Sequence[str]) -> list[str]:
    """Return *lines* with fenced, indented and inline code and comments made blank.

    The lines of a directive stay, except those of a directive that holds code.
    """
    text = "\n".join(lines)
    if not _INTERESTING.search(text):
        return list(lines)
    blocks = _Blocks()
    masked = "\n".join(" " * len(line) if blocks.hides(line) else line for line in lines)
    return _mask_spans(masked).split("\n")


def prose_of(text: str) -> str:
    """Return a text without formulas and blocks of HTML, in which brackets are only brackets."""
    patterns = ((FORMULA_BLOCK, "$"), (FORMULA, "$"), (_HTML_BLOCK, "<"), (_HTML_TAG, "<"))
    for pattern, sign in patterns:
        if sign in text:
            text = pattern.sub(lambda match: _SIGN.sub(" ", match[0]), text)
    return text


def open_at_end(lines: Sequence[str]) -> tuple[int, str] | None:
    """Return (index, signs) of the line that opened what is still open after the last line."""
    blocks = _Blocks()
    opened: list[int] = []
    comment = 0
    for number, line in enumerate(lines):
        before, was_raw = len(blocks.fences), blocks.raw_end
        blocks.hides(line)
        if len(blocks.fences) > before:
            opened.append(number)
        elif len(blocks.fences) < before:
            del opened[len(blocks.fences) :]
        if blocks.raw_end and not was_raw:
            comment = number
    if blocks.raw_end == "-->":
        return comment, "<!--"
    return (opened[-1], blocks.fences[-1][0]) if opened else None


def opened_fences(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield (index, what is behind the signs) of the lines that open a block of plain code."""
    if not any("```" in line or "~~~" in line for line in lines):
        return
    blocks = _Blocks()
    for number, line in enumerate(lines):
        before = len(blocks.fences)
        hidden = blocks.hides(line)
        if hidden and len(blocks.fences) > before and (fence := fence_parts(line)) and fence[1]:
            yield number, fence[1]


@dataclass(slots=True)
class _Blocks:
    """What the lines read so far have opened."""

    fences: list[tuple[str, bool]] = field(default_factory=list)
    """(signs of the opening fence, whether it holds code), outermost first."""
    raw_end: str = ""
    in_list: bool = False
    after_blank: bool = True
    in_code: bool = False

    def hides(self, line: str) -> bool:
        """Tell whether the next line is code or comment."""
        if self.raw_end:
            if self.raw_end in line.lower():
                self.raw_end = ""
            return True
        fence = fence_parts(line)
        if fence is not None and (self._closes(*fence) or not self._in_literal()):
            return self._note_fence(*fence)
        if self._in_literal():
            return True
        return self._hides_plain(line)

    def _in_literal(self) -> bool:
        return bool(self.fences) and self.fences[-1][1]

    def _closes(self, signs: str, info: str) -> bool:
        return bool(self.fences) and not info and signs.startswith(self.fences[-1][0])

    def _note_fence(self, signs: str, info: str) -> bool:
        self.after_blank = True
        if self._closes(signs, info):
            literal = self.fences[-1][1]
            del self.fences[self._ends(signs) :]
            return literal
        directive = _DIRECTIVE.match(info)
        literal = directive[1] in LITERAL_DIRECTIVES if directive else signs[0] != ":"
        self.fences.append((signs, literal))
        # The line that opens a directive is shown: it may name an image or a value.
        return literal and directive is None

    def _ends(self, signs: str) -> int:
        """Return the place of the outermost fence that *signs* close; inner ones end with it."""
        innermost = len(self.fences) - 1
        size = len(self.fences[innermost][0])
        longer = (
            place
            for place, (opened, _) in enumerate(self.fences)
            if len(opened) > size and signs.startswith(opened)
        )
        return next(longer, innermost)

    def _hides_plain(self, line: str) -> bool:
        if not line.strip():
            self.after_blank = True
            return False
        raw = _RAW_BLOCK.match(line)
        if raw:
            end = "-->" if raw[1] else f"</{raw[2].lower()}>"
            self.raw_end = "" if end in line.lower() else end
            self.after_blank = self.in_code = False
            # What follows the end of a comment on its line is left to the search for spans.
            return bool(self.raw_end)
        indented = line.startswith(("    ", "\t"))
        self.in_code = indented and not self.in_list and (self.after_blank or self.in_code)
        if _LIST_ITEM.match(line):
            self.in_list = True
        elif self.after_blank and not line[0].isspace():
            self.in_list = False
        self.after_blank = False
        return self.in_code or line.startswith("%")


def _mask_spans(text: str) -> str:
    pieces: list[str] = []
    done = position = paragraph_end = 0
    hopeless: set[int] = set()
    while match := _SPAN.search(text, position):
        start, position = match.start(), match.end()
        if start >= paragraph_end:
            paragraph_end, hopeless = _end_of_paragraph(text, start), set()
        ticks = match["ticks"]
        if ticks and len(ticks) >= SHORTEST_FENCE and _begins_line(text, start):
            continue
        if ticks:
            end = _closing_ticks(text, position, paragraph_end, len(ticks), hopeless)
            role = ticks and _ROLE_BEFORE.search(text, max(0, start - _LONGEST_ROLE), start)
            if end > 0 and role:
                position = end
                continue
        else:
            end = _closing_markup(text, match)
        if end > 0:
            pieces += [text[done:start], _SIGN.sub(" ", text[start:end])]
            done = position = end
    return "".join([*pieces, text[done:]])


def _begins_line(text: str, position: int) -> bool:
    return not text[text.rfind("\n", 0, position) + 1 : position].strip()


def _end_of_paragraph(text: str, start: int) -> int:
    match = _PARAGRAPH_END.search(text, start)
    return match.start() if match else len(text)


def _closing_ticks(text: str, start: int, end: int, count: int, hopeless: set[int]) -> int:
    """Return where the code span ends, or 0; *hopeless* remembers lengths that never close."""
    if count in hopeless:
        return 0
    match = re.compile(rf"(?<!`)`{{{count}}}(?!`)").search(text, start, end)
    if match is None:
        hopeless.add(count)
        return 0
    return match.end()


def _closing_markup(text: str, match: re.Match[str]) -> int:
    if match["comment"]:
        end = text.find("-->", match.end())
        return end + 3 if end >= 0 else 0
    if match["raw"]:
        close = re.compile(rf"</{match['raw']}\s*>", re.IGNORECASE).search(text, match.end())
        return close.end() if close else 0
    return 0
