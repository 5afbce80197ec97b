"""The content as a labportal portal, built as ``make html`` builds it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bench.engines import HEADINGS, with_links, write, write_pictures

if TYPE_CHECKING:
    from pathlib import Path

    from bench.invented import Content, Item

_CONF = """project = "Invented group"
extensions = ["labportal"]
bibtex_bibfiles = ["../bib/group.bib"]
html_baseurl = "https://example.org/"
"""


class Labportal:
    """labportal; *jobs* and *builder* as in Sphinx, *settings* to add to ``conf.py``."""

    def __init__(
        self,
        name: str = "labportal",
        jobs: str = "auto",
        builder: str = "dirhtml",
        settings: str = "",
    ) -> None:
        self.name = name
        self._settings = settings
        self._jobs = jobs
        self._builder = builder

    def write(self, content: Content, folder: Path) -> None:
        """Write pages with headers, and one .bib file."""
        source = folder / "content"
        write(source / "conf.py", _CONF + self._settings)
        own = [f"- [{heading}]({kind}/index.md)" for kind, heading in HEADINGS.items()]
        write(source / "index.md", "# Invented group\n\n" + "\n".join(own) + "\n")
        titles = {item.key: item.title for item in content.of_kind("people")}
        for item in content.items:
            write(source / item.kind / f"{item.key}.md", _page(item, titles))
        for kind in HEADINGS:
            # The list comes unasked.
            write(source / kind / "index.md", f"# {HEADINGS[kind]}\n")
        entries = "\n".join(entry.source for entry in content.publications)
        write(folder / "bib" / "group.bib", content.macros + entries)
        write_pictures(content, source / "images")

    def command(self, folder: Path, tools: Path) -> list[str]:
        """Return the line of the Makefile."""
        return [
            *(sys.executable, "-m", "labportal.cli", "build", str(folder / "content")),
            *("--output", str(folder / "out"), "--doctrees", str(folder / "doctrees")),
            *("--builder", self._builder, "--jobs", self._jobs),
        ]

    def other_command(self, folder: Path) -> list[str]:
        """Return the command for another builder on the same doctrees."""
        return [
            *(sys.executable, "-m", "sphinx", "--quiet", "--builder", "html"),
            *("--doctree-dir", str(folder / "doctrees"), "--jobs", self._jobs),
            *(str(folder / "content"), str(folder / "out-html")),
        ]

    def source_of(self, folder: Path, kind: str, key: str) -> Path:
        """Return the page, or the .bib file for a publication."""
        if kind == "publications":
            return folder / "bib" / "group.bib"
        return folder / "content" / kind / f"{key}.md"


def _page(item: Item, titles: dict[str, str]) -> str:
    fields = [("title", item.title), ("description", item.summary), *item.facts]
    if item.picture:
        fields.append(("picture", item.picture))
    if item.people:
        fields.append(("people", ", ".join(titles[key] for key in item.people)))
    if item.kind == "projects":
        fields.append(("bibkeys", ", ".join(item.publications)))
    header = "".join(f"{name}: {value}\n" for name, value in fields)
    return f"---\n{header}---\n\n{with_links(item.body, _link)}\n"


def _link(kind: str, key: str) -> str:
    # Publications have no source, so they are named by address, as the manual says.
    return f"/publications/{key}/" if kind == "publications" else f"../{kind}/{key}.md"
