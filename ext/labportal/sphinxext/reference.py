"""Directives for labportal's own manual: reference made from declarations, and live examples.

An extension of its own, ``labportal.sphinxext.reference``; a portal does not load it.  Each
directive writes Markdown and lets the page's parser read it, so it works in Markdown pages only.
Must not know anything that is not declared elsewhere.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

import labportal
from labportal.cli.commands import help_of
from labportal.model.codes import Code
from labportal.model.query import DIVISIONS, LAYOUTS, ORDERS
from labportal.model.records import KINDS, RECORD_TYPES, ExternalPerson, Page, Publication, Table
from labportal.model.selection import criteria_of, list_options
from labportal.reading.headers import HEADINGS, LEAD_LINES
from labportal.reading.mistakes import EXAMPLES
from labportal.reading.schema import field_rows
from labportal.reading.settings import DEFAULT_ROLES, PREFIX, default_of, setting_fields
from labportal.reading.values import Vocabularies
from labportal.sphinxext.domain import labportal_domain
from labportal.sphinxext.markdown import EXAMPLES_FOLDER, table, tabs
from labportal.sphinxext.reference_styles import add_style_directives

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from labportal.reading.schema import FieldRow

_CRITERIA: Mapping[str, str] = {
    "type": "words of the field `kind`",
    "role": "roles; see the setting `labportal_roles`",
    "year": "years",
    "overview": "`yes` or `no`: the field `show_in_overview`",
    "selected": "`yes` or `no`: the field `selected` of entries",
    "group": "keys of groups",
    "person": "keys of people",
    "supervisor": "keys of people who supervised a thesis",
    "publication": "keys of publications",
}
_OPTIONS: Mapping[str, str] = {
    "order": f"one of {', '.join(f'`{word}`' for word in ORDERS)}",
    "layout": f"one of {', '.join(f'`{word}`' for word in LAYOUTS)}",
    "by": f"divide the list by {', '.join(f'`{word}`' for word in DIVISIONS)}",
    "limit": "show at most so many",
    "versions": "`latest` or `all`: whether a preprint stands beside what it became",
    "more": "text of a link to all, if there are more than `limit`",
    "empty": "what is said if there are none",
    "filter": "`yes` or `no`: whether readers can narrow the list; without it, if it is long",
}


class FieldTable(SphinxDirective):
    """The fields of a record type."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the table of the type's own fields, or of those that all types share."""
        types = labportal_domain(self.env).catalogue.types
        return self.parse_text_to_nodes(field_table(self.arguments[0], types))


def field_table(name: str, types: Table = RECORD_TYPES) -> str:
    """Return the table of a record type, of ``external``, or of the fields of ``all``."""
    words = Vocabularies(roles=tuple(DEFAULT_ROLES), types=types)
    shared = {row.name for row in field_rows(RECORD_TYPES["publication"], words)}
    if name == "all":
        rows: Iterable[FieldRow] = field_rows(RECORD_TYPES["publication"], words)
    else:
        record = ExternalPerson if name == "external" else types[name]
        rows = (row for row in field_rows(record, words) if row.name not in shared)
    return table(("Field", "Write", "Meaning"), map(_field_cells, rows))


def _field_cells(row: FieldRow) -> tuple[str, str, str]:
    needed = " Needed." if row.required else ""
    also = f" Also written {', '.join(f'`{word}`' for word in row.also)}." if row.also else ""
    return (f"`{row.name}`", row.write, f"{row.help}{needed} Example: `{row.example}`.{also}")


