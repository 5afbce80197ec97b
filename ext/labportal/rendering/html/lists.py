"""Lists of records as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.rendering.html.gallery import cover_item, publication_card
from labportal.rendering.html.header import badges_html
from labportal.rendering.html.jump import jump_html
from labportal.rendering.html.narrowing import narrowing_html, narrowing_index
from labportal.rendering.html.pictures import (
    CARD,
    CARD_FACE,
    PORTRAIT,
    THUMB,
    THUMB_COVER,
    picture_html,
)
from labportal.rendering.html.references import publication_item
from labportal.rendering.html.text import element, escape, hue, web_address

if TYPE_CHECKING:
    from labportal.model.views import Card, ListPart, ListView
    from labportal.rendering.html.place import Place

LONG = 200
"""From so many records on, only those on the screen are laid out."""
MANY_COVERS = 24
"""A gallery of fewer covers can be taken in without links to its years."""
PICTURED = ("cards", "grid", "gallery", "feature")
"""Layouts with pictures."""
PLAIN = ("list", "compact", "names")
"""Layouts of lines without pictures."""


def list_html(view: ListView, place: Place, level: int, prefix: str = "") -> str:
    """Return a whole list.

    *level* is that of a heading inside it (2 to 6); *prefix* tells the ids of the second list on
    a page from those of the first.
    """
    body = "".join(_part_html(part, view, place, level, prefix) for part in view.parts)
    jump = _jump_html(view, place, prefix)
    form = index = ""
    if view.facets is not None and place.is_site:
        form = narrowing_html(view.facets, place, prefix)
        index = narrowing_index(view.facets, place)
    size = " lp-long" if view.count >= LONG else ""
    kind = f"lp-list lp-list-{view.type_name} lp-as-{view.layout}{size}"
    phase = f' data-lp-phase="{view.phase}"' if view.phase else ""
    return (
        f'<div class="{kind}"{phase}>{form}{jump}{body}{_empty_html(view, place)}'
        f"{_more_html(view, place)}{index}</div>\n"
    )


def _empty_html(view: ListView, place: Place) -> str:
    """Return what is said of an empty list; a list may become empty in the browser, too."""
    if not view.empty or (view.parts and view.phase != "present"):
        return ""
    hidden = " hidden" if view.parts else ""
    return f'<p class="lp-empty"{hidden}>{escape(place.translate(view.empty))}</p>'


def _more_html(view: ListView, place: Place) -> str:
    """Return the link to all records, with their number."""
    overview = place.overview(view.type_name)
    if not view.more or not overview:
        return ""
    href = escape(place.href(overview))
    text = f"{escape(place.translate(view.more))} ({place.words.number(view.total)})"
    return f'<p class="lp-more"><a class="reference internal" href="{href}">{text}</a></p>'


def _part_html(part: ListPart, view: ListView, place: Place, level: int, prefix: str) -> str:
    items = _items_html(part, view, place, level + bool(part.heading))
    if not part.heading:
        return items
    name = prefix + part_id(view, part)
    heading = _heading(part, place)
    if view.by == "year" and (href := place.year(part.name)):
        heading = f'<a href="{escape(href)}">{heading}</a>'
    title = element(f"h{min(level, 6)}", heading, class_="lp-part-title", id=name)
    # How high it will be is guessed from this number until it is on the screen.
    size = f' style="--lp-entries:{len(part.cards)}"' if view.count >= LONG else ""
    return f'<section class="lp-part" aria-labelledby="{name}"{size}>{title}{items}</section>'


def _items_html(part: ListPart, view: ListView, place: Place, level: int) -> str:
    tag = "ol" if view.type_name == "publication" else "ul"
    cards: list[str] = []
    names: list[str] = []
    for card in part.cards:
        # A name between pictures would leave a hole, so names without a page come after them.
        after = _is_bare(card, view) and view.layout not in PLAIN
        (names if after else cards).append(_card_html(card, view, place, level))
    found = ((cards, "lp-items"), (names, "lp-items lp-names"))
    return "".join(f'<{tag} class="{kind}">{"".join(of)}</{tag}>' for of, kind in found if of)


def _is_bare(card: Card, view: ListView) -> bool:
    """Tell whether a card is a mere name, of which there is nothing to show."""
    return card.ref is None and not card.line and view.type_name != "person"


def _heading(part: ListPart, place: Place) -> str:
    return escape(place.translate(part.heading))


def part_id(view: ListView, part: ListPart) -> str:
    """Return the id of a part's heading."""
    name = "-".join(f"{view.by}-{part.name or 'other'}".split())
    return escape(name)


def _jump_html(view: ListView, place: Place, prefix: str) -> str:
    """Return links to the parts of a long list."""
    if view.type_name != "publication" or (view.layout == "gallery" and view.count < MANY_COVERS):
        return ""
    targets = [
        (part.name, prefix + part_id(view, part), _heading(part, place))
        for part in view.parts
        if part.heading
    ]
    return jump_html(targets, view.by, place)


