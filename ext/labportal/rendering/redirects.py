"""Pages at old addresses, which send their readers on.

A page of HTML works on any host, also where nobody can set up redirects on the server.  Hosts that
read a file ``_redirects`` answer before they look for a page, and tell search engines, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote, urljoin, urlsplit

from labportal.reading.redirects import PAGE_SUFFIXES
from labportal.rendering.html.text import escape
from labportal.sphinxext.domain import has_bulk_pages, labportal_domain
from labportal.sphinxext.overviews import overview_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labportal.reading.portal import Portal
    from labportal.sphinxext.incremental import IncrementalBuild

PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={address}">
<link rel="canonical" href="{address}">
<meta name="robots" content="noindex">
</head>
<body><p><a href="{address}">{title}</a></p></body>
</html>
"""
RULES = "_redirects"
"""The file for hosts that read it."""


@dataclass(frozen=True, slots=True)
class _Redirect:
    """One old address, without slashes around it."""

    old: str
    title: str
    address: str
    """Where it leads: from the top of this site, or on another one."""

    @property
    def is_outside(self) -> bool:
        """Whether it leads to another site."""
        return "://" in self.address or self.address.startswith("/")


class Redirects:
    """Writes the redirects of one build."""

    def __init__(self, build: IncrementalBuild) -> None:
        self._build = build

    def write(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Write a page at each old address; connected to ``html-collect-pages``."""
        if has_bulk_pages(app.builder):
            builder = cast("StandaloneHTMLBuilder", app.builder)
            portal = labportal_domain(app.env).portal
            pages = (builder.get_outfilename(page) for page in app.env.all_docs)
            written = {str(page).casefold(): Path(page) for page in pages}
            found = list(_redirects(builder, portal))
            for redirect in found:
                name = _file_of(redirect.old)
                path = Path(app.outdir, name)
                same = written.get(str(path).casefold())
                if not (same and _is_one_file(path, same)):
                    self._build.write_file(app, name, _page(redirect, name, app))
            lines = [rule.line for rule in portal.rules if rule.line]
            top = urlsplit(str(app.config.html_baseurl or "")).path.rstrip("/") + "/"
            if text := _rules(found, lines, top):
                self._build.write_file(app, RULES, text)
        yield from ()


def _redirects(builder: StandaloneHTMLBuilder, portal: Portal) -> Iterator[_Redirect]:
    catalogue, env = portal.catalogue, builder.env
    for old, docname in portal.redirects.items():
        if docname in env.all_docs:
            title = catalogue.records[catalogue.by_docname[docname]].label
            yield _Redirect(old, title, builder.get_target_uri(docname))
    for rule in portal.rules:
        if rule.url:
            yield _Redirect(rule.old, rule.url, rule.url)
        elif rule.page in portal.moved:
            if address := portal.moved[rule.page]:
                yield _Redirect(rule.old, address, address)
        elif rule.page:
            yield _Redirect(
                rule.old, _title(builder, portal, rule.page), builder.get_target_uri(rule.page)
            )


def _title(builder: StandaloneHTMLBuilder, portal: Portal, page: str) -> str:
    ref = portal.catalogue.by_docname.get(page)
    if ref is not None:
        return portal.catalogue.records[ref].label
    if page in portal.overviews or page in portal.views or page in builder.env.titles:
        return overview_title(builder.env, page)
    publication = portal.catalogue.get("publication", page.rpartition("/")[2])
    return publication.label if publication else page


def _page(redirect: _Redirect, name: str, app: Sphinx) -> str:
    address = redirect.address
    if not redirect.is_outside:
        # Relative, so that it works where the site is not at the root of its host.
        address = "../" * name.count("/") + address
    return PAGE.format(
        language=escape(app.config.language or "en"),
        title=escape(redirect.title),
        address=escape(address or "./"),
    )


def _rules(found: list[_Redirect], lines: list[str], top: str) -> str:
    """Return the file for hosts: old address, new address, status."""
    rules = [
        f"{top}{quote(redirect.old)}{'' if _is_file(redirect.old) else '/'} "
        f"{redirect.address if redirect.is_outside else urljoin(top, redirect.address)} 301\n"
        for redirect in found
    ]
    return "".join((*rules, *(f"{line}\n" for line in lines)))


def _is_file(old: str) -> bool:
    return old.lower().endswith(PAGE_SUFFIXES)


def _file_of(old: str) -> str:
    return old if _is_file(old) else f"{old}/index.html"


def _is_one_file(path: Path, page: Path) -> bool:
    """Tell whether a page stands there already, where upper and lower case are the same."""
    return path.exists() and page.exists() and path.samefile(page)
