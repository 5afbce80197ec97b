"""Edits of the sample portal, each of one kind, by name.

An edit is a function of the source folder.  What it edits has to be there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from support import write_files

Edit = Callable[[Path], object]
EDITS: dict[str, Edit] = {}


def edit(change: Edit) -> Edit:
    """Add a function to the edits that are tried one by one."""
    EDITS[change.__name__.lstrip("_")] = change
    return change


def replace(root: Path, name: str, old: str, new: str) -> None:
    """Replace *old*, which has to be there, in a file."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


# People --------------------------------------------------------------------------------------


@edit
def _title_of_a_listed_person(root: Path) -> None:
    replace(root, "people/ada-brouwer.md", "Ada Brouwer\nrole", "Ada B. Brouwer\nrole")


@edit
def _position_of_a_listed_person(root: Path) -> None:
    replace(root, "people/ada-brouwer.md", "Professor of Imaging", "Dean")


@edit
def _picture_of_a_listed_person(root: Path) -> None:
    replace(root, "people/ada-brouwer.md", "people/ada.png", "portraits/face.png")


@edit
def _text_of_a_person(root: Path) -> None:
    replace(root, "people/dora-jansen.md", "breaks", "mends")


@edit
def _a_person_leaves(root: Path) -> None:
    replace(root, "people/jan-smit.md", "start: 2023-09", "start: 2023-09\nend: 2025-12")


@edit
def _a_person_changes_group(root: Path) -> None:
    replace(root, "people/dirk-jansen.md", "groups: beta", "groups: gamma")


@edit
def _a_new_person_matches_old_lists_and_names(root: Path) -> None:
    write_files(
        root, {"people/nobody-here.md": "---\ntitle: Nobody Here\nrole: phd\n---\n\nI am.\n"}
    )


@edit
def _a_new_person_makes_an_author_ambiguous(root: Path) -> None:
    write_files(root, {"people/agnes-brouwer.md": "---\ntitle: Agnes Brouwer\n---\n\nHello.\n"})


@edit
def _a_person_is_deleted(root: Path) -> None:
    (root / "people/bram-van-der-veen.md").unlink()


@edit
def _a_person_who_is_linked_by_role_is_deleted(root: Path) -> None:
    (root / "people/karin-holm.md").unlink()


@edit
def _an_ambiguity_is_resolved_by_deleting(root: Path) -> None:
    (root / "people/dirk-jansen.md").unlink()


@edit
def _a_person_is_renamed(root: Path) -> None:
    (root / "people/goran-ilic.md").rename(root / "people/g-ilic.md")


@edit
def _a_person_gets_an_old_address(root: Path) -> None:
    replace(root, "people/jan-smit.md", "role: phd", "role: phd\naliases: /staff/jan/, J. Smith")


@edit
def _external_people_change(root: Path) -> None:
    replace(root, "external-people.yaml", "olga.example.org", "petrova.example.org")
    replace(root, "external-people.yaml", "Peter Quist", "Petra Quist")


@edit
def _external_people_go(root: Path) -> None:
    (root / "external-people.yaml").unlink()


# Projects, research lines, groups and pages ----------------------------------------------------


@edit
def _description_of_a_project(root: Path) -> None:
    replace(root, "projects/gamma-rays.md", "Rays, explained.", "Rays, again.")


@edit
def _a_project_is_finished(root: Path) -> None:
    replace(root, "projects/gamma-rays.md", "start: 2022", "start: 2022\nend: 2024")


@edit
def _a_project_is_added(root: Path) -> None:
    text = "---\ntitle: New\npeople: Jan Smit\nresearch: sound\nbibkeys: Smit25\n---\n\nNew.\n"
    write_files(root, {"projects/new.md": text})


@edit
def _a_project_is_deleted(root: Path) -> None:
    (root / "projects/gamma-rays.md").unlink()


@edit
def _a_project_is_renamed(root: Path) -> None:
    (root / "projects/quiet-knees.md").rename(root / "projects/loud-knees.md")


@edit
def _a_project_becomes_a_draft(root: Path) -> None:
    replace(root, "projects/gamma-rays.md", "groups: alpha", "groups: alpha\nstatus: draft")


@edit
def _title_of_a_group(root: Path) -> None:
    replace(root, "groups/alpha.md", "Group Alpha", "The first group")


@edit
def _a_line_without_header_gets_another_researcher(root: Path) -> None:
    replace(root, "research/bones.md", "- Someone Else", "- Jan Smit")


@edit
def _a_research_line_is_deleted(root: Path) -> None:
    (root / "research/sound.md").unlink()


@edit
def _a_page_moves_to_another_folder(root: Path) -> None:
    (root / "software/scan-desk.md").rename(root / "projects/scan-desk.md")


@edit
def _a_heading_that_others_quote(root: Path) -> None:
    replace(root, "handbook/start.md", "## Keys", "## Keys and cards")


