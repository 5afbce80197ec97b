"""Text in angle brackets that browsers take for an unknown tag, and so do not show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# What CommonMark passes on as a tag; other angle brackets are shown as they are.
_TAG = re.compile(
    r"(?<!\\)<([A-Za-z][A-Za-z0-9-]*)"
    r"((?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)*)\s*/?>"
)
_VALUES = re.compile(r"[\w.:-]+\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\")")
_CLOSING = re.compile(r"</([A-Za-z][A-Za-z0-9-]*)\s*>")

_HTML_TAGS = frozenset(
    """a abbr acronym address applet area article aside audio b base bdi bdo big blink blockquote
    body br button canvas caption center cite code col colgroup data datalist dd del details dfn
    dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2
    h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map
    mark marquee math menu meta meter nav nobr noframes noscript object ol optgroup option output p
    param picture portal pre progress q rp rt ruby s samp script search section select slot small
    source span strike strong style sub summary sup svg table tbody td template textarea tfoot th
    thead time title tr track tt u ul var video wbr""".split()
)
_BARE_ATTRIBUTES = frozenset(
    """allowfullscreen async autofocus autoplay checked contenteditable controls crossorigin
    default defer disabled download draggable formnovalidate hidden inert ismap itemscope loop
    mozallowfullscreen multiple muted nomodule noshade novalidate nowrap open playsinline popover
    readonly required reversed selected spellcheck webkitallowfullscreen alt class id style value
    title""".split()
)


def hidden_texts(text: str) -> Iterator[tuple[int, str]]:
    """Yield (line, 0-based, and text) of what looks like a reminder and not like a tag."""
    closed = {match[1].lower() for match in _CLOSING.finditer(text)}
    for match in _TAG.finditer(text):
        name = match[1].lower()
        if name in _HTML_TAGS:
            hidden = not _only_attributes(match[2])
        else:
            # A hyphen makes a custom element, a closing tag some other mark-up, such as SVG.
            hidden = "-" not in name and name not in closed and "=" not in match[2]
        if hidden:
            yield text.count("\n", 0, match.start()), " ".join(match[0].split())


def _only_attributes(written: str) -> bool:
    bare = _VALUES.sub(" ", written).split()
    return all(word.lower() in _BARE_ATTRIBUTES or word.startswith("data-") for word in bare)
