"""What the text of a page says about its record, and how the page shows it.

`collect` reads it before the records are known, as more fields for the header; `plan` decides with
all records at hand which lists become lists of records and which words become links.
"""

from __future__ import annotations

from labportal.reading.said.collect import (
    Said,
    TextList,
    TextName,
    collect,
    fields_in_header,
)
from labportal.reading.said.known import Known, known_names
from labportal.reading.said.plan import TextLink, TextPlan, lists_all, plan

__all__ = [
    "Known",
    "Said",
    "TextLink",
    "TextList",
    "TextName",
    "TextPlan",
    "collect",
    "fields_in_header",
    "known_names",
    "lists_all",
    "plan",
]
