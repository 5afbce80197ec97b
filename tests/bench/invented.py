"""An invented research group of any size: the content that every engine of the benchmark gets.

Everything follows from the seed and the factor.  Text is Markdown that all engines understand;
a link to another page is written ``[words](@kind/key)``, and each engine puts its own target there.
"""

from __future__ import annotations

import random
import struct
import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bench.bibliography import Entry, invented_entries, real_entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SIZES: Mapping[str, int] = {
    "projects": 190,
    "people": 400,
    "news": 150,
    "software": 100,
    "vacancies": 100,
}
"""Kind -> pages at factor 1."""
PUBLICATIONS = 2_000

_GIVEN = (
    "Ada Anouk Bas Chiara Daan Eva Femke Giulia Hugo Ines Jonas Karin Lars Maud Nils Olga Pim "
    "Quirine Ruben Sara Teun Ursula Vera Wout Xenia Yara Zeno"
).split()
_FAMILY = (
    "Aarts Bakker Claes Dekker Engel Faber Groot Hendriks Ivens Jacobs Koster Lammers Mulder Nagel "
    "Olthof Peeters Ridder Smit Timmer Urban Vermeer Willems Zwart"
).split()
_SYLLABLES = "ber dor fen gal hem kir lom mar nes por rit sel tam vur wes zan".split()
_NOUNS = (
    "image scan lesion network reader trial cohort measure slice volume label model score patient "
    "screening contrast tissue vessel nodule airway bone cell biopsy report protocol detector"
).split()
_VERBS = "finds shows follows compares counts marks measures predicts describes improves".split()
_MORE = (
    "in most hospitals,with the same accuracy,after two years,in a second reading,"
    "for every patient,without more radiation,on the test set,in less than a minute,"
    "as readers do,at low dose"
).split(",")
_ROLES = "phd postdoc faculty staff tech student".split()
_HEADINGS = "Background,Methods,Data,Results,Partners,Next steps".split(",")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One page that somebody wrote."""

    kind: str
    key: str
    title: str
    summary: str
    body: str
    picture: str = ""
    people: tuple[str, ...] = ()
    """Keys of people who belong to a project."""
    publications: tuple[str, ...] = ()
    """Keys of publications to list on the page."""
    facts: tuple[tuple[str, str], ...] = ()
    """Header fields that only some kinds have."""


@dataclass(frozen=True, kw_only=True)
class Content:
    """The whole group."""

    items: tuple[Item, ...]
    publications: tuple[Entry, ...]
    macros: str
    """``@string`` definitions that the entries use."""
    pictures: Mapping[str, bytes]

    def of_kind(self, kind: str) -> list[Item]:
        """Return the pages of one kind."""
        return [item for item in self.items if item.kind == kind]

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Key -> publication."""
        return {entry.key: entry for entry in self.publications}


def make_content(
    factor: float,
    seed: int,
    bibliography: Path | None = None,
    sizes_at_one: Mapping[str, int] = SIZES,
) -> Content:
    """Invent a group; publications are cut from the .bib files in *bibliography*, if given."""
    chance = random.Random(seed)
    sizes = {kind: max(3, round(size * factor)) for kind, size in sizes_at_one.items()}
    names = _names(sizes["people"], chance)
    count = max(5, round(PUBLICATIONS * factor))
    members = list(names.values())
    if bibliography is None:
        macros, entries = "", invented_entries(count, members, chance)
    else:
        macros, entries = real_entries(bibliography, count, members, chance)
    writer = _Writer(chance, sizes, entries)
    items = [*_people(names, entries, writer), *_projects(sizes["projects"], names, writer)]
    items += [
        _plain(kind, number, writer)
        for kind in ("news", "software", "vacancies")
        for number in range(sizes[kind])
    ]
    pictures = {item.picture: _picture(chance) for item in items if item.picture}
    return Content(
        items=tuple(items), publications=tuple(entries), macros=macros, pictures=pictures
    )


def _names(count: int, chance: random.Random) -> dict[str, str]:
    """Return key -> name of as many people, no two alike."""
    names: dict[str, str] = {}
    while len(names) < count:
        family = chance.choice(_FAMILY) + "".join(chance.choices(_SYLLABLES, k=2))
        given = chance.choice(_GIVEN)
        names.setdefault(f"{given}-{family}".lower(), f"{given} {family}")
    return names


