"""Pictures whose path has a blank in it.

The directives of docutils take every blank out of an address, since one that is broken over several
lines is joined that way.  A picture such as ``my scan.png`` would be lost without a word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils.languages import get_language
from docutils.parsers.rst import directives
from docutils.utils import new_document

if TYPE_CHECKING:
    from docutils import nodes
    from docutils.parsers.rst import Directive
    from sphinx.application import Sphinx

_WITHIN = re.compile(r"(?<=\S) +(?=\S)")


def keep_blanks(app: Sphinx) -> None:
    """Let ``image`` and ``figure`` show files with blanks in their paths."""
    language, document = get_language("en"), new_document("")
    for name in ("image", "figure"):
        original, _messages = directives.directive(name, language, document)
        if original is not None and not hasattr(original, "keeps_blanks"):
            app.add_directive(name, _with_blanks(original), override=True)


def _with_blanks(original: type[Directive]) -> type[Directive]:
    def run(self: Directive) -> list[nodes.Node]:
        self.arguments[:1] = [kept(written) for written in self.arguments[:1]]
        return list(original.run(self))

    names = {"run": run, "keeps_blanks": True, "__doc__": original.__doc__}
    return type(original.__name__, (original,), names)


def kept(written: str) -> str:
    """Return a path with its blanks written as in an address; those at the ends of lines go."""
    if "://" in written:
        return written
    return _WITHIN.sub(lambda found: "%20" * len(found[0]), written)
