"""Names of pictures in the output, the same in every build.

Sphinx numbers pictures of the same name in the order in which it happens to read the pages, so a
picture's address would depend on the history of the build.  Here it depends on its path alone.
"""

from __future__ import annotations

import filecmp
import hashlib
import posixpath
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.environment import BuildEnvironment

OWNER = "labportal"
"""Stands for the pages that show pictures of records; Sphinx notes pictures by document."""


def name_pictures(env: BuildEnvironment, pictures: Iterable[str]) -> None:
    """Note the pictures of records, and name all pictures by their paths."""
    # A mapping of path -> (documents, name) that is typed as one but grows by add_file only.
    images = cast("Any", env.images)
    images.purge_doc(OWNER)
    for path in pictures:
        images.add_file(OWNER, path)
    for path, name in picture_names(images).items():
        images[path] = (images[path][0], name)
    images._existing = {name for _, name in images.values()}  # noqa: SLF001 -- kept in step


def pictures_to_copy(env: BuildEnvironment, folder: Path) -> dict[str, str]:
    """Return path -> name in *folder* of the pictures of records that are not there yet."""
    return {
        path: name
        for path, (owners, name) in env.images.items()
        if OWNER in owners and not _is_same(Path(env.srcdir) / path, folder / name)
    }


def _is_same(source: Path, copy: Path) -> bool:
    try:
        return filecmp.cmp(source, copy, shallow=False)
    except OSError:
        return False


def picture_names(paths: Iterable[str]) -> dict[str, str]:
    """Return path -> name in the output: its own if nobody else has it, else one made unique."""
    ordered = sorted(paths)
    count = Counter(posixpath.basename(path).lower() for path in ordered)
    names = {}
    for path in ordered:
        name = posixpath.basename(path)
        if count[name.lower()] > 1:
            stem, suffix = posixpath.splitext(name)
            digest = hashlib.blake2b(path.encode(), digest_size=4).hexdigest()
            name = f"{stem}-{digest}{suffix}"
        names[path] = name
    return names
