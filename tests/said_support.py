"""Small portals of which only the texts are read, and what they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from labportal.model.records import record_type
from labportal.model.views import list_view
from labportal.reading.portal import Portal, PortalFiles, read_portal
from labportal.reading.said import TextPlan, plan
from labportal.reading.settings import Settings
from support import write_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from labportal.model.records import Record

Read = Callable[..., Portal]

BIB = """\
@article{Doe20, author={Doe, Jane and Roe, Rik}, title={Knees without labels}, journal={J}, year={2020}, doi={10.1000/knee.1}}
@article{Roe21a, author={Roe, Rik}, title={Lungs that move}, journal={J}, year={2021}}
@article{Roe22, author={Roe, Rik}, title={Motion}, journal={J}, year={2022}}
"""  # noqa: E501
PEOPLE = {
    "people/jane-doe.md": "# Prof. dr. Jane Doe, MD PhD\n",
    "people/rik-roe.md": "# Rik Roe\n",
    "people/piet-van-den-berg.md": "# Piet van den Berg\n",
}


def reader_in(folder: Path) -> Read:
    """Return a reader of small portals with three people and three publications."""

    def reader(files: Mapping[str, str], **settings: object) -> Portal:
        write_files(folder, {**PEOPLE, "refs.bib": BIB, **files})
        chosen = Settings(today="2026-03-14", **settings)  # type: ignore[arg-type]
        return read_portal(PortalFiles(root=folder, bib_files=["refs.bib"]), chosen)

    return reader


def record_of(portal: Portal, docname: str) -> Record:
    """Return the record that a page describes."""
    return portal.catalogue.records[portal.pages[docname].ref]


def plan_of(portal: Portal, docname: str) -> TextPlan:
    """Return what becomes of a page's text."""
    record = record_of(portal, docname)
    sections = record_type(record.type_name).sections
    return plan(record, portal.pages[docname].said, sections, portal.catalogue)


def cards(portal: Portal, docname: str) -> list[list[tuple[str, str, str]]]:
    """Return (label, line, page or address) of each card of each list that replaces another."""
    views = [list_view(query, portal.catalogue) for *_, query in plan_of(portal, docname).replaced]
    return [
        [(card.label, card.line, card.docname or card.url) for card in part.cards]
        for view in views
        for part in view.parts
    ]


def linked(portal: Portal, docname: str) -> list[tuple[int, str, str]]:
    """Return (line, words, key or address) of the words that become links."""
    links = plan_of(portal, docname).links
    return [(link.line, link.text, link.key or link.url) for link in links]


def messages(portal: Portal) -> list[str]:
    """Return the problems with their places."""
    return [f"{problem.source} {problem.text}" for problem in portal.catalogue.problems]
