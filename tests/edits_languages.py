"""Edits of the sample portal's languages, added to all others."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from babel.messages import Catalog
from babel.messages.mofile import write_mo

from edits import edit, replace
from edits_happenings import EDITS
from support import write_files

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["EDITS"]


@edit
def _the_language_of_the_site(root: Path) -> None:
    with (root / "conf.py").open("a", encoding="utf-8") as file:
        file.write('language = "nl"\n')


@edit
def _the_language_of_a_page(root: Path) -> None:
    replace(root, "projects/gamma-rays.md", "start: 2022", "start: 2022\nlanguage: de")


@edit
def _words_of_the_site_itself(root: Path) -> None:
    catalog = Catalog(locale="de")
    catalog.add("Projects", "Unsere Projekte")
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    replace(root, "people/jan-smit.md", "role: phd", "role: phd\nlanguage: de")
    write_files(root, {"locales/de/LC_MESSAGES/labportal.mo": compiled.getvalue()})


@edit
def _a_page_gets_a_translation(root: Path) -> None:
    text = "---\ntitle: Gammastralen\n---\n\nStralen zijn overal.\n"
    write_files(root, {"projects/gamma-rays.nl.md": text})


@edit
def _a_person_is_translated_by_name(root: Path) -> None:
    text = "---\nname: Jan Smit\nlanguage: de\ntranslation_of: jan-smit\n---\n\nJan liest.\n"
    write_files(root, {"people/jan.md": text})
