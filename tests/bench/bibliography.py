"""Publications for the invented group: made up, or cut from real .bib files.

Engines that read no .bib get every reference as text, formatted here before the clock starts.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.reading.bibtex import decode_bib, read_bibliography

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from labportal.model.records import Publication

MEMBERS = (0, 0, 1, 1, 1, 2, 3)
"""How many people of the group are among the authors, each number equally likely."""
_ENTRY = re.compile(r"^@(?!string|comment|preamble)(\w+)\s*\{\s*([^,\s]+)\s*,", re.IGNORECASE)
_MACRO = re.compile(r"@string\s*[{(]", re.IGNORECASE)
_AUTHOR = re.compile(r"^(\s*author\s*=\s*[{\"])", re.IGNORECASE | re.MULTILINE)
_TITLES = (
    "Detection of {0} by {1},A comparison of {0} and {1},Towards {1} without {0},Effects of {0} on "
    "{1},Learning {1} from {0}"
).split(",")
_THINGS = (
    "lung nodules,deep networks,radiologists,second readings,screening,low dose scans,annotations,"
    "uncertainty,motion,contrast agents,small data sets,weak labels,bone scans,reports"
).split(",")
_JOURNALS = "Journal of Images,Annals of Reading,Letters on Screening,Methods in Scanning".split(
    ","
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One publication."""

    key: str
    source: str
    """As it stands in the .bib file."""
    members: tuple[str, ...]
    """People of the group among the authors."""
    address: str = ""
    """Last part of the address of its page."""
    title: str = ""
    authors: str = ""
    venue: str = ""
    year: str = ""
    abstract: str = ""

    @property
    def reference(self) -> str:
        """The formatted reference, as plain text."""
        return f"{self.authors}. {self.title}. {self.venue}, {self.year}."


def invented_entries(count: int, members: list[str], chance: random.Random) -> list[Entry]:
    """Return as many entries of the imagination."""
    entries = []
    for number in range(count):
        own = chance.sample(members, min(chance.choice(MEMBERS), len(members)))
        others = [f"{chance.choice('ABCDE')}. Author{chance.randrange(count)}" for _ in range(3)]
        one, two = chance.sample(_THINGS, 2)
        title = f"{chance.choice(_TITLES).format(one, two)}: part {number}"
        abstract = " ".join(f"We looked at {thing}." for thing in chance.choices(_THINGS, k=40))
        journal, year = chance.choice(_JOURNALS), 2000 + number % 26
        key = f"Auth{number}"
        authors = " and ".join([*own, *others])
        source = (
            f"@article{{{key},\n  author = {{{authors}}},\n  title = {{{title}}},\n"
            f"  journal = {{{journal}}},\n  year = {{{year}}},\n  volume = {{{number % 40}}},\n"
            f"  pages = {{{number}--{number + 9}}},\n  doi = {{10.5555/{key.lower()}}},\n"
            f"  abstract = {{{abstract}}},\n}}\n"
        )
        entries.append(Entry(key=key, source=source, members=tuple(own)))
    return _with_text(entries, "")


def real_entries(
    folder: Path, count: int, members: list[str], chance: random.Random
) -> tuple[str, list[Entry]]:
    """Return (macros, entries) cut from the .bib files in *folder*, repeated until they suffice.

    Members of the invented group become authors besides the real ones.
    """
    text = "\n".join(decode_bib(path.read_bytes(), path.name)[0].text for path in _bibs(folder))
    pieces = re.split(r"^(?=@)", text, flags=re.MULTILINE)
    # A macro may use one from another file, and only simple ones come first in all programs.
    macros = "".join(
        sorted(
            (piece for piece in pieces if _MACRO.match(piece)),
            key=lambda piece: not piece.rstrip().endswith(("} }", "}}", '"}', '" }')),
        )
    )
    found = [piece for piece in pieces if _ENTRY.match(piece)]
    entries = []
    for number in range(count):
        source = found[number % len(found)]
        again = number // len(found)
        own = tuple(chance.sample(members, min(chance.choice(MEMBERS), len(members))))
        if again:
            source = _ENTRY.sub(rf"@\1{{\2x{again},", source, count=1)
        names = " and ".join(own)
        if own and _AUTHOR.search(source):
            source = _AUTHOR.sub(lambda found, names=names: f"{found[1]}{names} and ", source, 1)
        else:
            own = ()
        match = _ENTRY.match(source)
        assert match is not None
        entries.append(Entry(key=match[2], source=source, members=own))
    return macros, _with_text(entries, macros)


def _bibs(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.bib"))


def _with_text(entries: list[Entry], macros: str) -> list[Entry]:
    """Return the entries that can be read, each with its reference as text."""
    text = macros + "\n".join(entry.source for entry in entries)
    file, _ = decode_bib(text.encode(), "all.bib")
    read = {found.bibkey: found for found in read_bibliography([file]).publications}
    unique = {entry.key.lower(): entry for entry in entries if entry.key in read}
    return [_described(entry, read[entry.key]) for entry in unique.values()]


def _described(entry: Entry, read: Publication) -> Entry:
    return dataclasses.replace(
        entry,
        key=read.bibkey,
        address=read.key,
        title=_plain(read.title),
        authors=_plain(", ".join(map(str, read.authors))),
        venue=_plain(read.venue),
        year=str(read.year or ""),
        abstract=_plain(" ".join(run.text for runs in read.abstract_runs for run in runs)),
    )


def _plain(text: str) -> str:
    """Return text that no engine takes for mark-up."""
    return re.sub(r"[^\w ,.;:()/-]", "", " ".join(text.split()))
