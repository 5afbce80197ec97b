"""Names as people write them in lists: with academic titles around them and a role behind them.

``Prof. dr. Jane Doe, MD PhD, head of the group`` is a name with titles, and a note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from labportal.model.keys import squeeze

_BEFORE = frozenset(
    """prof professor dr drs ir ing mr mrs ms mw mevr dhr hr fr phd mag univ apl pd priv doz dipl
    med rer nat phil hc habil em emer emeritus associate assistant assoc asst adj sir""".split()
)
_AFTER = frozenset(
    """phd dphil md msc bsc mba mph ba bs ms meng beng mphil pharmd dds dvm dmd scd dsc rn habil
    ir ing frcr fesc""".split()
)
_ANY = _BEFORE | _AFTER
_ALSO_NAMES = frozenset({"em", "fr", "phil", "nat", "hr", "sir", "ba", "bs", "ms", "med"})
"""Titles only with a full stop or in capitals."""
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = frozenset(
    """van von de den der het ten ter te op zu zur zum vom di da do dos das du del della la le les
    el al bin ben ibn abu af av i in 't y e""".split()
)
_MOST_WORDS = 8
_DASHES = r"[–—-]{1,3}"
_NOTE = re.compile(rf"\s+\(|\s+{_DASHES}\s+|\s*[:;|]\s+|\s+\|")
_NICKNAME = re.compile(r"\(\w+\)\s+[^\W\d_]")
_MARKS = re.compile(rf"^(?:[\s,:;|]|{_DASHES}\s)+")


@dataclass(frozen=True, slots=True)
class TitledName:
    """A name and the titles around it."""

    before: str
    name: str
    after: str


@lru_cache(maxsize=8192)
def split_titles(text: str) -> TitledName:
    """Return a name and the academic titles before and after it."""
    parts = [part.split() for part in text.split(",")]
    before: list[str] = []
    after: list[str] = []
    for place, words in enumerate(parts):
        # The last word that could be a name stays, or nobody would be named.
        while words and (place or len(words) > 1) and _is_title(words[0], _BEFORE):
            if place and all(_is_title(word, _ANY) for word in words):
                after.append(" ".join(words))
                words.clear()
                break
            before.append(words.pop(0))
        if place and words and all(_is_title(word, _AFTER) for word in words):
            after.append(" ".join(words))
            words.clear()
    while len(parts[0]) > 1 and _is_title(parts[0][-1], _AFTER):
        after.insert(0, parts[0].pop())
    name = ", ".join(" ".join(words) for words in parts if words)
    return TitledName(" ".join(before), name, " ".join(after))


def without_titles(text: str) -> str:
    """Return a name without academic titles before or after it."""
    return split_titles(text).name


def stands_after_name(titles: str) -> bool:
    """Tell whether titles such as "MD PhD" are written after a name."""
    words = titles.replace(",", " ").split()
    return bool(words) and all(_is_title(word, _AFTER) for word in words)


def _is_title(word: str, titles: frozenset[str]) -> bool:
    """Tell whether a word is a title; ``Prof.Dr.`` and ``MD/PhD`` are two."""
    plain = word.strip("().,").casefold()
    if plain.replace(".", "") in titles:
        # Jimmy Ba is no bachelor of arts, and Nat King Cole no natural scientist.
        return plain not in _ALSO_NAMES or word.endswith(".") or word.isupper()
    pieces = [piece for piece in re.split(r"[./-]", plain) if piece]
    return len(pieces) > 1 and all(piece in titles for piece in pieces)


@lru_cache(maxsize=8192)
def split_note(text: str) -> tuple[str, str]:
    """Return (name, note) of an entry such as ``Ada Lovelace (Example University)``.

    Understood are notes in brackets, behind a hyphen, a colon or a comma; ``Lovelace, Ada`` is a
    name, and so is ``Jane Doe, MD PhD``.
    """
    text = squeeze(text)
    end = next((m.start() for m in _NOTE.finditer(text) if _begins_note(text, m)), len(text))
    end = _end_of_name(text[:end])
    name, note = text[:end].rstrip(), _MARKS.sub("", text[end:]).strip()
    return (name, _unbracketed(note)) if name else (text, "")


def _begins_note(text: str, match: re.Match[str]) -> bool:
    start = match.start()
    if match[0].endswith("(") and _NICKNAME.match(text, match.end() - 1):
        # Robert (Bob) Smith.
        return " " in text[:start]
    return start > 0


def _unbracketed(note: str) -> str:
    inside = note[1:-1]
    if note.startswith("(") and note.endswith(")") and not set("()") & set(inside):
        return inside.strip()
    return note


def _end_of_name(text: str) -> int:
    """Return where the name at the beginning of a text ends."""
    parts = text.split(",")
    kept = 1
    while kept < len(parts) and _belongs_to_name(parts[kept]):
        kept += 1
    if kept < len(parts) and _is_family(parts[0], parts[kept]):
        kept += 1
        while kept < len(parts) and _belongs_to_name(parts[kept]):
            kept += 1
    return len(",".join(parts[:kept]))


def _belongs_to_name(part: str) -> bool:
    words = part.split()
    titles = all(_is_title(word, _AFTER) for word in words)
    return not words or titles or part.strip(" .").casefold() in _SUFFIXES


def _is_family(first: str, second: str) -> bool:
    """Tell whether the words around a comma are family name and given names."""
    words = without_titles(first).split()
    if len(words) > 1 and words[0].casefold() not in _PARTICLES:
        return False
    # "Ada, PhD student" names Ada; "Berg, Piet van den" is Piet.
    return all(word.casefold() in _PARTICLES or not word[0].islower() for word in second.split())


def looks_like_name(text: str) -> bool:
    """Tell whether a text can be somebody's name: few words, which begin with capitals."""
    words = without_titles(text).replace(",", " ").split()
    if not 1 <= len(words) <= _MOST_WORDS or any(char.isdigit() for char in text):
        return False
    names = [word for word in words if word.casefold().strip("’") not in _PARTICLES]
    return bool(names) and all(_looks_like_word(word) for word in names)


def _looks_like_word(word: str) -> bool:
    letters = [char for char in word if char.isalpha()]
    if not letters or set(word) & set('@/:;!?&=<>[]{}#*_"+'):
        return False
    # Of names such as "d'Arc" and "al-Khalili" any part may have the capital.
    return any(not char.islower() for char in letters)
