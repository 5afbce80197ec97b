"""What editors and the manual are told about the fields, made from their declarations."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from labportal.model.fields import FieldSpec, Kind
from labportal.reading.declared import class_of, specs_of
from labportal.reading.values import Vocabularies

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.model.records import Record, RecordType

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_TEXT: Mapping[str, Any] = MappingProxyType({"type": ["string", "number", "null"]})
_LIST: Mapping[str, Any] = MappingProxyType(
    {
        "anyOf": [
            {"type": ["string", "number", "null"]},
            {"type": "array", "items": {"type": ["string", "number"]}, "uniqueItems": True},
        ]
    }
)
_WEB = r"^\s*($|https?://|ftp://|mailto:|/|\.{1,2}/|#|\{\{)"
_EMAIL = r"^\s*($|(mailto:)?[^@\s]+@[^@\s]+\.[^@\s]+)"
_DATE = r"^\s*($|[0-9]{4}(-[0-9]{1,2}(-[0-9]{1,2}([T ].*)?)?)?\s*$)"
_TIME = r"^\s*($|[0-9]{1,2}[:.h][0-9]{2}(\s*(-|–|to|until)\s*[0-9]{1,2}[:.h][0-9]{2})?\s*$)"
_ORCID = r"^\s*($|(https?://orcid\.org/)?([0-9]{4}-){3}[0-9]{3}[0-9Xx]/?\s*$)"

_SHAPES: Mapping[Kind, Mapping[str, Any]] = MappingProxyType(
    {
        Kind.TEXT: _TEXT,
        Kind.MARKDOWN: _TEXT,
        Kind.NAME: _TEXT,
        Kind.NAMES: _LIST,
        Kind.KEYS: _LIST,
        Kind.BIBKEYS: _LIST,
        Kind.WORDS: _LIST,
        # YAML's own words for truth reach an editor's validator as booleans.
        Kind.FLAG: {
            "anyOf": [
                {"type": ["boolean", "null"]},
                {"enum": ["yes", "no", "true", "false", "on", "off", 1, 0, ""]},
            ]
        },
        Kind.NUMBER: {"type": ["integer", "null"]},
        Kind.DATE: {
            "anyOf": [
                {"type": ["null"]},
                {"type": "integer", "minimum": 1000, "maximum": 9999},
                {"type": "string", "pattern": _DATE},
            ]
        },
        Kind.TIME: {"type": ["string", "null"], "pattern": _TIME},
        Kind.CHOICE: _TEXT,
        Kind.URL: {"type": ["string", "null"], "pattern": _WEB},
        Kind.PLACE: {"type": ["string", "null"]},
        Kind.EMAIL: {"type": ["string", "null"], "pattern": _EMAIL},
        Kind.ORCID: {"type": ["string", "null"], "pattern": _ORCID},
        Kind.IMAGE: {"type": ["string", "null"]},
        Kind.LINKS: {
            "anyOf": [
                {"type": ["string", "null"]},
                {"type": "object", "additionalProperties": {"type": "string"}},
                {"type": "array", "items": {"type": ["string", "object"]}},
            ]
        },
        Kind.PARTS: {
            "anyOf": [
                {"type": ["string", "object", "null"]},
                {"type": "array", "items": {"type": ["string", "object"]}},
            ]
        },
        Kind.FUNDING: {
            "anyOf": [
                {"type": ["string", "object", "null"]},
                {
                    "type": "array",
                    "items": {
                        "anyOf": [
                            {"type": "string"},
                            {
                                "type": "object",
                                "properties": {
                                    "funder": {"type": "string"},
                                    "grant": {"type": ["string", "number"]},
                                    "url": {"type": "string"},
                                },
                            },
                        ]
                    },
                },
            ]
        },
    }
)


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field in the manual's table."""

    name: str
    write: str
    """What to write."""
    help: str
    example: str
    also: tuple[str, ...]
    required: bool
    since: str


def field_rows(
    record_type: RecordType | type[Record], vocabularies: Vocabularies | None = None
) -> tuple[FieldRow, ...]:
    """Return the rows of a record type's table, in the order of declaration."""
    words = vocabularies or Vocabularies()
    return tuple(
        FieldRow(
            name=spec.name,
            write=_what_to_write(spec, words),
            help=spec.help,
            example=spec.example,
            also=spec.also,
            required=spec.required,
            since=spec.since,
        )
        for spec in specs_of(class_of(record_type)).values()
    )


def _what_to_write(spec: FieldSpec, vocabularies: Vocabularies) -> str:
    choices = vocabularies.words(spec) if spec.kind is Kind.CHOICE else ()
    text = f"one of: {', '.join(choices)}" if choices else spec.kind.value
    return f"{text}; one for all groups, or one for each" if spec.per_group else text


def json_schema(
    record_type: RecordType | type[Record], vocabularies: Vocabularies | None = None
) -> dict[str, Any]:
    """Return a JSON Schema (2020-12) of a record type's YAML header, for editors.

    Fields that are not declared are allowed: the check reports them with a suggestion.
    """
    record_class = class_of(record_type)
    words = vocabularies or Vocabularies()
    properties: dict[str, Any] = {}
    for spec in specs_of(record_class).values():
        properties[spec.name] = _property(spec, words)
    for spec in specs_of(record_class).values():
        for spelling in spec.also:
            other = {"description": f"Another way to write '{spec.name}'.", "deprecated": True}
            properties.setdefault(spelling, {**_shape(spec, words), **other})
    return {
        "$schema": DRAFT,
        "title": record_class.type_name,
        "description": (record_class.__doc__ or "").split("\n", 1)[0],
        "type": "object",
        "properties": properties,
        "additionalProperties": True,
    }


def _property(spec: FieldSpec, vocabularies: Vocabularies) -> dict[str, Any]:
    described = {"description": spec.help, "examples": [spec.example]}
    return {**_shape(spec, vocabularies), **described}


def _shape(spec: FieldSpec, vocabularies: Vocabularies) -> dict[str, Any]:
    shape = dict(_SHAPES[spec.kind])
    if spec.kind is Kind.CHOICE and vocabularies.words(spec):
        shape = {"enum": [*vocabularies.words(spec), "", None]}
    if not spec.per_group:
        return shape
    # One value for all; one for each group, by place or by name.  A comma list is text.
    shapes = [shape, {"type": "array", "items": shape}]
    shapes.append({"type": "object", "additionalProperties": shape})
    if shape.get("type") != _TEXT["type"]:
        shapes.append({"type": "string", "pattern": ","})
    return {"anyOf": shapes}
