"""The JSON Schema of the catalogue, made from the declarations of the fields.

Published beside the catalogue: it is the manual for whoever writes a program that reads it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from labportal.model.fields import FieldSpec, Kind, field_specs
from labportal.model.records import KINDS, RECORD_TYPES, ExternalPerson, Person, Publication, Table
from labportal.rendering.exports.catalogue import VERSION

if TYPE_CHECKING:
    from labportal.model.records.base import Record

Schema = dict[str, Any]


def catalogue_schema(types: Table = RECORD_TYPES) -> str:
    """Return the schema as text."""
    classes: dict[str, type[Record]] = {
        **{name: row.record_class for name, row in types.items()},
        ExternalPerson.type_name: ExternalPerson,
    }
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The records of a portal",
        **_object(
            {
                "$schema": {"type": "string"},
                "version": {"const": VERSION},
                "title": _text("Name of the site."),
                "url": _text("Address of the site, if it is known."),
                "records": _object({name: _list(_record(each)) for name, each in classes.items()}),
            },
            required=("version", "records"),
        ),
        "$defs": {"target": _target(), "author": _author(), "link": _link()},
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _record(record_class: type[Record]) -> Schema:
    if record_class is Publication:
        own = _publication()
        linked: Schema = {}
    else:
        specs = [s for s in field_specs(record_class).values() if not s.internal]
        own = {spec.name: _field(spec) for spec in specs if not spec.target}
        linked = {
            spec.name: {"description": spec.help, **_list({"$ref": "#/$defs/target"})}
            for spec in specs
            if spec.target
        }
    if record_class is Person:
        own["active"] = {"type": "boolean", "description": "Whether the person works here now."}
    return _object(
        {
            "key": _text("Unique among records of the type."),
            "url": _text("Address of the page; from the top of the site if that is not known."),
            **own,
            "linked": {"description": "What the fields name.", **_object(linked)},
            "related": {
                "description": "Keys of records that are linked with it from either side.",
                "type": "object",
                "additionalProperties": _list({"type": "string"}),
            },
        },
        required=("key",),
    )


def _field(spec: FieldSpec) -> Schema:
    value = _value(spec.kind)
    if spec.per_group:
        value = {"anyOf": [value, {"type": "object", "additionalProperties": value}]}
    return {"description": spec.help, **value}


def _value(kind: Kind) -> Schema:
    match kind:
        case Kind.FLAG:
            return {"type": "boolean"}
        case Kind.NUMBER:
            return {"type": "integer"}
        case Kind.DATE:
            return _date()
        case Kind.WORDS | Kind.LINKS | Kind.FUNDING:
            return _list(_item(kind))
        case _:
            return {"type": "string"}


def _item(kind: Kind) -> Schema:
    match kind:
        case Kind.LINKS:
            return {"$ref": "#/$defs/link"}
        case Kind.FUNDING:
            return _object(_texts("funder grant url"), required=("funder",))
        case _:
            return {"type": "string"}


def _publication() -> Schema:
    texts = {
        "bibkey": "Its key in the .bib file.",
        "type": "Its type in the .bib file.",
        "title": "Title as plain text.",
        "venue": "Journal, proceedings, school or publisher: where it appeared.",
        "volume": "Volume.",
        "number": "Number or issue.",
        "pages": "First and last page joined by an en dash, or an article number.",
        "publisher": "Publisher.",
        "school": "University of a thesis.",
        "doi": "DOI without an address before it.",
        "pmid": "PubMed number.",
        "pmcid": "PubMed Central number.",
        "arxiv": "arXiv number.",
        "source_url": "Address at the publisher.",
        "abstract": "Abstract as plain text, an empty line between paragraphs.",
    }
    author = _list({"$ref": "#/$defs/author"})
    return {
        **{name: _text(help_text) for name, help_text in texts.items()},
        "kind": {"enum": list(KINDS), "description": "What kind of publication it is."},
        "authors": author,
        "more_authors": {"const": True, "description": "The list of authors goes on."},
        "editors": author,
        "supervisors": author,
        "year": {"type": "integer"},
        "issued": {"description": "When it appeared.", **_date()},
        "keywords": _list({"type": "string"}),
        "awards": _list({"type": "string"}),
        "open_access": {"const": True, "description": "Everybody can read it."},
        "selected": {"const": True, "description": "It is among the selected publications."},
        "links": _list({"$ref": "#/$defs/link"}),
    }


def _target() -> Schema:
    named = _object({"name": _text("What no record answers to.")}, required=("name",))
    return {"oneOf": [_object(_texts("type key"), required=("type", "key")), named]}


def _author() -> Schema:
    return {
        "description": "A name with its parts; of a known person also type and key of the record.",
        **_object(_texts("name given particle family suffix type key"), required=("name",)),
    }


def _link() -> Schema:
    return _object(_texts("label url"), required=("label", "url"))


def _date() -> Schema:
    return {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}


def _texts(names: str) -> Schema:
    return {name: {"type": "string"} for name in names.split()}


def _text(help_text: str) -> Schema:
    return {"type": "string", "description": help_text}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _object(properties: Schema, *, required: tuple[str, ...] = ()) -> Schema:
    made: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**made, "required": list(required)} if required else made
