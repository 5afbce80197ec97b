"""What TeX's log tells: errors, letters that no font has, lines that are too wide.

Pure: from the text of the log and of the LaTeX file to findings.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ORIGIN = "%%labportal origin: "
"""Begins a comment in the LaTeX file: from which file the following lines were made."""
TOO_WIDE = 5.0
"""Points by which a line may stick out."""

_ERROR = re.compile(r"^(?:\./)?([^\s:][^:\n]*\.tex):(\d+): (.+)$", re.MULTILINE)
_LACKS = re.compile(r"^labportal: page (\d+) lacks U\+([0-9A-F]{4,6})", re.MULTILINE)
_WIDE = re.compile(r"^Overfull \\hbox \((\d+(?:\.\d+)?)pt too wide\).*? lines? (\d+)", re.MULTILINE)
_PAGES = re.compile(r"Output written on .*?\((\d+) pages?, \d+ bytes\)", re.DOTALL)
_PLACE = re.compile(r"(.+):(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class TexReport:
    """The outcome of a run of TeX."""

    pages: int = 0
    """0 if there is no PDF."""
    problems: tuple[Problem, ...] = ()


class Origins:
    """Knows from which file each line of a LaTeX file was made."""

    def __init__(self, tex: str) -> None:
        self._lines: list[int] = [0]
        self._files: list[str] = [""]
        for number, line in enumerate(tex.splitlines(), 1):
            if line.startswith(ORIGIN):
                self._lines.append(number)
                self._files.append(line.removeprefix(ORIGIN).strip())

    def at(self, line: int) -> Source | None:
        """Return the file behind a line, with the line in it if that is known."""
        written = self._files[bisect.bisect_right(self._lines, line) - 1]
        if not written:
            return None
        match = _PLACE.fullmatch(written)
        return Source(match[1], int(match[2])) if match else Source(written)


def read_log(log: str, tex: str, tex_name: str) -> TexReport:
    """Return what the log of the LaTeX file *tex_name* tells."""
    log = unwrapped(log)
    origins = Origins(tex)
    problems = [*_errors(log, origins, tex_name), *_lost_letters(log, tex_name, tex)]
    pages = _PAGES.search(log)
    return TexReport(pages=int(pages[1]) if pages else 0, problems=tuple(problems))


def too_wide(log: str, tex: str) -> list[tuple[float, Source | None]]:
    """Return by how many points lines stick out, and from which file they come."""
    origins = Origins(tex)
    found = ((float(match[1]), int(match[2])) for match in _WIDE.finditer(unwrapped(log)))
    return [(width, origins.at(line)) for width, line in found if width > TOO_WIDE]


def unwrapped(log: str) -> str:
    """Return a log whose long lines are whole; TeX cuts them after 79 signs."""
    lines: list[str] = []
    joining = False
    for line in log.splitlines():
        if joining:
            lines[-1] += line
        else:
            lines.append(line)
        joining = len(line) == 79
    return "\n".join(lines)


def _errors(log: str, origins: Origins, tex_name: str) -> Iterable[Problem]:
    seen: set[tuple[Source | None, str]] = set()
    for match in _ERROR.finditer(log):
        what = match[3].removeprefix("LaTeX Error: ").strip().rstrip(".")
        if what.startswith(("==>", "Emergency stop")):
            continue
        source = origins.at(int(match[2]))
        if (source, what) not in seen:
            seen.add((source, what))
            place = source or Source(tex_name, int(match[2]))
            yield Problem(Code.TEX_ERROR, place, f"TeX cannot print this: {what}")


def _lost_letters(log: str, tex_name: str, tex: str) -> Iterable[Problem]:
    pages: dict[int, list[int]] = {}
    for match in _LACKS.finditer(log):
        found = pages.setdefault(int(match[2], 16), [])
        if int(match[1]) not in found:
            found.append(int(match[1]))
    lines = _lines_with(tex, {chr(point) for point in pages})
    origins = Origins(tex)
    for point, numbers in sorted(pages.items()):
        sign = chr(point)
        name = unicodedata.name(sign, "").lower()
        source = origins.at(lines[sign]) if sign in lines else None
        where = ", ".join(map(str, sorted(numbers)))
        what = f"'{sign}' (U+{point:04X}{', ' if name else ''}{name})"
        plural = "pages" if len(numbers) > 1 else "page"
        yield Problem(
            Code.MISSING_LETTER,
            source or Source(tex_name),
            f"no installed font has {what}, which is missing on {plural} {where} of the PDF",
        )


def _lines_with(tex: str, signs: set[str]) -> Mapping[str, int]:
    """Return sign -> the first line that holds it."""
    found: dict[str, int] = {}
    if not signs:
        return found
    for number, line in enumerate(tex.splitlines(), 1):
        if not line.isascii():
            for sign in signs.intersection(line):
                found.setdefault(sign, number)
    return found
