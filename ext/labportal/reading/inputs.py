"""What a build was made from and into, so that the next one can be answered without a look inside.

A build that ended well notes the state of every file that it may have looked at: sources, .bib
files, what pages include, and every module that Python had loaded.  As long as all of it is the
same, so are the pages.  When in doubt nothing is noted, and the next build looks for itself.
"""

from __future__ import annotations

import ast
import hashlib
import json
import os
import re
import sys
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from labportal.reading.cache import code_stamp
from labportal.reading.history import head_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_VARIABLES = re.compile(
    r"(PYTHON|SPHINX|LABPORTAL|READTHEDOCS|GITHUB_|LC_|LANG|TZ$|CI$|SOURCE_DATE_EPOCH)"
)
"""Names of environment variables that programs of a build look at."""
_WORD = re.compile(r"\w+")
# What a configuration can learn from elsewhere than from its own text.
_UNSURE = frozenset(
    """open read_text read_bytes subprocess urllib requests httpx socket random datetime time glob
    listdir scandir iterdir walk version exec eval getattr importlib __import__""".split()
)

State = dict[str, tuple[int, int]]
"""Path -> (size, time of the last change)."""


@dataclass(slots=True, kw_only=True)
class Note:
    """What is kept of one build."""

    question: str = ""
    """Digest of everything about the build that is in no file."""
    files: State = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)
    """Folder of sources -> digest of the names in it."""
    outdir: str = ""
    doctrees: str = ""
    outputs: str = ""
    """Digest of the names of all results."""
    messages: list[str] = field(default_factory=list)
    """What the build warned about, and would again."""

    @classmethod
    def load(cls, path: Path) -> Note:
        """Return the note in *path*; a missing or damaged one is empty."""
        try:
            return cls(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return cls()

    def save(self, path: Path) -> None:
        """Write the note."""
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = path.with_suffix(".tmp")
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        scratch.write_text(json.dumps(values), encoding="utf-8")
        scratch.replace(path)

    def holds(self, question: str) -> bool:
        """Tell whether the build asked for by *question* would give what is there."""
        return (
            bool(self.question)
            and self.question == question
            and all(_state_of(path) == tuple(state) for path, state in self.files.items())
            and all(names_in(folder) == names for folder, names in self.folders.items())
            and names_below(self.outdir, self.doctrees) == self.outputs
        )


def note_path(doctrees: Path, outdir: Path, builder: str) -> Path:
    """Return where the note of a build is kept."""
    place = os.path.relpath(outdir, doctrees)
    mark = hashlib.blake2b(place.encode(), digest_size=4).hexdigest()
    return doctrees / "labportal" / f"inputs-{builder}-{mark}.json"


def question_of(
    source: Path, outdir: Path, builder: str, overrides: Mapping[str, object], day: dt.date
) -> str:
    """Return a digest of what a build depends on besides files."""
    words = _conf_words(source)
    names = [name for name in os.environ if _VARIABLES.match(name) or name in words]
    said = (
        *(str(source), str(outdir), builder, sys.version, sys.executable, code_stamp()),
        day.isoformat(),
        # Pages say when they were changed.
        head_of(source),
        sorted((name, str(value)) for name, value in overrides.items()),
        [(name, os.environ[name]) for name in sorted(names)],
    )
    return hashlib.blake2b(repr(said).encode(), digest_size=12).hexdigest()


def is_sure(source: Path) -> bool:
    """Tell whether ``conf.py`` says the same as long as its text is the same."""
    try:
        text = (source / "conf.py").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return False
    # Names only: what stands in quotes is a value, such as the "open" of a field's choices.
    return not any(name in _UNSURE for node in ast.walk(tree) for name in _names_in(node))


def _names_in(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name):
        # Such as "version", which most configurations set.
        yield from (node.id,) if isinstance(node.ctx, ast.Load) else ()
    elif isinstance(node, ast.Attribute):
        yield node.attr
    elif isinstance(node, ast.ImportFrom | ast.Import):
        yield from (getattr(node, "module", None) or "").split(".")
        for alias in node.names:
            yield from alias.name.split(".")


def _conf_words(source: Path) -> set[str]:
    try:
        return set(_WORD.findall((source / "conf.py").read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError):
        return set()


def states_below(folder: Path, left_out: Iterable[Path]) -> tuple[State, dict[str, str]]:
    """Return the state of every file below *folder*, and the names in its folders."""
    files: State = {}
    folders: dict[str, str] = {}
    skipped = {str(path) for path in left_out}
    for place, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if f"{place}{os.sep}{name}" not in skipped)
        folders[place] = names_in(place)
        for name in names:
            path = f"{place}{os.sep}{name}"
            files[path] = _state_of(path)
    return files, folders


def states_of(paths: Iterable[str | os.PathLike[str]]) -> State:
    """Return the state of files."""
    return {os.fspath(path): _state_of(path) for path in paths}


def _state_of(path: str | os.PathLike[str]) -> tuple[int, int]:
    try:
        stat = os.stat(path)  # noqa: PTH116 -- thousands of files
    except OSError:
        return (-1, -1)
    return (stat.st_size, stat.st_mtime_ns)


def names_in(folder: str) -> str:
    """Return a digest of the names in a folder."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 -- as above
    except OSError:
        return ""
    return hashlib.blake2b("\0".join(names).encode(), digest_size=12).hexdigest()


def names_below(folder: str, left_out: str) -> str:
    """Return a digest of the names of all files below a folder, without those in another one."""
    digest = hashlib.blake2b(digest_size=12)
    for place, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if f"{place}{os.sep}{name}" != left_out)
        digest.update("\0".join((os.path.relpath(place, folder), *sorted(names))).encode())
    return digest.hexdigest()
