"""Dates of which a part is known, and keys made from names."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labportal.model.dates import PartialDate, is_current
from labportal.model.keys import address_part, ascii_fold, collation_key, slug, squeeze
from labportal.model.orcid import check_digit_fits, parse_orcid
from labportal.model.problems import suggest


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026", PartialDate(2026)),
        ("2026-03", PartialDate(2026, 3)),
        ("2026-3-4", PartialDate(2026, 3, 4)),
        (" 2021-12-18T11:10:36+08:00 ", PartialDate(2021, 12, 18)),
        ("2026-13", None),
        ("2026-02-30", None),
        ("26", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_are_read(text: str, date: PartialDate | None) -> None:
    """Year, month and day, as far as they are written and exist."""
    assert PartialDate.parse(text) == date


@given(st.dates(min_value=dt.date(1000, 1, 1), max_value=dt.date(9998, 12, 31)))
def test_a_day_lies_within_its_month_and_year(day: dt.date) -> None:
    """The first and last day of each part enclose it, and writing keeps it."""
    for date in (PartialDate(day.year), PartialDate(day.year, day.month),
                 PartialDate(day.year, day.month, day.day)):  # fmt: skip
        assert date.first_day() <= day <= date.last_day()
        assert PartialDate.parse(date.iso) == date
        assert is_current(date, date, day)
    assert not is_current(None, PartialDate(day.year), day.replace(year=day.year + 1, day=1))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ada Lovelace", "ada-lovelace"),
        ("Gabrielle_Ráya_Pérez", "gabrielle-raya-perez"),
        ("Rutger 't Hoen", "rutger-t-hoen"),
        ("Straße Ærø", "strasse-aero"),
        ("Odd.22", "odd-22"),
        ("  a -- b  ", "a-b"),
        ("!?", ""),
        ("王", "u738b"),
    ],
)
def test_keys_are_plain(text: str, key: str) -> None:
    """Lower case, ASCII, joined by hyphens; other scripts keep their identity."""
    assert slug(text) == key


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(text: str) -> None:
    """Making a key of a key changes nothing, and it is fit for an address."""
    key = slug(text)
    assert slug(key) == key
    assert key.isascii()
    assert key == key.lower()
    assert not set(key) & set(" /?#%._")
    assert squeeze(squeeze(text)) == squeeze(text)
    assert ascii_fold(ascii_fold(text)) == ascii_fold(text)


def test_names_sort_without_regard_to_marks_and_case() -> None:
    """Accents and case do not send a name to the end."""
    names = ["Zoë", "Émile", "adam", "Eva", "Zoe"]
    assert sorted(names, key=collation_key) == ["adam", "Émile", "Eva", "Zoe", "Zoë"]


@pytest.mark.parametrize(
    ("word", "near"), [("marbel", "marble"), ("MARBEL", "marble"), ("quartz", "")]
)
def test_a_suggestion_is_near_or_none(word: str, near: str) -> None:
    """Only what is alike is suggested."""
    assert suggest(word, ["marble", "granite"]) == near


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("ada_lovelace", "ada_lovelace"),
        ("v1.2~b", "v1.2~b"),
        ("Jöhn_Doe", "john_doe"),
        ("Foo.Bar & more", "foo.bar-more"),
        ("张三", "u5f20-u4e09"),
        ("?!", ""),
    ],
)
def test_addresses_keep_what_an_address_may_hold(name: str, part: str) -> None:
    """A name that fits stays as it is; others become lower case and ASCII, and stay so."""
    assert address_part(name) == part
    assert address_part(part) == part


@pytest.mark.parametrize(
    ("text", "orcid", "fits"),
    [
        ("0000-0002-1825-0097", "0000-0002-1825-0097", True),
        ("https://orcid.org/0000-0002-1694-233x/", "0000-0002-1694-233X", True),
        ("0000 0002 1825 0098", "0000-0002-1825-0098", False),
        ("Ada", "", False),
    ],
)
def test_orcids_have_a_check_digit(text: str, orcid: str, *, fits: bool) -> None:
    """The number is found in every spelling, and a slip in it shows."""
    assert parse_orcid(text) == orcid
    assert not orcid or check_digit_fits(orcid) is fits
