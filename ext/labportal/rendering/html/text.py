"""Text and inline mark-up as HTML."""

from __future__ import annotations

from functools import lru_cache
from html import escape as _escape
from typing import TYPE_CHECKING

from labportal.rendering.html.mathml import mathml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from labportal.model.records import Run

_TAGS: Mapping[str, str] = {
    "emph": "em",
    "strong": "strong",
    "sup": "sup",
    "sub": "sub",
    "code": "code",
    "smallcaps": "span",
}

_SCHEMES = frozenset({"http", "https", "ftp", "mailto", "tel"})
HUES = 6
"""As many colours the style sheet has for missing pictures."""


def escape(text: str) -> str:
    """Return *text* safe for element content and quoted attributes."""
    return _escape(text, quote=True)


def web_address(url: str) -> str:
    """Return *url* safe for an attribute, or an empty string if a browser might run it."""
    scheme, colon, _ = url.strip().partition(":")
    if colon and "/" not in scheme and scheme.lower() not in _SCHEMES:
        return ""
    return escape(url.strip())


def hue(name: str) -> int:
    """Return the number of the colour that stands for *name* where there is no picture."""
    return sum(map(ord, name)) % HUES


def runs_html(runs: Iterable[Run], *, linked: bool = True) -> str:
    """Return marked-up text; not *linked* where it stands in a link or is a mere picture."""
    return "".join(_run_html(run, linked=linked) for run in runs)


def _run_html(run: Run, *, linked: bool) -> str:
    if run.markup == "math":
        return math_html(run.text)
    inner = escape(run.text)
    tag = _TAGS.get(run.markup)
    if tag:
        attribute = ' class="lp-smallcaps"' if run.markup == "smallcaps" else ""
        inner = f"<{tag}{attribute}>{inner}</{tag}>"
    if linked and run.url.startswith(("https://", "http://")):
        inner = f'<a class="reference external" href="{web_address(run.url)}">{inner}</a>'
    return inner


@lru_cache(maxsize=4096)
def math_html(tex: str, *, display: bool = False) -> str:
    """Return a formula as MathML; one that cannot be read is shown as its source."""
    return mathml(tex, display=display)


def element(tag: str, inner: str, **attributes: str) -> str:
    """Return an element; attribute names lose a final underscore, empty values are left out."""
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for name, value in attributes.items()
        if value
    )
    return f"<{tag}{written}>{inner}</{tag}>"
