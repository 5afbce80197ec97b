"""What every engine of the benchmark has to offer, and what several of them share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from bench.bibliography import Entry
    from bench.invented import Content, Item

HEADINGS: Mapping[str, str] = {
    "people": "People",
    "projects": "Projects",
    "news": "News",
    "software": "Software",
    "vacancies": "Vacancies",
    "publications": "Publications",
}
_LINK = re.compile(r"\(@(\w+)/([^)\s]+)\)")

Link = "Callable[[str, str], str]"
"""(kind, key) -> target of a link, as an engine writes it."""


class Engine(Protocol):
    """One way to turn the content into a site; folders are the engine's own."""

    name: str

    def write(self, content: Content, folder: Path) -> None:
        """Write the sources into *folder*."""

    def command(self, folder: Path, tools: Path) -> list[str]:
        """Return the command that builds ``folder/out``; *tools* holds the programs."""

    def source_of(self, folder: Path, kind: str, key: str) -> Path:
        """Return the file that somebody edits to change a page."""


def with_links(text: str, link: Callable[[str, str], str]) -> str:
    """Return Markdown with the targets of an engine."""
    return _LINK.sub(lambda found: f"({link(found[1], found[2])})", text)


def page_body(item: Item, content: Content, link: Callable[[str, str], str]) -> str:
    """Return the text of a page for engines that know no records: every list is written out."""
    parts = [with_links(item.body, link)]
    if item.picture:
        parts.insert(0, f"![{item.title}]({link('images', item.picture)})")
    titles = {other.key: other.title for other in content.of_kind("people")}
    if item.people:
        people = (f"- [{titles[key]}]({link('people', key)})" for key in item.people)
        parts.append("## People\n\n" + "\n".join(people))
    if item.publications:
        lines = (reference_line(content.entries[key], link) for key in item.publications)
        parts.append("## Publications\n\n" + "\n".join(lines))
    return "\n\n".join(parts) + "\n"


def reference_line(entry: Entry, link: Callable[[str, str], str]) -> str:
    """Return a publication as an item of a list."""
    target = link("publications", entry.address)
    return f"- [{entry.title}]({target}). {entry.authors}. {entry.venue}, {entry.year}."


def publication_body(entry: Entry) -> str:
    """Return the text of a publication's page."""
    code = entry.source.replace("```", "'''").strip()
    return (
        f"{entry.authors}\n\n*{entry.venue}*, {entry.year}\n\n## Abstract\n\n{entry.abstract}\n\n"
        f"## Cite this\n\n```text\n{code}\n```\n"
    )


def overviews(content: Content, link: Callable[[str, str], str]) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, heading, text) of the page that leads to all pages of a kind."""
    for kind, heading in HEADINGS.items():
        if kind == "publications":
            lines = [reference_line(entry, link) for entry in content.entries.values()]
        else:
            lines = [
                f"- [{item.title}]({link(kind, item.key)}): {item.summary}"
                for item in content.of_kind(kind)
            ]
        yield kind, heading, "\n".join(lines) + "\n"


def write(path: Path, text: str) -> None:
    """Write a file and the folders it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_pictures(content: Content, folder: Path) -> None:
    """Write the pictures into *folder*."""
    for name, data in content.pictures.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