@edit
def _the_title_of_a_page_in_a_toctree(root: Path) -> None:
    replace(root, "handbook/scanner.md", "# The scanner", "# Our scanner")


@edit
def _the_title_of_a_page_in_the_main_navigation(root: Path) -> None:
    replace(root, "about.md", "title: About us", "title: Who we are")


@edit
def _an_order_in_a_toctree(root: Path) -> None:
    replace(root, "handbook/index.md", "start\nscanner", "scanner\nstart")


@edit
def _a_caption_of_a_toctree(root: Path) -> None:
    replace(root, "handbook/index.md", "Chapters", "Parts")


@edit
def _a_page_leaves_a_toctree(root: Path) -> None:
    replace(root, "handbook/index.md", "start\nscanner", "start")


@edit
def _a_page_joins_a_toctree(root: Path) -> None:
    write_files(root, {"handbook/network.md": "# The network\n\nIt is slow.\n"})
    replace(root, "handbook/index.md", "scanner\n", "scanner\nnetwork\n")


@edit
def _a_page_of_a_toctree_is_deleted(root: Path) -> None:
    (root / "handbook/scanner.md").unlink()
    replace(root, "handbook/index.md", "scanner\n", "")
    replace(root, "handbook/start.md", "; then [](scanner.md)", "")


@edit
def _a_file_takes_the_place_of_a_newer_one(root: Path) -> None:
    path = root / "people/dora-jansen.md"
    replace(root, "people/dora-jansen.md", "breaks", "keeps")
    os.utime(path, (1_000_000_000, 1_000_000_000))


# Bibliography ----------------------------------------------------------------------------------


@edit
def _title_of_an_entry(root: Path) -> None:
    replace(root, "bib/papers.bib", "a first look", "a second look")


@edit
def _abstract_of_an_entry(root: Path) -> None:
    replace(root, "bib/papers.bib", "We look at bones.", "We look again.")


@edit
def _author_of_an_entry(root: Path) -> None:
    replace(root, "bib/papers.bib", "{Smit, Jan and Sato, H.}", "{Smit, Jan and Moreau, I.}")


@edit
def _year_of_an_entry(root: Path) -> None:
    replace(root, "bib/papers.bib", "1801.00001},\n  year = 2018", "1801.00001},\n  year = 2026")


@edit
def _number_that_only_reference_managers_see(root: Path) -> None:
    replace(root, "bib/papers.bib", "{1--9}", "{1--9}, issn = {1234-5679}")


@edit
def _keyword_that_only_the_filter_shows(root: Path) -> None:
    replace(root, "bib/papers.bib", "{1--9}", "{1--9}, keywords = {noise, bones}")


@edit
def _key_of_a_cited_entry(root: Path) -> None:
    replace(root, "bib/papers.bib", "{Mori21,", "{Moreau21,")


@edit
def _an_entry_is_added(root: Path) -> None:
    with (root / "bib/papers.bib").open("a", encoding="utf-8") as file:
        file.write("@article{New26, author={Holm, K. and Jansen, D.}, title={New}, year=2026}\n")


@edit
def _a_listed_entry_is_deleted(root: Path) -> None:
    path = root / "bib/papers.bib"
    text = path.read_text(encoding="utf-8")
    kept = re.sub(r"@article\{Brou20.*?\n\}\n", "", text, flags=re.DOTALL)
    assert kept != text
    path.write_text(kept, encoding="utf-8")


@edit
def _an_entry_is_broken(root: Path) -> None:
    replace(root, "bib/papers.bib", "title = {Two Jansens}", "title = {Two Jansens")


@edit
def _a_journal_macro(root: Path) -> None:
    replace(root, "bib/strings.bib", "Journal of Imaging Matters", "Imaging Matters")


@edit
def _the_promotor_of_a_thesis(root: Path) -> None:
    replace(root, "bib/papers.bib", "promotor = {Ada Brouwer}", "promotor = {Jan Smit}")


# Settings --------------------------------------------------------------------------------------


@edit
def _a_declared_value(root: Path) -> None:
    replace(root, "conf.py", "Room 12", "Room 13")


@edit
def _the_day_of_the_build(root: Path) -> None:
    replace(root, "conf.py", "2026-03-14", "2024-01-14")


@edit
def _the_order_of_sections(root: Path) -> None:
    with (root / "conf.py").open("a", encoding="utf-8") as file:
        file.write('labportal_sections = {"person": ["publications", "projects"]}\n')


@edit
def _the_name_of_the_project(root: Path) -> None:
    replace(root, "conf.py", "Sample portal", "Our portal")


@edit
def _a_bib_file_leaves_the_settings(root: Path) -> None:
    replace(root, "conf.py", ', "bib/strings.bib"', "")


@edit
def _a_setting_of_the_theme(root: Path) -> None:
    with (root / "conf.py").open("a", encoding="utf-8") as file:
        file.write('html_theme_options = {"show_prev_next": True}\n')
