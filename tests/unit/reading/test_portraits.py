"""Portraits that are called like the people on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from labportal.reading.portal import PortalFiles, read_portal
from labportal.reading.settings import Settings
from support import write_files

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    "people/ada-king.md": "---\nname: Ada Kíng\n---\n",
    "people/bob.md": "---\nname: Bob Wit\npicture: other/bob.png\n---\n",
    "external-people.yaml": "- name: Cy van Dam\n",
}


@pytest.mark.parametrize(
    ("file", "key", "expected"),
    [
        ("images/people/ada-king.jpg", ("person", "ada-king"), True),
        ("images/people/Ada_King.jpg", ("person", "ada-king"), True),
        ("images/people/external/Cy_van_Dam.png", ("external", "cy-van-dam"), True),
        ("images/projects/ada-king.jpg", ("person", "ada-king"), False),
        ("images/people/bob-wit.png", ("person", "bob"), False),
    ],
)
def test_a_portrait_is_found_by_its_name(
    tmp_path: Path, file: str, key: tuple[str, str], *, expected: bool
) -> None:
    """It lies in a folder of people, and the page names no other picture."""
    write_files(tmp_path, {**PAGES, file: b"picture", "images/other/bob.png": b"picture"})
    catalogue = read_portal(PortalFiles(root=tmp_path), Settings()).catalogue
    assert (catalogue.records[key].picture == file) is expected
    assert catalogue.problems == ()
