"""Edits of the sample portal's news, events, vacancies, grants and cards, added to all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edits import edit, replace
from edits_pictures import EDITS
from support import write_files

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["EDITS"]


@edit
def _the_day_of_an_event(root: Path) -> None:
    replace(root, "events/talk.md", "2026-04-05", "2026-02-05")


@edit
def _the_place_of_an_event(root: Path) -> None:
    replace(root, "events/talk.md", "Aula", "Library")


@edit
def _what_an_event_says_before(root: Path) -> None:
    replace(root, "events/talk.md", "Come.", "Please come.")


@edit
def _news_is_added(root: Path) -> None:
    text = "---\ntitle: More news\ndate: 2026-03-01\npeople: Jan Smit\n---\n\nMore.\n"
    write_files(root, {"news/more.md": text})


@edit
def _the_only_news_is_deleted(root: Path) -> None:
    (root / "news/prize.md").unlink()


@edit
def _the_only_vacancy_is_filled(root: Path) -> None:
    replace(root, "vacancies/phd.md", "deadline: 2026-05-01", "closed: yes")


@edit
def _a_vacancy_becomes_a_student_project(root: Path) -> None:
    replace(root, "vacancies/phd.md", "groups: alpha", "groups: alpha\nkind: student")


@edit
def _another_funder(root: Path) -> None:
    replace(root, "grants/rays.md", "The Fund", "Another Fund")


@edit
def _a_funder_gets_a_page(root: Path) -> None:
    write_files(root, {"funders/fund.md": "title: The Fund\ncountry: Utopia\n\nPays.\n"})


@edit
def _a_project_names_its_grant(root: Path) -> None:
    replace(root, "projects/quiet-knees.md", "finished: true", "finished: true\nfunding: F (77)")


@edit
def _the_section_of_a_card(root: Path) -> None:
    replace(root, "cards/firm.md", "spin_offs", "industry")


@edit
def _a_card_leads_elsewhere(root: Path) -> None:
    replace(root, "cards/firm.md", "section:", "url: https://firm.example.org\nsection:")


@edit
def _the_lists_of_a_page(root: Path) -> None:
    replace(root, "about.md", "[events, {news: 1}]", "[{news: 1}, courses]")


@edit
def _the_opening_of_a_page(root: Path) -> None:
    replace(root, "about.md", "sections:", "hero: news\nsections:")


@edit
def _other_kinds(root: Path) -> None:
    with (root / "conf.py").open("a", encoding="utf-8") as file:
        file.write('labportal_kinds = {"news": {"award": "Honours"}}\n')


@edit
def _the_time_zone(root: Path) -> None:
    with (root / "conf.py").open("a", encoding="utf-8") as file:
        file.write('labportal_timezone = "Europe/Amsterdam"\n')


@edit
def _a_type_of_the_site_itself(root: Path) -> None:
    with (root / "conf.py").open("a", encoding="utf-8") as file:
        file.write('labportal_record_types = {"device": {"fields": {"people": "people"}}}\n')
    write_files(root, {"devices/lamp.md": "---\ntitle: Lamp\npeople: Ada Brouwer\n---\n"})
    replace(root, "people/dora-jansen.md", "type: staff", "type: staff\ndevices: lamp")


@edit
def _a_tag_in_another_spelling(root: Path) -> None:
    replace(root, "people/dora-jansen.md", "type: staff", "type: staff\ntags: Deep Learning, C++")
    replace(root, "people/ada-brouwer.md", "role: chair", "role: chair\ntags: deep-learning")


@edit
def _an_old_address_in_a_file(root: Path) -> None:
    (root / "redirects.txt").write_text("/jobs/ /vacancies/\n/old/* /news/:splat\n")


@edit
def _the_day_of_a_change(root: Path) -> None:
    replace(root, "people/ada-brouwer.md", "role: chair", "role: chair\nupdated: 2026-02-03")


@edit
def _a_page_waits_for_its_day(root: Path) -> None:
    replace(root, "people/dora-jansen.md", "type: staff", "type: staff\npublish: 2026-12-01")
