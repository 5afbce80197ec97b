"""The declared fields of a record class, for the readers of this package."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from labportal.model.fields import field_names, field_specs
from labportal.model.records import RecordType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.model.fields import FieldSpec
    from labportal.model.records import Record


def class_of(record_type: RecordType | type[Record]) -> type[Record]:
    """Return the class of a record type, or the class itself."""
    return record_type.record_class if isinstance(record_type, RecordType) else record_type


# The casts: for type checkers a class that defines __hash__ is not hashable itself.


def specs_of(record_class: type[Record]) -> Mapping[str, FieldSpec]:
    """Field name -> declaration."""
    return field_specs(cast("type", record_class))


def names_of(record_class: type[Record]) -> Mapping[str, str]:
    """Every accepted spelling -> field name."""
    return field_names(cast("type", record_class))
