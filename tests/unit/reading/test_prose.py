"""Text that stands in fields of a header is checked like that of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.reading.portal import PortalFiles, read_portal
from labportal.reading.settings import Settings
from support import write_files

if TYPE_CHECKING:
    from pathlib import Path


def said(root: Path, text: str, **settings: object) -> list[str]:
    """Return place and text of every message about a page."""
    files = {"index.md": "# Home\n", "about.md": text, "people/ada-king.md": "title: Ada King\n\n"}
    write_files(root, files)
    found = read_portal(PortalFiles(root=root), Settings(**settings)).catalogue.problems  # type: ignore[arg-type]
    return [f"{problem.source.line}: {problem.text}" for problem in found]


def test_links_to_nobody_are_named_where_they_stand(tmp_path: Path) -> None:
    """Roles, tags, links and pictures of texts in headers have messages with their lines."""
    text = (
        "---\ntitle: About\nabout_lab: By [member/ada-king] and [member/ada-kign].\n"
        "mission: |\n  See {person}`nobody`.\n\n  [gone](/people/gone/) ![x](x.png)\n"
        "description: Not [member/nobody].\n---\n"
    )
    assert said(tmp_path, text) == [
        "3: there is no person 'ada-kign'; did you mean 'ada-king'?",
        "5: there is no person 'nobody'",
        "7: there is no image 'x.png'",
        "7: there is no page '/people/gone/'",
    ]


def test_old_syntax_is_reported_on_request(tmp_path: Path) -> None:
    """Tags in texts of headers, values that need no declaration, and marks before paths."""
    write_files(tmp_path, {"images/a.png": b"x"})
    text = (
        "title: About\nmission: By [member/ada-king].\n\n![]({{ IMGURL }}/images/a.png)\n"
        "![]({filename}/images/a.png)\n"
    )
    older = "the syntax of an older system"
    assert said(tmp_path, text) == []
    assert said(tmp_path, text, report_legacy=True) == [
        f"2: '[member/ada-king]' is {older}; did you mean '{{person}}`ada-king`'?",
        f"4: '{{{{ IMGURL }}}}' is {older}",
        f"5: '{{filename}}/images/a.png' is {older}",
    ]