class EachType(SphinxDirective):
    """A section for each record type: its fields, or the options of its list."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the sections, each under an anchor that never changes."""
        of_fields = self.arguments[0] == "fields"
        return [
            self._section(
                f"fields-of-a-{row.name}" if of_fields else f"option-list-{row.plural}",
                row.singular_heading if of_fields else f"`{row.plural}`",
                field_table(row.name) if of_fields else option_table(row.name),
            )
            for row in RECORD_TYPES.values()
            if not (of_fields and row.name == Publication.type_name)
        ]

    def _section(self, name: str, heading: str, text: str) -> nodes.section:
        section = nodes.section("", names=[name], ids=[name])
        self.set_source_info(section)
        section += nodes.title(heading, "", *self.parse_inline(heading)[0])
        section += self.parse_text_to_nodes(text)
        self.state.document.note_explicit_target(section, section)
        return section


class TypeTable(SphinxDirective):
    """What every record type is called: its folders, its role and what the role takes."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the table of folders or of roles."""
        of_folders = self.arguments[0] == "folders"
        text = _folder_table() if of_folders else _role_table()
        return self.parse_text_to_nodes(text)


def _folder_table() -> str:
    rows = [
        (", ".join(f"`{folder}`" for folder in row.folders), f"`{row.name}`")
        for row in RECORD_TYPES.values()
        if row.name not in (Publication.type_name, Page.type_name)
    ]
    rows += [
        (f"`{folder}`, with {' or '.join(f'`{name}`' for name in fields)}", f"`{row.name}`")
        for row in RECORD_TYPES.values()
        for folder, fields in row.shared_folders.items()
    ]
    return table(("Folder", "Type"), [*rows, ("any other", "`page`")])


_TARGETS: Mapping[str, str] = {
    "person": "key, name, alias or ORCID iD",
    "publication": "BibTeX key, in any case",
    "page": "path without `.md`",
}
"""What a role takes that takes something else than key or title."""


def _role_table() -> str:
    rows = [
        (f"`{{{row.role}}}`", row.singular_heading, _TARGETS.get(row.name, "key or title"))
        for row in RECORD_TYPES.values()
    ]
    return table(("Role", "Links to", "Takes"), rows)


def option_table(type_name: str) -> str:
    """Return the criteria of a list and the options that all lists have."""
    rows = [(f"`:{name}:`", _criterion(type_name, name)) for name in criteria_of(type_name)]
    rows += [(f"`:{name}:`", _OPTIONS[name]) for name in list_options(type_name)]
    return table(("Option", "Values"), rows)


def _criterion(type_name: str, name: str) -> str:
    if name == "type" and type_name == "publication":
        kinds = ", ".join(f"`{kind}`" for kind in KINDS)
        return f"{kinds}; `thesis` for all theses; or a BibTeX type such as `inproceedings`"
    row = RECORD_TYPES[type_name]
    if name == "status" and row.phases is not None:
        return " or ".join(f"`{word}`" for word in row.phases.words)
    if name == row.kind_option and row.kinds:
        words = ", ".join(f"`{word}`" for word in row.kinds)
        return f"{words}; `other` for every other one"
    if name in _CRITERIA:
        return _CRITERIA[name]
    return f"keys of {RECORD_TYPES[name].plural}: those it is linked with"


class SectionTable(SphinxDirective):
    """The automatic sections of every record type, in their order."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        rows = [
            (f"`{row.name}`", f"`{section.name}`", section.heading)
            for row in RECORD_TYPES.values()
            for section in row.sections
        ]
        return self.parse_text_to_nodes(table(("Record type", "Section", "Heading"), rows))


class OverviewTable(SphinxDirective):
    """What the overview of every record type lists by itself."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        rows = [
            (f"`{row.plural}/index`", f"`{section.name}`", section.heading or "–")
            for row in RECORD_TYPES.values()
            for section in row.overview
        ]
        rows += [
            (f"`{row.plural}/{view.name}`", "all of it", view.heading)
            for row in RECORD_TYPES.values()
            for view in row.views
        ]
        return self.parse_text_to_nodes(table(("Page", "Part", "Heading"), rows))


