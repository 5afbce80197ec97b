"""What is reported about the text of a page."""

from __future__ import annotations

import pytest

from labportal.reading.text import check_body


def found(text: str) -> list[str]:
    """Return line, code and text of what is wrong."""
    problems = check_body(text.split("\n"), "p.md")
    return [f"{p.source.line} {p.code.value}: {p.text}" for p in problems]


@pytest.mark.parametrize(
    "word",
    [
        "Düsseldorf", "Höpper", "café", "Gómez-Peña", "naïve", "Ångström", "Škoda", "Žižek", "Łódź",
        "Dvořák", "–", "“quoted”", "it’s", "…", "25°",
        "€", "10 µm", "→", "≥", "Österreich", "ﬁne", "😀",
    ],
)  # fmt: skip
def test_words_encoded_twice(word: str) -> None:
    """A damaged word is reported with the right one, whichever program damaged it."""
    for encoding in ("cp1252", "latin-1"):
        try:
            damaged = word.encode().decode(encoding)
        except UnicodeDecodeError:
            continue
        messages = found(f"Text\nin {damaged}, here")
        right = word.strip("“”") if word != "“quoted”" else word
        assert len(messages) == 1, damaged
        assert messages[0].startswith("2 double_encoded: ")
        assert right.split()[-1] in messages[0]


@pytest.mark.parametrize(
    "text",
    [
        "Düsseldorf, Åse, Ærø, São, IRMÃO, IRMÃ, Âme, pâté, château, Ä–Ö, «À»",
        "“CAFÉ”… ‘CAFÉ’ – “IRMÃ” or “IRMÔ, à…, é”–, voilà”; â…",
        "Ångström’s Å… Ï» ï¿ naïve… 3 Â 4 · ±5° 10\u00a0µm €5 ™ © ®",
        "Þór Ðað ðŸ, Ólafur; İzmir, Şahin, Łódź, Čapek, Đorđe, Ñandú, Ĳ, ẞ",
    ],
)
def test_real_letters_are_no_alarm(text: str) -> None:
    """Words and quotation marks of many languages are left in peace."""
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["<add reference here>", "<placeholder>", "<a reference here>", "<TODO ask\nAda>"]
)
def test_hidden_text(text: str) -> None:
    """A reminder in angle brackets is reported, because nobody will see it."""
    shown = " ".join(text.split())
    assert found(f"Text\n{text} more") == [f"2 hidden_text: '{shown}' will not be visible"]


@pytest.mark.parametrize(
    "text",
    [
        '<a name="x"></a> <br> <br/> <img src=x alt="a b"> <details open> <sub>2</sub>',
        "<https://x.example> <ada@x.example> a < b and c > d, p <0.05",
        "<svg><path d='M0'/></svg> <model-viewer ar> <g>x</g>",
        "{person}`Ada <ada lovelace>` `<code here>` \\<shown as text>",
        "<video autoplay muted controls></video> <input disabled>",
        "<script>if (a <b && c> d) {}</script>",
    ],
)
def test_tags_are_no_hidden_text(text: str) -> None:
    """HTML, addresses, comparisons, roles and code are not reported."""
    assert not [message for message in found(text) if "hidden_text" in message]


@pytest.mark.parametrize("text", ["**Tasks**\n- a", "__Tasks__:\n* a", "You should:\n2. a\n3. b"])
def test_glued_lists(text: str) -> None:
    """A list glued to a bold label, or one that Markdown does not see, is reported."""
    assert found(text) == ["2 glued_list: put an empty line before the list"]


@pytest.mark.parametrize(
    "text",
    [
        "You should\n* a\n* b",
        "You should:\n1. a",
        "**Tasks**\n\n- a",
        "- **a**\n- b",
        "In the year\n1986. A good one",
        "**bold**\n*also* text",
    ],
)
def test_lists_that_are_rendered(text: str) -> None:
    """Lists that come out as lists are not reported."""
    assert found(text) == []


def test_near_markdown() -> None:
    """Stars with blanks, breaks, pictures of other folders and stray quotes are tolerated."""
    text = "** not bold **<br>\n> **“Bold quote**”' said\n\n![x](../vacancies/a_b.png) – fine"
    assert found(text) == []


def test_lines_count_from_the_first() -> None:
    """Lines are those of the file, also when the body starts further down."""
    problems = check_body(["", "A <reminder to me>"], "p.md", first_line=8)
    assert [problem.source.line for problem in problems] == [9]
