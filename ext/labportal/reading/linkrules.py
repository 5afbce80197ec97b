"""What ``conf.py`` says of other extensions that decides what a link in a page may mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from labportal.reading.text.known import COMPLETE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

SETTINGS = (
    "myst_heading_anchors",
    "myst_heading_slug_func",
    "myst_url_schemes",
    "myst_all_links_external",
    "myst_commonmark_only",
    "myst_gfm_only",
    "myst_fence_as_directive",
    "intersphinx_mapping",
)
"""The settings that are looked at."""
DEFAULT_ANCHORS = 4
"""Levels of headings that links can name, unless ``conf.py`` sets ``myst_heading_anchors``."""
_SCHEMES = frozenset({"http", "https", "ftp", "mailto", "tel", "doi", "orcid"})
_OF_MYST = frozenset({"inv", "path", "project"})
_FOR_SECTIONS = "sphinx.ext.autosectionlabel"
_NO_TARGETS = COMPLETE | {
    "myst_nb",
    "sphinx.ext.extlinks",
    "sphinx.ext.graphviz",
    "sphinx.ext.ifconfig",
    "sphinx_inline_tabs",
    "sphinx_tabs.tabs",
    "sphinx_togglebutton",
    "sphinxcontrib.mermaid",
    "sphinxcontrib.video",
    "sphinxcontrib.youtube",
}
"""Extensions that add nothing that a page can refer to, besides what its own text says."""


_BY_SPHINX = "sphinx.ext."
_NO_LANGUAGES = _NO_TARGETS - {"myst_nb"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRules:
    """What links may lead to besides what pages hold."""

    levels: int = DEFAULT_ANCHORS
    """Levels of headings that have an anchor of their own."""
    schemes: frozenset[str] = _SCHEMES | _OF_MYST
    """How addresses elsewhere begin."""
    knows_pages: bool = True
    """Whether every anchor of a page follows from its text."""
    knows_names: bool = True
    """Whether no other site or extension adds labels, terms and documents."""

    knows_languages: bool = True
    """Whether no extension adds languages of code."""
    fences: frozenset[str] = frozenset()
    """Names behind three backticks that are directives."""

    @classmethod
    def of(cls, values: Mapping[str, Any], extensions: Collection[str] | None) -> LinkRules:
        """Return what settings say; *extensions* is None where anything may be added."""
        levels = values.get("myst_heading_anchors")
        schemes = values.get("myst_url_schemes")
        used = frozenset(extensions or ())
        as_usual = not any(
            values.get(name)
            for name in ("myst_all_links_external", "myst_commonmark_only", "myst_gfm_only")
        )
        knows_pages = (
            extensions is not None
            and as_usual
            and _FOR_SECTIONS not in used
            and values.get("myst_heading_slug_func") in (None, "github")
        )
        return cls(
            levels=levels if isinstance(levels, int) else DEFAULT_ANCHORS,
            schemes=_OF_MYST | (_SCHEMES if schemes is None else frozenset(map(str, schemes))),
            knows_pages=knows_pages,
            knows_languages=extensions is not None
            and all(name in _NO_LANGUAGES or name.startswith(_BY_SPHINX) for name in used),
            fences=frozenset(map(str, values.get("myst_fence_as_directive") or ())),
            knows_names=knows_pages
            and used <= _NO_TARGETS
            and not values.get("intersphinx_mapping"),
        )
