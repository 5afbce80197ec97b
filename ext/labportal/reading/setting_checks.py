"""Checks of settings: each says what is wrong with a value, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zoneinfo import available_timezones

from labportal.model.fields import field_names
from labportal.model.problems import suggest
from labportal.model.records import RECORD_TYPES, Table
from labportal.model.styles import check_styles, is_style_text
from labportal.reading.headers.words import PERIOD
from labportal.reading.settingfields import texts


def check_mapping_of_texts(value: object) -> str:
    """Say what is wrong with a dictionary from text to text."""
    if isinstance(value, Mapping) and all(
        isinstance(key, str) and isinstance(text, str) for key, text in value.items()
    ):
        return ""
    return "must be a dictionary from text to text"


def check_style_texts(value: object) -> str:
    """Say what is wrong with reference styles: name to text."""
    wrong = check_mapping_of_texts(value)
    if not wrong and isinstance(value, Mapping):
        for name, text in value.items():
            if not is_style_text(text):
                return f"must hold the text of style {name!r}; read a file with Path.read_text()"
        wrong = check_styles(value)
    return wrong


def check_zone(value: object) -> str:
    """Say what is wrong with the name of a time zone."""
    if value == "" or (isinstance(value, str) and value in available_timezones()):
        return ""
    return "must be the name of a time zone, such as 'Europe/Amsterdam'"


def check_folders(value: object, types: Table = RECORD_TYPES) -> str:
    """Say what is wrong with folders that say what their pages are."""
    wrong = check_mapping_of_texts(value)
    if wrong or not isinstance(value, Mapping):
        return wrong
    for folder, type_name in value.items():
        if type_name not in types:
            near = suggest(type_name, types)
            hint = f"; did you mean {near!r}?" if near else ""
            return f"maps folder {folder!r} to the unknown record type {type_name!r}{hint}"
    return ""


def check_heading_fields(value: object, types: Table = RECORD_TYPES) -> str:
    """Say what is wrong with headings that stand for fields."""
    wrong = check_mapping_of_texts(value)
    if wrong or not isinstance(value, Mapping):
        return wrong
    known = {
        PERIOD,
        *(name for row in types.values() for name in field_names(row.record_class).values()),
    }
    for heading, names in value.items():
        for name in filter(None, (part.strip() for part in names.split(","))):
            if name not in known:
                near = suggest(name, known)
                hint = f"; did you mean {near!r}?" if near else ""
                return f"maps {heading!r} to the unknown field {name!r}{hint}"
    return ""


def check_sections(value: object, types: Table = RECORD_TYPES) -> str:
    """Say what is wrong with a choice of automatic sections."""
    if not isinstance(value, Mapping):
        return "must be a dictionary from record type to a list of section names"
    for type_name, names in value.items():
        row = types.get(type_name)
        if row is None:
            near = suggest(str(type_name), types)
            hint = f"; did you mean {near!r}?" if near else ""
            return f"names the unknown record type {type_name!r}{hint}"
        known = [section.name for section in row.sections]
        if texts(names):
            return f"must give a list of section names for {type_name!r}"
        for name in names:
            if name not in known:
                near = suggest(name, known)
                hint = f"; did you mean {near!r}?" if near else ""
                return f"names the unknown section {name!r} of {type_name!r}{hint}"
    return ""


def check_plurals(value: object, types: Table = RECORD_TYPES) -> str:
    """Say what is wrong with a choice of lists of records."""
    if isinstance(value, bool):
        return ""
    if texts(value) or not isinstance(value, Sequence):
        return "must be True, False or a list of texts"
    known = [row.plural for row in types.values()]
    for name in value:
        if name not in known:
            near = suggest(name, known)
            hint = f"; did you mean {near!r}?" if near else ""
            return f"names the unknown list {name!r}{hint}"
    return ""


def check_kinds(value: object) -> str:
    """Say what is wrong with kinds of records."""
    if not isinstance(value, Mapping):
        return "must be a dictionary from record type to kinds"
    known = [row.name for row in RECORD_TYPES.values() if row.kinds]
    for type_name, kinds in value.items():
        if type_name not in known:
            return f"names {type_name!r}, but kinds are those of {', '.join(known)}"
        wrong = check_mapping_of_texts(kinds)
        if wrong:
            return f"{wrong} for {type_name!r}"
    return ""
