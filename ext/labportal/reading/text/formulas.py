"""Formulas in pages: which TeX they may hold, since TeX is a language that can read and run files.

A formula passes if each of its commands is known to do nothing but show something, and if its
braces, environments and fences belong together.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source
from labportal.reading.bibtex.symbols import MATH_SYMBOLS
from labportal.reading.text.masking import FORMULA, FORMULA_BLOCK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from labportal.reading.text.directives import DirectiveText

LONGEST = 10_000
_COMMANDS = frozenset(
    """mathrm mathbf mathit mathsf mathtt mathcal mathbb mathfrak mathscr mathnormal boldsymbol bm
    text textrm textit textbf textsf texttt mbox operatorname hat bar tilde vec dot ddot dddot
    widehat widetilde overline underline overbrace underbrace overrightarrow overleftarrow sqrt frac
    tfrac dfrac cfrac binom tbinom dbinom stackrel overset underset substack left right middle big
    Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr limits nolimits displaystyle textstyle
    scriptstyle scriptscriptstyle quad qquad begin end tag notag nonumber label phantom hphantom
    vphantom smash cancel boxed not mod bmod pmod pod lvert rvert lVert rVert acute grave breve
    check mathring prime backslash colon dots ldots cdots vdots ddots hfill hline cr ensuremath
    langle rangle lfloor rfloor lceil rceil vert Vert mid parallel lbrace rbrace lbrack rbrack
    iint iiint oint intop varlimsup varliminf injlim projlim arg deg det dim exp gcd hom inf ker
    lg lim liminf limsup ln log max min Pr sup sin cos tan cot sec csc sinh cosh tanh coth arcsin
    arccos arctan top bot perp square Box blacksquare triangle circ bullet star ast dagger ddagger
    to gets iff implies impliedby land lor lnot neg surd hbar ell Re Im wp aleph beth imath jmath
    le leq ge geq ne neq ll gg approx sim simeq cong equiv propto pm mp times div cdot
    coloneqq triangleq doteq models vdash dashv mapsto longmapsto hookrightarrow xrightarrow
    xleftarrow rightarrow leftarrow Rightarrow Leftarrow leftrightarrow Leftrightarrow uparrow
    downarrow Uparrow Downarrow nearrow searrow swarrow nwarrow rightharpoonup leftharpoonup
    longrightarrow longleftarrow Longrightarrow Longleftarrow rightleftharpoons
    argmin argmax color thinspace negthinspace medspace thickspace enspace""".split()
)
_ENVIRONMENTS = frozenset(
    """matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix cases rcases aligned alignedat
    gathered split array align align* alignat alignat* gather gather* equation equation* multline
    multline* eqnarray eqnarray* subarray""".split()
)
FORBIDDEN = frozenset(
    """input include includeonly openin openout closein closeout read readline write immediate
    special directlua latelua luadirect luaexec luacode catcode csname endcsname def edef gdef xdef
    let futurelet newcommand renewcommand providecommand newenvironment renewenvironment
    usepackage RequirePackage documentclass includegraphics verbatiminput lstinputlisting
    inputminted href url hyperref require unicode expandafter afterassignment everymath
    ShellEscape pdfobj pdfximage pdfextension""".split()
)
"""Commands that read, write, run, define or link, in TeX or in scripts that show formulas."""
_MATH_ROLE = re.compile(r"(?:\{math\}|:math:)(`+)(.+?)\1")
_COMMAND = re.compile(r"\\([A-Za-z]+)(\*?)|\\(.?)", re.DOTALL)
_SIGNS = frozenset("%&#_{}$,;:!|\\> ")
_GROUP = re.compile(r"\s*\{([^{}]*)\}")
_TWICE = re.compile(r"([\^_])\s*(?:\{[^{}]*\}|\\[A-Za-z]+|[^{}\\\s])\s*\1")
_DANGLING = re.compile(r"[\^_]\s*(?:$|[}&^_]|\\\\|\\right)")
_LABEL = re.compile(r"\\(?:label|tag)\*?\s*\{[^{}]*\}")


def forbidden_command(tex: str) -> str:
    """Return the first command of a formula that does more than show something, or nothing."""
    found = (match[1] for match in _COMMAND.finditer(tex) if match[1] in FORBIDDEN)
    return next(found, "")


def check_formulas(
    lines: Sequence[str],
    masked: Sequence[str],
    directives: Iterable[DirectiveText],
    source: Source,
) -> Iterator[Problem]:
    """Yield the formulas of a page that do more than show something.

    *masked* are the lines without code, in which dollars count.
    """
    for found in directives:
        if found.short_name == "math":
            text = "\n".join((found.argument, *found.content))
            yield from _forbidden(text, source.at(found.content_line or found.line))
    for number, line in enumerate(lines):
        if "math" in line:
            for match in _MATH_ROLE.finditer(line):
                yield from _forbidden(match[2], source.at(source.line + number))
    text = "\n".join(masked)
    if "$" not in text or "\\" not in text:
        return
    between = FORMULA_BLOCK.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for match in (*FORMULA_BLOCK.finditer(text), *FORMULA.finditer(between)):
        place = source.line + text.count("\n", 0, match.start())
        yield from _forbidden(match[1], source.at(place))


def _forbidden(tex: str, source: Source) -> Iterator[Problem]:
    command = forbidden_command(tex)
    if command:
        message = f"formula '{short_formula(tex)}' holds the unknown command '\\{command}'"
        yield Problem(Code.BAD_FORMULA, source, message)


def short_formula(tex: str) -> str:
    """Return a formula as a message quotes it."""
    line = " ".join(tex.split())
    return line if len(line) <= 40 else f"{line[:39]}…"


@lru_cache(maxsize=2048)
def formula_fault(tex: str) -> str:
    """Say why a formula cannot be printed as one, or return an empty string."""
    if len(tex) > LONGEST:
        return f"is longer than {LONGEST} signs"
    if "^^" in tex:
        return "holds '^^'"
    plain = re.sub(r"\\[%$]", "  ", tex)
    if "%" in plain or "$" in plain or "#" in re.sub(r"\\#", "  ", tex):
        return "holds a bare %, $ or #"
    if not tex.strip():
        return "is empty"
    if "\n\n" in tex.strip():
        return "holds an empty line"
    return _unknown(tex) or _unbalanced(tex) or _misplaced(tex)


def _unknown(tex: str) -> str:
    for match in _COMMAND.finditer(tex):
        name, sign = match[1], match[3]
        if name is None:
            if sign not in _SIGNS or not sign:
                return f"holds the unknown command '\\{sign}'"
        elif name in ("begin", "end"):
            group = _GROUP.match(tex, match.end())
            if group is None or group[1] not in _ENVIRONMENTS:
                what = group[1] if group else ""
                return f"holds the unknown environment '{what}'"
        elif name not in _COMMANDS and name not in MATH_SYMBOLS:
            return f"holds the unknown command '\\{name}'"
    return ""


def _unbalanced(tex: str) -> str:
    depth = 0
    bare = re.sub(r"\\[{}\\]", "  ", tex)
    for brace in re.findall(r"[{}]", bare):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return "has a closing brace too many"
    if depth:
        return "has an opening brace too many"
    stack: list[str] = []
    for match in re.finditer(r"\\(begin|end)\s*\{([^{}]*)\}", bare):
        if match[1] == "begin":
            stack.append(match[2])
        elif not stack or stack.pop() != match[2]:
            return f"ends '{match[2]}' without beginning it"
    if stack:
        return f"begins '{stack[-1]}' without ending it"
    fences = 0
    for word in re.findall(r"\\(left|right)(?![A-Za-z])", bare):
        fences += 1 if word == "left" else -1
        if fences < 0:
            break
    return "has \\left and \\right that do not belong together" if fences else ""


def _misplaced(tex: str) -> str:
    bare = _LABEL.sub("", re.sub(r"\\[%&#_{}$]", "x", tex))
    if _DANGLING.search(bare) or _TWICE.search(bare):
        return "has a superscript or subscript too many or without its text"
    if "&" in bare and "\\begin" not in bare and "\\\\" not in bare:
        return "holds a bare &"
    return ""
