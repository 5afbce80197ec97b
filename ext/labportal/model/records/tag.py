"""Tags: each has a page with everything that bears it, whether or not somebody wrote one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from labportal.model.codes import Code
from labportal.model.keys import slug
from labportal.model.problems import Problem, suggest
from labportal.model.query import Query
from labportal.model.records.base import Record
from labportal.model.records.rows import Meaning, RecordType, Section, asked, by_year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_OFTEN = 3
"""A tag of so many pages is one that others may have meant."""
_NEAR = 0.88


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag(Record):
    """A word under which pages are found."""

    type_name: ClassVar[str] = "tag"


def tag_key(written: str) -> str:
    """Return the key of a tag: what is left of it in an address."""
    # Two programming languages are no third one.
    return slug(written.replace("+", " plus ").replace("#", " sharp "))


def tagged(records: Iterable[Record]) -> dict[str, list[tuple[str, Record]]]:
    """Return key of a tag -> (how it is written, page) of the pages that bear it.

    One tag may be written in several ways: what counts is what is left of it in an address.
    """
    found: dict[str, list[tuple[str, Record]]] = {}
    for record in records:
        if record.docname and not record.is_draft and not record.is_copy:
            for written in dict.fromkeys(record.tags):
                if key := tag_key(written):
                    found.setdefault(key, []).append((written, record))
    return found


def missing_tags(records: Iterable[Record]) -> Iterator[Tag]:
    """Yield a record for each tag that has no page of its own."""
    known = list(records)
    taken = {
        tag_key(name)
        for record in known
        if isinstance(record, Tag)
        for name in (record.key, *record.names)
    }
    for key, found in tagged(known).items():
        if key in taken:
            continue
        groups = [record.groups for _, record in found]
        yield Tag(
            key=key,
            source=found[0][1].source,
            docname=f"{TYPE.folder}/{key}",
            is_made=True,
            title=_usual_spelling([written for written, _ in found]),
            # On a site with some of the groups only if they have something under it.
            groups=tuple(dict.fromkeys(group for some in groups for group in some))
            if all(groups)
            else (),
        )


def _usual_spelling(written: Sequence[str]) -> str:
    """Return the most frequent spelling, of two equally frequent ones the first."""
    counts = Counter(written)
    return max(counts, key=lambda spelling: counts[spelling])


def near_tags(records: Iterable[Record]) -> Iterator[Problem]:
    """Yield a message for each tag of one page that is nearly one of several pages."""
    known = list(records)
    found = tagged(known)
    written_for = {record.key for record in known if isinstance(record, Tag) and not record.is_made}
    usual = {
        key: _usual_spelling([written for written, _ in pages])
        for key, pages in found.items()
        if len(pages) >= _OFTEN
    }
    alike: dict[str, list[str]] = {}
    for key in usual:
        alike.setdefault(key[0], []).append(key)
    for key, pages in found.items():
        if len(pages) > 1 or key in written_for:
            continue
        # A slip is seldom the first letter, and comparing all with all takes long.
        near = suggest(key, alike.get(key[0], ()), cutoff=_NEAR)
        if near:
            written, record = pages[0]
            many = len(found[near])
            message = f"only this page has the tag '{written}'; {many} have a similar one"
            source = record.line_of("tags")
            yield Problem(Code.NEAR_TAG, source, message, usual[near], "tags")


def _with(type_name: str) -> Callable[[Record], Query]:
    return lambda tag: Query.of(type_name, None, tag=tag.key)


TYPE = RecordType(
    name="tag",
    plural="tags",
    role="tag",
    record_class=Tag,
    folders=("tags",),
    singular_heading="Tag",
    plural_heading="Tags",
    default_layout="names",
    offered=("description", "picture"),
    sections=(
        Section("news", "News", _with("news")),
        Section("events", "Events", _with("event")),
        Section("research", "Research lines", _with("research")),
        Section("projects", "Projects", _with("project")),
        Section("software", "Software", _with("software")),
        Section("people", "People", _with("person")),
        Section("presentations", "Presentations", _with("presentation")),
        Section("courses", "Courses", _with("course")),
        Section("vacancies", "Vacancies", _with("vacancy")),
        Section("grants", "Grants", _with("grant")),
        Section("pages", "Pages", _with("page")),
        Section(
            "publications",
            "Publications",
            lambda tag: by_year(Query.of("publication", None, tag=tag.key)),
        ),
    ),
    overview=(Section("all", "", asked("tag")),),
    home=Query.of("tag"),
    made=missing_tags,
    has_lists=True,
    meaning=Meaning(type="DefinedTerm", groups=""),
    in_bar=False,
)
