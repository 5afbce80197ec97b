"""Which reader serves which kind of field."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from labportal.model.fields import FieldSpec, Kind
from labportal.reading.values.addresses import read_image, read_place, read_url
from labportal.reading.values.lists import LISTS
from labportal.reading.values.parts import read_parts
from labportal.reading.values.scalars import SCALARS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.reading.headers.header import Raw
    from labportal.reading.values.parsed import Parsed, Parser, Vocabularies

PARSERS: Mapping[Kind, Parser] = MappingProxyType(
    {
        **SCALARS,
        **LISTS,
        Kind.PARTS: read_parts,
        Kind.URL: read_url,
        Kind.PLACE: read_place,
        Kind.IMAGE: read_image,
    }
)


def read_value(raw: Raw, spec: FieldSpec, vocabularies: Vocabularies) -> Parsed:
    """Return the value of a field that is the same for all groups."""
    return PARSERS[spec.kind](raw, spec, vocabularies)
