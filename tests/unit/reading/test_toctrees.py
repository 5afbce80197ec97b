"""Tables of contents without the pages that a site does not have."""

from __future__ import annotations

import pytest

from labportal.reading.text.toctrees import entry_lines, without_entries

GONE = {"projects/marble", "people/ada", "b", "b.nl"}


@pytest.mark.parametrize(
    ("docname", "entry", "stays"),
    [
        ("index", "projects/marble", False),
        ("index", "Marble <projects/marble>", False),
        ("projects/index", "marble.md", False),
        ("projects/index", "/people/ada", False),
        ("projects/index", "../b", False),
        ("index", "b.nl", False),
        ("index", "b.nl.md", False),
        ("index", "projects/marble.nl", True),
        ("index", "projects/other", True),
        ("index", "projects/*", True),
        ("index", "https://example.org/b", True),
        ("index", ":caption: b", True),
    ],
)
def test_entries(docname: str, entry: str, stays: bool) -> None:
    """Entries that are gone become empty lines, in whichever way they are written."""
    lines = ["b", "```{toctree}", ":hidden:", "", entry, "```", "b"]
    found = without_entries(lines, docname, GONE.__contains__, entry_lines(lines))
    assert found == [*lines[:4], entry if stays else "", *lines[5:]]
