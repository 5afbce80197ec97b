"""The files that the search page reads: which words stand in which pages, and what results show.

They are cut into small parts, of which a question needs a few: words in their order, so that a part
holds everything that begins alike, and what results show in blocks.  Pure values; the answering is
done by ``labportal-search.js``.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
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
    return " ".join(sorted(_distinct("\n".join(texts))))


def _distinct(text: str) -> set[str]:
    return {*_WORD.findall(ascii_fold(text).casefold())}


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
    titles, sayings, texts = (defaultdict[str, list[int]](list) for _ in range(3))
    lasts: tuple[dict[str, int], ...] = ({}, {}, {})
    for number, row in enumerate(rows):
        title = _distinct(row.title)
        said = _distinct(f"{row.summary}\n{row.names}") - title
        text = {*row.words.split()} - title - said
        for words, found, last in zip(
            (title, said, text), (titles, sayings, texts), lasts, strict=True
        ):
            for word in words:
                found[word].append(number - last.get(word, 0))
                last[word] = number
    usual = max(len(rows) // EVERYWHERE, _FEW)
    return {
        word: _levels(titles.get(word), sayings.get(word), texts.get(word), usual)
        for word in sorted({*titles, *sayings, *texts})
    }


def _levels(
    title: list[int] | None, said: list[int] | None, text: list[int] | None, usual: int
) -> list[Any]:
    if text:
        return [title or [], said or [], 0 if len(text) > usual else text]
    return [title or [], said] if said else [title]


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
