"""The chapters of the book, each made from an overview, the pages of records and their lists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import ExtensionError
from sphinx.util.nodes import inline_all_toctrees

from labportal.model.chapters import (
    CHAPTERS,
    HAPPENINGS,
    INDEX,
    PAGES,
    THESES,
    WELCOME,
    chapters_with,
)
from labportal.model.division import divide
from labportal.model.problems import suggest
from labportal.model.query import Query
from labportal.model.records import RECORD_TYPES, Person, Record, RecordType
from labportal.model.selection import select
from labportal.rendering.latex.chosen import Chosen
from labportal.rendering.latex.cover import language_name
from labportal.rendering.latex.nodes import command, latex_language
from labportal.rendering.latex.prose import (
    divided,
    is_empty,
    keep_own_text,
    top_section,
    without_automatic_lists,
    without_lists,
    without_screen_parts,
)
from labportal.sphinxext.domain import bulk_docname, labportal_domain
from labportal.sphinxext.nodes import hero, record_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sphinx.builders.latex import LaTeXBuilder

    from labportal.model.catalogue import Ref

PEOPLE, PUBLICATIONS = "people", "publications"
_ELSEWHERE = ("lp-section-publications", "lp-section-supervised")
"""Sections of people's pages that the chapter of publications prints already."""
THESIS_KINDS: Mapping[str, str] = {"phdthesis": "PhD theses", "mastersthesis": "Master's theses"}


