"""The one pass over a portal: content tree and .bib files in, catalogue and problems out.

Sphinx's build and the command line use the same pass, so they say the same.
"""

from __future__ import annotations

import dataclasses
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING
from urllib.parse import unquote

from labportal.model.codes import Code
from labportal.model.linking import build_catalogue, with_problems
from labportal.model.records import (
    Group,
    Publication,
    Record,
)
from labportal.model.records.tag import near_tags
from labportal.model.sites import Site, for_site
from labportal.reading.addresses import Addresses
from labportal.reading.attachments import attach_files
from labportal.reading.bibliography import BibliographyFiles, read_bibliography_files
from labportal.reading.boundary import Boundary
from labportal.reading.cache import Cache
from labportal.reading.checks import PageChecks
from labportal.reading.described import key_of, lines_in_text, read_records
from labportal.reading.external import read_external
from labportal.reading.footer import footer_links, footer_problems
from labportal.reading.headers import Dialect
from labportal.reading.history import read_history, with_history
from labportal.reading.included import included_texts
from labportal.reading.manuals import find_manuals
from labportal.reading.pages import PageText, decode
from labportal.reading.pictures import find_picture, find_pictures
from labportal.reading.places import place_pages
from labportal.reading.portal_values import Portal, PortalFiles, SourcePage
from labportal.reading.redirectfile import Rules, read_rules
from labportal.reading.redirects import Redirects, read_redirects
from labportal.reading.said import Said, collect, known_names
from labportal.reading.sites import homeless_pages, named_in_text, pages_of, stray_pages
from labportal.reading.targets import targets_of
from labportal.reading.texts import body_words, read_texts
from labportal.reading.translations import with_translations
from labportal.reading.tree import PAGE_SUFFIXES, Tree, scan_tree
from labportal.reading.types import types_of_pages
from labportal.reading.values import Vocabularies

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from labportal.model.catalogue import Catalogue, Ref
    from labportal.model.dates import PartialDate
    from labportal.model.problems import Problem
    from labportal.model.records import Table
    from labportal.reading.places import Places
    from labportal.reading.settings import Settings

__all__ = ["Portal", "PortalFiles", "SourcePage", "read_portal", "scan_portal"]


def read_portal(
    files: PortalFiles, settings: Settings, cache: Cache | None = None, processes: int = 1
) -> Portal:
    """Read everything, in so many *processes*; nothing that an author wrote can make it fail."""
    kept = cache or Cache()
    tree = scan_portal(files, settings)
    words = body_words(settings)
    pages = pages_of(tree.pages, settings.this_site)
    texts = read_texts(files, pages, words, kept, processes)
    parts = included_texts(texts, tree.boundary, words, kept)
    bibliography, publications, bib_problems = _read_bibliography(files, tree, settings, kept)
    types, problems = types_of_pages(texts, settings)
    said = _said(texts, types, bibliography, settings)
    records, record_problems = with_translations(
        *_described(texts, types, said, files, settings, kept), files.language, files.site_language
    )
    external, external_problems = _read_external_people(files.root, settings)
    pictured, picture_problems = _pictured([*records, *external], texts, tree, settings)
    everywhere = _linked([*pictured, *publications], lines_in_text(records, said), settings)
    everywhere, catalogue, places = _place(everywhere, texts, settings)
    made = _made_pages(catalogue)
    addresses = _addresses(texts, tree, everywhere, places, made)
    catalogue, manual_problems = find_manuals(catalogue, addresses)
    redirects, rules = _old_addresses(files.root, settings, catalogue, addresses)
    problems = [
        *tree.problems,
        *problems,
        *stray_pages(tree.pages, settings.all_sites),
        *homeless_pages(everywhere, settings.all_sites),
        *near_tags(records),
        *(problem for text in texts for problem in text.problems if _is_meant(problem, settings)),
        *record_problems,
        *(*external_problems, *picture_problems, *manual_problems),
        *places.problems_besides(record_problems),
        *footer_problems(settings.footer_links, addresses, files.root),
        *(*redirects.problems, *rules.problems, *bib_problems),
    ]
    targets = targets_of(texts, parts, catalogue, files.link_rules, places.overviews.values())
    complete = files.has_known_names
    checks = PageChecks(targets, addresses, tree, settings, complete=complete)
    problems += dict.fromkeys(checks.check(texts, parts))
    kept.save()
    return Portal(
        settings=settings,
        catalogue=with_problems(catalogue, problems),
        pages=_source_pages(texts, types, everywhere, said),
        drafts=tuple(text.path for text in texts if _is_draft(catalogue, text.docname)),
        awaited=_awaited(catalogue),
        places=places,
        made_pages=made,
        addresses=addresses,
        targets=targets,
        redirects=redirects.pages,
        rules=rules.rules,
        footer=footer_links(settings.footer_links, addresses),
        moved=_moved_pages(everywhere, catalogue),
        tree=tree,
        bibliography=bibliography,
        cites=any(_needs_bibtex(text) for text in texts),
    )


