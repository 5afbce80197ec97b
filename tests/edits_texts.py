"""More edits of the sample portal: texts that say something about their record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edits import EDITS, edit, replace
from support import write_files

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["EDITS"]


@edit
def _somebody_named_in_a_table_gets_a_page(root: Path) -> None:
    write_files(root, {"people/someone-else.md": "# Dr. Someone Else\n\nGuest\n\nI come by.\n"})


@edit
def _a_line_under_a_title_names_another_person(root: Path) -> None:
    replace(root, "projects/paper-moon.md", "PI: Nobody Here", "PI: Ada Brouwer")


@edit
def _a_line_under_a_title_ends_a_project(root: Path) -> None:
    replace(root, "projects/paper-moon.md", "Start: 2021", "End: 2021")


@edit
def _a_list_of_people_becomes_plain(root: Path) -> None:
    replace(root, "projects/paper-moon.md", ", see [here](https://example.org)", "")


@edit
def _a_heading_without_a_list_gets_one(root: Path) -> None:
    replace(root, "projects/paper-moon.md", "Soon.", "- mori21")


@edit
def _html_shows_another_picture_and_page(root: Path) -> None:
    replace(root, "projects/paper-moon.md", "projects/face.png", "figures/bone.png")
    replace(root, "projects/paper-moon.md", "jan-smit.md", "nobody.md")
