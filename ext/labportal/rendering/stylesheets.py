"""Which rules of a style sheet a page needs for its first sight; pure text.

Only enough of CSS is understood to take rules apart.  What is not understood is kept: a rule too
many costs some bytes, a missing one would make the page jump when the whole sheet arrives.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_COMMENT = re.compile(r"""/\*.*?\*/|("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')""", re.DOTALL)
_SIGN = re.compile(r"""["'{};]""")
_STRING: Mapping[str, re.Pattern[str]] = {
    '"': re.compile(r'(?:\\.|[^"\\])*"'),
    "'": re.compile(r"(?:\\.|[^'\\])*'"),
}
_URL = re.compile(r"""url\(\s*(["']?)(?!["']?(?:data:|[a-z]+:|/|\#))([^"')]+)\1\s*\)""")
_IMPORT = re.compile(r"""@import\s+(?:url\(\s*)?["']?([^"')\s]+)["']?\s*\)?\s*$""")

# What a reader does to a page comes after its first sight.
_LATER = re.compile(
    r":(?:hover|focus|focus-visible|focus-within|active|target|checked|disabled|-webkit-|-moz-|-ms-)"
)
# Inside these may stand what the page does not have; no nesting deeper than two is met.
_WITHIN = re.compile(r":(?:not|is|where|has)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")
_ATTRIBUTE = re.compile(r"\[[^\]]*\]")
_NAME = re.compile(
    r"\.((?:\\.|[\w-])+)|#((?:\\.|[\w-])+)|::?[\w-]+|(?:^|(?<=[\s>+~(,]))([a-zA-Z][\w-]*)"
)
_COMMA = re.compile(r",(?![^(]*\))")
_NESTED = frozenset({"@media", "@supports", "@layer", "@container"})
_KEPT = frozenset({"@font-face", "@property"})

_CLASSES = re.compile(r'\sclass="([^"]*)"')
_IDS = re.compile(r'\sid="([^"]*)"')
_TAGS = re.compile(r"<([a-zA-Z][\w-]*)")


@dataclass(frozen=True, slots=True)
class Names:
    """What selectors can speak of in a page."""

    classes: frozenset[str]
    ids: frozenset[str]
    tags: frozenset[str]


def names_in(html: str) -> Names:
    """Return the classes, ids and elements of a page."""
    classes = {name for names in set(_CLASSES.findall(html)) for name in names.split()}
    tags = {tag.lower() for tag in set(_TAGS.findall(html))}
    return Names(frozenset(classes), frozenset(_IDS.findall(html)), frozenset(tags))


def needed_rules(css: str, names: Names) -> str:
    """Return the rules of a style sheet that may apply to a page before anybody touches it."""
    return "".join(_needed(_rules(css), names))


def imports_of(css: str) -> list[str]:
    """Return the addresses of the style sheets that begin another one."""
    found = (_IMPORT.match(prelude) for prelude, body in _rules(css) if body is None)
    return [match[1] for match in found if match]


def moved(css: str, folder: str) -> str:
    """Return CSS with its relative addresses as they are for a page to which *folder* leads."""
    return _URL.sub(lambda found: f'url("{posixpath.join(folder, found[2])}")', css)


def _needed(rules: tuple[Rule, ...], names: Names) -> Iterator[str]:
    for prelude, body in rules:
        if body is None:
            continue
        keyword = prelude.split(None, 1)[0].partition("(")[0].lower() if prelude else ""
        if keyword in _NESTED:
            inside = "" if _is_for_paper(prelude) else needed_rules(body, names)
            if inside:
                yield f"{prelude}{{{inside}}}"
        elif keyword.startswith("@"):
            if keyword in _KEPT:
                yield f"{prelude}{{{body}}}"
        else:
            selectors = map(str.strip, _COMMA.split(prelude))
            wanted = [selector for selector in selectors if _applies(selector, names)]
            if wanted:
                yield f"{','.join(wanted)}{{{body}}}"


def _is_for_paper(prelude: str) -> bool:
    return prelude.split(None, 1)[1:] == ["print"]


@lru_cache(maxsize=32768)
def _spoken_of(selector: str) -> tuple[tuple[str, str, str], ...] | None:
    """Return the (class, id, element) names that a selector needs; None if it is for later."""
    # A comma inside brackets is no end of a selector, so brackets go first.
    plain = _ATTRIBUTE.sub("", _WITHIN.sub("", selector))
    if _LATER.search(plain):
        return None
    found = (match.groups("") for match in _NAME.finditer(plain))
    return tuple((kind, name, tag) for kind, name, tag in found if kind or name or tag)


def _applies(selector: str, names: Names) -> bool:
    spoken = _spoken_of(selector)
    return spoken is not None and all(
        (not kind or kind.replace("\\", "") in names.classes)
        and (not name or name.replace("\\", "") in names.ids)
        and (not tag or tag.lower() in names.tags)
        for kind, name, tag in spoken
    )


Rule = tuple[str, "str | None"]
"""(what stands before the braces, what stands in them); None for a statement without."""


@lru_cache(maxsize=512)
def _rules(css: str) -> tuple[Rule, ...]:
    """Take a style sheet, or the inside of a rule with rules, apart."""
    css = _COMMENT.sub(lambda found: found[1] or "", css)
    rules: list[Rule] = []
    start = depth = opened = place = 0
    while (found := _SIGN.search(css, place)) is not None:
        sign, place = found[0], found.end()
        if sign in _STRING:
            end = _STRING[sign].match(css, place)
            place = end.end() if end else len(css)
        elif sign == "{":
            depth += 1
            opened = place if depth == 1 else opened
        elif sign == "}":
            depth -= 1
            if depth == 0:
                prelude, body = css[start : opened - 1], css[opened : place - 1]
                rules.append((_squeezed(prelude), _squeezed(body)))
            if depth <= 0:
                start, depth = place, 0
        elif depth == 0:
            rules.append((_squeezed(css[start : place - 1]), None))
            start = place
    return tuple(rules)


def _squeezed(text: str) -> str:
    return " ".join(text.split())
