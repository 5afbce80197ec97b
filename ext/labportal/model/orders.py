"""Orders of lists; each ends in the key, so that no two records ever stand equal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.model.catalogue import Catalogue, Unlinked
from labportal.model.keys import collation_key
from labportal.model.records import ExternalPerson, Person, Publication, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Chosen = Record | Unlinked
SortKey = tuple[object, ...]
_LATE = 1 << 30


def _by_title(_: Catalogue, item: Chosen) -> SortKey:
    if isinstance(item, Unlinked):
        return (collation_key(item.text), "")
    return (collation_key(item.label), item.key)


def _by_name(catalogue: Catalogue, item: Chosen) -> SortKey:
    if isinstance(item, Person | ExternalPerson):
        return (_place(item), item.parsed_name.sort_key, item.key)
    return _by_order(catalogue, item)


def _by_order(catalogue: Catalogue, item: Chosen) -> SortKey:
    return (_place(item), _by_title(catalogue, item))


def _place(item: Chosen) -> int:
    return _LATE if isinstance(item, Unlinked) or item.order is None else item.order


def _newest(catalogue: Catalogue, item: Chosen) -> SortKey:
    year, month, day = when(item)
    return (-year, -month, -day, _by_title(catalogue, item))


def _oldest(catalogue: Catalogue, item: Chosen) -> SortKey:
    year, month, day = when(item)
    return (year or _LATE, month, day, _by_title(catalogue, item))


def when(item: Chosen) -> tuple[int, int, int]:
    """Return year, month and day of a record, each 0 if it is not known."""
    if isinstance(item, Unlinked):
        return (0, 0, 0)
    if isinstance(item, Publication):
        date = item.issued
        return (item.year or 0, date.month if date else 0, date.day if date else 0)
    date = getattr(item, "start", None) or item.date
    return (date.year, date.month, date.day) if date else (0, 0, 0)


def _soonest(catalogue: Catalogue, item: Chosen) -> SortKey:
    """Sort what is to come by its date, then what is past from the newest backwards."""
    is_past = isinstance(item, Record) and not catalogue.is_active(item)
    return (is_past, _newest(catalogue, item) if is_past else _oldest(catalogue, item))


SORT_KEYS: Mapping[str, Callable[[Catalogue, Chosen], SortKey]] = {
    "order": _by_order,
    "title": _by_title,
    "name": _by_name,
    "newest": _newest,
    "oldest": _oldest,
    "soonest": _soonest,
}
