"""Reading back what the head of a page tells machines, with other programs' vocabularies."""

from __future__ import annotations

import datetime as dt
import json
import warnings
from dataclasses import dataclass, field, replace
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from rdflib import RDF, SDO, BNode, Graph, Literal, URIRef

from labportal.model.linking import build_catalogue
from labportal.model.names import PersonName
from labportal.model.records import Link
from labportal.reading.bibtex import BibFile, read_bibliography

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rdflib.term import Node

    from labportal.model.catalogue import Catalogue
    from labportal.model.records import Publication, Record

BASE = "https://lab.example.org/site/"
HOSTILE = "</script><script>alert(1)</script><!-- \" ' & <b> ]]> \x00\x1b &amp; {{ x }}"

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "ScholarlyArticle": ("headline", "name", "author", "datePublished"),
    "Thesis": ("headline", "author", "datePublished", "inSupportOf", "sourceOrganization"),
    "Book": ("name",),
    "Chapter": ("name", "author", "isPartOf"),
    "Report": ("name", "author"),
    "Person": ("name",),
    "ResearchProject": ("name",),
    "Grant": ("funder", "fundedItem"),
    "Organization": ("name",),
    "ResearchOrganization": ("name",),
    "SoftwareSourceCode": ("name", "codeRepository"),
    "DefinedTerm": ("name",),
    "PropertyValue": ("propertyID", "value"),
    "Periodical": ("name",),
    "PublicationVolume": ("volumeNumber",),
    "PublicationIssue": ("issueNumber", "isPartOf"),
    "BreadcrumbList": ("itemListElement",),
    "ListItem": ("position", "name"),
    "ItemList": ("name", "numberOfItems"),
    "ProfilePage": ("mainEntity", "url"),
    "CollectionPage": ("name", "url"),
    "WebPage": ("name", "url"),
    "WebSite": ("name", "url"),
}
"""Type -> what a thing of that type must say of itself."""


