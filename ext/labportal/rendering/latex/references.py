"""Hanging references with working links, members marked and in the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from labportal.model.records import Person, Publication
from labportal.model.styles import Part
from labportal.rendering.doctree import document_link, part_node
from labportal.rendering.latex.nodes import command, environment, index_entry, latex_label, link
from labportal.sphinxext.domain import bulk_docname

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from labportal.model.catalogue import Catalogue
    from labportal.model.names import PersonName
    from labportal.model.references import Reference
    from labportal.model.views import Card

FIRST_AUTHORS = 3
"""A shortened reference names so many authors, and after them the members."""

FEW = 4
"""Fewer references than these stand in one column."""


class BookReferences:
    """Makes the lists of publications of one book."""

    def __init__(self, catalogue: Catalogue, docnames: Collection[str]) -> None:
        self.catalogue = catalogue
        self.docnames = docnames

    def list_of(self, cards: Iterable[Card], form: str = "") -> nodes.Element:
        """Return hanging references."""
        items = [self._reference(card, form) for card in cards]
        if form != "short":
            return environment("labportalreferences", *items)
        # Two columns of one entry would be two halves of it.
        columns = "labportalshortreferences" if len(items) >= FEW else "labportalsmallreferences"
        return environment(columns, *items)

    def _reference(self, card: Card, form: str) -> nodes.Node:
        record = self.catalogue.records.get(card.ref) if card.ref else None
        content: list[nodes.Node] = [nodes.Text(card.label)]
        if card.reference is not None:
            content = self.reference_nodes(card.reference, short=form == "short")
        if not isinstance(record, Publication):
            return environment("labportalreference", *content)
        if form in ("all", "short"):
            content.insert(0, latex_label(docname=bulk_docname(record.ref)))
        return environment("labportalreference", *content, origin=str(record.source))

    def authors(self, publication: Publication) -> list[nodes.Node]:
        """Return the names of the authors in full, with links to members."""
        return self._names(publication.authors)

    def supervisors(self, thesis: Publication) -> list[nodes.Node]:
        """Return who supervised a thesis, with links to members."""
        return self._names(thesis.supervisors)

    def _names(self, names: Iterable[PersonName]) -> list[nodes.Node]:
        found: list[nodes.Node] = []
        for name in names:
            person = self.catalogue.people.find_author(name).person
            text: nodes.Node = nodes.Text(str(name))
            if isinstance(person, Person):
                text = self._member(str(name), person.ref)
            found += [text, nodes.Text(", ")]
        return found[:-1]

    def reference_nodes(self, reference: Reference, *, short: bool = False) -> list[nodes.Node]:
        """Return one publication, its members marked and in the index, with a working link."""
        found: list[nodes.Node] = []
        for part in reference.parts if not short else shortened(reference.parts):
            if part.author is not None and part.author.is_member:
                found.append(self._member(part.text, part.author.person))
            else:
                found.append(part_node(part))
        for place in reference.links[:1]:
            found += [nodes.Text(" "), link(place.url, *address_nodes(place.url))]
        return found

    def _member(self, text: str, ref: tuple[str, str] | None) -> nodes.Node:
        person = self.catalogue.records.get(ref) if ref else None
        inner: nodes.Node = nodes.Text(text)
        if not isinstance(person, Person):
            return command("labportalmember", inner)
        if person.docname in self.docnames:
            inner = document_link(person.docname, inner)
        return command("labportalmember", inner, index_entry(person.parsed_name))


_SHORT = (
    ("https://doi.org/", "doi:"),
    ("https://arxiv.org/abs/", "arXiv:"),
    ("https://pubmed.ncbi.nlm.nih.gov/", "PMID "),
    ("https://www.", ""),
    ("https://", ""),
    ("http://", ""),
)


def address_nodes(url: str) -> list[nodes.Node]:
    """Return an address as a reader of paper wants it, with places where a line may end."""
    for start, short in _SHORT:
        if url.startswith(start):
            url = short + url.removeprefix(start).rstrip("/")
            break
    pieces: list[nodes.Node] = []
    word = ""
    for sign in url:
        word += sign
        if sign in "/.?&=_#:@" and len(word) > 3:
            pieces += [nodes.Text(word), command("labportalbreak")]
            word = ""
    pieces.append(nodes.Text(word))
    return [command("labportalat", *pieces)]


def shortened(parts: Sequence[Part]) -> list[Part]:
    """Return a reference in which of a long list of authors the first and the members remain."""
    authors = [place for place, part in enumerate(parts) if part.author is not None]
    if len(authors) <= FIRST_AUTHORS + 1:
        return list(parts)
    last = authors[-1]
    kept = {*authors[:FIRST_AUTHORS]}
    kept |= {place for place in authors if (author := parts[place].author) and author.is_member}
    found: list[Part] = []
    for place, part in enumerate(parts):
        if place < authors[0] or place > last:
            found.append(part)
        elif place in kept:
            found += [Part(", "), part] if place != authors[0] else [part]
        elif part.author is not None and not found[-1].text.endswith(("…", " al")):
            found.append(Part(" et al" if max(kept) < place else ", …"))
    return found
