"""Signs behind the names of authors, as people copy them from title pages: ``Ames*, Ada``.

The signs leave the names.  What they mean is told by the entry's ``annotation``, such as
"* equal contribution", or follows from two authors having the same one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from labportal.reading.bibtex.annotations import Mark
from labportal.reading.bibtex.latex import plain_text
from labportal.reading.bibtex.names import NameList, read_names, split_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SIGN = r"(?:[*∗⋆†‡§¶‖]|\\(?:ast|d?dag(?:ger)?|ddagger|P|S)(?![A-Za-z]))"
_SIGNS = rf"{_SIGN}(?:[\s,]*{_SIGN})*"
_HAS_SIGN = re.compile(_SIGN)
_SIGNED = re.compile(
    rf"\s*(?:\$\s*\^?\s*(?:\{{\s*{_SIGNS}\s*\}}|{_SIGNS})\s*\$"
    rf"|\\textsuperscript\s*\{{\s*\$?\s*{_SIGNS}\s*\$?\s*\}}"
    rf"|\^?\{{\s*{_SIGNS}\s*\}}|\^?{_SIGNS})"
)
_SAME: Mapping[str, str] = {
    "∗": "*", "⋆": "*", r"\ast": "*", r"\dag": "†", r"\dagger": "†", r"\ddag": "‡",
    r"\ddagger": "‡", r"\P": "¶", r"\S": "§",
}  # fmt: skip
_EXPLAINED = re.compile(r"([*∗⋆†‡§¶‖])\s*([^*∗⋆†‡§¶‖]+)")
_MEANINGS = (
    (re.compile(r"correspond", re.IGNORECASE), Mark.CORRESPONDING),
    (re.compile(r"\b(?:co-?)?last\b|senior|supervis", re.IGNORECASE), Mark.LAST),
    (re.compile(r"equal|shared?\b|joint|contribut|first", re.IGNORECASE), Mark.EQUAL),
)
_FEWEST_SHARING = 2


@dataclass(frozen=True, slots=True)
class SignedNames:
    """Names without signs, and who had which sign."""

    names: NameList
    signs: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Sign -> places of its authors, from 0."""
    tex: str = ""
    """The list without signs, for other programs."""


def has_signs(tex: str) -> bool:
    """Tell whether there may be signs in a list of authors."""
    return _HAS_SIGN.search(tex) is not None


def read_signed_names(tex: str) -> SignedNames:
    """Return the names of a list and the signs behind them."""
    names: list[NameList] = []
    plain: list[str] = []
    signs: dict[str, list[int]] = {}
    place = 0
    for item in split_list(tex):
        found = [sign for match in _SIGNED.findall(item) for sign in _HAS_SIGN.findall(match)]
        plain.append(_SIGNED.sub("", item) if found else item)
        read = read_names(plain[-1])
        names.append(read)
        if read.names:
            for sign in dict.fromkeys(_SAME.get(sign, sign) for sign in found):
                signs.setdefault(sign, []).append(place)
            place += 1
    return SignedNames(
        NameList(
            tuple(name for read in names for name in read.names),
            any(read.et_al for read in names),
            tuple(text for read in names for text in read.doubtful),
        ),
        {sign: tuple(places) for sign, places in signs.items()},
        " and ".join(plain),
    )


def meanings(
    signs: Mapping[str, tuple[int, ...]], annotation: str, count: int
) -> Iterable[tuple[Mark, tuple[int, ...]]]:
    """Yield what the *signs* of *count* authors say; *annotation* is TeX and explains them."""
    explained = {
        _SAME.get(sign, sign): text for sign, text in _EXPLAINED.findall(plain_text(annotation))
    }
    for sign, places in signs.items():
        mark = _meaning(explained.get(sign, ""))
        if mark is not None:
            yield mark, places
        elif sign not in explained and _FEWEST_SHARING <= len(places) < count:
            yield Mark.EQUAL, places


def _meaning(text: str) -> Mark | None:
    return next((mark for pattern, mark in _MEANINGS if pattern.search(text)), None)
