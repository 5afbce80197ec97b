"""Bytes of .bib files."""

from __future__ import annotations

from labportal.model.codes import Code
from labportal.reading.bibtex import decode_bib


def test_utf8_with_byte_order_mark() -> None:
    """A byte order mark is no part of the text and no mistake."""
    file, problems = decode_bib(b"\xef\xbb\xbf@misc{\xc3\xa9}", "x.bib")
    assert file.text == "@misc{é}"
    assert not problems


def test_windows_letters_are_read_and_reported_with_their_line() -> None:
    """A file in Windows-1252 is read, and the line of the first such letter is named."""
    file, problems = decode_bib(b"one\r\ntwo\r\nM\xfcller", "x.bib")
    assert file.text == "one\ntwo\nMüller"
    assert [problem.code for problem in problems] == [Code.BIB_FILE]
    assert (problems[0].source.path, problems[0].source.line) == ("x.bib", 3)
    assert "0xfc" in problems[0].message


def test_bad_byte_after_a_byte_order_mark() -> None:
    """The byte that is named is the bad one, also behind a byte order mark."""
    _, problems = decode_bib(b"\xef\xbb\xbfab\n\xe9", "x.bib")
    assert problems[0].source.line == 2
    assert "0xe9" in problems[0].message


def test_any_line_end() -> None:
    """Line feeds, pairs and lone carriage returns all end a line."""
    file, _ = decode_bib(b"a\r\nb\rc\nd", "x.bib")
    assert file.text == "a\nb\nc\nd"


def test_utf16_is_read() -> None:
    """What Windows calls Unicode is read by its byte order mark."""
    file, problems = decode_bib("@misc{é}".encode("utf-16"), "x.bib")
    assert file.text == "@misc{é}"
    assert not problems
