"""What was read last time, by content, so that a second start reads only what changed."""

from __future__ import annotations

import functools
import hashlib
import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


@functools.cache
def code_stamp() -> str:
    """Return a digest that changes with the code whose results are kept."""
    package = Path(__file__).parent.parent
    stats = [
        (path.name, path.stat().st_size, path.stat().st_mtime_ns)
        for folder in ("model", "reading")
        for path in sorted((package / folder).rglob("*.py"))
    ]
    return hashlib.blake2b(repr(stats).encode(), digest_size=12).hexdigest()


class Cache:
    """Values by name and digest; without a file it remembers nothing."""

    def __init__(self, file: Path | None = None, version: str = "") -> None:
        """Load *file* if it was written by the same *version*."""
        self._file = file
        self._version = f"{version}-{code_stamp()}"
        self._old: dict[str, tuple[str, Any]] = {}
        self._new: dict[str, tuple[str, Any]] = {}
        self._missed = False
        if file is not None and file.is_file():
            self._old = self._load(file)

    def _load(self, file: Path) -> dict[str, tuple[str, Any]]:
        try:
            version, kept = pickle.loads(file.read_bytes())  # noqa: S301 -- our own build folder
        except Exception:  # noqa: BLE001 -- a damaged pickle raises anything; it is only a cache
            return {}
        return kept if version == self._version else {}

    def get(self, name: str, digest: str, compute: Callable[[], T]) -> T:
        """Return the value kept for *name* if it was made from *digest*, else make it."""
        kept = self._old.get(name)
        if kept is None or kept[0] != digest:
            self._missed = True
            kept = (digest, compute())
        self._new[name] = kept
        value: T = kept[1]
        return value

    def save(self) -> None:
        """Write what was asked for since the beginning, if anything changed."""
        if self._file is None or (not self._missed and len(self._new) == len(self._old)):
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        scratch = self._file.with_suffix(".tmp")
        scratch.write_bytes(pickle.dumps((self._version, self._new), pickle.HIGHEST_PROTOCOL))
        scratch.replace(self._file)
