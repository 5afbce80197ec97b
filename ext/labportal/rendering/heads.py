"""What machines are told of a page, for the pages of one build."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from labportal.model.records import ExternalPerson, Publication, Record
from labportal.model.selection import select
from labportal.rendering.cardplaces import card_address
from labportal.rendering.exports.addresses import (
    attached_path,
    calendar_link,
    calendar_of_record,
    publication_links,
)
from labportal.rendering.exports.icalendar import has_day
from labportal.rendering.exports.lists import (
    export_links,
    overview_links,
    overview_slice,
    record_slice,
)
from labportal.rendering.html.builders import AddressedBuilder
from labportal.rendering.html.copies import alternates_html as alternates_of_copies
from labportal.rendering.html.downloads import alternates_html
from labportal.rendering.metadata.head import (
    Overview,
    head_of_overview,
    head_of_publication,
    head_of_record,
)
from labportal.rendering.metadata.jsonld import page_form
from labportal.rendering.metadata.site import Extras, File, Site, here
from labportal.sphinxext.domain import bulk_docname, has_bulk_pages, labportal_domain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder


class Heads:
    """The heads of one build's pages."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        self.builder = builder
        self.base_url = builder.config.html_baseurl
        self.domain = labportal_domain(builder.env)
        self.catalogue = self.domain.catalogue
        self._overviews = self.domain.portal.places.overviews
        self.site = Site(
            name=builder.config.html_title or builder.config.project,
            language=builder.config.language or "en",
            address_of=self._address_of,
        )

    def _address_of(self, record: Record) -> str:
        if record.elsewhere is not None:
            return record.elsewhere
        if isinstance(record, Publication):
            return self.builder.get_target_uri(bulk_docname(record.ref))
        if isinstance(record, ExternalPerson) or not record.docname:
            return ""
        return self.builder.get_target_uri(record.docname)

    def of_publication(self, publication: Publication) -> str:
        """Return the head of a publication's page."""
        address = self.builder.get_target_uri(bulk_docname(publication.ref))
        texts = (file.name for file in publication.files if file.label == "PDF")
        return head_of_publication(
            publication,
            self.catalogue,
            self.base_url,
            address,
            site=self.site,
            extras=Extras(
                pdf=next((attached_path(address, name) for name in texts), ""),
                exports=tuple(
                    File(link.path, link.media_type) for link in publication_links(publication.key)
                ),
                picture=self._picture(publication),
                picture_alt=publication.picture_alt,
                above=self._above_publications,
            ),
            form=self._publication_form,
        )

    @cached_property
    def _above_publications(self) -> tuple[tuple[str, str], ...]:
        return self._above("publication")

    @cached_property
    def _publication_form(self) -> Sequence[str]:
        extras = Extras(above=self._above_publications)
        return page_form(here(self.catalogue, self.base_url, "any", self.site, extras))

    def of_page(self, docname: str) -> str:
        """Return the head of a page with a document, or of an overview without one."""
        address = self.builder.get_target_uri(docname)
        shown = self._overview(docname)
        if shown is not None:
            told = self._alternates(docname, shown.title)
            return (
                told
                + alternates_of_copies(self.builder, docname)
                + head_of_overview(shown, self.catalogue, self.base_url, address, site=self.site)
            )
        ref = self.catalogue.by_docname.get(docname)
        if ref is None:
            return ""
        record = self.catalogue.records[ref]
        told = self._alternates(docname, record.label) + alternates_of_copies(self.builder, docname)
        return told + head_of_record(
            record,
            self.catalogue,
            self.base_url,
            address,
            site=self.site,
            extras=Extras(
                picture=self._picture(record),
                picture_alt=record.picture_alt,
                card=card_address(self.builder.env, record),
                changed=record.last_changed.iso if record.last_changed else "",
                above=self._above(record.type_name),
            ),
        )

    def _overview(self, docname: str) -> Overview | None:
        folder, _, name = docname.rpartition("/")
        words = self.catalogue.words
        for row in self.catalogue.types.values():
            is_overview = docname == self._overviews.get(row.name)
            if (is_overview or (name == "index" and folder in row.folders)) and row.overview:
                records = self.catalogue.of_type(row.name)
                return Overview(title=words.text(row.plural_heading), records=records[:100])
            if view := row.view_of(docname):
                found = select(view.query, self.catalogue)
                listed = tuple(record for record in found if isinstance(record, Record))
                return Overview(title=words.text(view.heading), records=listed[:100])
        return None

    def _alternates(self, docname: str, title: str) -> str:
        ref = self.catalogue.by_docname.get(docname)
        shown = self.catalogue.listed_copy(self.catalogue.records[ref]) if ref else None
        found = None
        if docname.startswith("publications/"):
            found = overview_slice(self.catalogue)
        elif shown is not None:
            found = record_slice(shown, self.catalogue)
        links = export_links(found, feeds=bool(self.base_url))
        links += overview_links(docname, self.catalogue, feeds=bool(self.base_url))
        if shown is not None and has_day(shown, self.catalogue):
            links += (calendar_link(calendar_of_record(shown)),)
        return alternates_html(links, title, self.builder.get_target_uri(docname))

    def _above(self, type_name: str) -> tuple[tuple[str, str], ...]:
        row = self.catalogue.types[type_name]
        overview = self._overviews.get(type_name, "")
        env = self.builder.env
        if overview not in env.all_docs and overview not in self.domain.portal.overviews:
            return ()
        return (
            (self.catalogue.words.text(row.plural_heading), self.builder.get_target_uri(overview)),
        )

    def _picture(self, record: Record) -> str:
        images = self.builder.env.images
        known = self.builder.pictures if isinstance(self.builder, AddressedBuilder) else {}
        for picture in (record.picture, self.domain.portal.social_image):
            if picture in images and (picture not in known or known[picture].is_shown):
                return f"{self.builder.imagedir}/{images[picture][1]}"
        return ""


def head_of_page(app: Sphinx, docname: str) -> str:
    """Return what the head of a page tells machines; nothing in other formats than HTML."""
    if not has_bulk_pages(app.builder):
        return ""
    # Asked for when the page is compared with the last build, and again when it is written.
    heads = labportal_domain(app.env).heads
    if docname not in heads:
        heads[docname] = Heads(cast("StandaloneHTMLBuilder", app.builder)).of_page(docname)
    return heads[docname]
