"""The top of a record's page as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.rendering.html.pictures import BANNER, FACE, picture_html
from labportal.rendering.html.text import escape, hue, web_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.model.facts import Fact, FactValue
    from labportal.model.views import HeaderView
    from labportal.rendering.html.place import Place

_ICONS: Mapping[str, str] = {
    "Website": "fa-solid fa-globe",
    "GitHub": "fa-brands fa-github",
    "Documentation": "fa-solid fa-book",
    "Curriculum vitae": "fa-solid fa-file-lines",
    "ORCID": "fa-brands fa-orcid",
    "Google Scholar": "fa-brands fa-google-scholar",
    "LinkedIn": "fa-brands fa-linkedin",
    "Mastodon": "fa-brands fa-mastodon",
    "Bluesky": "fa-brands fa-bluesky",
    "Add to calendar": "fa-solid fa-calendar-plus",
    "Register": "fa-solid fa-pen-to-square",
    "Apply": "fa-solid fa-paper-plane",
    "Take part online": "fa-solid fa-video",
    "Poster": "fa-solid fa-image",
    "Slides": "fa-solid fa-person-chalkboard",
    "Recording": "fa-solid fa-circle-play",
    "Paper": "fa-solid fa-file-lines",
    "Read more": "fa-solid fa-arrow-up-right-from-square",
}


def header_html(view: HeaderView, place: Place) -> str:
    """Return what stands under the title: a line, the picture, facts and links."""
    return "".join(header_parts(view, place))


def header_parts(view: HeaderView, place: Place, *, has_more: bool = False) -> tuple[str, str]:
    """Return the header in two parts: a line and the picture, facts and links.

    The style sheet puts them beside each other, and a portrait beside the title too.  Between the
    parts there is room for lines of the page's own text; *has_more* says that there are some.
    """
    lead = _lead_html(view, place)
    picture = _picture_html(view, place)
    facts = "".join(fact_html(fact, place) for fact in view.facts)
    links = "".join(_link_html(link, place) for link in view.links)
    text = (f'<dl class="lp-facts">{facts}</dl>' if facts else "") + (
        f'<ul class="lp-links">{links}</ul>' if links else ""
    )
    if not (lead or picture or text or has_more):
        return "", ""
    shape = " lp-with-picture" if picture else ""
    ending = f' data-lp-until="{view.until}"' if view.until else ""
    kind = f"lp-header lp-header-{view.type_name}{shape}"
    before = f'<div class="{kind}"{ending}>{lead}{picture}'
    if not (text or has_more):
        return before, "</div>\n"
    return f'{before}<div class="lp-header-text">', f"{text}</div></div>\n"


def _lead_html(view: HeaderView, place: Place) -> str:
    subtitle = f'<p class="lp-subtitle">{escape(view.subtitle)}</p>' if view.subtitle else ""
    badges = badges_html(view.badges, place)
    hidden = ""
    if view.until and view.past_badge:
        hidden = "" if badges else " hidden"
        past = escape(place.translate(view.past_badge))
        badges += f'<span class="lp-badge" data-lp-past hidden>{past}</span>'
    if badges:
        badges = f'<p class="lp-badges"{hidden}>{badges}</p>'
    return f'<div class="lp-header-lead">{subtitle}{badges}</div>' if subtitle or badges else ""


def badges_html(badges: tuple[str, ...], place: Place) -> str:
    """Return the words that set a record apart."""
    return "".join(
        f'<span class="lp-badge">{escape(place.translate(badge))}</span>' for badge in badges
    )


def _picture_html(view: HeaderView, place: Place) -> str:
    served = place.picture(view.picture)
    is_person = view.type_name == "person"
    if served:
        return picture_html(served, FACE if is_person else BANNER, view.picture_alt)
    if view.initials:
        return (
            f'<span class="lp-portrait lp-initials lp-hue-{hue(view.title)}" aria-hidden="true">'
            f"{escape(view.initials)}</span>"
        )
    return ""


def fact_html(fact: Fact, place: Place) -> str:
    """Return one fact: its label and its values."""
    values = ", ".join(value_html(value, place) for value in fact.values)
    label = escape(place.translate(fact.label))
    return f'<div class="lp-fact"><dt>{label}</dt><dd>{values}</dd></div>'


def value_html(value: FactValue, place: Place) -> str:
    """Return a piece of a fact, linked if it leads somewhere else than to this page."""
    text = escape(value.text)
    if value.docname and place.is_page(value.docname):
        href = escape(place.href(value.docname))
        return f'<a class="reference internal" href="{href}">{text}</a>' if href else text
    href = web_address(value.url)
    return f'<a class="reference external" href="{href}">{text}</a>' if href else text


def icon_of(label: str) -> str:
    """Return the classes of the icon for a link with that text, or an empty string."""
    return _ICONS.get(label, "")


def _link_html(link: FactValue, place: Place) -> str:
    href = escape(place.href(link.docname)) if link.docname else web_address(link.url)
    if not href:
        return ""
    icon = icon_of(link.text) or "fa-solid fa-link"
    label = escape(place.translate(link.text))
    return f'<li><a href="{href}"><i class="{icon}" aria-hidden="true"></i> {label}</a></li>'
