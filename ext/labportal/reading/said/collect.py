"""Lists and lines of a text, as fields of the record that the page describes."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from labportal.model.fields import FieldSpec, Kind
from labportal.model.keys import slug
from labportal.model.names import folded
from labportal.model.titles import looks_like_name, split_note
from labportal.reading.declared import names_of, specs_of
from labportal.reading.headers import PEOPLE_FIELDS, PERIOD, SELECTION, Dialect, RawValue
from labportal.reading.said.parts import Said, TextList, TextName
from labportal.reading.said.values import (
    address_of,
    date_of,
    names_in,
    names_position,
    period_of,
    role_of,
    several_names,
    shortened,
    shown_address,
    value_of,
)
from labportal.reading.types import document_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from labportal.model.records import RecordType
    from labportal.reading.headers import BodyItem, BodyList, Header, LeadLine
    from labportal.reading.pages import PageText
    from labportal.reading.said.known import Known

_LONGEST_TITLE = 30


def fields_in_header(header: Header, row: RecordType) -> frozenset[str]:
    """Return the fields that a header has, by whatever name they are written there."""
    names = names_of(row.record_class)
    return frozenset(names.get(name.replace("-", "_"), name) for name in header.fields)


def collect(text: PageText, row: RecordType, known: Known) -> Said:
    """Return what *text* says about a record of that type."""
    collected = _Collected(text, row, known)
    for lead in text.body.leads:
        collected.read_lead(lead)
    if text.header.dialect is Dialect.NONE:
        collected.read_first_words()
    for body_list in text.body.lists:
        # The title of a record is its name, whatever lists stand under it.
        if body_list.heading != text.body.title or row.name == "page":
            collected.read_list(body_list)
    return collected.said()


class _Collected:
    """What was found so far on one page."""

    def __init__(self, text: PageText, row: RecordType, known: Known) -> None:
        self.text = text
        self.row = row
        self.known = known
        self.specs = specs_of(row.record_class)
        self.in_header = fields_in_header(text.header, row)
        self.values: dict[str, str] = {}
        self.entries: dict[str, dict[str, int]] = {}
        self.repeated: dict[str, list[tuple[str, int]]] = {}
        self.first_lines: dict[str, int] = {}
        self.lists: list[TextList] = []
        self.names: list[TextName] = []
        self.addresses: list[tuple[int, str, str]] = []
        self.in_lines: set[str] = set()
        self.lead_lines: list[int] = []
        self.subtitle_line = 0

    # Lines -----------------------------------------------------------------------------------

    def read_lead(self, lead: LeadLine) -> None:
        """Take a line as the first field of its words that it fits."""
        if lead.fields:
            self.lead_lines.append(lead.line)
        if self.row.name == "page":
            self._note_people(lead.text, lead.line)
            return
        for name in lead.fields:
            spec = self.specs.get(name)
            if name == PERIOD and self._take_period(lead):
                return
            value = value_of(spec, lead.raw) if spec is not None else ""
            if spec is not None and name == "groups":
                self._take_groups(spec, value, lead)
                return
            if spec is not None and value:
                self._take(spec, value, lead)
                # Of "Ada Lovelace, Example Institute" one is a person, the other a partner.
                if spec.kind is not Kind.NAMES or "partners" not in lead.fields:
                    return
        if not PEOPLE_FIELDS.isdisjoint(lead.fields):
            self._note_people(lead.text, lead.line)

    def _take_period(self, lead: LeadLine) -> bool:
        """Take a line as start and end, and tell whether it holds them."""
        start, end = period_of(lead.raw) if "start" in self.specs else ("", "")
        for name, value in (("start", start), ("end", end)):
            if value and name in self.specs:
                self._take(self.specs[name], value, lead)
        return bool(start or end)

    def _take_groups(self, spec: FieldSpec, names: Iterable[str], lead: LeadLine) -> None:
        for name in names:
            key = self.known.groups.get(slug(name))
            if key is not None:
                self._add(spec.name, key, lead.line)
                self.names.append(TextName(lead.line, name, spec.target, key))
                self._show(spec.name)

    def _take(self, spec: FieldSpec, value: str | list[str], lead: LeadLine) -> None:
        if isinstance(value, str):
            if spec.name not in self.values:
                self.values[spec.name] = value
                self.first_lines[spec.name] = lead.line
                self._show(spec.name)
            url = address_of(spec, value)
            if url:
                self.addresses.append((lead.line, shown_address(spec, lead.raw, value), url))
            return
        for name in value:
            self._add(spec.name, name, lead.line)
            if spec.target:
                self.names.append(TextName(lead.line, split_note(name)[0], spec.target, name))
        self._show(spec.name)

    def _show(self, name: str) -> None:
        if name not in self.in_header:
            self.in_lines.add(name)

    def _note_people(self, text: str, line: int) -> None:
        for name in names_in(text):
            self.names.append(TextName(line, split_note(name)[0], "person", name))

    def read_first_words(self) -> None:
        """Take position and description from the words under the title of a page."""
        body = self.text.body
        role = names_position(body.subtitle)
        if self.row.name == "person" and role:
            self.subtitle_line = body.subtitle_line
            if "position" not in self.values:
                self.values["position"] = body.subtitle.rstrip(".")
                self.first_lines["position"] = body.subtitle_line
        if self.row.name == "person" and "role" not in self.values:
            self.values["role"] = role_of(self.values.get("position", ""))
        date = date_of(body.subtitle) if "date" in self.specs and body.subtitle else ""
        if date and "date" not in self.values:
            self.subtitle_line = body.subtitle_line
            self.values["date"] = date
            self.first_lines["date"] = body.subtitle_line
        is_label = any(heading.line == body.subtitle_line for heading in body.headings)
        summary = shortened(body.summary or ("" if role or date or is_label else body.subtitle))
        if self.row.name != "page" and summary:
            self.values["description"] = summary

    # Lists -----------------------------------------------------------------------------------

    def read_list(self, body_list: BodyList) -> None:
        """Take a list as the first of its fields that the record has."""
        specs = (self.specs.get(name) for name in body_list.fields)
        spec = next((spec for spec in specs if spec is not None), None)
        if spec is None:
            if body_list.is_of_people:
                self._note_items(body_list, "person")
            return
        if spec.target == "person":
            self._read_people(body_list, spec)
        elif spec.target == "publication":
            self._read_publications(body_list, spec)
        elif spec.kind is Kind.KEYS:
            self._read_records(body_list, spec)
        elif spec.kind is Kind.FUNDING and self.row.name != "page":
            for item in body_list.items:
                for value in value_of(spec, item.raw):
                    self._add(spec.name, value, item.line)
            self._show(spec.name)

    def _note_items(self, body_list: BodyList, type_name: str) -> None:
        """Let the names in a list become links where they stand."""
        for item in body_list.items:
            for name in several_names(item.text) if type_name == "person" else [item.text]:
                if name and not self._document(item):
                    self.names.append(TextName(item.line, name, type_name, name))

    def _read_people(self, body_list: BodyList, spec: FieldSpec) -> None:
        named: list[tuple[BodyItem, str]] = []
        single = True
        for item in body_list.items:
            names = several_names(item.text)
            single = single and len(names) == 1
            for name in names:
                key = self._key(item, spec)
                if key or looks_like_name(name) or _looks_like_key(name):
                    written = f"{key or name} ({item.note})" if item.note else key or name
                    named.append((item, written))
        if not named:
            return
        self._note_items(body_list, "person")
        simple = all(self._is_shown(item, spec) for item in body_list.items)
        is_whole = single and len(named) == len(body_list.items)
        self._take_list(body_list, spec, named, is_plain=simple and is_whole)

    def _read_records(self, body_list: BodyList, spec: FieldSpec) -> None:
        named = [
            (item, self._key(item, spec) or item.text)
            for item in body_list.items
            if item.text and not _is_sentence(item.text)
        ]
        self._note_items(body_list, spec.target)
        simple = all(self._is_shown(item, spec) and not item.note for item in body_list.items)
        is_whole = len(named) == len(body_list.items)
        self._take_list(body_list, spec, named, is_plain=simple and is_whole)

    def _read_publications(self, body_list: BodyList, spec: FieldSpec) -> None:
        meant = [(item, self.known.publications.meant(item)) for item in body_list.items]
        named: list[tuple[BodyItem, str]] = []
        shown: dict[str, str] = {}
        for item, found in meant:
            for bibkey in found.bibkeys:
                named.append((item, bibkey))
                shown.setdefault(bibkey, "")
                self.names.append(
                    TextName(item.line, "" if not found.is_all else bibkey, spec.target, bibkey)
                )
            if found.doi:
                shown.setdefault(f"doi:{found.doi}", f"https://doi.org/{found.doi}")
        is_plain = bool(meant) and all(found.is_all for _, found in meant)
        self._take_list(body_list, spec, named, is_plain=is_plain, shown=shown)

    def _take_list(
        self,
        body_list: BodyList,
        spec: FieldSpec,
        named: Sequence[tuple[BodyItem, str]],
        *,
        is_plain: bool,
        shown: Mapping[str, str] | None = None,
    ) -> None:
        if self.row.name == "page" or spec.name in self.in_header:
            return
        earlier = {folded(split_note(name)[0]) for name in self.entries.get(spec.name, ())}
        for item, name in named:
            if folded(split_note(name)[0]) not in earlier:
                self._add(spec.name, name, item.line, again=True)
        urls = {name: item.target for item, name in named if "://" in item.target}
        if shown is None:
            shown = {name: urls.get(name, "") for _, name in named}
        self.lists.append(
            TextList(
                field=spec.name,
                type_name=spec.target,
                heading=body_list.heading,
                line=body_list.first_line,
                last_line=body_list.last_line,
                size=len(body_list.items),
                names=tuple(shown),
                urls=tuple((name, url) for name, url in shown.items() if url),
                labels=tuple((name, item.text) for item, name in named if self._key(item, spec)),
                is_plain=is_plain and body_list.is_flat,
                is_selection=bool(SELECTION.match(body_list.heading.casefold())),
            )
        )

    def _add(self, field_name: str, name: str, line: int, *, again: bool = False) -> None:
        """Add a name to a field; *again* keeps one that the same list has twice, for a message."""
        known = self.entries.setdefault(field_name, {})
        self.first_lines.setdefault(field_name, line)
        if name not in known:
            known[name] = line
        elif again:
            self.repeated.setdefault(field_name, []).append((name, line))

    def _document(self, item: BodyItem) -> str:
        document = document_of(self.text.docname, item.target)
        return document if document in self.known.documents else ""

    def _key(self, item: BodyItem, spec: FieldSpec) -> str:
        document = self._document(item)
        return (
            posixpath.basename(document)
            if self.known.documents.get(document) == spec.target
            else ""
        )

    def _is_shown(self, item: BodyItem, spec: FieldSpec) -> bool:
        """Tell whether a list of records shows all of an item, its link included."""
        if not item.target or "://" in item.target or self._key(item, spec):
            return item.is_simple
        path = item.target.partition("#")[0]
        # A link to a page that does not exist is none; one to a file has to stay.
        is_page = posixpath.splitext(path)[1] in ("", ".md", ".html") and bool(path)
        return item.is_simple and is_page and not self._document(item)

    # Result ----------------------------------------------------------------------------------

    def said(self) -> Said:
        """Return everything that was found."""
        fields: dict[str, RawValue] = {}
        for name, value in self.values.items():
            fields[name] = RawValue(value, self.first_lines.get(name, 1))
        for name, entries in self.entries.items():
            every = [*entries.items(), *self.repeated.get(name, ())]
            fields[name] = RawValue(
                [entry for entry, _ in every],
                self.first_lines[name],
                tuple(line for _, line in every),
            )
        ours = fields.keys() - self.in_header
        return Said(
            fields={name: raw for name, raw in fields.items() if name in ours},
            lines={name: rows for name, rows in self.entries.items() if name in ours},
            lists=tuple(self.lists),
            names=tuple(self.names),
            addresses=tuple(self.addresses),
            in_lines=frozenset(self.in_lines),
            lead_lines=tuple(self.lead_lines),
            subtitle_line=self.subtitle_line,
            linked=frozenset(self._linked()),
            headings=tuple(self._open_headings()),
        )

    def _linked(self) -> Iterable[str]:
        for link in self.text.facts.links:
            document = document_of(self.text.docname, link.target)
            if document in self.known.documents:
                yield document

    def _open_headings(self) -> Iterable[tuple[int, str, bool]]:
        filled = {body_list.heading for body_list in self.text.body.lists}
        for heading in self.text.body.headings:
            is_title = heading.line == self.text.body.title_line or heading.level > 6
            if not is_title and heading.text not in filled and self.row.name != "page":
                known = next((name for name in heading.fields if name in self.specs), "")
                selection = bool(SELECTION.match(heading.text.casefold()))
                if known:
                    yield heading.line, known, selection


def _looks_like_key(text: str) -> bool:
    return text.islower() and "-" in text and " " not in text


def _is_sentence(text: str) -> bool:
    return text.endswith(".") or len(text.split()) > _LONGEST_TITLE
