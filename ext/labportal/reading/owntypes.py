"""Record types that a site declares in ``labportal_record_types``: read and checked.

The declaration is plain data, so that it needs no Python beyond a dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from labportal.model.fields import Kind
from labportal.model.keys import slug
from labportal.model.problems import suggest
from labportal.model.query import LAYOUTS, ORDERS
from labportal.model.records import RECORD_TYPES, OwnType, Record
from labportal.model.records.own import OwnField
from labportal.model.selection import LIST_OPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VALUES: Mapping[str, Kind] = {
    "text": Kind.TEXT,
    "words": Kind.WORDS,
    "number": Kind.NUMBER,
    "yes-no": Kind.FLAG,
    "date": Kind.DATE,
    "time": Kind.TIME,
    "url": Kind.URL,
    "email": Kind.EMAIL,
    "links": Kind.LINKS,
    "choice": Kind.CHOICE,
}
"""Word of a declaration -> what the field holds; plurals of record types are words, too."""
_EXAMPLES: Mapping[Kind, str] = {
    Kind.TEXT: "a few words",
    Kind.WORDS: "one, two",
    Kind.NUMBER: "12",
    Kind.FLAG: "yes",
    Kind.DATE: "2026-03-14",
    Kind.TIME: "14:00-15:30",
    Kind.URL: "https://example.org",
    Kind.EMAIL: "office@example.org",
    Kind.LINKS: "{Form: https://example.org/form}",
    Kind.NAMES: "Ada Lovelace",
    Kind.KEYS: "marble",
    Kind.BIBKEYS: "Litj17",
}
_TYPE_SETTINGS = (
    *("plural", "folder", "singular_heading", "heading", "help", "meaning", "fields", "kinds"),
    *("card", "facts", "sections", "order", "layout", "home", "feed", "in_bar"),
)
_FIELD_SETTINGS = ("value", "label", "help", "example", "required", "choices", "also", "meaning")
_TEXTS = ("plural", "singular_heading", "heading", "help", "meaning", "value", "label", "example")
_FLAGS = ("feed", "in_bar", "required")
_LISTS = ("card", "facts", "sections", "choices", "also")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
_FIELD_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_SCHEMA_NAME = re.compile(r"[A-Z][A-Za-z0-9]*")
_TAKEN = frozenset(
    {name for row in RECORD_TYPES.values() for name in (row.name, row.plural, row.role)}
)

Declared = Mapping[str, Mapping[str, Any]]


def check_record_types(value: object) -> str:
    """Say what is wrong with the record types that a site declares."""
    if not isinstance(value, Mapping):
        return "must be a dictionary from the name of a record type to its settings"
    return next(_wrong_types(value), "")


def own_types(value: Declared) -> tuple[OwnType, ...]:
    """Return the declared types; the value was checked."""
    targets = _targets(value)
    return tuple(_own_type(name, row, targets) for name, row in value.items())


# Checks ---------------------------------------------------------------------------------------


def _wrong_types(value: Mapping[Any, Any]) -> Iterator[str]:
    for name, row in value.items():
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            near = suggest(slug(str(name)), (slug(str(name)),))
            yield f"declares {name!r}, but the name of a type is in small letters{_hint(near)}"
        elif name in _TAKEN:
            yield f"declares {name!r}, which is a record type that every site has"
        elif not isinstance(row, Mapping):
            yield f"must give a dictionary of settings for record type {name!r}"
        else:
            for wrong in _wrong_type(name, row, _targets(value)):
                yield f"gives record type {name!r} {wrong}"
    plurals = [_plural(name, row) for name, row in value.items() if isinstance(row, Mapping)]
    for plural in plurals:
        if plural in _TAKEN or plurals.count(plural) > 1:
            yield f"gives two record types the plural {plural!r}"


def _wrong_type(name: str, row: Mapping[Any, Any], targets: Mapping[str, str]) -> Iterator[str]:
    yield from _wrong_settings(row, _TYPE_SETTINGS)
    plural = _plural(name, row)
    if not _NAME.fullmatch(plural):
        yield f"the plural {plural!r}, which is no word in small letters"
    if plural == name:
        yield f"the plural {plural!r}, which is its name, too"
    folders = row.get("folder", plural)
    if not isinstance(folders, str) and not _are_texts(folders):
        yield "a 'folder' that is no text"
    meaning = row.get("meaning", "Thing")
    if isinstance(meaning, str) and not _SCHEMA_NAME.fullmatch(meaning):
        yield f"the meaning {meaning!r}, which is no type of schema.org, such as 'Dataset'"
    for setting, words in (("order", ORDERS), ("layout", LAYOUTS)):
        word = row.get(setting, words[0])
        if word not in words:
            near = suggest(str(word), words)
            yield f"the unknown {setting} {word!r}{_hint(near)}"
    home = row.get("home", 0)
    if not isinstance(home, int) or home < 0:
        yield f"a 'home' of {home!r}, which is no number of records"
    kinds = row.get("kinds", {})
    if not isinstance(kinds, Mapping) or not _are_texts([*kinds, *kinds.values()]):
        yield "'kinds' that are no dictionary from word to heading"
    yield from _wrong_fields(row, targets)


def _wrong_fields(row: Mapping[Any, Any], targets: Mapping[str, str]) -> Iterator[str]:
    fields = row.get("fields", {})
    if not isinstance(fields, Mapping):
        yield "'fields' that are no dictionary from the name of a field to its settings"
        return
    for name, field in fields.items():
        wrong = _wrong_name(name)
        if wrong:
            yield f"the field {name!r}{wrong}"
        elif not isinstance(field, str | Mapping):
            yield f"a field {name!r} that is neither a word for its value nor a dictionary"
        else:
            written = {"value": field} if isinstance(field, str) else field
            for said in _wrong_field(name, written, targets):
                yield f"a field {name!r} with {said}"
    yield from _wrong_choices(row, fields, targets)


def _wrong_name(name: object) -> str:
    """Say why nothing can be the name of a field, or nothing."""
    if not isinstance(name, str) or not _FIELD_NAME.fullmatch(name):
        return "; the name of a field is in small letters, such as 'size_mb'"
    # Another spelling of a field, such as "weight" of "order", may be one here.
    everybody = {"kind", "type", *dir(Record), *Record.__dataclass_fields__}
    if name in everybody or name in LIST_OPTIONS or name in RECORD_TYPES:
        return ", which has a meaning for all records already"
    return ""


def _wrong_choices(
    row: Mapping[Any, Any], fields: Mapping[str, Any], targets: Mapping[str, str]
) -> Iterator[str]:
    """Yield what is wrong with the fields that cards and pages show."""
    for setting in ("card", "facts", "sections"):
        for name in row.get(setting, ()):
            if name not in fields:
                near = suggest(str(name), fields)
                yield f"in {setting!r} the unknown field {name!r}{_hint(near)}"
            elif setting == "sections" and _value(fields[name]) not in targets:
                yield f"in 'sections' the field {name!r}, which names no records"


def _wrong_field(name: str, field: Mapping[Any, Any], targets: Mapping[str, str]) -> Iterator[str]:
    yield from _wrong_settings(field, _FIELD_SETTINGS)
    value = _value(field)
    words = (*VALUES, *targets)
    if value not in words:
        hint = _hint(suggest(str(value), words)) or f"; possible are {', '.join(words)}"
        yield f"the unknown value {value!r}{hint}"
    if (value == "choice") != bool(field.get("choices")):
        yield "'choices' only if its value is 'choice', and never without them"
    if targets.get(str(value)) == "publication" and name != "bibkeys":
        yield "publications, which is called 'bibkeys' in every header"


def _wrong_settings(row: Mapping[Any, Any], known: Sequence[str]) -> Iterator[str]:
    for name, value in row.items():
        if name not in known:
            near = suggest(str(name), known)
            yield f"the unknown setting {name!r}{_hint(near)}"
        elif name in _TEXTS and not isinstance(value, str):
            yield f"a {name!r} that is no text"
        elif name in _FLAGS and not isinstance(value, bool):
            yield f"a {name!r} that is neither True nor False"
        elif name in _LISTS and not _are_texts(value):
            yield f"a {name!r} that is no list of texts"


def _are_texts(value: object) -> bool:
    return (
        isinstance(value, Sequence)
        and not isinstance(value, str)
        and all(isinstance(text, str) for text in value)
    )


def _hint(near: str) -> str:
    return f"; did you mean {near!r}?" if near else ""


# Reading --------------------------------------------------------------------------------------


def _plural(name: str, row: Mapping[Any, Any]) -> str:
    return str(row.get("plural", f"{name}s"))


def _targets(value: Mapping[Any, Any]) -> dict[str, str]:
    """Return plural -> record type of everything that a field can name."""
    built_in = {row.plural: row.name for row in RECORD_TYPES.values() if row.name != "page"}
    own = {_plural(name, row): name for name, row in value.items() if isinstance(row, Mapping)}
    return {**built_in, **own}


def _value(field: str | Mapping[str, Any]) -> Any:
    return field if isinstance(field, str) else field.get("value", "text")


def _own_type(name: str, row: Mapping[str, Any], targets: Mapping[str, str]) -> OwnType:
    plural = _plural(name, row)
    folders = row.get("folder", plural)
    heading = row.get("heading", _said(plural))
    return OwnType(
        name=name,
        plural=plural,
        folders=(folders,) if isinstance(folders, str) else tuple(folders),
        singular_heading=row.get("singular_heading", _said(name)),
        plural_heading=heading,
        help=row.get("help", ""),
        meaning=row.get("meaning", "CreativeWork"),
        fields=tuple(
            _own_field(each, field, targets) for each, field in row.get("fields", {}).items()
        ),
        kinds=tuple(row.get("kinds", {}).items()),
        card=tuple(row.get("card", ())),
        facts=_optional(row.get("facts")),
        sections=_optional(row.get("sections")),
        order=row.get("order", "title"),
        layout=row.get("layout", "cards"),
        home=int(row.get("home", 4)),
        feed=row.get("feed", False),
        in_bar=row.get("in_bar", True),
    )


def _own_field(name: str, field: str | Mapping[str, Any], targets: Mapping[str, str]) -> OwnField:
    written: Mapping[str, Any] = {"value": field} if isinstance(field, str) else field
    target = targets.get(_value(field), "")
    kind = {"": Kind.KEYS, "person": Kind.NAMES, "publication": Kind.BIBKEYS}.get(target, Kind.KEYS)
    kind = kind if target else VALUES[_value(field)]
    choices = tuple(written.get("choices", ()))
    label = written.get("label", "Publications" if name == "bibkeys" else _said(name))
    return OwnField(
        name=name,
        kind=kind,
        label=label,
        help=written.get("help", f"{label}."),
        example=str(written.get("example", choices[0] if choices else _EXAMPLES.get(kind, ""))),
        required=written.get("required", False),
        choices=choices,
        target=target,
        also=tuple(written.get("also", ())),
        meaning=written.get("meaning", ""),
    )


def _optional(names: Iterable[str] | None) -> tuple[str, ...] | None:
    return None if names is None else tuple(names)


def _said(name: str) -> str:
    """Return a name as a heading: ``data-set`` as "Data set"."""
    text = re.sub(r"[-_]+", " ", name)
    return text[:1].upper() + text[1:]
