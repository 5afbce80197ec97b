"""When files were added and last changed, as Git remembers it; one call for a whole portal.

The time of a file on disk says when it was copied, not when somebody wrote in it, so it is never
asked.  A shallow clone ends in commits that seem to add everything: what they say is not believed,
and a file that nobody has changed since then has no date.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from labportal.model.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from labportal.model.records import Record
    from labportal.reading.cache import Cache

_LONGEST = 60
"""Seconds after which Git is not waited for."""


@dataclass(frozen=True, slots=True)
class History:
    """The days on which files were added and last changed, by path from the source directory."""

    added: Mapping[str, PartialDate] = field(default_factory=dict)
    changed: Mapping[str, PartialDate] = field(default_factory=dict)


def read_history(root: Path, cache: Cache) -> History:
    """Return what Git knows of the files below *root*; nothing where there is no repository."""
    head = head_of(root)
    if not head:
        return History()
    # The path may have moved within the repository; the ends of a clone move when it is deepened.
    ends = ends_of(root)
    digest = " ".join((head, str(root), *sorted(ends)))
    return cache.get("history:git", digest, lambda: _history(_log(root), ends))


def head_of(root: Path) -> str:
    """Return the commit that is checked out, or nothing."""
    return git(root, "rev-parse", "--verify", "--quiet", "HEAD").strip()


def with_history(record: Record, history: History, today: dt.date) -> Record:
    """Return the record with what Git knows of its file, kept back if its day has not come."""
    path = record.source.path
    day = record.published_from
    return dataclasses.replace(
        record,
        added=history.added.get(path),
        changed=history.changed.get(path),
        is_awaited=day is not None and day.first_day() > today,
    )


def ends_of(root: Path) -> frozenset[str]:
    """Return the commits at which a shallow clone ends."""
    path = git(root, "rev-parse", "--git-path", "shallow").strip()
    try:
        return frozenset((root / path).read_text(encoding="utf-8").split())
    except OSError:
        return frozenset()


def _log(root: Path) -> str:
    return git(
        root, "log", "--format=%x01%H %ct%x00", "--name-only", "-z", "--relative", "--no-renames",
        "--no-show-signature", "--", ".",
    )  # fmt: skip


def _history(log: str, ends: frozenset[str]) -> History:
    """Return what a log tells that begins with the newest commit."""
    added: dict[str, PartialDate] = {}
    changed: dict[str, PartialDate] = {}
    unknown: set[str] = set()
    for commit in log.split("\x01")[1:]:
        head, *paths = commit.split("\0")
        name, _, seconds = head.partition(" ")
        day = day_of(int(seconds))
        for path in filter(None, (path.strip("\n") for path in paths)):
            if name in ends:
                # Whether it was changed in this commit, or long before, nobody knows.
                unknown.add(path)
            else:
                changed.setdefault(path, day)
                added[path] = day
    return History({path: day for path, day in added.items() if path not in unknown}, changed)


def day_of(seconds: int) -> PartialDate:
    """Return the day of a moment, as Git counts seconds."""
    # The same everywhere, whatever the time zone of the machine.
    day = dt.datetime.fromtimestamp(seconds, dt.UTC).date()
    return PartialDate(day.year, day.month, day.day)


def git(root: Path, *words: str) -> str:
    """Return what Git says, nothing if it is not there or knows nothing of the folder."""
    command = ["git", "-c", "core.quotePath=false", "-C", str(root), *words]
    try:
        done = subprocess.run(  # noqa: S603 -- our own words
            command, capture_output=True, check=False, timeout=_LONGEST
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""
