"""What the theme gets to know of a page besides its text."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from docutils import nodes

from labportal.model.sites import address_of, canonical_site
from labportal.rendering.heads import head_of_page
from labportal.rendering.html.changed import changed_line
from labportal.rendering.html.copies import language_links, theme_words
from labportal.rendering.html.sidebar import with_names
from labportal.rendering.html.text import escape
from labportal.sphinxext.domain import labportal_domain
from labportal.sphinxext.nodes import AUTOMATIC, hero
from labportal.sphinxext.overviews import (
    is_overview,
    overview_title,
    overviews_above,
    top_overviews,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

NO_SECOND_SIDEBAR = "html_theme.sidebar_secondary.remove"
IN_BAR = 7
"""So many parts of a site stand in its bar; the others are in a menu."""
NOT_INDEXED = '<meta name="robots" content="noindex">\n'
FEW_SECTIONS = 3
"""A page with fewer sections needs no table of contents beside it."""


# What a page lists by itself may be nothing, so tables of contents elsewhere leave it out.
_ENTRY = rf'<li class="{AUTOMATIC}[^<>]*><a [^<>]*>[^<>]*</a></li>\n'
_ENTRIES = re.compile(rf"<ul>\n(?:{_ENTRY})+</ul>\n|{_ENTRY}")


def complete_context(
    app: Sphinx,
    pagename: str,
    _templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Say what is above a page, what is in it and what it is about."""
    # A form is made for pages of one language, which its context names.
    words = labportal_domain(app.env).words_in(context.get("language") or "en")
    context["labportal_say"] = words.text
    context["labportal_own_search"] = not getattr(app.builder, "search", True)
    if home := home_address(app, pagename):
        context["pageurl"] = home
    if not context.get("parents"):
        context["parents"] = parents_of(app, pagename, context["pathto"])
    if pagename == app.config.root_doc and _says_the_same(context):
        # The name of the site once, not "Lab - Lab".
        context["docstitle"] = ""
    if doctree is None:
        return
    toc = (context.get("toc") or "").replace(f'<li class="{AUTOMATIC}">', "<li>")
    if "#" in toc:
        context["toc"] = without_vanished(toc, ids_in(doctree))
    # The first entry is the page's own title.
    entries = (context.get("toc") or "").count('href="#') - 1
    if not wants_contents(app, pagename, entries, doctree):
        # The page's metadata belong to the environment, so they are copied, not changed.
        context["meta"] = {**(context.get("meta") or {}), NO_SECOND_SIDEBAR: "true"}
    body = _ENTRIES.sub("", context.get("body", ""))
    context["body"] = dressed(app, pagename, body)
    add_page_settings(app, pagename, context)


def dressed(app: Sphinx, pagename: str, body: str) -> str:
    """Return the text of a page with what stands above and below it."""
    return f"{language_links(app.builder, pagename)}{body}{changed_line(app, pagename)}"


