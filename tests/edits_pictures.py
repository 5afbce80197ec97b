"""Edits of the sample portal's pictures, added to all others."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from edits import edit, replace
from edits_places import EDITS
from sample_portal import png
from support import write_files

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["EDITS"]


@edit
def _bytes_of_a_portrait(root: Path) -> None:
    (root / "images/people/ada.png").write_bytes(png(1))


@edit
def _bytes_of_a_figure_in_the_text(root: Path) -> None:
    (root / "images/figures/bone.png").write_bytes(png(2))


@edit
def _a_figure_in_the_text_replaced_by_an_older_file(root: Path) -> None:
    path = root / "images/figures/bone.png"
    path.write_bytes(png(98))
    os.utime(path, (1_000_000_000, 1_000_000_000))


@edit
def _a_missing_picture_of_the_text_arrives(root: Path) -> None:
    write_files(root, {"handbook/missing.png": png(3)})


@edit
def _two_pictures_of_one_name_swap(root: Path) -> None:
    one, other = root / "images/portraits/face.png", root / "images/projects/face.png"
    one.rename(root / "images/face.tmp")
    other.rename(one)
    (root / "images/face.tmp").rename(other)


@edit
def _a_picture_replaced_by_an_older_file(root: Path) -> None:
    path = root / "images/people/ada.png"
    path.write_bytes(png(99))
    os.utime(path, (1_000_000_000, 1_000_000_000))


@edit
def _a_picture_is_deleted(root: Path) -> None:
    (root / "images/people/ada.png").unlink()


@edit
def _one_of_two_pictures_of_a_name_goes(root: Path) -> None:
    (root / "images/projects/face.png").unlink()
    (root / "images/figures/face.png").unlink()


@edit
def _a_third_picture_of_a_name_comes(root: Path) -> None:
    write_files(root, {"images/people/bone.png": png(77)})
    replace(root, "people/jan-smit.md", "role: phd", "role: phd\npicture: people/bone.png")


@edit
def _a_picture_moves(root: Path) -> None:
    (root / "images/figures/bone.png").rename(root / "images/bone.png")
    replace(root, "research/bones.md", "images/figures/bone.png", "images/bone.png")


@edit
def _an_embedded_picture_moves(root: Path) -> None:
    (root / "images/notes/scan.png").rename(root / "images/scan.png")


@edit
def _a_nearer_picture_of_the_embedded_name_comes(root: Path) -> None:
    write_files(root, {"people/notes/scan.png": png(42)})


@edit
def _an_embedded_picture_goes(root: Path) -> None:
    (root / "images/notes/scan.png").unlink()


@edit
def _whom_an_old_link_means(root: Path) -> None:
    replace(root, "people/hana-sato.md", "# Hana Sato", "# Hana B. Sato")


@edit
def _a_portrait_called_like_a_person_comes(root: Path) -> None:
    write_files(root, {"images/people/Jan_Smit.png": png(70)})
