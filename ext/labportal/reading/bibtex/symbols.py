"""What TeX's commands mean as Unicode text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ACCENTS: Mapping[str, str] = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304",
    ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328",
    "r": "\u030a", "d": "\u0323", "b": "\u0331", "t": "\u0361", "G": "\u030f",
}  # fmt: skip
"""Accent command -> combining mark."""

LETTERS: Mapping[str, str] = {
    "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
    "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð",
    "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ",
}  # fmt: skip
"""Letters that keyboards lack."""

_GREEK: Mapping[str, str] = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "varpi": "ϖ", "rho": "ρ",
    "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "ϕ",
    "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip

MATH_SYMBOLS: Mapping[str, str] = dict(_GREEK) | {
    "pm": "±", "mp": "∓", "times": "×", "div": "÷", "cdot": "·", "ast": "∗", "star": "⋆",
    "circ": "°", "bullet": "•", "oplus": "⊕", "otimes": "⊗", "cap": "∩", "cup": "∪",
    "wedge": "∧", "vee": "∨", "setminus": "∖", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥",
    "leqslant": "≤", "geqslant": "≥", "lt": "<", "gt": ">", "neq": "≠", "ne": "≠",
    "approx": "≈", "sim": "∼", "simeq": "≃", "cong": "≅", "equiv": "≡", "propto": "∝",
    "ll": "≪", "gg": "≫", "in": "∈", "notin": "∉", "ni": "∋", "subset": "⊂", "subseteq": "⊆",
    "supset": "⊃", "supseteq": "⊇", "mid": "∣", "parallel": "∥", "perp": "⊥", "to": "→",
    "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒",
    "Leftarrow": "⇐", "Leftrightarrow": "⇔", "mapsto": "↦", "uparrow": "↑", "downarrow": "↓",
    "infty": "∞", "partial": "∂", "nabla": "∇", "forall": "∀", "exists": "∃", "emptyset": "∅",
    "sum": "∑", "prod": "∏", "int": "∫", "ell": "ℓ", "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ",
    "prime": "′", "degree": "°", "ldots": "…", "dots": "…", "cdots": "⋯", "langle": "⟨",
    "rangle": "⟩", "lceil": "⌈", "rceil": "⌉", "lfloor": "⌊", "rfloor": "⌋", "vert": "|",
    "lvert": "|", "rvert": "|", "Vert": "‖", "surd": "√", "angle": "∠", "triangle": "△",
    "square": "□", "lesssim": "≲", "gtrsim": "≳", "log": "log", "ln": "ln", "exp": "exp",
    "min": "min", "max": "max", "arg": "arg", "sin": "sin", "cos": "cos", "tan": "tan",
    "lim": "lim", "sup": "sup", "inf": "inf", "det": "det", "dim": "dim", "Pr": "Pr",
    "quad": " ", "qquad": " ",
}  # fmt: skip
"""Commands without an argument that are allowed in formulas -> the same as text."""

_TEXT_ONLY: Mapping[str, str] = {
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "textquotesingle": "'", "lq": "‘",
    "rq": "’", "quotedblbase": "„", "quotesinglbase": "‚", "guillemotleft": "«",
    "guillemotright": "»", "guilsinglleft": "‹", "guilsinglright": "›", "glqq": "„",
    "grqq": "“", "textellipsis": "…", "textbackslash": "\\", "backslash": "\\",
    "textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`", "textunderscore": "_",
    "textbar": "|", "textless": "<", "textgreater": ">", "textdollar": "$", "textbraceleft": "{",
    "textbraceright": "}", "lbrace": "{", "rbrace": "}", "textquotedbl": '"', "textdegree": "°",
    "textcelsius": "℃", "celsius": "℃", "textpm": "±", "texttimes": "×", "textdiv": "÷",
    "textmu": "µ", "micro": "µ", "textperthousand": "‰", "textpertenthousand": "‱",
    "textordfeminine": "ª", "textordmasculine": "º", "textonehalf": "½", "textonequarter": "¼",
    "textthreequarters": "¾", "textonesuperior": "¹", "texttwosuperior": "²",
    "textthreesuperior": "³", "textregistered": "®", "textcopyright": "©", "copyright": "©",
    "texttrademark": "™", "textservicemark": "℠", "textsection": "§", "S": "§", "P": "¶",
    "textparagraph": "¶", "textbullet": "•", "textperiodcentered": "·", "textdagger": "†",
    "dag": "†", "textdaggerdbl": "‡", "ddag": "‡", "texteuro": "€", "euro": "€",
    "EUR": "€", "textsterling": "£", "pounds": "£", "textyen": "¥", "textcent": "¢",
    "textexclamdown": "¡", "textquestiondown": "¿", "textrightarrow": "→", "textleftarrow": "←",
    "textasciimacron": "¯", "textnumero": "№", "textinterrobang": "‽", "slash": "/", "nbsp": " ",
    "space": " ", "newline": " ", "linebreak": " ", "hfill": " ", "TeX": "TeX", "LaTeX": "LaTeX",
    "BibTeX": "BibTeX", "ie": "i.e.", "eg": "e.g.", "checkmark": "✓",
}  # fmt: skip

SYMBOLS: Mapping[str, str] = (
    dict(MATH_SYMBOLS)
    | {f"text{name}": sign for name, sign in _GREEK.items()}
    | dict(LETTERS)
    | dict(_TEXT_ONLY)
)
"""Every command that stands for itself, in text."""

SILENT = frozenset(
    """noindent indent smallskip medskip bigskip newblock allowbreak relax protect rm normalfont
    rmfamily sffamily upshape mdseries selectfont left right big Big bigg Bigg displaystyle
    textstyle limits nolimits unskip ignorespaces centering raggedright small footnotesize
    scriptsize tiny large Large normalsize nobreak penalty null strut xspace break par sf""".split()
)
"""Commands that leave nothing to see."""

ARGUMENT_DROPPED = frozenset(
    """noopsort hspace vspace label nocite pagestyle thispagestyle color textcolor fontsize
    selectlanguage setlength addtolength phantom hphantom vphantom sortnoop SortNoop""".split()
)
"""Commands whose argument is not for readers."""

MARKUP: Mapping[str, str] = {
    "emph": "emph", "textit": "emph", "textsl": "emph", "mathit": "emph", "mkbibemph": "emph",
    "textbf": "strong", "mathbf": "strong", "mkbibbold": "strong", "texttt": "code",
    "mathtt": "code", "textsc": "smallcaps", "textsuperscript": "sup", "textsubscript": "sub",
    "mkbibsuperscript": "sup", "mkbibsubscript": "sub", "sp": "sup", "sb": "sub",
}  # fmt: skip
"""Command with one argument -> mark-up of a run."""

DECLARATIONS: Mapping[str, str] = {
    "em": "emph", "it": "emph", "sl": "emph", "itshape": "emph", "slshape": "emph",
    "bf": "strong", "bfseries": "strong", "tt": "code", "ttfamily": "code", "sc": "smallcaps",
    "scshape": "smallcaps",
}  # fmt: skip
"""Command that changes the rest of its group -> mark-up of a run."""

TAG_MARKUP: Mapping[str, str] = {
    "i": "emph", "em": "emph", "italic": "emph", "cite": "emph", "var": "emph", "b": "strong",
    "strong": "strong", "bold": "strong", "sub": "sub", "inf": "sub", "sup": "sup", "tt": "code",
    "code": "code", "monospace": "code", "sc": "smallcaps", "scp": "smallcaps",
}  # fmt: skip
"""HTML or JATS element -> mark-up of a run."""

TAG_BREAKS = frozenset(
    "p br sec title div li ul ol list list-item disp-formula h1 h2 h3 h4 h5 h6 abstract".split()
)
"""Elements that begin or end a paragraph."""

TAG_TRANSPARENT = frozenset(
    """a span font u s small big strike del ins mark underline roman sans-serif styled-content
    ext-link named-content inline-formula xref uri email break hr script style iframe img svg
    object embed form input button math mrow mi mo mn""".split()
)
"""Elements that are removed while their text stays."""
