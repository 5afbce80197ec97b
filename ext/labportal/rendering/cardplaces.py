"""Which pages have a social card, and where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.rendering.pictures.workshop import installed_tool
from labportal.sphinxext.domain import labportal_domain

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from labportal.model.records import Record

FOLDER = "_social"
_NOTHING = ""


def card_address(env: BuildEnvironment, record: Record) -> str:
    """Return the address of a page's card from the top of the site, or nothing if it has none."""
    portal = labportal_domain(env).portal
    wanted = portal.settings.social_cards
    row = portal.catalogue.types.get(record.type_name)
    if not wanted or row is None or record.docname not in env.all_docs or record.redirect:
        return _NOTHING
    if wanted is not True and row.plural not in wanted:
        return _NOTHING
    if not installed_tool() or not _can_say(record.heading):
        return _NOTHING
    return f"{FOLDER}/{portal.catalogue.address_of(record.docname)}.jpg"


def _can_say(text: str) -> bool:
    from labportal.rendering.pictures.cards import can_say  # noqa: PLC0415 -- needs Pillow

    return can_say(text)
