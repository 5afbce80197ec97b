"""From records to the catalogue: every name in every field is looked up once.

What cannot be found stays visible as text and becomes a problem with the line it stands on.
"""

from __future__ import annotations

import dataclasses
import posixpath
from typing import TYPE_CHECKING

from labportal.model.catalogue import Catalogue, Ref, Target, Unlinked, first_by_key
from labportal.model.codes import Code
from labportal.model.fields import FieldSpec, Kind, field_specs
from labportal.model.identity import Match, index_people
from labportal.model.keys import slug, squeeze
from labportal.model.preprints import pair_preprints
from labportal.model.problems import Problem, Source, suggest
from labportal.model.records import RECORD_TYPES, Grant, Publication, Record, Table
from labportal.model.records.tag import tag_key
from labportal.model.titles import split_note

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from labportal.model.identity import PeopleIndex
    from labportal.model.names import PersonName
    from labportal.model.records import Funding, RecordType

_NEAR, _NEAR_IN_TEXT = 0.72, 0.86
"""How alike a key and a suggestion are; a text may well name something else."""
_LINKING = (Kind.NAMES, Kind.KEYS, Kind.BIBKEYS, Kind.NAME)


def build_catalogue(
    records: Sequence[Record],
    *,
    today: dt.date,
    roles: Mapping[str, str],
    groups: Mapping[str, str],
    from_text: Mapping[tuple[Ref, str], Mapping[str, int]] | None = None,
    kinds: Mapping[str, Mapping[str, str]] | None = None,
    types: Table = RECORD_TYPES,
) -> Catalogue:
    """Link *records* with one another.

    *groups* are declared groups that have no page (key -> title).  *from_text* holds the fields
    (record, field) that were taken from a text, with the line of each name: a text may name what
    has no page.
    *kinds* and *types* are those that the site declares.
    """
    by_ref = first_by_key(records)
    people = index_people(by_ref.values())
    linker = _Linker(by_ref, people, groups, from_text or {}, types)
    links = linker.links()
    authors, supervised = linker.authors()
    named = linker.named()
    return Catalogue(
        records=by_ref,
        people=people,
        today=today,
        roles=roles,
        kinds=kinds or {},
        types=types,
        bibkeys=linker.bibkeys,
        links=links,
        related=_related(by_ref, links, authors, named),
        authors=authors,
        supervised=supervised,
        published=pair_preprints(
            [record for record in by_ref.values() if isinstance(record, Publication)]
        ),
        by_docname={record.docname: ref for ref, record in by_ref.items() if record.docname},
        problems=tuple(sorted(linker.problems, key=lambda problem: problem.sort_key)),
    )


