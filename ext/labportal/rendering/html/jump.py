"""Links from the top of a long list to its parts; of many years the older ones by decades."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from labportal.rendering.html.text import escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from labportal.rendering.html.place import Place

Target = tuple[str, str, str]
"""Name of the part, id of its heading, its heading; the last two are HTML."""
MANY_PARTS = 4
"""From so many parts on, a list of publications begins with links to them."""
MANY_YEARS = 14
"""So many years stand in one row; of more, only the newest do."""
RECENT_YEARS = 10


def jump_html(targets: Sequence[Target], by: str, place: Place) -> str:
    """Return links to the parts of a long list, which is divided *by* something."""
    if len(targets) < MANY_PARTS:
        return ""
    items = _by_decades(targets) if by == "year" and len(targets) > MANY_YEARS else _items(targets)
    label = escape(place.translate("Jump to"))
    return f'<nav class="lp-jump" aria-label="{label}"><ul>{"".join(items)}</ul></nav>'


def _items(targets: Sequence[Target]) -> Iterator[str]:
    for _, anchor, heading in targets:
        yield f'<li><a href="#{anchor}">{heading}</a></li>'


def _by_decades(targets: Sequence[Target]) -> Iterator[str]:
    """Yield the newest years, then what opens to the years of each decade before them."""
    yield from _items(targets[:RECENT_YEARS])
    for decade, found in groupby(targets[RECENT_YEARS:], key=lambda target: target[0][:-1]):
        years = tuple(found)
        if not decade or len(years) == 1:
            yield from _items(years)
        else:
            yield (
                f"<li><details><summary>{escape(decade)}0s</summary>"
                f"<ul>{''.join(_items(years))}</ul></details></li>"
            )
