"""What was made of pictures, by content: in any build of any site each picture is work once.

Each picture has a folder, named by the digest of its bytes and of the recipe.  The folder is
renamed into its place when it is complete, so builds that run at once, or are killed, leave no
half of one.  An index says which file in the source directory was which picture, so that a file
that did not change is not even opened.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labportal.rendering.pictures.prepared import VERSION, Prepared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labportal.rendering.pictures.prepared import Recipe

ABOUT = "about.json"
_PART = ".part-"
_KEPT_FOR = 30 * 24 * 3600
"""Seconds for which pictures stay that no index names."""


class PictureCache:
    """The pictures that were made with one recipe."""

    def __init__(self, folder: Path, recipe: Recipe) -> None:
        self._folder = folder
        self._mark = _digest(repr((VERSION, recipe)).encode())[:8]
        self._index = _load(self._index_path)
        self._before = dict(self._index)

    @property
    def _index_path(self) -> Path:
        return self._folder / f"index-{self._mark}.json"

    def known(self, path: str, stamp: str) -> tuple[str, Prepared] | None:
        """Return key and picture of a file that is as it was, or None."""
        try:
            before, key, kept = self._index[path]
            return (key, Prepared.from_dict(kept)) if before == stamp else None
        except (KeyError, ValueError, TypeError, AttributeError):
            return None

    def key_of(self, data: bytes) -> str:
        """Return the key of a picture with these bytes."""
        return f"{self._mark}-{_digest(data)}"

    def entry(self, key: str) -> Prepared | None:
        """Return the picture that is kept under a key, if all its files are there."""
        folder = self._folder / key
        try:
            found = Prepared.from_dict(json.loads((folder / ABOUT).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None
        return found if all((folder / name).is_file() for name in found.names) else None

    def store(self, key: str, prepared: Prepared, files: Mapping[str, bytes]) -> None:
        """Keep what was made of a picture."""
        self._folder.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=_PART, dir=self._folder))
        for name, data in files.items():
            (scratch / name).write_bytes(data)
        (scratch / ABOUT).write_text(json.dumps(prepared.as_dict()), encoding="utf-8")
        target = self._folder / key
        if target.exists() and self.entry(key) is None:
            shutil.rmtree(target, ignore_errors=True)
        try:
            scratch.rename(target)
        except OSError:
            # Another build was faster.
            shutil.rmtree(scratch, ignore_errors=True)

    def note(self, path: str, stamp: str, key: str, prepared: Prepared) -> None:
        """Remember which picture a file is."""
        self._index[path] = [stamp, key, prepared.as_dict()]

    def file(self, key: str, name: str) -> Path:
        """Return where a file of a picture is kept."""
        return self._folder / key / name

    def save(self, root: Path) -> None:
        """Write the index if anything changed; forget files that *root* does not have any more."""
        if self._index == self._before:
            return
        gone = [path for path in self._index if not (root / path).is_file()]
        for path in gone:
            del self._index[path]
        self._folder.mkdir(parents=True, exist_ok=True)
        # Each of several builds at once has a file of its own until it is complete.
        scratch = self._index_path.with_suffix(f".{os.getpid()}.tmp")
        scratch.write_text(json.dumps(self._index), encoding="utf-8")
        scratch.replace(self._index_path)
        self._prune()

    def _prune(self) -> None:
        """Remove what no index has named for long."""
        indexes = list(self._folder.glob("index-*.json"))
        named = {row[1] for path in indexes for row in _load(path).values()}
        oldest = time.time() - _KEPT_FOR
        for path in self._folder.iterdir():
            try:
                if path.name not in named and path.stat().st_mtime < oldest:
                    if path.is_dir():
                        shutil.rmtree(path, ignore_errors=True)
                    else:
                        path.unlink(missing_ok=True)
            except OSError:
                continue


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _load(path: Path) -> dict[str, list[Any]]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: row for name, row in found.items() if isinstance(row, list) and len(row) == 3}