class _Linker:
    """Looks up names, and remembers what it could not find."""

    def __init__(
        self,
        records: Mapping[Ref, Record],
        people: PeopleIndex,
        groups: Mapping[str, str],
        from_text: Mapping[tuple[Ref, str], Mapping[str, int]],
        types: Table,
    ) -> None:
        self.types = types
        self.records = records
        self.people = people
        self.groups = groups
        self.from_text = from_text
        self.problems: list[Problem] = []
        self._translations = {
            record.source.path: record for record in records.values() if record.original
        }
        self.bibkeys = {
            record.bibkey.lower(): record.key
            for record in records.values()
            if isinstance(record, Publication)
        }
        self._grants = {
            squeeze(record.number).casefold(): record.key
            for record in records.values()
            if isinstance(record, Grant) and record.number
        }
        self._keys: dict[str, dict[str, str]] = {}
        for (type_name, key), record in records.items():
            if record.is_copy:
                continue
            names = self._keys.setdefault(type_name, {})
            names.setdefault(key, key)
            for name in record.names if type_name != "publication" else ():
                names.setdefault(slug(name), key)
            for address in record.old_addresses:
                names.setdefault(slug(posixpath.basename(address.strip("/"))), key)

    def links(self) -> dict[tuple[Ref, str], tuple[Target, ...]]:
        """Return what each linking field of each record names."""
        found: dict[tuple[Ref, str], tuple[Target, ...]] = {}
        for ref, record in self.records.items():
            for type_name, written in record.own_links.items():
                spec = own_spec(self.types[type_name])
                found[ref, spec.name] = tuple(self._target(record, spec, name) for name in written)
            for spec in field_specs(type(record)).values():
                value = getattr(record, spec.name)
                if not value:
                    continue
                if spec.kind is Kind.FUNDING:
                    found[ref, spec.name] = tuple(self._payers(value))
                elif spec.name == "tags":
                    found[ref, spec.name] = tuple(self._tags(value))
                elif spec.target and spec.kind in _LINKING:
                    names: tuple[str, ...] = (value,) if isinstance(value, str) else value
                    found[ref, spec.name] = tuple(
                        self._target(record, spec, name) for name in names
                    )
        return found

    def _payers(self, funding: Iterable[Funding]) -> Iterator[Target]:
        """Yield the grants and funders behind what pays for a project, as far as they are known."""
        for item in funding:
            grant = self._grants.get(squeeze(item.grant).casefold())
            if grant:
                yield ("grant", grant)
            funder = self._keys.get("funder", {}).get(slug(item.funder))
            if funder:
                yield ("funder", funder)

    def _tags(self, tags: Iterable[str]) -> Iterator[Target]:
        """Yield the pages of tags; a keyword of a publication need not be a tag of pages."""
        known = self._keys.get("tag", {})
        for tag in tags:
            key = known.get(tag_key(tag)) or known.get(slug(tag))
            yield ("tag", key) if key else Unlinked(tag)

    def _target(self, record: Record, spec: FieldSpec, name: str) -> Target:
        in_text = self.from_text.get((record.ref, spec.name))
        source = record.line_of(spec.name)
        if in_text is not None and name in in_text:
            source = source.at(in_text[name])
        if spec.target == "person":
            return self._person(name, source, spec.name)
        if spec.target == "publication":
            key = self.bibkeys.get(name.lower())
            if key is not None:
                return ("publication", key)
            near = suggest(name, self._bibkeys_written())
            message = f"there is no publication '{name}'"
            self._report(Code.UNKNOWN_BIBKEY, source, spec.name, message, near)
            return Unlinked(name)
        return self._record(name, source, spec, quiet=in_text is not None)

    def _person(self, name: str, source: Source, field_name: str) -> Target:
        match = self.people.find(name)
        if match.person is not None:
            return match.person.ref
        shown = split_note(name)[0]
        if match.candidates:
            self._report(Code.AMBIGUOUS_NAME, source, field_name, _ambiguous(shown, match))
        else:
            near = self.people.near(name)
            several = [part.strip() for part in name.split(",")]
            if len(several) > 1 and all(self.people.find(part).person for part in several):
                said = f"'{name}' is no name; put the same sign between all names, ',' or ';'"
                self._report(Code.NEAR_NAME, source, field_name, said, "; ".join(several))
            elif near:
                self._report(Code.NEAR_NAME, source, field_name,
                             f"nobody is named '{shown}'", near)  # fmt: skip
        return Unlinked(name)

    def _record(self, name: str, source: Source, spec: FieldSpec, *, quiet: bool) -> Target:
        names = self._keys.get(spec.target, {})
        key = names.get(name) or names.get(slug(name))
        if key is not None:
            return (spec.target, key)
        if spec.target == "group":
            if name in self.groups or not (names or self.groups):
                return Unlinked(self.groups.get(name, name))
            near = suggest(name, (*names, *self.groups))
            if near or not quiet:
                self._report(Code.UNKNOWN_GROUP, source, spec.name, f"unknown group '{name}'", near)
            return Unlinked(name)
        cutoff = _NEAR_IN_TEXT if quiet else _NEAR
        near = suggest(slug(name), names, cutoff=cutoff)
        if near or not quiet:
            what = self.types[spec.target].singular_heading.lower()
            if quiet:
                near = self.records[spec.target, names[near]].label
            self._report(Code.UNKNOWN_KEY, source, spec.name, f"there is no {what} '{name}'", near)
        return Unlinked(name)

    def authors(self) -> tuple[dict[str, tuple[Ref | None, ...]], dict[Ref, tuple[str, ...]]]:
        """Return the people behind each publication's authors, and each person's theses."""
        authors: dict[str, tuple[Ref | None, ...]] = {}
        supervised: dict[Ref, list[str]] = {}
        ambiguous: set[PersonName] = set()
        for record in self.records.values():
            if not isinstance(record, Publication):
                continue
            authors[record.key] = tuple(
                self._author(name, record, ambiguous, note.orcid)
                for name, note in record.noted_authors
            )
            for name in record.supervisors:
                ref = self._author(name, record, ambiguous)
                if ref is not None:
                    supervised.setdefault(ref, []).append(record.key)
        return authors, {ref: tuple(keys) for ref, keys in supervised.items()}

    def _author(
        self, name: PersonName, record: Publication, ambiguous: set[PersonName], orcid: str = ""
    ) -> Ref | None:
        known = self.people.find(orcid).person if orcid else None
        match = Match(known) if known is not None else self.people.find_author(name)
        if match.person is not None:
            return match.person.ref
        if match.candidates and name not in ambiguous:
            # One message for each name, or a common name would fill the report.
            ambiguous.add(name)
            self._report(Code.AMBIGUOUS_NAME, record.line_of("author"), "author",
                         f"entry '{record.bibkey}': {_ambiguous(str(name), match)}")  # fmt: skip
        return None

    def named(self) -> list[tuple[Ref, Ref]]:
        """Return (publication, record) for what entries say they belong to.

        The same fields serve other programs for other things, so only what is nearly right is
        reported.
        """
        found: list[tuple[Ref, Ref]] = []
        for record in self.records.values():
            if not isinstance(record, Publication):
                continue
            for type_name, name, field_name in record.named:
                names = self._keys.get(type_name, {})
                key = names.get(name) or names.get(slug(name))
                if key is not None:
                    if not self.records[type_name, key].is_draft:
                        found.append((record.ref, (type_name, key)))
                elif near := suggest(slug(name), names):
                    what = self.types[type_name].singular_heading.lower()
                    message = f"entry '{record.bibkey}': there is no {what} '{name}'"
                    self._report(
                        Code.UNKNOWN_KEY, record.line_of(field_name), field_name, message, near
                    )
        return found

    def _bibkeys_written(self) -> Iterable[str]:
        return (
            record.bibkey for record in self.records.values() if isinstance(record, Publication)
        )

    def _report(
        self, code: Code, source: Source, field_name: str, message: str, suggestion: str = ""
    ) -> None:
        if not self._is_inherited(source, field_name):
            self.problems.append(Problem(code, source, message, suggestion, field_name))

    def _is_inherited(self, source: Source, field_name: str) -> bool:
        """Tell whether a translation has a field from its original, where it is reported."""
        record = self._translations.get(source.path)
        return record is not None and field_name not in record.lines