def _card_html(card: Card, view: ListView, place: Place, level: int) -> str:
    if card.reference is not None and view.layout == "gallery":
        return cover_item(card, view, place)
    if card.reference is not None and view.layout in PICTURED:
        return publication_card(card, place, level)
    if card.reference is not None:
        return publication_item(
            card.reference,
            place,
            picture=_thumb(card, place) if view.layout == "list" else "",
            buttons=view.layout not in PLAIN[1:],
            brief=view.count >= LONG,
        )
    if view.layout in PLAIN or _is_bare(card, view):
        return _line_html(card, view.layout, place)
    if view.type_name == "person":
        return _person_html(card, place)
    return _record_html(card, view.layout, place, min(level, 6))


def _thumb(card: Card, place: Place) -> str:
    """Return the small picture of a publication beside its line, if there is one."""
    served = place.picture(card.picture)
    if not served:
        return ""
    # Only a thesis says on its card who wrote it, and only a thesis has a cover.
    return picture_html(served, THUMB_COVER if card.line else THUMB, "")


def _ending(card: Card) -> str:
    """Return the attribute by which a page corrects itself when the record's day has passed."""
    return f' data-lp-until="{card.until}"' if card.until else ""


def _when_html(card: Card) -> str:
    if not card.when:
        return ""
    return f'<time class="lp-when" datetime="{card.iso}">{escape(card.when)}</time>'


def _badges_html(card: Card, place: Place) -> str:
    later = ""
    if card.until and card.past_badge:
        text = escape(place.translate(card.past_badge))
        later = f'<span class="lp-badge" data-lp-past hidden>{text}</span>'
    return badges_html(card.badges, place) + later


def card_link(card: Card, place: Place) -> str:
    """Return where a card leads, or an empty string; escaped."""
    if card.docname and place.is_page(card.docname):
        return escape(place.href(card.docname))
    return web_address(card.url)


def linked_label(card: Card, place: Place) -> str:
    """Return a card's label, linked if there is something to link to."""
    href = card_link(card, place)
    label = escape(card.label)
    if not href:
        return f"<span>{label}</span>"
    kind = "external" if "://" in href else "internal"
    return f'<a class="reference {kind}" href="{href}">{label}</a>'


def portrait(card: Card, place: Place) -> str:
    """Return a round portrait, or initials where there is none."""
    served = place.picture(card.picture)
    if served:
        # The name stands beside the portrait, so a reader who cannot see it misses nothing.
        return picture_html(served, PORTRAIT, "")
    return (
        f'<span class="lp-portrait lp-initials lp-hue-{hue(card.label)}" aria-hidden="true">'
        f"{escape(card.initials)}</span>"
    )


def _person_html(card: Card, place: Place) -> str:
    line = f'<span class="lp-card-line">{escape(card.line)}</span>' if card.line else ""
    label = f'<span class="lp-card-title">{linked_label(card, place)}</span>'
    state = "" if card.ref else " lp-unlinked"
    return f'<li class="lp-person{state}">{portrait(card, place)}{label}{line}</li>'


def _line_html(card: Card, layout: str, place: Place) -> str:
    line = ""
    facts = [card.when and _when_html(card), card.line and f"<span>{escape(card.line)}</span>"]
    if any(facts) and layout != "names":
        line = f' <span class="lp-card-line">{" ".join(filter(None, facts))}</span>'
    text = badges = ""
    if layout == "list":
        badges = _badges_html(card, place)
        text = f'<span class="lp-card-text">{escape(card.text)}</span>' if card.text else ""
    label = f'<span class="lp-card-title">{linked_label(card, place)}{badges}</span>'
    return f'<li class="lp-name"{_ending(card)}>{label}{line}{text}</li>'


def _record_html(card: Card, layout: str, place: Place, level: int) -> str:
    badges = _badges_html(card, place)
    line = f'<span class="lp-card-line">{escape(card.line)}</span>' if card.line else ""
    text = f'<p class="lp-card-text">{escape(card.text)}</p>' if card.text else ""
    facts = f"{_when_html(card)}{line}{badges}"
    meta = f'<p class="lp-card-meta">{facts}</p>' if facts else ""
    title = element(f"h{level}", linked_label(card, place), class_="lp-card-title")
    media = _media_html(card, place) if layout in PICTURED else ""
    return (
        f'<li class="lp-card"{_ending(card)}>{media}'
        f'<div class="lp-card-body">{title}{meta}{text}</div></li>'
    )


def _media_html(card: Card, place: Place) -> str:
    served = place.picture(card.picture)
    if not served:
        return (
            f'<div class="lp-card-media lp-card-blank lp-hue-{hue(card.label)}" aria-hidden="true">'
            f"<span>{escape(card.initials)}</span></div>"
        )
    image = picture_html(served, CARD, card.picture_alt)
    # The person is named on the page of the card.
    person = place.picture(card.portrait)
    face = picture_html(person, CARD_FACE, "") if person else ""
    return f'<div class="lp-card-media">{image}{face}</div>'
