"""What the book needs of Sphinx's LaTeX settings, unless ``conf.py`` says otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from labportal.sphinxext.site_settings import is_set

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.config import Config

FILES = tuple(Path(__file__).parent / name for name in ("labportal.sty", "labportal.lua"))
"""What the book needs beside itself."""

FONTS = r"""
\directlua{labportalfonts = {}}
% A fallback that is not installed would stop TeX, so each is looked for first.
\newcommand\labportalfallback[2]{\IfFontExistsTF{#1}%
  {\directlua{table.insert(labportalfonts, "#1:#2")}}{}}
\labportalfallback{Noto Naskh Arabic}{mode=harf;script=arab;}
\labportalfallback{Noto Serif Hebrew}{mode=node;script=hebr;}
\labportalfallback{FreeSerif}{mode=node;}
\labportalfallback{Noto Serif}{mode=node;}
\labportalfallback{Noto Serif Devanagari}{mode=harf;script=dev2;}
\labportalfallback{Noto Serif Thai}{mode=harf;script=thai;}
\labportalfallback{Noto Serif Georgian}{mode=node;}
\labportalfallback{Noto Serif Armenian}{mode=node;}
\labportalfallback{Noto Serif CJK SC}{mode=node;script=hani;}
\labportalfallback{Noto Serif CJK JP}{mode=node;script=kana;}
\labportalfallback{Noto Serif CJK KR}{mode=node;script=hang;}
\labportalfallback{NanumMyeongjo}{mode=node;}
\labportalfallback{Droid Sans Fallback}{mode=node;}
\labportalfallback{Noto Sans Symbols2}{mode=node;}
\labportalfallback{Noto Sans Symbols}{mode=node;}
\labportalfallback{DejaVu Sans}{mode=node;}
\labportalfallback{Noto Emoji}{mode=node;}
\labportalfallback{Symbola}{mode=node;}
\directlua{luaotfload.add_fallback("labportalfallback", labportalfonts)}
\IfFontExistsTF{TeX Gyre Pagella}
  {\setmainfont{TeX Gyre Pagella}[RawFeature={fallback=labportalfallback}]}
  {\setmainfont{Latin Modern Roman}[RawFeature={fallback=labportalfallback}]}
\IfFontExistsTF{TeX Gyre Heros}
  {\setsansfont{TeX Gyre Heros}[RawFeature={fallback=labportalfallback}]}
  {\setsansfont{Latin Modern Sans}[RawFeature={fallback=labportalfallback}]}
\IfFontExistsTF{DejaVu Sans Mono}
  {\setmonofont{DejaVu Sans Mono}[Scale=MatchLowercase,RawFeature={fallback=labportalfallback}]}
  {\setmonofont{Latin Modern Mono}[RawFeature={fallback=labportalfallback}]}
"""
"""Whichever fonts are there: the first of each list that TeX finds.

Letters that the text font lacks come from the fallbacks, so that names in other scripts print.
"""

PAPERS: Mapping[str, str] = {"a4": "a4paper", "letter": "letterpaper"}
ELEMENTS: Mapping[str, str] = {
    "extraclassoptions": "openany,oneside",
    "fontpkg": FONTS,
    # The look of labportal.sty instead of the chapters of a manual.
    "fncychap": "",
    "sphinxsetup": (
        "hmargin={23mm,23mm}, vmargin={25mm,24mm}, "
        "TitleColor={HTML}{0C434B}, InnerLinkColor={HTML}{17646F}, OuterLinkColor={HTML}{17646F}"
    ),
    "preamble": r"\usepackage{labportal}",
    "maketitle": r"\labportalmaketitle",
    "tableofcontents": r"\labportaltableofcontents",
    # The chapter "index" prints it, in its place.
    "printindex": "",
}


def set_latex_defaults(_app: Sphinx, config: Config) -> None:
    """Fill in the book's defaults."""
    elements = dict(ELEMENTS)
    elements["papersize"] = PAPERS.get(config.labportal_book_paper, PAPERS["a4"])
    if config.latex_engine != "lualatex":
        del elements["fontpkg"]
    written = config.latex_elements if is_set(config, "latex_elements") else {}
    if "preamble" in written:
        elements["preamble"] += "\n" + written["preamble"]
    config.latex_elements = {**elements, **written, "preamble": elements["preamble"]}
    if not is_set(config, "latex_domain_indices"):
        # A chapter with the names of a few modules says little in print.
        config.latex_domain_indices = False
    # Sphinx takes these from the folder of conf.py; absolute paths lead elsewhere.
    config.latex_additional_files = [*config.latex_additional_files, *map(str, FILES)]
