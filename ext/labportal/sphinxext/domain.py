"""The ``labportal`` domain: links to records, the inventory, and what pages ask for.

State that is pickled: for each document its queries and the targets of its links.  The catalogue
is not; it is read anew for each build and handed over before the first page is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util import docname_join
from sphinx.util.nodes import make_refnode

from labportal.model.doi import doi_address
from labportal.model.records import RECORD_TYPES, Publication, Record
from labportal.model.selection import find
from labportal.model.views import ListView, list_view
from labportal.sphinxext.words import catalogue_folders, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from labportal.model.catalogue import Catalogue, Ref
    from labportal.model.query import Query
    from labportal.model.words import Words
    from labportal.reading.portal import Portal

ROLE_NAMES: Mapping[str, str] = {row.role: row.name for row in RECORD_TYPES.values()}
"""Role -> record type."""
PUBLICATIONS = "publications"
"""Folder of the publication pages."""
MOST_VIEWS = 4000
"""So many lists wait in memory between being compared and being written."""
CV = "cv"
"""Name of the page with a curriculum vitae, under the page of its person."""


class RecordRole(XRefRole):
    """A link to a record: its key, name, ORCID iD or BibTeX key."""

    def __init__(self, type_name: str) -> None:
        # Plain text: Sphinx's usual choice, code, is for names of functions.
        super().__init__(innernodeclass=nodes.inline)
        self.type_name = type_name

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,  # noqa: FBT001 -- Sphinx's signature
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Send the link to this domain, whether it was written with its name or without."""
        refnode["refdomain"] = LabportalDomain.name
        refnode["reftype"] = self.type_name
        refnode["refexplicit"] = has_explicit_title
        # The links of pages that were read before Sphinx came to them were checked then.
        refnode["refwarn"] = env.docname not in labportal_domain(env).portal.pages
        return title, target


