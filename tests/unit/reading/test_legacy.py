"""Old syntax, read as today's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labportal.reading.text.legacy import find_legacy, modernise
from labportal.reading.text.videos import Video, video_at

PICTURES = {"photo 1.png": "images/news/photo 1.png"}


def today(text: str) -> str:
    """Return *text* in today's syntax."""
    return "\n".join(modernise(text.split("\n"), lambda name: PICTURES.get(name, "")))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[member/ada]", "{person}`ada`"),
        ("[member/Ada_de_Pérez]", "{person}`Ada_de_Pérez`"),
        ("[Member/ada, group: ai-for-health]", "{person}`ada`"),
        ("[member: Ada Lovelace]", "{person}`Ada Lovelace`"),
        ("[project/bone-age]", "{project}`bone-age`"),
        ("[software: Viewer]", "{software}`Viewer`"),
        ("[youtube: _x1_]", "{youtube}`_x1_`"),
        ("[vimeo:123]", "{vimeo}`123`"),
        ("[slideshare: 99]", "{slideshare}`99`"),
        ("![[photo 1.png]]", "![photo 1](/images/news/photo%201.png)"),
        ("![[photo 1.png|300]]", "![photo 1](/images/news/photo%201.png){width=300px}"),
        ("![[photo 1.png|The group]]", "![The group](/images/news/photo%201.png)"),
    ],
)
def test_old_and_new(old: str, new: str) -> None:
    """Each tag has its role, next to any sign."""
    assert today(f"By {old}'s ({old}), {old}.") == f"By {new}'s ({new}), {new}."


@pytest.mark.parametrize(
    "text",
    [
        "[project: a](b.md)",
        "[news/a]: b.md",
        "`[member/ada]`",
        "```\n[member/ada]\n```",
        "\\[member/ada]",
        "[a/b]",
        "[[member/ada]](https://example.org)",
        "![[missing.png]]",
        "{person}`ada`",
    ],
)
def test_other_text_stays(text: str) -> None:
    """Links, code, escaped signs and unknown pictures are left as they are."""
    assert today(text) == text


def test_html_has_tags_and_pictures() -> None:
    """A tag among HTML becomes a role, as anywhere; an embedded picture becomes one of HTML."""
    lines = ["<ul>", "<li>[member/ada]</li>", "<li>![[photo 1.png|30]]</li>", "</ul>"]
    assert today("\n".join(lines)).split("\n") == [
        "<ul>",
        "<li>{person}`ada`</li>",
        '<li><img src="/images/news/photo%201.png" alt="photo 1" width="30"></li>',
        "</ul>",
    ]


def test_what_is_no_text_in_html_stays() -> None:
    """Code and attributes are left as they are; in a link a tag is found, and has no way."""
    for line in ("<p><code>[member/ada]</code></p>", '<p title="[member/ada]">'):
        assert today(line) == line
        assert list(find_legacy([line])) == []
    line = 'See <a href="/x/">[member/ada]</a>, [member/ada].'
    assert today(line) == 'See <a href="/x/">[member/ada]</a>, {person}`ada`.'
    assert [found.new for found in find_legacy([line])] == ["", "{person}`ada`"]


def test_a_tag_without_a_target_has_no_way() -> None:
    """What names nobody is found, and cannot be written today."""
    assert [found.new for found in find_legacy(["[member/, group: lungs]"])] == [""]


@given(st.text(alphabet="[]!member/youtube:` ad\\<>\n|é_", max_size=80))
def test_lines_stay_and_twice_is_once(text: str) -> None:
    """Lines are neither added nor lost, and what was rewritten is not rewritten again."""
    once = modernise(text.split("\n"), lambda _: "images/a.png")
    assert len(once) == text.count("\n") + 1
    assert modernise(once, lambda _: "images/a.png") == once


@pytest.mark.parametrize(
    ("host", "written", "ident"),
    [
        ("youtube", "dQw4w9WgXcQ", "youtube dQw4w9WgXcQ"),
        ("", "https://www.youtube.com/watch?v=ab-_c1&t=3", "youtube ab-_c1"),
        ("", "https://youtu.be/ab-_c1?si=x", "youtube ab-_c1"),
        ("", "https://www.youtube.com/embed/ab-_c1", "youtube ab-_c1"),
        ("vimeo", "https://vimeo.com/12345", "vimeo 12345"),
        ("", "https://player.vimeo.com/video/12345", "vimeo 12345"),
        ("slideshare", "9xYz", "slideshare 9xYz"),
        ("", "https://www.slideshare.net/slideshow/embed_code/key/9xYz", "slideshare 9xYz"),
    ],
)
def test_videos(host: str, written: str, ident: str) -> None:
    """A video is known by its id or by any of its addresses."""
    found = video_at(host, written)
    assert isinstance(found, Video)
    assert f"{found.host} {found.ident}" == ident


@pytest.mark.parametrize(
    ("host", "written"),
    [
        ("youtube", "my talk"),
        ("youtube", "https://vimeo.com/12345"),
        ("youtube", 'x"onclick=1'),
        ("", "abcdef"),
        ("", "https://example.org/video.mp4"),
        ("", "https://[youtube.com/watch?v=abc"),
        ("", "https://www.youtube.com/watch?v=%22%3E"),
    ],
)
def test_no_videos(host: str, written: str) -> None:
    """Anything else is no video, and can put nothing into a page."""
    assert video_at(host, written) is None