def _linked(
    records: Sequence[Record],
    from_text: Mapping[tuple[Ref, str], Mapping[str, int]],
    settings: Settings,
) -> Catalogue:
    return build_catalogue(
        records,
        today=settings.day,
        roles=settings.roles,
        groups=settings.groups,
        kinds=settings.kinds,
        from_text=from_text,
        types=settings.types,
    )


def _described(
    texts: Sequence[PageText],
    types: Mapping[str, str],
    said: Mapping[str, Said],
    files: PortalFiles,
    settings: Settings,
    cache: Cache,
) -> tuple[list[Record], list[Problem]]:
    """Return the record of each page with its group and its days, and what is wrong with them."""
    vocabularies = _vocabularies(texts, types, settings)
    records, problems = read_records(texts, types, vocabularies, said, settings.values)
    history = read_history(files.root, cache)
    dated = [with_history(_with_group(one, settings), history, settings.day) for one in records]
    return dated, problems


def _addresses(
    texts: Iterable[PageText],
    tree: Tree,
    everywhere: Catalogue,
    places: Places,
    made: Iterable[str],
) -> Addresses:
    """Return every page by its addresses, also those that another site has."""
    documents = [*(text.docname for text in texts), *places.made, *places.views, *made]
    known_files = tree.others | tree.pictures.keys()
    return Addresses(everywhere, documents, known_files, places.overviews)


def _made_pages(catalogue: Catalogue) -> dict[str, Ref]:
    """Return page -> record, for records whose page nobody has written."""
    return {
        record.docname: ref
        for ref, record in catalogue.records.items()
        if record.is_made and record.docname
    }


def _read_bibliography(
    files: PortalFiles, tree: Tree, settings: Settings, cache: Cache
) -> tuple[BibliographyFiles, list[Publication], list[Problem]]:
    """Return what the .bib files hold, the publications with their files, and what is wrong."""
    found = read_bibliography_files(
        files.root, files.bib_files, frozenset(settings.private_fields), cache
    )
    publications, problems = attach_files(found.publications, files.root, tree, settings)
    return found, publications, [*found.problems, *problems]


def _pictured(
    records: Sequence[Record], texts: Sequence[PageText], tree: Tree, settings: Settings
) -> tuple[list[Record], list[Problem]]:
    """Return the records with their pictures, and those that follow from them."""
    found, problems = find_pictures(records, tree, settings)
    return _with_more(found, _pictures_in_text(texts, tree, settings), settings.types), problems


def scan_portal(files: PortalFiles, settings: Settings) -> Tree:
    """Return what lies in the source directory."""
    folders = [*settings.folders, *(f for row in settings.types.values() for f in row.folders)]
    boundary = Boundary.of(files.root, (*files.bib_files, *settings.include_roots))
    suffixes = (*(files.suffixes or PAGE_SUFFIXES), *files.rest_suffixes)
    return scan_tree(boundary, files.excluded, folders, suffixes)


def _place(
    everywhere: Catalogue, texts: Sequence[PageText], settings: Settings
) -> tuple[Catalogue, Catalogue, Places]:
    """Return the catalogue with addresses, the same as this site has it, and its places."""
    paths = {text.docname: text.path for text in texts}
    places = place_pages(paths, everywhere, settings)
    everywhere = dataclasses.replace(everywhere, addresses=places.addresses, style=settings.style)
    catalogue = _on_this_site(everywhere, texts, settings)
    return everywhere, catalogue, places.on_site(paths, catalogue, settings)


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


