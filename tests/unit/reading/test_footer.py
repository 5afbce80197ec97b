"""Links at the end of every page."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from labportal.model.linking import build_catalogue
from labportal.reading.addresses import Addresses
from labportal.reading.footer import FooterLink, footer_links, footer_problems

if TYPE_CHECKING:
    from pathlib import Path

PAGES = ("index", "contact", "people/index", "people/ada")


@pytest.fixture
def addresses() -> Addresses:
    """The addresses of a few pages."""
    return Addresses(
        build_catalogue([], today=dt.date(2026, 3, 14), roles={}, groups={}), PAGES, frozenset(), {}
    )


@pytest.mark.parametrize(
    ("target", "page"),
    [
        ("contact", "contact"),
        ("contact.md", "contact"),
        ("/contact/", "contact"),
        ("people", "people/index"),
        ("people/ada", "people/ada"),
    ],
)
def test_a_page_is_named_as_one_likes(
    addresses: Addresses, tmp_path: Path, target: str, page: str
) -> None:
    """By its name, its file or its address."""
    assert footer_links({"It": target}, addresses) == (FooterLink(label="It", page=page),)
    assert list(footer_problems({"It": target}, addresses, tmp_path)) == []


@pytest.mark.parametrize("target", ["https://x.example.org/a", "mailto:a@x.example.org"])
def test_addresses_elsewhere_stay(addresses: Addresses, target: str) -> None:
    """What begins like an address of the web or of mail leads there."""
    assert footer_links({"It": target}, addresses) == (FooterLink(label="It", url=target),)


@pytest.mark.parametrize("target", ["contcat", "javascript:alert(1)", "contcat.md"])
def test_what_leads_nowhere_is_left_out_and_named(
    addresses: Addresses, tmp_path: Path, target: str
) -> None:
    """The other links stay, and the message knows the nearest page."""
    written = {"Wrong": target, "Right": "contact"}
    assert [link.label for link in footer_links(written, addresses)] == ["Right"]
    rows = f"    'Right': 'contact',\n    'Wrong': '{target}',\n"
    conf = f"project = 'P'\nlabportal_footer_links = {{\n{rows}}}\n"
    (tmp_path / "conf.py").write_text(conf, encoding="utf-8")
    [problem] = footer_problems(written, addresses, tmp_path)
    assert (problem.source.path, problem.source.line) == ("conf.py", 4)
    assert f"'{target}'" in problem.text
    assert ("contact" in problem.suggestion) == ("contcat" in target)
