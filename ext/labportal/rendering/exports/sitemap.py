"""What programs that visit the site find at its top: ``sitemap.xml``, ``robots.txt``, ``llms.txt``.

All three are made from addresses that the caller knows; nothing here asks for the day of the build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from labportal.model.offers import CATALOGUE, CATALOGUE_SCHEMA, SITEMAP
from labportal.model.records import RECORD_TYPES, Publication

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from labportal.model.catalogue import Catalogue
    from labportal.model.records import Record
    from labportal.rendering.exports.feeds import Site

_MOST = 50_000
"""Addresses in one map, by its definition."""


def sitemap(
    addresses: Iterable[tuple[str, str]], copies: Mapping[str, Iterable[tuple[str, str]]]
) -> str:
    """Return the map of (absolute address, day of the last change or nothing).

    *copies* holds for an address (language, address) of the same page in all languages.
    """
    rows = "".join(
        _row(address, changed, copies.get(address, ()))
        for address, changed in sorted(addresses)[:_MOST]
    )
    more = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' if copies else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{more}>\n'
        f"{rows}</urlset>\n"
    )


def _row(address: str, changed: str, copies: Iterable[tuple[str, str]]) -> str:
    lastmod = f"<lastmod>{changed}</lastmod>" if changed else ""
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(copy)}/>'
        for language, copy in copies
    )
    return f"<url><loc>{escape(address)}</loc>{lastmod}{others}</url>\n"


def robots(base: str) -> str:
    """Return what robots are told, nothing for a site that has no host of its own.

    They ask at the top of a host only.
    """
    if urlsplit(base).path.strip("/"):
        return ""
    return f"User-agent: *\nAllow: /\n\nSitemap: {base}{SITEMAP}\n"


def llms(
    catalogue: Catalogue, site: Site, headings: Iterable[tuple[str, str]], about: str = ""
) -> str:
    """Return a guide to the site for language models, in the form of llmstxt.org.

    *headings* are (record type, heading) in their order, *about* says what the site is about.
    """
    lines = [f"# {_plain(site.title)}", ""]
    if about:
        lines += [f"> {_plain(about)}", ""]
    for type_name, heading in headings:
        found = list(_items(type_name, catalogue, site))
        if found:
            lines += [f"## {_plain(heading)}", "", *found, ""]
    lines += [
        "## Optional",
        "",
        f"- [All records as JSON]({site.base}{CATALOGUE}): described by {CATALOGUE_SCHEMA}",
        f"- [Addresses of all pages]({site.base}{SITEMAP})",
        "",
    ]
    return "\n".join(lines)


def _items(type_name: str, catalogue: Catalogue, site: Site) -> Iterator[str]:
    records = catalogue.of_type(type_name)
    if type_name == Publication.type_name:
        # Two thousand titles help nobody to find their way.
        if records:
            overview = site.uri(RECORD_TYPES[type_name].overview_page)
            yield f"- [All {len(records)} publications]({site.base}{overview})"
            yield f"- [The same as BibTeX]({site.base}{type_name}s/all.bib)"
        return
    for record in sorted(records, key=lambda record: (record.label.casefold(), record.key)):
        if record.docname and not record.redirect:
            yield _item(record, site)


def _item(record: Record, site: Site) -> str:
    said = f": {_plain(record.description)}" if record.description else ""
    return f"- [{_plain(record.label)}]({site.base}{site.uri(record.docname)}){said}"


def _plain(text: str) -> str:
    """Return a text on one line, without signs that would end the text of a link."""
    return " ".join(text.split()).replace("[", "(").replace("]", ")")
