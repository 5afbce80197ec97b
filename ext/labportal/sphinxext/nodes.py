"""Nodes of labportal: placeholders that carry a question, and what is shown of records.

While a page is read, a placeholder stands where records will appear.  Just before it is written
the placeholder gets its answer as a view; HTML is made from the view, every other format from the
ordinary docutils nodes that are then the placeholder's children.
"""

from __future__ import annotations

from docutils import nodes


class record_list(nodes.General, nodes.Element):
    """A list of records; attribute ``query``, later ``view``."""


class record_header(nodes.General, nodes.Element):
    """The top of a record's page; attribute ``ref``, later ``view``.

    Its children are lines of the text that say what the top of a page says: facts of the record.
    """


class record_numbers(nodes.General, nodes.Element):
    """Counts of records; attribute ``queries`` (label, query), later ``counts``."""


class hero(nodes.General, nodes.Element):
    """The opening of a home page; its children are the lead text."""


class video(nodes.Inline, nodes.TextElement):
    """A video of another site: a link; attributes ``frame``, ``host`` and ``title``."""


class text_picture(nodes.image):
    """A picture in a text, of which the site has several files; attribute ``first``."""


class about_software(nodes.General, nodes.Element):
    """What belongs to the software that a page documents; attribute ``label``."""


SECTION = "lp-section"
"""Class of the sections that a page has by itself."""
AUTOMATIC = "lp-automatic"
"""Class of their entries in tables of contents; they may have nothing to show."""

PLACEHOLDERS = (record_list, record_header, record_numbers)
