"""Make the pictures of one build ready, each once, several at a time."""

from __future__ import annotations

import os
import warnings
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import metadata, util
from typing import TYPE_CHECKING

from labportal.rendering.pictures.cache import PictureCache
from labportal.rendering.pictures.drawn import prepare_drawn
from labportal.rendering.pictures.prepared import Prepared, Recipe, too_many

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from labportal.reading.settings import Settings

    Prepare = Callable[[bytes, Recipe], tuple[Prepared, dict[str, bytes]]]

DRAWN = (".svg", ".svgz")
"""Endings of pictures that have no pixels."""
BYTES_OF_A_PIXEL = 4_000_000
"""Bytes for each million pixels; a file with more would not be a picture of the allowed size."""
AT_ONCE = 4
"""So many pictures are decoded at once at most, whatever the number of cores."""
HEAVY = 4_000_000
"""Bytes; heavier pictures are made one after the other, since each may need much memory."""


@dataclass(frozen=True, slots=True)
class Made:
    """A picture of this build."""

    prepared: Prepared
    stamp: str
    """Changes with the source file."""
    key: str = ""
    """Under which its files are kept; empty if nothing was made of it."""


def recipe_of(settings: Settings) -> Recipe:
    """Return what the settings say of pictures."""
    return Recipe(
        widths=tuple(sorted({width for width in settings.image_widths if width > 0})),
        quality=settings.image_quality,
        limit=settings.image_limit,
        tool=installed_tool(),
    )


def installed_tool() -> str:
    """Return name and version of Pillow, or nothing; loading it would take longer."""
    if util.find_spec("PIL") is None:
        return ""
    try:
        return f"Pillow {metadata.version('pillow')}"
    except metadata.PackageNotFoundError:
        return "Pillow"


class Workshop:
    """Makes pictures from the files of one source directory."""

    def __init__(self, root: Path, folder: Path, recipe: Recipe) -> None:
        """*folder* keeps what was made."""
        self._root = root
        self._recipe = recipe
        self._cache = PictureCache(folder, recipe)
        self.fresh = 0
        """How many pictures had to be made."""

    def make(self, stamps: Mapping[str, str]) -> dict[str, Made]:
        """Return every picture by its path; *stamps* are its path and what changes with it."""
        made: dict[str, Made] = {}
        todo: list[str] = []
        for path, stamp in stamps.items():
            if not self._recipe.tool:
                made[path] = Made(Prepared(), stamp)
            elif known := self._cache.known(path, stamp):
                made[path] = Made(known[1], stamp, known[0])
            else:
                todo.append(path)
        if todo:
            found = self._make_all(todo)
            for path in todo:
                key, prepared = found[path]
                made[path] = Made(prepared, stamps[path], key)
                self._cache.note(path, stamps[path], key, prepared)
            self._cache.save(self._root)
        return made

    def file(self, path: str, made: Made, name: str) -> Path:
        """Return a file of a picture; it is made again if somebody took it away."""
        file = self._cache.file(made.key, name)
        if not file.is_file():
            self._make_all([path])
        return file

    def _make_all(self, paths: Iterable[str]) -> dict[str, tuple[str, Prepared]]:
        from PIL import Image  # noqa: PLC0415 -- most builds have no new picture

        from labportal.rendering.pictures import raster  # noqa: PLC0415 -- as above

        def make(path: str) -> tuple[str, Prepared]:
            return self._make(path, raster.prepare)

        heavy = {path for path in paths if _size(self._root / path) > HEAVY}
        light = [path for path in paths if path not in heavy]
        found: dict[str, tuple[str, Prepared]] = {}
        with warnings.catch_warnings():
            # How large a picture may be is a setting of ours.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with ThreadPoolExecutor(min(AT_ONCE, os.cpu_count() or 1)) as pool:
                found.update(zip(light, pool.map(make, light), strict=True))
            found.update((path, make(path)) for path in sorted(heavy))
        return found

    def _make(self, path: str, prepare: Prepare) -> tuple[str, Prepared]:
        if (size := _size(self._root / path)) > (most := self._recipe.limit * BYTES_OF_A_PIXEL):
            return "", Prepared(large=too_many(size / 1_000_000, most // 1_000_000, "bytes"))
        try:
            data = (self._root / path).read_bytes()
        except OSError:
            return "", Prepared(damage="cannot be read")
        key = self._cache.key_of(data)
        if path.lower().endswith(DRAWN):
            return key, prepare_drawn(data)
        prepared = self._cache.entry(key)
        if prepared is None:
            self.fresh += 1
            prepared, files = prepare(data, self._recipe)
            self._cache.store(key, prepared, files)
        return key, prepared


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
