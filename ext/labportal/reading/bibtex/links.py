"""Links of an entry with the text of their buttons, and the files that it names.

A value may be a web address, with or without its scheme, a DOI, a short form such as
``owner/name`` for GitHub, or the name of a file of the site.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labportal.model.doi import doi_address
from labportal.model.records.base import Link
from labportal.model.records.publication import AttachedFile
from labportal.reading.bibtex.addresses import web_address
from labportal.reading.bibtex.checks import Identifiers, bad_value
from labportal.reading.bibtex.flags import read_flag
from labportal.reading.bibtex.hosts import label_of_address, leads_to
from labportal.reading.bibtex.identifiers import read_arxiv, read_doi, read_pmcid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from labportal.model.problems import Problem
    from labportal.reading.bibtex.entries import Entry

_LABELLED: Mapping[str, str] = {
    "PDF": "pdf pdfurl pdf_url url_pdf fulltext",
    "HTML": "html url_html",
    "Publisher": "publisher_url url_publisher url_source",
    "Preprint": "preprint url_preprint",
    "medRxiv": "medrxiv",
    "bioRxiv": "biorxiv",
    "Repository": "taverne_url repository_url",
    "Code": "code url_code github gitlab repository code_url",
    "Algorithm": "algorithm",
    "Demo": "demo url_demo",
    "Model": "model url_model models weights huggingface",
    "Data": "data dataset datasets url_data url_dataset data_url",
    "Slides": "slides url_slides",
    "Poster": "poster url_poster",
    "Video": "video url_video",
    "Website": "website",
    "Project": "project url_project project_page",
    "Supplement": "supp supplement supplementary url_supplement",
    "Blog": "blog",
}
"""Text of the button -> fields, in the order of the buttons."""
_LABELS: Mapping[str, str] = {
    name: label for label, names in _LABELLED.items() for name in names.split()
}
FIELDS = frozenset((*_LABELS, "pmcid", "pmc"))
"""Fields that make links; their text is verbatim."""

_MAY_BE_TEXT = frozenset(
    """project model models weights data datasets preprint repository algorithm demo html fulltext
    published_as preprint_of""".split()
)
"""Fields that other programs use for something else, so that text in them is no mistake."""
_SHORT: Mapping[str, str] = {
    "github": "https://github.com/",
    "gitlab": "https://gitlab.com/",
    "huggingface": "https://huggingface.co/",
    "code": "https://github.com/",
}
_OWNER_AND_NAME = re.compile(r"@?([A-Za-z0-9][\w-]*/[\w.-]+?)(?:\.git|/)?")
_WITHOUT_SCHEME = re.compile(
    r"(?:[a-z0-9-]+\.)+(?:com|org|net|io|edu|gov|ai|eu|info|dev|app|[a-z]{2})(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?:[\s;]|,\s){1,8}(?=https?://|www\.)", re.IGNORECASE)
_FILE = re.compile(
    r"[^\x00-\x1f:*?\"<>|]*[^\s/:*?\"<>|]\.(?:pdf|ps|html?|md|txt|docx?|pptx?|odp|key|xlsx?|csv|tsv|"
    r"json|ya?ml|bib|ipynb|py|r|m|zip|t?gz|tar|bz2|xz|7z|mp4|m4v|mov|webm|avi|gif|png|jpe?g|svg|"
    r"webp|avif|tiff?|nii|mha|dcm|h5|pth?|onnx)",
    re.IGNORECASE,
)
_EXPECTED = "a web address that starts with https://, nor the name of a file such as paper.pdf"
_ARCHIVES: Mapping[str, tuple[str, str]] = {
    "hal": ("HAL", "https://hal.science/"),
    "hdl": ("Repository", "https://hdl.handle.net/"),
    "handle": ("Repository", "https://hdl.handle.net/"),
    "jstor": ("JSTOR", "https://www.jstor.org/stable/"),
    "medrxiv": ("medRxiv", "https://www.medrxiv.org/content/"),
    "biorxiv": ("bioRxiv", "https://www.biorxiv.org/content/"),
}
_RXIV = frozenset({"medrxiv", "biorxiv"})
_PUBLISHED = frozenset({"article", "conference", "book", "chapter"})


@dataclass(frozen=True, slots=True)
class Linked:
    """Where an entry leads."""

    links: tuple[Link, ...] = ()
    files: tuple[AttachedFile, ...] = ()
    pmcid: str = ""


def read_links(
    entry: Entry,
    fields: Mapping[str, str],
    kind: str,
    found: Identifiers,
    problems: list[Problem],
) -> Linked:
    """Return links and files in the order of their buttons; each address once."""
    links: dict[str, Link] = {}
    files: dict[str, AttachedFile] = {}
    for name in () if FIELDS.isdisjoint(fields) else _LABELS:
        if name in fields:
            _add_field(entry, name, fields[name], links, files, problems)
    pmcid = _pmcid(entry, fields, found.url, problems)
    for link in _others(fields, kind, found, pmcid):
        links.setdefault(link.url, link)
    return Linked(tuple(links.values()), tuple(files.values()), pmcid)


def _add_field(
    entry: Entry,
    name: str,
    text: str,
    links: dict[str, Link],
    files: dict[str, AttachedFile],
    problems: list[Problem],
) -> None:
    label = _LABELS[name]
    for part in _SEVERAL.split(text) if "://" in text else (text,):
        url = _address(name, part)
        short = url and "://" not in part and name in _SHORT
        if url:
            # A short form names what an address with the same button has named already.
            if not short or all(link.label != label for link in links.values()):
                links.setdefault(url, Link(label, url))
        elif path := file_path(part):
            files.setdefault(path, AttachedFile(label, path, name))
        elif name not in _MAY_BE_TEXT and read_flag(part) is None:
            problems.append(bad_value(entry, name, part, _EXPECTED))


def _address(name: str, text: str) -> str:
    """Return the address that the value of a field stands for, or an empty string."""
    url = web_address(text)
    if url:
        return url
    doi = read_doi(text)
    if doi and text.lower().endswith(doi.lower()):
        return f"{_ARCHIVES[name][1] if name in _RXIV else 'https://doi.org/'}{doi}"
    if name == "preprint" and (number := read_arxiv(text)):
        return f"https://arxiv.org/abs/{number}"
    if _FILE.fullmatch(text):
        return ""
    if _WITHOUT_SCHEME.fullmatch(text):
        return f"https://{text}"
    short = _OWNER_AND_NAME.fullmatch(text) if name in _SHORT else None
    return f"{_SHORT[name]}{short[1]}" if short else ""


def file_path(text: str) -> str:
    """Return the path of the file of the site that *text* names, or an empty string.

    Paths of one computer, and those that lead upwards, are not of the site.
    """
    path = text.strip().replace("\\", "/")
    if _FILE.fullmatch(path) is None or path.startswith(("~", "//")):
        return ""
    parts = [part for part in path.split("/") if part not in ("", ".")]
    return "" if ".." in parts else "/".join(parts)


def _pmcid(entry: Entry, fields: Mapping[str, str], url: str, problems: list[Problem]) -> str:
    for name in ("pmcid", "pmc"):
        text = fields.get(name, "")
        if text:
            pmcid = read_pmcid(text)
            if not pmcid:
                expected = "a PubMed Central number such as PMC1234567"
                problems.append(bad_value(entry, name, text, expected))
            return pmcid
    return read_pmcid(url) if "/articles/" in url and "ncbi.nlm.nih" in url else ""


def _others(fields: Mapping[str, str], kind: str, found: Identifiers, pmcid: str) -> Iterator[Link]:
    """Yield links that other fields imply; DOI, PubMed and arXiv have fields of their own."""
    if pmcid:
        yield Link("PMC", f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/")
    eprint = fields.get("eprint", "")
    archive = (fields.get("eprinttype") or fields.get("archiveprefix") or "").lower()
    if eprint and archive in _ARCHIVES:
        label, base = _ARCHIVES[archive]
        doi = f"10.1101/{eprint}" if archive in _RXIV and "/" not in eprint else eprint
        yield Link(label, web_address(eprint) or f"{base}{doi}")
    elif found.doi and kind == "preprint" and not leads_to(found.url, _RXIV):
        journal = fields.get("journaltitle") or fields.get("journal") or ""
        server = next((name for name in _RXIV if name in journal.lower()), "")
        if server:
            yield Link(_ARCHIVES[server][0], f"{_ARCHIVES[server][1]}{found.doi}")
    for name, label in (
        ("published_as", "Published version"),
        ("preprint_of", "Published version"),
    ):
        doi = read_doi(fields.get(name, ""))
        if doi:
            yield Link(label, doi_address(doi))
    # What PubMed Central's button says already needs no second one.
    if found.url and not (pmcid and pmcid in found.url):
        label = label_of_address(found.url, "Publisher" if kind in _PUBLISHED else "Link")
        if label:
            yield Link(label, found.url)
