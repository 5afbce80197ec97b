"""A link's target is looked for on disk once, not every time that some page links to it.

For each link between pages MyST asks Sphinx for the path of its target, which Sphinx resolves
with a call to the system for every folder on the way, and then whether there is such a file: 0.2
ms a link.  During a build the answers stay the same.  Where the target itself is no symbolic link,
it lies where its folder lies, which is resolved once.

https://github.com/sphinx-doc/sphinx/blob/v9.0.4/sphinx/environment/__init__.py#L454
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sphinx.environment import BuildEnvironment

from labportal.sphinxext.speed.loans import Loan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def path_loans() -> list[Loan]:
    """Return Sphinx's way from a link to a path with a memory."""
    return [Loan(BuildEnvironment, "relfn2path", with_memory(BuildEnvironment.relfn2path))]


def with_memory(
    resolve: Callable[[BuildEnvironment, str | Path, str | None], tuple[str, str]],
) -> Callable[[BuildEnvironment, str | Path, str | None], tuple[str, str]]:
    """Return *resolve*, which asks the disk once for the same folder and name."""
    known: dict[tuple[Path, str, str], tuple[str, str]] = {}
    places: dict[str, tuple[str, str] | None] = {}

    def relfn2path(
        env: BuildEnvironment, filename: str | Path, docname: str | None = None
    ) -> tuple[str, str]:
        # A relative target depends on the folder of its page only.
        folder = (docname or env.docname).rpartition("/")[0]
        key = (env.srcdir, str(filename), folder)
        found = known.get(key)
        if found is None:
            found = known[key] = below(env, key[1], folder) or resolve(env, filename, docname)
        return found

    def below(env: BuildEnvironment, filename: str, folder: str) -> tuple[str, str] | None:
        above, slash, name = filename.rpartition("/")
        if not slash or name in ("", ".", "..") or filename.startswith("//") or os.sep != "/":
            return None
        start = env.srcdir if filename.startswith("/") else f"{env.srcdir}/{folder}/"
        place = f"{start}{above}"
        if place not in places:
            real = os.path.realpath(place)
            root = f"{os.path.realpath(env.srcdir)}/"
            inside = f"{real}/".startswith(root)
            places[place] = (f"{real}/".removeprefix(root), f"{real}/") if inside else None
        found = places[place]
        if found is None or os.path.islink(found[1] + name):  # noqa: PTH114 -- thousands of links
            return None
        return found[0] + name, found[1] + name

    return relfn2path
