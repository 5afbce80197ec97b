"""The content for Pelican, with a layout of the same parts: navigation, path, text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.engines import HEADINGS, overviews, page_body, publication_body, write, write_pictures

if TYPE_CHECKING:
    from pathlib import Path

    from bench.invented import Content

_CONF = """SITENAME = "Invented group"
SITEURL = "https://example.org"
PATH = "content"
THEME = "theme"
TIMEZONE = "UTC"
ARTICLE_PATHS = []
PAGE_PATHS = [{kinds}]
STATIC_PATHS = ["images"]
PATH_METADATA = r"(?P<path_no_ext>.*)\\..*"
PAGE_URL = "{{path_no_ext}}/"
PAGE_SAVE_AS = "{{path_no_ext}}/index.html"
DIRECT_TEMPLATES = ["index"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
LOAD_CONTENT_CACHE = CACHE_CONTENT = True
CACHE_PATH = "cache"
MARKDOWN = {{"extension_configs": {{"markdown.extensions.extra": {{}}}}}}
"""
_BASE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{% block title %}}{{{{ SITENAME }}}}
{{%- endblock %}}</title><link rel="stylesheet" href="{{{{ SITEURL }}}}/theme/style.css"></head>
<body><nav>{links}</nav><main>{{% block content %}}{{% endblock %}}</main>
<footer>{{{{ SITENAME }}}}</footer></body></html>
"""
_PAGE = """{% extends "base.html" %}
{% block title %}{{ page.title }} – {{ SITENAME }}{% endblock %}
{% block content %}
<p class="path"><a href="{{ SITEURL }}/">{{ SITENAME }}</a> /
{{ page.path_no_ext.split("/")[0] }}</p>
<h1>{{ page.title }}</h1>{{ page.content }}{% endblock %}
"""


class Pelican:
    """Pelican with its cache of content, in one process, as it works."""

    name = "Pelican"

    def write(self, content: Content, folder: Path) -> None:
        """Write pages, and a theme of three templates."""
        kinds = ", ".join(f'"{kind}"' for kind in HEADINGS)
        write(folder / "pelicanconf.py", _CONF.format(kinds=kinds))
        links = "".join(
            f'<a href="{{{{ SITEURL }}}}/{kind}/">{heading}</a> '
            for kind, heading in HEADINGS.items()
        )
        theme = folder / "theme"
        write(theme / "templates" / "base.html", _BASE.format(links=links))
        write(theme / "templates" / "page.html", _PAGE)
        write(theme / "templates" / "index.html", '{% extends "base.html" %}\n')
        write(theme / "static" / "style.css", "body { max-width: 60rem; margin: auto }\n")
        source = folder / "content"
        for item in content.items:
            head = f"title: {item.title}\nsummary: {item.summary}\n\n"
            write(source / item.kind / f"{item.key}.md", head + page_body(item, content, _link))
        for entry in content.publications:
            head = f"title: {entry.title}\n\n"
            path = source / "publications" / f"{entry.address}.md"
            write(path, head + publication_body(entry))
        for kind, heading, text in overviews(content, _link):
            # Beside its folder, so that the address is the folder's.
            head = f"title: {heading}\nslug: {kind}\nsave_as: {kind}/index.html\nurl: {kind}/\n\n"
            write(source / kind / "index.md", head + text)
        write_pictures(content, source / "images")

    def command(self, folder: Path, tools: Path) -> list[str]:
        """Return the command of its manual."""
        settings = str(folder / "pelicanconf.py")
        return [
            *(str(tools / "pelican"), "--quiet", "--settings", settings),
            *("--output", str(folder / "out")),
        ]

    def source_of(self, folder: Path, kind: str, key: str) -> Path:
        """Return the page."""
        return folder / "content" / kind / f"{key}.md"


def _link(kind: str, key: str) -> str:
    return f"{{static}}/images/{key}" if kind == "images" else f"{{filename}}/{kind}/{key}.md"
