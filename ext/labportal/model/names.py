"""Personal names by BibTeX's rules, and how alike two of them are.

The parts carry CSL's names: given, particle ("van der"), family, suffix ("Jr.").
Source of the rules: Oren Patashnik, "BibTeXing" (1988), section 4.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from labportal.model.keys import ascii_fold, collation_key, squeeze

_SPLIT_WORDS = re.compile(r"[\s~]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,4}")


@dataclass(frozen=True, slots=True)
class PersonName:
    """One personal name in its parts, as plain Unicode text."""

    given: str = ""
    particle: str = ""
    family: str = ""
    suffix: str = ""
    literal: bool = False
    """The name of an organisation: `family` holds it whole."""

    def __str__(self) -> str:
        parts = (self.given, self.particle, self.family, self.suffix)
        return " ".join([part for part in parts if part])

    @property
    def initials(self) -> str:
        """Initials of the given names, such as ``A. M.`` or ``J.-P.``."""
        return given_initials(self.given)

    @property
    def surname(self) -> str:
        """Particle and family name."""
        return f"{self.particle} {self.family}".strip()

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Order by family name; the particle counts after it, as in Dutch and German lists."""
        return (
            collation_key(self.family),
            collation_key(self.given),
            collation_key(self.particle),
            self.suffix,
        )


@lru_cache(maxsize=32768)
def given_initials(given: str) -> str:
    """Return the initials of *given*, one for each word, hyphens kept."""
    words: list[str] = []
    for word in given.replace(".", ". ").replace(". -", ".-").split():
        # "Berg, Piet van den": a particle among the given names is no name to shorten.
        if words and _is_particle(word) and len(word.strip(".")) > 1:
            words.append(word)
            continue
        parts = [part for part in word.split("-") if part.strip(".")]
        if parts:
            words.append("-".join(f"{part[0].upper()}." for part in parts))
    return " ".join(words)


@lru_cache(maxsize=32768)
def parse_name(text: str) -> PersonName:
    """Split a plain-text name into its parts.

    Understood are ``Given von Family``, ``von Family, Given`` and ``von Family, Jr, Given``.
    """
    parts = [squeeze(part) for part in text.split(",")]
    if len(parts) == 1:
        return _parse_given_first(parts[0])
    particle, family = _split_particle(parts[0].split(" "))
    suffix = parts[1] if len(parts) > 2 else ""
    given = " ".join(parts[2:] if suffix else parts[1:])
    return PersonName(given=given, particle=particle, family=family, suffix=suffix)


def _parse_given_first(text: str) -> PersonName:
    words = [word for word in _SPLIT_WORDS.split(text) if word]
    if not words:
        return PersonName()
    first_particle = next(
        (i for i, word in enumerate(words[:-1]) if i and _is_particle(word)), len(words) - 1
    )
    if _is_particle(words[0]) and len(words) > 1:
        first_particle = 0
    particle, family = _split_particle(words[first_particle:])
    return PersonName(given=" ".join(words[:first_particle]), particle=particle, family=family)


def _split_particle(words: list[str]) -> tuple[str, str]:
    last = max((i for i, word in enumerate(words[:-1]) if _is_particle(word)), default=-1)
    # In "von Family" form the particle must begin the part; "de la Cruz Gomez" keeps Gomez.
    if last < 0 or not _is_particle(words[0]):
        return "", " ".join(words)
    return " ".join(words[: last + 1]), " ".join(words[last + 1 :])


def _is_particle(word: str) -> bool:
    letter = next((char for char in word if char.isalpha()), "")
    return letter.islower() and letter.upper() != letter


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Return *text* for comparing: no case, marks, full stops or doubled blanks."""
    return squeeze(ascii_fold(text).casefold().replace(".", " ").replace("'", ""))


@lru_cache(maxsize=65536)
def family_key(name: PersonName) -> str:
    """Return the surname for comparing, so that a hyphen or a blank makes no difference."""
    return folded(name.surname).replace("-", " ")


def given_compatible(left: str, right: str) -> bool:
    """Tell whether two given names can be one person's: equal, or initials of each other.

    ``A. M.``, ``AM``, ``Anna`` and ``Anna Maria`` are compatible; ``Anna`` and ``Adam`` are not.
    A missing given name is compatible with nothing, since a surname alone proves nothing.
    """
    left_words, right_words = _given_words(left), _given_words(right)
    if not left_words or not right_words:
        return False
    return all(
        one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
        for one, other in zip(left_words, right_words, strict=False)
    )


@lru_cache(maxsize=65536)
def _given_words(given: str) -> tuple[str, ...]:
    words: list[str] = []
    for raw in re.split(r"[\s.\-]+", ascii_fold(given)):
        word = raw.replace("'", "")
        if not word:
            continue
        # "AM" and "JW" are initials written together; "Bo" is a name.
        if word.isupper() and 1 < len(word) <= 4 and _INITIALS.fullmatch(word):
            words.extend(word.casefold())
        else:
            words.append(word.casefold())
    return tuple(words)
