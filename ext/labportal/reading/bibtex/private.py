"""Fields that are for the people who keep the .bib file and never leave it."""

from __future__ import annotations

from functools import cache

_PRIVATE = frozenset(
    """file files localfile local-url pdfpath timestamp owner groups review annote annotation
    comment gsid gscites ss_id all_ss_ids citation-count automatic date-added date-modified
    date-read creationdate modificationdate ranking rating priority readstatus read printed
    relevance qualityassured username search internal intrahash interhash biburl bibsource
    added-at mendeley-groups mendeley-tags __markedentry sentelink localpath""".split()
)
_PREFIXES = ("opt", "bdsk-", "comment-", "papers", "__")


@cache
def is_private(name: str, extra: frozenset[str] = frozenset()) -> bool:
    """Tell whether the field of that name, in lower case, is kept out of the site."""
    return name in _PRIVATE or name in extra or (name.startswith(_PREFIXES) and name != "options")
