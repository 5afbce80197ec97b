"""``404.html``, the page that a host shows for an address that leads nowhere.

It is shown under the wrong address, at whatever depth, so every address in it begins at the top of
the host.  In the browser it looks through a list of the site's addresses for near ones; without a
script it leads to the search and to the parts of the site.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urljoin, urlsplit

from labportal.model.records import Publication
from labportal.rendering.html.text import escape
from labportal.rendering.html.visitors import place_of
from labportal.rendering.shell import probe_context, probe_page
from labportal.rendering.sitefiles import UNLISTED, is_unlisted
from labportal.sphinxext.domain import PUBLICATIONS, has_bulk_pages, labportal_domain
from labportal.sphinxext.overviews import overview_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labportal.sphinxext.incremental import IncrementalBuild

PAGE, LIST = "404.html", "404.json"
NAME = "404"
_ADDRESS = re.compile(r'(?<=[ \n])(href|src|action|data-content_root)="([^"]*)"')
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|#|$")
_CANONICAL = re.compile(r'\s*<link rel="canonical" [^>]*>')
_NOT_INDEXED = '<meta name="robots" content="noindex">\n'


class NotFound:
    """Writes page and list of one build."""

    def __init__(self, build: IncrementalBuild) -> None:
        self._build = build

    def write(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Write the page, unless the author has one at the same place."""
        if has_bulk_pages(app.builder):
            builder = cast("StandaloneHTMLBuilder", app.builder)
            top = urlsplit(str(app.config.html_baseurl or "")).path.rstrip("/") + "/"
            here = urljoin(top, builder.get_target_uri(NAME))
            if NAME not in app.env.all_docs:
                self._build.write_file(app, PAGE, from_top(_page(builder, top), here))
                self._build.write_file(app, LIST, address_list(builder))
            else:
                _rewrite(Path(builder.get_outfilename(NAME)), Path(app.outdir, PAGE), here)
                self._build.note_file(PAGE)
        yield from ()


def _rewrite(page: Path, copy: Path, here: str) -> None:
    """Put the author's own page where hosts look for it."""
    text = from_top(page.read_text(encoding="utf-8"), here)
    if not copy.is_file() or copy.read_text(encoding="utf-8") != text:
        copy.write_text(text, encoding="utf-8")


def from_top(html: str, here: str) -> str:
    """Return a page with every address of this site from the top of the host."""

    def absolute(match: re.Match[str]) -> str:
        name, address = match.groups()
        if _ELSEWHERE.match(address):
            return match[0]
        return f'{name}="{urljoin(here, address)}"'

    return _ADDRESS.sub(absolute, html)


def _page(builder: StandaloneHTMLBuilder, top: str) -> str:
    place = place_of(builder, NAME)
    say = place.translate
    title = say("There is no such page")
    parts = "".join(
        f'<li><a class="reference internal" href="{escape(place.href(page))}">'
        f"{escape(name)}</a></li>"
        for page, name in _parts(builder)
    )
    body = (
        f'<section class="lp-not-found" data-list="{escape(top)}{LIST}"><h1>{escape(title)}</h1>'
        f"<p>{escape(say('The address may be old or misspelt.'))}</p>"
        f'<div class="lp-near" hidden><h2>{escape(say("Did you mean"))}</h2><ul></ul></div>'
        f"{_search_form(builder, say('Search the site'), say('Search'))}"
        f"<h2>{escape(say('Parts of this site'))}</h2><ul>{parts}</ul></section>"
    )
    head = f'{_NOT_INDEXED}<script defer src="{escape(top)}_static/labportal-404.js"></script>\n'
    page = probe_page(builder, NAME, probe_context(title, body, head, []))
    # It stands for no address.
    return _CANONICAL.sub("", page)


def _search_form(builder: StandaloneHTMLBuilder, label: str, button: str) -> str:
    action = builder.get_relative_uri(NAME, "search")
    return (
        f'<form class="lp-not-found-search" role="search" method="get" action="{escape(action)}">'
        f'<label for="lp-404-words">{escape(label)}</label>'
        f'<input id="lp-404-words" type="search" name="q">'
        f'<button type="submit" class="lp-button-small">{escape(button)}</button></form>'
    )


def _parts(builder: StandaloneHTMLBuilder) -> Iterator[tuple[str, str]]:
    """Yield the home page and the overviews, with their names."""
    env = builder.env
    portal = labportal_domain(env).portal
    yield builder.config.root_doc, str(builder.config.html_title or builder.config.project)
    for page in portal.places.overviews.values():
        if page in env.all_docs or page in portal.overviews:
            yield page, overview_title(env, page)


def address_list(builder: StandaloneHTMLBuilder) -> str:
    """Return the addresses that the page looks through: titles for most, keys of publications."""
    domain = labportal_domain(builder.env)
    pages = {
        builder.get_target_uri(docname): title.astext()
        for docname, title in builder.env.titles.items()
        if docname not in (*UNLISTED, builder.config.root_doc)
        and not is_unlisted(domain.catalogue, docname)
    }
    for name in (*domain.portal.overviews, *domain.portal.views):
        pages[builder.get_target_uri(name)] = overview_title(builder.env, name)
    for ref in domain.portal.made_pages.values():
        record = domain.catalogue.records[ref]
        pages[builder.get_target_uri(record.docname)] = record.label
    old = {
        address: builder.get_target_uri(page)
        for address, page in domain.portal.redirects.items()
        if page in builder.env.all_docs
    }
    return _json(pages, old, (one.key for one in domain.catalogue.of_type(Publication.type_name)),
                 builder.get_target_uri(f"{PUBLICATIONS}/KEY"))  # fmt: skip


def _json(pages: dict[str, str], old: dict[str, str], keys: Iterable[str], publication: str) -> str:
    made = {
        "pages": sorted(pages.items()),
        "old": sorted(old.items()),
        "publication": publication,
        "publications": " ".join(sorted(keys)),
    }
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"