class Chapters:
    """Makes the chapters of one book, and notes which documents are in it."""

    def __init__(
        self, builder: LaTeXBuilder, docnames: set[str], translate: Callable[[str], str]
    ) -> None:
        """*docnames* grows with every page that a chapter prints."""
        self.builder = builder
        self.env = builder.env
        domain = labportal_domain(self.env)
        self.catalogue = domain.catalogue
        self.settings = domain.portal.settings
        self.docnames = docnames
        self.chosen = Chosen(self.catalogue, self.settings)
        self.profiles: set[str] = set()
        """Pages of people who say more than the directory shows."""
        self.translate = translate
        self._by_plural = {row.plural: row for row in self.catalogue.types.values()}
        own = (row.plural for name, row in self.catalogue.types.items() if name not in RECORD_TYPES)
        self._names_of_chapters = chapters_with(self.settings.book_chapters, own)
        # Page of a type's overview, wherever it stands.
        self._elsewhere = domain.portal.places.overviews
        self._overviews = {
            name
            for row in self.catalogue.types.values()
            if row.plural in self._names_of_chapters
            for name in self._names(row)
        }

    def all(self) -> Iterator[nodes.Element]:
        """Yield the chapters in the order of the setting."""
        named = set(self._names_of_chapters)
        for name in self._names_of_chapters:
            if name == PAGES:
                yield from self._pages(named)
            elif (chapter := self.chapter(name)) is not None:
                yield chapter

    def chapter(self, name: str) -> nodes.Element | None:
        """Return the chapter with that name, or None if it would be empty."""
        if name == WELCOME:
            return self._welcome()
        if name == THESES:
            return self._theses()
        if name == INDEX:
            title = self.translate("Index of people")
            return command("labportalprintindex", nodes.Text(title))
        row = self._by_plural.get(name)
        if row is not None:
            return self._with_overview(row, self._parts(row))
        docname = self.page_named(name)
        if not docname and name not in CHAPTERS:
            near = suggest(name, (*CHAPTERS, *self.env.all_docs))
            hint = f"; did you mean '{near}'?" if near else ""
            raise ExtensionError(
                f"labportal_book_chapters names '{name}', which is no chapter and no page{hint}",
                modname="labportal",
            )
        return self._page(docname) if docname else None

    def page_named(self, name: str) -> str:
        """Return the page that a chapter is named after, or an empty string."""
        docnames = (name, f"{name}/index")
        return next((docname for docname in docnames if docname in self.env.all_docs), "")

    def _parts(self, row: RecordType) -> Sequence[nodes.Element | Record]:
        if row.plural == PEOPLE:
            return list(self._people())
        if row.plural == PUBLICATIONS:
            return list(self._publications())
        return self._records(row)

    # Chapters of records -------------------------------------------------------------------

    def _records(self, row: RecordType) -> list[Record]:
        """Return the records of a type that have a page, the current ones first."""
        answers = self.chosen.answers(Query(type_name=row.name))
        if row.name in HAPPENINGS:
            answers = self.chosen.of_the_period(answers)
        found = [record for record in answers if record.docname in self.env.all_docs]
        return sorted(found, key=lambda record: not self.catalogue.is_active(record))

    def _with_overview(
        self, row: RecordType, parts: Sequence[nodes.Element | Record]
    ) -> nodes.Element | None:
        """Return a chapter: what the overview says, around *parts*; records become their pages.

        Records stand under the heading under which the overview lists them.
        """
        if not parts:
            return None
        docname = next((name for name in self._names(row) if name in self.env.all_docs), "")
        page = self._page_of(docname) if docname else None
        top = top_section(page) if page is not None else None
        waiting = {part.ref: part for part in parts if isinstance(part, Record)}
        prose: list[nodes.Node] = []
        divisions: list[nodes.Node] = []
        last: list[nodes.Node] = []
        if page is None or top is None:
            title = self.translate(row.plural_heading)
            top = nodes.section("", nodes.title(title, title), ids=[f"chapter-{row.plural}"])
        else:
            prose, after = divided(top)
            divisions, last = self._divisions(row, after, waiting)
            top.children = [child for child in top.children if isinstance(child, nodes.title)]
        rest = [self._record_page(record) for record in waiting.values()]
        made = [part for part in parts if isinstance(part, nodes.Element)]
        top += [*prose, *made, *divisions, *rest, *last]
        return page if page is not None and top in page.children else top

    def _divisions(
        self, row: RecordType, children: Sequence[nodes.Node], waiting: dict[Ref, Record]
    ) -> tuple[list[nodes.Node], list[nodes.Node]]:
        """Return the pages of records under the overview's headings, and its other sections."""
        found: list[nodes.Node] = []
        last: list[nodes.Node] = []
        for child in children:
            if not isinstance(child, nodes.Element):
                continue
            queries = [
                node["query"]
                for node in child.findall(record_list)
                if node["query"].type_name == row.name
            ]
            pages = [
                self._record_page(waiting.pop(item.ref))
                for query in queries
                for item in select(query, self.catalogue)
                if isinstance(item, Record) and item.ref in waiting
            ]
            if isinstance(child, nodes.section):
                without_lists(child)
                said = child.children[1:]
                if pages:
                    found += [command("labportaldivision", *child[0].children), *said]
                elif not queries and said:
                    last.append(child)
            found += pages
        return found, last

    def _record_page(self, record: Record) -> nodes.Element:
        """Return a record's page as a part of a chapter."""
        page = self._page_of(record.docname)
        top = top_section(page)
        if record.type_name == "group" and top is not None:
            # Everything that it lists has a chapter.
            without_automatic_lists(top)
        return self._in_own_language(page, record)

    def _in_own_language(self, page: nodes.Element, record: Record) -> nodes.Element:
        """Return a page so that its words are divided by the rules of its language."""
        own = language_name(record.language)
        if own and own != language_name(self.builder.config.language or "en"):
            children = page.children
            page.children = []
            page += latex_language("", *children, language=own)
        return page

    def _page_of(self, docname: str) -> addnodes.start_of_file:
        """Return a document without its table of contents, and count it as printed."""
        self.docnames.add(docname)
        document = self.env.get_doctree(docname)
        part = addnodes.start_of_file(docname=docname)
        part += document.children
        for section in part.findall(nodes.section):
            section.setdefault("docname", docname)
        without_screen_parts(part)
        return part

    # People --------------------------------------------------------------------------------

    def _people(self) -> Iterator[nodes.Element]:
        """Yield the directory by role, what people say of themselves, and who has left."""
        query = Query.of("person", status="current")
        current = self.chosen.answers(query)
        for part in divide(current, replace(query, by="role"), self.catalogue):
            keys = tuple(record.key for record in part.records if isinstance(record, Record))
            asked = Query(type_name="person", names=keys, layout="grid")
            heading = part.heading if part.name or len(keys) < len(current) else ""
            yield self._section(self.translate(heading), asked, "directory")
        self.docnames.update(record.docname for record in current if record.docname)
        profiles = [profile for record in current if (profile := self._profile(record))]
        if profiles:
            yield self._headed("In their own words", profiles)
        former = Query(
            type_name="person", criteria=(("status", ("former",)),), layout="names", order="name"
        )
        if keys := tuple(record.key for record in self.chosen.answers(former)):
            asked = Query(type_name="person", names=keys, layout="names")
            yield self._section(self.translate("Former members"), asked)

    def _profile(self, record: Record) -> nodes.Element | None:
        """Return what a person's page says besides facts and lists."""
        if not isinstance(record, Person) or record.docname not in self.env.all_docs:
            return None
        page = self._page_of(record.docname)
        top = top_section(page)
        if top is None:
            return None
        keep_own_text(top)
        said = [child for child in top.children if not isinstance(child, nodes.title)]
        if not any(child.astext().strip() for child in said):
            return None
        self.profiles.add(record.docname)
        return self._in_own_language(page, record)

    def own_text(self, docname: str) -> list[nodes.Node]:
        """Return what a record's page says besides facts and lists, without its title."""
        if docname not in self.env.all_docs:
            return []
        page = self._page_of(docname)
        self.docnames.discard(docname)
        top = top_section(page)
        if top is None:
            return []
        keep_own_text(top)
        said = [child for child in top.children if not isinstance(child, nodes.title)]
        page.children = []
        page += said
        return [page] if any(child.astext().strip() for child in said) else []

    # Publications --------------------------------------------------------------------------

    def _publications(self) -> Iterator[nodes.Element]:
        for year, keys, is_full in self.chosen.publications():
            query = Query(type_name="publication", names=keys, by="type", order="newest")
            self.docnames.update(bulk_docname(("publication", key)) for key in keys)
            yield self._section(year, query, "all" if is_full else "short")

    def _theses(self) -> nodes.Element | None:
        parts = []
        for kind, heading in THESIS_KINDS.items():
            query = Query.of("publication", type=kind)
            if keys := tuple(record.key for record in self.chosen.answers(query)):
                asked = Query(type_name="publication", names=keys)
                parts.append(self._section(self.translate(heading), asked, "theses"))
        if not parts:
            return None
        title = self.translate("Theses")
        return nodes.section("", nodes.title(title, title), *parts, ids=["chapter-theses"])

    # Pages ---------------------------------------------------------------------------------

    def _welcome(self) -> nodes.Element | None:
        """Return the text of the home page, under the heading of its opening."""
        if self.settings.book_group:
            return None
        page = self._page_of(self.env.config.root_doc)
        top = top_section(page)
        if top is None:
            return None
        without_lists(top)
        for opening in list(top.findall(hero)):
            for image in list(opening.findall(nodes.image)):
                # It is on the cover.
                image.parent.remove(image)
        first = next((child for child in top.children if isinstance(child, nodes.section)), None)
        if first is not None and any(isinstance(child, hero) for child in first.children):
            place = top.children.index(first)
            top.children[0] = first.children[0]
            top.children[place : place + 1] = first.children[1:]
        return None if is_empty(top.children) else page

    def _page(self, docname: str) -> nodes.Element | None:
        """Return a page with the pages under it."""
        docnames: set[str] = set()
        document = self.env.get_doctree(docname)
        tree = inline_all_toctrees(
            self.builder, docnames, docname, document, str, [docname, *self.docnames]
        )
        self.docnames |= {docname, *docnames}
        part = addnodes.start_of_file(docname=docname)
        part += tree.children
        for section in part.findall(nodes.section):
            section.setdefault("docname", docname)
        without_screen_parts(part)
        return part

    def _pages(self, named: set[str]) -> Iterator[nodes.Element]:
        """Yield the pages of the navigation that no other chapter prints."""
        if self.settings.book_group:
            return
        for docname in self.env.toctree_includes.get(self.env.config.root_doc, ()):
            names = {docname, docname.removesuffix("/index")}
            ref = self.catalogue.by_docname.get(docname)
            is_record = ref is not None and ref[0] != "page"
            printed = docname in self.docnames or docname in self._overviews or is_record
            if not printed and names.isdisjoint(named):
                page = self._page(docname)
                if page is not None:
                    yield page

    def _names(self, row: RecordType) -> tuple[str, ...]:
        """Return the names that the overview of a type may have."""
        usual = [
            f"{folder}{end}" for folder in (row.plural, *row.folders) for end in ("/index", "")
        ]
        return tuple(dict.fromkeys([self._elsewhere.get(row.name, ""), *usual]))

    # Parts ---------------------------------------------------------------------------------

    def _section(self, heading: str, query: Query, form: str = "") -> nodes.Element:
        placeholder = record_list(query=query, form=form)
        if not heading:
            return nodes.container("", placeholder)
        return nodes.section("", nodes.title(heading, heading), placeholder, ids=[])

    def _headed(self, heading: str, parts: Iterable[nodes.Node]) -> nodes.Element:
        title = self.translate(heading)
        return nodes.section("", nodes.title(title, title), *parts, ids=[])
