"""Edits of what entries of .bib files name: files, covers, and whether they are selected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edits import edit, replace
from sample_portal import png
from support import write_files

if TYPE_CHECKING:
    from pathlib import Path


@edit
def _a_file_of_an_entry_changes(root: Path) -> None:
    (root / "bib/brou20.pdf").write_bytes(b"%PDF-1.4 again")


@edit
def _a_file_of_an_entry_is_deleted(root: Path) -> None:
    (root / "bib/brou20.pdf").unlink()


@edit
def _an_entry_gets_slides(root: Path) -> None:
    replace(root, "bib/papers.bib", "pdf = {brou20.pdf}", "slides = {brou20.pdf}")


@edit
def _an_entry_loses_its_abstract(root: Path) -> None:
    replace(root, "bib/papers.bib", "abstract = {We look at bones.}, ", "")


@edit
def _the_cover_of_a_thesis_arrives(root: Path) -> None:
    write_files(root, {"images/theses/Yilm24.png": png(77)})


@edit
def _the_cover_of_a_thesis_changes(root: Path) -> None:
    (root / "images/theses/smit22.png").write_bytes(png(78))


@edit
def _an_entry_is_selected(root: Path) -> None:
    replace(root, "bib/papers.bib", "title = {Two Jansens},", "title = {Two Jansens}, selected=1,")


@edit
def _the_last_selected_entry_is_not(root: Path) -> None:
    replace(root, "bib/papers.bib", "selected = {yes},", "")


@edit
def _no_theses_any_more(root: Path) -> None:
    path = root / "bib/papers.bib"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub("(phd|masters)thesis", "book", text), encoding="utf-8")


@edit
def _entries_move_to_other_lines(root: Path) -> None:
    path = root / "bib/papers.bib"
    path.write_text(f"A remark.\n\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
