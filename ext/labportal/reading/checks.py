"""What is wrong with the text of pages, now that all records are known."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from labportal.model.codes import Code
from labportal.model.keys import slug
from labportal.model.problems import Problem, Source, suggest
from labportal.model.selection import (
    LIST_OPTIONS,
    check_query,
    criteria_of,
    find,
    query_from_options,
)
from labportal.reading.boundary import not_fetched
from labportal.reading.headers.filled import values_in
from labportal.reading.languages import check_languages
from labportal.reading.link_checks import LinkChecks, check_repeated
from labportal.reading.pictures import (
    OWN_FILE,
    find_embed,
    find_picture,
    nearest_picture,
    unknown_values,
)
from labportal.reading.text.directives import NUMBERS, ListUse
from labportal.reading.text.known import Names, unknown_directive, unknown_role
from labportal.reading.text.substitution import USUAL_VALUES, substitute_values
from labportal.reading.text.videos import HOSTS, video_at
from labportal.reading.toctree_checks import check_toctrees

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from labportal.model.catalogue import Catalogue
    from labportal.reading.addresses import Addresses
    from labportal.reading.boundary import Boundary
    from labportal.reading.pages import PageText
    from labportal.reading.settings import Settings
    from labportal.reading.targets import Targets
    from labportal.reading.tree import Tree

_OPTION = re.compile(r":?([\w-]+)(?::\s*|\s+)(\S.*)")


class PageChecks:
    """Checks the texts of pages against everything that a portal holds."""

    def __init__(
        self,
        targets: Targets,
        addresses: Addresses,
        tree: Tree,
        settings: Settings,
        *,
        complete: bool = False,
    ) -> None:
        """Prepare; *complete* if no extension adds directives and roles that are not known here."""
        self._targets = targets
        self._catalogue = targets.catalogue
        self._addresses = addresses
        self._tree = tree
        self._settings = settings
        self._links = LinkChecks(addresses, tree, targets)
        self._names = Names.of(targets.catalogue.types, complete=complete)

    def check(self, texts: Sequence[PageText], parts: Sequence[PageText]) -> Iterator[Problem]:
        """Yield the problems of every page's text, and of the *parts* that pages include."""
        yield from check_repeated(texts, self._targets)
        yield from _check_sections(self._catalogue)
        for text in texts:
            yield from _check_values(text, self._settings)
            yield from _check_lists(text, self._catalogue)
            yield from check_toctrees(text, self._targets, self._addresses, self._tree)
            yield from _check_legacy(text, self._tree, self._settings)
        yield from check_languages((*texts, *parts), self._targets.rules)
        publications = self._catalogue.of_type("publication")
        bibkeys = [record.bibkey for record in publications]  # type: ignore[attr-defined]
        for written in (*texts, *parts):
            text = replace(written, facts=written.all_facts)
            yield from _check_roles(text, self._catalogue)
            yield from _check_names(text, self._names)
            yield from _check_videos(text)
            yield from _check_citations(text, self._catalogue, bibkeys)
            yield from self._links.check(text)
            yield from _check_images(text, self._tree, self._settings)
            yield from _check_files(text, self._tree.boundary, self._settings, self._links)


def _check_values(text: PageText, settings: Settings) -> Iterator[Problem]:
    uses = [("", use.name, use.line) for use in text.facts.values]
    known = USUAL_VALUES.keys() | settings.values.keys()
    for field, name, line in (*values_in(text.header), *uses):
        if name not in known:
            message, near = f"there is no value '{name}'", suggest(name, sorted(known))
            yield Problem(Code.UNKNOWN_VALUE, Source(text.path, line), message, near, field)


def _check_roles(text: PageText, catalogue: Catalogue) -> Iterator[Problem]:
    roles = {row.role: row for row in catalogue.types.values()} if text.facts.roles else {}
    for use in text.facts.roles:
        row = roles.get(use.name.lower().removeprefix("labportal:"))
        if row is None or find(catalogue, row.name, use.target) is not None:
            continue
        source = Source(text.path, use.line)
        if row.name == "person" and (match := catalogue.people.find(use.target)).candidates:
            who = " or ".join(f"'{key}'" for key in match.candidates)
            yield Problem(Code.AMBIGUOUS_NAME, source, f"'{use.target}' may be {who}")
            continue
        keys = [record.key for record in catalogue.of_type(row.name)]
        code = Code.UNKNOWN_BIBKEY if row.name == "publication" else Code.UNKNOWN_KEY
        message = f"there is no {row.singular_heading.lower()} '{use.target}'"
        yield Problem(code, source, message, suggest(slug(use.target), keys))


