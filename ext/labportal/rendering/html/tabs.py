"""Tabs without what HTML does not allow: a label of a field does not control anything else.

https://github.com/executablebooks/sphinx-design/blob/v0.8.0/sphinx_design/tabs.py#L244
"""

from __future__ import annotations

from typing import ClassVar

from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx_design.tabs import sd_tab_label


class PlainLabels(SphinxPostTransform):
    """Take the attribute out; the label opens its tab without it."""

    # After sphinx-design has made the labels (200).
    default_priority: ClassVar[int] = 210
    formats = ("html",)

    def run(self, **_kwargs: object) -> None:
        """Look at the label of every tab."""
        for label in self.document.findall(sd_tab_label):
            label.attributes.pop("aria_controls", None)
