"""Names, and lists of names, in the spelling of a style."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from labportal.model.names import given_initials
from labportal.model.styles.details import ordinal
from labportal.model.styles.parts import Part
from labportal.model.styles.textual import filled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from labportal.model.names import PersonName
    from labportal.model.references import Author
    from labportal.model.styles.template import Alternative

NAME_FIELDS: Mapping[str, str] = {
    "given": "the given names in full",
    "initials": "the initials of the given names",
    "particle": "what stands before the family name, such as 'van der'",
    "family": "the family name; the whole name of an organisation",
    "suffix": "what stands after the name, such as 'Jr.'",
}
"""Field of a name -> what it holds."""

INITIALS = ("A. B.", "A.B.", "A B", "AB")
"""The ways to write initials."""
_ROMAN = ("I", "II", "III", "IV", "V")


# Compared and hashed by identity, which makes it a cheap key of a cache.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NameRules:
    """How one list of names is written."""

    name: Alternative
    first: Alternative
    """The same for the first name of the list."""
    initials: str
    initials_limit: int
    """At most so many initials; 0 for all."""
    plain_suffix: bool
    """``Jr`` and ``3rd`` for ``Jr.`` and ``III``."""
    between: tuple[Part, ...]
    two: tuple[Part, ...]
    last: tuple[Part, ...]
    most: int
    """Longer lists are shortened; 0 if none are."""
    shown: int
    """So many first names of a long list are shown."""
    keep_last: bool
    keep_members: bool
    omission: tuple[Part, ...]
    after_omission: tuple[Part, ...]
    et_al: tuple[Part, ...]


def names_parts(
    names: Sequence[PersonName], authors: Sequence[Author], rules: NameRules, *, et_al: bool
) -> tuple[Part, ...]:
    """Return the names with what stands between them; *authors* may be empty."""
    if not names:
        return ()
    count = len(names)
    shown = _shown(count, authors, rules) if rules.most and count > rules.most else range(count)
    cut = et_al or shown[-1] != count - 1
    parts: list[Part] = []
    before = -1
    for at in shown:
        if at:
            parts += _separator(at, before, count, rules, cut=cut)
        text = name_text(names[at], rules.name if at else rules.first, rules)
        parts.append(Part(text, "author", "", authors[at] if authors else None))
        before = at
    if cut:
        parts += rules.et_al
    return tuple(parts)


def _shown(count: int, authors: Sequence[Author], rules: NameRules) -> list[int]:
    shown = list(range(min(rules.shown, count)))
    if rules.keep_members and authors:
        shown += [at for at in range(len(shown), count) if authors[at].is_member]
    if rules.keep_last and shown[-1] != count - 1:
        shown.append(count - 1)
    return shown


def _separator(
    at: int, before: int, count: int, rules: NameRules, *, cut: bool
) -> tuple[Part, ...]:
    gap = at != before + 1
    if gap and rules.after_omission:
        return (*rules.omission, *rules.after_omission)
    ends = not cut and at == count - 1
    plain = (rules.two if count == 2 else rules.last) if ends else rules.between
    return (*rules.omission, *plain) if gap else plain


@lru_cache(maxsize=65536)
def name_text(name: PersonName, template: Alternative, rules: NameRules) -> str:
    """Return one name."""
    if name.literal:
        return name.family
    values = {
        "given": name.given,
        "initials": _initials(name.given, rules) if name.given else "",
        "particle": name.particle,
        "family": name.family,
        "suffix": _plain_suffix(name.suffix) if rules.plain_suffix else name.suffix,
    }
    return filled(template, values) or str(name)


def _initials(given: str, rules: NameRules) -> str:
    text = given_initials(given)
    if rules.initials_limit:
        text = " ".join(text.split(" ")[: rules.initials_limit])
    if rules.initials == "A.B.":
        return text.replace(" ", "")
    if rules.initials == "A B":
        return text.replace(".", "")
    if rules.initials == "AB":
        return text.replace(".", "").replace(" ", "").replace("-", "")
    return text


def _plain_suffix(suffix: str) -> str:
    plain = suffix.replace(".", "")
    return ordinal(_ROMAN.index(plain) + 1) if plain in _ROMAN else plain
