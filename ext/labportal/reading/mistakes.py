"""What is wrong with the settings of a portal, said so that its owner can mend it.

Sphinx would end with a traceback; the command line and the build say this instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_SHOWN = 60
"""Characters of a value that a message repeats."""

EXAMPLES: Mapping[str, str] = {
    "values": '{"IMGURL": "https://images.example.org"}',
    "roles": '{"phd": "PhD candidates", "staff": "Staff"}',
    "kinds": '{"vacancy": {"phd": "PhD positions"}}',
    "folders": '{"crew": "person"}',
    "record_types": '{"device": {"fields": {"maker": "text", "people": "people"}}}',
    "groups": '{"lung": "Lung imaging"}',
    "page_groups": '{"research/lung/*": "lung"}',
    "external_people": '"external-people.yaml"',
    "image_cache": "'../.cache/pictures'",
    "image_folders": '["images", "portraits"]',
    "image_limit": "100",
    "image_quality": "82",
    "image_widths": "[320, 640, 1200, 1920]",
    "include_roots": '["../shared-data", "../CHANGELOG.md"]',
    "file_folders": '["papers", "theses"]',
    "sections": '{"person": ["projects", "publications"]}',
    "section_headings": '{"person.projects": "What she works on"}',
    "headings": '{"the crew": "people"}',
    "lead_lines": '{"skipper": "leader"}',
    "extra_fields": '["budget"]',
    "private_fields": '["optnote"]',
    "reference_style": '"apa"',
    "reference_styles": '{"ours": Path("ours.style").read_text()}',
    "today": '"2026-03-14"',
    "correct_dates": "False",
    "show_changed": "False",
    "footer": '"Room 2.17, Harbour Street 1, Delft"',
    "footer_links": '{"Contact": "contact"}',
    "social_cards": '["news", "projects"]',
    "redirects": '"redirects.txt"',
    "timezone": '"Europe/Amsterdam"',
    "active_html": "True",
    "report_legacy": "True",
    "search": "False",
    "sites": '{"lung": {"name": "Lung group", "groups": ["lung"]}}',
    "site": '"lung"',
    "book_title": '"Ten years of imaging"',
    "book_period": '"2016–2026"',
    "book_logo": '"images/logo.svg"',
    "book_picture": '"images/cover.png"',
    "book_paper": '"letter"',
    "book_chapters": '["welcome", "people", "publications"]',
    "book_publications": '"since 2020"',
    "book_news": '"2021-2025"',
    "book_group": '"lung"',
    "document": '""',
    "cv_pages": '["ada-lovelace"]',
    "book_tagged": "True",
}
"""Setting -> a right value, as it is written in ``conf.py``."""

_KINDS: Mapping[type, str] = {
    bool: "a yes or no", str: "a text", int: "a number", float: "a number", list: "a list",
    tuple: "a list", set: "a set", dict: "a dictionary",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SettingMistake:
    """One wrong setting."""

    name: str
    """With its prefix, as it stands in ``conf.py``."""
    text: str


def wrong_value(name: str, short: str, value: object, wrong: str) -> SettingMistake:
    """Return the mistake of a value; *short* is the setting's name without its prefix."""
    text = f"setting '{name}' {wrong}"
    if wrong.startswith("must be") and short in EXAMPLES:
        shown = repr(value)
        if len(shown) > LONGEST_SHOWN:
            shown = f"{shown[: LONGEST_SHOWN - 1]}…"
        kind = _KINDS.get(type(value), f"a {type(value).__name__}")
        found = "is None" if value is None else f"is {kind}: {shown}"
        text = f"setting '{name}' {found}, but {wrong}, such as {EXAMPLES[short]}"
    return SettingMistake(name, text)


def line_of_setting(conf: str, name: str, text: str = "") -> int:
    """Return the line of ``conf.py`` that sets *name*, 1 if it is not found.

    Of a setting on many lines it is the one with the last word that the message *text* quotes, in
    the order in which they stand there.
    """
    match = re.search(rf"^[ \t]*{re.escape(name)}\b", conf, re.MULTILINE)
    if match is None:
        return 1
    place = match.start()
    for word in re.findall(r"'([^']+)'", text.partition("did you mean")[0]):
        quoted = re.compile(rf"([\"']){re.escape(word)}\1")
        found = quoted.search(conf, place, _end_of(conf, match.start()))
        place = found.start() if found else place
    return conf.count("\n", 0, place) + 1


def _end_of(conf: str, start: int) -> int:
    """Return where a setting ends: before the next line that begins with a letter."""
    following = re.compile(r"^\w", re.MULTILINE).search(conf, start + 1)
    return following.start() if following else len(conf)
