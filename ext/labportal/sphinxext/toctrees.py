"""Overviews that nobody has written, in toctrees.

Sphinx lets a toctree name pages without a document if it makes them itself, such as the index.  It
keeps those in a table of a class; ours are in it while a build runs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.domains.std import StandardDomain
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from labportal.sphinxext.domain import has_bulk_pages, labportal_domain
from labportal.sphinxext.nodes import AUTOMATIC, SECTION
from labportal.sphinxext.overviews import overview_title

if TYPE_CHECKING:
    from collections.abc import Container

    from sphinx.application import Sphinx

_ANCHOR_TAG = re.compile(r"</?a\b", re.IGNORECASE)


def mark_automatic(app: Sphinx, doctree: nodes.document) -> None:
    """Mark the entries of automatic sections in a page's contents; after these are collected."""
    made = {
        f"#{name}"
        for section in doctree.findall(nodes.section)
        if SECTION in section["classes"]
        for name in section["ids"]
    }
    env = app.env
    contents = env.tocs.get(env.docname)
    for copied in (contents, env.titles.get(env.docname), env.longtitles.get(env.docname)):
        _without_links(copied)
    if not made or contents is None:
        return
    for item in contents.findall(nodes.list_item):
        link = next(item.findall(nodes.reference), None)
        if link is not None and link.get("anchorname") in made:
            item["classes"].append(AUTOMATIC)


def _without_links(copied: nodes.Element | None) -> None:
    """Take links and anchors out of what was copied from headings, and is shown in a link.

    An anchor in HTML would be there twice, and Sphinx ends the build at a link to a file.
    """
    if copied is None:
        return
    for link in list(copied.findall(addnodes.download_reference)):
        link.replace_self([child for child in link.children if not isinstance(child, nodes.raw)])
    for raw in list(copied.findall(nodes.raw)):
        if _ANCHOR_TAG.match(raw.astext()) and raw.parent is not None:
            raw.parent.remove(raw)


class MadeOverviews:
    """Holds what one build has added to Sphinx's table."""

    def __init__(self) -> None:
        self._added: tuple[str, ...] = ()

    def announce(self, app: Sphinx) -> None:
        """Let toctrees name the overviews of this build; connected to ``builder-inited``."""
        self.withdraw(app, None)
        table = _table()
        self._added = tuple(set(labportal_domain(app.env).portal.overviews) - table.keys())
        table.update({name: (name, overview_title(app.env, name)) for name in self._added})

    def withdraw(self, _app: Sphinx, _exception: Exception | None) -> None:
        """Leave Sphinx as it was; connected to ``build-finished``."""
        for name in self._added:
            _table().pop(name, None)


def _table() -> dict[str, tuple[str, Any]]:
    """Return page -> (page, title) of the pages that toctrees may name without a document."""
    return cast("dict[str, tuple[str, Any]]", StandardDomain._virtual_doc_names)  # noqa: SLF001


class NameOverviews(SphinxTransform):
    """Complete the toctrees that name overviews, and note which ones."""

    # When the text is complete; toctrees are collected after all transforms.
    default_priority: ClassVar[int] = 500

    def apply(self, **_kwargs: object) -> None:
        """Give each its title, which themes look for, and take it from the files to include."""
        domain = labportal_domain(self.env)
        made = domain.portal.overviews
        named = []
        for toctree in self.document.findall(addnodes.toctree):
            named += [name for _, name in toctree["entries"] if name in made]
            toctree["entries"] = [
                (title or self._title(name, made), name) for title, name in toctree["entries"]
            ]
            toctree["includefiles"] = [name for name in toctree["includefiles"] if name not in made]
        domain.note_overviews(self.env.docname, named)

    def _title(self, name: str, made: Container[str]) -> str | None:
        if name in made:
            return overview_title(self.env, name)
        # The theme ends the build at an address without a title.
        return name if "://" in name else None


class DropOverviews(SphinxPostTransform):
    """Take overviews out of the toctrees of formats that have no such pages."""

    default_priority: ClassVar[int] = 10

    def run(self, **_kwargs: object) -> None:
        """Drop the entries, for which there is nothing to link to."""
        domain = labportal_domain(self.env)
        if has_bulk_pages(domain.builder):
            return
        for toctree in self.document.findall(addnodes.toctree):
            toctree["entries"] = [
                entry for entry in toctree["entries"] if entry[1] not in domain.portal.overviews
            ]