class LabportalDomain(Domain):
    """Records as Sphinx objects."""

    name = "labportal"
    label = "labportal"
    # 2: what toctrees name; 3: refusals; 4: lines of pictures.
    data_version = 4
    object_types: ClassVar[dict[str, ObjType]] = {
        row.name: ObjType(row.singular_heading, row.role, row.name)  # other sites may use either
        for row in RECORD_TYPES.values()
    }
    roles: ClassVar[dict[str, Any]] = {
        role: RecordRole(type_name) for role, type_name in ROLE_NAMES.items()
    }
    initial_data: ClassVar[dict[str, Any]] = {
        # docname -> (line, query) of its lists
        "queries": {},
        # docname -> (line, query) of its counts
        "counts": {},
        # docname -> (domain, type, target) of every link whose text or goal may change
        "targets": {},
        # docname -> hash of what decided how it was read
        "digests": {},
        # docname -> (address, file, line) of the pictures it asked for
        "pictures": {},
        # docname -> the overviews without a document that its toctrees name
        "overviews": {},
        # docname -> the distinct words of its own text, for the search
        "words": {},
        # docname -> (file, line, message) of what it asked for and may not show
        "refusals": {},
    }

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self._portal: Portal | None = None
        self._told: dict[str, Catalogue] = {}
        self._catalogue: Catalogue | None = None
        self._builder: Builder | None = None
        self.heads: dict[str, str] = {}
        """Page -> what its head tells machines, in this build."""
        self._views: dict[tuple[str, Query], ListView] = {}

    @property
    def builder(self) -> Builder:
        """The builder of this build, which Sphinx does not let transforms see."""
        if self._builder is None:
            msg = "the builder is asked for before there is one"
            raise RuntimeError(msg)
        return self._builder

    def begin(self, portal: Portal, builder: Builder) -> None:
        """Take over what this build has read and who builds; neither is pickled."""
        self._portal, self._builder = portal, builder
        self._told, self._catalogue = {}, None
        self.heads, self._views = {}, {}
        for row in portal.catalogue.types.values():
            # Sphinx has given each domain tables of its own.
            self.object_types.setdefault(
                row.name, ObjType(row.singular_heading, row.role, row.name)
            )

    @property
    def portal(self) -> Portal:
        """Everything that was read before the first page."""
        if self._portal is None:
            msg = "the catalogue is asked for before it was read"
            raise RuntimeError(msg)
        return self._portal

    @property
    def catalogue(self) -> Catalogue:
        """All records, as the interface of the site tells them."""
        if self._catalogue is None:
            self._catalogue = self.catalogue_for()
        return self._catalogue

    def language_of(self, docname: str) -> str:
        """Return the language of a page: its own, or that of the site."""
        ref = self.portal.catalogue.by_docname.get(docname)
        own = self.portal.catalogue.records[ref].language if ref else ""
        return own or self.env.config.language or "en"

    def words_of(self, docname: str = "") -> Words:
        """Return the words of a page's interface, or of the site's."""
        return self.catalogue_for(docname).words

    def catalogue_for(self, docname: str = "") -> Catalogue:
        """Return all records as the interface of a page tells them, or that of the site."""
        language = self.language_of(docname) if docname else self.env.config.language or "en"
        known = self._told.get(language)
        if known is None:
            words = self.words_in(language)
            known = self._told[language] = self.portal.catalogue.in_words(words)
        return known

    def view_to_compare(self, docname: str, query: Query) -> ListView:
        """Return what a list on a page would show, and keep it for when the page is written."""
        view = list_view(query, self.catalogue_for(docname))
        if len(self._views) < MOST_VIEWS:
            self._views[self.language_of(docname), query] = view
        return view

    def view_to_write(self, docname: str, query: Query) -> ListView:
        """Return what a list on a page shows; kept no longer, since there are many pages."""
        known = self._views.pop((self.language_of(docname), query), None)
        return known or list_view(query, self.catalogue_for(docname))

    def words_in(self, language: str) -> Words:
        """Return the words of a language, those of the site's own catalogues first."""
        return words_in(language, catalogue_folders(self.env.config, self.env.srcdir))

    @property
    def queries(self) -> dict[str, list[tuple[int, Query]]]:
        """Document -> (line, query) of its lists, in the order of the text."""
        return cast("dict[str, list[tuple[int, Query]]]", self.data["queries"])

    @property
    def targets(self) -> dict[str, list[tuple[str, str, str]]]:
        """Document -> (domain, type, target) of its links."""
        return cast("dict[str, list[tuple[str, str, str]]]", self.data["targets"])

    @property
    def digests(self) -> dict[str, str]:
        """Document -> digest of what decided how it was last read."""
        return cast("dict[str, str]", self.data["digests"])

    @property
    def pictures(self) -> dict[str, list[tuple[str, str, int]]]:
        """Document -> (address, file or nothing, line) of each picture that it asked for."""
        return cast("dict[str, list[tuple[str, str, int]]]", self.data["pictures"])

    @property
    def words(self) -> dict[str, str]:
        """Document -> the distinct words of its own text."""
        return cast("dict[str, str]", self.data["words"])

    @property
    def overviews(self) -> dict[str, list[str]]:
        """Document -> the overviews without a document that its toctrees name."""
        return cast("dict[str, list[str]]", self.data["overviews"])

    def note_overviews(self, docname: str, names: list[str]) -> None:
        """Remember which overviews the toctrees of a document name."""
        self.overviews[docname] = names

    def note_words(self, docname: str, words: str) -> None:
        """Remember the words of a document."""
        self.words[docname] = words

    @property
    def counts(self) -> dict[str, list[tuple[int, Query]]]:
        """Document -> (line, query) of what it counts."""
        return cast("dict[str, list[tuple[int, Query]]]", self.data["counts"])

    def note_count(self, docname: str, line: int, query: Query) -> None:
        """Remember that a document shows how many records answer to *query*."""
        self.counts.setdefault(docname, []).append((line, query))

    def note_query(self, docname: str, line: int, query: Query) -> None:
        """Remember that a document shows the answer to *query*."""
        self.queries.setdefault(docname, []).append((line, query))

    def note_targets(self, docname: str, targets: Iterable[tuple[str, str, str]]) -> None:
        """Remember what a document links to."""
        self.targets[docname] = sorted(set(targets))

    def note_digest(self, docname: str, digest: str) -> None:
        """Remember what decided how a document was read."""
        self.digests[docname] = digest

    def note_picture(self, docname: str, written: str, path: str, line: int) -> None:
        """Remember which file stood for a picture when a document was read."""
        self.pictures.setdefault(docname, []).append((written, path, line))

    @property
    def refusals(self) -> dict[str, list[tuple[str, int, str]]]:
        """Document -> (file, line, message) of what it asked for and may not show."""
        return cast("dict[str, list[tuple[str, int, str]]]", self.data["refusals"])

    def note_refusal(self, docname: str, path: str, line: int, message: str) -> None:
        """Remember that a document asked for a file which it may not show."""
        self.refusals.setdefault(docname, []).append((path, line, message))

    def clear_doc(self, docname: str) -> None:
        """Forget a document."""
        for name in self.initial_data:
            self.data[name].pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what a parallel worker noted."""
        for name in self.initial_data:
            for docname, value in otherdata[name].items():
                if docname in docnames:
                    self.data[name][docname] = value

    # Links ---------------------------------------------------------------------------------

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Return the link to the record that *target* names, or None."""
        type_name = ROLE_NAMES.get(typ, typ)
        record = find(self.catalogue, type_name, target)
        if record is None:
            return None
        link = self.make_link(env, builder, fromdocname, record, node, contnode)
        if link is None:
            # Known, but without an address in this format: its name, which is no broken link.
            return cast("nodes.reference", text_of(record, node, contnode))
        return link

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return links to every record with the key *target*."""
        found = []
        page = docname_join(fromdocname, target)
        for type_name, row in self.catalogue.types.items():
            role = row.role
            record = self.catalogue.get(type_name, target)
            # What is found as a document already is not two things.
            if record is not None and type_name != "page" and record.docname != page:
                link = self.make_link(env, builder, fromdocname, record, node, contnode)
                if link is not None:
                    found.append((f"{self.name}:{role}", link))
        return found

    def make_link(
        self,
        env: BuildEnvironment,
        builder: Builder,
        fromdocname: str,
        record: Record,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Return a link to *record*, which reads as its name unless the author chose a text."""
        content = text_of(record, node, contnode)
        if record.docname and record.docname in env.all_docs:
            return make_refnode(builder, fromdocname, record.docname, "", content, record.label)
        uri = self.uri_of(builder, fromdocname, record)
        if not uri:
            return None
        internal = "://" not in uri
        return nodes.reference("", "", content, refuri=uri, internal=internal)

    def uri_of(self, builder: Builder, fromdocname: str, record: Record) -> str:
        """Return the address of a record without a document, as seen from a document."""
        if record.elsewhere is not None:
            return record.elsewhere
        if isinstance(record, Publication):
            if bulk_docname(record.ref) in getattr(builder, "docnames", ()):
                # The book prints it in a list, where it has a label like a page.
                return f"%{bulk_docname(record.ref)}"
            if has_bulk_pages(builder):
                return builder.get_relative_uri(fromdocname, bulk_docname(record.ref))
            return doi_address(record.doi) or record.url
        if record.is_made and has_bulk_pages(builder):
            return builder.get_relative_uri(fromdocname, record.docname)
        return str(getattr(record, "url", ""))

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield every record for search and ``objects.inv``."""
        for ref, record in self.catalogue.records.items():
            type_name, key = ref
            docname = record.docname or (bulk_docname(ref) if type_name == "publication" else "")
            if docname and type_name in self.object_types and not record.is_draft:
                yield (key, record.label, type_name, docname, "", 1)


def text_of(record: Record, node: pending_xref, contnode: nodes.Element) -> nodes.Element:
    """Return the text of a link: the record's name unless the author chose another."""
    if node.get("refexplicit"):
        return contnode
    return nodes.inline("", record.label, classes=["lp-link", f"lp-link-{record.type_name}"])


