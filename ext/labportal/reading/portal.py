"""The one pass over a portal: content tree and .bib files in, catalogue and problems out.

Sphinx's build and the command line use the same pass, so they say the same.
"""

from __future__ import annotations

import dataclasses
import itertools
import posixpath
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING
from urllib.parse import unquote

from labportal.model.codes import Code
from labportal.model.fields import field_specs
from labportal.model.keys import slug
from labportal.model.linking import build_catalogue, with_problems
from labportal.model.problems import Problem, Source
from labportal.model.records import RECORD_TYPES, Group, Record, RecordType, record_type
from labportal.model.selection import select
from labportal.model.sites import Site, for_site
from labportal.reading.addresses import Addresses
from labportal.reading.attachments import attach_files
from labportal.reading.bibliography import read_bibliography_files
from labportal.reading.cache import Cache
from labportal.reading.checks import check_pages
from labportal.reading.external import read_external
from labportal.reading.headers import Dialect, Raw, RawValue
from labportal.reading.pages import BodyWords, PageText, decode, digest_of, read_page
from labportal.reading.pictures import find_picture, find_pictures
from labportal.reading.portal_values import Portal, PortalFiles, SourcePage
from labportal.reading.sites import homeless_pages, named_in_text, pages_of, stray_pages
from labportal.reading.tree import Tree, scan_tree
from labportal.reading.types import document_of, types_of_pages
from labportal.reading.values import Vocabularies, read_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from labportal.model.catalogue import Catalogue, Ref
    from labportal.reading.settings import Settings

__all__ = ["Portal", "PortalFiles", "SourcePage", "key_of", "read_portal"]


def read_portal(files: PortalFiles, settings: Settings, cache: Cache | None = None) -> Portal:
    """Read everything; nothing that an author wrote can make it fail."""
    kept = cache or Cache()
    folders = [*settings.folders, *(f for row in RECORD_TYPES.values() for f in row.folders)]
    tree = scan_tree(files.root, files.excluded, folders, files.suffixes)
    sites = settings.all_sites
    texts = _read_texts(files.root, pages_of(tree.pages, settings.this_site), settings, kept)
    bibliography = read_bibliography_files(
        files.root, files.bib_files, frozenset(settings.private_fields), kept
    )
    types, problems = types_of_pages(texts, settings)
    vocabularies = _vocabularies(texts, types, settings)
    records, record_problems, from_text = _read_records(texts, types, vocabularies)
    records = [_with_group(record, settings) for record in records]
    external, external_problems = _read_external_people(files.root, settings)
    pictured, picture_problems = find_pictures([*records, *external], tree, settings)
    pictured = _with_pictures_in_text(pictured, _pictures_in_text(texts, tree, settings))
    publications, file_problems = attach_files(
        bibliography.publications, files.root, tree, settings
    )
    everywhere = build_catalogue(
        [*pictured, *publications],
        today=settings.day,
        roles=settings.roles,
        groups=settings.groups,
        from_text=from_text,
        style=settings.style,
    )
    problems = [*problems, *stray_pages(tree.pages, sites), *homeless_pages(everywhere, sites)]
    catalogue = _on_this_site(everywhere, texts, settings)
    overviews = _missing_overviews({text.docname for text in texts}, catalogue)
    addresses = Addresses(
        everywhere,
        [*(text.docname for text in texts), *overviews],
        tree.others | tree.pictures.keys(),
    )
    problems = [
        *tree.problems,
        *problems,
        *(problem for text in texts for problem in text.problems if _is_meant(problem, settings)),
        *record_problems,
        *external_problems,
        *picture_problems,
        *bibliography.problems,
        *file_problems,
    ]
    problems += check_pages(texts, catalogue, addresses, tree, settings)
    kept.save()
    return Portal(
        settings=settings,
        catalogue=with_problems(catalogue, problems),
        pages=_source_pages(texts, types, everywhere, from_text),
        drafts=tuple(text.path for text in texts if _is_draft(catalogue, text.docname)),
        overviews=overviews,
        addresses=addresses,
        moved=_moved_pages(everywhere, catalogue),
        tree=tree,
        bibliography=bibliography,
        cites=any(_needs_bibtex(text) for text in texts),
    )


def _is_meant(problem: Problem, settings: Settings) -> bool:
    return problem.code is not Code.ACTIVE_HTML or not settings.active_html


