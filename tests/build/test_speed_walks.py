"""The quicker walks through documents: they find the same, and are still needed.

A test called ``..._still_...`` fails when a dependency has become faster by itself; then the module
that it names can go.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.transforms import Transform
from docutils.utils import new_document
from hypothesis import given
from hypothesis import strategies as st
from sphinx.util.nodes import NodeMatcher

from labportal.sphinxext.speed import kinds, traversal
from labportal.sphinxext.speed.loans import Loans

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

CLASSES = (nodes.Text, nodes.Element, nodes.paragraph, nodes.emphasis, nodes.Node, nodes.Inline)
Shape = list[Any]
SHAPES: st.SearchStrategy[Shape] = st.recursive(
    st.just([]), lambda inner: st.lists(inner, max_size=4), max_leaves=25
)


def _tree(shape: Shape, depth: int = 0) -> nodes.Element:
    kind = (nodes.section, nodes.paragraph, nodes.emphasis, nodes.strong)[depth % 4]
    node: nodes.Element = kind()
    for inner in shape:
        node += _tree(inner, depth + 1)
        node += nodes.Text(f"text {depth}")
    return node


@given(shape=SHAPES, cls=st.sampled_from(CLASSES))
def test_a_walk_finds_the_same_in_the_same_order(shape: Shape, cls: type) -> None:
    """The walk with a stack equals docutils' own."""
    tree = _tree(shape)
    assert list(traversal.find_instances(tree, cls)) == list(tree.findall(cls))
    assert list(traversal.find_everything(tree)) == list(tree.findall())
    emphasised = [node for node in tree.findall() if isinstance(node, cls)]
    assert list(traversal.find_matching(tree, lambda node: isinstance(node, cls))) == emphasised


@given(shape=SHAPES, every=st.integers(1, 4), change=st.sampled_from(["replace", "empty", "add"]))
def test_a_walk_sees_the_same_changes(shape: Shape, every: int, change: str) -> None:
    """Nodes that are replaced, emptied or filled on the way are seen as docutils sees them."""

    def walk(find: Callable[[nodes.Element], Any]) -> list[str]:
        tree = _tree(shape)
        seen = []
        for number, node in enumerate(find(tree)):
            seen.append(f"{type(node).__name__} {len(node.children)}")
            if number % every or number > 100 or not isinstance(node, nodes.Element):
                continue
            if change == "replace" and node.parent is not None:
                node.parent.replace(node, nodes.Text("new"))
            elif change == "empty":
                node.clear()
            elif number < 20:
                node.append(nodes.emphasis("", "more"))
        return seen

    ours = walk(lambda tree: traversal.find_instances(tree, nodes.Node))
    assert ours == walk(lambda tree: tree.findall(nodes.Node))


def test_docutils_still_walks_with_nested_generators() -> None:
    """`speed.traversal` is needed as long as docutils' quick searches call themselves."""
    for name in ("_fast_findall", "_superfast_findall"):
        assert name in getattr(nodes.Node, name).__code__.co_names


@given(shape=SHAPES)
def test_nodes_with_attributes_are_found_as_sphinx_finds_them(shape: Shape) -> None:
    """Sphinx's matchers find the same nodes."""
    tree = _tree(shape)
    for number, node in enumerate(tree.findall(nodes.Element)):
        node["translated" if number % 2 else "other"] = number % 3
    for matcher in (
        NodeMatcher(nodes.Element, translated=Any),
        NodeMatcher(nodes.emphasis, translated=1),
        NodeMatcher(nodes.emphasis, nodes.strong),
        NodeMatcher(nodes.Text),
        NodeMatcher(other=Any),
    ):
        assert list(traversal.find_alike(matcher, tree)) == list(matcher.findall(tree))


class Noting(nodes.GenericNodeVisitor):
    """Notes what it is told, and leaves a walk in every way there is."""

    exceptions: ClassVar = {
        "a": nodes.SkipNode, "b": nodes.SkipChildren, "c": nodes.SkipDeparture,
        "d": nodes.SkipSiblings, "e": nodes.StopTraversal,
    }  # fmt: skip

    def __init__(self, document: nodes.document) -> None:
        super().__init__(document)
        self.seen: list[str] = []

    def default_visit(self, node: nodes.Node) -> None:
        """Note it."""
        self.seen.append(f"in {node.get('names')}")
        leave = self.exceptions.get(node.get("leave", ""))
        if leave is not None:
            raise leave

    def default_departure(self, node: nodes.Node) -> None:
        """Note that, too."""
        self.seen.append(f"out {node.get('names')}")


