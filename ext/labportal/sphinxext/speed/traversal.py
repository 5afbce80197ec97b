"""Docutils walks through a document without a generator inside a generator for every level.

Some ninety transforms look through each page for nodes of one kind, and every node that they find
passes through as many generators as it lies deep.  The same walk with a stack takes a third of
the time.  It visits the same nodes in the same order, also when a node is replaced on the way: it
holds the same iterators over the children as docutils' own.

Visitors are told of every node in the same way, but without a message for programmers being put
together at each, which nobody reads unless the reporter is asked for it.

https://sourceforge.net/p/docutils/code/HEAD/tree/trunk/docutils/docutils/nodes.py
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.nodes import NodeMatcher

from labportal.sphinxext.speed.loans import Loan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def traversal_loans() -> list[Loan]:
    """Return the searches of docutils and Sphinx, made quicker."""
    return [
        Loan(nodes.Node, "_fast_findall", find_instances),
        Loan(nodes.Node, "_superfast_findall", find_everything),
        Loan(NodeMatcher, "findall", find_alike),
        Loan(nodes.Node, "walk", without_debug(nodes.Node.walk, walk)),
        Loan(nodes.Node, "walkabout", without_debug(nodes.Node.walkabout, walkabout)),
    ]


def find_instances(node: nodes.Node, cls: type) -> Iterator[nodes.Node]:
    """Yield *node* and what is below it, if it is of *cls*."""
    if isinstance(node, cls):
        yield node
    stack = [iter(node.children)]
    while stack:
        for child in stack[-1]:
            if isinstance(child, cls):
                yield child
            if child.children:
                stack.append(iter(child.children))
                break
        else:
            stack.pop()


def find_everything(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield *node* and all that is below it."""
    yield node
    stack = [iter(node.children)]
    while stack:
        for child in stack[-1]:
            yield child
            if child.children:
                stack.append(iter(child.children))
                break
        else:
            stack.pop()


def find_matching(
    node: nodes.Node, condition: Callable[[nodes.Node], bool]
) -> Iterator[nodes.Node]:
    """Yield *node* and what is below it, if *condition* says so."""
    if condition(node):
        yield node
    stack = [iter(node.children)]
    while stack:
        for child in stack[-1]:
            if condition(child):
                yield child
            if child.children:
                stack.append(iter(child.children))
                break
        else:
            stack.pop()


def find_alike(matcher: Any, node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield what has the classes and attributes that Sphinx's *matcher* wants."""
    attributes = matcher.attrs
    classes = matcher.classes
    if len(classes) > 1 or not classes:
        yield from node.findall(matcher)
        return
    for found in node.findall(classes[0]):
        has = getattr(found, "attributes", ())
        for name in attributes:
            if name not in has:
                break
        else:
            if matcher.match(found):
                yield found


def without_debug(
    original: Callable[[nodes.Node, Any], bool], quick: Callable[[nodes.Node, Any], bool]
) -> Callable[[nodes.Node, Any], bool]:
    """Return *quick*, unless somebody wants docutils' messages for programmers."""

    def visit(node: nodes.Node, visitor: Any) -> bool:
        if visitor.document.reporter.debug_flag:
            return original(node, visitor)
        return quick(node, visitor)

    return visit


def walk(node: nodes.Node, visitor: Any) -> bool:
    """Tell *visitor* of *node* and of what is below it; return whether it is to stop."""
    try:
        try:
            visitor.dispatch_visit(node)
        except (nodes.SkipChildren, nodes.SkipNode):
            return False
        except nodes.SkipDeparture:
            pass
        try:
            for child in node.children[:]:
                if walk(child, visitor):
                    return True
        except nodes.SkipSiblings:
            pass
    except nodes.StopTraversal:
        return True
    return False


def walkabout(node: nodes.Node, visitor: Any) -> bool:
    """Do the same, and tell *visitor* also when it leaves a node."""
    departs, stops = True, False
    try:
        try:
            visitor.dispatch_visit(node)
        except nodes.SkipNode:
            return False
        except nodes.SkipDeparture:
            departs = False
        try:
            for child in node.children[:]:
                if walkabout(child, visitor):
                    stops = True
                    break
        except nodes.SkipSiblings:
            pass
    except nodes.SkipChildren:
        pass
    except nodes.StopTraversal:
        stops = True
    if departs:
        visitor.dispatch_departure(node)
    return stops
