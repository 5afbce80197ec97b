"""The .bib files of a portal: found on disk, read once, kept by content."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source, suggest
from labportal.reading.bibtex import BibFile, Bibliography, decode_bib, read_bibliography
from labportal.reading.pages import digest_of
from labportal.reading.rereading import ReadEntries, Rereader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from labportal.model.records import Publication
    from labportal.reading.cache import Cache


@dataclass(frozen=True, slots=True)
class BibliographyFiles:
    """What the .bib files hold."""

    publications: tuple[Publication, ...]
    problems: tuple[Problem, ...]
    digest: str
    """Of the files' content."""
    digests: Mapping[str, str]
    """Publication key -> digest of the publication."""


def read_bibliography_files(
    root: Path, names: Sequence[str], private_fields: frozenset[str], cache: Cache
) -> BibliographyFiles:
    """Read the files called *names*, given from *root*."""
    problems: list[Problem] = []
    contents: list[tuple[str, bytes]] = []
    for name in names:
        try:
            contents.append((posixpath.normpath(name), (root / name).read_bytes()))
        except OSError:
            problems.append(_missing(root, name))
    digest = digest_of(
        repr(
            (sorted(private_fields), [(name, digest_of(data)) for name, data in contents])
        ).encode()
    )

    def read() -> ReadEntries:
        decoded: list[BibFile] = []
        found: list[Problem] = []
        for name, data in contents:
            file, complaints = decode_bib(data, name)
            decoded.append(file)
            found += complaints
        entries = Rereader(cache.before("bibliography", ReadEntries))
        bibliography = read_bibliography(decoded, private_fields, entries.read)
        problems = (*found, *bibliography.problems)
        return entries.all_read(Bibliography(bibliography.publications, problems))

    kept = cache.get("bibliography", digest, read)
    bibliography = kept.bibliography
    return BibliographyFiles(
        bibliography.publications,
        (*problems, *bibliography.problems),
        digest,
        kept.digest_by_key,
    )


def _missing(root: Path, name: str) -> Problem:
    folder = (root / name).parent
    near = suggest(posixpath.basename(name), (path.name for path in _bib_files(folder)))
    suggestion = posixpath.join(posixpath.dirname(name), near) if near else ""
    return Problem(Code.BIB_FILE, Source(name), "there is no such file", suggestion)


def _bib_files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(folder.glob("*.bib"))


def default_bib_files(root: Path) -> tuple[str, ...]:
    """Return the .bib files of a portal that names none: those in ``bib/``, inside or beside."""
    for folder in ("bib", "../bib"):
        found = tuple(f"{folder}/{path.name}" for path in _bib_files(root / folder))
        if found:
            return found
    return ()
