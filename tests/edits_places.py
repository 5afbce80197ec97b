"""More edits of the sample portal: names that are no addresses, old addresses, and overviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edits import edit, replace
from edits_texts import EDITS
from support import write_files

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["EDITS"]


@edit
def _a_name_that_is_no_address(root: Path) -> None:
    write_files(root, {"people/Zoë_Žak.md": "---\ntitle: Zoë Žak\nrole: phd\n---\n\nHello.\n"})
    replace(root, "projects/quiet-knees.md", "Dora Jansen", "Dora Jansen, Zoë Žak")


@edit
def _two_pages_with_one_address(root: Path) -> None:
    write_files(root, {"Handbook/Start.md": "# Another start\n\n[](../handbook/start.md)\n"})


@edit
def _a_toctree_names_an_overview_that_nobody_wrote(root: Path) -> None:
    replace(root, "index.md", "about\n```", "about\nsoftware/index\n```")


@edit
def _an_overview_of_a_toctree_is_deleted(root: Path) -> None:
    (root / "research/index.md").unlink()


@edit
def _most_programs_move_to_another_folder(root: Path) -> None:
    write_files(root, {"tools/one.md": "# One\n", "tools/two.md": "# Two\n"})
    with (root / "conf.py").open("a", encoding="utf-8") as file:
        file.write('labportal_folders = {"tools": "software"}\n')


@edit
def _the_foot_of_every_page(root: Path) -> None:
    with (root / "conf.py").open("a", encoding="utf-8") as file:
        file.write('labportal_footer = "Second floor"\n')


@edit
def _a_page_that_the_foot_names_is_deleted(root: Path) -> None:
    (root / "about.md").unlink()
    replace(root, "index.md", "about\n```", "```")


@edit
def _an_old_address_with_other_letters(root: Path) -> None:
    replace(root, "people/jan-smit.md", "role: phd", "role: phd\naliases: /staff/jän/")


@edit
def _the_home_page_is_called_otherwise(root: Path) -> None:
    (root / "index.md").rename(root / "home.md")


@edit
def _an_old_address_from_a_slug(root: Path) -> None:
    replace(root, "news/prize.md", "kind: award", "kind: award\nslug: the-prize\nauthor: Jan Smit")


@edit
def _somebody_named_in_html_and_headers_is_renamed(root: Path) -> None:
    replace(root, "people/jan-smit.md", "Jan Smit", "Johannes Smit")


@edit
def _somebody_named_in_html_and_headers_is_gone(root: Path) -> None:
    (root / "people/jan-smit.md").unlink()


@edit
def _a_tag_in_a_header(root: Path) -> None:
    replace(root, "about.md", "{person}`jan-smit`", "[member/karin-holm]")
