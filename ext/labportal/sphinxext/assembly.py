"""A page that was read becomes a record's page.

Title, header, lists from the text and automatic sections are put into the document while it is
read, as placeholders; what they show is decided when the page is written.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import unquote

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from labportal.model.records import Page, Record, Section
from labportal.model.records.page import home_sections, usual_sections
from labportal.reading.pictures import ANY_FORMAT
from labportal.reading.said import TextPlan, lists_all, plan
from labportal.reading.text.dialects import FIGURE
from labportal.reading.values.records import BUILDER_FIELDS
from labportal.sphinxext.domain import LabportalDomain, labportal_domain
from labportal.sphinxext.fingerprints import digest
from labportal.sphinxext.html_in_text import understand_html
from labportal.sphinxext.in_text import put_list, section_at, show_text, tell_leads
from labportal.sphinxext.manuals import about_box, rows_about, software_beside
from labportal.sphinxext.nodes import SECTION, hero, record_header, record_list

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from labportal.model.query import Query
    from labportal.reading.portal import SourcePage

_CAPTION = re.compile(r"(?:fig(?:ure|\.)?|table|tab\.)\s*\d+\s*[.:]", re.IGNORECASE)

_NONE: frozenset[str] = frozenset()


class AssemblePage(SphinxTransform):
    """Complete the document of a content page."""

    # After MyST and docutils have resolved what belongs to the text itself, before the
    # collectors of titles, images and tables of contents (priority 880) look at the document.
    default_priority: ClassVar[int] = 500

    def apply(self, **_kwargs: object) -> None:
        """Add what the record's header says."""
        domain = labportal_domain(self.env)
        page = domain.portal.pages.get(self.env.docname)
        if page is None:
            return
        domain.note_digest(self.env.docname, reading_digest(domain, self.env.docname))
        record = domain.catalogue.records.get(page.ref)
        if record is None or record.docname != self.env.docname:
            return
        keep_builder_fields(self.env, record)
        top = ensure_title(self.document, record, page)
        understand_html(self.document, domain)
        caption_figures(self.document)
        find_images(self.document, domain)
        text = plan(record, page.said, sections_of(record, domain), domain.catalogue)
        show_text(self.document, domain, text)
        if not isinstance(record, Page) or record.picture:
            # What the text shows itself need not be shown again above it.
            said = sorted(text.said) if page.has_header else [*sorted(text.said), "picture"]
            header = record_header(ref=record.ref, said=said)
            header.source, header.line = self.document["source"], 1
            top.insert(1, header)
            header += tell_leads(top, text)
        self._add_sections(top, record, page, text)
        if isinstance(record, Page) and (software := software_beside(record, domain)):
            top += about_box(record, software, domain)
        raise_hero(top, record)

    def _add_sections(
        self, top: nodes.Element, record: Record, page: SourcePage, text: TextPlan
    ) -> None:
        """Add the lists that the page has by itself, where the text does not show them."""
        domain = labportal_domain(self.env)
        under = {name: line for line, name in text.under}
        without = dict(text.without)
        for section in (*overview_of(record, page, domain), *sections_of(record, domain)):
            query = section.query(record.as_listed)
            if query is None or section.name in text.done:
                continue
            if query.type_name in without:
                query = replace(query, without=without[query.type_name])
            place = section_at(self.document, under.get(section.name, 0))
            if place is not None:
                put_list(place, domain, query)
            else:
                place_section(top, automatic_section(domain, record, section, query, self.document))


def reading_digest(domain: LabportalDomain, docname: str) -> str:
    """Return a digest of all that decides how a page is read, besides its pictures.

    Other pages matter, too: they say of what type this one is, and whom its lists mean.
    """
    page = domain.portal.pages[docname]
    record = domain.catalogue.records.get(page.ref)
    # What is not on this site, and pictures that the text names without their folders.
    around = (
        [domain.portal.find_embed(docname, name) for name in page.embeds],
        (sorted(domain.portal.moved), domain.portal.navigation) if page.has_toctree else (),
    )
    if record is None or record.docname != docname:
        return digest(page.digest, around)
    sections = (*overview_of(record, page, domain), *sections_of(record, domain))
    text = plan(record, page.said, sections_of(record, domain), domain.catalogue)
    words = domain.words_of(docname)
    software = software_beside(record, domain)
    return digest(
        page.digest,
        around,
        page.ref,
        # The order of a set differs between processes.
        (sorted(text.done), sorted(text.said), replace(text, done=_NONE, said=_NONE)),
        (record.title, record.label, record.heading, bool(record.picture)),
        software and [(words.text(heading), query) for heading, query in rows_about(software)],
        [
            (section.name, words.text(section.heading), section.query(record.as_listed))
            for section in sections
        ],
    )