def _on_this_site(catalogue: Catalogue, texts: Iterable[PageText], settings: Settings) -> Catalogue:
    """Return the catalogue as the site that is built has it, which may be all of it."""
    site = settings.this_site
    if site is None:
        return catalogue
    here = [text for text in texts if _is_on(site, text.docname, catalogue)]
    return for_site(catalogue, site, settings.all_sites, named_in_text(here, catalogue))


def _is_on(site: Site, docname: str, catalogue: Catalogue) -> bool:
    ref = catalogue.by_docname.get(docname)
    return ref is None or site.shows_group_of(catalogue.records[ref].groups)


def _moved_pages(everywhere: Catalogue, catalogue: Catalogue) -> dict[str, str]:
    """Return page -> address on another site, of the pages that this one does not have."""
    moved = {}
    for ref, record in catalogue.records.items():
        if record.elsewhere is not None:
            docname = everywhere.records[ref].docname
            page = f"publications/{ref[1]}" if ref[0] == "publication" else docname
            if page:
                moved[page] = record.elsewhere
    return moved


def _read_texts(
    root: Path, pages: Mapping[str, str], settings: Settings, cache: Cache
) -> list[PageText]:
    words = BodyWords(settings.headings, settings.lead_lines)
    version = repr((sorted(settings.headings.items()), sorted(settings.lead_lines.items())))
    texts = []
    for docname, path in pages.items():
        data = (root / path).read_bytes()
        texts.append(
            cache.get(
                f"page:{path}",
                digest_of(data + version.encode()),
                lambda data=data, path=path, docname=docname: read_page(  # type: ignore[misc]
                    data, path, docname, words
                ),
            )
        )
    return texts


def _vocabularies(
    texts: Iterable[PageText], types: Mapping[str, str], settings: Settings
) -> Vocabularies:
    groups = [
        key_of(text.docname, "group") for text in texts if types[text.docname] == Group.type_name
    ]
    return Vocabularies(
        roles=tuple(settings.roles),
        groups=tuple(dict.fromkeys([*groups, *settings.groups])),
        extra_fields=frozenset(settings.extra_fields),
    )


def key_of(docname: str, type_name: str) -> str:
    """Return the key of the record that a document describes."""
    return slug(docname if type_name == "page" else posixpath.basename(docname)) or "page"


def _read_records(
    texts: Iterable[PageText], types: Mapping[str, str], vocabularies: Vocabularies
) -> tuple[list[Record], list[Problem], frozenset[tuple[Ref, str]]]:
    records: list[Record] = []
    problems: list[Problem] = []
    from_text: set[tuple[Ref, str]] = set()
    taken: dict[Ref, str] = {}
    for text in texts:
        row = record_type(types[text.docname])
        key = key_of(text.docname, row.name)
        header = text.header
        if row.name != "page":
            # A list in the text counts where the header is silent.
            more = {
                name: value
                for name, value in _body_fields(text, types).items()
                if name in field_specs(row.record_class)
            }
            from_text |= {((row.name, key), name) for name in more if name not in header.fields}
            header = header.with_fields(more)
        record: Record
        record, found = read_record(
            row,
            header,
            key=key,
            path=text.path,
            docname=text.docname,
            vocabularies=vocabularies,
            heading=text.body.title,
        )
        problems += found
        if record.ref in taken:
            problems.append(
                Problem(
                    Code.DUPLICATE_RECORD,
                    Source(text.path),
                    f"{row.name} '{key}' is already {taken[record.ref]}",
                )
            )
            numbers = itertools.count(2)
            free = (other for n in numbers if (row.name, other := f"{key}-{n}") not in taken)
            record = dataclasses.replace(record, key=next(free))
        taken[record.ref] = text.path
        records.append(record)
    return records, problems, frozenset(from_text)


def _with_group(record: Record, settings: Settings) -> Record:
    """Return the record with the group of its file, if it names none itself."""
    if record.groups:
        return record
    for pattern, group in settings.page_groups.items():
        if fnmatchcase(record.source.path, pattern):
            return dataclasses.replace(record, groups=(group,))
    return record


def _body_fields(text: PageText, types: Mapping[str, str]) -> dict[str, RawValue]:
    """Return the fields in the text; an item that links to no page counts by its words."""
    fields = dict(text.body.fields)
    for body_list in text.body.lists:
        names: list[Raw] = [
            posixpath.basename(target)
            if (target := document_of(text.docname, item.target)) in types
            else f"{item.text}{'' if item.note.startswith(':') else ' '}{item.note}".strip()
            for item in body_list.items
        ]
        lines = tuple(item.line for item in body_list.items)
        fields[body_list.field] = RawValue(names, body_list.first_line, lines)
    return fields


