"""Publications to .bib text for programs that expect classic BibTeX and forgive nothing.

Values are written from decoded text, so that no mark-up, macro or inheritance is left to resolve.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labportal.reading.bibtex.extras import SETTINGS
from labportal.reading.bibtex.macros import MONTHS
from labportal.reading.bibtex.names import read_name, read_names
from labportal.reading.bibtex.tidy import tidy_bibtex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from labportal.model.names import PersonName
    from labportal.model.records.publication import Publication

_TYPES: Mapping[str, str] = {
    "article": "article", "review": "article", "suppperiodical": "article",
    "inproceedings": "inproceedings", "conference": "inproceedings",
    "book": "book", "mvbook": "book", "collection": "book", "mvcollection": "book",
    "reference": "book", "mvreference": "book", "booklet": "booklet",
    "inbook": "inbook", "incollection": "incollection", "bookinbook": "incollection",
    "suppbook": "incollection", "suppcollection": "incollection", "inreference": "incollection",
    "proceedings": "proceedings", "mvproceedings": "proceedings", "manual": "manual",
    "techreport": "techreport", "report": "techreport", "unpublished": "unpublished",
    "phdthesis": "phdthesis", "mastersthesis": "mastersthesis",
}  # fmt: skip
"""Entry type -> the type that styles know; everything else is misc."""

_REQUIRED: Mapping[str, tuple[str, ...]] = {
    "article": ("author", "title", "journal", "year"),
    "inproceedings": ("author", "title", "booktitle", "year"),
    "book": ("author editor", "title", "publisher", "year"),
    "booklet": ("author", "title", "year"),
    "inbook": ("author editor", "title", "publisher", "year"),
    "incollection": ("author", "title", "booktitle", "year"),
    "proceedings": ("title", "year"),
    "manual": ("title",),
    "techreport": ("author", "title", "institution", "year"),
    "unpublished": ("author", "title", "note"),
    "phdthesis": ("author", "title", "school", "year"),
    "mastersthesis": ("author", "title", "school", "year"),
}
"""Type -> fields without which styles fail; one of two is enough."""

_RENAMED: Mapping[str, str] = {
    "journaltitle": "journal", "location": "address", "issue": "number", "maintitle": "series",
}  # fmt: skip
_FROM_RECORD = frozenset(
    """author editor title subtitle year month day date doi url pmid pubmed eprint eprinttype
    archiveprefix arxiv arxivid pages eid abstract""".split()
)
"""Fields that the record holds in a better form, or that are written on demand."""
_BARE = frozenset(("doi", "url", "eprint", "pubmed", "urldate"))
_NAME_FIELDS = frozenset(("translator", "bookauthor"))
_TEX = re.compile(r"[\\{}$%#_^~]|&(?=[#\w])|&|<(?=[A-Za-z/!])|--+|``|''|[?!](?=`)")
_IN_TEX: Mapping[str, str] = {
    "\\": r"\textbackslash{}", "{": "(", "}": ")", "$": r"\$", "%": r"\%", "#": r"\#",
    "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "&": r"\&",
    "<": "<{}", "``": "`{}`", "''": "'{}'", "?": "?{}", "!": "!{}",
}  # fmt: skip
_SPECIAL_IN_NAME = re.compile(r",|\band\b|^\s*others\s*$|et\.? al", re.IGNORECASE)
_NOT_IN_ADDRESS = re.compile(r"[{}\\\s]")


def write_bibtex(publications: Iterable[Publication], *, abstracts: bool = False) -> str:
    """Return .bib text that a strict parser reads without complaint, keys as they were written.

    Abstracts are left out unless asked for: no reference style shows them.
    """
    return "\n".join(_entry(publication, abstracts=abstracts) for publication in publications)


def _entry(publication: Publication, *, abstracts: bool) -> str:
    values = _values(publication)
    entry_type = _entry_type(publication, values)
    if entry_type == "misc" and publication.venue and "howpublished" not in values:
        values["howpublished"] = tex(publication.venue)
    if abstracts and "abstract" in publication.fields:
        values["abstract"] = tex(publication.fields["abstract"])
    return tidy_bibtex(entry_type, publication.bibkey, values)


def _values(publication: Publication) -> dict[str, str]:
    issued = publication.issued
    month = MONTHS[issued.month - 1] if issued and issued.month else ""
    stated = {
        "author": _name_list(publication.authors, et_al=publication.et_al),
        "editor": _name_list(publication.editors),
        # The braces keep styles from changing the case of letters.
        "title": f"{{{tex(publication.title)}}}" if "title" in publication.fields else "",
        "year": str(publication.year or ""),
        "month": month,
        "pages": _tex_pages(publication.pages),
        "doi": _bare(publication.doi),
        "pubmed": publication.pmid,
        "eprint": publication.arxiv,
        "url": _bare(publication.url),
    }
    values = {name: value for name, value in stated.items() if value}
    if publication.arxiv:
        values["archiveprefix"] = "arXiv"
    for name, text in publication.fields.items():
        if name in _FROM_RECORD or name in SETTINGS or not name.isascii():
            continue
        values.setdefault(_RENAMED.get(name, name), _value(name, text))
    if publication.school and publication.is_thesis:
        values.setdefault("school", tex(publication.school))
    return values


def _value(name: str, text: str) -> str:
    if name in _BARE:
        return _bare(text)
    if name in _NAME_FIELDS:
        names = read_names(text)
        return _name_list(names.names, et_al=names.et_al)
    return tex(text)


def _entry_type(publication: Publication, values: Mapping[str, str]) -> str:
    entry_type = _TYPES.get(publication.entry_type, "misc")
    if publication.kind in ("phdthesis", "mastersthesis"):
        entry_type = publication.kind
    # biblatex's chapter has the title of a chapter, BibTeX's that of the book.
    if entry_type == "inbook" and "booktitle" in values:
        entry_type = "incollection"
    complete = all(
        any(name in values for name in either.split()) for either in _REQUIRED.get(entry_type, ())
    )
    return entry_type if complete else "misc"


def tex(text: str) -> str:
    """Return plain text as TeX that stands for exactly that text."""
    return _TEX.sub(_in_tex, " ".join(text.split()))


def _in_tex(match: re.Match[str]) -> str:
    found = match[0]
    if found.startswith("--"):
        return "{}".join(found)
    if found == "&" and match.end() < len(match.string):
        return r"\&{}"
    return _IN_TEX[found]


def _bare(text: str) -> str:
    """Return an identifier or address, without what would unbalance the entry."""
    return _NOT_IN_ADDRESS.sub("", text)


def _tex_pages(pages: str) -> str:
    return tex(pages).replace("–", "--")


def _name_list(names: Iterable[PersonName], *, et_al: bool = False) -> str:
    written = [_name(name) for name in names]
    return " and ".join([*written, "others"] if et_al and written else written)


def _name(name: PersonName) -> str:
    """Return a name in the form "von Family, Jr, Given", with braces where they are needed."""
    if name.literal:
        return f"{{{tex(name.family)}}}"
    plain = _joined(name, tex(name.family))
    if not _SPECIAL_IN_NAME.search(str(name)) and read_name(plain) == (name, True):
        return plain
    return _joined(name, f"{{{tex(name.family)}}}", protect=True)


def _joined(name: PersonName, family: str, *, protect: bool = False) -> str:
    given, suffix = (_part(part, protect=protect) for part in (name.given, name.suffix))
    surname = f"{_part(name.particle)} {family}".strip()
    if suffix:
        return f"{surname}, {suffix}, {given}"
    return f"{surname}, {given}" if given else surname


def _part(text: str, *, protect: bool = False) -> str:
    written = tex(text)
    return f"{{{written}}}" if protect and _SPECIAL_IN_NAME.search(text) else written
