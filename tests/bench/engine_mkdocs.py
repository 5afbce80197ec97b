"""The content for MkDocs with the theme Material."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.engines import HEADINGS, overviews, page_body, publication_body, write, write_pictures

if TYPE_CHECKING:
    from pathlib import Path

    from bench.invented import Content

_CONF = """site_name: Invented group
site_url: https://example.org/
theme:
  name: material
  features: [navigation.tabs]
  font: false
plugins: [{plugins}]
nav:
  - Home: index.md
{nav}"""


class MkDocs:
    """MkDocs Material; its search index is an option of the comparison."""

    def __init__(self, *, search: bool) -> None:
        self.name = "MkDocs Material" if search else "MkDocs Material, no search"
        self._plugins = "search" if search else ""

    def write(self, content: Content, folder: Path) -> None:
        """Write pages; only overviews are in the navigation, as in the other engines."""
        nav = "".join(f"  - {heading}: {kind}/index.md\n" for kind, heading in HEADINGS.items())
        write(folder / "mkdocs.yml", _CONF.format(plugins=self._plugins, nav=nav))
        source = folder / "docs"
        write(source / "index.md", "# Invented group\n")
        for item in content.items:
            text = f"# {item.title}\n\n{page_body(item, content, _link)}"
            write(source / item.kind / f"{item.key}.md", text)
        for entry in content.publications:
            path = source / "publications" / f"{entry.address}.md"
            write(path, f"# {entry.title}\n\n{publication_body(entry)}")
        for kind, heading, text in overviews(content, _link):
            write(source / kind / "index.md", f"# {heading}\n\n{text}")
        write_pictures(content, source / "images")

    def command(self, folder: Path, tools: Path) -> list[str]:
        """Return the command of its manual."""
        return [
            *(str(tools / "mkdocs"), "--quiet", "build"),
            *("--config-file", str(folder / "mkdocs.yml"), "--site-dir", str(folder / "out")),
        ]

    def source_of(self, folder: Path, kind: str, key: str) -> Path:
        """Return the page."""
        return folder / "docs" / kind / f"{key}.md"


def _link(kind: str, key: str) -> str:
    return f"../images/{key}" if kind == "images" else f"../{kind}/{key}.md"
