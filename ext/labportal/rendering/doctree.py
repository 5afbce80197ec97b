"""Views as ordinary docutils nodes, for every format but HTML."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from labportal.model.facts import FactValue
    from labportal.model.records import Run
    from labportal.model.references import Reference
    from labportal.model.styles import Part
    from labportal.model.views import Card, HeaderView, ListPart, ListView

PORTRAIT_WIDTH = "28mm"
BANNER_WIDTH = "60%"


def list_nodes(view: ListView) -> list[nodes.Node]:
    """Return a list of records."""
    found: list[nodes.Node] = []
    if not view.parts and view.empty:
        found.append(nodes.paragraph(view.empty, view.empty))
    for part in view.parts:
        if part.heading:
            found.append(nodes.rubric(part.heading, part.heading))
        found.append(_part(part, view))
    return found


def _part(part: ListPart, view: ListView) -> nodes.Node:
    items = nodes.bullet_list(bullet="*")
    for card in part.cards:
        items += nodes.list_item("", *_card(card, view))
    return items


def _card(card: Card, view: ListView) -> list[nodes.Node]:
    if card.reference is not None:
        return [nodes.paragraph("", "", *reference_nodes(card.reference))]
    line = nodes.paragraph("", "", nodes.strong("", "", *_label(card)))
    after = ", ".join(part for part in (card.when, card.line, *card.badges) if part)
    if after:
        line += nodes.Text(f" ({after})" if view.type_name == "project" else f", {after}")
    if card.text and view.layout not in ("compact", "names"):
        return [line, nodes.paragraph(card.text, card.text)]
    return [line]


def _label(card: Card) -> list[nodes.Node]:
    text = nodes.Text(card.label)
    if card.docname:
        return [document_link(card.docname, text)]
    if card.url:
        return [nodes.reference("", "", text, refuri=card.url)]
    return [text]


def document_link(docname: str, *content: nodes.Node) -> nodes.Node:
    """Return a link to a document, from wherever it stands."""
    return addnodes.pending_xref(
        "",
        nodes.inline("", "", *content),
        refdomain="std",
        reftype="doc",
        # From the root, wherever the list stands.
        reftarget=f"/{docname}",
        refexplicit=True,
        refwarn=False,
    )


def reference_nodes(reference: Reference) -> list[nodes.Node]:
    """Return one publication as inline nodes, in the style of the site."""
    found = [part_node(part) for part in reference.parts]
    for link in reference.links[:1]:
        # In full, since paper cannot be clicked; the first link is the most lasting one.
        found += [nodes.Text(" "), nodes.reference("", link.url, refuri=link.url)]
    return found


def part_node(part: Part) -> nodes.Node:
    """Return a piece of a reference; members of the groups stand out."""
    node: nodes.Node = nodes.Text(part.text)
    if part.run is not None:
        node = run_node(replace(part.run, text=part.text, url=""))
    elif part.author is not None and part.author.is_member:
        inner = node
        if part.author.docname:
            inner = document_link(part.author.docname, node)
        elif part.author.url:
            inner = nodes.reference("", "", node, refuri=part.author.url)
        node = nodes.strong("", "", inner)
    kind = {"emph": nodes.emphasis, "strong": nodes.strong}.get(part.markup)
    return kind("", "", node) if kind else node


def run_node(run: Run) -> nodes.Node:
    """Return a piece of a title with its mark-up."""
    node: nodes.Node
    kinds: dict[str, type[nodes.TextElement]] = {
        "emph": nodes.emphasis,
        "strong": nodes.strong,
        "sup": nodes.superscript,
        "sub": nodes.subscript,
        "code": nodes.literal,
        "math": nodes.math,
    }
    kind = kinds.get(run.markup)
    node = kind(run.text, run.text) if kind else nodes.Text(run.text)
    return nodes.reference("", "", node, refuri=run.url) if run.url else node


def header_nodes(view: HeaderView, lines: Sequence[nodes.Node] = ()) -> list[nodes.Node]:
    """Return the top of a record's page; *lines* are those of the page's own text."""
    found: list[nodes.Node] = []
    if view.picture:
        width = PORTRAIT_WIDTH if view.type_name == "person" else BANNER_WIDTH
        found.append(
            nodes.image(
                uri=view.picture,
                candidates={"*": view.picture},
                alt=view.picture_alt,
                width=width,
                align="left" if view.type_name == "person" else "center",
            )
        )
    if view.subtitle and view.type_name == "person":
        found.append(nodes.paragraph("", "", nodes.emphasis(view.subtitle, view.subtitle)))
    found += lines
    fields = [(fact.label, _values(fact.values)) for fact in view.facts]
    fields += [(link.text, [_value(link, as_address=True)]) for link in view.links]
    if view.badges:
        text = ", ".join(view.badges)
        fields.insert(0, (view.status, [nodes.Text(text)]))
    if fields:
        field_list = nodes.field_list()
        for label, content in fields:
            field_list += nodes.field(
                "",
                nodes.field_name(label, label),
                nodes.field_body("", nodes.paragraph("", "", *content)),
            )
        found.append(field_list)
    return found


def _values(values: Sequence[FactValue]) -> list[nodes.Node]:
    found: list[nodes.Node] = []
    for value in values:
        if found:
            found.append(nodes.Text(", "))
        found.append(_value(value))
    return found


def _value(value: FactValue, *, as_address: bool = False) -> nodes.Node:
    if value.docname:
        return document_link(value.docname, nodes.Text(value.text))
    if value.url:
        text = value.url.removeprefix("https://") if as_address else value.text
        return nodes.reference("", text, refuri=value.url)
    return nodes.Text(value.text)


def number_nodes(counts: Iterable[tuple[str, str]]) -> list[nodes.Node]:
    """Return counts, each (what is counted, number), as one line of text."""
    text = " · ".join(f"{count} {label}" for label, count in counts)
    return [nodes.paragraph(text, text)]
