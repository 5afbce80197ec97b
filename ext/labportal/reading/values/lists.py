"""Values that are lists: names, keys, words, links and funders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.fields import FieldSpec, Kind
from labportal.model.keys import slug, squeeze
from labportal.model.records import Funding, Link
from labportal.reading.values.addresses import parse_url
from labportal.reading.values.parsed import EMPTY, Complaint, Parsed, Vocabularies, as_text, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from labportal.reading.headers.header import Raw
    from labportal.reading.values.parsed import Parser

_COMMA = re.compile(r"[,\n]")
_SEMICOLON = re.compile(r"[;\n]")
_AND = re.compile(r"\s*[,\n]\s*(?:and|&)\s+|\s+(?:and|&)\s+|[,\n]")
_IN_TITLE = re.compile(r",[ \t]*[^\s,;]+[ \t]+[^\s,;]")
"""A comma before several words, as in the title of a page that is named by its title."""
_LABEL_KEYS = ("label", "name", "title", "text")
_URL_KEYS = ("url", "href", "link", "address")
_NAME_KEYS = ("name", "key", "title", "person", "id")
_FUNDER_KEYS = ("funder", "name", "funding", "organisation", "organization", "title")
_GRANT_KEYS = ("grant", "number", "award", "grant_number", "id", "project")
_MARKDOWN_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]+)\)\s*(.*)")
_NEXT_LINK = re.compile(r"[;\n]+|,\s+(?=[^,;:]{1,60}:\s)|,\s+(?=https?://)")
_GRANT = re.compile(
    r"(.+?)[\s,]*(?:\(|\s)(?:(?:grant|no|nr|number|award|project)\.?:?\s*)*#?"
    r"([\w./-]*\d[\w./-]*)\)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def split_items(raw: Raw, separator: re.Pattern[str] = _COMMA) -> list[tuple[int | None, str]]:
    """Return (number of the item in a YAML list, text) without the empty ones.

    Only text is split: an item of a YAML list stays whole, so that it may hold a comma.
    """
    if isinstance(raw, str):
        return [(None, part) for written in separator.split(raw) if (part := _bare(written))]
    if isinstance(raw, dict):
        return [(number, key) for number, key in enumerate(raw) if key]
    items = ((number, _item_text(item)) for number, item in enumerate(raw))
    return [(number, text) for number, text in items if text]


def _bare(part: str) -> str:
    """Return an item without the commas that a mixture of separators leaves around it."""
    return squeeze(part.strip(", \t\r\n"))


def _item_text(item: Raw) -> str:
    if isinstance(item, dict):
        name = _first_of(item, _NAME_KEYS)
        return as_text(name) if name else squeeze(next(iter(item), ""))
    return squeeze(as_text(item))


def _first_of(mapping: Mapping[str, Raw], names: Iterable[str]) -> Raw:
    by_name = {key.strip().casefold(): value for key, value in mapping.items()}
    return next((by_name[name] for name in names if by_name.get(name)), "")


def _read_items(raw: Raw, separator: re.Pattern[str], same: Callable[[str], str]) -> Parsed:
    if isinstance(raw, str) and ";" in raw:
        separator = _SEMICOLON
    kept: dict[str, str] = {}
    complaints: list[Complaint] = []
    for number, text in split_items(raw, separator):
        if kept.setdefault(same(text), text) is not text:
            message = f"{shown(text)} is listed twice"
            complaints.append(Complaint(message, code=Code.REPEATED_KEY, item=number, whole=True))
    if not kept:
        return EMPTY
    return Parsed(tuple(kept.values()), tuple(complaints))


def read_names(raw: Raw, _: FieldSpec, __: Vocabularies) -> Parsed:
    """Read names: "A, B and C", "Last, First; Last, First" or a YAML list."""
    return _read_items(raw, _AND, str.casefold)


def read_keys(raw: Raw, _: FieldSpec, __: Vocabularies) -> Parsed:
    """Read keys of records; they stay as written, since a title may stand for a key."""
    if isinstance(raw, str) and ";" in raw and not _IN_TITLE.search(raw):
        raw = raw.replace(";", ",")
    return _read_items(raw, _COMMA, slug)


def read_bibkeys(raw: Raw, _: FieldSpec, __: Vocabularies) -> Parsed:
    """Read BibTeX keys, in which case makes no difference."""
    # A key holds no blanks, so they may stand between keys.
    text = ", ".join(re.split(r"[\s,;]+", raw)) if isinstance(raw, str) else raw
    return _read_items(text, _COMMA, str.casefold)


def read_words(raw: Raw, _: FieldSpec, __: Vocabularies) -> Parsed:
    """Read words."""
    return _read_items(raw, _COMMA, str.casefold)


def read_links(raw: Raw, spec: FieldSpec, __: Vocabularies) -> Parsed:
    """Read labelled addresses: a mapping, a list of either form, or "Label: address" text."""
    links: list[Link] = []
    complaints: list[Complaint] = []
    for number, label, address in _label_pairs(raw):
        parsed = parse_url(address, spec.name)
        complaints += [Complaint(c.message, c.suggestion, item=number) for c in parsed.complaints]
        if not parsed.missing:
            links.append(Link(label or _host(parsed.value), parsed.value))
        elif not parsed.complaints and label:
            message = f"is {shown(label)}, but must be written as 'Label: https://...'"
            complaints.append(Complaint(message, item=number))
    if not links and not complaints:
        return EMPTY
    return Parsed(tuple(links), tuple(complaints), lost=len(complaints) > 0)


def _label_pairs(raw: Raw) -> list[tuple[int | None, str, str]]:
    if isinstance(raw, str):
        return [(None, *_label_and_url(part)) for part in _NEXT_LINK.split(raw) if part.strip()]
    if isinstance(raw, dict):
        address = as_text(_first_of(raw, _URL_KEYS))
        if address:
            return [(None, as_text(_first_of(raw, _LABEL_KEYS)), address)]
        return [(number, key, as_text(raw[key])) for number, key in enumerate(raw)]
    pairs: list[tuple[int | None, str, str]] = []
    for number, item in enumerate(raw):
        pairs += [(number, label, address) for _, label, address in _label_pairs(item)]
    return pairs


def _label_and_url(text: str) -> tuple[str, str]:
    text = text.strip(" ,")
    link = _MARKDOWN_LINK.fullmatch(text)
    if link:
        return link[1].strip(), link[2]
    label, colon, address = text.partition(": ")
    if colon:
        return label.strip(), address.strip()
    before, blank, last = text.rpartition(" ")
    if blank and re.match(r"https?://|/|www\.", last):
        return before.strip(" :-–"), last
    if re.match(r"[A-Za-z][\w+.-]*:|/|www\.|[\w-]+\.[\w.-]+", text):
        return "", text
    return text.rstrip(":"), ""


def _host(url: str) -> str:
    match = re.match(r"\w+://(?:www\.)?([^/?#:]+)", url)
    return match[1] if match else url


def read_funding(raw: Raw, _: FieldSpec, __: Vocabularies) -> Parsed:
    """Read funders with grant numbers and addresses: a list, a mapping or text."""
    funders: list[Funding] = []
    complaints: list[Complaint] = []
    for number, item in _funding_items(raw):
        funder, grant, address = _funder(item)
        url = parse_url(address)
        complaints += [Complaint(c.message, c.suggestion, item=number) for c in url.complaints]
        if funder:
            funders.append(Funding(funder, grant, url.value or ""))
    if not funders and not complaints:
        return EMPTY
    return Parsed(tuple(funders), tuple(complaints), lost=len(complaints) > 0)


def _funding_items(raw: Raw) -> list[tuple[int | None, Raw]]:
    if isinstance(raw, str):
        separator = _SEMICOLON if ";" in raw else _COMMA
        return [(None, part.strip()) for part in separator.split(raw) if part.strip()]
    if isinstance(raw, dict):
        if _first_of(raw, _FUNDER_KEYS):
            return [(None, raw)]
        return [(number, {key: value}) for number, (key, value) in enumerate(raw.items())]
    return [(number, item) for number, item in enumerate(raw) if item]


def _funder(item: Raw) -> tuple[str, str, str]:
    """Return (funder, grant, address) of one item."""
    if not isinstance(item, dict):
        return _funder_in_text(squeeze(as_text(item)))
    funder = as_text(_first_of(item, _FUNDER_KEYS))
    if funder:
        return funder, as_text(_first_of(item, _GRANT_KEYS)), as_text(_first_of(item, _URL_KEYS))
    name, value = next(iter(item.items()), ("", ""))
    if isinstance(value, dict):
        return name, as_text(_first_of(value, _GRANT_KEYS)), as_text(_first_of(value, _URL_KEYS))
    text = as_text(value)
    return (name, "", text) if re.match(r"https?://|www\.", text) else (name, text, "")


def _funder_in_text(text: str) -> tuple[str, str, str]:
    address = ""
    link = _MARKDOWN_LINK.fullmatch(text)
    if link:
        text, address = f"{link[1]} {link[3]}".strip(), link[2]
    match = _GRANT.fullmatch(text)
    # "Horizon 2020" is a programme, not a grant with the number 2020.
    if match and not _YEAR.fullmatch(match[2]):
        return match[1].strip(" ,(:"), match[2], address
    return text, "", address


LISTS: Mapping[Kind, Parser] = {
    Kind.NAMES: read_names,
    Kind.KEYS: read_keys,
    Kind.BIBKEYS: read_bibkeys,
    Kind.WORDS: read_words,
    Kind.LINKS: read_links,
    Kind.FUNDING: read_funding,
}
