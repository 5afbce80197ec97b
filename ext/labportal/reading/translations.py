"""Pages that are translations of one another.

A translation is named like its original with its language before the ending, ``about.nl.md``, or
says itself what it is a translation of.  It has what the header of its original says, unless its
own says something else.  Of the copies of a record the one in the language of the site bears the
record's key, so that lists, names and links mean it; the others have their pages and no more.
"""

from __future__ import annotations

import dataclasses
import posixpath
import re
from typing import TYPE_CHECKING, Any

from labportal.model.codes import Code
from labportal.model.fields import field_specs
from labportal.model.keys import slug
from labportal.model.problems import Problem, suggest
from labportal.model.records.page import PROSE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from labportal.model.records import Record

_SUFFIXED = re.compile(r"(?P<base>.+)\.(?P<language>[a-z]{2,3}(?:-[A-Za-z]{2,4})?)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_OWN = frozenset(
    """title title_long description lead hero_title content_before content_after picture_alt aliases
    status draft publish updated language translation_of redirect template record_type""".split()
) | frozenset(PROSE)
"""Fields that a translation does not take from its original."""


def with_translations(
    records: Sequence[Record], problems: Iterable[Problem], written_in: str, shown_in: str
) -> tuple[list[Record], list[Problem]]:
    """Return the records with their translations known, and what is wrong with records.

    *problems* are those of single headers, *written_in* is the language of pages that name none,
    *shown_in* that of the site, if it is another one.
    """
    paired = _Pairs(records)
    for record in records:
        paired.look_at(record)
    changed: dict[str, Record] = {}
    for members in paired.sets():
        changed |= _told(members, written_in or "en", shown_in or written_in, paired.problems)
    complete = {record.source.path: record for record in changed.values() if record.original}
    left = [problem for problem in problems if not _is_mended(problem, complete)]
    return [changed.get(record.docname, record) for record in records], [*left, *paired.problems]


def _is_mended(problem: Problem, complete: Mapping[str, Record]) -> bool:
    """Tell whether a translation has from its original what its own header lacks."""
    record = complete.get(problem.source.path)
    is_missing = problem.code is Code.MISSING_FIELD and record is not None
    return is_missing and bool(getattr(record, problem.field, None))


class _Pairs:
    """Which page is a translation of which."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.problems: list[Problem] = []
        self._records = {record.docname: record for record in records if record.docname}
        self._original: dict[str, str] = {}
        # In some systems translations have the same slug, and say that they are translations.
        self._by_slug = {
            (record.type_name, record.slug): record
            for record in reversed(records)
            if record.slug and not record.extra.get("translation")
        }

    def look_at(self, record: Record) -> None:
        """Find the original of a page, if it is a translation."""
        language = record.language
        if language and not _LANGUAGE.fullmatch(language):
            self._report(
                record,
                "language",
                f"'{language}' is no code of a language, such as 'en', 'nl' or 'pt-BR'",
            )
        if record.translation_of:
            original = self._named(record)
            if original is not None and original is not record:
                self._original[record.docname] = original.docname
            elif original is None:
                self._report_unknown(record)
            return
        sibling = self._by_slug.get((record.type_name, record.slug))
        if sibling is not None and sibling.language != language:
            self._original[record.docname] = sibling.docname
            return
        match = _SUFFIXED.fullmatch(record.docname)
        beside = self._records.get(match["base"]) if match else None
        if match and beside is not None and beside.type_name == record.type_name:
            self._original[record.docname] = beside.docname
            if not language:
                suffixed = dataclasses.replace(record, language=match["language"])
                self._records[record.docname] = suffixed

    def _named(self, record: Record) -> Record | None:
        """Return the page that a translation names: by file, address, or key."""
        name = record.translation_of.strip().strip("/").removesuffix(".md").removesuffix(".rst")
        folder = posixpath.dirname(record.docname)
        for docname in (posixpath.join(folder, name), name, posixpath.join(name, "index")):
            found = self._records.get(posixpath.normpath(docname))
            if found is not None and found.type_name == record.type_name:
                return found
        same_type = (one for one in self._records.values() if one.type_name == record.type_name)
        return next((one for one in same_type if one.key == slug(name)), None)

    def _report_unknown(self, record: Record) -> None:
        keys = [
            one.key
            for one in self._records.values()
            if one.type_name == record.type_name and one.docname != record.docname
        ]
        message = f"there is no {record.type_name} '{record.translation_of}' to be a translation of"
        near = suggest(slug(record.translation_of), keys)
        self._report(record, "translation_of", message, near, Code.UNKNOWN_KEY)

    def _report(
        self, record: Record, field: str, message: str, near: str = "", code: Code = Code.BAD_VALUE
    ) -> None:
        self.problems.append(Problem(code, record.line_of(field), message, near, field))

    def sets(self) -> Iterable[list[Record]]:
        """Return each original with its translations, the original first."""
        found: dict[str, list[Record]] = {}
        for docname, record in self._records.items():
            root, seen = docname, {docname}
            while (above := self._original.get(root, "")) and above not in seen:
                root = above
                seen.add(root)
            members = found.setdefault(root, [])
            members.insert(0 if docname == root else len(members), record)
        return [members for members in found.values() if len(members) > 1]


def _told(
    members: Sequence[Record], written_in: str, shown_in: str, problems: list[Problem]
) -> Mapping[str, Record]:
    """Return document -> record of one set, of which each knows its language and the others."""
    original = members[0]
    by_language: dict[str, Record] = {}
    for record in members:
        language = (record.language or written_in).replace("_", "-")
        taken = by_language.get(language)
        if taken is not None:
            message = (
                f"this is in the same language as {taken.source.path}, '{language}'; "
                "say which one it is with 'language'"
            )
            problems.append(
                Problem(Code.BAD_VALUE, record.line_of("language"), message, field="language")
            )
            continue
        by_language[language] = dataclasses.replace(record, language=language)
    if len(by_language) == 1:
        return {}
    published = {name: record for name, record in by_language.items() if not record.is_draft}
    shown = _shown(published or by_language, shown_in.replace("_", "-"), original)
    found = {}
    for language, record in by_language.items():
        more: dict[str, Any] = {}
        if record.docname != original.docname:
            more = {**_inherited(record, original), "original": original.docname}
        if record.docname == shown:
            more |= {"key": original.key, "translation_of": ""}
        else:
            key = f"{original.key}-{slug(language)}" if record.key == original.key else record.key
            more |= {"key": key, "translation_of": original.key, "is_copy": True}
        found[record.docname] = dataclasses.replace(record, **more)
    return found


def _shown(by_language: Mapping[str, Record], language: str, original: Record) -> str:
    """Return the document of the copy that lists show."""
    if language in by_language:
        return by_language[language].docname
    spoken = language.partition("-")[0]
    for name, record in by_language.items():
        if name.partition("-")[0] == spoken:
            return record.docname
    docnames = [record.docname for record in by_language.values()]
    return original.docname if original.docname in docnames else docnames[0]


def _inherited(record: Record, original: Record) -> dict[str, Any]:
    """Return what a translation takes over from the header of its original."""
    return {
        name: getattr(original, name)
        for name in field_specs(type(record))
        if name not in _OWN and name not in record.lines and getattr(original, name)
    }
