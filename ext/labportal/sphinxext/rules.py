"""Rules across the page stand where their author drew them.

Docutils wants text on both sides of a rule, and none in lists and quotations; Markdown does not.
"""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from sphinx.transforms import SphinxTransform


class SettleRules(SphinxTransform):
    """Make the rules of which docutils would complain plain lines in HTML."""

    # Before docutils looks at them (830).
    default_priority: ClassVar[int] = 820

    def apply(self, **_kwargs: object) -> None:
        """Look at every rule; a second one in the same place says nothing."""
        for rule in list(self.document.findall(nodes.transition)):
            parent = rule.parent
            before = parent.children[: parent.index(rule)]
            if before and _is_rule(before[-1]):
                parent.remove(rule)
            elif not _is_usual(rule, before):
                rule.replace_self(nodes.raw("", '<hr class="docutils">\n', format="html"))


def _is_usual(rule: nodes.transition, before: list[nodes.Node]) -> bool:
    """Tell whether docutils expects a rule in this place."""
    if not isinstance(rule.parent, nodes.document | nodes.section):
        return False
    follows_text = any(not isinstance(node, nodes.Titular | nodes.Invisible) for node in before)
    return follows_text and rule.parent.children[-1] is not rule


def _is_rule(node: nodes.Node) -> bool:
    return isinstance(node, nodes.transition) or (
        isinstance(node, nodes.raw) and node.astext().startswith("<hr")
    )
