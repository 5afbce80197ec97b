"""What the directives that authors use most need: words behind the braces, options, content.

The check runs where docutils, Sphinx and sphinx-design are not installed, so that stands here; a
test compares it with what a build really has.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source, suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from labportal.reading.text.directives import DirectiveText

_ADMONITIONS = "attention caution danger error hint important note seealso tip warning".split()
_OPTIONS: Mapping[str, str] = {
    "admonition": "class collapsible name",
    "button-link": "align class click-parent color expand new-tab outline ref-type shadow tooltip",
    "button-ref": "align class click-parent color expand new-tab outline ref-type shadow tooltip",
    "card": """class-body class-card class-footer class-header class-img-bottom class-img-top
        class-title footer header img-alt img-background img-bottom img-top link link-alt
        link-new-tab link-type margin shadow text-align width""",
    "code-block": "caption class dedent emphasize-lines force lineno-start linenos name",
    "contents": "backlinks class depth local",
    "csv-table": """align class delim encoding escape file header header-rows keepspace name quote
        stub-columns url width widths""",
    "dropdown": """animate chevron class-body class-container class-title color icon margin name
        open""",
    "figure": "align alt class figclass figname figwidth height loading name scale target width",
    "glossary": "sorted",
    "grid": "class-container class-row gutter margin outline padding reverse",
    "grid-item": "child-align child-direction class columns margin outline padding",
    "grid-item-card": """class-body class-card class-footer class-header class-img-bottom
        class-img-top class-item class-title columns footer header img-alt img-background
        img-bottom img-top link link-alt link-new-tab link-type margin padding shadow text-align
        width""",
    "image": "align alt class height loading name scale target width",
    "include": """class code encoding end-before end-line heading-offset literal name number-lines
        parser relative-docs relative-images start-after start-line tab-width""",
    "list-table": "align class header-rows name stub-columns width widths",
    "literalinclude": """append caption class dedent diff emphasize-lines encoding end-at
        end-before force language lineno-match lineno-start linenos lines name prepend pyobject
        start-after start-at tab-width""",
    "math": "class label name no-wrap nowrap",
    "rubric": "class heading-level name",
    "sidebar": "class name subtitle",
    "tab-item": "class-container class-content class-label name selected sync",
    "tab-set": "class orientation sync-group",
    "table": "align class name width widths",
    "toctree": """caption class glob hidden includehidden maxdepth name numbered reversed
        titlesonly""",
    "topic": "class name",
    **dict.fromkeys(_ADMONITIONS, "class collapsible name"),
}
"""Directive -> its options."""
NEED_WORDS = frozenset(
    """admonition button-link button-ref figure image include literalinclude only raw rst-class
    rubric tab-item topic""".split()
)
"""Directives that show nothing without words behind the braces."""
NEED_TEXT = frozenset((*_ADMONITIONS, *"epigraph highlights list-table pull-quote table".split()))
"""Directives that show nothing without a text between their first and last line."""


@cache
def options_of(name: str) -> frozenset[str]:
    """Return the options of a directive, or nothing if they are not known here."""
    return frozenset(_OPTIONS.get(name, "").split())


def check_shapes(directives: Iterable[DirectiveText], path: str) -> Iterator[Problem]:
    """Yield what directives lack, and the options that they do not have."""
    for found in directives:
        source, name = Source(path, found.line), found.name
        if name in NEED_WORDS and not found.argument.strip():
            message = f"'{name}' needs a word or more behind the braces"
            yield Problem(Code.BAD_DIRECTIVE, source, message)
            continue
        if name in NEED_TEXT and not _has_text(found):
            message = f"'{name}' has no text, so it shows nothing"
            yield Problem(Code.BAD_DIRECTIVE, source, message)
            continue
        known = options_of(name)
        for option in found.options if known else ():
            if option not in known:
                message = f"'{name}' has no option '{option}'"
                near = suggest(option, sorted(known))
                yield Problem(Code.BAD_DIRECTIVE, source, message, near)


def _has_text(found: DirectiveText) -> bool:
    # What stands behind the braces of a note is the beginning of its text.
    words = found.argument if found.name in _ADMONITIONS else ""
    return bool(words.strip()) or any(line.strip() for line in found.content)
