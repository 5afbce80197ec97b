"""Values that are one thing: text, flags, numbers, dates and words from a list."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from labportal.model.dates import PartialDate, Times
from labportal.model.fields import FieldSpec, Kind, Vocabulary
from labportal.model.keys import slug, squeeze
from labportal.model.orcid import check_digit_fits, parse_orcid
from labportal.model.problems import suggest
from labportal.reading.values.parsed import (
    EMPTY,
    Complaint,
    Parsed,
    Vocabularies,
    as_text,
    refused,
    shown,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.reading.headers.header import Raw
    from labportal.reading.values.parsed import Parser

YES = frozenset("yes y true t on 1 ja oui si sí vrai".split())
NO = frozenset("no n false f off 0 nein nee non faux".split())

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# Those that begin otherwise in Dutch and German.
_MONTHS_ELSEWHERE: Mapping[str, int] = {
    "maa": 3,
    "mrt": 3,
    "mär": 3,
    "mei": 5,
    "mai": 5,
    "okt": 10,
    "dez": 12,
}
_CLOCK = re.compile(r",?[ T]+\d{1,2}:\d{2}.*\Z")
_DIGITS = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[./ ](\d{1,2})(?:[./ ](\d{1,2}))?")
_MONTH_FIRST = re.compile(r"(\d{1,2})[-./ ](\d{4})")
_NAMED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th|\.)?\s+)?([^\W\d_]{3,9})\.?,?\s+(\d{4})")
_NAMED_US = re.compile(r"([^\W\d_]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_ISO_DATE = re.compile(r"(?<![\d/.-])\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?(?![\d/.-])")
_STILL = frozenset(("", "present", "now", "today", "current", "ongoing", "heden", "heute"))
_LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\([^()\s]+\)")
_SHAPING = re.compile(
    r"</?(?:(?P<apart>br|p)|abbr|b|big|cite|code|del|em|font|i|ins|mark|q|s|small|span|strong|sub"
    r"|sup|tt|u|a)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_BETWEEN = re.compile(r"[\s_-]+")


def read_text(raw: Raw, _: FieldSpec, __: Vocabularies) -> Parsed:
    """Read text; tags in it that only shape words, and the addresses of links, are left out."""
    text = as_text(raw)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "<" in text:
        text = squeeze(_SHAPING.sub(lambda match: " " if match["apart"] else "", text))
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    return Parsed(text) if text else EMPTY


def read_markdown(raw: Raw, _: FieldSpec, __: Vocabularies) -> Parsed:
    """Read a text that becomes part of the page, with all that is in it."""
    text = as_text(raw) if not isinstance(raw, str) else raw.strip()
    return Parsed(text) if text else EMPTY


def read_flag(raw: Raw, spec: FieldSpec, _: Vocabularies) -> Parsed:
    """Read yes or no in several languages."""
    text = as_text(raw)
    word = text.casefold()
    if not word:
        return EMPTY
    if word in YES or word in NO:
        return Parsed(word in YES)
    return refused(text, spec.kind.value, suggest(word, ("yes", "no", "true", "false")))


def read_number(raw: Raw, spec: FieldSpec, _: Vocabularies) -> Parsed:
    """Read a whole number."""
    text = as_text(raw)
    if not text:
        return EMPTY
    if re.fullmatch(r"[+-]?[0-9]{1,9}", text):
        return Parsed(int(text))
    return refused(text, spec.kind.value)


def read_date(raw: Raw, spec: FieldSpec, _: Vocabularies) -> Parsed:
    """Read a date of which only the year, or year and month, may be known."""
    text = as_text(raw)
    if not text:
        return EMPTY
    date = PartialDate.parse(text)
    if date is not None:
        return Parsed(date)
    if spec.name == "end" and text.casefold().strip(" .-–") in _STILL:
        return refused(text, "a date; leave the field out as long as there is no end")
    meant = _date_meant(_CLOCK.sub("", text))
    if not meant:
        # "since 2030", "about 2021-09": the one date that stands in it.
        found = _ISO_DATE.findall(text)
        return refused(text, spec.kind.value, found[0] if len(found) == 1 else "")
    complaint = Complaint(f"is {shown(text)}, but must be {spec.kind.value}", meant.iso)
    return Parsed(meant, (complaint,))


def _date_meant(text: str) -> PartialDate | None:
    """Return the date that is written in another form, if *text* can only mean one."""
    parts: tuple[str | None, str | None, str | None] | None = None
    if match := _YEAR_FIRST.fullmatch(text) or _DIGITS.fullmatch(text):
        parts = (match[1], match[2], match[3])
    elif match := _MONTH_FIRST.fullmatch(text):
        parts = (match[2], match[1], None)
    elif match := _NAMED.fullmatch(text):
        parts = (match[3], _month_number(match[2]), match[1])
    elif match := _NAMED_US.fullmatch(text):
        parts = (match[3], _month_number(match[1]), match[2])
    elif match := _DAY_FIRST.fullmatch(text):
        day, month = match[1], match[2]
        # 3/4/2026 is April to some and March to others: say nothing.
        if int(month) > 12 >= int(day):
            day, month = month, day
        if int(day) > 12 or day == month:
            parts = (match[3], month, day)
    if parts is None or not parts[1]:
        return None
    return PartialDate.parse("-".join(part for part in parts if part))


def _month_number(name: str) -> str:
    short = name[:3].casefold()
    number = _MONTHS.index(short) + 1 if short in _MONTHS else _MONTHS_ELSEWHERE.get(short, "")
    return str(number)


def read_choice(raw: Raw, spec: FieldSpec, vocabularies: Vocabularies) -> Parsed:
    """Read one of the declared words; an unknown one counts as none, so that nothing shows it."""
    text = as_text(raw)
    if not text:
        return EMPTY
    words = vocabularies.words(spec)
    if not words:
        return Parsed(text)
    wanted = _plain_word(text)
    for word in words:
        if _plain_word(word) == wanted:
            return Parsed(word)
    first = next((part for part in wanted.split("-") if part in words), "")
    complaint = Complaint(
        f"is {shown(text)}, but must be one of {', '.join(words)}",
        first or suggest(wanted, words),
    )
    # A kind that nobody declared stands among the others of its overview.
    is_open = spec.vocabulary is Vocabulary.KINDS
    return Parsed(wanted if is_open else "", (complaint,), lost=not is_open)


def read_time(raw: Raw, spec: FieldSpec, _: Vocabularies) -> Parsed:
    """Read a time of day, or from one to another."""
    text = as_text(raw)
    if not text:
        return EMPTY
    times = Times.parse(text)
    return Parsed(times) if times else refused(text, spec.kind.value)


def _plain_word(text: str) -> str:
    return _BETWEEN.sub("-", text.strip().casefold())


def read_email(raw: Raw, spec: FieldSpec, _: Vocabularies) -> Parsed:
    """Read an e-mail address."""
    text = as_text(raw).strip("<>")
    if not text:
        return EMPTY
    address = re.sub(r"^mailto:", "", text, flags=re.IGNORECASE).strip()
    if _is_address(address):
        return Parsed(address)
    guess = re.sub(r"\s*[\[({]\s*(?:at|@)\s*[\])}]\s*|\s+at\s+|\s*@\s*", "@", address)
    guess = re.sub(r"\s*[\[({]\s*(?:dot|\.)\s*[\])}]\s*|\s+dot\s+", ".", guess)
    return refused(text, spec.kind.value, guess if _is_address(guess) else "")


def _is_address(text: str) -> bool:
    return bool(re.fullmatch(r"[^@\s<>\"',;:]+@[^@\s<>\"',;:.]+(?:\.[^@\s<>\"',;:.]+)+", text))


def read_orcid(raw: Raw, spec: FieldSpec, _: Vocabularies) -> Parsed:
    """Read an ORCID iD, written as number or as address, and test its check digit."""
    text = as_text(raw)
    if not text:
        return EMPTY
    orcid = parse_orcid(text)
    if not orcid:
        return refused(text, spec.kind.value)
    if not check_digit_fits(orcid):
        complaint = Complaint(f"is {shown(text)}, but its last digit shows that a digit is wrong")
        return Parsed(complaints=(complaint,), missing=True, lost=True)
    return Parsed(orcid)


def readable_key(key: str, *, is_name: bool) -> str:
    """Return a key as a heading: ``ada-lovelace`` becomes "Ada Lovelace"."""
    words = [word for word in re.split(r"[\s_-]+", key.rsplit("/", 1)[-1]) if word]
    text = " ".join(words) or key or slug(key)
    if is_name:
        return " ".join(word[:1].upper() + word[1:] for word in text.split(" "))
    return text[:1].upper() + text[1:]


SCALARS: Mapping[Kind, Parser] = {
    Kind.TEXT: read_text,
    Kind.MARKDOWN: read_markdown,
    Kind.NAME: read_text,
    Kind.FLAG: read_flag,
    Kind.NUMBER: read_number,
    Kind.DATE: read_date,
    Kind.TIME: read_time,
    Kind.CHOICE: read_choice,
    Kind.EMAIL: read_email,
    Kind.ORCID: read_orcid,
}
