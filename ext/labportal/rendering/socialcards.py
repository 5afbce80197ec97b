"""Drawing the social cards that differ.

A card is drawn once for what it says: it is kept beside the doctrees, by content, and copied from
there.  Its address follows from that of the page, so that no page has to wait for its card.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from labportal.model.catalogue import Unlinked
from labportal.model.records import Page, Person, Record
from labportal.rendering.cardplaces import card_address
from labportal.sphinxext.domain import has_bulk_pages, labportal_domain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labportal.model.catalogue import Catalogue
    from labportal.rendering.pictures.cards import SocialCard
    from labportal.sphinxext.incremental import IncrementalBuild

_COLOURS: Mapping[str, str] = {
    "hero-background": "#12304a",
    "hero-accent": "#ffc46b",
    "hero-text": "#ffffff",
    "hero-muted": "#c6d8e3",
}
"""Those of the opening of a home page, where the site names no others."""


class SocialCards:
    """Draws the cards of one build."""

    def __init__(self, build: IncrementalBuild) -> None:
        self._build = build

    def write(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Write every card that differs; connected to ``html-collect-pages``."""
        if has_bulk_pages(app.builder) and app.config.labportal_social_cards:
            builder = cast("StandaloneHTMLBuilder", app.builder)
            catalogue = labportal_domain(app.env).catalogue
            for ref in catalogue.by_docname.values():
                record = catalogue.records[ref]
                address = card_address(app.env, record)
                if address:
                    self._write_card(app, builder, record, address)
        yield from ()

    def _write_card(
        self, app: Sphinx, builder: StandaloneHTMLBuilder, record: Record, address: str
    ) -> None:
        from labportal.rendering.pictures.cards import VERSION  # noqa: PLC0415 -- needs Pillow

        card = card_of(builder, record)
        picture = _picture(app, record)
        digest = hashlib.blake2b(repr((VERSION, card)).encode(), digest_size=12)
        digest.update(picture)
        mark = digest.hexdigest()
        kept = Path(app.doctreedir, "labportal", "cards", f"{mark}.jpg")
        self._build.copy_file(app, address, lambda: _drawn(card, picture, kept), mark)


def _drawn(card: SocialCard, picture: bytes, kept: Path) -> Path:
    """Return the file of a card, drawn if it never was."""
    from labportal.rendering.pictures.cards import draw  # noqa: PLC0415 -- needs Pillow

    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        scratch = kept.with_suffix(".tmp")
        scratch.write_bytes(draw(card, picture or None))
        scratch.replace(kept)
    return kept


def card_of(builder: StandaloneHTMLBuilder, record: Record) -> SocialCard:
    """Return what the card of a record says."""
    from labportal.rendering.pictures.cards import SocialCard, can_say  # noqa: PLC0415 -- as above

    portal = labportal_domain(builder.env).portal
    catalogue = portal.catalogue
    row = catalogue.types[record.type_name]
    site = portal.settings.this_site
    colours = {**_COLOURS, **(site.colours if site else {})}
    line = _line(record, catalogue)
    return SocialCard(
        kind="" if isinstance(record, Page) else catalogue.words.text(row.singular_heading),
        title=record.heading,
        line=line if can_say(line) else "",
        site=str(builder.config.html_title or builder.config.project),
        host=urlsplit(str(builder.config.html_baseurl or "")).netloc,
        background=colours["hero-background"],
        accent=colours["hero-accent"],
        text=colours["hero-text"],
        muted=colours["hero-muted"],
    )


def _line(record: Record, catalogue: Catalogue) -> str:
    """Return the line under the title: the people, or what lists say, or what it is about."""
    said = catalogue.row_of(record).line(catalogue, record, "")
    if isinstance(record, Person):
        return said
    people = catalogue.links.get((record.ref, "people"), ())
    names = [
        one.text if isinstance(one, Unlinked) else catalogue.records[one].label for one in people
    ]
    return ", ".join(names) or said or record.description


def _picture(app: Sphinx, record: Record) -> bytes:
    path = Path(app.srcdir, record.picture)
    if not record.picture or path.suffix.lower() == ".svg" or not path.is_file():
        return b""
    return path.read_bytes()
