"""Text that TeX cannot set as it stands."""

from __future__ import annotations

from labportal.rendering.latex.text import LONGEST_WORD, in_pieces, printable


def pieces(text: str) -> list[tuple[str, str]]:
    """Return the pieces of a text."""
    return list(in_pieces(text))


def test_plain_text_stays_whole() -> None:
    """Most text is one piece."""
    assert pieces("Ada Lovelace, 1843: notes & marks") == [
        ("Ada Lovelace, 1843: notes & marks", "")
    ]


def test_names_from_right_to_left_are_marked() -> None:
    """Hebrew and Arabic names are pieces of their own, words and blanks together."""
    assert pieces("by דוד כהן and أحمد, too") == [
        ("by ", ""),
        ("דוד כהן", "rtl"),
        (" and ", ""),
        ("أحمد", "rtl"),
        (", too", ""),
    ]


def test_endless_words_may_break_and_lose_nothing() -> None:
    """A word that no line can hold gets places to break, and keeps every letter."""
    word = "long" * 2500
    found = pieces(f"a {word} b")
    assert "".join(piece for piece, _ in found) == f"a {word} b"
    assert max(len(piece) for piece, kind in found if not kind) <= LONGEST_WORD


def test_addresses_break_at_their_signs() -> None:
    """A long address breaks after slashes and dots rather than within words."""
    address = "https://example.org/department/imaging/people/ada-lovelace"
    found = [piece for piece, kind in pieces(address) if not kind]
    assert "".join(found) == address
    assert "department/" in found


def test_text_without_blanks_breaks_after_any_sign() -> None:
    """Chinese and Japanese have no blanks, so a line may end anywhere."""
    text = "医学画像解析研究室は画像を読む医師を助けるソフトウェアを" * 2
    assert [kind for _, kind in pieces(text)].count("break") == len(text) - 1


def test_invisible_signs_do_not_reach_the_fonts() -> None:
    """Joiners, marks of direction and control characters are no letters."""
    assert printable("a\u200db\ufe0f\u202ec\x00d") == "abcd"
    assert printable("e\u0301") == "é"