def keep_builder_fields(env: BuildEnvironment, record: Record) -> None:
    """Let Sphinx and the theme know the fields of a header that are meant for them."""
    for name, value in record.extra.items():
        plain = name.replace("-", "_").split(".", 1)[0]
        if plain not in BUILDER_FIELDS or not isinstance(value, str):
            continue
        if name == "tocdepth":
            env.metadata[env.docname][name] = int(value) if value.isdecimal() else 0
        else:
            env.metadata[env.docname][name] = value


def ensure_title(document: nodes.document, record: Record, page: SourcePage) -> nodes.Element:
    """Return the document's one top section, made if the text has none.

    A title in the header goes before the text.  Only a text that begins with its single heading
    of the first level keeps that heading, or with one of any level that says the same.
    """
    tops = [child for child in document.children if isinstance(child, nodes.section)]
    heading = record.heading
    own_heading = len(tops) == 1 and (
        (page.begins_with_heading and page.first_level_headings == 1)
        or tops[0][0].astext() == heading
    )
    if own_heading or not record.title:
        if len(tops) == 1 and document.index(tops[0]) == _first_visible(document):
            return tops[0]
        if not record.title:
            return document
    top = nodes.section(
        "", nodes.title(heading, heading), names=[nodes.fully_normalize_name(heading)]
    )
    top.source, top.line = document["source"], 1
    children = document.children[:]
    document.clear()
    document += top
    for child in children:
        if isinstance(child, nodes.meta | nodes.docinfo):
            document.insert(0, child)
        else:
            top += child
    document.note_implicit_target(top, top)
    return top


def _first_visible(document: nodes.document) -> int:
    for place, child in enumerate(document.children):
        if not isinstance(child, nodes.Invisible | nodes.comment | nodes.docinfo):
            return place
    return 0


def find_images(document: nodes.document, domain: LabportalDomain) -> None:
    """Point each picture to its file, wherever that was found; a missing one becomes its text.

    What is missing was reported when the page was read.
    """
    for image in list(document.findall(nodes.image)):
        uri = image["uri"]
        if "://" in uri or uri.startswith(("data:", "//")):
            continue
        path = domain.portal.find_picture(domain.env.docname, uri)
        domain.note_picture(domain.env.docname, uri, path, line_of(image))
        if path:
            stem, any_format = posixpath.splitext(path)[0], uri.endswith(ANY_FORMAT)
            image["uri"] = f"/{stem}{ANY_FORMAT}" if any_format else f"/{path}"
        elif not domain.portal.is_file(domain.env.docname, uri):
            replace_missing(image)


def line_of(node: nodes.Node) -> int:
    """Return the line of a node, or of the nearest one around it that has one."""
    place: nodes.Node | None = node
    while place is not None and not place.line:
        place = place.parent
    return place.line or 1 if place is not None else 1


def replace_missing(image: nodes.image) -> None:
    """Put the name of a picture in its place."""
    text = f"[{unquote(posixpath.basename(image['uri']))}]"
    _replace_image(image, nodes.inline(text, text, classes=["lp-missing-image"]))


def _replace_image(image: nodes.image, missing: nodes.inline) -> None:
    """Put *missing* in place of a picture, in a paragraph if it does not stand in a text."""
    link = image.parent
    if not isinstance(link, nodes.reference | addnodes.pending_xref):
        inside_text = isinstance(link, nodes.TextElement)
        image.replace_self(missing if inside_text else nodes.paragraph("", "", missing))
        return
    image.replace_self(missing)
    if not isinstance(link.parent, nodes.TextElement):
        # A link may stand outside a paragraph only around a picture.
        paragraph = nodes.paragraph()
        link.replace_self(paragraph)
        paragraph += link


