"""A page of an older system, rewritten as today's editors would write it.

Only what is understood is changed: a tag or link whose target is known, a word whose damage is
beyond doubt, a header that reads the same afterwards.  Everything else stays as it is.
"""

from __future__ import annotations

import dataclasses
import json
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

import yaml

from labportal.model.fields import Kind
from labportal.model.keys import squeeze
from labportal.reading.declared import names_of, specs_of
from labportal.reading.headers import Dialect, Header, read_header
from labportal.reading.markup import Markup
from labportal.reading.pictures import OWN_FILE
from labportal.reading.rest import REST
from labportal.reading.text.encoding import damaged_words
from labportal.reading.text.legacy import modernise
from labportal.reading.text.lines import split_lines
from labportal.reading.text.masking import mask_code
from labportal.reading.text.prose import prose_fields
from labportal.reading.text.substitution import substitute_values
from labportal.reading.values import Vocabularies, read_record
from labportal.reading.values.kinds import read_value

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from labportal.model.catalogue import Ref
    from labportal.model.records import Record
    from labportal.reading.portal import Portal, SourcePage
    from labportal.reading.settings import Settings

_TARGET = re.compile(r"(?<=\]\()(?:<([^<>\n]+)>|([^\s()<>]+))(?=[\s)])")
_PLAIN = re.compile(r"[^\W_](?:[^\n:#]|:(?! )|(?<! )#)*", re.UNICODE)
_LISTS = frozenset({Kind.NAMES, Kind.KEYS, Kind.BIBKEYS, Kind.WORDS})
_PICTURES = "IMGURL"
_WIDTH = 96
"""Characters of a list on one line."""


@dataclass(frozen=True, slots=True)
class Migration:
    """What becomes of one page."""

    path: str
    old: str
    new: str
    left: str = ""
    """Why the header stays as it is, if it should have changed."""


def migrate_page(
    text: str, docname: str, path: str, portal: Portal, *, headers: bool = False
) -> Migration:
    """Return *text* in today's syntax; with *headers*, one of bare lines becomes YAML."""
    written = text.replace("\r\n", "\n")
    page = portal.pages.get(docname)
    if page is not None and page.markup is Markup.REST:
        return _with_line_ends(path, text, _rest_page(written, docname, page, portal))
    if not portal.settings.values.get(_PICTURES):
        # The host of pictures, which is that of the site.
        written = substitute_values(written, {})[0]
    header = read_header(written, path, portal.settings.known_fields)
    lines = split_lines(written)
    start = header.body_line - 1
    top = [_repaired(line) for line in _with_prose(lines[:start], header, path, docname, portal)]
    body = modernise(lines[start:], lambda name: portal.find_embed(docname, name))
    body = [_repaired(line) for line in _links(body, docname, portal)]
    left = ""
    if headers and header.dialect is Dialect.PLAIN:
        text_now = "\n".join([*top, *body])
        changed = _yaml_header(text_now, path, page.ref, portal.settings) if page else None
        if changed is None:
            left = "as YAML it might not say the same"
        else:
            top = changed
    return _with_line_ends(path, text, "\n".join([*top, *body]), left)


def _with_prose(
    top: list[str], header: Header, path: str, docname: str, portal: Portal
) -> list[str]:
    """Return the lines of a header with texts in today's syntax, if it reads the same otherwise."""
    new = list(top)
    starts = sorted(value.line for value in header.fields.values())
    meant = {name: value.value for name, value in header.fields.items()}

    def modern(lines: list[str]) -> list[str]:
        return modernise(lines, lambda name: portal.find_embed(docname, name))

    for name, _, text in prose_fields(header):
        first = header.fields[name].line
        end = next((line for line in starts if line > first), header.body_line)
        new[first - 1 : end - 1] = modern(new[first - 1 : end - 1])
        meant[name] = "\n".join(modern(split_lines(text)))
    read = read_header("\n".join([*new, ""]), path, portal.settings.known_fields).fields
    is_same = {name: value.value for name, value in read.items()} == meant
    return new if is_same else top


def _with_line_ends(path: str, text: str, new: str, left: str = "") -> Migration:
    # Line ends are the author's business.
    return Migration(path, text, new.replace("\n", "\r\n") if "\r\n" in text else new, left)


def _rest_page(text: str, docname: str, page: SourcePage, portal: Portal) -> str:
    """Return a page in reStructuredText with its tags as roles; its links are roles already."""
    lines = split_lines(text)
    start = page.body_line - 1
    body = modernise(lines[start:], lambda name: portal.find_embed(docname, name), language=REST)
    return "\n".join(map(_repaired, [*lines[:start], *body]))


