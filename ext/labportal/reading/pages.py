"""One content file, as far as it can be understood by itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source
from labportal.reading.headers import (
    BodyFields,
    Dialect,
    Header,
    known_spellings,
    read_header,
    read_headless,
)
from labportal.reading.markup import Markup
from labportal.reading.rest import REST, read_rest_body, read_rest_header, rest_entry_lines
from labportal.reading.text.anchors import Anchors, find_anchors, joined_anchors
from labportal.reading.text.checks import check_body, check_encoding, check_raw_html
from labportal.reading.text.code import LanguageUse, directive_languages, fence_languages
from labportal.reading.text.conflicts import settle_conflicts
from labportal.reading.text.directives import (
    PLURALS,
    DirectiveText,
    ListUse,
    list_uses,
    read_directives,
)
from labportal.reading.text.facts import NO_FACTS, BodyFacts, facts_of_html, joined, scan_body
from labportal.reading.text.files import FileUse, file_uses
from labportal.reading.text.headings import Heading
from labportal.reading.text.legacy import MARKDOWN, Rewrite, find_legacy, modernise
from labportal.reading.text.lines import split_lines
from labportal.reading.text.masking import mask_code
from labportal.reading.text.prose import prose_facts, prose_legacy
from labportal.reading.text.shapes import check_shapes
from labportal.reading.text.toctrees import Entry, entries, entry_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PROSE = frozenset({"image", "figure", "figure-md", "note", "tip", "important", "warning"})
"""Directives that are part of a text and list nothing."""
REST_IN_MARKDOWN = "eval-rst"
"""The directive of MyST that holds reStructuredText."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """What one file says, before anything else is known."""

    path: str
    docname: str
    markup: Markup
    digest: str
    header: Header
    body: BodyFields
    facts: BodyFacts
    anchors: Anchors
    lists: tuple[ListUse, ...]
    """The list directives of the text."""
    files: tuple[FileUse, ...]
    """The files that directives and roles read."""
    begins_with_heading: bool
    first_level_headings: int
    lines: int
    problems: tuple[Problem, ...]
    languages: tuple[LanguageUse, ...] = ()
    """The languages in which the page shows code."""
    toctree: tuple[Entry, ...] = ()
    """The entries of tables of contents."""
    legacy: tuple[Rewrite, ...] = ()
    """Old syntax of the text, with the lines of the file, from 1."""
    prose: BodyFacts = NO_FACTS
    """What the texts in the header use."""

    @property
    def all_facts(self) -> BodyFacts:
        """What the text uses, with that in the header."""
        return joined(self.facts, self.prose) if self.prose != NO_FACTS else self.facts

    @property
    def is_plain(self) -> bool:
        """Whether the text is words and pictures that lead to no page of the site."""
        names = {use.name for use in self.facts.directives}
        inside = any("://" not in use.target for use in self.facts.links)
        return not (self.lists or self.body.lists or inside or self.facts.roles) and names <= _PROSE


@dataclass(frozen=True, slots=True)
class BodyWords:
    """The words under which the text of a page holds fields."""

    headings: Mapping[str, str]
    lead_lines: Mapping[str, str]
    lists: Mapping[str, str] = field(default_factory=lambda: PLURALS)
    """Directive that lists records -> record type."""
    fields: frozenset[str] = field(default_factory=known_spellings)
    """The names of fields in headers, by which one without marks of its own is known."""


def read_page(
    data: bytes, path: str, docname: str, words: BodyWords, markup: Markup = Markup.MARKDOWN
) -> PageText:
    """Return what the bytes of a file say."""
    text, problems = decode(data, path)
    text, conflicts = settle_conflicts(text)
    is_rest = markup is Markup.REST
    header = (read_rest_header if is_rest else read_header)(text, path, words.fields)
    lines = split_lines(text)
    start = header.body_line
    written = lines[start - 1 :]
    language = REST if is_rest else MARKDOWN
    legacy = tuple(
        replace(rewrite, line=rewrite.line + start)
        for rewrite in find_legacy(written, language=language)
    )
    body_lines = modernise(written, language=language) if legacy else written
    title = _title_above(header, lines)
    has_title = "title" in header.fields
    if is_rest:
        said = _read_rest(body_lines, path, start, words, title, has_title=has_title)
    else:
        said = _read_markdown(body_lines, path, start, words, has_title=has_title)
    headings = said.facts.headings
    first = next((i for i, line in enumerate(body_lines, start) if line.strip()), 0)
    return PageText(
        path=path,
        docname=docname,
        markup=markup,
        digest=digest_of(data),
        header=header,
        body=said.body,
        facts=said.facts,
        anchors=said.anchors,
        lists=list_uses(said.directives, words.lists),
        files=file_uses(said.directives, said.facts.roles),
        begins_with_heading=bool(headings)
        and headings[0].line == first
        and headings[0].level == 1
        and title is None,
        first_level_headings=sum(heading.level == 1 for heading in headings),
        lines=len(lines),
        problems=(
            *problems,
            *(_conflict(path, *lines_of_it) for lines_of_it in conflicts),
            *header.problems,
            *check_encoding(lines[: start - 1], path),
            *check_shapes(said.directives, path),
            *said.problems,
        ),
        languages=(*said.languages, *directive_languages(said.directives)),
        legacy=(*prose_legacy(header), *legacy),
        prose=prose_facts(header),
        toctree=tuple(entries(body_lines, docname, start, said.entries)),
    )


def _conflict(path: str, first: int, last: int) -> Problem:
    message = f"two versions of lines {first} to {last} are left from a merge; the first one counts"
    return Problem(Code.MERGE_CONFLICT, Source(path, first), message)


@dataclass(frozen=True, slots=True)
class _Said:
    """What the text below the header says, in either language."""

    facts: BodyFacts
    anchors: Anchors
    body: BodyFields
    directives: tuple[DirectiveText, ...]
    problems: tuple[Problem, ...]
    entries: frozenset[int]
    """The places of the entries of tables of contents, from 0."""
    languages: tuple[LanguageUse, ...] = ()
    """The languages of code that no directive names."""


def _read_markdown(
    lines: Sequence[str], path: str, start: int, words: BodyWords, *, has_title: bool
) -> _Said:
    masked = mask_code(lines)
    facts = scan_body(lines, start, masked)
    directives = read_directives(lines, facts.directives, start)
    anchors = find_anchors(lines, masked, facts.headings, directives, start)
    problems = [
        *check_body(lines, path, start, directives, masked),
        *check_raw_html(directives, Source(path)),
    ]
    facts = joined(facts, facts_of_html(directives))
    for found in directives:
        if found.name == REST_IN_MARKDOWN:
            inner = read_rest_body(found.content, path, found.content_line)
            facts = joined(facts, inner.facts)
            anchors = joined_anchors(anchors, inner.anchors)
            directives = (*directives, *inner.directives)
            problems += inner.problems
    fields = read_headless(
        lines,
        start,
        headings=words.headings,
        lead_lines=words.lead_lines,
        has_title=has_title,
        masked=masked,
    )
    has_toctree = any(use.name == "toctree" for use in facts.directives)
    places = entry_lines(lines) if has_toctree else frozenset()
    languages = tuple(fence_languages(lines, start))
    return _Said(facts, anchors, fields, directives, tuple(problems), places, languages)


def _read_rest(
    lines: Sequence[str],
    path: str,
    start: int,
    words: BodyWords,
    title: Heading | None,
    *,
    has_title: bool,
) -> _Said:
    rest = read_rest_body(lines, path, start)
    fields = read_headless(
        rest.as_markdown,
        start,
        headings=words.headings,
        lead_lines=words.lead_lines,
        has_title=has_title and title is None,
        found=(title, *rest.facts.headings) if title else rest.facts.headings,
    )
    return _Said(
        rest.facts, rest.anchors, fields, rest.directives, rest.problems, rest_entry_lines(lines)
    )


def _title_above(header: Header, lines: Sequence[str]) -> Heading | None:
    """Return the title that stands above a field list, and so is part of the header."""
    title = header.fields.get("title")
    if header.dialect is not Dialect.FIELDS or title is None or not isinstance(title.value, str):
        return None
    if lines[title.line - 1].startswith(":"):
        return None
    return Heading(title.value, 1, title.line, header.body_line - 1)


def decode(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a file; one that is not Unicode is read as Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        problem = Problem(
            Code.UNREADABLE_FILE,
            Source(path),
            "the file is not UTF-8 text but UTF-16, which some editors call Unicode; "
            "save it as UTF-8",
        )
        return data.decode("utf-16", errors="replace"), (problem,)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = Problem(
            Code.UNREADABLE_FILE,
            Source(path, line),
            f"the file is not UTF-8 text: byte 0x{data[error.start]:02x}; "
            "save it as UTF-8, until then it is read as Windows-1252",
        )
        return data.decode("cp1252", errors="replace"), (problem,)


def digest_of(data: bytes) -> str:
    """Return a short digest of a file's content."""
    return hashlib.blake2b(data, digest_size=12).hexdigest()
