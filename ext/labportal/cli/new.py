"""``labportal new``: a page to fill in, with the fields that matter as comments."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from labportal.cli.conf import CONF, read_conf
from labportal.cli.exits import OK, WRONG
from labportal.cli.report import shown_path
from labportal.cli.source import USUAL, find_source
from labportal.model.fields import FieldSpec, Kind, Vocabulary
from labportal.model.keys import slug, squeeze
from labportal.model.records import RECORD_TYPES, RecordType, Table
from labportal.reading.declared import specs_of

if TYPE_CHECKING:
    import argparse
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from labportal.reading.settings import Settings

MOST = 10
"""A type that names no fields for its new pages offers its first ones."""
NO_SOURCE_FILE = ("publication", "page")
"""Types for which there is nothing to fill in."""

_PLAIN = re.compile(r"[^\W_][\w .,()/&+-]*[\w.)]|\w")
_NOT_TEXT = re.compile(r"(?i)(?:y|n|yes|no|true|false|on|off|null|[\d.,+-]+)")


def offered_types(types: Table = RECORD_TYPES) -> tuple[RecordType, ...]:
    """Return the record types of which a page can be made."""
    return tuple(row for row in types.values() if row.name not in NO_SOURCE_FILE)


def types_for(words: Sequence[str]) -> Table:
    """Return the record types of the portal for which a command that names types is asked."""
    if not {"new", "schema"}.intersection(words[:1]):
        return RECORD_TYPES
    written = [word for at, word in enumerate(words) if at and words[at - 1] == "--source"]
    root = next((Path(name) for name in written or USUAL if Path(name, CONF).is_file()), None)
    return read_conf(root).settings.types if root else RECORD_TYPES


def new_page(options: argparse.Namespace) -> int:
    """Write the page of a new record and return the exit status."""
    root = find_source(options.source)
    if root is None:
        return WRONG
    name = squeeze(options.name)
    key = slug(name)
    if not key:
        return refuse(f"no file name can be made from {options.name!r}")
    settings = read_conf(root).settings
    row = settings.types[options.type]
    folder = root / folder_of(row, root, settings)
    taken = file_of(key, folder)
    if taken is not None:
        return refuse(f"{shown_path(taken)} is there already; nothing was written")
    path = folder / f"{key}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = page_text(row, name, settings.roles, settings.day)
    path.write_text(text, encoding="utf-8")
    print(f"Wrote {shown_path(path)}. Its key, for lists and links, is '{key}'.")
    return OK


def refuse(message: str) -> int:
    """Print why nothing is done and return the exit status."""
    print(f"labportal: {message}", file=sys.stderr)
    return WRONG


def folder_of(row: RecordType, root: Path, settings: Settings) -> str:
    """Return the folder in which a portal keeps its records of a type."""
    declared = [folder for folder, name in settings.folders.items() if name == row.name]
    for folder in (*declared, *row.folders):
        if root.joinpath(folder).is_dir():
            return folder
    return row.folder


def file_of(key: str, folder: Path) -> Path | None:
    """Return the file that already describes the record *key*; its spelling may differ."""
    if not folder.is_dir():
        return None
    return next((path for path in sorted(folder.glob("*.md")) if slug(path.stem) == key), None)


def page_text(
    row: RecordType,
    name: str,
    roles: Sequence[str] | Mapping[str, str],
    today: dt.date | None = None,
) -> str:
    """Return the text of a new page; *today* stands where it cannot do without a date."""
    specs = specs_of(row.record_class)
    names = row.offered or tuple(specs)[:MOST]
    lines = ["---", f"title: {yaml_text(name)}"]
    for field in names:
        offer = list(_offer(specs[field], roles, f"{row.folder}/{slug(name)}.jpg"))
        if specs[field].required and today is not None:
            day = f" {today.isoformat()}" if specs[field].kind is Kind.DATE else ""
            offer[-1] = f"{field}:{day}"
        lines += offer
    lines += ["---", "", "% Write the text of the page here, in Markdown. Lines that begin with %"]
    lines += ["% are not shown, and neither are fields that begin with #.", ""]
    return "\n".join(lines)


def _offer(
    spec: FieldSpec, roles: Sequence[str] | Mapping[str, str], picture: str
) -> Iterator[str]:
    words = tuple(roles) if spec.vocabulary is Vocabulary.ROLES else spec.choices
    said = f" One of: {', '.join(words)}." if spec.kind is Kind.CHOICE and words else ""
    yield f"# {spec.help}{said}"
    example = words[0] if said and spec.example not in words else spec.example
    if spec.kind is Kind.IMAGE:
        example = picture
    yield f"# {spec.name}: {example}"


def yaml_text(text: str) -> str:
    """Return *text* as a YAML value, between quotes if it could be read as something else."""
    if _PLAIN.fullmatch(text) and not _NOT_TEXT.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False)
