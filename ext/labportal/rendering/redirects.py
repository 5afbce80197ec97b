"""Pages at old addresses, which send their readers on.

A page of HTML works on any host, also where nobody can set up redirects on the server.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from labportal.reading.redirects import PAGE_SUFFIXES
from labportal.rendering.html.text import escape
from labportal.sphinxext.domain import has_bulk_pages, labportal_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

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
            for old, docname in portal.redirects.items():
                name = _file_of(old)
                path = Path(app.outdir, name)
                same = written.get(str(path).casefold())
                if docname not in app.env.all_docs or (same and _is_one_file(path, same)):
                    continue
                title = portal.catalogue.records[portal.catalogue.by_docname[docname]].label
                address = "../" * name.count("/") + builder.get_target_uri(docname)
                text = PAGE.format(
                    language=escape(app.config.language or "en"),
                    title=escape(title),
                    address=escape(address or "./"),
                )
                self._build.write_file(app, name, text)
        yield from ()


def _file_of(old: str) -> str:
    return old if old.lower().endswith(PAGE_SUFFIXES) else f"{old}/index.html"


def _is_one_file(path: Path, page: Path) -> bool:
    """Tell whether a page stands there already, where upper and lower case are the same."""
    return path.exists() and page.exists() and path.samefile(page)
