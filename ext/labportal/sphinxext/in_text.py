"""Lists, lines and names in the text of a page that say something about its record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from labportal.sphinxext.nodes import record_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from labportal.model.query import Query
    from labportal.reading.said import TextLink, TextPlan
    from labportal.sphinxext.domain import LabportalDomain

LEADS = "lp-leads"
"""Class of the lines under a title that say facts of the record."""

_LABEL = re.compile(r"[^\W\d_][^:]{1,50}:(?=\s|$)")
_LISTS = (nodes.bullet_list, nodes.enumerated_list)


def show_text(document: nodes.document, domain: LabportalDomain, plan: TextPlan) -> None:
    """Do with the text of a page what *plan* says."""
    link_names(document, domain, plan.links)
    for line, query in plan.added:
        block = _block_at(document, line)
        if block is not None:
            domain.note_query(domain.env.docname, line, query)
            _insert_after(block, _placeholder(document, line, query))
    for first, last, size, query in plan.replaced:
        replace_list(document, domain, range(first, last + 1), size, query)
    if plan.lead_lines:
        frame_leads(document, frozenset(plan.lead_lines))


# Lists ---------------------------------------------------------------------------------------


def replace_list(
    document: nodes.document, domain: LabportalDomain, lines: range, size: int, query: Query
) -> None:
    """Put a list of records in the place of a list of so many items."""
    # Markdown makes two lists of one whose marks change.
    found = [node for node in _top_lists(document) if lines[0] - 1 <= (node.line or 0) <= lines[-1]]
    if sum(len(node) for node in found) != size:
        # Markdown sees more or less than was counted: what is not understood stays as it is.
        return
    first = lines[0]
    domain.note_query(domain.env.docname, first, query)
    found[0].replace_self(_placeholder(document, first, query))
    for node in found[1:]:
        node.parent.remove(node)


def _placeholder(document: nodes.document, line: int, query: Query) -> record_list:
    node = record_list(query=query)
    node.source, node.line = document["source"], line
    return node


def _top_lists(document: nodes.document) -> Iterator[nodes.Element]:
    for node in document.findall(lambda node: isinstance(node, _LISTS)):
        if isinstance(node, nodes.Element) and not isinstance(node.parent, nodes.list_item):
            yield node


def _block_at(document: nodes.document, line: int) -> nodes.Element | None:
    """Return the list or table that begins on a line."""
    blocks = [*_top_lists(document), *document.findall(nodes.table)]
    return next((node for node in blocks if node.line in (line, line - 1)), None)


def _insert_after(node: nodes.Element, new: nodes.Element) -> None:
    parent = node.parent
    parent.insert(parent.index(node) + 1, new)


def section_at(document: nodes.document, line: int) -> nodes.section | None:
    """Return the section whose heading stands on a line; none does on line 0."""
    sections = document.findall(nodes.section) if line else ()
    return next((part for part in sections if part[0].line == line), None)


def put_list(section: nodes.section, domain: LabportalDomain, query: Query) -> None:
    """Put a list of records at the end of a section's own text."""
    document = section.document
    assert document is not None
    line = section[0].line or 1
    domain.note_query(domain.env.docname, line, query)
    place = next(
        (i for i, child in enumerate(section.children) if isinstance(child, nodes.section)),
        len(section.children),
    )
    section.insert(place, _placeholder(document, line, query))


# Names ---------------------------------------------------------------------------------------


def link_names(
    document: nodes.document, domain: LabportalDomain, links: Sequence[TextLink]
) -> None:
    """Make the names in lists, tables and lines links to their records."""
    if not links:
        return
    holders: dict[int, list[nodes.Element]] = {}
    for line, holder in _holders(document):
        holders.setdefault(line, []).append(holder)
    lines = sorted(holders)
    for link in links:
        line = next((line for line in reversed(lines) if line <= link.line), 0)
        for holder in holders.get(line, ()):
            if _link_in(holder, domain, link):
                break


def _holders(document: nodes.document) -> Iterator[tuple[int, nodes.Element]]:
    """Yield (line, paragraph); the paragraphs of a table know the line of the table only."""
    for paragraph in document.findall(nodes.paragraph):
        if not isinstance(paragraph.parent, nodes.entry):
            yield paragraph.line or 0, paragraph
    for table in document.findall(nodes.table):
        for number, row in enumerate(table.findall(nodes.row)):
            for paragraph in row.findall(nodes.paragraph):
                # The line below the first row divides it from the others.
                yield (table.line or 0) + number + bool(number), paragraph


def _link_in(holder: nodes.Element, domain: LabportalDomain, link: TextLink) -> bool:
    for text in list(holder.findall(nodes.Text)):
        parent = text.parent
        place = str(text).casefold().find(link.text.casefold())
        if place < 0 or not link.text or _is_linked(text, holder):
            continue
        end = place + len(link.text)
        words = str(text)[place:end]
        node = _link(words, domain, link)
        pieces: list[nodes.Node] = [nodes.Text(text[:place]), node, nodes.Text(text[end:])]
        # By identity: two texts that read the same are equal.
        index = next(i for i, child in enumerate(parent.children) if child is text)
        parent[index : index + 1] = [piece for piece in pieces if piece.astext()]
        return True
    return False


