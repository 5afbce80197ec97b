"""Values in lines of a text, as far as they fit a field; what does not fit is nothing but text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labportal.model.fields import FieldSpec, Kind
from labportal.model.titles import looks_like_name, split_note, stands_after_name
from labportal.reading.text.plain import plain_text
from labportal.reading.values import Vocabularies
from labportal.reading.values.kinds import read_value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_BETWEEN = re.compile(r"[,;]|\s(?:and|&|en|und)\s")
_AND = re.compile(r"\s+(?:and|&|en|und)\s+")
_DATES = re.compile(
    r"\s+(?:-|to|until|till|tot|t/m|bis)\s+|\s*(?:–|—|→|--)\s*|(?<=^\d{4})-(?=\d{4}$)"
)
_NOW = re.compile(
    r"(?:present|now|today|ongoing|current|open|heden|nu|heute|laufend)\W*$", re.IGNORECASE
)
_SINCE = re.compile(r"(?:since|from|sinds|vanaf|seit|ab)\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_LINK = re.compile(r"\[[^\]]*\]\((https?://[^)\s]+)\)|<(https?://[^>\s]+)>")
_LABELLED_LINK = re.compile(r"\[([^\]]*)\]\((https?://[^)\s]+)\)")
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]")
_ORGANISATION = re.compile(
    r"\b(?:universit\w*|hospital|klinik\w*|institut\w*|cent(?:er|re)|centrum|zentrum|u?mc|lab|group"
    r"|laborator\w*|school|college|academy|foundation|department|company|inc|ltd|gmbh|ag|bv|b\.v"
    r"|consortium|council|clinics?|team|faculty|society|philips|siemens)\b",
    re.IGNORECASE,
)
_ROLES = tuple(
    (role, re.compile(words))
    for role, words in (
        ("visiting", r"\b(?:visiting|guest|gast)"),
        ("phd", r"^ph\.?d\.?$|\bph\.?d\.?\b.*(?:student|candidate|researcher|kandida)"),
        ("phd", r"doctoral (?:s|c)|promovend|doktorand|doctorand"),
        ("postdoc", r"post-?\s?doc"),
        ("student-assistant", r"student.assistant|hiwi\b"),
        ("student", r"\bstudent|\bintern\b|stagiair|praktikant"),
        ("faculty", r"professor|lecturer|hoogleraar|docent|principal investigator"),
        ("tech", r"engineer|developer|technician|software|programm"),
        ("administrative", r"secreta|administrat|office manager|sekret"),
        ("staff", r"research|scientist|physicist|radiolog|patholog|coordinator|manager"),
        ("staff", r"assistant|onderzoek|wissenschaft|fellow|statistic|physician|\barts\b|ärzt"),
    )
)
"""Roles of the people page with the words of positions, the telling ones first."""
_POSITION = re.compile(
    "|".join(words.pattern for _, words in _ROLES) + r"|\b(?:head|director|chair|dean|leader)\b",
    re.IGNORECASE,
)
_OVER = frozenset(
    "finished completed ended closed past done afgerond voltooid abgeschlossen beendet".split()
)
_RUNNING = frozenset("running ongoing active current open started lopend laufend aktiv".split())
_LONGEST_SUMMARY = 300
_LONGEST_TEXT, _LONGEST_FUNDERS, _FEWEST_DIGITS = 160, 25, 5


def split_outside(text: str, separator: re.Pattern[str] = _BETWEEN) -> list[str]:
    """Split at separators that stand in no brackets."""
    parts, start, depth = [], 0, 0
    for place, char in enumerate(text):
        depth = max(0, depth + (char in "([") - (char in ")]"))
        match = None if depth or place < start else separator.match(text, place)
        if match:
            parts.append(text[start:place])
            start = match.end()
    return [part.strip() for part in (*parts, text[start:]) if part.strip(" .")]


def split_names(text: str) -> list[str]:
    """Return the names in a line such as ``Ada Lovelace, PhD, Carl Roe (guest) and Eva Doe``."""
    if ";" in text:
        return split_outside(text, re.compile(";"))
    names: list[str] = []
    for part in split_outside(text):
        if names and stands_after_name(part):
            names[-1] += f", {part}"
        else:
            names.append(re.sub(r"^(?:and|&|en|und)\s+", "", part))
    # Lovelace, Ada
    if len(names) == 2 and not any(" " in name for name in names) and "," in text:
        return [", ".join(names)]
    return names


def names_in(text: str) -> list[str]:
    """Return the parts of a line that can be names of people, with their notes."""
    return [
        name
        for name in split_names(text)
        if looks_like_name(split_note(name)[0]) and not is_organisation(split_note(name)[0])
    ]


def several_names(text: str) -> list[str]:
    """Return the two names in "Ada Lovelace and Carl Roe", or the one that *text* is."""
    parts = _AND.split(text)
    return parts if len(parts) > 1 and all(" " in part for part in parts) else [text]


def is_organisation(text: str) -> bool:
    """Tell whether a name is that of an institution."""
    return bool(_ORGANISATION.search(text))


def shortened(text: str) -> str:
    """Return the first sentences of a text, as many as a card has room for."""
    if len(text) <= _LONGEST_SUMMARY:
        return text
    start = text[:_LONGEST_SUMMARY]
    end = max(start.rfind(". "), start.rfind("? "), start.rfind("! "))
    if end >= _LONGEST_SUMMARY // 3:
        return start[: end + 1]
    return f"{start[: start.rfind(' ')].rstrip(' ,;:')} …"


def value_of(spec: FieldSpec, raw: str) -> str | list[str]:
    """Return the value of a line as a field takes it; nothing if it does not fit."""
    reader = _READERS.get(spec.name) or _READERS.get(spec.kind.name)
    return reader(raw) if reader else _checked(spec, raw)


def _checked(spec: FieldSpec, raw: str) -> str:
    """Return a value about which its field does not complain."""
    text = plain_text(raw)
    parsed = read_value(text, spec, Vocabularies())
    return "" if parsed.missing or parsed.complaints else text


def address_of(spec: FieldSpec, value: str) -> str:
    """Return where a value of a line leads: e-mail, web address, telephone number."""
    if spec.kind is Kind.EMAIL:
        return f"mailto:{value}"
    if spec.kind is Kind.ORCID:
        return f"https://orcid.org/{value}"
    if spec.name == "telephone":
        return "tel:" + "".join(char for char in value if char.isdigit() or char == "+")
    return value if spec.kind in (Kind.URL, Kind.PLACE) else ""


def shown_address(spec: FieldSpec, raw: str, value: str) -> str:
    """Return the words of a line that are its address."""
    return plain_text(raw).rstrip(".,") if spec.kind in (Kind.URL, Kind.PLACE) else value


def names_position(text: str) -> bool:
    """Tell whether a line under a name says what the person does."""
    return bool(_POSITION.search(text))


def role_of(position: str) -> str:
    """Return the role that a position means, as the default roles are called."""
    text = position.casefold()
    return next((role for role, words in _ROLES if words.search(text)), "")


def period_of(raw: str) -> tuple[str, str]:
    """Return (start, end) of a period such as "2021 - 2025", "since May 2021" or "2021 - now"."""
    text = plain_text(raw).strip(" .()")
    dates = [date_of(part) for part in _DATES.split(_SINCE.sub("", text, count=1))]
    if len(dates) > 2 or not dates[0]:
        return "", ""
    open_end = len(dates) < 2 or bool(_NOW.search(text))
    return (dates[0], "" if open_end else dates[1]) if open_end or dates[1] else ("", "")


def date_of(raw: str) -> str:
    """Return a date in the form that fields take, if *raw* can only mean one."""
    text = plain_text(raw).strip(" .")
    spec = FieldSpec("date", Kind.DATE, "", "")
    parsed = read_value(text, spec, Vocabularies())
    if not parsed.complaints:
        return "" if parsed.missing else text
    return parsed.complaints[0].suggestion


def _text(raw: str) -> str:
    text = plain_text(raw)
    return text if len(text) <= _LONGEST_TEXT else ""


def _email(raw: str) -> str:
    text = plain_text(raw).removeprefix("mailto:").strip("<> .")
    return text if re.fullmatch(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+", text) else ""


def _telephone(raw: str) -> str:
    text = plain_text(raw)
    digits = sum(char.isdigit() for char in text)
    letters = sum(char.isalpha() for char in text)
    return text if digits >= _FEWEST_DIGITS and letters < digits else ""


def _url(raw: str) -> str:
    link = _LINK.search(raw)
    if link:
        return link[1] or link[2]
    text = plain_text(raw).rstrip(".,")
    if not _ADDRESS.fullmatch(text):
        return ""
    return text if text.lower().startswith("http") else f"https://{text}"


def _orcid(raw: str) -> str:
    match = _ORCID.search(raw)
    return match[0] if match else ""


def _finished(raw: str) -> str:
    words = set(plain_text(raw).casefold().replace(",", " ").split())
    if words & _OVER:
        return "yes"
    return "no" if words & _RUNNING else ""


def _words(raw: str) -> list[str]:
    return [plain_text(part) for part in split_outside(raw, re.compile(r"[,;]"))]


def _funding(raw: str) -> list[str]:
    text = plain_text(raw)
    words = len(text.split())
    if words > _LONGEST_FUNDERS or (text.endswith(".") and words > _LONGEST_FUNDERS // 4):
        # A sentence.
        return []
    return [_funder(part) for part in split_outside(raw, re.compile(r"[,;]"))]


def _funder(part: str) -> str:
    """Return a funder with its link and number, without the part of the project it pays for."""
    link = _LABELLED_LINK.search(part)
    if link is None:
        return plain_text(part)
    number = plain_text(part[link.end() :])
    return f"[{plain_text(link[1])}]({link[2]}) {number if number.startswith('(') else ''}".strip()


def _organisations(raw: str) -> list[str]:
    people = set(names_in(plain_text(raw)))
    return [part for part in map(plain_text, split_outside(raw)) if part not in people]


_READERS: Mapping[str, Callable[[str], str | list[str]]] = {
    "TEXT": _text,
    "EMAIL": _email,
    "URL": _url,
    "ORCID": _orcid,
    "DATE": date_of,
    "FUNDING": _funding,
    "KEYS": _words,
    "WORDS": _words,
    "NAMES": lambda raw: names_in(plain_text(raw)),
    "telephone": _telephone,
    "finished": _finished,
    "partners": _organisations,
}