def bulk_docname(ref: Ref) -> str:
    """Return the page name of a record that has a page but no source document."""
    return f"{PUBLICATIONS}/{ref[1]}"


def has_bulk_pages(builder: Builder) -> bool:
    """Tell whether a builder writes a page for each publication."""
    return builder.name in ("html", "dirhtml")


def cv_page(record: Record) -> str:
    """Return the page with the curriculum vitae of a person, where there is one."""
    return f"{record.docname}/{CV}"


def has_cv_page(env: BuildEnvironment, record: Record) -> bool:
    """Tell whether there is a page with the curriculum vitae of a person."""
    domain = labportal_domain(env)
    wanted = domain.portal.settings.cv_pages
    is_known = record.type_name == "person" and not record.is_copy
    if not is_known or record.docname not in env.all_docs:
        return False
    return domain.catalogue.is_active(record) if wanted is True else record.key in (wanted or ())


def labportal_domain(env: BuildEnvironment) -> LabportalDomain:
    """Return the domain of this build."""
    return cast("LabportalDomain", env.get_domain(LabportalDomain.name))


def add_short_roles(add_role: Any) -> None:
    """Make ``{person}`` work beside ``{labportal:person}``."""
    for role, type_name in ROLE_NAMES.items():
        add_role(role, RecordRole(type_name))
