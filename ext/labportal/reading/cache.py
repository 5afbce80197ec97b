"""What was read last time, by content, so that a second start reads only what changed."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from labportal.reading import pickling

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")
Given = TypeVar("Given")


@functools.cache
def code_stamp() -> str:
    """Return a digest that changes with the code whose results are kept."""
    package = Path(__file__).parent.parent
    stats = [
        (str(path.relative_to(package)), (stat := path.stat()).st_size, stat.st_mtime_ns)
        for path in sorted(package.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    ]
    return hashlib.blake2b(repr(stats).encode(), digest_size=12).hexdigest()


class Cache:
    """Values by name and digest; without a folder it remembers nothing.

    Values whose names begin with the same word are kept in one file, which is written when one of
    them has changed: a new word on a page does not make the bibliography be written again.
    """

    def __init__(self, folder: Path | None = None, version: str = "") -> None:
        """Use the files in *folder* that the same *version* wrote."""
        self._folder = folder
        self._version = f"{version}-{code_stamp()}"
        self._old: dict[str, dict[str, tuple[str, Any]]] = {}
        self._new: dict[str, dict[str, tuple[str, Any]]] = {}
        self._missed: set[str] = set()

    def _file(self, part: str) -> Path:
        assert self._folder is not None
        return self._folder / f"{part}.cache"

    def _load(self, part: str) -> dict[str, tuple[str, Any]]:
        if self._folder is None:
            return {}
        try:
            version, kept = pickling.loads(self._file(part).read_bytes())
        except Exception:  # noqa: BLE001 -- a damaged pickle raises anything; it is only a cache
            return {}
        return kept if version == self._version else {}

    def get(self, name: str, digest: str, compute: Callable[[], T]) -> T:
        """Return the value kept for *name* if it was made from *digest*, else make it."""
        part = name.partition(":")[0]
        if self._has(part, name, digest):
            kept = self._old[part][name]
        else:
            self._missed.add(part)
            kept = (digest, compute())
        self._new[part][name] = kept
        value: T = kept[1]
        return value

    def get_all(
        self,
        wanted: Sequence[tuple[str, str, Given]],
        compute: Callable[[Sequence[Given]], Sequence[T]],
    ) -> list[T]:
        """Return the values of many names as `get` does, where *compute* makes all that it lacks.

        *wanted* holds (name, digest, what the value is made from).
        """
        parts = [name.partition(":")[0] for name, _, _ in wanted]
        lacking = [
            place
            for place, (name, digest, _) in enumerate(wanted)
            if not self._has(parts[place], name, digest)
        ]
        made = compute([wanted[place][2] for place in lacking]) if lacking else ()
        fresh = dict(zip(lacking, made, strict=True))
        return [
            self.get(name, digest, lambda place=place: fresh[place])  # type: ignore[misc]
            for place, (name, digest, _) in enumerate(wanted)
        ]

    def before(self, name: str, kind: type[T]) -> T | None:
        """Return what was kept for *name* the last time, whatever it was made from."""
        kept = self._kept(name.partition(":")[0]).get(name)
        return kept[1] if kept is not None and isinstance(kept[1], kind) else None

    def _has(self, part: str, name: str, digest: str) -> bool:
        kept = self._kept(part).get(name)
        return kept is not None and kept[0] == digest

    def _kept(self, part: str) -> dict[str, tuple[str, Any]]:
        if part not in self._old:
            self._old[part] = self._load(part)
            self._new[part] = {}
        return self._old[part]

    def save(self) -> None:
        """Write what was asked for since the beginning, where anything changed."""
        if self._folder is None:
            return
        for part, values in self._new.items():
            if part not in self._missed and len(values) == len(self._old[part]):
                continue
            file = self._file(part)
            file.parent.mkdir(parents=True, exist_ok=True)
            scratch = file.with_suffix(".tmp")
            scratch.write_bytes(pickling.dumps((self._version, values)))
            scratch.replace(file)
