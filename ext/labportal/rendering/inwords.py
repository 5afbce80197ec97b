"""Views with the words of their interface in another language.

HTML looks its words up when it writes them, since icons and styles go by the English ones; every
other format gets views in which all is said already.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from labportal.model.words import ENGLISH

if TYPE_CHECKING:
    from labportal.model.views import Card, HeaderView, ListView
    from labportal.model.words import Words

_NOUNS = frozenset({"de", "lb"})
"""Languages that write nouns with a capital wherever they stand."""


def counted(label: str, words: Words) -> str:
    """Return what is counted, as it stands after a number."""
    text = words.text(label)
    return text if words.language.partition("-")[0] in _NOUNS else text.lower()


def header_in(view: HeaderView, words: Words) -> HeaderView:
    """Return the top of a page with its labels in a language."""
    if words is ENGLISH:
        return view
    return replace(
        view,
        badges=tuple(map(words.text, view.badges)),
        status=words.text(view.status),
        facts=tuple(replace(fact, label=words.text(fact.label)) for fact in view.facts),
        links=tuple(replace(link, text=words.text(link.text)) for link in view.links),
    )


def list_in(view: ListView, words: Words) -> ListView:
    """Return a list with its headings and badges in a language."""
    if words is ENGLISH:
        return view
    return replace(
        view,
        more=words.text(view.more),
        empty=words.text(view.empty),
        parts=tuple(
            replace(
                part,
                heading=words.text(part.heading),
                cards=tuple(_card_in(card, words) for card in part.cards),
            )
            for part in view.parts
        ),
    )


def _card_in(card: Card, words: Words) -> Card:
    if card.reference is not None:
        kind = words.text(card.reference.kind_label)
        return replace(card, reference=replace(card.reference, kind_label=kind))
    return replace(card, badges=tuple(map(words.text, card.badges))) if card.badges else card