class WordTable(SphinxDirective):
    """The words of texts that stand for fields: ``headings`` or ``lead_lines``."""

    required_arguments = 1
    tables: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "headings": HEADINGS,
        "lead_lines": LEAD_LINES,
    }

    def run(self) -> list[nodes.Node]:
        """Return a table of fields with their words."""
        words: dict[str, list[str]] = {}
        for word, fields in self.tables[self.arguments[0]].items():
            words.setdefault(fields, []).append(word)
        rows = [
            (" or ".join(f"`{name.strip()}`" for name in fields.split(",")), ", ".join(found))
            for fields, found in words.items()
        ]
        return self.parse_text_to_nodes(table(("Field", "Words"), rows))


class SettingList(SphinxDirective):
    """Every setting with its default and meaning."""

    def run(self) -> list[nodes.Node]:
        """Return a definition for each setting."""
        text = []
        for declared in setting_fields():
            default = default_of(declared)
            shown = f"Default: `{default!r}`."
            if isinstance(default, dict) and default:
                pairs = "".join(f"    {key!r}: {value!r},\n" for key, value in default.items())
                shown = f"Default:\n\n  ```python\n  {{\n{_indented(pairs)}  }}\n  ```"
            name = f"{PREFIX}{declared.name}"
            example = f"Example: `{name} = {EXAMPLES[declared.name]}`."
            text.append(
                f"`{name}`\n: {_plain(declared.metadata['help'])}\n\n  {example}\n\n  {shown}\n"
            )
        return self.parse_text_to_nodes("\n".join(text))


def _indented(lines: str) -> str:
    return "".join(f"  {line}\n" for line in lines.splitlines())


def _plain(text: str) -> str:
    return text.replace("``", "`")


class MessageList(SphinxDirective):
    """Every message: cause, example and cure, each under an anchor that never changes."""

    def run(self) -> list[nodes.Node]:
        """Return a section for each message."""
        return [self._section(code) for code in Code]

    def _section(self, code: Code) -> nodes.section:
        name = f"message-{code.value}"
        section = nodes.section("", names=[name], ids=[code.value.replace("_", "-")])
        self.set_source_info(section)
        section += nodes.title("", "", nodes.literal("", code.value))
        section += self.parse_text_to_nodes(
            f"{code.cause}\n\n```{{code-block}} text\n:class: lp-wrap\n\n"
            f"{code.example} [labportal.{code.value}]\n```\n\n"
            f"**What to do:** {code.cure}\n"
        )
        self.state.document.note_explicit_target(section, section)
        return section


class CommandHelp(SphinxDirective):
    """The help of a command, as it prints it."""

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return the text as a block of code."""
        words = self.arguments[0].split() if self.arguments else []
        text = help_of(words)
        return [nodes.literal_block(text, text, language="text")]


class LiveExample(SphinxDirective):
    """An example from the folder ``examples``: its source in both markups, and the result."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the sources as tabs, and what they show."""
        path = Path(self.env.srcdir, EXAMPLES_FOLDER, f"{self.arguments[0]}.md")
        texts = {}
        for name, source in (("Markdown", path), ("reStructuredText", path.with_suffix(".rst"))):
            self.env.note_dependency(str(source))
            texts[name] = source.read_text(encoding="utf-8").strip()
        result = nodes.container("", *self.parse_text_to_nodes(texts["Markdown"]))
        result["classes"] += ["lp-example"]
        return [*self.parse_text_to_nodes(tabs(texts)), result]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives with Sphinx."""
    app.add_directive("field-table", FieldTable)
    app.add_directive("each-type", EachType)
    app.add_directive("type-table", TypeTable)
    app.add_directive("section-table", SectionTable)
    app.add_directive("overview-table", OverviewTable)
    app.add_directive("word-table", WordTable)
    app.add_directive("setting-list", SettingList)
    app.add_directive("message-list", MessageList)
    app.add_directive("command-help", CommandHelp)
    app.add_directive("live-example", LiveExample)
    add_style_directives(app)
    return {
        "version": labportal.__version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