def _repaired(line: str) -> str:
    for damaged, right in damaged_words(line):
        line = line.replace(damaged, right)
    return line


# Links ----------------------------------------------------------------------------------------


def _links(lines: list[str], docname: str, portal: Portal) -> Iterator[str]:
    for line, masked in zip(lines, mask_code(lines), strict=True):
        if "](" not in masked:
            yield line
            continue
        pieces: list[str] = []
        done = 0
        for match in _TARGET.finditer(masked):
            group = 1 if match[1] else 2
            start, end = match.span(group)
            pieces += [line[done:start], _target(line[start:end], docname, portal)]
            done = end
        yield "".join([*pieces, line[done:]])


def _target(written: str, docname: str, portal: Portal) -> str:
    """Return the address that *written* means, or *written* where that is right or not known."""
    bare = OWN_FILE.sub("", written, count=1) if OWN_FILE.match(written) else written
    if bare != written:
        picture = portal.find_picture(docname, written)
        if picture:
            return f"/{quote(picture)}"
    found = portal.addresses.find(docname, bare)
    if found is not None and found.page and not (found.exact and bare == written):
        page = found.page.removesuffix("/index")
        return f"/{page}/{'#' if found.anchor else ''}{found.anchor}"
    if bare != written and portal.is_file(docname, unquote(bare)):
        return f"/{posixpath.normpath(bare.lstrip('/'))}"
    return written


# Headers --------------------------------------------------------------------------------------


def _yaml_header(text: str, path: str, ref: Ref, settings: Settings) -> list[str] | None:
    """Return the lines of a YAML header, or None if the page would not be the same record."""
    types = settings.types
    row = types[ref[0]]
    old = read_header(text, path, settings.known_fields)
    if old.problems:
        # Such as a field that is written twice: somebody has to decide which one is meant.
        return None
    telling = {
        name for one in types.values() for names in one.shared_folders.values() for name in names
    }
    lines = ["---", *_yaml_fields(old, row.record_class, telling), "---", ""]
    body = split_lines(text)[old.body_line - 1 :]
    new = read_header("\n".join([*lines, *body]), path)

    def record(header: Header) -> Record:
        made, _ = read_record(
            row, header, key=ref[1], path=path, vocabularies=Vocabularies(types=types)
        )
        return made

    if new.dialect is not Dialect.YAML or not _same(record(old), record(new)):
        return None
    return lines


def _same(one: Record, other: Record) -> bool:
    places = {"source", "lines"}
    names = [field.name for field in dataclasses.fields(one) if field.name not in places]
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _yaml_fields(
    header: Header, record_class: type[Record], telling: Container[str]
) -> Iterator[str]:
    """Yield the lines of a header; names in *telling* say what a page is, and stay."""
    spellings, specs = names_of(record_class), specs_of(record_class)
    names = {
        written: spellings.get(written.replace("-", "_"), written) for written in header.fields
    }
    for written, value in header.fields.items():
        name = names[written]
        # Two spellings of one field cannot both become that field.
        if list(names.values()).count(name) > 1 or written.replace("-", "_") in telling:
            name = written
        spec = specs.get(names[written])
        if isinstance(value.value, list):
            yield from _list(name, [str(item) for item in value.value])
            continue
        text = str(value.value)
        items = [squeeze(item) for item in text.split(",")]
        if spec is not None and spec.kind in _LISTS and ";" in text and not spec.per_group:
            # Of several separators each kind of list makes something else.
            items = list(read_value(text, spec, Vocabularies()).value or ())
        if spec is not None and spec.kind is Kind.MARKDOWN and "\n" in text:
            yield f"{name}: |"
            yield from (f"  {line}".rstrip() for line in text.split("\n"))
        elif spec is None or spec.per_group or spec.kind not in _LISTS or len(items) == 1:
            yield f"{name}: {_scalar(squeeze(text))}".rstrip()
        else:
            yield from _list(name, [item for item in items if item])


def _list(name: str, items: list[str]) -> Iterator[str]:
    shown = [_scalar(item, in_list=True) for item in items]
    line = f"{name}: [{', '.join(shown)}]"
    if len(line) <= _WIDTH:
        yield line
        return
    yield f"{name}:"
    yield from (f"  - {_scalar(item)}" for item in items)


def _scalar(text: str, *, in_list: bool = False) -> str:
    """Return *text* as YAML, between quotes only where YAML would take it for something else."""
    plain: Callable[[str], object] = _PLAIN.fullmatch
    if not text or (plain(text) and not (in_list and re.search(r"[\[\]{},]", text))):
        try:
            if not text or yaml.safe_load(f"x: {text}")["x"] is not None:
                return text
        except yaml.YAMLError:
            pass
    return json.dumps(text, ensure_ascii=False)