class _Writer:
    """Writes text that goes on for as long as it is asked to."""

    def __init__(
        self, chance: random.Random, sizes: Mapping[str, int], entries: list[Entry]
    ) -> None:
        self.chance = chance
        self.keys = [entry.key for entry in entries]
        self.addresses = [entry.address for entry in entries]
        self._sizes = sizes

    def sentence(self) -> str:
        """Return a sentence of some ten words."""
        noun, other, third = self.chance.sample(_NOUNS, 3)
        verb, more = self.chance.choice(_VERBS), self.chance.choice(_MORE)
        return f"The {noun} of the {other} {verb} what a {third} needs {more}."

    def paragraph(self) -> str:
        """Return some sentences with mark-up and a link."""
        sentences = [self.sentence() for _ in range(self.chance.randint(3, 6))]
        place = self.chance.randrange(len(sentences))
        word = self.chance.choice(_NOUNS)
        sentences[place] += f" See the [{word}]({self._target()}), *not* the **{word}**."
        return " ".join(sentences)

    def _target(self) -> str:
        if self.chance.random() < 0.3:
            return f"@publications/{self.chance.choice(self.addresses)}"
        kind = self.chance.choice(("projects", "news", "software"))
        return f"@{kind}/{kind}-{self.chance.randrange(self._sizes[kind])}"

    def text(self, words: int) -> str:
        """Return a text of about as many words, with headings, lists and code."""
        blocks = [self.paragraph() for _ in range(max(1, words // 70))]
        for number, heading in enumerate(_HEADINGS[: len(blocks) // 2]):
            blocks[2 * number + 1] = f"## {heading}\n\n{blocks[2 * number + 1]}"
        items = "\n".join(f"- {self.sentence()}" for _ in range(4))
        blocks.insert(len(blocks) // 2, items)
        blocks.append(f"The `{self.chance.choice(_NOUNS)}` is at <https://example.org/>.")
        return "\n\n".join(blocks)

    def length(self, mean: int) -> int:
        """Return a number of words around *mean*."""
        return round(mean * self.chance.uniform(0.5, 1.5))


def _people(names: Mapping[str, str], entries: list[Entry], writer: _Writer) -> Iterator[Item]:
    written: dict[str, list[str]] = {}
    for entry in entries:
        for name in entry.members:
            written.setdefault(name, []).append(entry.key)
    for number, (key, name) in enumerate(names.items()):
        role = _ROLES[number % len(_ROLES)]
        yield Item(
            kind="people",
            key=key,
            title=name,
            summary=writer.sentence(),
            body=writer.text(writer.length(400)),
            picture=f"people/{key}.png" if number % 4 else "",
            publications=tuple(written.get(name, ())),
            facts=(("role", role), ("email", f"{key}@example.org"), ("active", "yes")),
        )


def _projects(count: int, names: Mapping[str, str], writer: _Writer) -> Iterator[Item]:
    for number in range(count):
        yield Item(
            kind="projects",
            key=f"projects-{number}",
            title=f"{writer.chance.choice(_NOUNS).title()} {number} in the clinic",
            summary=writer.sentence(),
            body=writer.text(writer.length(900)),
            picture=f"projects/project-{number}.png",
            people=tuple(writer.chance.sample(sorted(names), 5)),
            publications=tuple(writer.chance.sample(writer.keys, min(8, len(writer.keys)))),
            facts=(("finished", "yes" if number % 3 == 0 else "no"),),
        )


def _plain(kind: str, number: int, writer: _Writer) -> Item:
    return Item(
        kind=kind,
        key=f"{kind}-{number}",
        title=f"{writer.chance.choice(_NOUNS).title()} {kind} {number}",
        summary=writer.sentence(),
        body=writer.text(writer.length(700)),
        picture=f"{kind}/{kind}-{number}.png" if number % 3 else "",
        facts=(("date", f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"),),
    )


def _picture(chance: random.Random) -> bytes:
    """Return a PNG of 160 by 160 random grey squares, some 20 KB."""
    rows = b"".join(b"\0" + chance.randbytes(160) for _ in range(160))
    head = struct.pack(">IIBBBBB", 160, 160, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    )
