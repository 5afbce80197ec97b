"""Pickles of records that are read back in a third of the time.

Python restores a frozen dataclass with slots by asking for its fields again for every object.
Here the fields of a class are looked up once, and a long list of records is restored field by
field; a portal has forty thousand such objects.
"""

from __future__ import annotations

import functools
import gc
import io
import pickle
from collections import deque
from dataclasses import dataclass, fields, is_dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MANY = 50
"""So many objects in a tuple are worth to be restored together."""


def dumps(value: object) -> bytes:
    """Return *value* as a pickle."""
    buffer = io.BytesIO()
    _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(value)
    return buffer.getvalue()


def loads(data: bytes) -> Any:
    """Return what `dumps` was given.

    :raises Exception: whatever a damaged pickle makes Python raise.
    """
    # Nothing of it is garbage, however many objects are made.
    collects = gc.isenabled()
    gc.disable()
    try:
        return pickle.loads(data)  # noqa: S301 -- from our own build folder
    finally:
        if collects:
            if not gc.get_freeze_count():
                # Together these make old objects of the new ones, which would else be walked
                # through as soon as the next object is made.
                gc.freeze()
                gc.unfreeze()
            gc.enable()


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        kind: Any = type(value)
        if kind is _Rows:
            return _restored_rows, (value.kind, value.columns)
        names = _names_of(kind)
        if names is None:
            return NotImplemented
        return _restored, (kind, *[_packed(getattr(value, name)) for name in names])


@dataclass(frozen=True, slots=True)
class _Rows:
    """Many objects of one class, field by field."""

    kind: type
    columns: list[object]


def _packed(value: Any) -> Any:
    """Return a long tuple of objects of one class as rows, anything else as it is."""
    if type(value) is not tuple or len(value) < _MANY:
        return value
    kind: Any = type(value[0])
    names = _names_of(kind)
    if not names or any(type(one) is not kind for one in value):
        return value
    columns = (tuple([getattr(one, name) for one in value]) for name in names)
    return _Rows(kind, [_packed(column) for column in columns])


def _restored(cls: type, *values: object) -> object:
    made: object = object.__new__(cls)
    for put, value in zip(_putters_of(cls), values):  # noqa: B905 -- 20,000 times; we wrote them
        put(made, value)
    return made


def _restored_rows(cls: type, columns: Sequence[Sequence[object]]) -> tuple[object, ...]:
    made: tuple[object, ...] = tuple(map(object.__new__, repeat(cls, len(columns[0]))))
    for put, column in zip(_putters_of(cls), columns, strict=True):
        # Calls `put` for each of them, with nothing of Python between the calls.
        deque(map(put, made, column), maxlen=0)
    return made


@functools.cache
def _names_of(cls: type) -> tuple[str, ...] | None:
    """Return the fields of a class that has nothing else, or None."""
    if not is_dataclass(cls) or cls.__dictoffset__:
        return None
    return tuple(field.name for field in fields(cls))


@functools.cache
def _putters_of(cls: type) -> tuple[Callable[[object, object], None], ...]:
    names = _names_of(cls) or ()
    # The descriptors of the slots, which know no "frozen".
    return tuple(getattr(cls, name).__set__ for name in names)
