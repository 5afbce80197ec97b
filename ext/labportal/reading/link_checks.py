"""Links and roles of pages that lead to no page, no place in a page, or no file."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source, suggest
from labportal.reading.addresses import slip_in_address
from labportal.reading.markup import Markup
from labportal.reading.text.anchors import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from labportal.reading.addresses import Addresses, Found
    from labportal.reading.pages import PageText
    from labportal.reading.targets import Place, Targets
    from labportal.reading.text.facts import LinkUse, RoleUse
    from labportal.reading.tree import Tree

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_FILE = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,7}$")
_PAGE_SUFFIXES = (".md", ".rst", ".html", ".htm")
_OF_MYST = ("project:", "path:")
_WHAT: Mapping[str, str] = {
    "eq": "equation",
    "term": "term",
    "option": "option",
    "keyword": "label",
}
"""Role -> what it names, if that is no label."""
_OF_SPHINX = ("genindex", "modindex", "search", "py-modindex")


class LinkChecks:
    """Checks the links and references of pages, with all that they may lead to."""

    def __init__(self, addresses: Addresses, tree: Tree, targets: Targets) -> None:
        self._addresses = addresses
        self._tree = tree
        self._targets = targets
        self._files: dict[str, str] | None = None

    def check(self, text: PageText) -> Iterator[Problem]:
        """Yield what is wrong with the links and references of a page."""
        for use in text.facts.links:
            yield from self._link(text, use)
        for role in text.facts.roles:
            yield from self._role(text, role)

    # Links -------------------------------------------------------------------------------

    def _link(self, text: PageText, use: LinkUse) -> Iterator[Problem]:
        target = use.target
        for scheme in _OF_MYST:
            target = target.removeprefix(scheme)
        if "{{" in target:
            return
        source = Source(text.path, use.line)
        found = self._addresses.find(text.docname, target)
        if found is not None:
            yield from self._address(text, target, found, source)
        elif target.startswith("#"):
            yield from self._anchor(text, text.docname, target, source)
        elif _SCHEME.match(target):
            yield from self._elsewhere(text, use, source)
        elif text.markup is Markup.MARKDOWN and target and not target.startswith(("?", "//")):
            yield from self._word(text, use, target, source)

    def _address(
        self, text: PageText, target: str, found: Found, source: Source
    ) -> Iterator[Problem]:
        if found.page and not found.exact:
            right = self._addresses.address_of(found.page)
            yield Problem(Code.WRONG_ADDRESS, source, f"'{target}' is '{right}'")
        elif found.page:
            yield from self._anchor(text, found.page, target, source)
        elif not self._tree.boundary.has_file(text.docname, target):
            slip = slip_in_address(target)
            if slip is None and _is_file(target):
                yield self._no_file(text, target, source)
                return
            near = self._addresses.nearest(text.docname, target) if slip is None else slip
            message = f"there is no page '{target}'"
            yield Problem(Code.UNKNOWN_ADDRESS, source, message, near)

    def _anchor(self, text: PageText, page: str, target: str, source: Source) -> Iterator[Problem]:
        """Report an anchor that its page does not have."""
        path, _, anchor = target.partition("#")
        anchor = unquote(anchor)
        targets = self._targets
        if not anchor or targets.has(page, anchor):
            return
        if not path and (targets.is_name(anchor) or not targets.rules.knows_names):
            # MyST looks for such a name on all pages.
            return
        where = "this page has" if page == text.docname else f"'{path}' has"
        near = suggest(anchor, targets.names(page))
        message = f"{where} no heading or label '#{anchor}'"
        yield Problem(Code.UNKNOWN_ANCHOR, source, message, f"{path}#{near}" if near else "")

    def _elsewhere(self, text: PageText, use: LinkUse, source: Source) -> Iterator[Problem]:
        """Report addresses of a kind that MyST does not know; HTML may hold any."""
        match = _SCHEME.match(use.target)
        scheme = match[1] if match else ""
        schemes = self._targets.rules.schemes
        is_other = use.in_html or text.markup is not Markup.MARKDOWN
        if is_other or scheme in schemes or not self._targets.rules.knows_pages:
            return
        near = suggest(scheme, schemes)
        message = f"'{use.target}' begins with '{scheme}:', which is no known kind of address"
        yield Problem(Code.UNKNOWN_ADDRESS, source, message, f"{near}:" if near else "")

    def _word(self, text: PageText, use: LinkUse, target: str, source: Source) -> Iterator[Problem]:
        """Report what is a file beside the page, or a name, but neither exists."""
        if self._tree.boundary.has_file(text.docname, target):
            return
        if use.in_html or _is_file(target):
            if not self._targets.is_name(target):
                yield self._no_file(text, target, source)
            return
        rules = self._targets.rules
        is_page = self._addresses.is_page(_document(text, target))
        if is_page or not rules.knows_names or self._targets.is_name(target):
            return
        near = self._addresses.nearest(text.docname, target)
        near = near or suggest(target, self._targets.labels)
        message = f"there is no page, file or label '{target}'"
        yield Problem(Code.UNKNOWN_ADDRESS, source, message, near)

    def _no_file(self, text: PageText, target: str, source: Source) -> Problem:
        written = unquote(target.partition("#")[0])
        message = f"there is no file '{written}'"
        return Problem(Code.MISSING_FILE, source, message, self.nearest_file(text, written))

    def nearest_file(self, text: PageText, written: str) -> str:
        """Return the file most like *written*, as this page would name it."""
        if self._files is None:
            names = sorted({*self._tree.others, *self._tree.pictures}, reverse=True)
            self._files = {posixpath.basename(path): path for path in names}
        near = suggest(posixpath.basename(written), self._files)
        if not near:
            return ""
        if written.startswith("/"):
            return f"/{self._files[near]}"
        return posixpath.relpath(self._files[near], posixpath.dirname(text.docname) or ".")

    # Roles -------------------------------------------------------------------------------

    def _role(self, text: PageText, use: RoleUse) -> Iterator[Problem]:
        name = use.name.lower().removeprefix("std:")
        name = "eq" if name == "math:numref" else name
        target = use.target.removeprefix("!")
        if target != use.target or "{{" in target or not self._targets.rules.knows_names:
            return
        source = Source(text.path, use.line)
        if name == "doc":
            yield from self._document(text, target, source)
        elif name in ("ref", "numref"):
            yield from self._label(use, name, normal(target), source)
        elif name in ("eq", "term", "option", "keyword", "any"):
            yield from self._named(text, name, target, source)

    def _document(self, text: PageText, target: str, source: Source) -> Iterator[Problem]:
        page = _document(text, target)
        if not self._addresses.is_page(page):
            near = self._addresses.nearest_page(page)
            message = f"there is no page '{target}'"
            yield Problem(Code.UNKNOWN_ADDRESS, source, message, near)

    def _label(self, use: RoleUse, role: str, name: str, source: Source) -> Iterator[Problem]:
        place = self._targets.labels.get(name)
        if name in _OF_SPHINX or (place is None and name in self._targets.marks):
            return
        if place is None:
            near = suggest(name, self._targets.labels)
            yield Problem(Code.UNKNOWN_LABEL, source, f"there is no label '{use.target}'", near)
        elif not place.label.has_title and not use.text and role == "ref":
            message = f"the label '{use.target}' stands above no heading, so the link needs a text"
            near = f"{{ref}}`the text <{use.target}>`"
            yield Problem(Code.UNKNOWN_LABEL, source, message, near)

    def _named(self, text: PageText, role: str, target: str, source: Source) -> Iterator[Problem]:
        targets = self._targets
        known: Iterable[str] = targets.labels
        exists = normal(target) in targets.labels
        if role == "eq":
            known, exists = targets.equations, target in targets.equations
        elif role == "term":
            known = [place.label.name for place in targets.terms.values()]
            exists = target.lower() in targets.terms or targets.has_more_terms
        elif role == "option":
            known, exists = targets.options, target.rpartition(" ")[2] in targets.options
        elif role == "any":
            is_page = self._addresses.is_page(_document(text, target))
            exists = is_page or targets.is_name(target)
        if not exists:
            message = f"there is no {_WHAT.get(role, 'label')} '{target}'"
            yield Problem(Code.UNKNOWN_LABEL, source, message, suggest(target, known))


def check_repeated(texts: Iterable[PageText], targets: Targets) -> Iterator[Problem]:
    """Yield names that are given to two places, which is said of the later one."""
    for text in texts:
        kinds = (
            ("label", text.anchors.labels, targets.labels),
            ("equation", text.anchors.equations, targets.equations),
            ("term", text.anchors.terms, targets.terms),
        )
        for what, labels, known in kinds:
            for label in labels:
                name = label.name.lower() if what == "term" else label.name
                yield from _repeated(text.path, what, label.name, label.line, known[name])


def _repeated(path: str, what: str, name: str, line: int, first: Place) -> Iterator[Problem]:
    if (first.path, first.label.line) == (path, line):
        return
    if first.path == path:
        message = f"{what} '{name}' was already given on line {first.label.line}"
    elif what == "label" and not first.label.has_title:
        return  # of which links between pages know nothing
    else:
        message = f"{what} '{name}' was already given on line {first.label.line} of {first.path}"
    yield Problem(Code.REPEATED_LABEL, Source(path, line), message)


def _document(text: PageText, target: str) -> str:
    """Return the page that a role names: from the folder of its own, with a slash from the top."""
    folder = "" if target.startswith("/") else posixpath.dirname(text.docname)
    return posixpath.normpath(posixpath.join(folder, target.lstrip("/")))


def _is_file(target: str) -> bool:
    path = target.partition("#")[0].partition("?")[0]
    return bool(_FILE.search(path)) and not path.endswith(_PAGE_SUFFIXES)
