"""Every place of a portal that a page can refer to, whatever holds it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from labportal.model.records import Page
from labportal.model.records.page import PROSE
from labportal.reading.text.anchors import Anchors, Label, joined_anchors, normal
from labportal.reading.text.known import DIRECTIVES, OUR_DIRECTIVES
from labportal.reading.text.slugs import docutils_id, slugs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from labportal.model.catalogue import Catalogue
    from labportal.model.records import Record
    from labportal.reading.linkrules import LinkRules
    from labportal.reading.pages import PageText

# What docutils, Sphinx and labportal name by themselves; browsers know the top of every page.
_MADE = re.compile(
    r"top|id\d+|(?:cite|equation|eq|footnote|term|index|year|role|type|status)-.+|\d{4}"
)
_PAGE_DIRECTIVES = DIRECTIVES | OUR_DIRECTIVES


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name was given."""

    path: str
    label: Label


@dataclass(slots=True)
class Targets:
    """The places of all pages, by their names."""

    texts: Mapping[str, PageText]
    """Document -> its text."""
    catalogue: Catalogue
    rules: LinkRules
    overviews: frozenset[str]
    """Documents that list the records of a type by themselves."""
    included: Mapping[str, Anchors] = field(default_factory=dict)
    """Document -> the places of the texts that it includes."""
    labels: dict[str, Place] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)
    equations: dict[str, Place] = field(default_factory=dict)
    terms: dict[str, Place] = field(default_factory=dict)
    options: set[str] = field(default_factory=set)
    has_more_terms: bool = False
    _found: dict[str, frozenset[str]] = field(default_factory=dict)

    def add(self, path: str, anchors: Anchors) -> None:
        """Take over the places of a text, besides those whose names are taken."""
        for label in anchors.labels:
            self.labels.setdefault(label.name, Place(path, label))
        for label in anchors.equations:
            self.equations.setdefault(label.name, Place(path, label))
        for term in anchors.terms:
            self.terms.setdefault(term.name.lower(), Place(path, term))
        self.marks.update(map(normal, anchors.marks))
        self.options.update(anchors.options)
        self.has_more_terms |= anchors.has_more

    def has(self, docname: str, anchor: str) -> bool:
        """Tell whether a page has an anchor, or may have it for all that is known here."""
        if not anchor or docname not in self.texts or not self.rules.knows_pages:
            return True
        if anchor in self._anchors(docname) or self._has_label(docname, normal(anchor)):
            return True
        return bool(_MADE.fullmatch(anchor)) or self._is_automatic(docname, anchor)

    def names(self, docname: str) -> list[str]:
        """Return the anchors of a page, as authors write them."""
        return sorted(self._anchors(docname))

    def is_name(self, name: str) -> bool:
        """Tell whether any page gives that name to something."""
        plain = normal(name)
        return (
            plain in self.labels
            or plain in self.marks
            or name in self.equations
            or plain in self.terms
            or name in self.options
            or any(self.catalogue.get(row, name) is not None for row in self.catalogue.types)
        )

    def _has_label(self, docname: str, name: str) -> bool:
        return any(label.name == name for label in self._of(docname).labels)

    def _of(self, docname: str) -> Anchors:
        """Return the places of a page, with those of the texts that it includes."""
        own = self.texts[docname].anchors
        inner = self.included.get(docname)
        return joined_anchors(own, inner) if inner else own

    def _anchors(self, docname: str) -> frozenset[str]:
        known = self._found.get(docname)
        if known is None:
            known = self._found[docname] = frozenset(self._names_of(docname))
        return known

    def _names_of(self, docname: str) -> Iterator[str]:
        anchors = self._of(docname)
        titles = [title for _, title in anchors.titles]
        yield from slugs_of(title for level, title in anchors.titles if level <= self.rules.levels)
        yield from map(docutils_id, titles)
        for label in anchors.labels:
            yield label.name
            yield docutils_id(label.name)
        yield from (*anchors.marks, *anchors.ids)
        yield from (label.name for label in anchors.equations)
        ref = self.catalogue.by_docname.get(docname)
        if ref is not None:
            heading = self.catalogue.records[ref].heading
            yield from (docutils_id(heading), *slugs_of([heading]))

    def _is_automatic(self, docname: str, anchor: str) -> bool:
        """Tell whether an anchor is that of a list which the page has by itself."""
        text = self.texts[docname]
        ref = self.catalogue.by_docname.get(docname)
        record = self.catalogue.records[ref] if ref else None
        names = {use.name for use in text.facts.directives}
        if record is None or text.lists or docname in self.overviews or names - _PAGE_DIRECTIVES:
            return True
        if _has_more_text(record):
            return True
        sections = self.catalogue.types[record.type_name].sections
        return any(
            anchor == section.name or anchor.startswith(f"{section.name}-") for section in sections
        )


def _has_more_text(record: Record) -> bool:
    """Tell whether a page shows more than its text and the sections of its type."""
    if getattr(record, "content_before", "") or getattr(record, "content_after", ""):
        return True
    if not isinstance(record, Page):
        return False
    prose = any(getattr(record, name) for name in PROSE)
    return prose or bool(record.sections) or bool(record.hero) or record.docname == "index"


def targets_of(
    texts: Iterable[PageText],
    parts: Iterable[PageText],
    catalogue: Catalogue,
    rules: LinkRules,
    overviews: Iterable[str],
) -> Targets:
    """Return the places of *texts* and of the *parts* that they include; the first one counts."""
    included: dict[str, Anchors] = {}
    for part in parts:
        known = included.get(part.docname, Anchors())
        included[part.docname] = joined_anchors(known, part.anchors)
    by_name = {text.docname: text for text in texts}
    found = Targets(by_name, catalogue, rules, frozenset(overviews), included)
    for docname in sorted(by_name):
        found.add(by_name[docname].path, by_name[docname].anchors)
    for docname in sorted(included):
        found.add(docname, included[docname])
    return found
