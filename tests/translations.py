"""The texts of the interface, for the message catalogues, and the catalogues themselves.

``python tests/translations.py`` collects the texts into ``labportal.pot``, brings the .po files up
to date and compiles them; ``nox -s translations`` does the same.
"""

from __future__ import annotations

import ast
import datetime as dt
import io
import sys
from typing import TYPE_CHECKING

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from labportal.model.facets import _FACETS
from labportal.model.fields import field_specs
from labportal.model.problems import Source
from labportal.model.records import KIND_LABELS, KINDS, RECORD_TYPES, Page
from labportal.model.records.page import PROSE
from labportal.reading.bibtex.hosts import _LABELS as HOSTS
from labportal.reading.bibtex.links import _LABELLED as LINK_FIELDS
from labportal.reading.settings import DEFAULT_ROLES
from labportal.rendering.assets import THEME_OPTIONS, THEME_TEXTS
from labportal.rendering.exports.addresses import _FEEDS as FORMATS
from labportal.rendering.html.chart import OTHER, SERIES
from labportal.rendering.html.narrowing import TEXTS as FORM_TEXTS
from labportal.rendering.html.publication import _MARKS
from labportal.rendering.latex.chapters import THESIS_KINDS
from labportal.rendering.search import TEXTS as SEARCH_TEXTS
from labportal.sphinxext.words import LOCALE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = LOCALE.parent
LANGUAGES = ("de", "nl")
"""What labportal speaks besides English."""
DOMAINS = ("labportal", "sphinx")
"""Our own texts, and those of the theme that it has no translation of."""

_SAYS = frozenset({"text", "fill", "translate", "_translate", "labportal_say"})
"""Methods whose first argument is a text of the interface."""
_LABELLED = {
    "text_fact": 1, "words_fact": 1, "linked_fact": 3, "Fact": 1, "FactValue": 0,
    "list_part": 1, "_rows": 2, "_headed": 0, "translate": 0, "say": 0,
}  # fmt: skip
"""Function -> place of the argument that is a text of the interface."""
_NAMED = frozenset({"heading", "label", "subtitle"})
"""Keyword arguments that are texts of the interface, in the modules of `_WITH_NAMED`."""
_WITH_NAMED = ("model/reports", "rendering/exports/addresses.py")
_ANY_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_ANY_PAGE = Page(key="any", source=Source("any.md"))
_NAMES = frozenset(
    """Bluesky ChemRxiv DOI GitHub HAL HTML ISBN ISSN JSTOR LinkedIn Mastodon ORCID OSF OpenReview
    PDF PMC PubMed ROR ResearcherID Zenodo bioRxiv figshare medRxiv""".split()
) | {"Google Scholar", "JSON Feed", "ORCID iD"}
"""The same in every language."""
_TUPLES = {
    "rendering/html/publication_view.py": ("_facts", "_supervisors"),
    "rendering/html/ways.py": ("ways_html",),
    "model/reports/project.py": ("_results",),
    "model/reports/annual.py": ("_numbers",),
    "model/facets.py": ("_properties",),
}
"""Module -> functions that hold texts of the interface in tuples."""


def texts() -> dict[str, set[str]]:
    """Return every text of the interface -> the files it stands in."""
    found: dict[str, set[str]] = {}
    for path, text in (*of_the_model(), *of_tables(), *of_the_code(), *of_templates()):
        if text and text not in _NAMES:
            found.setdefault(text, set()).add(f"ext/labportal/{path}")
    return found


def of_the_model() -> Iterator[tuple[str, str]]:
    """Yield (file, text) for all that the table of record types says."""
    for row in RECORD_TYPES.values():
        path = f"{row.record_class.__module__.removeprefix('labportal.').replace('.', '/')}.py"
        said = [row.singular_heading, row.plural_heading, *row.kinds.values()]
        said += row.badge_of_kind.values()
        queries = [row.home]
        if row.phases is not None:
            phases = row.phases
            said += [phases.present_heading, phases.past_heading, phases.badge]
        for section in (*row.sections, *row.overview):
            said.append(section.heading)
        queries += [section.query(_ANY_PAGE) for section in row.overview]
        for view in row.views:
            said += [view.heading, view.label]
        for query in queries:
            if query is not None:
                said += [query.more, query.empty]
        said += [spec.link for spec in field_specs(row.record_class).values()]
        yield from ((path, text) for text in said)


