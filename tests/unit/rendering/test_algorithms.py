"""Algorithms of a research line, which other people run on a platform of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from labportal.model.views import list_view
from labportal.reading.portal import PortalFiles, read_portal
from labportal.reading.settings import Settings
from labportal.rendering.html.lists import list_html
from labportal.rendering.html.place import Place
from support import write_files

if TYPE_CHECKING:
    from pathlib import Path

LINE = """\
---
title: Lungs
algorithms: lung-nodules, https://grand-challenge.org/algorithms/pleural_fluid/, sieve
---
"""


def test_algorithms_are_cards_that_lead_to_the_platform(tmp_path: Path) -> None:
    """A name becomes a linked card without a request; one that has a page here leads to that."""
    files = {"research/lungs.md": LINE, "software/sieve.md": "---\ntitle: Sieve\n---\n"}
    write_files(tmp_path, files)
    catalogue = read_portal(PortalFiles(root=tmp_path), Settings()).catalogue
    line = catalogue.records["research", "lungs"]
    [section] = [part for part in catalogue.row_of(line).sections if part.name == "algorithms"]
    query = section.query(line)
    assert query is not None
    place = Place(
        href=lambda docname: f"/{docname}/",
        picture=lambda _: None,
        is_page=lambda _: True,
        publication=lambda _: "",
        attached=lambda _ref, _name: "",
    )
    cards = BeautifulSoup(list_html(list_view(query, catalogue), place, 3), "html.parser")
    links = [(link.text, link["href"]) for link in cards.select(".lp-card .lp-card-title a")]
    platform = "https://grand-challenge.org/algorithms"
    assert links == [
        ("Lung nodules", f"{platform}/lung-nodules/"),
        ("Pleural fluid", f"{platform}/pleural_fluid/"),
        ("Sieve", "/software/sieve/"),
    ]
    assert [line.text for line in cards.select(".lp-card-line")] == ["grand-challenge.org"] * 2
    assert catalogue.problems == ()
