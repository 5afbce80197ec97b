"""What entries tell a website besides the reference: awards, pictures, open access, selection."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.reading.bibtex.checks import Identifiers, bad_value
from labportal.reading.bibtex.dates import read_date
from labportal.reading.bibtex.flags import read_flag
from labportal.reading.bibtex.hosts import has_open_doi, is_open
from labportal.reading.bibtex.links import file_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.model.dates import PartialDate
    from labportal.model.problems import Problem
    from labportal.reading.bibtex.entries import Entry
    from labportal.reading.bibtex.links import Linked

_PREVIEW = ("preview", "image", "thumbnail")
_COVER = ("cover", *_PREVIEW)
_ALT = ("preview_alt", "cover_alt", "picture_alt", "image_alt")
_NAMED_AWARDS = ("award_name",)
_AWARDS = ("award", "awards", "honor", "honors", "honour", "honours")
_SELECTED = ("selected", "featured")
_OPEN_ACCESS = ("open_access", "openaccess", "open-access", "oa")
_DEFENCE = (
    "defended", "defence_date", "defense_date", "defence", "defense", "defencedate", "defensedate",
)  # fmt: skip
FIELDS = frozenset((*_COVER, *_ALT, *_NAMED_AWARDS, *_AWARDS, *_SELECTED, *_OPEN_ACCESS, *_DEFENCE))
VERBATIM = frozenset(_COVER)
"""Those of them that are paths."""
SETTINGS = frozenset(
    "bibtex_show abbr altmetric dimensions google_scholar_id inspirehep_id".split()
).union(_SELECTED, _COVER, _ALT)
"""Fields that only steer a website, and mean nothing in another bibliography."""

_OPEN_WORDS = frozenset("open gold green diamond platinum hybrid bronze".split())
_CLOSED_WORDS = frozenset("closed restricted paywalled".split())
_PICTURE = re.compile(r".+\.(?:png|jpe?g|gif|svg|webp|avif)", re.IGNORECASE)
_READABLE = frozenset(
    ("PDF", "HTML", "Preprint", "Repository", "medRxiv", "bioRxiv", "PMC", "Publisher")
)


@dataclass(frozen=True, slots=True)
class Extras:
    """The extras of one entry."""

    preview: str = ""
    preview_field: str = ""
    preview_alt: str = ""
    awards: tuple[str, ...] = ()
    open_access: bool = False
    selected: bool = False
    defended: PartialDate | None = None


def read_extras(
    entry: Entry,
    fields: Mapping[str, str],
    found: Identifiers,
    linked: Linked,
    problems: list[Problem],
) -> Extras:
    """Return the extras; most entries have none."""
    is_free = _is_known_free(fields, found, linked)
    if FIELDS.isdisjoint(fields):
        return Extras(open_access=is_free)
    said = _open_access(entry, fields, problems)
    preview_field, preview = _preview(entry, fields, problems)
    return Extras(
        preview=preview,
        preview_field=preview_field,
        preview_alt=_first(fields, _ALT)[1],
        awards=_awards(fields),
        open_access=is_free if said is None else said,
        selected=_selected(entry, fields, problems),
        defended=_defended(entry, fields, problems),
    )


def for_everybody(public: Mapping[str, str]) -> Mapping[str, str]:
    """Return fields without those that only steer a website."""
    if SETTINGS.isdisjoint(public):
        return public
    return {name: value for name, value in public.items() if name not in SETTINGS}


def _is_known_free(fields: Mapping[str, str], found: Identifiers, linked: Linked) -> bool:
    return bool(
        found.arxiv
        or linked.pmcid
        or "taverne_url" in fields
        or has_open_doi(found.doi)
        or (found.url and is_open(found.url))
        or any(link.label in _READABLE and is_open(link.url) for link in linked.links)
    )


def _first(fields: Mapping[str, str], names: tuple[str, ...]) -> tuple[str, str]:
    """Return name and value of the first of the fields that the entry has."""
    return next(((name, fields[name]) for name in names if name in fields), ("", ""))


def _open_access(entry: Entry, fields: Mapping[str, str], problems: list[Problem]) -> bool | None:
    name, text = _first(fields, _OPEN_ACCESS)
    if not name:
        return None
    word = text.lower().partition(" ")[0]
    if word in _OPEN_WORDS or word in _CLOSED_WORDS:
        return word in _OPEN_WORDS
    flag = read_flag(text)
    if flag is None:
        problems.append(bad_value(entry, name, text, "yes or no"))
    return flag


def _selected(entry: Entry, fields: Mapping[str, str], problems: list[Problem]) -> bool:
    name, text = _first(fields, _SELECTED)
    flag = read_flag(text) if name else False
    if flag is None:
        problems.append(bad_value(entry, name, text, "yes or no"))
    return bool(flag)


def _preview(entry: Entry, fields: Mapping[str, str], problems: list[Problem]) -> tuple[str, str]:
    is_thesis = entry.entry_type.endswith("thesis")
    name, text = _first(fields, _COVER if is_thesis else (*_PREVIEW, "cover"))
    if not name or read_flag(text) is False:
        return "", ""
    path = file_path(text)
    if _PICTURE.fullmatch(path):
        return name, path
    problems.append(bad_value(entry, name, text, "the path of a picture such as cover.png"))
    return "", ""


def _awards(fields: Mapping[str, str]) -> tuple[str, ...]:
    """Return the awards; a name and its explanation make one."""
    _, title = _first(fields, _NAMED_AWARDS)
    _, text = _first(fields, _AWARDS)
    flag = read_flag(text)
    if flag is not None:
        return (title or "Award",) if flag else ()
    if title:
        joined = text if not text or title.lower() in text.lower() else f"{title}: {text}"
        return (joined or title,)
    several = (part.strip() for part in text.split(";"))
    return tuple(dict.fromkeys(part for part in several if part))


def _defended(
    entry: Entry, fields: Mapping[str, str], problems: list[Problem]
) -> PartialDate | None:
    name, text = _first(fields, _DEFENCE)
    if not name:
        return None
    date = read_date(text)
    if date is None:
        problems.append(bad_value(entry, name, text, "a date such as 2019-05-03"))
    return date
