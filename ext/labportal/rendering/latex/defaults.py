"""What the book needs of Sphinx's LaTeX settings, unless ``conf.py`` says otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from labportal.sphinxext.site_settings import is_set

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.config import Config

STYLE = Path(__file__).parent / "labportal.sty"

# Whichever fonts are there: the first of each list that TeX finds.  Letters that the text font
# lacks come from FreeSerif and Noto, so that names in other scripts print.
FONTS = r"""
\directlua{labportalfonts = {}}
% A fallback that is not installed would stop TeX, so each is looked for first.
\newcommand\labportalfallback[2]{\IfFontExistsTF{#1}%
  {\directlua{table.insert(labportalfonts, "#1:mode=node;#2")}}{}}
\labportalfallback{FreeSerif}{}
\labportalfallback{Noto Serif}{}
\labportalfallback{Noto Serif CJK SC}{script=hani;}
\labportalfallback{Noto Serif CJK JP}{script=kana;}
\labportalfallback{Noto Serif CJK KR}{script=hang;}
\labportalfallback{Droid Sans Fallback}{}
\labportalfallback{Noto Sans Symbols2}{}
\directlua{luaotfload.add_fallback("labportalfallback", labportalfonts)}
\IfFontExistsTF{TeX Gyre Pagella}
  {\setmainfont{TeX Gyre Pagella}[RawFeature={fallback=labportalfallback}]}
  {\setmainfont{Latin Modern Roman}[RawFeature={fallback=labportalfallback}]}
\IfFontExistsTF{TeX Gyre Heros}
  {\setsansfont{TeX Gyre Heros}[RawFeature={fallback=labportalfallback}]}
  {\setsansfont{Latin Modern Sans}[RawFeature={fallback=labportalfallback}]}
\IfFontExistsTF{DejaVu Sans Mono}
  {\setmonofont{DejaVu Sans Mono}[Scale=MatchLowercase]}
  {\setmonofont{Latin Modern Mono}[RawFeature={fallback=labportalfallback}]}
"""

ELEMENTS: Mapping[str, str] = {
    "papersize": "a4paper",
    "extraclassoptions": "openany,oneside",
    "fontpkg": FONTS,
    "preamble": r"\usepackage{labportal}",
    # An index of no entries would be an empty page.
    "printindex": "",
}


def set_latex_defaults(_app: Sphinx, config: Config) -> None:
    """Fill in the book's defaults."""
    elements = dict(ELEMENTS)
    if config.latex_engine != "lualatex":
        del elements["fontpkg"]
    written = config.latex_elements if is_set(config, "latex_elements") else {}
    if "preamble" in written:
        elements["preamble"] += "\n" + written["preamble"]
    config.latex_elements = {**elements, **written, "preamble": elements["preamble"]}
    # Sphinx takes these from the folder of conf.py; an absolute path leads elsewhere.
    config.latex_additional_files = [*config.latex_additional_files, str(STYLE)]