@dataclass
class Head(HTMLParser):
    """The elements of a head, and whatever is wrong with its mark-up."""

    html: str
    metas: list[tuple[str, str]] = field(default_factory=list)
    properties: list[tuple[str, str]] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read the head."""
        super().__init__(convert_charrefs=True)
        self._open = ""
        self.feed(self.html)
        self.close()
        if self._open:
            self.faults.append(f"<{self._open}> is not closed")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        named = {name: value or "" for name, value in attrs}
        if len(named) != len(attrs) or not all(named.values()):
            self.faults.append(f"<{tag}> has repeated or empty attributes")
        if tag == "meta" and set(named) == {"name", "content"}:
            self.metas.append((named["name"], named["content"]))
        elif tag == "meta" and set(named) == {"property", "content"}:
            self.properties.append((named["property"], named["content"]))
        elif tag == "link" and {"rel", "href"} <= set(named) <= {"rel", "href", "type"}:
            self.links.append(named)
        elif tag == "script" and named == {"type": "application/ld+json"}:
            self._open = tag
        else:
            self.faults.append(f"<{tag}> with {sorted(named)} does not belong here")

    def handle_endtag(self, tag: str) -> None:
        """Note the end of the only element that has one."""
        if tag != self._open:
            self.faults.append(f"</{tag}> closes nothing")
        self._open = ""

    def handle_data(self, data: str) -> None:
        """Note a script; other text does not belong into a head."""
        if self._open:
            self.scripts.append(data)
        elif data.strip():
            self.faults.append(f"text {data.strip()[:40]!r} outside of elements")

    def handle_comment(self, data: str) -> None:
        """Note a comment as a fault."""
        self.faults.append(f"comment {data[:40]!r}")

    def all(self, name: str) -> list[str]:
        """Return the contents of every tag of that name."""
        return [content for found, content in (*self.metas, *self.properties) if found == name]

    def one(self, name: str) -> str:
        """Return the content of the only tag of that name, or nothing."""
        found = self.all(name)
        assert len(found) < 2, f"{name} is there {len(found)} times"
        return found[0] if found else ""

    def hrefs(self, rel: str) -> list[str]:
        """Return the addresses of every link with that relation."""
        return [found["href"] for found in self.links if found["rel"] == rel]

    @property
    def graph(self) -> list[dict[str, Any]]:
        """The things that the JSON-LD tells of."""
        [script] = self.scripts
        data = json.loads(script)
        assert set(data) == {"@context", "@graph"}
        assert data["@context"] == "https://schema.org"
        found: list[dict[str, Any]] = data["@graph"]
        return found

    def thing(self, kind: str) -> dict[str, Any]:
        """Return the only thing of that type in the graph."""
        [found] = [node for node in self.graph if node["@type"] == kind]
        return found


@cache
def vocabulary() -> frozenset[str]:
    """Every type and property of schema.org that rdflib knows."""
    # Iterating over SDO itself would never end.
    return frozenset(str(SDO[name]) for name in SDO.__annotations__)


def rdf_of(head: Head) -> Graph:
    """Return the JSON-LD as triples, without asking the network for its context."""
    [script] = head.scripts
    data = json.loads(script)
    text = json.dumps({"@context": {"@vocab": "https://schema.org/"}, "@graph": data["@graph"]})
    graph = Graph()
    with warnings.catch_warnings():
        # rdflib's own reader of JSON-LD uses a class that rdflib is giving up.
        warnings.simplefilter("ignore", DeprecationWarning)
        graph.parse(data=text, format="json-ld", publicID=f"{BASE}here/")
    return graph


def faults(html: str) -> list[str]:
    """Return everything that is wrong with a head, whatever it is the head of."""
    head = Head(html)
    found = list(head.faults)
    if not head.scripts:
        return found
    graph = rdf_of(head)
    for subject, predicate, value in graph:
        if predicate == RDF.type:
            found += [] if str(value) in vocabulary() else [f"unknown type {value}"]
        elif str(predicate) not in vocabulary():
            found.append(f"unknown property {predicate}")
        found += _value_faults(subject, value)
    for kind, names in REQUIRED.items():
        for thing in graph.subjects(RDF.type, SDO[kind]):
            found += [
                f"{kind} {thing} has no {name}"
                for name in names
                if graph.value(thing, SDO[name]) is None
            ]
    return sorted(set(found))


def _value_faults(subject: Node, value: Node) -> list[str]:
    if isinstance(value, Literal) and not str(value).strip():
        return [f"{subject} has an empty value"]
    named = [node for node in (subject, value) if isinstance(node, URIRef)]
    assert isinstance(subject, URIRef | BNode)
    return [
        f"{node} is no address"
        for node in named
        if not str(node).startswith(("https://", "http://")) or set(' "<>{}|\\^`') & set(str(node))
    ]


def catalogue_of(*records: Record, bib: str = "") -> Catalogue:
    """Link *records* and the publications of a .bib file's text."""
    publications = read_bibliography([BibFile("papers.bib", bib)]).publications if bib else ()
    return build_catalogue(
        [*records, *publications], today=dt.date(2026, 3, 14), roles={}, groups={}
    )


def kinds(nodes: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the type of each thing."""
    return [str(node["@type"]) for node in nodes]


def hostile_publication(kind: str) -> Publication:
    """Return a publication of which every text tries to become code."""
    plain = catalogue_of(bib="@article{key20, author={A. B}, title={T}, year=2020}")
    names = ("title", "description", "bibkey", "venue", "volume", "number", "pages", "publisher",
             "school", "doi", "pmid", "arxiv", "url", "language", "picture_alt")  # fmt: skip
    extra = ("abstract", "license", "langid", "issn", "isbn", "series", "edition", "address")
    name = PersonName(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    return replace(
        plain.publication("key20"),
        kind=kind,
        tags=(HOSTILE,),
        authors=(name, PersonName(family=HOSTILE, literal=True)),
        editors=(name,),
        supervisors=(name,),
        links=(Link("Code", f"https://x.example.org/{HOSTILE}"), Link("Code", "javascript:x")),
        fields=dict.fromkeys(extra, HOSTILE),
        **dict.fromkeys(names, HOSTILE),
    )
