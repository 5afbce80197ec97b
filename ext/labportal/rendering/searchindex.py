"""The files that the search page reads: which words stand in which pages, and what results show.

They are cut into small parts, of which a question needs a few: words in their order, so that a part
holds everything that begins alike, and what results show in blocks.  Pure values; the answering is
done by ``labportal-search.js``.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from labportal.model.keys import ascii_fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

INDEX = "search-index.json"
PARTS = "search-index"
"""Folder of the parts."""
PART_SIZE = 24_000
"""Characters of a part with words."""
BLOCK = 50
"""Results of a part with what they show."""
EVERYWHERE = 3
"""A word in the text of more than one page in so many finds nothing, and is left out of texts."""
_FEW = 60
"""On a site with fewer pages every word is kept."""
_WORD = re.compile(r"[^\W_]{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One page that can be found."""

    title: str
    address: str
    type_name: str
    summary: str = ""
    """Shown under the title."""
    names: str = ""
    """Words that count as much as those of the summary, without being shown."""
    words: str = ""
    """Words of the text, as `words_of` returns them."""


def words_of(texts: Iterable[str]) -> str:
    """Return the distinct words of *texts*, folded as the search box folds what is typed."""
    # All at once: a page has hundreds of pieces.
    return " ".join(sorted(set(_WORD.findall(ascii_fold("\n".join(texts)).casefold()))))


def index_files(
    rows: Sequence[Row], types: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of every file; *types* are name -> (singular, plural), in their order.

    Of pages that answer equally well the first one is shown first.
    """
    order = {name: place for place, name in enumerate(types)}
    rows = sorted(rows, key=lambda row: order[row.type_name])
    parts = [
        *((f"words-{n}", part) for n, part in enumerate(_word_parts(_postings(rows)))),
        *(
            (f"rows-{n}", [[row.title, row.address, row.summary] for row in rows[at : at + BLOCK]])
            for n, at in enumerate(range(0, len(rows), BLOCK))
        ),
    ]
    texts = [(name, _json(part)) for name, part in parts]
    counts = dict.fromkeys(types, 0)
    for row in rows:
        counts[row.type_name] += 1
    index = {
        # Parts of two builds do not fit together, so browsers must not mix them.
        "version": hashlib.blake2b(
            "".join(text for _, text in texts).encode(), digest_size=6
        ).hexdigest(),
        "block": BLOCK,
        "firsts": [next(iter(part)) for name, part in parts if name.startswith("words")],
        "types": [[name, *types[name], count] for name, count in counts.items() if count],
    }
    yield INDEX, _json(index)
    for name, text in texts:
        yield f"{PARTS}/{name}.json", text


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _postings(rows: Sequence[Row]) -> dict[str, list[Any]]:
    """Return word -> numbers of the pages that have it in title, summary and text.

    Numbers are differences from the one before, which makes them short.
    """
    found: dict[str, tuple[list[int], list[int], list[int]]] = {}
    for number, row in enumerate(rows):
        title = set(words_of([row.title]).split())
        said = set(words_of([row.summary, row.names]).split()) - title
        text = set(row.words.split()) - title - said
        for level, words in enumerate((title, said, text)):
            for word in words:
                found.setdefault(word, ([], [], []))[level].append(number)
    usual = max(len(rows) // EVERYWHERE, _FEW)
    return {word: _levels(found[word], usual) for word in sorted(found)}


def _levels(levels: tuple[list[int], list[int], list[int]], usual: int) -> list[Any]:
    title, said, text = levels
    written: list[Any] = [_differences(title), _differences(said), _differences(text)]
    if len(text) > usual:
        written[2] = 0
    while not written[-1] and written[-1] != 0:
        written.pop()
    return written


def _differences(numbers: list[int]) -> list[int]:
    return [number - before for before, number in zip((0, *numbers), numbers, strict=False)]


def _word_parts(postings: Mapping[str, list[Any]]) -> Iterator[dict[str, list[Any]]]:
    part: dict[str, list[Any]] = {}
    size = 0
    for word, levels in postings.items():
        part[word] = levels
        size += len(word) + 4 + sum(3 * len(level) + 3 for level in levels if level)
        if size > PART_SIZE:
            yield part
            part, size = {}, 0
    if part:
        yield part
