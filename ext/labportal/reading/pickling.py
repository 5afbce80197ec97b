"""Pickles of records that are read back in a third of the time.

Python restores a frozen dataclass with slots by asking for its fields again for every object.
Here the fields of a class are looked up once; a portal has forty thousand such objects.
"""

from __future__ import annotations

import functools
import gc
import io
import pickle
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


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
        names = _names_of(kind)
        if names is None:
            return NotImplemented
        return _restored, (kind, [getattr(value, name) for name in names])


def _restored(cls: type, values: Sequence[object]) -> object:
    made: object = object.__new__(cls)
    for put, value in zip(_putters_of(cls), values, strict=True):
        put(made, value)
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
