"""Theses as the book shows them: the cover, and beside it who wrote what, where, and with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from labportal.rendering.doctree import run_node
from labportal.rendering.latex.nodes import command, environment, link
from labportal.rendering.latex.references import address_nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labportal.model.records import Publication
    from labportal.model.views import Card
    from labportal.rendering.latex.references import BookReferences

COVER = "22mm"


def thesis_gallery(
    cards: Iterable[tuple[Card, Publication]], references: BookReferences
) -> nodes.Element:
    """Return theses two in a row."""
    return environment(
        "labportalpeople", *(_thesis(card, thesis, references) for card, thesis in cards)
    )


def _thesis(card: Card, thesis: Publication, references: BookReferences) -> nodes.Element:
    runs = [run_node(run) for run in thesis.title_runs]
    lines = [command("labportalname", *(runs or [nodes.Text(card.label)]))]
    lines.append(command("labportalline", *references.authors(thesis)))
    words = references.catalogue.words
    when = words.date(thesis.defended) or str(thesis.year or "")
    where = ", ".join(part for part in (thesis.school or thesis.venue, when) if part)
    if where:
        lines.append(command("labportalcontact", nodes.Text(where)))
    if supervisors := references.supervisors(thesis):
        label = nodes.Text(f"{words.text('Supervised by')} ")
        lines.append(command("labportalcontact", label, *supervisors))
    for place in (card.reference.links if card.reference else ())[:1]:
        address = link(place.url, *address_nodes(place.url))
        lines.append(command("labportalcontact", address))
    return environment(
        "labportalperson",
        environment("labportalcover", _cover(thesis)),
        environment("labportalcovertext", *lines),
        origin=str(thesis.source),
    )


def _cover(thesis: Publication) -> nodes.Node:
    """Return the cover, or a blank one with the year."""
    year = str(thesis.year or "")
    if not thesis.picture:
        return command("labportalblankcover", nodes.Text(year))
    return nodes.image(
        uri=thesis.picture,
        candidates={"*": thesis.picture},
        alt=thesis.picture_alt or thesis.title,
        width=COVER,
        initials=year,
    )
