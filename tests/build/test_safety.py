"""Text from many hands runs nothing in the browsers of readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support import PortalFactory

ACTIVE = (
    "<script>alert(1)</script>",
    "Text <img src=x onerror=alert(1)> text",
    '<iframe src="https://example.org"></iframe>',
    '<a href="javascript:alert(1)">x</a>',
    'Text <a href="index.md" onclick="alert(1)">x</a> text',
    "<p><a href=index.md onmouseover=alert(1)>x</a></p>",
    '<video src="conf.py" onerror="alert(1)"></video>',
    "```{raw} html\n<script>alert(1)</script>\n```",
)


@pytest.mark.parametrize("text", ACTIVE)
def test_active_html_is_shown_as_text(portal: PortalFactory, text: str) -> None:
    """Scripts, handlers and frames are text, and the message says so."""
    built = portal({"page.md": f"# Page\n\n{text}\n\nAfter.\n"})
    main = built.soup("/page/").select_one("article")
    assert main is not None
    assert main.find(["script", "iframe"]) is None
    assert not [tag for tag in main.find_all(True) if any(a.startswith("on") for a in tag.attrs)]
    assert not [tag for tag in main.find_all(href=True) if "javascript:" in str(tag["href"])]
    assert "After." in main.get_text()


def test_links_of_directives_are_no_programs(portal: PortalFactory) -> None:
    """Cards, buttons and pictures lose an address that is a program."""
    text = (
        "# Page\n\n```{card} Title\n:link: javascript:alert(1)\nBody\n```\n\n"
        "```{button-link} javascript:alert(1)\nPress\n```\n"
    )
    built = portal({"page.md": text})
    main = built.soup("/page/").select_one("article")
    assert main is not None
    assert not [tag for tag in main.find_all(href=True) if "javascript:" in str(tag["href"])]
    assert "Press" in main.get_text()


def test_harmless_html_passes(portal: PortalFactory) -> None:
    """Line breaks, details and classes stay what they are, without a message."""
    text = "One<br>two <b class='x'>three</b>\n\n<details>y</details>"
    built = portal({"page.md": f"# Page\n\n{text}\n"})
    main = built.soup("/page/").select_one("article")
    assert main is not None
    assert main.find("br")
    assert main.find("details")
    assert built.warnings == ""


def test_the_owner_can_let_it_run(portal: PortalFactory) -> None:
    """With labportal_active_html a viewer's script passes untouched, without a message."""
    text = "# Page\n\n<script>start(1)\n\nstart(2)</script>\n"
    built = portal({"page.md": text}, labportal_active_html=True)
    assert "<script>start(1)\n\nstart(2)</script>" in built.page("/page/")
    assert built.warnings == ""
