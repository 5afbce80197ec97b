"""What is wrong with an HTML page: the parse errors of its definition, and its content model.

The Nu HTML checker knows more, but needs Java; where it is installed, it is asked, too.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from html5rdf import HTMLParser
from html5rdf.constants import E

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

CHECKER = "LABPORTAL_VNU"
"""The variable of the environment that says where ``vnu.jar`` is."""

_FLOW = frozenset(
    """address article aside blockquote center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section
    table tbody td tfoot th thead tr ul""".split()
)
"""Elements that cannot stand within a line of text."""
_WITHIN_LINES = frozenset(
    """abbr b bdi bdo button cite code data dfn em h1 h2 h3 h4 h5 h6 i kbd label legend mark meter
    output p pre progress q ruby s samp small span strong sub summary sup time u var""".split()
)
_INTERACTIVE = frozenset("a button details embed iframe input select summary textarea".split())
_CHILDREN = {
    "ul": {"li", "script", "template"},
    "ol": {"li", "script", "template"},
    "menu": {"li", "script", "template"},
    "dl": {"dt", "dd", "div", "script", "template"},
    "tr": {"td", "th", "script", "template"},
    "picture": {"source", "img", "script", "template"},
}
_PARENTS = {
    "li": {"ul", "ol", "menu"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "figcaption": {"figure"},
    "legend": {"fieldset"},
    "summary": {"details"},
}
_NEEDED = {"img": ("src", "alt"), "iframe": ("title",), "link": ("rel",)}
_GONE = frozenset("acronym big center dir font frame frameset marquee nobr strike tt".split())
_GONE_ATTRIBUTES = frozenset(
    "align bgcolor border cellpadding cellspacing frame nowrap rules valign hspace vspace".split()
)
_NUMBER = re.compile(r"-?\d+")
_POINTING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers")


def faults_of_page(text: str) -> list[str]:
    """Return what is wrong with a page."""
    parser = HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(text)
    faults = [f"line {line}: {E[code] % of}" for (line, _), code, of in parser.errors]
    elements = list(_elements(root))
    ids = Counter(one.attrib["id"] for one, _ in elements if "id" in one.attrib)
    faults += [f"id '{name}' stands {times} times" for name, times in ids.items() if times > 1]
    for element, around in elements:
        faults += _faults_of(element, around, ids)
    return faults


def _elements(root: Element) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Yield every element of HTML itself with the names of those around it, the nearest last."""
    waiting: list[tuple[Element, tuple[str, ...]]] = [(root, ())]
    while waiting:
        element, around = waiting.pop()
        # Comments have no name, elements of SVG and MathML one with a namespace.
        if isinstance(element.tag, str) and not element.tag.startswith("{"):
            yield element, around
            inside = (*around, element.tag)
            waiting += ((child, inside) for child in element)


def _faults_of(element: Element, around: tuple[str, ...], ids: Counter[str]) -> Iterator[str]:
    name, attrs = element.tag, element.attrib
    shown = f"<{name} class='{attrs.get('class', '')}'>"
    for fault in (
        *_faults_of_place(name, attrs, around),
        *_faults_of_attributes(name, attrs),
        *_faults_of_targets(name, attrs, ids),
    ):
        yield f"{shown} {fault}"


def _faults_of_place(name: str, attrs: Mapping[str, str], around: tuple[str, ...]) -> Iterator[str]:
    parent = around[-1] if around else ""
    # What may stand in a link depends on what the link stands in.
    nearest = next((one for one in reversed(around) if one not in {"a", "ins", "del"}), "")
    is_heading = name[0] == "h" and name[1:].isdigit()
    if name in _FLOW and nearest in _WITHIN_LINES and not (nearest == "summary" and is_heading):
        yield f"within <{nearest}>"
    if name in _INTERACTIVE and attrs.get("type") != "hidden":
        yield from (f"within <{one}>" for one in around if one in {"a", "button"})
    if name not in _CHILDREN.get(parent, {name}):
        yield f"within <{parent}>"
    if parent not in _PARENTS.get(name, {parent}):
        yield f"within <{parent}>"
    if name in _GONE:
        yield "is no element any more"


def _faults_of_attributes(name: str, attrs: Mapping[str, str]) -> Iterator[str]:
    yield from (f"has no '{one}'" for one in _NEEDED.get(name, ()) if one not in attrs)
    yield from (f"has '{one}'" for one in sorted(_GONE_ATTRIBUTES & attrs.keys()))
    yield from (f"has '{one}'" for one in attrs if one.startswith("on"))
    for one in ("width", "height", "tabindex"):
        if name != "svg" and not _NUMBER.fullmatch(attrs.get(one, "0")):
            yield f"has {one}='{attrs[one]}', which is no number"
    for one in ("href", "src"):
        if one in attrs and (not attrs[one].isprintable() or " " in attrs[one]):
            yield f"has {one}='{attrs[one]}', which is no address"


def _faults_of_targets(name: str, attrs: Mapping[str, str], ids: Counter[str]) -> Iterator[str]:
    for one in _POINTING:
        missing = [target for target in attrs.get(one, "").split() if target not in ids]
        yield from (f"has {one}='{target}', which is not there" for target in missing)
    target = attrs.get("href", "")
    if name == "a" and target[:1] == "#" and target[1:] not in {"", "top", *ids}:
        yield f"leads to '{target}', which is not there"


def nu_checker() -> list[str]:
    """Return the command of the Nu HTML checker, or nothing where it is not installed."""
    jar, java = os.environ.get(CHECKER, ""), shutil.which("java")
    if jar and not (java and Path(jar).is_file()):
        message = f"{CHECKER} names '{jar}', which is no file, or Java is missing"
        raise FileNotFoundError(message)
    return [str(java), "-jar", jar] if jar else []


def faults_of_tree(outdir: Path, command: list[str]) -> list[str]:
    """Return the errors that the Nu HTML checker finds below a folder."""
    pages = [str(path) for path in sorted(outdir.rglob("*.html")) if "_static" not in path.parts]
    options = ["--errors-only", "--format", "json", "--exit-zero-always"]
    done = subprocess.run(
        [*command, *options, *pages], capture_output=True, check=True, encoding="utf-8"
    )
    return [
        f"{one.get('url', '').removeprefix(f'file:{outdir}/')}: {one['message']}"
        for one in json.loads(done.stderr)["messages"]
    ]
