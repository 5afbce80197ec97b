"""The content for Sphinx with MyST and sphinxcontrib-bibtex, as their manuals show it."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pybtex.errors
from pybtex.backends.html import Backend
from pybtex.database import parse_string
from pybtex.style.formatting.unsrt import Style

from bench.engines import HEADINGS, page_body, publication_body, write, write_pictures

if TYPE_CHECKING:
    from pathlib import Path

    from bench.invented import Content, Item

_CONF = """project = "Invented group"
extensions = ["myst_parser", "sphinxcontrib.bibtex"]
html_theme = "pydata_sphinx_theme"
bibtex_bibfiles = ["group.bib"]
html_baseurl = "https://example.org/"
"""
_TYPES = {"conference": "inproceedings", "patent": "misc"}
"""Types that its only style for such lists does not know, and what is nearest."""


class PlainSphinx:
    """Sphinx without labportal: a page with a filtered bibliography for everybody."""

    name = "Sphinx + bibtex"

    def write(self, content: Content, folder: Path) -> None:
        """Write every page, publications included, and a toctree for each kind."""
        source = folder / "content"
        write(source / "conf.py", _CONF)
        below = "\n".join(f"{kind}/index" for kind in HEADINGS)
        write(source / "index.md", f"# Invented group\n\n```{{toctree}}\n{below}\n```\n")
        entries = _usable(content)
        write(source / "group.bib", content.macros + "\n".join(entries.values()))
        for item in content.items:
            write(source / item.kind / f"{item.key}.md", _page(item, content, set(entries)))
        for kind, heading in HEADINGS.items():
            keys = [item.key for item in content.of_kind(kind)]
            if kind == "publications":
                keys = [entry.address for entry in content.publications]
            lines = "\n".join(keys)
            write(source / kind / "index.md", f"# {heading}\n\n```{{toctree}}\n{lines}\n```\n")
        for entry in content.publications:
            text = f"# {entry.title}\n\n{publication_body(entry)}"
            write(source / "publications" / f"{entry.address}.md", text)
        write_pictures(content, source / "images")

    def command(self, folder: Path, tools: Path) -> list[str]:
        """Return the usual command."""
        return [
            *(sys.executable, "-m", "sphinx", "--quiet", "--builder", "dirhtml"),
            *("--doctree-dir", str(folder / "doctrees"), "--jobs", "auto"),
            *(str(folder / "content"), str(folder / "out")),
        ]

    def source_of(self, folder: Path, kind: str, key: str) -> Path:
        """Return the page."""
        return folder / "content" / kind / f"{key}.md"


def _usable(content: Content) -> dict[str, str]:
    """Return key -> entry of those that the style can format; another one ends the build."""
    found = {}
    with pybtex.errors.capture():
        for entry in content.publications:
            source = re.sub(
                r"^@(\w+)",
                lambda kind: f"@{_TYPES.get(kind[1].lower(), kind[1])}",
                entry.source,
            )
            try:
                data = parse_string(content.macros + source, "bibtex")
                formatted = Style().format_entries(data.entries.values())
                for one in formatted:
                    one.text.render(Backend())
            except Exception:  # noqa: BLE001 -- styles raise whatever they stumble over
                continue
            found[entry.key] = source
    return found


def _page(item: Item, content: Content, usable: set[str]) -> str:
    keys = [re.escape(key) for key in item.publications if key in usable]
    listed = ""
    if keys:
        pattern = "|".join(keys)
        listed = (
            "\n## Publications\n\n```{bibliography}\n"
            f':filter: key % "^({pattern})$"\n:list: bullet\n```\n'
        )
    text = page_body(_without_publications(item), content, _link)
    return f"# {item.title}\n\n{text}{listed}"


def _without_publications(item: Item) -> Item:
    import dataclasses

    return dataclasses.replace(item, publications=())


def _link(kind: str, key: str) -> str:
    return f"../images/{key}" if kind == "images" else f"../{kind}/{key}.md"
