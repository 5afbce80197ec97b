"""Personal names by BibTeX's rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labportal.model.names import (
    PersonName,
    given_compatible,
    given_initials,
    parse_name,
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ada Lovelace", ("Ada", "", "Lovelace", "")),
        ("Lovelace, Ada", ("Ada", "", "Lovelace", "")),
        ("Bram van der Veen", ("Bram", "van der", "Veen", "")),
        ("van der Veen, Bram", ("Bram", "van der", "Veen", "")),
        ("van der Veen, Jr., Bram", ("Bram", "van der", "Veen", "Jr.")),
        ("Ludwig von Beethoven", ("Ludwig", "von", "Beethoven", "")),
        ("Carlos de la Cruz Gomez", ("Carlos", "de la", "Cruz Gomez", "")),
        ("Rutger 't Hoen", ("Rutger", "'t", "Hoen", "")),
        ("Ruiz Vidal, Clara", ("Clara", "", "Ruiz Vidal", "")),
        ("Plato", ("", "", "Plato", "")),
        ("", ("", "", "", "")),
        ("van Gogh", ("", "van", "Gogh", "")),
    ],
)
def test_a_name_is_split(text: str, parts: tuple[str, str, str, str]) -> None:
    """Given names, particle, family name and suffix."""
    name = parse_name(text)
    assert (name.given, name.particle, name.family, name.suffix) == parts


@pytest.mark.parametrize(
    ("given_name", "initials"),
    [
        ("Ada Mary", "A. M."),
        ("Jean-Luc", "J.-L."),
        ("J.W.", "J. W."),
        ("Élise", "É."),
        ("", ""),
        ("A.-M. Bo", "A.-M. B."),
    ],
)
def test_initials(given_name: str, initials: str) -> None:
    """One for each word, hyphens kept."""
    assert given_initials(given_name) == initials


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Anna", "A.", True),
        ("Anna Maria", "A. M.", True),
        ("Anna Maria", "AM", True),
        ("Anna", "Anna Maria", True),
        ("Anna", "Adam", False),
        ("A. B.", "A. C.", False),
        ("", "Anna", False),
        ("Jean-Luc", "J. L.", True),
        ("Zoë", "Zoe", True),
        ("Bo", "B. O.", True),
        ("Bo", "Bob", False),
    ],
)
def test_given_names_that_can_be_one_person(one: str, other: str, same: bool) -> None:
    """Initials fit names that they begin, in either direction."""
    assert given_compatible(one, other) is same
    assert given_compatible(other, one) is same


WORD = st.text("abcdeéñø", min_size=1, max_size=6).map(str.capitalize)


@given(WORD, st.sampled_from(["", "van", "van der", "de la"]), WORD)
def test_both_forms_of_a_name_say_the_same(given_name: str, particle: str, family: str) -> None:
    """``Given von Family`` and ``von Family, Given`` are one name, and printing keeps it."""
    last = f"{particle} {family}".strip()
    first = parse_name(f"{given_name} {last}")
    assert first == parse_name(f"{last}, {given_name}")
    assert parse_name(str(first)) == first


@given(st.text(max_size=60))
def test_any_text_can_be_split(text: str) -> None:
    """Splitting never fails, and sorting what comes out does not either."""
    assert sorted([parse_name(text), PersonName()], key=lambda name: name.sort_key)


def test_particles_behind_given_names_have_no_initials() -> None:
    """``Berg, Piet van den`` is P. van den Berg, as in Dutch and German lists."""
    assert parse_name("Berg, Piet van den").initials == "P. van den"
    assert PersonName(given="j. w.", family="Smith").initials == "J. W."
