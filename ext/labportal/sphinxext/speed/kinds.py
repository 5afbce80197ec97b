"""A document that has no node of a kind is not searched for it.

Some ninety transforms run over every page, and most look through the whole of it for nodes that it
does not have: footnotes, citations, tables of contents, production lists.  Here a page is walked
through once, its kinds of nodes are noted, and a search for another kind ends at once.  New nodes
announce themselves when they get their parent.  Only transforms that are known to change a document
in this way profit; before any other, and during events, everything is searched as ever.

https://sourceforge.net/p/docutils/code/HEAD/tree/trunk/docutils/docutils/transforms/__init__.py
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.transforms import Transformer
from sphinx import addnodes
from sphinx.transforms import DoctreeReadEvent

from labportal.sphinxext.speed.loans import Loan
from labportal.sphinxext.speed.traversal import find_everything, find_instances, find_matching

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Wanted = type | tuple[type, ...]

TRUSTED = (
    *("docutils.", "sphinx.", "myst_parser.", "labportal.", "sphinxcontrib.bibtex."),
    *("sphinx_design.extension.", "sphinx_design.badges_buttons.", "sphinx_design.dropdown."),
    *("sphinx_design.aside.", "pydata_sphinx_theme."),
)
"""Modules whose transforms put nodes into a document by docutils' own methods only."""
_CODE = (nodes.literal_block, addnodes.highlightlang)
POINTLESS: Mapping[str, Wanted] = {
    "sphinx.transforms.post_transforms.code.HighlightLanguageTransform": _CODE,
    "sphinx_design.dropdown.DropdownHtmlTransform": nodes.container,
    "sphinx_design.tabs.TabSetHtmlTransform": nodes.container,
    "sphinx_design.aside.AsideHtmlTransform": nodes.container,
}
"""Transforms that walk through a document by themselves -> kinds without which they do nothing."""


def kinds_loans() -> list[Loan]:
    """Return docutils' search, its way to add a node, and the loop over the transforms."""
    kinds = Kinds()
    return [
        Loan(nodes.Node, "findall", kinds.search(nodes.Node.findall)),
        Loan(nodes.Node, "setup_child", kinds.adoption()),
        Loan(Transformer, "apply_transforms", kinds.application()),
    ]


class Kinds:
    """The kinds of nodes in the document at hand."""

    def __init__(self) -> None:
        self._document: nodes.document | None = None
        self._kinds: set[type] = set()
        self._absent: dict[Wanted, bool] = {}
        self._is_trusted = False

    def lacks(self, document: nodes.document, wanted: Wanted) -> bool:
        """Tell whether a document has no node of the *wanted* kind."""
        if document is not self._document:
            self._kinds = {node.__class__ for node in find_everything(document)}
            self._absent = {}
            self._document = document
        absent = self._absent.get(wanted)
        if absent is None:
            absent = not any(issubclass(kind, wanted) for kind in self._kinds)
            self._absent[wanted] = absent
        return absent

    def forget(self) -> None:
        """Look at the next document, or at this one, anew."""
        self._document = None

    def search(self, findall: Callable[..., Iterator[nodes.Node]]) -> Callable[..., Any]:
        """Return docutils' *findall*, which does not look for what is not there."""

        def search(
            node: nodes.Node,
            condition: Any = None,
            include_self: bool = True,  # noqa: FBT001, FBT002 -- docutils' signature
            descend: bool = True,  # noqa: FBT001, FBT002
            siblings: bool = False,  # noqa: FBT001, FBT002
            ascend: bool = False,  # noqa: FBT001, FBT002
        ) -> Iterator[nodes.Node]:
            if not include_self or not descend or siblings or ascend:
                return findall(node, condition, include_self, descend, siblings, ascend)
            if condition is None:
                return find_everything(node)
            if not isinstance(condition, type):
                return find_matching(node, condition)
            if self._is_trusted and node.__class__ is nodes.document:
                return self._find(node, condition)
            return find_instances(node, condition)

        return search

    def _find(self, document: nodes.document, wanted: type) -> Iterator[nodes.Node]:
        # A generator, which looks when it is asked for the first node, as docutils' own does.
        if not (self._is_trusted and self.lacks(document, wanted)):
            yield from find_instances(document, wanted)

    def adoption(self) -> Callable[[nodes.Node, Any], None]:
        """Return docutils' ``setup_child``, which notes what comes into the document."""

        def setup_child(node: nodes.Node, child: Any) -> None:
            child.parent = node
            document = node.document
            if document:
                child.document = document
                if child.source is None:
                    child.source = document.current_source
                if child.line is None:
                    child.line = document.current_line
            if self._document is not None:
                if child.children:
                    self._document = None
                elif child.__class__ not in self._kinds:
                    self._kinds.add(child.__class__)
                    self._absent = {}

        return setup_child

    def application(self) -> Callable[[Any], None]:
        """Return docutils' loop over the transforms of a document, which leaves out the idle."""

        def apply_transforms(transformer: Any) -> None:
            document = transformer.document
            document.reporter.attach_observer(document.note_transform_message)
            self.forget()
            while transformer.transforms:
                if not transformer.sorted:
                    transformer.transforms.sort(reverse=True)
                    transformer.sorted = True
                priority, kind, pending, options = transformer.transforms.pop()
                self._apply(document, kind, pending, options)
                transformer.applied.append((priority, kind, pending, options))
            document.reporter.detach_observer(document.note_transform_message)

        return apply_transforms

    def _apply(
        self, document: nodes.document, kind: Any, pending: Any, options: dict[str, Any]
    ) -> None:
        name = f"{kind.__module__}.{kind.__qualname__}"
        needed = POINTLESS.get(name)
        if needed is not None and self.lacks(document, needed):
            return
        before = self._is_trusted
        self._is_trusted = name.startswith(TRUSTED) and kind is not DoctreeReadEvent
        try:
            kind(document, startnode=pending).apply(**options)
        finally:
            if not self._is_trusted:
                self.forget()
            self._is_trusted = before
