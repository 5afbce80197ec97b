"""What an author wrote is text, not a program: active HTML and addresses that are programs."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from sphinx.transforms import SphinxTransform

from labportal.reading.text.active import active_html, is_program


class DisarmText(SphinxTransform):
    """Show active HTML as text, and take programs out of links."""

    # After every directive has made its nodes.
    default_priority: ClassVar[int] = 860

    def apply(self, **_kwargs: object) -> None:
        """Disarm the document, unless the site's owner wants its HTML to run."""
        if self.config.labportal_active_html:
            return
        for raw in list(self.document.findall(nodes.raw)):
            text = raw.astext()
            if "html" in raw.get("format", "") and active_html(text):
                inline = isinstance(raw.parent, nodes.TextElement)
                shown = (
                    nodes.literal(text, text)
                    if inline
                    else nodes.literal_block(text, text, language="html")
                )
                raw.replace_self(shown)
        for link in list(self.document.findall(nodes.reference)):
            if is_program(link.get("refuri", "")):
                is_inline = isinstance(link.parent, nodes.TextElement)
                children = link.children
                link.replace_self(
                    nodes.inline("", "", *children) if is_inline else nodes.container("", *children)
                )