@given(shape=SHAPES, leaving=st.lists(st.sampled_from(".....abcde"), min_size=4))
def test_visitors_are_told_the_same(shape: Shape, leaving: list[str]) -> None:
    """A visitor comes to the same nodes in the same order, and leaves them in the same way."""
    document = new_document("")
    document += _tree(shape)
    for text in list(document.findall(nodes.Text)):
        text.parent.remove(text)
    for number, node in enumerate(document.findall(nodes.Element)):
        node["names"], node["leave"] = [str(number)], leaving[number % len(leaving)]
    for ours, theirs in (
        (traversal.walk, nodes.Node.walk),
        (traversal.walkabout, nodes.Node.walkabout),
    ):
        assert _told(ours, document) == _told(theirs, document)


def _told(walk: Callable[..., bool], document: nodes.document) -> tuple[list[str], object]:
    visitor = Noting(document)
    try:
        return visitor.seen, walk(document, visitor)
    except nodes.SkipSiblings as error:  # at the top there are none
        return visitor.seen, type(error)


def test_docutils_still_makes_messages_at_every_node() -> None:
    """`speed.traversal` is needed as long as docutils words a message for each node of a walk."""
    for name in ("walk", "walkabout"):
        assert "debug" in getattr(nodes.Node, name).__code__.co_names


# Kinds of nodes --------------------------------------------------------------------------------


def test_new_nodes_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a transform puts into a document in any way, the same and the next transform find."""
    found: dict[str, list[int]] = {}

    class Before(Transform):
        """Finds nothing yet, and adds nodes, with and without others in them."""

        default_priority = 10

        def apply(self) -> None:
            counts = found.setdefault("before", [])
            counts.append(len(list(self.document.findall(nodes.strong))))
            self.document[0].append(nodes.strong())
            counts.append(len(list(self.document.findall(nodes.strong))))
            self.document.insert(0, nodes.block_quote("", nodes.literal()))
            counts.append(len(list(self.document.findall(nodes.literal))))
            self.document[0][0].replace_self(nodes.image())
            counts.append(len(list(self.document.findall(nodes.image))))
            waiting = self.document.findall(nodes.caption)
            self.document[1] += nodes.caption()
            counts.append(len(list(waiting)))

    class Stranger(Transform):
        """Adds a node behind the back of docutils."""

        default_priority = 20

        def apply(self) -> None:
            self.document[1].children = [nodes.legend()]
            found["stranger"] = [len(list(self.document.findall(nodes.legend)))]

    class After(Transform):
        """Finds it."""

        default_priority = 30

        def apply(self) -> None:
            found["after"] = [len(list(self.document.findall(nodes.legend)))]

    monkeypatch.setattr(kinds, "TRUSTED", (Before.__module__,))
    Stranger.__module__ = "an.extension"
    document = new_document("")
    document += nodes.paragraph()
    document.transformer.add_transforms([Before, Stranger, After])
    loans = Loans(lambda: [*traversal.traversal_loans(), *kinds.kinds_loans()])
    loans.lend()
    try:
        document.transformer.apply_transforms()
    finally:
        loans.take_back()
    assert found == {"before": [0, 1, 1, 1, 1], "stranger": [1], "after": [1]}
    assert [kind for _, kind, _, _ in document.transformer.applied] == [Before, Stranger, After]


def test_transforms_that_are_left_out_still_exist_and_do_nothing_else() -> None:
    """A transform is left out for its name, so that name must be there and mean the same."""
    for name in kinds.POINTLESS:
        module, _, transform = name.rpartition(".")
        assert hasattr(importlib.import_module(module), transform)


def test_docutils_still_searches_for_what_is_not_there() -> None:
    """`speed.kinds` is needed as long as docutils does not know which kinds a document has."""
    assert set(nodes.Node.setup_child.__code__.co_names).isdisjoint({"kinds", "classes", "types"})
    document = new_document("")
    document += _tree([[[]], []])
    visited: list[nodes.Node] = []
    list(document.findall(visited.append))
    assert len(visited) > 1