def _check_names(text: PageText, names: Names) -> Iterator[Problem]:
    """Report directives and roles that do not exist."""
    for use in text.facts.directives:
        near = unknown_directive(use.name, names)
        if near is not None:
            message = f"there is no directive '{use.name}'"
            yield Problem(Code.UNKNOWN_DIRECTIVE, Source(text.path, use.line), message, near)
    for role in text.facts.roles:
        near = unknown_role(role.name, names)
        if near is not None:
            message = f"there is no role '{role.name}'"
            yield Problem(Code.UNKNOWN_ROLE, Source(text.path, role.line), message, near)


def _check_videos(text: PageText) -> Iterator[Problem]:
    named = [(use.line, use.name, use.target) for use in text.facts.roles if use.name in HOSTS]
    named += [(use.line, "", use.argument) for use in text.facts.directives if use.name == "video"]
    for line, host, written in named:
        if video_at(host, written) is None:
            where = HOSTS[host].label if host else "YouTube, Vimeo or SlideShare"
            message = f"'{written}' is no id or address of a video at {where}"
            yield Problem(Code.UNKNOWN_VIDEO, Source(text.path, line), message)


def _check_citations(text: PageText, catalogue: Catalogue, bibkeys: list[str]) -> Iterator[Problem]:
    for citation in text.facts.cites:
        if citation.malformed:
            yield Problem(
                Code.UNKNOWN_BIBKEY,
                Source(text.path, citation.line),
                f"the citation '{citation.malformed}' cannot be read; "
                "expected are BibTeX keys with commas between them",
            )
            continue
        for key in citation.keys:
            if catalogue.get("publication", key) is None:
                parts = re.split(r"[;\s]+", key)
                several = all(catalogue.get("publication", part) for part in parts)
                yield Problem(
                    Code.UNKNOWN_BIBKEY,
                    Source(text.path, citation.line),
                    f"there is no publication '{key}'",
                    ",".join(parts) if several else suggest(key, bibkeys),
                )


def _check_lists(text: PageText, catalogue: Catalogue) -> Iterator[Problem]:
    for use in text.lists:
        source = Source(text.path, use.line)
        meant = {
            name: option for name in use.names if (option := _option_meant(name, use, catalogue))
        }
        if meant:
            name, option = next(iter(meant.items()))
            message = f"'{name}' is no option; the name of an option stands between two colons"
            yield Problem(Code.BAD_QUERY, source, message, option)
            continue
        if use.type_name == NUMBERS:
            yield from _check_numbers(use, catalogue, source)
            continue
        query = query_from_options(use.type_name, use.names, use.options)
        for mistake in check_query(query, catalogue):
            yield Problem(Code.BAD_QUERY, source, mistake.message, mistake.suggestion)
        for name in use.names:
            yield from _check_listed_name(use.type_name, name, catalogue, source)


