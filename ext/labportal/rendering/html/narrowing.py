"""The form with which readers narrow a list of publications, as HTML.

The whole list stands in the page.  The form is hidden until a script can answer it, and the choices
of a facet become elements only when somebody opens it: the page holds numbers, not two thousand
times the names of its people.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from labportal.rendering.html.text import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.model.facets import Facet
    from labportal.rendering.html.place import Place

FLAGS = "has"
"""The facet whose choices are boxes of their own."""
EVERY = ("person", "keyword", FLAGS)
"""Facets of which a publication answers to every choice, not to one of them."""
TEXTS: Mapping[str, str] = {
    "all": "{all} publications",
    "some": "{shown} of {all} publications",
    "none": "No publication fits; clear a choice or a word.",
    "find": "Find in {facet}",
    "remove": "Remove {choice}",
}
"""What the form says, by the name under which its script asks for it."""

# At once, before the list is painted: what comes later would push the list down.  A link to a
# narrowed list shows nothing of the whole one first.
_REVEAL = (
    "(form => { form.hidden = false; "
    "const named = [...new URLSearchParams(location.search).keys()]; "
    "if (named.some(name => form.dataset.names.split(' ').includes(name))) "
    'form.parentElement.classList.add("lp-waiting"); '
    "})(document.currentScript.previousElementSibling)"
)


def narrowing_html(facets: tuple[Facet, ...], place: Place, prefix: str = "") -> str:
    """Return the form above a list; *prefix* tells the second list of a page from the first."""
    translate = place.translate
    label = translate("Narrow the list") + (f" ({prefix.strip('-')})" if prefix else "")
    names = " ".join(prefix + name for name in ("q", *(facet.name for facet in facets)))
    controls = "".join(_control(facet, place, prefix) for facet in facets)
    return (
        f'<form class="lp-filter" role="search" aria-label="{escape(label)}" autocomplete="off" '
        f'data-prefix="{prefix}" data-names="{escape(names)}"{_messages(place)} hidden>'
        f'<div class="lp-filter-bar">{_words(place, prefix)}'
        f'<div class="lp-filter-facets">{controls}</div></div>'
        '<div class="lp-filter-answer"><p class="lp-filter-status" role="status"></p>'
        f'<ul class="lp-filter-chosen" aria-label="{escape(translate("Chosen"))}" hidden></ul>'
        f'<button type="reset" class="lp-filter-reset" hidden>{escape(translate("Clear all"))}'
        f"</button></div></form><script>{_REVEAL}</script>"
    )


def _messages(place: Place) -> str:
    """Return what the script says, in the language of the page."""
    return "".join(
        f' data-{name}="{escape(place.translate(text))}"' for name, text in TEXTS.items()
    )


def _words(place: Place, prefix: str) -> str:
    label = escape(place.translate("Words"))
    hint = escape(place.translate("Title, author, journal …"))
    return (
        f'<label class="lp-filter-words"><span>{label}</span><input type="search" name="{prefix}q" '
        f'autocapitalize="off" spellcheck="false" enterkeyhint="search" placeholder="{hint}">'
        "</label>"
    )


def _control(facet: Facet, place: Place, prefix: str) -> str:
    if facet.name != FLAGS:
        heading = escape(place.translate(facet.heading))
        return (
            f'<details class="lp-facet" data-facet="{facet.name}"><summary>{heading}</summary>'
            "</details>"
        )
    return "".join(
        f'<label class="lp-filter-flag"><input type="checkbox" name="{prefix}{facet.name}" '
        f'value="{escape(value)}">{escape(place.translate(label))} '
        f'<span class="lp-count">{sum(number in numbers for numbers in facet.of)}</span></label>'
        for number, (value, label) in enumerate(facet.choices)
    )


def narrowing_index(facets: tuple[Facet, ...], place: Place) -> str:
    """Return the choices of each facet, and their numbers for each publication, as JSON.

    It belongs after the list, which it would keep waiting.
    """
    translated = ("type", FLAGS)
    index = [
        {
            "name": facet.name,
            "heading": place.translate(facet.heading),
            "every": facet.name in EVERY,
            "choices": [
                _choice(value, place.translate(label) if facet.name in translated else label)
                for value, label in facet.choices
            ],
            "of": [_numbers(numbers) for numbers in facet.of],
        }
        for facet in facets
    ]
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json">{text}</script>'


def _choice(value: str, label: str) -> Any:
    return label if value == label else [value, label]


def _numbers(numbers: tuple[int, ...]) -> Any:
    return numbers[0] if len(numbers) == 1 else list(numbers)
