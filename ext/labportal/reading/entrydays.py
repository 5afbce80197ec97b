"""When the entries of .bib files were last changed, as Git remembers their lines.

One file holds many publications, so its own day says little: what counts is the newest line of an
entry.  White space is no change, and neither is a line that only moved along with others.  Lines
that stand in the oldest commit of a shallow clone may be of any age and say nothing.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from typing import TYPE_CHECKING

from labportal.reading.history import day_of, ends_of, git, head_of
from labportal.reading.pages import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from labportal.model.dates import PartialDate
    from labportal.model.records import Publication
    from labportal.reading.cache import Cache

_UNCOMMITTED = "0" * 40


def entry_days(
    root: Path, publications: Iterable[Publication], cache: Cache
) -> Mapping[str, PartialDate]:
    """Return key -> day of the last change, for the entries of which Git knows it."""
    head = head_of(root)
    starts: dict[str, dict[int, str]] = {}
    if head:
        for one in publications:
            starts.setdefault(one.source.path, {})[one.source.line] = one.key
    ends = ends_of(root) if starts else frozenset()
    days: dict[str, PartialDate] = {}
    for path, keys in starts.items():
        try:
            data = (root / path).read_bytes()
        except OSError:
            continue
        digest = " ".join((head, digest_of(data), *sorted(ends)))
        found = cache.get(
            f"entrydays:{path}",
            digest,
            lambda path=path, data=data: _days(root, path, data, ends),  # type: ignore[misc]
        )
        days |= {keys[line]: day for line, day in found.items() if line in keys}
    return days


def _days(root: Path, path: str, data: bytes, ends: frozenset[str]) -> dict[int, PartialDate]:
    """Return first line of an entry -> day of its newest line."""
    times = _times(root, path, ends)
    lines = [line.strip() for line in data.removeprefix(BOM_UTF8).split(b"\n")]
    begins = [at for at, line in enumerate(lines) if line.startswith(b"@")]
    found = {}
    for first, after in zip(begins, [*begins[1:], len(lines)], strict=True):
        # What stands between two entries belongs to neither.
        while after > first + 1 and not lines[after - 1].endswith((b"}", b")")):
            after -= 1  # noqa: PLW2901 -- the end of this entry only
        newest = max((times.get(line + 1, 0) for line in range(first, after)), default=0)
        if newest:
            found[first + 1] = day_of(newest)
    return found


def _times(root: Path, path: str, ends: frozenset[str]) -> dict[int, int]:
    """Return line -> second of its commit, of the lines whose commit is known."""
    said = git(
        root, "-c", "blame.ignoreRevsFile=", "blame", "--line-porcelain", "-w", "--", path
    )  # fmt: skip
    times: dict[int, int] = {}
    commit, line = "", 0
    for row in said.split("\n"):
        if row.startswith("\t"):
            continue
        word, _, rest = row.partition(" ")
        if len(word) == len(_UNCOMMITTED) and rest[:1].isdigit():
            commit, line = word, int(rest.split(" ")[1])
        elif word == "committer-time" and commit != _UNCOMMITTED and commit not in ends:
            times[line] = int(rest)
    return times
