"""The text of .bib files: decoding and line ends.

Must not know what is in them.
"""

from __future__ import annotations

from dataclasses import dataclass

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source


@dataclass(frozen=True, slots=True)
class BibFile:
    """One .bib file, decoded."""

    path: str
    """As it is shown in messages: POSIX, relative to the source directory."""
    text: str


def decode_bib(data: bytes, path: str) -> tuple[BibFile, tuple[Problem, ...]]:
    """Return the text of a .bib file; one that is not UTF-8 is read as Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return BibFile(path, with_unix_lines(data.decode("utf-16", errors="replace"))), ()
    try:
        return BibFile(path, with_unix_lines(data.decode("utf-8-sig"))), ()
    except UnicodeDecodeError as error:
        # The position counts from behind the byte order mark.
        start = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        problem = Problem(
            code=Code.BIB_FILE,
            source=Source(path, _line_of_byte(data, start)),
            message=f"the file is not UTF-8 text: byte 0x{data[start]:02x}; "
            "it is read as Windows-1252",
        )
        text = data.removeprefix(b"\xef\xbb\xbf").decode("cp1252", errors="replace")
        return BibFile(path, with_unix_lines(text)), (problem,)


def with_unix_lines(text: str) -> str:
    """Return *text* with every line end made a line feed."""
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _line_of_byte(data: bytes, position: int) -> int:
    before = data[:position].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return before.count(b"\n") + 1
