"""Pages with hundreds of publications: shown before everything that belongs to them has come.

Such a page brings the rules of its style sheets that it needs, so that its first part can be
painted while the rest is on its way; the sheets themselves, and scripts that can wait, no longer
hold it up.  Nothing is left out: without a script the sheets are loaded as ever.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labportal.rendering.stylesheets import imports_of, moved, names_in, needed_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docutils import nodes
    from sphinx.application import Sphinx

TEMPLATE = "labportal-long.html"
MARK = "lp-long"
"""Class of a list that makes its page a long one."""

_SHEET = re.compile(r'<link\b(?=[^>]*\brel="stylesheet")(?![^>]*\bmedia=)[^>]*>')
_HREF = re.compile(r'\bhref="([^"?#]*)')
_PRELOAD = re.compile(r'<link\b[^>]*\brel="preload"[^>]*\bas="script"[^>]*>\s*')
_JSON_LD = re.compile(r'<script type="application/ld\+json">.*?</script>\s*', re.DOTALL)
# Of Sphinx and of extensions that labportal loads; they wait for the page by themselves.
_PATIENT = re.compile(
    r'<script(?![^>]*\b(?:defer|async)\b)(?=[^>]* src="[^"]*/(?:doctools|sphinx_highlight'
    r"|clipboard\.min|copybutton|design-tabs)\.js[?\"])"
)
# The scripts in pages speak to it, so it cannot wait.
_OPTIONS = re.compile(r'<script src="([^"?]*/documentation_options\.js)[^"]*"></script>')
# All sheets at once and in their order: one alone would win over rules that belong after it.
_SWITCH = (
    "<script>(sheets => Promise.all(sheets.map(link => link.sheet || new Promise(done => { "
    "link.onload = link.onerror = done; }))).then(() => sheets.forEach(link => { "
    'link.media = "all"; })))([...document.querySelectorAll("link[data-lp-late]")])</script>'
)


def light_template(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> str | None:
    """Choose the template of a long page, which wraps that of any page."""
    if templatename != "page.html" or MARK not in (context.get("body") or ""):
        return None
    context["labportal_lighten"] = lambda html: light_page(app, pagename, html)
    return TEMPLATE


def light_page(app: Sphinx, pagename: str, html: str) -> str:
    """Return a page as it is, or so that it can be painted early if it is a long one."""
    if MARK not in html:
        return html
    folder = posixpath.dirname(app.builder.get_target_uri(pagename)) or "."
    return lightened(html, sheet_reader(app.outdir, folder))


def site_styles(app: Sphinx) -> bytes:
    """Return a digest of the site's own style sheets, of which a long page brings a part."""
    digest = hashlib.blake2b(digest_size=12)
    for folder in app.config.html_static_path:
        for path in sorted(Path(app.confdir, folder).rglob("*.css")):
            digest.update(path.read_bytes())
    return digest.digest()


def sheet_reader(outdir: Path, folder: str) -> Callable[[str], str | None]:
    """Return a function that reads a style sheet by its address in a page of *folder*."""

    def read(address: str) -> str | None:
        path = posixpath.normpath(posixpath.join(folder, unescape(address)))
        if "://" in address or path.startswith(("..", "/")):
            return None
        try:
            return (outdir / path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    return read


def lightened(html: str, read: Callable[[str], str | None]) -> str:
    """Return a page that can be painted when its first part is there."""
    html = _PATIENT.sub("<script defer", _PRELOAD.sub("", html))
    html = _OPTIONS.sub(lambda found: _inlined(found, read), html)
    html = _last_in_body(html)
    names = names_in(html)
    wanted = {found[0]: list(_needed(found[0], names, read)) for found in _SHEET.finditer(html)}
    late = [link for link, parts in wanted.items() if parts]
    if not late:
        return html
    for link in late:
        html = html.replace(link, _postponed(link), 1)
    style = "".join(part for link in late for part in wanted[link]).replace("</", "<\\/")
    # Before the sheets, so that whatever stands in them goes before what was here first.
    html = html.replace(_postponed(late[0]), f"<style>{style}</style>{_postponed(late[0])}", 1)
    after = f"{_postponed(late[-1])}{_SWITCH}<noscript>{''.join(late)}</noscript>"
    return html.replace(_postponed(late[-1]), after, 1)


def _inlined(script: re.Match[str], read: Callable[[str], str | None]) -> str:
    text = read(script[1])
    return script[0] if text is None or "</" in text else f"<script>{text}</script>"


def _postponed(link: str) -> str:
    return link.replace("<link", '<link media="print" data-lp-late', 1)


def _last_in_body(html: str) -> str:
    """Return the page with what search engines read at its end."""
    found = _JSON_LD.search(html)
    end = html.rfind("</body>")
    if found is None or end < found.end():
        return html
    return html[: found.start()] + html[found.end() : end] + found[0] + html[end:]


def _needed(link: str, names: Any, read: Callable[[str], str | None]) -> Iterator[str]:
    """Yield the rules that a page needs of one of its sheets, and of those which that imports."""
    href = _HREF.search(link)
    waiting = [href[1]] if href else []
    for address in waiting:
        css = read(address)
        if css is None:
            continue
        folder = posixpath.dirname(address)
        found = [posixpath.join(folder, name) for name in imports_of(css)]
        for imported in found:
            inner = read(imported)
            if inner is not None:
                yield moved(needed_rules(inner, names), posixpath.dirname(imported))
        yield moved(needed_rules(css, names), folder)