def caption_figures(document: nodes.document) -> None:
    """Join a picture with the text after it that begins like "Fig. 1."."""
    for paragraph in list(document.findall(nodes.paragraph)):
        children = [
            child for child in paragraph.children if child.astext().strip() or _is_image(child)
        ]
        if not children or not _is_image(children[0]) or any(map(_is_image, children[1:])):
            continue
        caption = children[1:] or _caption_after(paragraph)
        words = "".join(node.astext() for node in caption).strip()
        is_figure = FIGURE in paragraph.parent.get("classes", ())
        if not (_CAPTION.match(words) or (is_figure and words)):
            continue
        following = caption[0].parent
        if following is not paragraph and following.parent is not None:
            following.parent.remove(following)
        # A legend, not a caption: the author has numbered the figure, so Sphinx must not.
        text = nodes.paragraph("", "", *caption)
        picture = children[0]
        assert isinstance(picture, nodes.image)
        figure = nodes.figure("", picture, nodes.legend("", text), classes=["lp-figure"])
        figure.source, figure.line = paragraph.source, paragraph.line
        if not picture.get("alt"):
            picture["alt"] = text.astext().strip()
        paragraph.replace_self(figure)


def _is_image(node: nodes.Node) -> bool:
    return isinstance(node, nodes.image)


def _caption_after(paragraph: nodes.paragraph) -> list[nodes.Node]:
    """Return the content of the paragraph that follows directly."""
    siblings = paragraph.parent.children
    place = paragraph.parent.index(paragraph) + 1
    following = siblings[place] if place < len(siblings) else None
    return list(following.children) if isinstance(following, nodes.paragraph) else []


def place_section(top: nodes.Element, found: nodes.Element) -> None:
    """Add an automatic section at the end, or its list to the author's section of that name."""
    if isinstance(found, nodes.section):
        for own in top.children:
            if isinstance(own, nodes.section) and own[0].astext() == found[0].astext():
                own.extend(found.children[1:])
                return
    top += found


def raise_hero(top: nodes.Element, record: Record) -> None:
    """Move the opening that the header describes to the top of the page."""
    if not isinstance(record, Page) or not record.hero:
        return
    for opening in list(top.findall(hero)):
        section = opening.parent
        if section.parent is not None and section is not top:
            section.parent.remove(section)
            top.insert(1, section)


def sections_of(record: Record, domain: LabportalDomain) -> tuple[Section, ...]:
    """Return the automatic sections of a record's page, in the order of the setting."""
    row = domain.catalogue.types[record.type_name]
    chosen = domain.portal.settings.sections.get(row.name)
    if isinstance(record, Page) and record.sections:
        return (*row.sections, *home_sections(record))
    if chosen is None:
        return (*row.sections, *_home(record, row.sections, domain))
    by_name = {section.name: section for section in row.sections}
    return tuple(by_name[name] for name in chosen)


def _home(record: Record, own: tuple[Section, ...], domain: LabportalDomain) -> tuple[Section, ...]:
    """Return what a home page lists that says nothing of where its site goes on."""
    if record.docname != domain.env.config.root_doc or not isinstance(record, Page):
        return ()
    page = domain.portal.pages.get(record.docname)
    leads_on = page is None or not page.is_plain or any(section.query(record) for section in own)
    return () if leads_on else usual_sections(domain.catalogue.types)


def overview_of(record: Record, page: SourcePage, domain: LabportalDomain) -> tuple[Section, ...]:
    """Return what a page lists that leads to records of a type, such as ``people/index``.

    A page that lists such records with a directive of its own, or by hand, says itself what it
    wants to show.
    """
    if not isinstance(record, Page):
        return ()
    docname = record.original or record.docname
    names = {docname, docname.removesuffix("/index"), record.template}
    overviews = domain.portal.places.overviews
    for row in domain.catalogue.types.values():
        pages = {*row.overview_names, overviews.get(row.name)}
        if names & pages and row.name not in page.listed_types:
            by_hand = lists_all(page.said, row.name, domain.catalogue)
            return () if by_hand else row.overview
        if (view := row.view_of(docname)) and row.name not in page.listed_types:
            return view.sections
    return ()


def automatic_section(
    domain: LabportalDomain,
    record: Record,
    section: Section,
    query: Query,
    document: nodes.document,
) -> nodes.Element:
    """Return a list, in a section if it has a heading; both vanish if the answer is empty."""
    headings = domain.portal.settings.section_headings
    words = domain.words_of(record.docname)
    heading = headings.get(f"{record.type_name}.{section.name}", words.text(section.heading))
    if not heading:
        domain.note_query(domain.env.docname, 1, query)
        return record_list(query=query)
    node = nodes.section(
        "",
        nodes.title(heading, heading),
        record_list(query=query),
        classes=[SECTION, f"{SECTION}-{section.name}"],
        names=[],
    )
    node.source, node.line = document["source"], 1
    taken = document.ids
    identifier = section.name if section.name not in taken else f"{section.name}-list"
    node["ids"].append(identifier)
    document.ids[identifier] = node
    domain.note_query(domain.env.docname, 1, query)
    return node
