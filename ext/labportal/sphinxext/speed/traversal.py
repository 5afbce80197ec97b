"""Docutils walks through a document without a generator inside a generator for every level.

Some sixty transforms look through each page for nodes of one kind, and every node that they find
passes through as many generators as it lies deep.  The same walk with a stack takes a third of
the time.  It visits the same nodes in the same order, also when a node is replaced on the way: it
holds the same iterators over the children as docutils' own.

https://sourceforge.net/p/docutils/code/HEAD/tree/trunk/docutils/docutils/nodes.py
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from labportal.sphinxext.speed.loans import Loan

if TYPE_CHECKING:
    from collections.abc import Iterator


def traversal_loans() -> list[Loan]:
    """Return docutils' quick searches, made quicker."""
    return [
        Loan(nodes.Node, "_fast_findall", find_instances),
        Loan(nodes.Node, "_superfast_findall", find_everything),
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