def _vocabularies(
    texts: Iterable[PageText], types: Mapping[str, str], settings: Settings
) -> Vocabularies:
    groups = [
        key_of(text.docname, "group") for text in texts if types[text.docname] == Group.type_name
    ]
    return Vocabularies(
        roles=tuple(settings.roles),
        groups=tuple(dict.fromkeys([*groups, *settings.groups])),
        kinds={name: tuple(kinds) for name, kinds in settings.kinds.items()},
        types=settings.types,
        extra_fields=frozenset(settings.extra_fields),
        today=settings.day,
    )


def _said(
    texts: Sequence[PageText],
    types: Mapping[str, str],
    bibliography: BibliographyFiles,
    settings: Settings,
) -> dict[str, Said]:
    """Return what the text of each page says about its record."""
    known = known_names(texts, types, bibliography.publications, settings)
    return {
        text.docname: collect(text, settings.types[types[text.docname]], known) for text in texts
    }


def _with_group(record: Record, settings: Settings) -> Record:
    """Return the record with the group of its file, if it names none itself."""
    if record.groups:
        return record
    for pattern, group in settings.page_groups.items():
        if fnmatchcase(record.source.path, pattern):
            return dataclasses.replace(record, groups=(group,))
    return record


def _read_external_people(
    root: Path, settings: Settings
) -> tuple[Sequence[Record], Sequence[Problem]]:
    path = root / settings.external_people
    if not settings.external_people or not path.is_file():
        return (), ()
    text, problems = decode(path.read_bytes(), settings.external_people)
    people, found = read_external(text, settings.external_people)
    return people, (*problems, *found)


def _old_addresses(
    root: Path, settings: Settings, catalogue: Catalogue, addresses: Addresses
) -> tuple[Redirects, Rules]:
    """Return the old addresses that records name, and those in a file of their own."""
    redirects = read_redirects(catalogue, addresses)
    path = root / settings.redirects
    if not settings.redirects or not path.is_file():
        return redirects, Rules()
    text, problems = decode(path.read_bytes(), settings.redirects)
    rules = read_rules(text, settings.redirects, addresses, redirects.pages)
    return redirects, dataclasses.replace(rules, problems=(*problems, *rules.problems))


def _with_more(records: Iterable[Record], in_text: Mapping[str, str], types: Table) -> list[Record]:
    """Return the records with pictures from their texts, and the records that follow from them."""
    found = [
        dataclasses.replace(record, picture=in_text[record.docname])
        if record.docname in in_text and not record.picture and record.type_name != "page"
        else record
        for record in records
    ]
    return [*found, *(more for row in types.values() for more in row.made(found))]


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


def _source_pages(
    texts: Iterable[PageText],
    types: Mapping[str, str],
    catalogue: Catalogue,
    said: Mapping[str, Said],
) -> dict[str, SourcePage]:
    pages = {}
    for text in texts:
        ref = catalogue.by_docname.get(text.docname)
        if ref is None:
            ref = (types[text.docname], key_of(text.docname, types[text.docname]))
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
            is_plain=text.is_plain,
            has_legacy=bool(text.legacy),
            embeds=tuple(rewrite.picture for rewrite in text.legacy if rewrite.picture),
            markup=text.markup,
            listed_types=frozenset(use.type_name for use in text.lists),
            said=said[text.docname],
        )
    return pages


def _awaited(catalogue: Catalogue) -> dict[str, PartialDate]:
    """Return path -> day of the pages that are kept back only until that day."""
    return {
        record.source.path: day
        for record in catalogue.records.values()
        if record.is_awaited and record.docname and (day := record.published_from) is not None
    }


def _is_draft(catalogue: Catalogue, docname: str) -> bool:
    ref = catalogue.by_docname.get(docname)
    return ref is not None and catalogue.records[ref].is_draft


def _needs_bibtex(text: PageText) -> bool:
    return bool(text.all_facts.cites) or any(
        use.name.endswith("bibliography") for use in text.facts.directives
    )