def _read_external_people(
    root: Path, settings: Settings
) -> tuple[Sequence[Record], Sequence[Problem]]:
    path = root / settings.external_people
    if not settings.external_people or not path.is_file():
        return (), ()
    text, problems = decode(path.read_bytes(), settings.external_people)
    people, found = read_external(text, settings.external_people)
    return people, (*problems, *found)


def _with_pictures_in_text(records: Iterable[Record], in_text: Mapping[str, str]) -> list[Record]:
    return [
        dataclasses.replace(record, picture=in_text[record.docname])
        if record.docname in in_text and not record.picture and record.type_name != "page"
        else record
        for record in records
    ]


def _pictures_in_text(texts: Iterable[PageText], tree: Tree, settings: Settings) -> dict[str, str]:
    """Return the first picture of each page that has no header to name one."""
    found = {}
    for text in texts:
        if text.header.dialect is not Dialect.NONE:
            continue
        for image in text.facts.images:
            path = find_picture(unquote(image.target), text.docname, tree, settings)
            if path:
                found[text.docname] = path
                break
    return found


def _missing_overviews(docnames: AbstractSet[str], catalogue: Catalogue) -> dict[str, str]:
    """Return the overviews that the site needs besides those that somebody wrote."""
    missing = {}
    for row in RECORD_TYPES.values():
        names = {
            place for folder in (row.plural, *row.folders) for place in (folder, f"{folder}/index")
        }
        if row.overview and catalogue.of_type(row.name) and names.isdisjoint(docnames):
            missing[f"{row.plural}/index"] = row.name
        missing |= dict.fromkeys(_missing_views(row, docnames, catalogue), row.name)
    return missing


def _missing_views(
    row: RecordType, docnames: AbstractSet[str], catalogue: Catalogue
) -> Iterator[str]:
    """Yield the views of a type that nobody has written, and that have something to list."""
    if not catalogue.of_type(row.name):
        return
    years = sorted(catalogue.values_of(row.name, "year")) if row.year_views else ()
    of_years = (row.view_of(f"{row.plural}/{year}") for year in years)
    for view in (*row.views, *filter(None, of_years)):
        name = f"{row.plural}/{view.name}"
        # A record's page may have the same address.
        is_free = (row.name, view.name) not in catalogue.records
        is_free = is_free and docnames.isdisjoint((name, f"{name}/index"))
        if is_free and select(view.query, catalogue):
            yield name


def _source_pages(
    texts: Iterable[PageText],
    types: Mapping[str, str],
    catalogue: Catalogue,
    from_text: frozenset[tuple[Ref, str]],
) -> dict[str, SourcePage]:
    pages = {}
    for text in texts:
        ref = catalogue.by_docname.get(text.docname)
        if ref is None:
            ref = (types[text.docname], key_of(text.docname, types[text.docname]))
        leader = text.body.fields.get("leader")
        pages[text.docname] = SourcePage(
            path=text.path,
            ref=ref,
            digest=text.digest,
            body_line=text.header.body_line,
            lines=text.lines,
            begins_with_heading=text.begins_with_heading,
            first_level_headings=text.first_level_headings,
            has_header=text.header.dialect is not Dialect.NONE,
            has_toctree=any(use.name == "toctree" for use in text.facts.directives),
            has_legacy=bool(text.legacy),
            embeds=tuple(rewrite.picture for rewrite in text.legacy if rewrite.picture),
            listed_types=frozenset(use.type_name for use in text.lists),
            lists=tuple(found for found in text.body.lists if (ref, found.field) in from_text),
            lead_names=_lead_names(ref, leader.line, catalogue)
            if leader is not None and (ref, "leader") in from_text
            else (),
        )
    return pages


def _lead_names(ref: Ref, line: int, catalogue: Catalogue) -> tuple[tuple[int, str], ...]:
    names: tuple[str, ...] = getattr(catalogue.records[ref], "leader", ())
    return tuple((line, name) for name in names)


def _is_draft(catalogue: Catalogue, docname: str) -> bool:
    ref = catalogue.by_docname.get(docname)
    return ref is not None and catalogue.records[ref].is_draft


def _needs_bibtex(text: PageText) -> bool:
    return bool(text.facts.cites) or any(
        use.name.endswith("bibliography") for use in text.facts.directives
    )
