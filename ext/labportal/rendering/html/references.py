"""A publication in a list as HTML: title, authors, venue and buttons."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from labportal.model.references import ELLIPSIS, Author, Reference
from labportal.rendering.html.text import escape, runs_html, web_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labportal.model.styles import Part
    from labportal.rendering.html.place import Place


def publication_item(
    reference: Reference,
    place: Place,
    *,
    picture: str = "",
    buttons: bool = True,
    brief: bool = False,
) -> str:
    """Return one line of a publication list, with *picture* beside it.

    It is *brief* if what machines are told shall be short.
    """
    after = (
        awards_html(reference.awards)
        + (buttons_html(reference, place, abstract=not brief) if buttons else "")
        + place.coins(reference.key, brief=brief)
    )
    marks = marks_html(reference, place)
    if reference.is_styled:
        return (
            f'<li class="lp-publication">{picture}'
            f'<p class="lp-publication-reference">{parts_html(reference, place)}{marks}</p>'
            f"{after}</li>"
        )
    title = titled_link(reference, place)
    authors = authors_html(reference, place)
    return (
        f'<li class="lp-publication">{picture}'
        f'<p class="lp-publication-title">{title}</p>'
        + (f'<p class="lp-publication-authors">{authors}</p>' if authors else "")
        + f'<p class="lp-publication-venue">{venue_html(reference, place)}{marks}</p>{after}</li>'
    )


def titled_link(reference: Reference, place: Place) -> str:
    """Return the title of a publication, linked to its page."""
    href = web_address(place.publication(("publication", reference.key)))
    if not href:
        return runs_html(reference.title)
    title = runs_html(reference.title, linked=False)
    return f'<a class="reference internal" href="{href}">{title}</a>'


def parts_html(reference: Reference, place: Place) -> str:
    """Return a whole reference in the style of the site, title and members linked."""
    href = web_address(place.publication(("publication", reference.key)))
    pieces = []
    for role, parts in groupby(reference.parts, key=lambda part: part.role):
        inner = "".join(_part_html(part, place) for part in parts)
        if role == "title" and href:
            inner = f'<a class="reference internal" href="{href}">{inner}</a>'
        pieces.append(inner)
    return "".join(pieces)


def _part_html(part: Part, place: Place) -> str:
    if part.run is not None:
        inner = runs_html([replace(part.run, text=part.text, url="")])
    elif part.author is not None:
        inner = author_html(replace(part.author, text=part.text), place)
    else:
        inner = escape(part.text)
    tag = {"emph": "em", "strong": "strong"}.get(part.markup)
    return f"<{tag}>{inner}</{tag}>" if tag else inner


def marks_html(reference: Reference, place: Place) -> str:
    """Return the mark of a publication that everybody can read."""
    if not reference.is_open:
        return ""
    return f' <span class="lp-badge lp-open">{escape(place.translate("Open access"))}</span>'


def awards_html(awards: Iterable[str]) -> str:
    """Return the awards of a publication."""
    items = "".join(f"<li>{escape(award)}</li>" for award in awards)
    return f'<ul class="lp-awards">{items}</ul>' if items else ""


def venue_html(reference: Reference, place: Place) -> str:
    """Return where and when a publication appeared, and what it is."""
    venue = " ".join(
        part
        for part in (
            f"<em>{escape(reference.venue)}</em>" if reference.venue else "",
            escape(reference.details),
        )
        if part
    )
    where = ", ".join(part for part in (venue, escape(reference.year)) if part)
    kind = escape(place.translate(reference.kind_label))
    return f'{where} <span class="lp-badge lp-kind">{kind}</span>'


def buttons_html(reference: Reference, place: Place, *, abstract: bool = False) -> str:
    """Return the links and files of a publication as a row of buttons, its text first.

    Before them stands the *abstract*, which a script opens in place.
    """
    title = escape("".join(run.text for run in reference.title))
    ref = ("publication", reference.key)
    files = [(file.label, escape(place.attached(ref, file.name))) for file in reference.files]
    links = [(link.label, web_address(link.url)) for link in reference.links]
    texts = [found for found in files if found[0] == "PDF"]
    others = [found for found in files if found[0] != "PDF"]
    first = _abstract_html(reference, place, title) if abstract else ""
    items = first + "".join(
        f'<li><a class="lp-button-small" href="{href}" '
        f'aria-label="{label}: {title}">{label}</a></li>'
        for name, href in (*texts, *links, *others)
        if href and (label := escape(place.translate(name)))
    )
    return f'<ul class="lp-buttons-small">{items}</ul>' if items else ""


def _abstract_html(reference: Reference, place: Place, title: str) -> str:
    href = web_address(place.publication(("publication", reference.key)))
    if not (href and reference.has_abstract and place.is_site):
        return ""
    label = escape(place.translate("Abstract"))
    return (
        f'<li><a class="lp-button-small lp-to-abstract" href="{href}#abstract" '
        f'aria-label="{label}: {title}">{label}</a></li>'
    )


def authors_html(reference: Reference, place: Place, *, linked: bool = True) -> str:
    """Return the authors; members of the groups stand out, and are *linked*."""
    names = [author_html(author, place, linked=linked) for author in reference.authors]
    if reference.et_al:
        return ", ".join([*names, "et al."])
    if len(names) > 1:
        return f"{', '.join(names[:-1])} {escape(place.translate('and'))} {names[-1]}"
    return "".join(names)


def author_html(author: Author, place: Place, *, linked: bool = True, text: str = "") -> str:
    """Return one author; on the author's own page the name stands out without a link.

    *text* is what the author is called here, if not as in lists.
    """
    text = escape(text or author.text)
    if author is ELLIPSIS or author.person is None:
        return text
    if linked and author.docname and place.is_page(author.docname):
        href = escape(place.href(author.docname))
        if href:
            text = f'<a class="lp-author" href="{href}">{text}</a>'
        elif author.is_member:
            return f'<strong class="lp-member lp-here">{text}</strong>'
    elif href := web_address(author.url):
        text = f'<a class="lp-author" href="{href}">{text}</a>'
    return f'<strong class="lp-member">{text}</strong>' if author.is_member else text