def _link(words: str, domain: LabportalDomain, link: TextLink) -> nodes.Node:
    if link.url:
        return nodes.reference("", words, refuri=link.url)
    return addnodes.pending_xref(
        "",
        nodes.inline("", words),
        refdomain=domain.name,
        reftype=link.type_name,
        reftarget=link.key,
        refexplicit=True,
        refdoc=domain.env.docname,
        refwarn=False,
    )


def _is_linked(text: nodes.Text, holder: nodes.Element) -> bool:
    node = text.parent
    while node is not holder:
        if isinstance(node, nodes.reference | addnodes.pending_xref | nodes.literal):
            return True
        node = node.parent
    return False


# Lines ---------------------------------------------------------------------------------------


def frame_leads(document: nodes.document, lines: frozenset[int]) -> None:
    """Show lines such as "Leader: Ada Lovelace" as fields, each on a line of its own."""
    blocks: list[nodes.Element] = [*document.findall(nodes.paragraph), *_top_lists(document)]
    for block in blocks:
        rows = _rows(block)
        if not rows or not any(line in lines for line, _ in rows):
            continue
        # Nothing is moved before it is known that every line is one: a node has one place.
        fields = [field for _, children in rows if (field := _field(children)) is not None]
        if len(fields) < len(rows):
            continue
        found = nodes.field_list("", classes=[LEADS])
        for label, content in fields:
            body = nodes.field_body("", nodes.paragraph("", "", *content))
            found += nodes.field("", nodes.field_name("", label), body)
        found.source, found.line = document["source"], block.line
        parent = block.parent
        place = parent.index(block)
        block.replace_self(found)
        before = parent.children[place - 1] if place else None
        if isinstance(before, nodes.field_list) and LEADS in before["classes"]:
            before.extend(found.children)
            parent.remove(found)


def _rows(block: nodes.Element) -> list[tuple[int, list[nodes.Node]]]:
    """Return (line, content) of the lines of a paragraph, or of the items of a list."""
    if not isinstance(block, nodes.paragraph):
        items = [item for item in block.children if isinstance(item, nodes.list_item)]
        if not all(len(item) == 1 and isinstance(item[0], nodes.paragraph) for item in items):
            return []
        return [(item.line or 0, list(item[0].children)) for item in items]
    if isinstance(block.parent, nodes.list_item | nodes.entry | nodes.field_body):
        return []
    rows: list[tuple[int, list[nodes.Node]]] = [(block.line or 0, [])]
    for child in block.children:
        if not _is_break(child):
            rows[-1][1].append(child)
        elif rows[-1][1] and _goes_on(rows[-1][1]):
            rows[-1][1].append(nodes.Text(" "))
        elif rows[-1][1]:
            rows.append((rows[-1][0] + 1, []))
    return [(line, content) for line, content in rows if content]


def _is_break(node: nodes.Node) -> bool:
    text = node.astext().strip()
    if isinstance(node, nodes.raw):
        return text.startswith("<br") or text == "\\\\"
    return isinstance(node, nodes.Text) and str(node) == "\n"


def _goes_on(content: list[nodes.Node]) -> bool:
    return content[-1].astext().rstrip().endswith(",")


def _field(children: list[nodes.Node]) -> tuple[str, list[nodes.Node]] | None:
    """Return the words before the colon of a line, and what is behind it."""
    content = [child for child in children if child.astext() or not isinstance(child, nodes.Text)]
    words = "".join(child.astext() for child in content)
    match = _LABEL.match(words)
    if match is None:
        return None
    label = match[0]
    left = len(label)
    body: list[nodes.Node] = []
    for child in content:
        size = len(child.astext())
        if left >= size:
            left -= size
        elif left and not isinstance(child, nodes.Text):
            # The label ends in the middle of a link or of bold words.
            return None
        else:
            body.append(nodes.Text(str(child)[left:].lstrip()) if left or not body else child)
            left = 0
    if not "".join(child.astext() for child in body).strip():
        return None
    return label.rstrip(": "), body


def tell_leads(top: nodes.Element, plan: TextPlan) -> list[nodes.Node]:
    """Take the lines that a text begins with out of it, to stand at the top of the page."""
    found: list[nodes.Node] = []
    place = 2
    while place < len(top.children):
        node = top.children[place]
        is_leads = isinstance(node, nodes.field_list) and LEADS in node["classes"]
        is_subtitle = isinstance(node, nodes.paragraph) and node.line == plan.subtitle_line
        if not is_leads and not (is_subtitle and plan.subtitle_line):
            break
        top.remove(node)
        if isinstance(node, nodes.paragraph):
            node["classes"].append("lp-subtitle")
        found.append(node)
    return found
