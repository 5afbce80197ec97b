"""Lists of names by BibTeX's rules, with its braces and TeX accents.

Source of the rules: Oren Patashnik, "BibTeXing" (1988), section 4.  Names without braces and
backslashes are left to `labportal.model.names`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from labportal.model.names import PersonName, parse_name
from labportal.reading.bibtex.latex import plain_text

_AND_OR_BRACE = re.compile(r"[{}]|\sand(?=\s)", re.IGNORECASE)
_ET_AL = re.compile(r"[\s,]+(?:et\.?\s+al\.?|and others)$", re.IGNORECASE)
_TOKENS = re.compile(r"[{}]|\\[^A-Za-z]|\\[A-Za-z]+|[\s~]+|,|[^{}\\\s~,]+|\\")
_SUFFIX = re.compile(
    r"(?:jr|sr|junior|senior|ph\.?\s?d|m\.?d|esq|[ivx]+|\d(?:st|nd|rd|th))\.?", re.IGNORECASE
)
_ORGANISATIONS = frozenset(
    """consortium collaboration committee society association initiative investigators foundation
    organization organisation university institute council commission network group""".split()
)
_INITIALS_LAST = re.compile(
    r"([^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)*) ((?:[A-Z]\.[ -]?){1,4}|[A-Z])"
)
_KEY_VALUE = re.compile(r"\s*(given|family|prefix|suffix)(?:-i)?\s*=\s*(.*)", re.IGNORECASE)
_FEWEST_PARTS = 3


@dataclass(frozen=True, slots=True)
class NameList:
    """The value of an author or editor field."""

    names: tuple[PersonName, ...] = ()
    et_al: bool = False
    """It ends in "and others"."""
    doubtful: tuple[str, ...] = ()
    """Names with more commas than a name can have."""


def read_names(tex: str) -> NameList:
    """Return the names of a list that is joined by "and"."""
    names: list[PersonName] = []
    doubtful: list[str] = []
    et_al = False
    for written in split_list(tex):
        if written.lower() in ("others", "et al", "et al.", "{others}"):
            et_al = True
            continue
        if written[-4:].rstrip(".").endswith((" al", "hers")):
            shortened = _ET_AL.sub("", written)
            et_al = et_al or shortened != written
            written = shortened  # noqa: PLW2901 -- what is left is the name
        name, plausible = read_name(written)
        if name.family:
            names.append(name)
        if not plausible:
            doubtful.append(plain_text(written))
    return NameList(tuple(names), et_al, tuple(doubtful))


def read_supervisors(tex: str) -> tuple[PersonName, ...]:
    """Return names joined by "and", semicolons, or commas between "First Last" names."""
    names: list[PersonName] = []
    for part in split_list(tex.replace(";", " and ")):
        pieces = [piece.strip() for piece in part.split(",")]
        many = len(pieces) > 1 and all(len(piece.split()) > 1 for piece in pieces)
        starts_low = part.lstrip("{\\'\"` ")[:1].islower()
        apart = pieces if many and (len(pieces) > 2 or not starts_low) else [part]
        names += [read_name(piece)[0] for piece in apart]
    return tuple(name for name in names if name.family)


def split_list(tex: str) -> list[str]:
    """Split at each "and" outside braces, in any case."""
    # The blanks at the ends make an "and" without a name on one side harmless.
    tex = f" {' '.join(tex.split())} "
    if "{" in tex:
        pieces = _split_outside_braces(tex)
    else:
        # Doubled blanks let an "and" that was written twice match twice.
        tex = tex.replace(" AND ", " and ").replace(" And ", " and ").replace(" and ", "  and  ")
        pieces = tex.split(" and ")
    return [piece for piece in (piece.strip() for piece in pieces) if piece]


def _split_outside_braces(tex: str) -> list[str]:
    pieces, start, depth = [], 0, 0
    for match in _AND_OR_BRACE.finditer(tex):
        if match[0] in "{}":
            depth = max(depth + (1 if match[0] == "{" else -1), 0)
        elif not depth:
            pieces.append(tex[start : match.start()])
            start = match.end()
    return [*pieces, tex[start:]]


@lru_cache(maxsize=65536)
def read_name(tex: str) -> tuple[PersonName, bool]:
    """Return one name, and whether its commas can be understood."""
    tex = tex.strip().rstrip(",").rstrip()
    if "{" not in tex and "\\" not in tex and "$" not in tex and "&" not in tex:
        return _plain_name(plain_text(tex))
    if _is_wrapped(tex):
        text = plain_text(tex)
        return PersonName(family=text, literal=bool(text)), True
    words = _words(tex)
    parts = [[word for word in part if word[0]] for part in words]
    if len(parts) > 1:
        return _comma_form(parts)
    plain = " ".join(text for text, _ in parts[0])
    if _is_organisation(plain):
        return PersonName(family=plain, literal=True), True
    return _given_first(parts[0]), True


def _plain_name(text: str) -> tuple[PersonName, bool]:
    if "=" in text and (name := _key_value_name(text)):
        return name, True
    if "," not in text:
        if _is_organisation(text):
            return PersonName(family=text, literal=True), True
        initials_last = text[-1:] == "." or text[-1:].isupper()
        swapped = _INITIALS_LAST.fullmatch(text) if initials_last else None
        if swapped:
            return parse_name(f"{swapped[1]}, {swapped[2]}"), True
    return parse_name(text), _plausible([part.strip() for part in text.split(",")])


def _is_organisation(text: str) -> bool:
    """Tell whether a name without a comma is that of a body, written without its braces."""
    words = text.lower().split()
    if words[:1] == ["the"] or words[:3] == ["on", "behalf", "of"]:
        return True
    return len(words) > 1 and not _ORGANISATIONS.isdisjoint(words)


def _key_value_name(text: str) -> PersonName | None:
    """Read biblatex's extended form, ``given=Hans, prefix=von, family=Harm``."""
    parts: dict[str, str] = {}
    for part in text.split(","):
        match = _KEY_VALUE.fullmatch(part)
        if match:
            parts.setdefault(match[1].lower(), match[2].strip().strip('"'))
    if "family" not in parts:
        return None
    return PersonName(
        given=parts.get("given", ""),
        particle=parts.get("prefix", ""),
        family=parts["family"],
        suffix=parts.get("suffix", ""),
    )


