"""The languages of code that can be shown in colours: those of Pygments, which Sphinx brings.

Where Pygments is not installed, nothing is known and so nothing is reported.
"""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING

from labportal.model.codes import Code
from labportal.model.problems import Problem, Source, suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labportal.reading.linkrules import LinkRules
    from labportal.reading.pages import PageText

# What Sphinx adds, and what is used most, for which nobody has to look.
_USUAL = frozenset(
    """none guess default python py python3 py3 pycon pycon3 rest c text console shell bash sh md
    markdown bibtex bib yaml toml json html css js javascript latex tex r c++ cpp matlab xml ini
    diff rst sql""".split()
)


def check_languages(texts: Iterable[PageText], rules: LinkRules) -> Iterator[Problem]:
    """Yield blocks of code in languages that nobody knows."""
    if not rules.knows_languages:
        return
    for text in texts:
        for use in text.languages:
            name = use.name.lower()
            if name in _USUAL or use.name in rules.fences or name in (known := _languages()):
                continue
            if known:
                message = f"there is no language '{use.name}' for code"
                near = suggest(use.name, sorted(known))
                yield Problem(Code.UNKNOWN_LANGUAGE, Source(text.path, use.line), message, near)


@cache
def _languages() -> frozenset[str]:
    """Return the names of all languages, in lower case, or nothing if none is known."""
    try:
        lexers = importlib.import_module("pygments.lexers")
    except ImportError:
        return frozenset()
    found = lexers.get_all_lexers(plugins=True)
    return frozenset(alias.lower() for _, aliases, _, _ in found for alias in aliases)
