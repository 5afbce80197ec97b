"""The texts of a publication for other programs, made once for all files and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.rendering.exports.bibtex import bibtex_entry
from labportal.rendering.exports.csl import csl_entry
from labportal.rendering.exports.ris import ris_entry
from labportal.rendering.metadata.coins import coins

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from labportal.model.catalogue import Catalogue
    from labportal.model.records import Publication

BIBTEX, RIS, CSL, SPAN, BRIEF_SPAN = "bibtex", "ris", "csl", "span", "brief span"
_FORMATS: Mapping[str, Callable[[Publication], str]] = {
    BIBTEX: bibtex_entry,
    RIS: ris_entry,
    CSL: csl_entry,
    SPAN: coins,
    BRIEF_SPAN: lambda publication: coins(publication, brief=True),
}


def text_in(form: str, publication: Publication, catalogue: Catalogue) -> str:
    """Return *publication* in a format."""
    if catalogue.records.get(publication.ref) is not publication:
        return _FORMATS[form](publication)
    key = form, publication.key
    known = catalogue.texts.get(key)
    if known is None:
        known = catalogue.texts[key] = _FORMATS[form](publication)
    return known
