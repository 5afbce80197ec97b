"""The top of a record's page as HTML."""

from __future__ import annotations

from labportal.model.facts import Fact, FactValue
from labportal.model.views import HeaderView
from labportal.rendering.html.place import Place
from labportal.rendering.html.text import escape

_ICONS = {
    "Website": "fa-solid fa-globe",
    "GitHub": "fa-brands fa-github",
    "Documentation": "fa-solid fa-book",
    "ORCID": "fa-brands fa-orcid",
    "Google Scholar": "fa-brands fa-google-scholar",
    "LinkedIn": "fa-brands fa-linkedin",
    "Mastodon": "fa-brands fa-mastodon",
    "Bluesky": "fa-brands fa-bluesky",
}


def header_html(view: HeaderView, place: Place) -> str:
    """Return picture, facts and links of a record."""
    badges = "".join(
        f'<span class="lp-badge">{escape(place.translate(badge))}</span>' for badge in view.badges
    )
    subtitle = f'<p class="lp-subtitle">{escape(view.subtitle)}</p>' if view.subtitle else ""
    if badges:
        subtitle += f'<p class="lp-badges">{badges}</p>'
    facts = "".join(_fact_html(fact, place) for fact in view.facts)
    facts = f'<dl class="lp-facts">{facts}</dl>' if facts else ""
    links = "".join(_link_html(link) for link in view.links)
    links = f'<ul class="lp-links">{links}</ul>' if links else ""
    text = f'<div class="lp-header-text">{subtitle}{facts}{links}</div>'
    picture = _picture_html(view, place)
    if not picture and not (subtitle or facts or links):
        return ""
    return f'<div class="lp-header lp-header-{view.type_name}">{picture}{text}</div>\n'


def _picture_html(view: HeaderView, place: Place) -> str:
    source = place.image(view.picture) if view.picture else ""
    is_person = view.type_name == "person"
    if source:
        size = 'width="240" height="240"' if is_person else 'width="960" height="540"'
        kind = "lp-portrait" if is_person else "lp-banner"
        return (
            f'<img class="{kind} dark-light" src="{escape(source)}" '
            f'alt="{escape(view.picture_alt)}" {size}>'
        )
    if is_person:
        hue = sum(map(ord, view.title)) % 6
        return (
            f'<span class="lp-portrait lp-initials lp-hue-{hue}" aria-hidden="true">'
            f"{escape(view.initials)}</span>"
        )
    return ""


def _fact_html(fact: Fact, place: Place) -> str:
    values = ", ".join(_value_html(value, place) for value in fact.values)
    return f"<div><dt>{escape(place.translate(fact.label))}</dt><dd>{values}</dd></div>"


def _value_html(value: FactValue, place: Place) -> str:
    text = escape(value.text)
    if value.docname and place.is_page(value.docname):
        return f'<a class="reference internal" href="{escape(place.href(value.docname))}">{text}</a>'
    if value.url:
        return f'<a class="reference external" href="{escape(value.url)}">{text}</a>'
    return text


def _link_html(link: FactValue) -> str:
    icon = _ICONS.get(link.text, "fa-solid fa-link")
    return (
        f'<li><a href="{escape(link.url)}"><i class="{icon}" aria-hidden="true"></i> '
        f"{escape(link.text)}</a></li>"
    )
