"""Lists of records as the book prints them: boxes, people with portraits, hanging references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from labportal.model.records import Person, Publication
from labportal.rendering.doctree import document_link
from labportal.rendering.latex.nodes import (
    command,
    environment,
    index_entry,
    latex_label,
    latex_page,
    link,
)
from labportal.rendering.latex.references import BookReferences, address_nodes
from labportal.rendering.latex.theses import thesis_gallery

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from labportal.model.catalogue import Catalogue
    from labportal.model.views import Card, ListView

PORTRAIT = "20mm"
SMALL_PORTRAIT = "11mm"


class BookLists:
    """Makes the lists of one book."""

    def __init__(
        self, catalogue: Catalogue, docnames: Collection[str], profiles: Collection[str]
    ) -> None:
        """Know which documents are in the book, and which people have a text besides their card."""
        self.catalogue = catalogue
        self.docnames = docnames
        self.profiles = profiles
        self._references = BookReferences(catalogue, docnames)

    def list_nodes(self, view: ListView, *, form: str = "") -> list[nodes.Node]:
        """Return a list.

        *form* is what a chapter asks for: ``directory``, ``all``, ``short`` or ``theses``.
        """
        found: list[nodes.Node] = []
        for part in view.parts:
            if part.heading:
                found.append(nodes.rubric(part.heading, part.heading))
            found += self._part(part.cards, view, form)
        return found

    def _part(self, cards: Sequence[Card], view: ListView, form: str) -> list[nodes.Node]:
        if form == "theses":
            return [thesis_gallery(self._theses(cards), self._references)]
        if view.type_name == "publication":
            return [self._references.list_of(cards, form)]
        if view.layout in ("names", "compact"):
            return [self._names(cards)]
        if view.type_name == "person":
            if form == "directory":
                return [self._directory(cards)]
            return self._people(cards)
        return [self._boxes(cards)]

    def _theses(self, cards: Iterable[Card]) -> Iterator[tuple[Card, Publication]]:
        for card in cards:
            record = self.catalogue.records.get(card.ref) if card.ref else None
            if isinstance(record, Publication):
                yield card, record

    # People --------------------------------------------------------------------------------

    def _directory(self, cards: Iterable[Card]) -> nodes.Element:
        return environment("labportalpeople", *(self._directory_card(card) for card in cards))

    def _directory_card(self, card: Card) -> nodes.Element:
        person = self.catalogue.records.get(card.ref) if card.ref else None
        name: list[nodes.Node] = [nodes.Text(card.label)]
        lines: list[nodes.Node] = []
        if isinstance(person, Person):
            if person.docname in self.profiles:
                name = [document_link(person.docname, *name)]
            elif person.docname:
                name.insert(0, latex_label(docname=person.docname))
            before, _, after = person.heading.partition(person.label)
            name = [nodes.Text(before), *name, nodes.Text(after)]
            name.append(index_entry(person.parsed_name))
            lines = [command("labportalcontact", *line) for line in contact_lines(person)]
        text = [command("labportalname", *name)]
        if card.line:
            text.append(command("labportalline", nodes.Text(card.line)))
        return environment(
            "labportalperson",
            environment("labportalportrait", portrait(card, PORTRAIT)),
            environment("labportalpersontext", *text, *lines),
        )

    def _people(self, cards: Sequence[Card]) -> list[nodes.Node]:
        """Return those with a page with small portraits, and the names of all others after them."""
        known = [card for card in cards if card.docname]
        others = [card for card in cards if not card.docname]
        found: list[nodes.Node] = []
        if known:
            found.append(environment("labportalpeople", *map(self._small_person, known)))
        if others:
            found.append(self._row_of_names(others))
        return found

    def _row_of_names(self, cards: Iterable[Card]) -> nodes.Element:
        """Return those without a page in the lines of one paragraph."""
        text: list[nodes.Node] = []
        for card in cards:
            if text:
                text.append(nodes.Text("; "))
            text += [*self._label(card), *self._index(card)]
            if card.line:
                text += [nodes.Text(" "), command("labportalmuted", nodes.Text(f"({card.line})"))]
        return environment("labportalothers", nodes.paragraph("", "", *text))

    def _small_person(self, card: Card) -> nodes.Element:
        text = [command("labportalname", *self._label(card), *self._index(card))]
        if card.line:
            text.append(command("labportalcontact", nodes.Text(card.line)))
        return environment(
            "labportalsmallperson",
            environment("labportalsmallportrait", portrait(card, SMALL_PORTRAIT)),
            environment("labportalsmallpersontext", *text),
        )

    def _index(self, card: Card) -> list[nodes.Node]:
        record = self.catalogue.records.get(card.ref) if card.ref else None
        return [index_entry(record.parsed_name)] if isinstance(record, Person) else []

    # Other records -------------------------------------------------------------------------

    def _names(self, cards: Iterable[Card]) -> nodes.Element:
        items = nodes.bullet_list(bullet="*")
        for card in cards:
            line = nodes.paragraph("", "", *self._label(card), *self._index(card))
            after = ", ".join(part for part in (card.when, card.line, *card.badges) if part)
            if after:
                # TeX drops a space at the beginning of coloured text.
                line += [nodes.Text(" "), command("labportalmuted", nodes.Text(f"({after})"))]
            line += self._page(card)
            items += nodes.list_item("", line)
        return items

    def _boxes(self, cards: Sequence[Card]) -> nodes.Element:
        return environment("labportalcards", *(self._box(card) for card in cards))

    def _box(self, card: Card) -> nodes.Element:
        content: list[nodes.Node] = [command("labportalcardtitle", *self._label(card))]
        line: list[nodes.Node] = [
            nodes.Text(", ".join(part for part in (card.when, card.line, *card.badges) if part))
        ]
        page = self._page(card)
        if line[0].astext() or page:
            content.append(command("labportalcardline", *line, *page))
        if card.text:
            content.append(nodes.paragraph(card.text, card.text))
        return environment("labportalcard", *content)

    def _label(self, card: Card) -> list[nodes.Node]:
        text = nodes.Text(card.label)
        if card.docname in self.docnames:
            return [document_link(card.docname, text)]
        return [link(card.url, text)] if card.url else [text]

    def _page(self, card: Card) -> list[nodes.Node]:
        if card.docname not in self.docnames:
            return []
        return [nodes.Text(" "), latex_page(docname=card.docname)]


def portrait(card: Card, width: str) -> nodes.Node:
    """Return a square portrait, or the initials of somebody without one."""
    picture = card.portrait or card.picture
    if not picture:
        return command("labportalinitials", nodes.Text(card.initials))
    return nodes.image(
        uri=picture,
        candidates={"*": picture},
        alt=card.picture_alt or card.label,
        width=width,
        crop="square",
        initials=card.initials,
    )


def contact_lines(person: Person) -> list[list[nodes.Node]]:
    """Return where a person can be reached, and the ORCID iD."""
    lines: list[list[nodes.Node]] = []
    if person.email:
        lines.append([link(f"mailto:{person.email}", *address_nodes(person.email))])
    where = ", ".join(part for part in (person.telephone, person.office) if part)
    if where:
        lines.append([nodes.Text(where)])
    if person.orcid:
        text = nodes.Text(f"ORCID {person.orcid}")
        lines.append([link(f"https://orcid.org/{person.orcid}", text)])
    return lines
