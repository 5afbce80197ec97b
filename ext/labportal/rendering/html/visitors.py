"""Visitors of labportal's nodes for Sphinx's HTML writer (and EPUB's, which is the same)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes

from labportal.model.doi import doi_address
from labportal.model.facts import FactValue
from labportal.model.records import record_type
from labportal.rendering.exports.addresses import (
    attached_path,
    calendar_of_record,
    relative_address,
)
from labportal.rendering.exports.icalendar import has_day
from labportal.rendering.exports.lists import (
    OVERVIEW,
    export_links,
    overview_links,
    record_slice,
)
from labportal.rendering.exports.once import BRIEF_SPAN, SPAN, text_in
from labportal.rendering.html.builders import AddressedBuilder
from labportal.rendering.html.downloads import downloads_html
from labportal.rendering.html.header import header_parts
from labportal.rendering.html.lists import list_html
from labportal.rendering.html.overview import publications_top
from labportal.rendering.html.pictures import Served, without_waiting
from labportal.rendering.html.place import Place, no_coins
from labportal.rendering.html.text import element, escape, math_html
from labportal.rendering.inwords import counted
from labportal.rendering.pictures.prepared import Prepared
from labportal.sphinxext.domain import (
    PUBLICATIONS,
    cv_page,
    has_bulk_pages,
    has_cv_page,
    labportal_domain,
)
from labportal.sphinxext.nodes import record_list
from labportal.sphinxext.overviews import overview_of_type

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.writers.html5 import HTML5Translator

    from labportal.model.catalogue import Ref


def place_of(builder: StandaloneHTMLBuilder, docname: str) -> Place:
    """Return how *docname* reaches the rest of the site."""
    env = builder.env
    domain = labportal_domain(env)
    bulk_pages = frozenset(domain.portal.bulk_pages)

    def href(target: str) -> str:
        return builder.get_relative_uri(docname, target)

    def picture(path: str) -> Served | None:
        return served_picture(builder, docname, path)

    def publication(ref: Ref) -> str:
        found = domain.catalogue.publication(ref[1])
        if found.elsewhere is not None:
            return found.elsewhere
        if has_bulk_pages(builder):
            return href(f"{PUBLICATIONS}/{ref[1]}")
        return doi_address(found.doi) or found.url

    def span(key: str, *, brief: bool) -> str:
        form = BRIEF_SPAN if brief else SPAN
        return text_in(form, domain.catalogue.publication(key), domain.catalogue)

    def attached(ref: Ref, name: str) -> str:
        page = publication(ref) if has_bulk_pages(builder) else ""
        return attached_path(page, name) if page else ""

    def year(name: str) -> str:
        # On the page of everything a year is more than a heading.
        page = f"{PUBLICATIONS}/{name}"
        is_there = docname == OVERVIEW and page in bulk_pages
        return href(page) if is_there and has_bulk_pages(builder) else ""

    return Place(
        href=href,
        picture=picture,
        is_page=lambda target: target in env.all_docs or target in bulk_pages,
        publication=publication,
        attached=attached,
        year=year,
        overview=lambda type_name: overview_of_type(env, type_name),
        coins=span if has_bulk_pages(builder) else no_coins,
        is_site=has_bulk_pages(builder),
        words=domain.words_of(docname),
    )


def served_picture(builder: StandaloneHTMLBuilder, docname: str, path: str) -> Served | None:
    """Return a picture as a page can name its files; None if it is not shown."""
    images = builder.env.images
    if path not in images:
        return None
    known = builder.pictures if isinstance(builder, AddressedBuilder) else {}
    prepared = known.get(path) or Prepared()
    if not prepared.is_shown:
        return None
    base = builder.get_target_uri(docname).partition("#")[0]
    return Served(f"{'../' * base.count('/')}{builder.imagedir}/", images[path][1], prepared)


def visit_record_list(self: HTML5Translator, node: nodes.Element) -> None:
    """Write a list from its view."""
    place = place_of(self.builder, self.builder.current_docname)
    level = min(self.section_level + self.initial_header_level, 6)
    self.body.append(_top_of_list(self.builder, node, place))
    html = list_html(node["view"], place, level, _prefix(node))
    self.body.append(without_waiting(html) if node.get("first") else html)
    raise nodes.SkipNode


def _top_of_list(builder: StandaloneHTMLBuilder, node: nodes.Element, place: Place) -> str:
    """Return what stands above the list that a page is about, if *node* is that list."""
    docname = builder.current_docname
    if not has_bulk_pages(builder):
        return ""
    catalogue = labportal_domain(builder.env).catalogue
    if node["view"].type_name != "publication":
        feeds = bool(builder.config.html_baseurl)
        more = () if _prefix(node) else overview_links(docname, catalogue, feeds=feeds)
        return downloads_html(more, builder.get_target_uri(docname), place)
    if _is_list_of_everything(docname, node):
        return publications_top(builder, docname, catalogue, place)
    if docname not in catalogue.by_docname:
        return ""
    record = catalogue.records[catalogue.by_docname[docname]]
    sections = catalogue.types[record.type_name].sections
    shown = record.as_listed
    query = next((part.query(shown) for part in sections if part.name == "publications"), None)
    if query != node["query"]:
        return ""
    found = record_slice(catalogue.listed_copy(record), catalogue)
    links = export_links(found, feeds=bool(builder.config.html_baseurl))
    return downloads_html(links, builder.get_target_uri(docname), place)


def _is_list_of_everything(docname: str, node: nodes.Element) -> bool:
    """Tell whether a list is the one for which an overview or a view beside it is there."""
    query = node["query"]
    view = record_type("publication").view_of(docname)
    if view is not None:
        return bool(query.criteria == view.query.criteria and query.names is None)
    return docname == OVERVIEW and query.names is None and not query.criteria


def _prefix(node: nodes.Element) -> str:
    """Return what sets the ids in a list apart from those in an earlier list of the page."""
    document = node.document
    lists = list(document.findall(record_list)) if document is not None else [node]
    place = next((place for place, found in enumerate(lists, 1) if found is node), 1)
    return f"list{place}-" if place > 1 else ""


def visit_record_header(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the top of a record's page from its view."""
    place = place_of(self.builder, self.builder.current_docname)
    view = node["view"]
    catalogue = labportal_domain(self.builder.env).catalogue
    record = catalogue.records[node["ref"]]
    if has_bulk_pages(self.builder) and has_day(record, catalogue):
        page = self.builder.get_target_uri(self.builder.current_docname)
        shown = catalogue.listed_copy(record)
        address = relative_address(calendar_of_record(shown), page)
        view = replace(view, links=(*view.links, FactValue("Add to calendar", address)))
    title = node.parent.next_node(nodes.title) if node.parent is not None else None
    if title is not None and title.astext() == view.subtitle:
        # A page made without a heading of its own has the long title as its heading.
        view = replace(view, subtitle="")
    if has_cv_page(self.builder.env, record) and has_bulk_pages(self.builder):
        life = FactValue("Curriculum vitae", docname=cv_page(record))
        view = replace(view, links=(*view.links, life))
    before, after = header_parts(view, place, has_more=bool(node.children))
    self.body.append(before)
    node["after"] = after


