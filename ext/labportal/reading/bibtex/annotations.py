"""Annotations of biblatex: ``author+an = {1=first; 2:orcid="0000-0002-1825-0097"}``.

Source of the syntax: the biblatex manual, "Data Annotations".  What an annotation says about an
author is known here; how it is stored is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from labportal.model.problems import suggest
from labportal.reading.bibtex.flags import read_flag
from labportal.reading.bibtex.identifiers import read_orcid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FIELD = "author+an"
"""The field; a name may follow it after a colon, as in ``author+an:orcid``."""


class Mark(Enum):
    """What can be said about an author."""

    FIRST = "first"
    EQUAL = "equal"
    LAST = "last"
    CORRESPONDING = "corresponding"


_WORDS: Mapping[str, Mark] = {
    **dict.fromkeys("first cofirst sharedfirst jointfirst firstauthor".split(), Mark.FIRST),
    **dict.fromkeys(
        """equal equally equalcontrib equalcontribution contributedequally shared
        joint""".split(),
        Mark.EQUAL,
    ),
    **dict.fromkeys(
        """last colast sharedlast jointlast lastauthor senior cosenior sharedsenior
        jointsenior""".split(),
        Mark.LAST,
    ),
    **dict.fromkeys(
        "corresponding correspondingauthor correspondence corr".split(), Mark.CORRESPONDING
    ),
}
_ORCIDS = frozenset("orcid orcids orcidid orcidnumber orcidnumbers".split())
_ITEM = re.compile(r'(?:"[^"]*"|[^;"])+')
_PARTS = re.compile(r"\s*([\d\s,–-]*?)\s*(?::\s*([\w-]+))?\s*=\s*(.*?)\s*", re.DOTALL)
_BETWEEN = re.compile(r"[-_\s]+")
_NEAR = 0.8


@dataclass(frozen=True, slots=True)
class Annotation:
    """One statement about authors."""

    written: str
    positions: str = ""
    """Numbers of the authors, such as ``1`` or ``1-3``; all of them if empty."""
    mark: Mark | None = None
    orcid: str = ""
    fault: str = ""
    """What was expected instead, if the statement cannot be understood."""
    suggestion: str = ""


def squashed(word: str) -> str:
    """Return a word without what people write between its parts, in lower case."""
    return _BETWEEN.sub("", word.strip().lower())


def read_annotations(text: str, name: str = "") -> Iterator[Annotation]:
    """Yield what an annotation field called *name* says; *text* is verbatim.

    Words that nobody knows are the author's own, and are passed over.
    """
    for item in _ITEM.findall(text):
        if not item.strip():
            continue
        parts = _PARTS.fullmatch(item)
        if parts is None:
            yield Annotation(item.strip(), fault="an annotation such as 1=first;2=corresponding")
            continue
        positions, part, value = parts.groups()
        about = {squashed(part or ""), squashed(name)}
        quoted = value[:1] == '"' == value[-1:]
        for said in [value.strip('"')] if quoted else value.split(","):
            found = _statement(said.strip(), about, item.strip(), positions)
            if found is not None:
                yield found


def _statement(said: str, about: set[str], written: str, positions: str) -> Annotation | None:
    orcid = read_orcid(said)
    if orcid:
        return Annotation(written, positions, orcid=orcid)
    if about & _ORCIDS:
        return Annotation(said, fault="an ORCID iD such as 0000-0002-1825-0097")
    mark = _WORDS.get(squashed(said))
    if mark is None and read_flag(said):
        mark = next((_WORDS[word] for word in sorted(about) if word in _WORDS), None)
    if mark is not None:
        return Annotation(written, positions, mark)
    near = suggest(said, [mark.value for mark in Mark], cutoff=_NEAR)
    if near:
        return Annotation(said, fault="an annotation that is understood", suggestion=near)
    return None
