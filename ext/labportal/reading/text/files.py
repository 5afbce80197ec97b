"""The files that directives and roles of a page read."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from labportal.reading.text.directives import DirectiveText
    from labportal.reading.text.facts import RoleUse

ARGUMENT = ""
"""Stands for the argument of a directive among the names of its options."""
READERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "include": (ARGUMENT,),
        "literalinclude": (ARGUMENT, "diff"),
        "csv-table": ("file",),
        "raw": ("file",),
        "graphviz": (ARGUMENT,),
        "mermaid": (ARGUMENT,),
        "uml": (ARGUMENT,),
    }
)
"""Directive -> where it names the files that it reads."""
FETCHERS: Mapping[str, str] = MappingProxyType({"csv-table": "url", "raw": "url"})
"""Directive -> the option that names a file on the web."""
_NO_TEXT = frozenset({"literal", "code", "parser"})
"""Options of an include for files that hold something else."""
DOWNLOAD = "download"
"""The role that publishes a file."""


@dataclass(frozen=True, slots=True)
class FileUse:
    """A file that the page asks for."""

    written: str
    line: int
    is_url: bool = False
    is_text: bool = False
    """Whether what the file says becomes a part of the page."""


def file_uses(directives: Iterable[DirectiveText], roles: Iterable[RoleUse]) -> tuple[FileUse, ...]:
    """Return the files that directives and roles name."""
    found = [*_in_directives(directives)]
    found += [
        FileUse(use.target, use.line)
        for use in roles
        if use.name == DOWNLOAD and "://" not in use.target
    ]
    return tuple(sorted(found, key=lambda use: use.line))


def _in_directives(directives: Iterable[DirectiveText]) -> Iterator[FileUse]:
    for found in directives:
        for name in READERS.get(found.name, ()):
            written = found.argument if name == ARGUMENT else found.options.get(name, "")
            path = one_path(written)
            if path and not is_standard(found.name, path):
                is_text = found.name == "include" and not _NO_TEXT.intersection(found.options)
                yield FileUse(path, found.line, is_text=is_text)
        url = found.options.get(FETCHERS.get(found.name, ""), "").strip()
        if url:
            yield FileUse(url, found.line, is_url=True)


def one_path(written: str) -> str:
    """Return a path that may be written on several lines."""
    return "".join(line.strip() for line in written.split("\n"))


def is_standard(directive: str, path: str) -> bool:
    """Tell whether a path is a name of docutils' own definitions, such as ``<isonum.txt>``."""
    return directive == "include" and path.startswith("<") and path.endswith(">")
