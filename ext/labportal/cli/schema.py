"""``labportal schema``: JSON Schemas of headers, for editors and other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labportal.cli.conf import CONF, read_conf
from labportal.cli.exits import OK
from labportal.cli.new import refuse
from labportal.cli.report import shown_path
from labportal.cli.source import USUAL
from labportal.model.records import RECORD_TYPES, ExternalPerson, Table
from labportal.reading.schema import DRAFT, json_schema
from labportal.reading.settings import Settings
from labportal.reading.values import Vocabularies

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

EXTERNAL = "external-people"
"""Name of the schema of the file of external people."""


def schema_names(types: Table = RECORD_TYPES) -> tuple[str, ...]:
    """Return what a schema can be asked for: the types with a header, and the file of people."""
    return (*(name for name in types if name != "publication"), EXTERNAL)


def schema(options: argparse.Namespace) -> int:
    """Print schemas, or write them into a folder, and return the exit status."""
    settings = _settings(options.source)
    names = (options.type,) if options.type else schema_names(settings.types)
    kinds = {name: tuple(words) for name, words in settings.kinds.items()}
    words = Vocabularies(roles=tuple(settings.roles), kinds=kinds, types=settings.types)
    made = {name: schema_of(name, words) for name in names}
    if options.output is None:
        print(_text(made[options.type] if options.type else made))
        return OK
    folder = Path(options.output)
    if folder.exists() and not folder.is_dir():
        return refuse(f"'{options.output}' is a file, not a folder")
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        path = folder / f"{name}.json"
        path.write_text(_text(content) + "\n", encoding="utf-8")
        print(f"Wrote {shown_path(path)}")
    return OK


def schema_of(name: str, words: Vocabularies) -> dict[str, Any]:
    """Return the JSON Schema of a record type's header, or of the file of external people."""
    if name != EXTERNAL:
        return json_schema(words.types[name], words)
    one = json_schema(ExternalPerson, words)
    named = {"type": ["object", "null"], "properties": one["properties"]}
    return {
        "$schema": DRAFT,
        "title": EXTERNAL,
        "description": "People outside the groups: a list, or a mapping from names to fields.",
        "anyOf": [
            {
                "type": "array",
                "items": {"anyOf": [{"type": "string"}, {**named, "type": "object"}]},
            },
            {"type": "object", "additionalProperties": named},
            {"type": "null"},
        ],
    }


def _settings(source: str | None) -> Settings:
    folders = USUAL if source is None else (source,)
    root = next((Path(name) for name in folders if Path(name, CONF).is_file()), None)
    return read_conf(root).settings if root else Settings()


def _text(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2)
