"""Lists of records as HTML."""

from __future__ import annotations

from labportal.model.references import ELLIPSIS, Author, Reference
from labportal.model.views import Card, ListPart, ListView
from labportal.rendering.html.place import Place
from labportal.rendering.html.text import element, escape, runs_html



def list_html(view: ListView, place: Place, level: int) -> str:
    """Return a whole list; *level* is that of a heading inside it (2 to 6)."""
    body = "".join(_part_html(part, view, place, level) for part in view.parts)
    return f'<div class="lp-list lp-list-{view.type_name} lp-{view.layout}">{body}</div>\n'


def _part_html(part: ListPart, view: ListView, place: Place, level: int) -> str:
    cards = "".join(_card_html(card, view, place, level) for card in part.cards)
    tag = "ol" if view.type_name == "publication" else "ul"
    items = f'<{tag} class="lp-items">{cards}</{tag}>'
    if not part.heading:
        return items
    heading = escape(place.translate(part.heading))
    name = part_id(view, part)
    title = f'<h{level} class="lp-part-title" id="{name}">{heading}</h{level}>'
    return f'<section class="lp-part" aria-labelledby="{name}">{title}{items}</section>'


def part_id(view: ListView, part: ListPart) -> str:
    """Return the id of a part's heading."""
    return escape(f"{view.by}-{part.name or 'other'}")


def _card_html(card: Card, view: ListView, place: Place, level: int) -> str:
    if card.reference is not None:
        return publication_item(card.reference, place)
    if view.type_name == "person":
        return _person_html(card, view.layout, place)
    return _record_html(card, view.layout, place, level)


def card_link(card: Card, place: Place) -> str:
    """Return where a card leads, or an empty string."""
    if card.docname and place.is_page(card.docname):
        return place.href(card.docname)
    return card.url


def linked_label(card: Card, place: Place) -> str:
    """Return a card's label, linked if there is something to link to."""
    href = card_link(card, place)
    label = escape(card.label)
    if not href:
        return f"<span>{label}</span>"
    kind = "external" if "://" in href else "internal"
    return f'<a class="reference {kind}" href="{escape(href)}">{label}</a>'


def portrait(card: Card, place: Place, *, size: int = 160) -> str:
    """Return a round portrait, or initials where there is none."""
    source = place.image(card.picture) if card.picture else ""
    if source:
        # The name stands beside the portrait, so a reader who cannot see it misses nothing.
        return (
            f'<img class="lp-portrait dark-light" src="{escape(source)}" alt="" '
            f'width="{size}" height="{size}" loading="lazy">'
        )
    hue = sum(map(ord, card.label)) % 6
    return (
        f'<span class="lp-portrait lp-initials lp-hue-{hue}" aria-hidden="true">'
        f"{escape(card.initials)}</span>"
    )


def _person_html(card: Card, layout: str, place: Place) -> str:
    line = f'<span class="lp-card-line">{escape(card.line)}</span>' if card.line else ""
    label = f'<span class="lp-card-title">{linked_label(card, place)}</span>'
    if layout in ("list", "compact", "names"):
        return f'<li class="lp-name">{label}{line if layout == "list" else ""}</li>'
    state = "" if card.ref else " lp-unlinked"
    return f'<li class="lp-person{state}">{portrait(card, place)}{label}{line}</li>'


def _record_html(card: Card, layout: str, place: Place, level: int) -> str:
    badges = "".join(
        f'<span class="lp-badge">{escape(place.translate(badge))}</span>' for badge in card.badges
    )
    line = f'<span class="lp-card-line">{escape(card.line)}</span>' if card.line else ""
    text = f'<p class="lp-card-text">{escape(card.text)}</p>' if card.text else ""
    if layout in ("compact", "names") or card.ref is None:
        return f'<li class="lp-name"><span class="lp-card-title">{linked_label(card, place)}</span></li>'
    media = ""
    source = place.image(card.picture) if card.picture else ""
    if layout in ("cards", "grid"):
        image = (
            f'<img class="dark-light" src="{escape(source)}" alt="{escape(card.picture_alt)}" '
            'width="640" height="360" loading="lazy">'
            if source
            else '<span class="lp-card-blank" aria-hidden="true"></span>'
        )
        media = f'<div class="lp-card-media">{image}</div>'
    meta = f'<p class="lp-card-meta">{line}{badges}</p>' if line or badges else ""
    title = element(f"h{level}", linked_label(card, place), class_="lp-card-title")
    return (
        f'<li class="lp-card">{media}<div class="lp-card-body">{title}{meta}{text}</div></li>'
    )


def publication_item(reference: Reference, place: Place) -> str:
    """Return one line of a publication list."""
    href = escape(place.publication(("publication", reference.key)))
    title = f'<a class="reference internal" href="{href}">{runs_html(reference.title)}</a>'
    venue = " ".join(
        part
        for part in (
            f"<em>{escape(reference.venue)}</em>" if reference.venue else "",
            escape(reference.details),
        )
        if part
    )
    where = ", ".join(part for part in (venue, escape(reference.year)) if part)
    buttons = buttons_html(reference)
    return (
        f'<li class="lp-publication" data-year="{escape(reference.year)}" '
        f'data-kind="{escape(reference.kind)}">'
        f'<p class="lp-publication-title">{title}</p>'
        f'<p class="lp-publication-authors">{authors_html(reference, place)}</p>'
        f'<p class="lp-publication-venue">{where}'
        f'<span class="lp-badge">{escape(place.translate(reference.kind_label))}</span></p>'
        f"{buttons}</li>"
    )


def buttons_html(reference: Reference) -> str:
    """Return the links of a publication as a row of buttons."""
    if not reference.links:
        return ""
    title = "".join(run.text for run in reference.title)
    links = "".join(
        f'<li><a class="lp-button-small" href="{escape(link.url)}" '
        f'aria-label="{escape(link.label)}: {escape(title)}">{escape(link.label)}</a></li>'
        for link in reference.links
    )
    return f'<ul class="lp-buttons-small">{links}</ul>'


def authors_html(reference: Reference, place: Place) -> str:
    """Return the authors; members of the groups stand out and are linked."""
    names = [author_html(author, place) for author in reference.authors]
    if reference.et_al:
        return ", ".join([*names, "et al."])
    if len(names) > 1:
        return f"{', '.join(names[:-1])} {escape(place.translate('and'))} {names[-1]}"
    return "".join(names)


def author_html(author: Author, place: Place) -> str:
    """Return one author."""
    text = escape(author.text)
    if author is ELLIPSIS or author.person is None:
        return text
    if author.docname and place.is_page(author.docname):
        text = f'<a class="lp-author" href="{escape(place.href(author.docname))}">{text}</a>'
    return f'<strong class="lp-member">{text}</strong>' if author.is_member else text
