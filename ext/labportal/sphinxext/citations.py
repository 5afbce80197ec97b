"""sphinxcontrib-bibtex on labportal's own reading of the .bib files.

The extension gets one clean file, so that a broken entry cannot end the build, and the citations
of a text lead to the pages of the publications.  This is the only module that knows its insides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from pybtex.database import Entry, Person
from pybtex.plugin import find_plugin
from pybtex.richtext import Text
from pybtex.style import FormattedEntry
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.citation_target import CitationTarget, parse_citation_targets
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.plugin import find_plugin as find_bibtex_plugin
from sphinxcontrib.bibtex.roles import CiteRole
from sphinxcontrib.bibtex.style.referencing import BaseReferenceStyle, format_references
from sphinxcontrib.bibtex.style.template import SphinxReferenceInfo

from labportal.model.codes import Code
from labportal.model.records import Publication
from labportal.sphinxext.domain import LabportalDomain, labportal_domain
from labportal.sphinxext.messages import warn_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


CLEAN_FILE = "labportal.bib"
_NO_ADDRESS = "labportal:no-address"


def write_clean_bibliography(doctreedir: Path, text: str) -> Path:
    """Write the file that sphinxcontrib-bibtex reads; an unchanged one keeps its time."""
    path = doctreedir / CLEAN_FILE
    doctreedir.mkdir(parents=True, exist_ok=True)
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
    return path


def cited_keys(target: str) -> tuple[CitationTarget, ...]:
    """Return the keys of a citation with the texts before and after them."""
    try:
        return tuple(parse_citation_targets(target))
    except ValueError:
        return ()


class CitationRole(CiteRole):
    """A citation; one that cannot be read is shown as it was written."""

    def result_nodes(
        self,
        document: nodes.document,
        env: BuildEnvironment,
        node: nodes.Element,
        is_ref: bool,  # noqa: FBT001 -- Sphinx's signature
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the citation; sphinxcontrib-bibtex would end the build for a stray comma."""
        if cited_keys(self.target):
            found: tuple[list[nodes.Node], list[nodes.system_message]] = super().result_nodes(  # type: ignore[no-untyped-call]
                document, env, node, is_ref
            )
            return found
        if env.docname not in labportal_domain(env).portal.pages:
            # The text of pages was checked before the first one was read.
            message = f"the citation '{self.target}' cannot be read"
            warn_at(self.get_source_info(), Code.UNKNOWN_BIBKEY, message)
        return [nodes.literal(self.target, self.target)], []


def add_citation_roles(app: Sphinx) -> None:
    """Put our role in place of every role of sphinxcontrib-bibtex that cites."""
    app.add_role("cite", CitationRole(), override=True)
    for name in BibtexDomain.roles:
        app.add_role_to_domain(BibtexDomain.name, name, CitationRole(), override=True)


class LinkBibliographies(SphinxPostTransform):
    """Lead each entry of a hand-placed bibliography to the page of the publication."""

    # After sphinxcontrib-bibtex has filled the bibliographies (5), before links are resolved.
    default_priority: ClassVar[int] = 7

    def run(self, **_kwargs: object) -> None:
        """Add a link to each entry."""
        known = self.env.domaindata["cite"]["bibliographies"]
        keys = {
            id(node): key for value in known.values() for key, node in value.citation_nodes.items()
        }
        if not keys:
            return
        entries: list[nodes.Element] = [
            *self.document.findall(nodes.citation),
            *self.document.findall(nodes.list_item),
        ]
        domain = labportal_domain(self.env)
        for entry in entries:
            record = domain.catalogue.get("publication", keys.get(id(entry), ""))
            docname = entry.get("docname", self.env.docname)
            uri = domain.uri_of(domain.builder, docname, record) if record else ""
            paragraph = next(
                (c for c in entry.children[::-1] if isinstance(c, nodes.paragraph)), None
            )
            if uri and paragraph is not None and "://" not in uri:
                text = domain.words_of(self.env.docname).text("Details")
                link = nodes.reference("", text, refuri=uri, internal=True)
                paragraph += [nodes.Text(" "), link]


class _Addresses:
    """As much of a builder as the extension needs to make a link: here a target is its address."""

    name = "labportal"

    def get_relative_uri(self, _from: str, to: str, _typ: str | None = None) -> str:
        """Return the address unchanged."""
        return to


class LinkCitations(SphinxPostTransform):
    """Resolve every citation in prose to the page of the publication."""

    # Before sphinxcontrib-bibtex fills its bibliographies (5) and Sphinx asks it to resolve
    # citations (10): a citation needs no bibliography here.
    default_priority: ClassVar[int] = 4

    def run(self, **_kwargs: object) -> None:
        """Replace the citations of the document."""
        found = [node for node in self.document.findall(nodes.Element) if _is_citation(node)]
        if not found:
            return
        style = _reference_style(self.config.bibtex_reference_style)
        for node in found:
            node.replace_self(self._citation(node, style))

    def _citation(self, node: nodes.Element, style: BaseReferenceStyle) -> nodes.Node:
        references = list(self._references(node))
        result = nodes.inline("", "", classes=["bibtex-citation"], ids=node["ids"])
        if not references:
            result += nodes.literal("", node["reftarget"])
            return result
        backend = find_plugin("pybtex.backends", "docutils")()
        result += format_references(style, node["reftype"], references).render(backend)
        for link in list(result.findall(nodes.reference)):
            if link.get("refuri") == _NO_ADDRESS:
                link.replace_self(link.children)
            elif "://" in link.get("refuri", ""):
                link["internal"] = False
        return result

    def _references(
        self, node: nodes.Element
    ) -> Iterator[tuple[Entry, FormattedEntry, SphinxReferenceInfo]]:
        domain = labportal_domain(self.env)
        docname = node.get("refdoc", self.env.docname)
        for target in cited_keys(node["reftarget"]):
            record = domain.catalogue.get("publication", target.key)
            if isinstance(record, Publication):
                info = SphinxReferenceInfo(
                    builder=_Addresses(),  # type: ignore[arg-type]
                    fromdocname=docname,
                    todocname=self._address(domain, docname, record),
                    citation_id="",
                    title=record.title,
                    pre_text=target.pre,
                    post_text=target.post,
                )
                formatted = FormattedEntry(record.bibkey, Text(record.title), _label_of(record))
                yield _entry_of(record), formatted, info

    def _address(self, domain: LabportalDomain, docname: str, record: Publication) -> str:
        builder = labportal_domain(self.env).builder
        return domain.uri_of(builder, docname, record) or _NO_ADDRESS


def _is_citation(node: nodes.Element) -> bool:
    return node.get("refdomain") == "cite" and "reftarget" in node


def _reference_style(name: str) -> BaseReferenceStyle:
    style: Any = find_bibtex_plugin("sphinxcontrib.bibtex.style.referencing", name)
    made: BaseReferenceStyle = style()
    return made


def _entry_of(record: Publication) -> Entry:
    names = record.authors or record.editors
    people = [Person(last=name.family, prelast=name.particle, first=name.given) for name in names]
    return Entry(
        record.entry_type,
        fields={"year": str(record.year or "n.d."), "title": record.title},
        persons={"author": people or [Person(last=record.bibkey)]},
    )


def _label_of(record: Publication) -> str:
    family = record.authors[0].family if record.authors else record.bibkey
    letters = "".join(char for char in family if char.isalpha())[:4]
    return f"{letters}{str(record.year or '')[-2:]}"