def depart_record_header(self: HTML5Translator, node: nodes.Element) -> None:
    """Write facts and links, after what the text itself says there."""
    self.body.append(node["after"])


def visit_record_numbers(self: HTML5Translator, node: nodes.Element) -> None:
    """Write counts, each linked to the overview it counts."""
    place = place_of(self.builder, self.builder.current_docname)
    portal = labportal_domain(self.builder.env).portal
    overviews = portal.places.overviews
    types = {row.plural: row.name for row in portal.catalogue.types.values()}
    items = []
    for label, plural, count in node["counts"]:
        if not count:
            # "0 publications" says nothing that a reader came for.
            continue
        number = escape(place.words.number(count))
        inner = f"<strong>{number}</strong> {escape(counted(label, place.words))}"
        overview = overviews.get(types[plural], "")
        if place.is_page(overview):
            inner = element("a", inner, href=place.href(overview))
        items.append(f"<li>{inner}</li>")
    if items:
        self.body.append(f'<ul class="lp-numbers">{"".join(items)}</ul>\n')
    raise nodes.SkipNode


def visit_hero(self: HTML5Translator, _node: nodes.Element) -> None:
    """Open the hero."""
    self.body.append('<div class="lp-hero">')


def depart_hero(self: HTML5Translator, _node: nodes.Element) -> None:
    """Close the hero."""
    self.body.append("</div>\n")


def visit_about_software(self: HTML5Translator, node: nodes.Element) -> None:
    """Open what stands beside the text of a manual."""
    self.body.append(f'<aside class="lp-about" aria-label="{escape(node["label"])}">')


def depart_about_software(self: HTML5Translator, _node: nodes.Element) -> None:
    """Close it."""
    self.body.append("</aside>\n")


def visit_math_inline(self: HTML5Translator, node: nodes.math) -> None:
    """Write a formula as MathML, so that no page needs a script from elsewhere."""
    self.body.append(math_html(node.astext()))
    raise nodes.SkipNode


def visit_math_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write a displayed formula with its number."""
    number = ""
    if node.get("number"):
        number = f'<span class="eqno">({escape(str(node["number"]))})</span>'
    identifier = f' id="{escape(node["ids"][0])}"' if node["ids"] else ""
    formula = math_html(node.astext(), display=True)
    self.body.append(f'<div class="math"{identifier}>{number}{formula}</div>\n')
    raise nodes.SkipNode


def visit_video(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the words with which a script turns the link into a player."""
    words = place_of(self.builder, self.builder.current_docname).words
    note = words.text("Playing it connects you to {host}, which then learns that you watch.")
    self.body.append(
        self.starttag(
            node,
            "span",
            "",
            CLASS="lp-video",
            **{
                "data-frame": node["frame"],
                "data-play": words.text("Play"),
                "data-note": note.format(host=node["host"]),
            },
        )
    )


def depart_video(self: HTML5Translator, _node: nodes.Element) -> None:
    """Write the end of the link's holder."""
    self.body.append("</span>")
