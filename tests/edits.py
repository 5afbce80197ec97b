"""Edits of the sample portal, each of one kind, by name.

An edit is a function of the source folder.  What it edits has to be there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from sample_portal import png
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


# Texts that say something about their record ---------------------------------------------------


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


# Pictures --------------------------------------------------------------------------------------


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
