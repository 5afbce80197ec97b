"""DOI, PubMed, arXiv and ORCID numbers in every spelling that .bib files have."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from labportal.model.orcid import check_digit_fits, parse_orcid

# Those that were made from the number of an article, such as "<295::AID-X>3.0.CO;2-Z", have
# angle brackets within.
_DOI = re.compile(
    r"10\.\d{4,9}(?:\.\d+)*/[^\s\"<>{}|\\^`]+"
    r"(?:<[^\s\"<>]*:[^\s\"<>]*>\d\.\d\.[A-Z]{2};2[\w-]*)?"
)
_BRACKETS = (("&lt;", "<"), ("&gt;", ">"))
_DOI_ADDRESS = re.compile(r"(?:https?:/+)?(?:dx\.|www\.)?doi\.org/+", re.IGNORECASE)
_COMMA_DOI = re.compile(r"10,(\d{4,9}/\S+)")
_PMID = re.compile(
    r"(?:pmid:?\s*|.*(?:/pubmed/|pubmed\.ncbi\.nlm\.nih\.gov/))?(\d{1,9})/?\.?", re.IGNORECASE
)
_PMCID = re.compile(
    r"(?:pmcid:?\s*|.*/(?:pmc/)?articles/)?(?:PMC)?(\d{3,9})(?:\.\d)?/?\.?", re.IGNORECASE
)
_ARXIV = re.compile(
    r"(?<!\d)(?<!\d\.)(\d{4}\.\d{4,5})(?:v\d+)?(?!\d)|\b([a-z][a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"
)
_ARXIV_HINT = re.compile(r"arxiv|corr\b|abs/", re.IGNORECASE)
_SERVERS = (
    (re.compile(r"\barxiv|^corr$", re.IGNORECASE), "arXiv"),
    (re.compile(r"\bmedrxiv", re.IGNORECASE), "medRxiv"),
    (re.compile(r"\bbiorxiv", re.IGNORECASE), "bioRxiv"),
    (re.compile(r"\bchemrxiv", re.IGNORECASE), "ChemRxiv"),
    (re.compile(r"\bpsyarxiv", re.IGNORECASE), "PsyArXiv"),
    (re.compile(r"\bssrn\b", re.IGNORECASE), "SSRN"),
    (re.compile(r"\bresearch square\b", re.IGNORECASE), "Research Square"),
    (re.compile(r"\bpreprints\.org\b|^preprints$", re.IGNORECASE), "Preprints.org"),
    (re.compile(r"^techrxiv", re.IGNORECASE), "TechRxiv"),
)


@lru_cache(maxsize=4096)
def read_doi(text: str) -> str:
    """Return the bare DOI in *text*, or an empty string."""
    if "%" in text and _DOI_ADDRESS.search(text):
        text = unquote(text)
    for written, meant in _BRACKETS:
        text = text.replace(written, meant)
    match = _DOI.search(text)
    if match is None:
        return ""
    doi = match[0].rstrip(".,;:'")
    # A bracket at the end belongs to the sentence unless the DOI opened it.
    while doi[-1:] in (")", "]") and doi.count(")") + doi.count("]") > doi.count("(") + doi.count(
        "["
    ):
        doi = doi[:-1].rstrip(".,;:")
    return doi


def nearest_doi(text: str) -> str:
    """Return the DOI that was probably meant by a value that is none."""
    match = _COMMA_DOI.search(text)
    return f"10.{match[1]}" if match else ""


@lru_cache(maxsize=4096)
def doi_in_address(url: str) -> str:
    """Return the DOI to which an address leads, or an empty string."""
    return read_doi(url) if _DOI_ADDRESS.match(url) else ""


@lru_cache(maxsize=4096)
def read_pmid(text: str) -> str:
    """Return the PubMed number in *text*, or an empty string."""
    match = _PMID.fullmatch(text.strip())
    return match[1] if match else ""


@lru_cache(maxsize=4096)
def read_pmcid(text: str) -> str:
    """Return the PubMed Central number in *text* with its letters, or an empty string."""
    match = _PMCID.fullmatch(text.strip())
    return f"PMC{match[1]}" if match else ""


@lru_cache(maxsize=4096)
def read_orcid(text: str) -> str:
    """Return the ORCID iD that *text* is, or an empty string if its check digit is wrong."""
    orcid = parse_orcid(text)
    return orcid if orcid and check_digit_fits(orcid) else ""


@lru_cache(maxsize=4096)
def read_arxiv(text: str, *, certain: bool = False) -> str:
    """Return the arXiv number in *text*, or an empty string.

    A number alone counts only if it is *certain* that the text speaks of arXiv.
    """
    if not certain and not _ARXIV_HINT.search(text):
        return ""
    match = _ARXIV.search(text)
    return (match[1] or match[2]) if match else ""


@lru_cache(maxsize=4096)
def preprint_server(text: str) -> str:
    """Return the name of the preprint server that a venue is, or an empty string."""
    for pattern, name in _SERVERS:
        if pattern.search(text):
            return name
    return ""