def _check_sections(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield what is wrong with the lists that headers ask for."""
    for record in catalogue.records.values():
        for part in getattr(record, "sections", ()):
            for mistake in check_query(part.query, catalogue):
                source = record.line_of("sections")
                message = f"in 'sections', {part.name}: {mistake.message}"
                yield Problem(Code.BAD_QUERY, source, message, mistake.suggestion, "sections")


def _option_meant(name: str, use: ListUse, catalogue: Catalogue) -> str:
    """Return the option that stands among the names of a list without its colons."""
    match = _OPTION.fullmatch(name)
    if match is None or ":" not in name or use.type_name == NUMBERS:
        return ""
    known = match[1] in (*criteria_of(use.type_name, catalogue.types), *LIST_OPTIONS)
    return f":{match[1]}: {match[2]}" if known else ""


def _check_numbers(use: ListUse, catalogue: Catalogue, source: Source) -> Iterator[Problem]:
    plurals = [row.plural for row in catalogue.types.values()]
    for name in use.names:
        if name not in plurals:
            message = f"there is nothing called '{name}'"
            yield Problem(Code.BAD_QUERY, source, message, suggest(name, plurals))
    for option, value in use.options.items():
        if option != "group":
            message = f"the numbers have no option '{option}'"
            yield Problem(Code.BAD_QUERY, source, message, suggest(option, ["group"]))
            continue
        for mistake in check_query(query_from_options("person", (), {option: value}), catalogue):
            yield Problem(Code.BAD_QUERY, source, mistake.message, mistake.suggestion)


def _check_listed_name(
    type_name: str, name: str, catalogue: Catalogue, source: Source
) -> Iterator[Problem]:
    if find(catalogue, type_name, name) is not None:
        return
    if type_name == "person":
        match = catalogue.people.find(name)
        if match.candidates:
            who = " or ".join(f"'{key}'" for key in match.candidates)
            yield Problem(Code.AMBIGUOUS_NAME, source, f"'{name}' may be {who}")
        elif near := catalogue.people.near(name):
            yield Problem(Code.NEAR_NAME, source, f"nobody is named '{name}'", near)
        return
    code = Code.UNKNOWN_BIBKEY if type_name == "publication" else Code.UNKNOWN_KEY
    keys = [record.key for record in catalogue.of_type(type_name)]
    what = catalogue.types[type_name].singular_heading.lower()
    yield Problem(code, source, f"there is no {what} '{name}'", suggest(slug(name), keys))


def _check_images(text: PageText, tree: Tree, settings: Settings) -> Iterator[Problem]:
    folder = posixpath.dirname(text.docname)
    for use in text.facts.images:
        target = use.target
        if "://" in target or target.startswith(("data:", "//")) or not target:
            continue
        if unknown_values(target, settings):
            continue  # which was reported as that
        path = find_picture(unquote(target), text.docname, tree, settings)
        target = unquote(target)
        literal = target.strip("/") if target.startswith("/") else posixpath.join(folder, target)
        is_file = posixpath.normpath(literal) in tree.others
        if not path and not is_file and not tree.boundary.has_file(text.docname, use.target):
            yield Problem(
                Code.MISSING_IMAGE,
                Source(text.path, use.line),
                f"there is no image '{target}'",
                nearest_picture(target, tree),
            )


def _check_files(
    text: PageText, boundary: Boundary, settings: Settings, links: LinkChecks
) -> Iterator[Problem]:
    """Report files that directives and roles ask for and that cannot be shown."""
    for use in text.files:
        written = substitute_values(use.written, settings.values)[0]
        source = Source(text.path, use.line)
        path = boundary.place(text.docname, written)
        if use.is_url:
            yield Problem(Code.OUTSIDE_FILE, source, not_fetched(written))
        elif not boundary.allows(path):
            message = boundary.refusal(text.docname, written)
            yield Problem(Code.OUTSIDE_FILE, source, message)
        elif not path.is_file():
            near = links.nearest_file(text, written)
            message = f"there is no file '{written}'"
            yield Problem(Code.MISSING_FILE, source, message, near)


def _check_older(text: PageText, settings: Settings) -> Iterator[Problem]:
    """Report, on request, values and paths that are written as older systems want them."""
    undeclared = USUAL_VALUES.keys() - settings.values.keys()
    found = [
        (f"{{{{ {use.name} }}}}", use.line) for use in text.facts.values if use.name in undeclared
    ]
    targets = [(use.target, use.line) for use in text.facts.images]
    targets += [(use.target, use.line) for use in text.facts.links]
    found += [use for use in targets if OWN_FILE.match(use[0])]
    for old, line in dict.fromkeys(found):
        message = f"'{old}' is the syntax of an older system"
        yield Problem(Code.OBSOLETE_TAG, Source(text.path, line), message)


def _check_legacy(text: PageText, tree: Tree, settings: Settings) -> Iterator[Problem]:
    """Report old syntax: always what cannot be shown, and on request what should be rewritten."""
    if settings.report_legacy:
        yield from _check_older(text, settings)
    for rewrite in text.legacy:
        source = Source(text.path, rewrite.line)
        if rewrite.picture:
            if not find_embed(rewrite.picture, text.docname, tree, settings):
                near = nearest_picture(rewrite.picture, tree)
                message = f"there is no image '{rewrite.picture}'"
                yield Problem(Code.MISSING_IMAGE, source, message, near)
            elif settings.report_legacy:
                message = f"'{rewrite.old}' is the syntax of a note-taking program"
                yield Problem(Code.WIKI_EMBED, source, message)
        elif not rewrite.new:
            message = f"'{rewrite.old}' cannot work here and is printed as text"
            yield Problem(Code.OBSOLETE_TAG, source, message)
        elif settings.report_legacy:
            message = f"'{rewrite.old}' is the syntax of an older system"
            yield Problem(Code.OBSOLETE_TAG, source, message, rewrite.new.strip())
