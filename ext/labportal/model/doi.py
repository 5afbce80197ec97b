"""Addresses of DOIs: bare, a DOI may hold signs that no address has."""

from __future__ import annotations

_SIGNS = str.maketrans({"<": "%3C", ">": "%3E", '"': "%22", "#": "%23", "?": "%3F", " ": "%20"})


def doi_address(doi: str) -> str:
    """Return the address to which a bare DOI leads, or nothing."""
    return f"https://doi.org/{doi.translate(_SIGNS)}" if doi else ""
