"""The top of a record's page in the book: its picture with the facts beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from labportal.rendering.doctree import document_link
from labportal.rendering.latex.nodes import command, environment, link
from labportal.rendering.latex.references import address_nodes
from labportal.sphinxext.in_text import LEADS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from labportal.model.facts import FactValue
    from labportal.model.views import HeaderView

BESIDE = "74mm"
"""Width of a picture with facts beside it."""
ALONE = "100mm"


def header_nodes(
    view: HeaderView, docnames: Collection[str], lines: Sequence[nodes.Node] = ()
) -> list[nodes.Node]:
    """Return the top of a page; *lines* are those of the page's own text."""
    found: list[nodes.Node] = []
    if view.subtitle and view.type_name == "person":
        found.append(command("labportalsubtitleline", nodes.Text(view.subtitle)))
    found += [line for line in lines if not _is_leads(line)]
    leads = [line for line in lines if isinstance(line, nodes.field_list) and _is_leads(line)]
    facts = [*map(_lead, (field for lead in leads for field in lead)), *fact_nodes(view, docnames)]
    if view.picture and facts:
        found.append(
            environment(
                "labportalhead",
                environment("labportalheadpicture", _picture(view, BESIDE)),
                environment("labportalheadside", environment("labportalfacts", *facts)),
            )
        )
    elif view.picture:
        found.append(environment("labportalbanner", _picture(view, ALONE)))
    elif facts:
        found.append(environment("labportalfacts", *facts))
    return found


def _picture(view: HeaderView, width: str) -> nodes.image:
    return nodes.image(
        uri=view.picture,
        candidates={"*": view.picture},
        alt=view.picture_alt,
        width=width,
        crop="banner",
    )


def fact_nodes(view: HeaderView, docnames: Collection[str]) -> list[nodes.Node]:
    """Return the facts, each a label with values."""
    found: list[nodes.Node] = []
    if view.badges:
        found.append(_fact(view.status, [nodes.Text(", ".join(view.badges))]))
    found += [_fact(fact.label, values_nodes(fact.values, docnames)) for fact in view.facts]
    found += [_fact(place.text, [link(place.url, *address_nodes(place.url))])
              for place in view.links]  # fmt: skip
    return found


def _is_leads(node: nodes.Node) -> bool:
    """Tell whether a node holds lines such as "Leader: Ada Lovelace" of the text."""
    return isinstance(node, nodes.field_list) and LEADS in node["classes"]


def _lead(field: nodes.Node) -> nodes.Node:
    """Return a line of the text as a fact among the others."""
    assert isinstance(field, nodes.field)
    name, body = field.children
    assert isinstance(body, nodes.field_body)
    content: list[nodes.Node] = []
    for paragraph in body.children:
        if content:
            content.append(nodes.Text(" "))
        content += paragraph.children
    return _fact(name.astext(), content)


def _fact(label: str, content: Sequence[nodes.Node]) -> nodes.Node:
    return command("labportalfact", *content, arguments=(label,))


def values_nodes(values: Sequence[FactValue], docnames: Collection[str]) -> list[nodes.Node]:
    """Return the values of a fact, with links; addresses are shown as a reader of paper wants."""
    found: list[nodes.Node] = []
    for value in values:
        if found:
            found.append(nodes.Text(", "))
        text = nodes.Text(value.text)
        if value.docname in docnames:
            found.append(document_link(value.docname, text))
        elif value.url:
            shown = address_nodes(value.url) if value.text == value.url else [text]
            found.append(link(value.url, *shown))
        else:
            found.append(text)
    return found
