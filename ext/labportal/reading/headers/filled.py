"""Declared values such as ``{{ ROOM }}`` in the fields of a header."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from labportal.reading.text.substitution import substitute_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from labportal.reading.headers.header import Header, Raw


def fill_header(header: Header, values: Mapping[str, str]) -> Header:
    """Return the header with declared values filled in; unknown ones stay as they are."""
    if not any(_uses(raw.value) for raw in header.fields.values()):
        return header
    fields = {
        name: replace(raw, value=_filled(raw.value, values)) if _uses(raw.value) else raw
        for name, raw in header.fields.items()
    }
    return replace(header, fields=fields)


def values_in(header: Header) -> Iterator[tuple[str, str, int]]:
    """Yield (field, name of a value, line) for all that the header asks for."""
    for field, raw in header.fields.items():
        for place, text in _texts(raw.value):
            for name, _ in substitute_values(text, {})[1]:
                yield field, name, raw.line_of(place)


def _texts(value: Raw) -> Iterator[tuple[int | None, str]]:
    """Yield each text in a value with the place of its item."""
    if isinstance(value, str):
        yield None, value
    else:
        items = value.values() if isinstance(value, dict) else value
        for place, item in enumerate(items):
            yield from ((place, text) for _, text in _texts(item))


def _uses(value: Raw) -> bool:
    return any("{{" in text for _, text in _texts(value))


def _filled(value: Raw, values: Mapping[str, str]) -> Raw:
    if isinstance(value, str):
        return substitute_values(value, values)[0]
    if isinstance(value, list):
        return [_filled(item, values) for item in value]
    return {name: _filled(item, values) for name, item in value.items()}
