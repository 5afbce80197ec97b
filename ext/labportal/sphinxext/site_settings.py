"""What ``labportal_sites`` says of one site, as settings of Sphinx and its theme."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from labportal.model.keys import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.config import Config

    from labportal.model.sites import Site

_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}|[a-z]+|(?:rgb|hsl|oklch)a?\([\d\s.,%/deg]+\)")
_VARIABLE = re.compile(r"(?:dark-)?[a-z][a-z0-9-]*")


def is_set(config: Config, name: str) -> bool:
    """Tell whether ``conf.py`` or the command line sets *name*."""
    # Sphinx has no public way to tell a default from the same value written by hand.
    return name in config._raw_config or name in config.overrides  # noqa: SLF001


def apply_site(config: Config, site: Site | None) -> None:
    """Set what ``conf.py`` says for one site; what it says for all gives way."""
    if site is None:
        return
    given: dict[str, Any] = {}
    if site.name:
        given["html_title"] = site.name
    if site.url:
        given["html_baseurl"] = site.url
    if site.logo:
        logo = {"image_light": site.logo, "image_dark": site.logo_dark or site.logo}
        alt = {"alt_text": site.name or config.project}
        given["html_theme_options"] = {"logo": {**logo, **alt}}
    elif site.name and not is_set(config, "html_logo"):
        given["html_theme_options"] = {"logo": {"text": site.name}}
    context = {
        "labportal_footer": site.footer,
        "labportal_lead": site.lead,
        "labportal_style": style_of(site.colours),
    }
    given["html_context"] = {name: text for name, text in context.items() if text}
    if not is_set(config, "latex_documents"):
        # Its PDF is called like the site, for the others have PDFs, too.
        start, _, *rest = config.latex_documents[0]
        given["latex_documents"] = [(start, f"{slug(site.name) or site.key}.tex", *rest)]
    for name, value in _merged(given, dict(site.conf)).items():
        config[name] = _merged(config[name], value) if name in config else value
        # From now on it counts as written in conf.py, so that no default replaces it.
        config._raw_config[name] = config[name]  # noqa: SLF001 -- Sphinx has no public way


def style_of(colours: Mapping[str, str]) -> str:
    """Return the rules that set the style sheet's variables; what is no colour is left out."""
    light: list[str] = []
    dark: list[str] = []
    for name, value in sorted(colours.items()):
        if _VARIABLE.fullmatch(name) and _COLOUR.fullmatch(value):
            rules = dark if name.startswith("dark-") else light
            rules.append(f"--lp-{name.removeprefix('dark-')}:{value}")
    found = f"html:not([data-theme=dark]){{{';'.join(light)}}}" if light else ""
    return found + (f"html[data-theme=dark]{{{';'.join(dark)}}}" if dark else "")


def _merged(old: object, new: Any) -> Any:
    """Return *new*, with what it does not say of a dictionary taken from *old*."""
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return new
    return {**old, **{key: _merged(old.get(key), value) for key, value in new.items()}}
