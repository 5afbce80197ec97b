"""What the host of a web address tells: which site it is, and whether all may read there."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LABELS: Mapping[str, str] = {
    "doi.org": "", "arxiv.org": "",
    "pubmed.ncbi.nlm.nih.gov": "PubMed", "pmc.ncbi.nlm.nih.gov": "PMC", "europepmc.org": "PMC",
    "medrxiv.org": "medRxiv", "biorxiv.org": "bioRxiv", "chemrxiv.org": "ChemRxiv",
    "openreview.net": "OpenReview", "hal.science": "HAL", "hdl.handle.net": "Repository",
    "zenodo.org": "Zenodo", "osf.io": "OSF", "figshare.com": "figshare",
    "github.com": "Code", "gitlab.com": "Code", "huggingface.co": "Model",
    "youtube.com": "Video", "youtu.be": "Video", "vimeo.com": "Video",
    "jstor.org": "JSTOR", "researchgate.net": "Link", "semanticscholar.org": "Link",
}  # fmt: skip
"""Host -> text of the button; empty where an identifier has a button already."""

_OPEN = frozenset(
    """arxiv.org medrxiv.org biorxiv.org chemrxiv.org pmc.ncbi.nlm.nih.gov europepmc.org
    openreview.net hal.science zenodo.org osf.io figshare.com proceedings.mlr.press jmlr.org
    aclanthology.org openaccess.thecvf.com papers.nips.cc proceedings.neurips.cc ceur-ws.org
    journals.plos.org frontiersin.org mdpi.com peerj.com elifesciences.org biomedcentral.com
    jmir.org doaj.org scielo.br scielo.org edoc.unibas.ch diva-portal.org
    """.split()
)
_REPOSITORY = re.compile(
    r"(?:^|[.-])(?:repository|repositorio|repositorium|dspace\d?|eprints?|escholarship|scholarship|"
    r"archive|dare|open-?access|hal|zora|infoscience|depositonce|mediatum)(?=[.-])"
)
_OPEN_DOIS = (
    "10.48550/", "10.5281/", "10.1371/", "10.3389/", "10.3390/", "10.7717/", "10.7554/",
)  # fmt: skip
"""arXiv, Zenodo, and publishers of open articles only: PLOS, Frontiers, MDPI, PeerJ, eLife."""
_PMC_FOLDER = re.compile(r"/pmc/|/articles/PMC", re.IGNORECASE)


@lru_cache(maxsize=4096)
def host_of(url: str) -> str:
    """Return the host of an address without ``www.``, in lower case."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").removeprefix("dx.")


def leads_to(url: str, names: Iterable[str]) -> bool:
    """Tell whether the host of an address holds one of the *names*."""
    host = host_of(url) if url else ""
    return any(name in host for name in names)


def label_of_address(url: str, otherwise: str) -> str:
    """Return the text of the button for an address; *otherwise* if its host is not known."""
    host = host_of(url)
    if host == "ncbi.nlm.nih.gov":
        return "PMC" if _PMC_FOLDER.search(url) else "PubMed"
    label = _known(host)
    if label is not None:
        return label
    if url.lower().partition("?")[0].endswith(".pdf"):
        return "PDF"
    return "Repository" if _REPOSITORY.search(host) else otherwise


def is_open(url: str) -> bool:
    """Tell whether an address leads to a place where everybody can read everything."""
    host = host_of(url)
    if host == "ncbi.nlm.nih.gov":
        return _PMC_FOLDER.search(url) is not None
    return not _OPEN.isdisjoint(_upwards(host)) or _REPOSITORY.search(host) is not None


def has_open_doi(doi: str) -> bool:
    """Tell whether a DOI belongs to a place where everything is open."""
    return doi.startswith(_OPEN_DOIS)


def _known(host: str) -> str | None:
    return next((_LABELS[part] for part in _upwards(host) if part in _LABELS), None)


def _upwards(host: str) -> list[str]:
    """Return a host and the hosts above it: ``a.b.org``, ``b.org``, ``org``."""
    parts = host.split(".")
    return [".".join(parts[at:]) for at in range(len(parts))]
