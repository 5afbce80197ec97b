"""Years, months and biblatex dates of entries."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from labportal.model.dates import PartialDate
from labportal.model.keys import ascii_fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_MONTHS = (
    ("jan", "ene", "gen"), ("feb", "fev"), ("mar", "maa", "mrt"), ("apr", "avr", "abr"),
    ("may", "mei", "mai", "mag"), ("jun", "juin", "giu"), ("jul", "juil", "lug"),
    ("aug", "ago", "aou"), ("sep", "set"), ("oct", "okt", "ott"), ("nov",),
    ("dec", "dez", "dic"),
)  # fmt: skip
_MONTH_OF: Mapping[str, int] = {
    name: number for number, names in enumerate(_MONTHS, 1) for name in names
}
_MONTH_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2}|XX|uu))?(?:-(\d{1,2}|XX|uu))?(?:[T ].*)?")
_NO_YEAR = re.compile(
    r"(?:in ?press|to ?appear|forthcoming|accepted|submitted|in preparation|under review|"
    r"n\.?\s?d\.?|no date|ongoing)\.?",
    re.IGNORECASE,
)
_FIRST_YEAR, _LAST_YEAR = 1400, 2100
_MOST_MONTHS = 12
_SEASONS = frozenset(
    "spring summer autumn fall winter quarter issue special annual supplement".split()
)


@lru_cache(maxsize=4096)
def read_year(text: str) -> int | None:
    """Return the year in a year field, such as ``2019``, ``c. 2019`` or ``2019/20``."""
    text = text.strip()
    if len(text) == 4 and text.isdecimal():
        year = int(text)
        return year if _FIRST_YEAR <= year <= _LAST_YEAR else None
    match = _YEAR.search(text)
    return int(match[1]) if match else None


def is_unpublished(text: str) -> bool:
    """Tell whether a year field says that there is no year yet."""
    return _NO_YEAR.fullmatch(text.strip("()[] ")) is not None


@lru_cache(maxsize=4096)
def read_month(text: str) -> tuple[int, int] | None:
    """Return month and day (or 0) in a month field; None if it names no month at all."""
    text = text.strip()
    for word in _MONTH_WORD.findall(ascii_fold(text).lower()):
        number = _MONTH_OF.get(word[:4]) or _MONTH_OF.get(word[:3])
        if number:
            day = _NUMBER.search(text)
            in_month = bool(day) and 1 <= int(day[0]) <= 31 if day else False
            return number, int(day[0]) if day and in_month else 0
        if word in _SEASONS:
            return 0, 0
    match = _NUMBER.match(text)
    if match and 1 <= int(match[0]) <= _MOST_MONTHS:
        return int(match[0]), 0
    return None


@lru_cache(maxsize=4096)
def read_date(text: str) -> PartialDate | None:
    """Return the first day of a biblatex date, which may be a range or uncertain."""
    start, _, end = text.strip().strip("[]c").partition("/")
    # ".." and an empty side are open ends.
    chosen = start if _ISO.match(start) else end
    iso = _ISO.fullmatch(chosen.strip().rstrip("~?%").strip())
    if iso is None:
        return _written_date(text)
    year = int(iso[1])
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    month, day = (int(part) if part and part.isdecimal() else 0 for part in iso.groups()[1:])
    # 21 to 41 stand for seasons.
    if month > _MOST_MONTHS:
        return PartialDate(year) if 21 <= month <= 41 else None
    return make_date(year, month, day)


def make_date(year: int, month: int, day: int) -> PartialDate:
    """Return the date, without what the calendar does not have."""
    for date in ((year, month, day), (year, month, 0)):
        whole = PartialDate.parse(PartialDate(*date).iso)
        if whole is not None:
            return whole
    return PartialDate(year)


def _written_date(text: str) -> PartialDate | None:
    """Read ``May 2019`` or ``3 May 2019``."""
    year = read_year(text)
    if year is None:
        return None
    month, day = read_month(_YEAR.sub(" ", text, count=1)) or (0, 0)
    return make_date(year, month, day)