def add_page_settings(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    """Add what the page's record says: language, redirect, and the metadata for machines."""
    _add_description(app, pagename, context)
    _add_header_settings(app, pagename, context)
    context["metatags"] = f"{context.get('metatags', '')}{head_of_page(app, pagename)}"


def home_address(app: Sphinx, pagename: str) -> str:
    """Return the address of record of a page whose home is another site, or nothing."""
    portal = labportal_domain(app.env).portal
    site = portal.settings.this_site
    ref = portal.catalogue.by_docname.get(pagename)
    if site is None or ref is None:
        return ""
    record = portal.catalogue.records[ref]
    home = canonical_site(record, portal.catalogue, portal.settings.all_sites)
    if not home or not home.url or home == site:
        return ""
    return f"{home.url}{address_of(record, portal.catalogue)}"


def parents_of(app: Sphinx, pagename: str, pathto: Callable[[str], str]) -> list[dict[str, str]]:
    """Return the overviews above a page that is in no toctree, for its breadcrumbs."""
    return [
        {"link": pathto(overview), "title": escape(overview_title(app.env, overview))}
        for overview in overviews_above(app.env, pagename)
    ]


def _says_the_same(context: dict[str, Any]) -> bool:
    title = BeautifulSoup(context.get("title") or "", "html.parser").get_text()
    return title == context.get("docstitle")


def wants_contents(app: Sphinx, pagename: str, entries: int, doctree: nodes.document) -> bool:
    """Tell whether a page has a table of contents beside it; *entries* count what is in it."""
    if pagename == app.config.root_doc or is_overview(app.env, pagename):
        return False
    if next(doctree.findall(hero), None) is not None:
        return False
    return entries >= FEW_SECTIONS


def _add_header_settings(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    """Say in which language the page is, and where its reader is sent."""
    catalogue = labportal_domain(app.env).catalogue
    ref = catalogue.by_docname.get(pagename)
    if ref is None:
        return
    record = catalogue.records[ref]
    if record.language:
        context["language"] = record.language
        context.update(theme_words(app, record.language))
    if record.status == "hidden":
        context["metatags"] = f"{context.get('metatags', '')}{NOT_INDEXED}"
    if record.redirect:
        found = labportal_domain(app.env).portal.find_address(pagename, record.redirect)
        # Relative, so that it works where the site is not at the root of its host.
        address = context["pathto"](found[0]) if found and found[0] else record.redirect
        context["metatags"] = (
            f"{context.get('metatags', '')}"
            f'<meta http-equiv="refresh" content="0; url={escape(address)}">\n'
        )


def _add_description(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    catalogue = labportal_domain(app.env).catalogue
    ref = catalogue.by_docname.get(pagename)
    description = catalogue.records[ref].description if ref else ""
    if not description and pagename == app.config.root_doc:
        description = context.get("labportal_lead") or ""
    metatags = context.get("metatags", "")
    if description and 'name="description"' not in metatags:
        context["metatags"] = (
            f'{metatags}<meta name="description" content="{escape(description)}">\n'
        )


def ids_in(doctree: nodes.document) -> set[str]:
    """Return every id that a page has."""
    # Not those of doctree.ids, which remembers what was taken out.
    return {name for node in doctree.findall(nodes.Element) for name in node["ids"]}


def without_vanished(toc: str, present: set[str]) -> str:
    """Return a table of contents without the entries of sections that have nothing to show."""
    soup = BeautifulSoup(toc, "html.parser")
    changed = False
    for link in soup.find_all("a", href=True):
        if link.decomposed:
            # It stood below an entry that was taken out.
            continue
        anchor = str(link["href"]).partition("#")[2]
        if anchor and anchor not in present:
            item = link.find_parent("li")
            if item is not None:
                item.decompose()
                changed = True
    return str(soup) if changed else toc


def mark_section(
    app: Sphinx,
    pagename: str,
    _templatename: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Let the navigation bar show every part of the site, and in which one a page is."""
    words = labportal_domain(app.env).words_in(context.get("language") or "en")
    navigation = context.get("generate_header_nav_html")
    if navigation is None:
        return
    if tree := context.get("generate_toctree_html"):
        context["generate_toctree_html"] = with_names(tree)
    pathto = context["pathto"]
    above = [*overviews_above(app.env, pagename), pagename]
    parts = [(pathto(name), overview_title(app.env, name)) for name in top_overviews(app.env)]

    more = words.text("More")
    # The theme asks twice, for wide and for narrow screens.
    menus = itertools.count(1)

    def marked(*args: object, **options: object) -> str:
        bar = str(navigation(*args, **options)).strip()
        bar = bar or bar_of(parts, f"lp-more-{next(menus)}", more)
        return with_current(bar, pathto(above[0]))

    context["generate_header_nav_html"] = marked


def bar_of(parts: list[tuple[str, str]], menu: str = "lp-more", more: str = "More") -> str:
    """Return the items of a navigation bar, written as the theme writes them.

    Those that have no room stand in a menu whose id is *menu*, behind the word *more*.
    """
    # A menu of one entry would take the room of that entry.
    visible = len(parts) if len(parts) <= IN_BAR + 1 else IN_BAR
    items = [_bar_item(address, title) for address, title in parts[:visible]]
    rest = "\n".join(
        _bar_item(address, title, "", " dropdown-item") for address, title in parts[visible:]
    )
    if rest:
        items.append(
            '<li class="nav-item dropdown">\n<button class="btn dropdown-toggle nav-item" '
            f'type="button" data-bs-toggle="dropdown" aria-expanded="false" aria-controls="{menu}">'
            f'{escape(more)}</button>\n<ul id="{menu}" class="dropdown-menu">\n{rest}\n</ul>\n</li>'
        )
    return "\n".join(items)


def _bar_item(address: str, title: str, kind: str = "nav-item", more: str = "") -> str:
    link = f'<a class="nav-link nav-internal{more}" href="{escape(address)}">'
    return f'<li class="{kind} ">\n  {link}\n    {escape(title)}\n  </a>\n</li>'


def with_current(navigation: str, address: str) -> str:
    """Return the theme's navigation bar with the item that leads to *address* marked."""
    if 'class="nav-item current' in navigation:
        return navigation
    item = re.compile(
        rf'<li class="([^"]*?) *">(\s*<a class="[^"]*"\s+href="{re.escape(address)}")'
    )
    return item.sub(r'<li class="\1 current active">\2', navigation, count=1)
