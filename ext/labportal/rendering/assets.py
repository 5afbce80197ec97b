"""Style sheet, script, templates and the theme's options; nothing about single pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labportal.model.records import RECORD_TYPES
from labportal.sphinxext.nodes import video
from labportal.sphinxext.owntypes import own_rows
from labportal.sphinxext.site_settings import is_set
from labportal.sphinxext.words import catalogue_folders, words_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
STATIC = Path(__file__).parent / "static"
TEMPLATES = Path(__file__).parent / "templates"
THEME = "pydata_sphinx_theme"
ICON = "labportal-icon.svg"
"""Shown in the browser's tab where a site has no icon; without one, browsers ask in vain."""
NO_SIDEBAR = tuple(
    f"{folder}/**" for row in RECORD_TYPES.values() if row.name != "page" for folder in row.folders
)
"""Pages without a sidebar: one that lists a thousand siblings helps nobody."""
THEME_OPTIONS: Mapping[str, Any] = {
    "navbar_align": "left",
    "header_links_before_dropdown": 7,
    "show_toc_level": 2,
    "secondary_sidebar_items": ["page-toc"],
    "article_header_start": ["breadcrumbs"],
    "article_footer_items": [],
    "footer_start": ["copyright"],
    "footer_end": ["labportal-pdf", "labportal-edit"],
    "search_bar_text": "Search this site",
    "header_dropdown_text": "More",
    "show_prev_next": False,
    "shorten_urls": False,
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
}
"""What labportal asks of the theme, unless ``conf.py`` says otherwise."""
THEME_TEXTS = ("search_bar_text", "header_dropdown_text")
"""Those of them that readers see."""


def add_templates(_app: Sphinx, config: Config) -> None:
    """Let themes find labportal's templates after the site's own."""
    config.templates_path = [*config.templates_path, str(TEMPLATES)]


def add_theme_styles(app: Sphinx) -> None:
    """Add what our parts need in themes that are not made from PyData's."""
    theme = getattr(app.builder, "theme", None)
    if theme is not None and not any(THEME in str(path) for path in theme.get_theme_dirs()):
        app.add_css_file("labportal-themes.css", priority=601)


def add_assets(app: Sphinx, config: Config) -> None:
    """Add labportal's files to HTML pages and set the theme's options.

    The builder copies the options of the theme when it is made, so this cannot wait for it.
    """
    config.html_static_path = [*config.html_static_path, str(STATIC)]
    app.add_css_file("labportal.css", priority=600)
    app.add_js_file("labportal-filter.js", loading_method="defer")
    app.add_js_file("labportal-abstract.js", loading_method="defer")
    if config.labportal_correct_dates:
        app.add_js_file("labportal-dates.js", loading_method="defer")
    if not is_set(config, "html_title"):
        # Sphinx would say "... documentation".
        config.html_title = config.project
    if not is_set(config, "html_math_renderer"):
        config.html_math_renderer = "mathml"
    if config.html_theme == THEME:
        # Before anything is painted: the theme's own scripts run after the page was read.  In the
        # page itself, because nothing is painted either while a script is on its way.
        app.add_js_file(None, body=script_text("labportal.js"), priority=100)
        _set_theme_options(app, config)


def add_players(
    app: Sphinx,
    _name: str,
    _template: str,
    _context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add the script that plays videos to the pages that have one."""
    if doctree is not None and any(True for _ in doctree.findall(video)):
        app.add_js_file("labportal-video.js", loading_method="defer")


def script_text(name: str) -> str:
    """Return a script of ours without its comments."""
    return _COMMENT.sub("", (STATIC / name).read_text(encoding="utf-8")).strip()


def _set_theme_options(app: Sphinx, config: Config) -> None:
    given = config.html_theme_options
    words = words_in(config.language or "en", catalogue_folders(config, app.srcdir))
    logo = given.get("logo")
    says = (config.labportal_footer, config.labportal_footer_links)
    footer = (
        ["labportal-footer", "copyright"]
        if any(says) or "labportal_footer" in config.html_context
        else None
    )
    config.html_theme_options = {
        **THEME_OPTIONS,
        **{name: words.text(str(THEME_OPTIONS[name])) for name in THEME_TEXTS},
        **({"footer_start": footer} if footer else {}),
        **given,
        "logo": _logo(config, logo if isinstance(logo, dict) else {}),
    }
    if not (config.html_favicon or given.get("favicons")):
        app.add_css_file(ICON, rel="icon", type="image/svg+xml")
    if not is_set(config, "html_sidebars"):
        own = (f"{folder}/**" for row in own_rows(app, config) for folder in row.folders)
        config.html_sidebars = {pattern: [] for pattern in ("index", "*", *NO_SIDEBAR, *own)}
    _set_edit_links(config, Path(app.srcdir))


def _logo(config: Config, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the logo's options: a picture is described, and without one there is the name."""
    has_picture = bool(given.get("image_light") or config.html_logo)
    name = {"alt_text": config.html_title} if has_picture else {"text": config.html_title}
    return {**name, **given}


def _set_edit_links(config: Config, srcdir: Path) -> None:
    """Offer to edit a page where the site says in which repository its source is."""
    context = config.html_context
    if not (context.get("github_user") and context.get("github_repo")):
        return
    config.html_theme_options.setdefault("use_edit_page_button", True)
    defaults = {"github_version": "main", "doc_path": path_in_repository(srcdir)}
    config.html_context = {**defaults, **context}


def path_in_repository(folder: Path) -> str:
    """Return the path of *folder* from the top of its repository, empty outside of one."""
    for top in (folder, *folder.parents):
        if (top / ".git").exists():
            path = folder.relative_to(top).as_posix()
            return "" if path == "." else path
    return ""