def of_tables() -> Iterator[tuple[str, str]]:
    """Yield (file, text) for the texts that stand in tables."""
    tables = {
        "model/records/publication.py": [*KINDS.values(), *KIND_LABELS.values()],
        "model/records/page.py": PROSE.values(),
        "model/facets.py": [heading for _, heading, _, _ in _FACETS],
        "model/division.py": ["Other", "Year unknown"],
        "model/views.py": ["Former member", "Status"],
        "model/records/vacancy.py": ["Student project"],
        "model/records/event.py": ["Cancelled"],
        "reading/settings.py": DEFAULT_ROLES.values(),
        "reading/bibtex/links.py": [*LINK_FIELDS, "Link", "Published version"],
        "reading/bibtex/hosts.py": HOSTS.values(),
        "rendering/assets.py": [str(THEME_OPTIONS[name]) for name in THEME_TEXTS],
        "rendering/exports/addresses.py": [label for label, _ in FORMATS.values()],
        "rendering/html/chart.py": [*SERIES, OTHER],
        "rendering/html/narrowing.py": FORM_TEXTS.values(),
        "rendering/html/publication.py": [label for _, label in _MARKS.values()],
        "rendering/latex/chapters.py": THESIS_KINDS.values(),
        "rendering/search.py": SEARCH_TEXTS.values(),
    }
    for path, said in tables.items():
        yield from ((path, text) for text in said)


def of_the_code() -> Iterator[tuple[str, str]]:
    """Yield (file, text) for the texts that are arguments."""
    for folder in ("model", "rendering", "sphinxext"):
        for file in sorted((PACKAGE / folder).rglob("*.py")):
            path = file.relative_to(PACKAGE).as_posix()
            tree = ast.parse(file.read_text(encoding="utf-8"))
            for node in ast.walk(tree):
                if isinstance(node, ast.Call):
                    yield from ((path, text) for text in _in_call(node, path))
                elif isinstance(node, ast.FunctionDef) and node.name in _TUPLES.get(path, ()):
                    yield from ((path, text) for text in _in_tuples(node))


def _in_call(node: ast.Call, path: str) -> Iterator[str]:
    place: int | None = None
    if isinstance(node.func, ast.Attribute):
        place = 0 if node.func.attr in _SAYS else _LABELLED.get(node.func.attr)
    elif isinstance(node.func, ast.Name):
        place = _LABELLED.get(node.func.id)
    if place is not None and place < len(node.args):
        yield from _constants(node.args[place])
    if path.startswith(_WITH_NAMED):
        for keyword in node.keywords:
            if keyword.arg in _NAMED:
                yield from _constants(keyword.value)


def _constants(node: ast.AST) -> Iterator[str]:
    """Yield the texts that an argument may be: itself, or either side of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_constants(node.body), *_constants(node.orelse))


def _in_tuples(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        for part in node.elts if isinstance(node, ast.Tuple) else ():
            # Labels begin with a capital; names of fields and record types do not.
            yield from (text for text in _constants(part) if text[:1].isupper())


def of_templates() -> Iterator[tuple[str, str]]:
    """Yield (file, text) for the texts of templates."""
    for file in sorted((PACKAGE / "rendering" / "templates").glob("*.html")):
        path = file.relative_to(PACKAGE).as_posix()
        for piece in file.read_text(encoding="utf-8").split('labportal_say("')[1:]:
            yield path, piece.partition('"')[0]


def po_file(language: str, domain: str = "labportal") -> Path:
    """Return where the translations of a language are."""
    return LOCALE / language / "LC_MESSAGES" / f"{domain}.po"


def read(path: Path, language: str | None = None) -> Catalog:
    """Return a catalogue from its file."""
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=path.stem)


def template() -> Catalog:
    """Return the catalogue without translations."""
    made = _empty()
    for text, files in sorted(texts().items()):
        made.add(text, locations=[(file, 0) for file in sorted(files)])
    return made


def _empty(language: str | None = None) -> Catalog:
    return Catalog(
        locale=language,
        project="labportal",
        version="",
        header_comment="# Texts of labportal's interface; tests/translations.py updates them.",
        msgid_bugs_address="https://github.com/labportal/labportal/issues",
        fuzzy=False,
    )


def text_of(catalog: Catalog) -> bytes:
    """Return a catalogue as the text of its file, the same in every run."""
    buffer = io.BytesIO()
    catalog.creation_date = catalog.revision_date = None
    write_po(buffer, catalog, width=96, omit_header=False, sort_output=True, include_lineno=False)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    dated = tuple(f'"{name}' for name in ("POT-", "PO-", "Generated-By", "Last-", "Language-Team"))
    return "".join(line for line in lines if not line.startswith(dated)).encode()


def compiled(catalog: Catalog) -> bytes:
    """Return a catalogue as gettext reads it."""
    buffer = io.BytesIO()
    # The same in every run.
    catalog.creation_date = catalog.revision_date = _ANY_DAY
    write_mo(buffer, catalog)
    return buffer.getvalue()


def update() -> None:
    """Write the template, complete the .po files and compile them."""
    new = template()
    (LOCALE / "labportal.pot").write_bytes(text_of(new))
    for language in LANGUAGES:
        path = po_file(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        known = read(path, language) if path.is_file() else _empty(language)
        known.update(new, no_fuzzy_matching=True)
        known.obsolete.clear()
        path.write_bytes(text_of(known))
        for domain in DOMAINS:
            source = po_file(language, domain)
            if source.is_file():
                source.with_suffix(".mo").write_bytes(compiled(read(source, language)))
        missing = sum(1 for message in known if message.id and not message.string)
        sys.stdout.write(f"{language}: {missing} texts without a translation\n")


if __name__ == "__main__":
    update()
