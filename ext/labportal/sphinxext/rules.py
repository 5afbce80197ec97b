"""Rules across the page and signs of footnotes stand where their author put them.

Docutils wants text on both sides of a rule, and none in lists and quotations; Markdown does not.
"""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from sphinx.transforms import SphinxTransform

from labportal.model.codes import Code
from labportal.reading.markup import Markup
from labportal.sphinxext.domain import labportal_domain


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


class ShowUnknownNotes(SphinxTransform):
    """Show the sign of a footnote that a page does not have as it is written.

    It was reported when the page was read, and docutils would say so three times in its own words.
    """

    # Before docutils gives footnotes their numbers (620).
    default_priority: ClassVar[int] = 610

    def apply(self, **_kwargs: object) -> None:
        """Look at the signs of all footnotes."""
        page = labportal_domain(self.env).portal.pages.get(self.env.docname)
        if page is None or page.markup is Markup.REST:
            return
        document = self.document
        notes = {name for note in document.findall(nodes.footnote) for name in note["names"]}
        for sign in list(document.findall(nodes.footnote_reference)):
            name = sign.get("refname", "")
            if not name or name in notes or not self._is_reported(page.path, name):
                continue
            for noted in (document.autofootnote_refs, document.footnote_refs.get(name, [])):
                if sign in noted:
                    noted.remove(sign)
            if not document.footnote_refs.get(name):
                document.footnote_refs.pop(name, None)
            # Not by replace_self, which wants somebody to inherit the sign's id.
            sign.parent.replace(sign, nodes.Text(f"[^{name}]"))

    def _is_reported(self, path: str, name: str) -> bool:
        return any(
            problem.code is Code.UNKNOWN_FOOTNOTE
            and problem.source.path == path
            and f"'[^{name}]'".casefold() in problem.message.casefold()
            for problem in labportal_domain(self.env).catalogue.problems
        )
