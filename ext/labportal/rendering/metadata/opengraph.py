"""Open Graph and Twitter card: how a link to a page looks where people share it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.model.records import KIND_LABELS, Person
from labportal.rendering.metadata.tags import meta, prop

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labportal.model.records import Publication, Record
    from labportal.rendering.metadata.site import Here
    from labportal.rendering.metadata.values import Credit


def publication_graph(publication: Publication, authors: Iterable[Credit], here: Here) -> str:
    """Return the properties of a publication's page."""
    issued = publication.issued
    pages = (
        here.page_of(person) for _, person, _ in authors if person is not None and person.docname
    )
    return "".join(
        (
            _basics(publication.title or publication.bibkey, "article", here),
            prop("og:description", publication.description),
            prop("article:published_time", issued.iso if issued else str(publication.year or "")),
            *(prop("article:author", page) for page in pages),
            prop("article:section", KIND_LABELS.get(publication.kind, "")),
            *(prop("article:tag", word) for word in publication.tags),
            _picture(publication.picture_alt or publication.title, here),
        )
    )


def record_graph(record: Record, here: Here) -> str:
    """Return the properties of a record's page."""
    kind = "profile" if isinstance(record, Person) else "website"
    if isinstance(record, Person):
        name = record.parsed_name
        more = prop("profile:first_name", name.given) + prop("profile:last_name", name.surname)
    else:
        more = ""
    return "".join(
        (
            _basics(record.label, kind, here),
            prop("og:description", record.description),
            more,
            _picture(record.label if here.card else record.picture_alt or record.label, here),
        )
    )


def page_graph(title: str, description: str, here: Here) -> str:
    """Return the properties of a page that describes no record."""
    text = _basics(title, "website", here) + prop("og:description", description)
    return text + _picture(title, here)


def _basics(title: str, kind: str, here: Here) -> str:
    # A language alone does not make a locale: "en" is none, "en_GB" is.
    spoken, dash, country = here.site.language.partition("-")
    locale = f"{spoken.lower()}_{country.upper()}" if dash and len(country) == 2 else ""
    return "".join(
        (
            prop("og:title", title),
            prop("og:type", kind),
            prop("og:url", here.url),
            prop("og:site_name", here.site.name),
            prop("og:locale", locale),
        )
    )


def _picture(alt: str, here: Here) -> str:
    if here.card:
        return "".join(
            (
                prop("og:image", here.card),
                prop("og:image:type", "image/jpeg"),
                prop("og:image:width", "1200"),
                prop("og:image:height", "630"),
                prop("og:image:alt", alt),
                meta("twitter:card", "summary_large_image"),
                meta("twitter:image:alt", alt),
            )
        )
    picture = here.picture
    if not picture:
        return meta("twitter:card", "summary")
    text = here.extras.picture_alt or alt
    return "".join(
        (
            prop("og:image", picture),
            prop("og:image:alt", text),
            meta("twitter:card", "summary_large_image"),
            meta("twitter:image:alt", text),
        )
    )
