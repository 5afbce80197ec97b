"""HTML that would run is found, wherever it stands and however much of it there is."""

from __future__ import annotations

import pytest

from labportal.reading.text.active import active_html, active_tags


@pytest.mark.parametrize(
    "text",
    [
        "<script>",
        "< / script >",
        "<SCRIPT\nsrc=x>",
        "<script/x>",
        "<iframe src='https://example.org/'>",
        "<a href='x' onclick=run()>",
        '<a title="<b" onclick="run()">',
        "<img src=x onerror =run()>",
        "<a href=' javascript:run()'>",
        "<svg/onload=run()>",
        "<form action=x>",
        "<a <b onclick=run()",
    ],
)
def test_what_would_run(text: str) -> None:
    """Scripts, frames, handlers and addresses that are programs are found in any spelling."""
    assert active_html(f"before {text} after")


@pytest.mark.parametrize(
    "text",
    [
        "<form.pdf>",
        "<scripted>",
        "<a href='x'> onclick=run()",
        "a < b, onclick=run()",
        "<b>on=</b>",
        "onclick=run() <a>",
        "<a href='https://example.org/?onclick=1'>",
    ],
)
def test_what_does_not(text: str) -> None:
    """Names that only begin alike, and what stands outside of tags, is left alone."""
    assert active_html(text) == ""


def test_tags_are_told_one_by_one() -> None:
    """Each tag has its place, and ends before the next one begins."""
    text = "<b onclick=1><i>x</i><a\nonload=2> <script>"
    assert list(active_tags(text)) == [
        (0, "<b onclick=1>"),
        (21, "<a\nonload=2>"),
        (34, "<script>"),
    ]


@pytest.mark.parametrize("text", ["<a ", "<a onclick=", " onx= ", "> onx=", "< "])
def test_long_lines_come_to_an_end(text: str) -> None:
    """A walk from each sign to the end of the line would take minutes here."""
    active_html(text * 60_000 + "<a")
