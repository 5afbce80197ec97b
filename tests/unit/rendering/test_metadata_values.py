"""Values in the forms that search engines and reference managers read without mistakes."""

from __future__ import annotations

import pytest

from labportal.model.names import parse_name
from labportal.rendering.metadata.highwire import author
from labportal.rendering.metadata.values import license_url, page_range


@pytest.mark.parametrize(
    ("written", "alone", "expected"),
    [
        ("Ada Berg", True, "Berg, Ada"),
        ("van der Berg, Ada M.", False, "van der Berg, Ada M."),
        ("van der Berg, Ada M.", True, "Ada M. van der Berg"),
        ("van der Berg, Ada", True, "van der Berg, Ada"),
        ("Plato", True, "Plato"),
    ],
)
def test_no_author_is_taken_for_two(written: str, expected: str, *, alone: bool) -> None:
    """A sole author with blanks on both sides of the comma is written in natural order."""
    assert author(parse_name(written), alone=alone) == expected


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("101–112", ("101", "112")),
        ("1–4, 7–9", ("1", "9")),
        ("e1234", ("e1234", "")),
        ("", ("", "")),
        ("3, 5", ("3", "")),
        ("071907-1–071907-9", ("071907-1", "071907-9")),
        ("ii–iv, 3", ("ii", "3")),
    ],
)
def test_pages_are_divided(pages: str, expected: tuple[str, str]) -> None:
    """First and last page are told apart, also of several ranges."""
    assert page_range(pages) == expected


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("CC BY-NC-ND 4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
        ("cc-by-sa-3.0", "https://creativecommons.org/licenses/by-sa/3.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("apache-2.0", "https://spdx.org/licenses/Apache-2.0.html"),
        ("https://example.org/my licence", "https://example.org/my%20licence"),
        ("CC BY", ""),
        ("all rights reserved", ""),
        ("ftp://example.org/licence", ""),
    ],
)
def test_licences_have_an_address_if_they_are_certain(written: str, address: str) -> None:
    """Name and version must be known; nothing is guessed."""
    assert license_url(written) == address
