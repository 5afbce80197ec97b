"""Directives that list records, and the hero of a home page.

A directive turns its options into a query, notes it and returns a placeholder.  Options are read
as plain text and checked by the catalogue, because a raising converter would make MyST drop the
option and show everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from myst_parser.mocking import MockState
from sphinx.util.docutils import SphinxDirective

from labportal.model.codes import Code
from labportal.model.query import Query
from labportal.model.records import RECORD_TYPES, RecordType, Table
from labportal.model.selection import criteria_of, list_options, query_from_options, split_words
from labportal.sphinxext.domain import labportal_domain
from labportal.sphinxext.messages import warn_at
from labportal.sphinxext.nodes import hero, record_list, record_numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx


class AnyOption(dict[str, "Callable[[str], Any]"]):
    """Options of which unknown ones are kept, too.

    MyST drops an option that it does not find, and a list without its filter shows everything.
    """

    def __missing__(self, name: str) -> Callable[[str], Any]:
        """Return the converter of an option that does not exist."""
        return directives.unchanged


class RecordList(SphinxDirective):
    """A list of records of one type."""

    record_type: ClassVar[RecordType]
    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return the placeholder of the list.

        Whether the query makes sense is checked when all pages are read, for it depends on them.
        """
        names = split_words("\n".join([*self.arguments, *self.content]))
        options = self.options or self._lost_options()
        query = query_from_options(self.record_type.name, names, options)
        labportal_domain(self.env).note_query(self.env.docname, self.lineno, query)
        node = record_list(query=query)
        self.set_source_info(node)
        return [node]

    def _lost_options(self) -> dict[str, str]:
        """Return options that MyST could not read and dropped, so that the list shows nothing."""
        lines = (line.strip() for line in self.block_text.splitlines())
        return {line: "" for line in lines if line.startswith(":") and line.strip(":")}


def list_directive(row: RecordType, types: Table = RECORD_TYPES) -> type[RecordList]:
    """Return the directive that lists records of a type."""
    options = AnyOption.fromkeys(
        (*criteria_of(row.name, types), *list_options(row.name)), directives.unchanged
    )
    return type(
        f"{row.record_class.__name__}List",
        (RecordList,),
        {"record_type": row, "option_spec": options, "__doc__": f"A list of {row.plural}."},
    )


class Hero(SphinxDirective):
    """The opening of a home page: heading, lead text, picture and buttons."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = {
        "image": directives.unchanged,
        "alt": directives.unchanged,
        "lead": directives.unchanged,
        "buttons": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return the hero with its text parsed."""
        node = hero(buttons=[])
        self.set_source_info(node)
        heading = nodes.title(self.arguments[0], "", *self.parse_inline(self.arguments[0])[0])
        # A section, so that the page has a heading for navigation, search and the PDF.
        section = nodes.section("", heading, names=[], ids=[])
        section["ids"].append(nodes.make_id(self.arguments[0]) or "welcome")
        wanted = self.options.get("image", "").strip()
        if wanted.casefold() not in ("", "none", "news"):
            image = nodes.image(uri=wanted, alt=self.options.get("alt", ""))
            image["classes"].append("lp-hero-image")
            node += image
        if "lead" in self.options:
            children, _ = self.parse_inline(self.options["lead"])
            node += nodes.paragraph("", "", *children, classes=["lp-hero-lead"])
        node += self.parse_content_to_nodes(allow_section_headings=False)
        node += self._buttons()
        if wanted.casefold() == "news":
            # Last, since it leads away from here.
            query = Query(type_name="news", order="newest", limit=1, layout="feature")
            labportal_domain(self.env).note_query(self.env.docname, self.lineno, query)
            node += record_list(query=query)
        section += node
        return [section]

    def _link(self, label: str, target: str) -> str:
        """Return a link in the language of the page."""
        state: object = self.state  # which docutils does not expect to be MyST's
        if isinstance(state, MockState):
            return f"[{label}]({target})"
        return f"`{label} <{target}>`__"

    def _buttons(self) -> list[nodes.Node]:
        buttons: list[nodes.Node] = []
        for text in self.options.get("buttons", "").split(","):
            label, _, target = text.strip().rpartition("<")
            if label:
                children, _ = self.parse_inline(self._link(label.strip(), target.strip("> ")))
                if buttons:
                    buttons.append(nodes.Text(" "))
                buttons.append(nodes.inline("", "", *children, classes=["lp-button"]))
        if not buttons:
            return []
        return [nodes.paragraph("", "", *buttons, classes=["lp-buttons"])]


class Numbers(SphinxDirective):
    """How many people, projects, publications and so on there are."""

    has_content = False
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = AnyOption(
        group=directives.unchanged
    )

    def run(self) -> list[nodes.Node]:
        """Return the placeholder of the numbers."""
        types = labportal_domain(self.env).catalogue.types
        plurals = {row.plural: row for row in types.values()}
        asked = split_words(self.arguments[0]) if self.arguments else (
            "people", "projects", "publications", "research",
        )  # fmt: skip
        queries = []
        for plural in asked:
            row = plurals.get(plural)
            if row is None:
                self._report(plural)
                continue
            criteria = dict(self.options)
            if row.name == "person":
                criteria["status"] = "current"
            query = Query.of(row.name, **criteria)
            labportal_domain(self.env).note_count(self.env.docname, self.lineno, query)
            queries.append((row.plural_heading, row.plural, query))
        node = record_numbers(queries=queries)
        self.set_source_info(node)
        return [node]

    def _report(self, plural: str) -> None:
        # The text of pages was checked before the first one was read.
        if self.env.docname not in labportal_domain(self.env).portal.pages:
            warn_at(self.get_location(), Code.BAD_QUERY, f"there is nothing called '{plural}'")


def add_directives(app: Sphinx) -> None:
    """Register a list directive for each record type, and the others."""
    for row in RECORD_TYPES.values():
        app.add_directive(row.plural, list_directive(row))
    app.add_directive("hero", Hero)
    app.add_directive("numbers", Numbers)
