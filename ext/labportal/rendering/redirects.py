"""Pages at old addresses, which send their readers on.

A page of HTML works on any host, also where nobody can set up redirects on the server.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, cast

from labportal.rendering.html.text import escape
from labportal.sphinxext.domain import has_bulk_pages, labportal_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labportal.model.catalogue import Catalogue
    from labportal.sphinxext.incremental import IncrementalBuild

# Only what can be a file name on every system, and needs no quoting in an address.
_PART = re.compile(r"[A-Za-z0-9._~%-]+")

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
            catalogue = labportal_domain(app.env).catalogue
            for old, docname, title in old_addresses(catalogue):
                if old in app.env.all_docs or docname not in app.env.all_docs:
                    continue
                text = PAGE.format(
                    language=escape(app.config.language or "en"),
                    title=escape(title),
                    address=escape("../" * (old.count("/") + 1) + builder.get_target_uri(docname)),
                )
                self._build.write_file(app, f"{old}/index.html", text)
        yield from ()


def old_addresses(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Yield (old address, document, title).

    What leaves the site, or cannot be a file name everywhere, is left out.
    """
    for record in catalogue.records.values():
        if record.is_draft or not record.docname:
            continue
        for address in record.old_addresses:
            parts = unicodedata.normalize("NFKC", address).strip("/").split("/")
            if all(_PART.fullmatch(part) and part not in (".", "..") for part in parts):
                yield "/".join(parts), record.docname, record.label
