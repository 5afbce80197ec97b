"""Style sheets and the theme's options; HTML builders only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from labportal.sphinxext.config import is_set

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent / "static"
THEME = "pydata_sphinx_theme"
NO_SIDEBAR = ("people/**", "members/**", "projects/**", "research/**", "publications/**",
              "software/**", "groups/**", "news/**")  # fmt: skip
"""Pages without a sidebar: one that lists a thousand siblings helps nobody."""


def add_assets(app: Sphinx) -> None:
    """Add labportal's style sheet to HTML pages."""
    if app.builder.format != "html":
        return
    app.config.html_static_path = [*app.config.html_static_path, str(STATIC)]
    app.add_css_file("labportal.css", priority=600)
    if app.config.html_theme == THEME:
        _set_theme_options(app)
    if not is_set(app.config, "html_math_renderer"):
        app.config.html_math_renderer = "mathml"


def _set_theme_options(app: Sphinx) -> None:
    options = {
        "navbar_align": "left",
        "show_toc_level": 2,
        "header_links_before_dropdown": 7,
        "secondary_sidebar_items": ["page-toc", "edit-this-page"],
        "footer_start": ["copyright"],
        "footer_end": ["theme-version"],
        "article_header_start": ["breadcrumbs"],
        "article_footer_items": [],
        "show_prev_next": False,
        "pygments_light_style": "a11y-high-contrast-light",
        "pygments_dark_style": "a11y-high-contrast-dark",
    }
    app.config.html_theme_options = {**options, **app.config.html_theme_options}
    if not is_set(app.config, "html_sidebars"):
        app.config.html_sidebars = {pattern: [] for pattern in ("index", "*", *NO_SIDEBAR)}
