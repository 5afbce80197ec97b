"""The translations of a page: what its readers and search engines are told of them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labportal.rendering.assets import THEME_OPTIONS, THEME_TEXTS
from labportal.rendering.html.text import escape
from labportal.sphinxext.domain import labportal_domain
from labportal.sphinxext.words import LOCALE, catalogue_folders, catalogue_of, name_of, primary

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from labportal.model.records import Record


def copies_of_page(builder: Builder, docname: str) -> tuple[Record, ...]:
    """Return the copies of a page in all languages, itself among them; none if it is the only."""
    catalogue = labportal_domain(builder.env).catalogue
    ref = catalogue.by_docname.get(docname)
    found = catalogue.copies_of(catalogue.records[ref]) if ref else ()
    pages = [one for one in found if one.docname in builder.env.all_docs]
    return tuple(pages) if len(pages) > 1 else ()


def language_links(builder: Builder, docname: str) -> str:
    """Return the links with which readers change the language of a page."""
    items = []
    for one in copies_of_page(builder, docname):
        language = escape(one.language)
        name = escape(name_of(one.language))
        if one.docname == docname:
            items.append(f'<li><span lang="{language}" aria-current="true">{name}</span></li>')
        else:
            href = escape(builder.get_relative_uri(docname, one.docname))
            items.append(
                f'<li><a href="{href}" rel="alternate" lang="{language}" '
                f'hreflang="{language}">{name}</a></li>'
            )
    if not items:
        return ""
    label = escape(labportal_domain(builder.env).words_of(docname).text("Languages"))
    return f'<nav class="lp-languages" aria-label="{label}"><ul>{"".join(items)}</ul></nav>\n'


def alternates_of(builder: Builder, docname: str) -> tuple[tuple[str, str], ...]:
    """Return (language, absolute address) of each copy of a page, and of the one for all others.

    Search engines want every copy to name all of them, and itself.
    """
    base = str(builder.config.html_baseurl or "").rstrip("/")
    copies = copies_of_page(builder, docname) if base else ()
    found = [(one.language, f"{base}/{builder.get_target_uri(one.docname)}") for one in copies]
    default = [
        ("x-default", f"{base}/{builder.get_target_uri(one.docname)}")
        for one in copies
        if not one.is_copy
    ]
    return (*found, *default)


def alternates_html(builder: Builder, docname: str) -> str:
    """Return what the head of a page says of its copies in other languages."""
    return "".join(
        f'<link rel="alternate" hreflang="{escape(language)}" href="{escape(address)}">\n'
        for language, address in alternates_of(builder, docname)
    )


def theme_words(app: Sphinx, language: str) -> dict[str, Any]:
    """Return what lets the theme speak the language of a page that is not the site's."""
    if primary(language) == primary(app.config.language or "en"):
        return {}
    own = catalogue_folders(app.config, app.srcdir)
    found = (find_spec(package) for package in ("sphinx", "pydata_sphinx_theme"))
    origins = [spec.origin for spec in found if spec is not None and spec.origin]
    folders = (*own, *(str(Path(origin).parent / "locale") for origin in origins), str(LOCALE))
    texts = catalogue_of("sphinx", language, folders)
    words = labportal_domain(app.env).words_in(language)
    return {
        "_": texts.gettext,
        "gettext": texts.gettext,
        "ngettext": texts.ngettext,
        "labportal_say": words.text,
        **{f"theme_{name}": words.text(str(THEME_OPTIONS[name])) for name in THEME_TEXTS},
    }
