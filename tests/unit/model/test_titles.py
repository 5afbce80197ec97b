"""Names with titles, roles and notes around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labportal.model.titles import (
    TitledName,
    looks_like_name,
    split_note,
    split_titles,
    without_titles,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("prof. dr. ir. Ada Lovelace", "Ada Lovelace"),
        ("Ada Lovelace, MSc", "Ada Lovelace"),
        ("Ada Lovelace MD PhD", "Ada Lovelace"),
        ("Ada Lovelace, MD, Ph.D.", "Ada Lovelace"),
        ("Univ.-Prof. Dr.med. Ada Lovelace", "Ada Lovelace"),
        ("Priv.-Doz. Dr. rer. nat. habil. Ada Lovelace", "Ada Lovelace"),
        ("Dipl.-Ing. Ada Lovelace", "Ada Lovelace"),
        ("Ada Lovelace MD/PhD", "Ada Lovelace"),
        ("Dr. Lovelace, Ada", "Lovelace, Ada"),
        ("Lovelace, dr. Ada, PhD", "Lovelace, Ada"),
        ("Ada Lovelace", "Ada Lovelace"),
        ("Md. Karim Khan", "Md. Karim Khan"),
        ("Jimmy Ba", "Jimmy Ba"),
        ("Nat Cole", "Nat Cole"),
        ("Jun Ma", "Jun Ma"),
        ("Prof.", "Prof."),
        ("", ""),
    ],
)
def test_titles_are_no_part_of_a_name(text: str, name: str) -> None:
    """Academic titles before and after a name are left out, names that look like some stay."""
    assert without_titles(text) == name


def test_titles_are_kept_beside_the_name() -> None:
    """What stands before and after the name can be shown there again."""
    assert split_titles("Prof. dr. Jane Doe, MD PhD") == TitledName(
        "Prof. dr.", "Jane Doe", "MD PhD"
    )
    assert split_titles("Jane Doe MSc, PhD") == TitledName("", "Jane Doe", "MSc PhD")


@pytest.mark.parametrize(
    ("text", "name", "note"),
    [
        ("Ada Lovelace", "Ada Lovelace", ""),
        ("Ada Lovelace (Example University)", "Ada Lovelace", "Example University"),
        ("Ada Lovelace - PhD student", "Ada Lovelace", "PhD student"),
        ("Ada Lovelace – PhD student (2019–2023)", "Ada Lovelace", "PhD student (2019–2023)"),
        ("Ada Lovelace: PhD student", "Ada Lovelace", "PhD student"),
        ("Ada Lovelace | PhD student", "Ada Lovelace", "PhD student"),
        ("Ada Lovelace, PhD student", "Ada Lovelace", "PhD student"),
        ("Ada Lovelace, Professor, head of all", "Ada Lovelace", "Professor, head of all"),
        ("Prof. dr. Ada Lovelace, MD PhD, head", "Prof. dr. Ada Lovelace, MD PhD", "head"),
        ("Ada Lovelace (LUMC), PhD student", "Ada Lovelace", "(LUMC), PhD student"),
        ("Ada Lovelace, head (since 2019)", "Ada Lovelace", "head (since 2019)"),
        ("Lovelace, Ada", "Lovelace, Ada", ""),
        ("Lovelace, Ada, PhD student", "Lovelace, Ada", "PhD student"),
        ("Berg, Piet van den", "Berg, Piet van den", ""),
        ("van den Berg, Piet (guest)", "van den Berg, Piet", "guest"),
        ("Smith, Jr., John", "Smith, Jr., John", ""),
        ("Ada, PhD student", "Ada", "PhD student"),
        ("Robert (Bob) Smith", "Robert (Bob) Smith", ""),
        ("Jan-Willem de Graaf", "Jan-Willem de Graaf", ""),
        (", nobody", ", nobody", ""),
        ("(guest)", "(guest)", ""),
        ("", "", ""),
    ],
)
def test_notes_are_no_part_of_a_name(text: str, name: str, note: str) -> None:
    """What an entry of a list says of a person after the name is told apart."""
    assert split_note(text) == (name, note)


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("Ada Lovelace", True),
        ("prof. dr. J. van der Veen", True),
        ("Jeanne d'Arc", True),
        ("Rutger 't Hoen", True),
        ("山田太郎", True),
        ("Lovelace, Ada", True),
        ("and many students", False),
        ("Vacancy 2021", False),
        ("see https://example.org", False),
        ("We are a team of many people who work on images every day", False),
        ("van der", False),
        ("-", False),
        ("", False),
    ],
)
def test_what_looks_like_a_name(text: str, is_name: bool) -> None:
    """Names are few words with capitals; sentences, addresses and numbers are none."""
    assert looks_like_name(text) is is_name


@given(st.text(max_size=60))
def test_splitting_loses_no_word(text: str) -> None:
    """Whatever is split, its letters are in the parts in their order."""
    name, note = split_note(text)
    titled = split_titles(text)
    letters = [char for char in text if char.isalnum()]
    assert [char for char in f"{name} {note}" if char.isalnum()] == letters
    around = f"{titled.before}{titled.name}{titled.after}"
    assert sorted(char for char in around if char.isalnum()) == sorted(letters)
    looks_like_name(text)