def _plausible(parts: list[str]) -> bool:
    if len(parts) < _FEWEST_PARTS:
        return True
    middle = parts[1]
    return len(parts) == _FEWEST_PARTS and (not middle or _SUFFIX.fullmatch(middle) is not None)


def _is_wrapped(tex: str) -> bool:
    """Tell whether one pair of braces holds the whole name."""
    if not (tex.startswith("{") and tex.endswith("}")) or tex[1] == "\\":
        return False
    depth = 0
    for at, char in enumerate(tex):
        depth += (char == "{") - (char == "}")
        if not depth:
            return at == len(tex) - 1
    return False


Word = tuple[str, bool]
"""Text, and whether it is a particle by its case."""


def _words(tex: str) -> list[list[Word]]:
    """Split a name at its commas and blanks outside braces."""
    parts: list[list[Word]] = [[]]
    word: list[str] = []
    depth = 0

    def finish() -> None:
        if word:
            raw = "".join(word)
            parts[-1].append((plain_text(raw), _is_particle(raw)))
            word.clear()

    after_accent = False
    for match in _TOKENS.finditer(tex):
        sign = match[0]
        if sign in "{}":
            depth = max(depth + (1 if sign == "{" else -1), 0)
        elif not depth and sign == ",":
            finish()
            parts.append([])
            continue
        elif not depth and (sign[0].isspace() or sign[0] == "~") and not after_accent:
            finish()
            continue
        # The blank in "\\' e" and "\\o " belongs to the command.
        after_accent = sign[0] == "\\"
        word.append(sign)
    finish()
    return parts


def _is_particle(raw: str) -> bool:
    """Tell whether the first letter that counts is in lower case.

    A group that begins with a backslash is one letter; other braces hide what they hold.
    """
    depth = 0
    position = 0
    while position < len(raw):
        char = raw[position]
        if char == "\\" or (char == "{" and not depth and raw[position + 1 : position + 2] == "\\"):
            letter = next((sign for sign in plain_text(raw[position:]) if sign.isalpha()), "")
            return letter.islower()
        if char in "{}":
            depth += 1 if char == "{" else -1
        elif not depth and char.isalpha():
            return char.islower()
        position += 1
    return False


def _comma_form(parts: list[list[Word]]) -> tuple[PersonName, bool]:
    texts = [" ".join(text for text, _ in part) for part in parts]
    particle, family = _split_particle(parts[0])
    has_suffix = len(parts) >= _FEWEST_PARTS
    suffix = texts[1] if has_suffix else ""
    given = " ".join(texts[2:] if suffix else texts[1:]).strip()
    return PersonName(given, particle, family, suffix), _plausible(texts)


def _given_first(words: list[Word]) -> PersonName:
    if not words:
        return PersonName()
    begin = next((i for i, (_, low) in enumerate(words[:-1]) if low), len(words) - 1)
    particle, family = _split_particle(words[begin:])
    return PersonName(" ".join(text for text, _ in words[:begin]), particle, family)


def _split_particle(words: list[Word]) -> tuple[str, str]:
    texts = [text for text, _ in words]
    last = max((i for i, (_, low) in enumerate(words[:-1]) if low), default=-1)
    if last < 0 or not words[0][1]:
        return "", " ".join(texts)
    return " ".join(texts[: last + 1]), " ".join(texts[last + 1 :])
