"""The content for Hugo, with a layout of the same parts: navigation, path, text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bench.engines import HEADINGS, overviews, page_body, publication_body, write, write_pictures

if TYPE_CHECKING:
    from pathlib import Path

    from bench.invented import Content

_CONF = """baseURL = "https://example.org/"
title = "Invented group"
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
[markup.goldmark.renderer]
unsafe = false
"""
_BASE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{{{ .Title }}}} – {{{{ .Site.Title }}}}</title>
<link rel="stylesheet" href="/style.css"></head>
<body><nav>{links}</nav><main>{{{{ block "main" . }}}}{{{{ end }}}}</main>
<footer>{{{{ .Site.Title }}}}</footer></body></html>
"""
_PAGE = """{{ define "main" }}
<p class="path"><a href="/">{{ .Site.Title }}</a> /
<a href="/{{ .Section }}/">{{ .Section }}</a></p>
<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}
"""


class Hugo:
    """Hugo, which builds everything each time, on all cores."""

    name = "Hugo"

    def write(self, content: Content, folder: Path) -> None:
        """Write pages and layouts."""
        write(folder / "hugo.toml", _CONF)
        links = "".join(f'<a href="/{kind}/">{heading}</a> ' for kind, heading in HEADINGS.items())
        layouts = folder / "layouts"
        write(layouts / "_default" / "baseof.html", _BASE.format(links=links))
        for name in ("single", "list", "index"):
            write(layouts / "_default" / f"{name}.html", _PAGE)
        write(folder / "static" / "style.css", "body { max-width: 60rem; margin: auto }\n")
        source = folder / "content"
        write(source / "_index.md", "---\ntitle: Invented group\n---\n")
        for item in content.items:
            head = _head(title=item.title, description=item.summary)
            write(source / item.kind / f"{item.key}.md", head + page_body(item, content, _link))
        for entry in content.publications:
            path = source / "publications" / f"{entry.address}.md"
            write(path, _head(title=entry.title) + publication_body(entry))
        for kind, heading, text in overviews(content, _link):
            write(source / kind / "_index.md", _head(title=heading) + text)
        write_pictures(content, folder / "static" / "images")

    def command(self, folder: Path, tools: Path) -> list[str]:
        """Return the command of its manual."""
        return [
            *(str(_program(tools)), "build", "--quiet", "--noBuildLock"),
            *("--source", str(folder), "--destination", str(folder / "out")),
        ]

    def source_of(self, folder: Path, kind: str, key: str) -> Path:
        """Return the page."""
        return folder / "content" / kind / f"{key}.md"


def _program(tools: Path) -> Path:
    """Return the program itself, without the Python around it that finds it."""
    found = sorted(tools.parent.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    return found[0] if found else tools / "hugo"


def _head(**fields: str) -> str:
    lines = "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items())
    return f"---\n{lines}---\n\n"


def _link(kind: str, key: str) -> str:
    return f"/images/{key}" if kind == "images" else f"/{kind}/{key}/"
