"""HTML within Markdown is divided at what names files and pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labportal.reading.text.active import active_html
from labportal.reading.text.html_pieces import Named, Picture, Tag, html_pieces
from labportal.reading.text.videos import Video


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ('<img src="a b.png">', "a b.png"),
        ("<IMG alt=x SRC=../a.png/>", "../a.png/"),
        ("<img src='/img/a.png' />", "/img/a.png"),
        ('<img\n  alt="1 > 0"\n  src="a.png">', "a.png"),
        ('<img src="blank.gif" data-src="a.png">', "a.png"),
        ('<img src="a.png?x=1&amp;y=2">', "a.png?x=1&y=2"),
        ('<img data-src="a.png" class="lazyload">', "a.png"),
    ],
)
def test_pictures(text: str, address: str) -> None:
    """A picture of this portal is found, however its tag is written."""
    before, picture, after = html_pieces(f"<p>{text}</p>")
    assert (before, after) == ("<p>", "</p>")
    assert isinstance(picture, Picture)
    assert picture.address == address


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ('<a class="x" href="ada.md">', '<a class="x" href="/ada/">'),
        ("<a href=ada.md>", '<a href="/ada/">'),
        ("<A HREF='ada.md' title=x>", '<A HREF="/ada/" title=x>'),
        ('<video controls src="ada.md">', '<video controls src="/ada/">'),
        ('<source type="video/mp4" src="ada.md">', '<source type="video/mp4" src="/ada/">'),
    ],
)
def test_tags_keep_all_but_their_address(text: str, new: str) -> None:
    """A link or a player gets another address, and nothing else changes."""
    (tag,) = html_pieces(text)
    assert isinstance(tag, Tag)
    assert tag.address == "ada.md"
    assert tag.with_address("/ada/") == new


@pytest.mark.parametrize(
    "text",
    [
        '<img src="https://example.org/a.png">',
        '<img src="data:image/png;base64,AAAA">',
        "<img alt=nothing>",
        '<a href="#below">',
        '<a href="mailto:ada@example.org">',
        '<a href="//example.org/">',
        '<a name="here">',
        '<!-- <img src="a.png"> -->',
        "<script>x = '<img src=a.png>'</script>",
        "<svg><a href='a.md'></a></svg>",
        "a < b, <em>c</em> & d",
    ],
)
def test_the_rest_stays_as_it_is(text: str) -> None:
    """What leads elsewhere, and what is no HTML, is one piece."""
    assert list(html_pieces(text)) == [text]


@pytest.mark.parametrize("address", ["https://www.youtube.com/embed/abc_12", "//vimeo.com/1234"])
def test_frames_of_videos(address: str) -> None:
    """The frame of a known host is a video, and is not reported as something that runs."""
    text = f'<iframe width="560"\n src="{address}" allowfullscreen></iframe>'
    pieces = list(html_pieces(f"<center>{text}</center>"))
    assert isinstance(pieces[1], Video)
    assert pieces[2] == "</center>"
    assert active_html(text) == ""


def test_other_frames_run() -> None:
    """Another frame is no video, also where it stands beside one."""
    video = '<iframe src="https://vimeo.com/1234"></iframe>'
    other = '<iframe src="https://example.org/1234"></iframe>'
    assert list(html_pieces(other)) == [other]
    assert active_html(video + other).startswith('<iframe src="https://example.org')
    assert active_html('<script src="https://vimeo.com/1234">').startswith("<script")


@given(st.text(alphabet="<>/=\"' aimgsrchf.png!-\n"))
def test_nothing_is_lost(text: str) -> None:
    """The pieces that stay, and the tags with the address they had, make the text again."""
    for piece in html_pieces(text):
        if isinstance(piece, str):
            assert piece in text
        elif isinstance(piece, Tag):
            assert piece.text in text
            assert piece.text[: piece.start] in piece.with_address("x")


def test_names_between_tags() -> None:
    """A role between tags names a record; the HTML around it stays in its pieces."""
    pieces = list(html_pieces("<p>By {person}`ada` and {labportal:project}` x y `.</p>"))
    assert pieces == [
        "<p>By ",
        Named("{person}`ada`", "person", "ada"),
        " and ",
        Named("{labportal:project}` x y `", "project", "x y"),
        ".</p>",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<pre>{person}`ada`</pre>",
        "<p><code>{person}`ada`</code></p>",
        "<!-- {person}`ada` -->",
        '<p title="{person}`ada`">x</p>',
        '<a href="https://example.org">{person}`ada`</a>',
        "<p>{person}`<b>`</p>",
    ],
)
def test_names_that_are_no_text(text: str) -> None:
    """Code, comments, attributes and links hold no names."""
    assert "".join(piece for piece in html_pieces(text) if isinstance(piece, str)) == text


def test_a_link_holds_no_other() -> None:
    """A role inside a link to a page stays as it is, one behind it is a name."""
    text = '<a href="a.md">{person}`ada`</a> {person}`ada`'
    assert [type(piece).__name__ for piece in html_pieces(text)] == ["Tag", "str", "Named"]
