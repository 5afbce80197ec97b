"""Publications with pictures: the covers of a gallery, and cards.

A publication without a picture gets a drawn one, which says nothing that the text beside it does
not say, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.rendering.html.pictures import CARD, COVER, picture_html
from labportal.rendering.html.references import authors_html, titled_link
from labportal.rendering.html.text import element, escape, hue, runs_html

if TYPE_CHECKING:
    from labportal.model.references import Reference
    from labportal.model.views import Card, ListView
    from labportal.rendering.html.place import Place


def cover_item(card: Card, view: ListView, place: Place) -> str:
    """Return a publication in a gallery: cover, title, author and school."""
    reference = card.reference
    assert reference is not None
    author = card.line or ", ".join(author.text for author in reference.authors)
    picture = cover_html(reference, author, card.picture, place)
    title = f'<p class="lp-card-title">{titled_link(reference, place)}</p>'
    about = [f'<p class="lp-cover-by">{escape(author)}</p>'] if author else []
    year = "" if view.by == "year" else reference.year
    where = ", ".join(escape(part) for part in (reference.venue, year) if part)
    kind = escape(place.translate(reference.kind_label))
    about.append(
        f'<p class="lp-card-meta">{f"<span>{where}</span> " if where else ""}'
        f'<span class="lp-badge lp-kind">{kind}</span></p>'
    )
    return f'<li class="lp-cover-item">{picture}{title}{"".join(about)}</li>'


def cover_html(
    reference: Reference, author: str, picture: str, place: Place, *, alt: str = ""
) -> str:
    """Return the cover of a thesis, drawn if there is no picture of it."""
    served = place.picture(picture)
    if served:
        return picture_html(served, COVER, alt)
    lines = (
        element("span", runs_html(reference.title, linked=False), class_="lp-cover-title"),
        element("span", escape(author), class_="lp-cover-author"),
        element("span", escape(reference.year), class_="lp-cover-year"),
    )
    kind = f"lp-cover lp-cover-drawn lp-hue-{hue(reference.key)}"
    return f'<div class="{kind}" aria-hidden="true">{"".join(lines)}</div>'


def publication_card(card: Card, place: Place, level: int) -> str:
    """Return a publication as a card with its picture, or with a blank that shows its year."""
    reference = card.reference
    assert reference is not None
    served = place.picture(card.picture)
    if served:
        image = picture_html(served, CARD, card.picture_alt)
        media = f'<div class="lp-card-media">{image}</div>'
    else:
        media = (
            f'<div class="lp-card-media lp-card-blank lp-hue-{hue(reference.key)}" '
            f'aria-hidden="true"><span>{escape(reference.year)}</span></div>'
        )
    title = element(f"h{min(level, 6)}", titled_link(reference, place), class_="lp-card-title")
    authors = f'<p class="lp-card-text">{authors_html(reference, place, linked=False)}</p>'
    where = ", ".join(
        part
        for part in (
            f"<em>{escape(reference.venue)}</em>" if reference.venue else "",
            escape(reference.year),
        )
        if part
    )
    meta = f'<p class="lp-card-meta"><span>{where}</span></p>'
    return f'<li class="lp-card">{media}<div class="lp-card-body">{title}{authors}{meta}</div></li>'
