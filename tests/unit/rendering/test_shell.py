"""The theme's page as a form: the quick way to fill it in says the same as the plain one."""

from __future__ import annotations

import pytest

from labportal.rendering.shell import HOLES, Press, cut, mark

SHELL = cut(f"<title>{mark('title')} – Lab</title>{mark('head')}{mark('key')}|{mark('body')}ü")
CONTENTS = {"key": "a b", "title": "A & B", "body": "<p>ß</p>", "head": "<meta>"}


def test_a_printed_page_is_the_filled_one() -> None:
    """Encoding the same pieces once changes nothing in what a page says."""
    page, _ = Press(SHELL).print(CONTENTS)
    assert page.decode() == SHELL.fill(CONTENTS)
    assert "A &amp; B – Lab" in page.decode()


@pytest.mark.parametrize("hole", HOLES)
def test_the_mark_of_a_page_changes_with_whatever_is_filled_in(hole: str) -> None:
    """A page with another text in any hole has another mark, so it is written again."""
    press = Press(SHELL)
    same = press.print(CONTENTS)[1]
    assert press.print({**CONTENTS})[1] == same
    assert press.print({**CONTENTS, hole: "other"})[1] != same


def test_the_mark_of_a_page_tells_where_one_text_ends() -> None:
    """The same letters divided otherwise between two holes have another mark."""
    press = Press(SHELL)
    one = press.print({**CONTENTS, "title": "ab", "body": "c"})[1]
    assert press.print({**CONTENTS, "title": "a", "body": "bc"})[1] != one


def test_the_mark_of_a_page_changes_with_the_form() -> None:
    """A page of another theme has another mark though what is filled in is the same."""
    other = cut(f"{mark('title')}{mark('head')}{mark('key')}{mark('body')}")
    assert Press(other).print(CONTENTS)[1] != Press(SHELL).print(CONTENTS)[1]
