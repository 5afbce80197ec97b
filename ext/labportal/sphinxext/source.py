"""Before a page is parsed: its header becomes empty lines, its declared values are filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labportal.model.keys import squeeze
from labportal.model.records import Page
from labportal.model.records.page import PROSE
from labportal.reading.markup import Markup
from labportal.reading.rest import REST, rest_entry_lines
from labportal.reading.text.conflicts import settle_conflicts
from labportal.reading.text.legacy import MARKDOWN, modernise
from labportal.reading.text.substitution import substitute_values
from labportal.reading.text.toctrees import entry_lines, without_entries
from labportal.sphinxext.domain import labportal_domain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx.application import Sphinx

    from labportal.model.words import Words
    from labportal.reading.portal import Portal, SourcePage

_RULE = re.compile(r"---+\s*$")
_BREAKS = re.compile(r"(?:\s*<br\s*/?>\s*){2,}|\s*</?p>\s*", re.IGNORECASE)


_NEWS = frozenset({"news", "highlight", "highlights"})
"""Words for the newest news item in the opening of a page."""
BEFORE, AFTER = "lp-before", "lp-after"
"""Classes of what the page of an event says until it is over, and afterwards."""


def prepare_source(app: Sphinx, docname: str, source: list[str]) -> None:
    """Blank the header line by line, so that every later message has the true line."""
    domain = labportal_domain(app.env)
    portal = domain.portal
    page = portal.pages.get(docname)
    if page is None:
        return
    text, _ = settle_conflicts(source[0].removeprefix("\ufeff"))
    lines = text.replace("\r\n", "\n").split("\n")
    header = page.body_line - 1
    body = lines[header:]
    if page.has_toctree and (portal.moved or portal.navigation):
        body = _on_this_site(portal, docname, body, app.config.root_doc, page.markup)
    is_rest = page.markup is Markup.REST
    if not is_rest and not page.has_header and _RULE.match(body[0]):
        # To Markdown a rule at the top begins a header, which would swallow the text below it.
        body[0] = "***"
    language = REST if is_rest else MARKDOWN
    if page.has_legacy:
        body = modernise(body, lambda name: portal.find_embed(docname, name), language=language)
    prose = _prose(portal, page, domain.words_of(docname)).split("\n")
    prose = modernise(prose, lambda name: portal.find_embed(docname, name), language=language)
    text = "\n".join([""] * header + body) + "\n".join(prose)
    source[0] = substitute_values(text, portal.settings.values, language.mask)[0]


def _on_this_site(
    portal: Portal, docname: str, lines: list[str], home: str, markup: Markup
) -> list[str]:
    """Return the text with the tables of contents of the site that is built."""
    places = rest_entry_lines(lines) if markup is Markup.REST else entry_lines(lines)
    if docname != home or not portal.navigation:
        return without_entries(lines, docname, portal.moved.__contains__, places)
    entries = [f"/{name.strip('/')}" if "://" not in name else name for name in portal.navigation]
    bar = _directive("toctree", "", {"hidden": ""}, entries, markup)
    return [*without_entries(lines, docname, lambda _: True, places), "", *bar]


def _prose(portal: Portal, page: SourcePage, words: Words) -> str:
    """Return the sections whose text stands in the header, to go after the page's own text."""
    record = portal.catalogue.records.get(page.ref)
    said = (
        (BEFORE, getattr(record, "content_before", "")),
        (AFTER, getattr(record, "content_after", "")),
    )
    if any(text for _, text in said):
        blocks = (
            _directive("container", name, {}, text.split("\n"), page.markup)
            for name, text in said
            if text
        )
        return "".join("\n\n" + "\n".join(lines) + "\n" for lines in blocks)
    if not isinstance(record, Page):
        return ""
    found = [_hero(record, page.markup)]
    headings = portal.settings.section_headings
    for name, heading in PROSE.items():
        # Older systems kept such a text on one line, with tags for its paragraphs.
        text = _BREAKS.sub("\n\n", getattr(record, name)).strip()
        if text:
            title = headings.get(f"page.{name}", words.text(heading) if heading else "")
            found.append(_section(title, text, page.markup) if title else f"\n\n{text}\n")
    return "".join(found)


def _hero(page: Page, markup: Markup) -> str:
    """Return the opening that a header describes; the page is assembled with it at its top."""
    wanted = page.hero.strip().casefold()
    if wanted in ("", "none", "no", "false"):
        return ""
    buttons = ", ".join(f"{link.label} <{link.url}>" for link in page.buttons)
    options = {
        "image": "news" if wanted in _NEWS else page.hero,
        "alt": page.picture_alt,
        "lead": page.lead,
        "buttons": buttons,
    }
    written = {name: squeeze(value) for name, value in options.items() if value}
    heading = squeeze(page.hero_title or page.description or page.title)
    return "\n\n" + "\n".join(_directive("hero", heading, written, (), markup)) + "\n"


def _section(title: str, text: str, markup: Markup) -> str:
    if markup is Markup.REST:
        return f"\n\n{title}\n{'-' * (2 * len(title))}\n\n{text}\n"
    return f"\n\n## {title}\n\n{text}\n"


def _directive(
    name: str, argument: str, options: Mapping[str, str], content: Sequence[str], markup: Markup
) -> list[str]:
    """Return the lines of a directive in the language of a page."""
    written = [f":{option}: {value}".rstrip() for option, value in options.items()]
    text = ["", *content] if content else []
    if markup is Markup.REST:
        inside = [f"   {line}" if line else "" for line in (*written, *text)]
        return [f".. {name}:: {argument}".rstrip(), *inside, ""]
    return [f"``````{{{name}}} {argument}".rstrip(), *written, *text, "``````"]
