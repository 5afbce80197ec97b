"""What one pass over a portal finds out, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from labportal.reading.linkrules import LinkRules
from labportal.reading.manuals import software_of
from labportal.reading.markup import Markup
from labportal.reading.pictures import find_embed, find_picture
from labportal.reading.said import Said
from labportal.reading.text.known import COMPLETE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from labportal.model.catalogue import Catalogue, Ref
    from labportal.model.dates import PartialDate
    from labportal.model.records import Software
    from labportal.reading.addresses import Addresses
    from labportal.reading.bibliography import BibliographyFiles
    from labportal.reading.footer import FooterLink
    from labportal.reading.places import Places
    from labportal.reading.redirectfile import Rule
    from labportal.reading.settings import Settings
    from labportal.reading.targets import Targets
    from labportal.reading.tree import Tree


NOTHING_SAID = Said()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """What Sphinx has to know of a page besides its record."""

    path: str
    ref: Ref
    digest: str
    body_line: int
    lines: int
    begins_with_heading: bool
    first_level_headings: int
    said: Said = NOTHING_SAID
    """What the text says about the record."""
    has_header: bool = True
    markup: Markup = Markup.MARKDOWN
    listed_types: frozenset[str] = frozenset()
    """Record types that directives in the text list."""
    has_toctree: bool = False
    is_plain: bool = False
    """Whether the text leads nowhere: it has no lists, links to pages, or directives of ours."""
    has_legacy: bool = False
    """Whether the text has tags of older systems."""
    embeds: tuple[str, ...] = ()
    """Names of pictures that the text embeds the way note-taking programs do."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Portal:
    """Everything that is known before the first page is built."""

    settings: Settings
    catalogue: Catalogue
    pages: Mapping[str, SourcePage]
    """Document -> its page."""
    drafts: tuple[str, ...]
    """Paths of pages that are kept out of the site."""
    awaited: Mapping[str, PartialDate]
    """Path -> day of the pages among them that are kept out only until that day."""
    places: Places
    made_pages: Mapping[str, Ref]
    """Page -> record, for records whose page nobody has written."""
    addresses: Addresses
    targets: Targets
    """The places that links can name."""
    redirects: Mapping[str, str]
    """Old address -> page."""
    rules: Sequence[Rule]
    """Old addresses that belong to no page, from a file of their own."""
    footer: Sequence[FooterLink]
    """Links at the end of every page."""
    moved: Mapping[str, str]
    """Page that this site does not have -> its address on another site, if it is known."""
    tree: Tree
    bibliography: BibliographyFiles
    cites: bool
    """Whether any page cites in prose, so that sphinxcontrib-bibtex is needed."""

    @property
    def overviews(self) -> Mapping[str, str]:
        """Page -> record type, for overviews that nobody has written."""
        return self.places.made

    @property
    def views(self) -> Mapping[str, str]:
        """Page -> record type, for pages beside overviews that nobody has written."""
        return self.places.views

    @property
    def bulk_pages(self) -> tuple[str, ...]:
        """Every page that nobody has written, besides those of publications."""
        return (*self.overviews, *self.views, *self.made_pages)

    @property
    def pictures(self) -> Mapping[str, str]:
        """Path of each picture in the source directory -> a stamp that changes with it."""
        return self.tree.pictures

    def find_picture(self, docname: str, written: str) -> str:
        """Return the path of a picture that a page shows, or an empty string."""
        return find_picture(unquote(written), docname, self.tree, self.settings)

    def find_embed(self, docname: str, name: str) -> str:
        """Return the path of a picture of which only the name is known, or an empty string."""
        return find_embed(name, docname, self.tree, self.settings)

    def is_file(self, docname: str, written: str) -> bool:
        """Tell whether a page names a file that it may show and that is no known picture."""
        return self.tree.boundary.has_file(docname, written)

    def find_address(self, docname: str, target: str) -> tuple[str, str] | None:
        """Return (page, anchor) of a link; no page if it leads nowhere, None if it is not ours."""
        found = self.addresses.find(docname, target)
        if found is None or (not found.page and self.tree.boundary.has_file(docname, target)):
            return None
        return self.moved.get(found.page, found.page), found.anchor

    def software_of(self, docname: str) -> Software | None:
        """Return the software whose documentation a page is part of."""
        return software_of(self.catalogue, docname)

    @property
    def navigation(self) -> tuple[str, ...]:
        """The pages in the bar of this site, if its settings name any."""
        site = self.settings.this_site
        return site.navigation if site else ()

    @property
    def social_image(self) -> str:
        """Path of the picture of pages that have none of their own, or nothing."""
        site = self.settings.this_site
        return self.find_picture("index", site.social_image) if site and site.social_image else ""

    @property
    def unused_files(self) -> frozenset[str]:
        """Paths of pages in the source directory that this site does not have."""
        used = {page.path for docname, page in self.pages.items() if docname not in self.moved}
        return frozenset(self.tree.pages) - used


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalFiles:
    """Where a portal's files are."""

    root: Path
    """The source directory."""
    bib_files: Sequence[str] = ()
    """Paths of .bib files, from the source directory."""
    excluded: Sequence[str] = ()
    suffixes: Sequence[str] = ()
    """Endings of pages in Markdown."""
    rest_suffixes: Sequence[str] = ()
    """Endings of pages in reStructuredText."""
    language: str = "en"
    """The language of pages that name none."""
    site_language: str = ""
    """The language of the site that is built, if that is another one."""
    link_rules: LinkRules = field(default_factory=LinkRules)
    extensions: Sequence[str] | None = None
    """What ``conf.py`` loads; None if it may add directives and roles in other ways, too."""

    @property
    def has_known_names(self) -> bool:
        """Whether every directive and role that the pages may use is known."""
        return self.extensions is not None and COMPLETE.issuperset(self.extensions)

    def markup_of(self, path: str) -> Markup:
        """Return the language of a page."""
        return Markup.REST if path.endswith(tuple(self.rest_suffixes)) else Markup.MARKDOWN