def own_spec(row: RecordType) -> FieldSpec:
    """Return the field by which any header names records of a type that only this site has."""
    return FieldSpec(name=row.plural, kind=Kind.KEYS, help="", example="", target=row.name)


def _ambiguous(name: str, match: Match) -> str:
    who = " or ".join(f"'{key}'" for key in match.candidates)
    return f"'{squeeze(name)}' may be {who}, so it is not linked"


class _Relations:
    """Links in both directions; a record's own order goes before that of links to it."""

    def __init__(self) -> None:
        self.own: dict[Ref, dict[str, dict[str, None]]] = {}
        self.back: dict[Ref, dict[str, dict[str, None]]] = {}

    def note(self, source: Ref, target: Target | None) -> None:
        """Remember a link between records of different types."""
        if target is None or isinstance(target, Unlinked) or source[0] == target[0]:
            return
        self.own.setdefault(source, {}).setdefault(target[0], {})[target[1]] = None
        self.back.setdefault(target, {}).setdefault(source[0], {})[source[1]] = None

    def merged(self) -> dict[Ref, dict[str, tuple[str, ...]]]:
        """Return record -> record type -> keys."""
        found = {}
        for ref in {**self.own, **self.back}:
            ours, theirs = self.own.get(ref, {}), self.back.get(ref, {})
            found[ref] = {
                name: tuple({**ours.get(name, {}), **theirs.get(name, {})})
                for name in {**ours, **theirs}
            }
        return found


def _related(
    records: Mapping[Ref, Record],
    links: Mapping[tuple[Ref, str], tuple[Target, ...]],
    authors: Mapping[str, tuple[Ref | None, ...]],
    named: Iterable[tuple[Ref, Ref]],
) -> dict[Ref, dict[str, tuple[str, ...]]]:
    """Return which records are linked with which."""
    relations = _Relations()
    for (ref, field_name), targets in links.items():
        # The publications a person selects need not be their own; authorship says what is.
        is_selection = ref[0] == "person" and field_name == "bibkeys"
        is_silent = records[ref].is_draft or records[ref].is_copy
        if field_name != "groups" and not is_selection and not is_silent:
            for target in targets:
                relations.note(ref, target)
    for key, people in authors.items():
        for person in people:
            relations.note(("publication", key), person)
    for publication, other in named:
        relations.note(publication, other)
    return relations.merged()


def with_problems(catalogue: Catalogue, problems: Iterable[Problem]) -> Catalogue:
    """Return the catalogue with more problems, in order of place."""
    together = sorted({*catalogue.problems, *problems}, key=lambda problem: problem.sort_key)
    return dataclasses.replace(catalogue, problems=tuple(together))
