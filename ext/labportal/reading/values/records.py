"""A header made a record."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar, overload

from labportal.model.codes import Code
from labportal.model.dates import PartialDate
from labportal.model.fields import FieldSpec, Kind
from labportal.model.problems import Problem, Source, suggest
from labportal.model.records import Record, RecordType
from labportal.reading.declared import class_of, names_of, specs_of
from labportal.reading.headers.header import Dialect, field_name
from labportal.reading.values.dates import date_complaints
from labportal.reading.values.groups import (
    read_default_group,
    read_groups,
    read_per_group,
)
from labportal.reading.values.kinds import read_value
from labportal.reading.values.parsed import Parsed, Vocabularies, as_text
from labportal.reading.values.scalars import readable_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.reading.headers.header import Header, Raw, RawValue

R = TypeVar("R", bound=Record)

BUILDER_FIELDS = frozenset(
    """orphan tocdepth nocomments no_search nosearch myst html_meta html_theme substitutions
    numbering jupytext kernelspec mystnb file_format""".split()
)
"""Fields that Sphinx and MyST understand; they are kept without a word."""

OLDER_FIELDS = frozenset(
    "category disable_gradient former_people_page openseadragon translation".split()
)
"""Fields that older systems needed for what comes by itself or otherwise; kept without a word."""

# Two spellings of these fields on one page are two opinions; of the others, a habit of older
# systems, whose themes want the same text under several names.
_ONE_OPINION = frozenset(
    {Kind.NAMES, Kind.KEYS, Kind.BIBKEYS, Kind.FLAG, Kind.NUMBER, Kind.DATE, Kind.FUNDING}
)
_CURLY = re.compile(r"[\u2018\u201a\u201c\u201e]([^\u2018-\u201f]+)[\u2018\u2019\u201c\u201d]")
MISSPELT_LETTERS = 2
"""How much longer or shorter a misspelt field name may be."""

_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[-_ ]|\Z)")
_FIRST = ("groups", "default_group")


@overload
def read_record(
    record_type: RecordType,
    header: Header,
    *,
    key: str,
    path: str,
    docname: str = "",
    vocabularies: Vocabularies | None = None,
    heading: str = "",
) -> tuple[Record, tuple[Problem, ...]]: ...


@overload
def read_record(
    record_type: type[R],
    header: Header,
    *,
    key: str,
    path: str,
    docname: str = "",
    vocabularies: Vocabularies | None = None,
    heading: str = "",
) -> tuple[R, tuple[Problem, ...]]: ...


def read_record(
    record_type: RecordType | type[Record],
    header: Header,
    *,
    key: str,
    path: str,
    docname: str = "",
    vocabularies: Vocabularies | None = None,
    heading: str = "",
) -> tuple[Record, tuple[Problem, ...]]:
    """Return the record that a header describes, and what is wrong with the header's values.

    *heading* is the first heading of the page, which serves as title if the header has none.
    """
    record_class = class_of(record_type)
    reading = _Reading(record_class, path, vocabularies or Vocabularies())
    written = reading.sort_fields(header.fields)
    reading.read_fields(written)
    reading.check_dates()
    reading.fill_date(posixpath.basename(docname))
    reading.fill_order(posixpath.basename(docname))
    reading.fill_title(key, heading, quiet=header.dialect is Dialect.NONE and bool(header.problems))
    record = record_class(
        key=key,
        source=Source(path),
        docname=docname,
        lines=reading.lines,
        extra=reading.extra,
        own_links=reading.own_links,
        **reading.values,
    )
    return record, tuple(reading.problems)


@dataclass(slots=True)
class _Reading:
    """One header on its way to a record."""

    record_class: type[Record]
    path: str
    vocabularies: Vocabularies
    values: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, object] = field(default_factory=dict)
    own_links: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    spellings: dict[str, str] = field(default_factory=dict)
    """Field -> its name as the author wrote it, which is what messages quote."""

    def sort_fields(self, fields: Mapping[str, RawValue]) -> dict[str, RawValue]:
        """Return the declared fields by name; the others become extra ones."""
        names = names_of(self.record_class)
        written: dict[str, RawValue] = {}
        for spelling, raw in fields.items():
            plain = spelling.replace("-", "_")
            name = names.get(spelling) or names.get(plain) or self.record_class.field_meant(plain)
            if spelling == "url" and "save_as" in fields:
                # Both say where an older system put the page.
                self.extra[spelling] = raw.value
            elif not name and spelling in self.vocabularies.own_lists:
                self._note_own_links(spelling, raw)
            elif not name:
                self._note_unknown(spelling, raw)
            elif self._is_type_name(spelling, name, raw):
                self.extra[spelling] = raw.value
            elif name not in written:
                written[name] = raw
            elif spelling == name or not written[name].value:
                self._note_second(name, written[name], raw)
                written[name] = raw
            else:
                self._note_second(name, raw, written[name])
        for name, raw in written.items():
            self.lines[name] = raw.line
            self.spellings[name] = raw.written or name
        return written

    def _note_own_links(self, plural: str, raw: RawValue) -> None:
        """Keep the names of records of a type that only this site has."""
        spec = FieldSpec(name=plural, kind=Kind.KEYS, help="", example="")
        parsed = read_value(raw.value, spec, self.vocabularies)
        self.lines[plural] = raw.line
        self.spellings[plural] = raw.written or plural
        self._note_complaints(plural, raw, parsed)
        if not parsed.missing:
            self.own_links[self.vocabularies.own_lists[plural]] = parsed.value

    def _is_type_name(self, spelling: str, name: str, raw: RawValue) -> bool:
        """Tell whether ``type: person`` names the record type, not the role or kind."""
        if spelling != "type" or specs_of(self.record_class)[name].kind is not Kind.CHOICE:
            return False
        return as_text(raw.value).casefold() in self.vocabularies.types

    def _note_unknown(self, name: str, raw: RawValue) -> None:
        self.extra[name] = raw.value
        self.lines[name] = raw.line
        plain = name.replace("-", "_")
        expected = {*self.vocabularies.extra_fields, *BUILDER_FIELDS, *OLDER_FIELDS}
        if {name, plain, plain.split(".", 1)[0]} & expected:
            return
        # A long field name that merely ends like a known one is another field, not a misspelling.
        names = names_of(self.record_class)
        near = [known for known in names if abs(len(known) - len(name)) <= MISSPELT_LETTERS]
        message = f"unknown field '{raw.written or name}'"
        self._note(Code.UNKNOWN_FIELD, raw.line, message, suggest(plain, near), name)

    def _note_second(self, name: str, raw: RawValue, kept: RawValue) -> None:
        """Note a field that was written under two of its names."""
        if not raw.value:
            return
        self.extra[field_name(raw.written) or name] = raw.value
        if specs_of(self.record_class)[name].kind in _ONE_OPINION:
            first, second = sorted((raw, kept), key=lambda one: one.line)
            message = (
                f"field '{second.written or name}' means the same as '{first.written or name}' on "
                f"line {first.line}; '{kept.written or name}' counts"
            )
            self._note(Code.REPEATED_FIELD, second.line, message, "", name)

    def read_fields(self, written: Mapping[str, RawValue]) -> None:
        """Read every declared field that was written; groups first, since others depend on them."""
        specs = specs_of(self.record_class)
        for name in (*_FIRST, *(name for name in written if name not in _FIRST)):
            if name not in written or name not in specs:
                continue
            raw = self._with_straight_quotes(name, written[name])
            parsed = self._parse(specs[name], raw.value)
            self._note_complaints(name, raw, parsed)
            if parsed.lost:
                self.extra[name] = raw.value
            if not parsed.missing:
                self.values[name] = parsed.value

    def _with_straight_quotes(self, name: str, raw: RawValue) -> RawValue:
        """Return a value without the curly quotation marks that a word processor put around it."""
        match = _CURLY.fullmatch(raw.value.strip()) if isinstance(raw.value, str) else None
        if match is None:
            return raw
        written = self.spellings.get(name, name)
        message = f"field '{written}' stands between curly quotation marks; they would be shown"
        self._note(Code.BAD_VALUE, raw.line, message, match[1], name)
        return replace(raw, value=match[1])

    def _parse(self, spec: FieldSpec, raw: Raw) -> Parsed:
        groups: tuple[str, ...] = self.values.get("groups", ())
        if spec.name == "groups":
            return read_groups(raw, self.vocabularies)
        if spec.name == "default_group":
            external = "role" in specs_of(self.record_class)
            return read_default_group(raw, groups, self.vocabularies, external=external)
        if spec.per_group:
            return read_per_group(raw, spec, groups, self.vocabularies)
        return read_value(raw, spec, self.vocabularies)

    def _note_complaints(self, name: str, raw: RawValue, parsed: Parsed) -> None:
        for complaint in parsed.complaints:
            subject = "" if complaint.whole else f"field '{self.spellings.get(name, name)}' "
            message = f"{subject}{complaint.message}"
            line = raw.line_of(complaint.item)
            self._note(complaint.code, line, message, complaint.suggestion, name)

    def _note(self, code: Code, line: int, message: str, suggestion: str, name: str) -> None:
        self.problems.append(Problem(code, Source(self.path, line), message, suggestion, name))

    def check_dates(self) -> None:
        """Report dates that can be read but cannot be meant."""

        def place(name: str) -> tuple[str, int]:
            return self.spellings.get(name, name), self.lines.get(name, 1)

        for name, complaint in date_complaints(self.values, self.vocabularies.today, place):
            written, line = place(name)
            self._note(complaint.code, line, f"field '{written}' {complaint.message}", "", name)

    def fill_date(self, file_name: str) -> None:
        """Take the date that a file is named after, such as ``2026-03-14-open-day``."""
        match = _DATED.match(file_name)
        date = PartialDate.parse(match[1]) if match else None
        if date and "date" in specs_of(self.record_class) and not self.values.get("date"):
            self.values["date"] = date

    def fill_order(self, file_name: str) -> None:
        """Take the place that blanks before a file's name give it in older systems."""
        blanks = len(file_name) - len(file_name.lstrip(" "))
        if blanks and "order" in specs_of(self.record_class):
            # The name with the most blanks comes first.
            self.values.setdefault("order", -blanks)

    def fill_title(self, key: str, heading: str, *, quiet: bool) -> None:
        """Give the record a title if the header has none, and report other missing fields.

        *quiet* if the header is broken so that it has no fields, which was said.
        """
        is_name = "pub_name" in specs_of(self.record_class)
        name = self.values.get("name", "")
        if not self.values.get("title"):
            self.values["title"] = heading or name or readable_key(key, is_name=is_name)
            if not heading and not name and not quiet:
                shown = "file name" if self.record_class.type_name != "external" else "key"
                self._note_missing("title", f"; the {shown} is shown instead")
        for spec in specs_of(self.record_class).values():
            if spec.required and spec.name != "title" and not self.values.get(spec.name):
                self._note_missing(spec.name, "")

    def _note_missing(self, name: str, consequence: str) -> None:
        row = self.vocabularies.types.get(self.record_class.type_name)
        label = row.singular_heading.lower() if row else self.record_class.type_name
        article = "an" if label[0] in "aeiou" else "a"
        line = self.lines.get(name, 1)
        message = f"{article} {label} needs a '{name}'{consequence}"
        self._note(Code.MISSING_FIELD, line, message, "", name)
