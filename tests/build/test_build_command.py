"""``labportal build`` answers at once when nothing has changed, and builds whenever in doubt."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from support import write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILES = {
    "content/conf.py": 'project = "P"\nextensions = ["labportal"]\nlanguage = "en"\n',
    "content/index.md": "# Home\n\nText.\n",
    "content/people/ada.md": "---\ntitle: Ada Doe\n---\n\nText.\n",
    "content/_static/own.css": "p { color: red }\n",
    "bib/p.bib": "@article{A20, author={Doe, Ada}, title={On x}, journal={J}, year=2020}\n",
}
AT_ONCE = "Nothing has changed since the last build"


def run(folder: Path, *options: str, **environment: str) -> str:
    """Run the command in *folder*; return what it said, which has to be no complaint."""
    done = subprocess.run(
        [sys.executable, "-m", "labportal.cli", "build", *options],
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1", **environment},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal that was built once."""
    folder = tmp_path_factory.mktemp("command")
    write_files(folder, FILES)
    assert AT_ONCE not in run(folder)
    return folder


def _append(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_text((path.read_text("utf-8") if path.exists() else "") + text, encoding="utf-8")


def test_nothing_changed_is_answered_at_once(built: Path) -> None:
    """The second time Sphinx is not asked, and the pages are there."""
    assert AT_ONCE in run(built)
    assert (built / "build/html/people/ada/index.html").is_file()


CHANGES: dict[str, Callable[[Path], object]] = {
    "a page": lambda root: _append(root, "content/people/ada.md", "More.\n"),
    "a new page": lambda root: _append(root, "content/people/bob.md", "# Bob\n"),
    "a page less": lambda root: (root / "content/people/bob.md").unlink(),
    "an entry": lambda root: _append(root, "bib/p.bib", "@misc{B, title={B}, year=2020}\n"),
    "a new .bib file": lambda root: _append(root, "bib/q.bib", "@misc{C, title={C}, year=2020}\n"),
    "a setting": lambda root: _append(root, "content/conf.py", 'html_title = "Q"\n'),
    "a style sheet": lambda root: _append(root, "content/_static/own.css", "a { color: red }\n"),
    "a result less": lambda root: (root / "build/html/people/ada/index.html").unlink(),
    "no notes": lambda root: (root / "build/html/.doctrees/environment.pickle").unlink(),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_built(built: Path, name: str) -> None:
    """Whatever changes, Sphinx looks at it; the time after it is answered at once again."""
    if name == "a page less":
        _append(built, "content/people/bob.md", "")
    run(built)
    CHANGES[name](built)
    said = run(built)
    assert AT_ONCE not in said
    assert "build succeeded" in said
    assert AT_ONCE in run(built)


def test_other_circumstances_are_built(built: Path) -> None:
    """Another day, another language of the system and options are other builds."""
    run(built)
    assert AT_ONCE in run(built)
    assert AT_ONCE not in run(built, SOURCE_DATE_EPOCH="1000000000")
    assert AT_ONCE not in run(built, LANG="C")
    run(built)
    assert "Time of each phase" in run(built, "--profile")
    assert AT_ONCE not in run(built, "--always")
    assert AT_ONCE not in run(built, "--", "-D", "html_title=Other")


def test_messages_are_repeated(tmp_path: Path) -> None:
    """Messages about the content come again, word for word, until it is mended."""
    write_files(tmp_path, {**FILES, "content/people/ada.md": "---\ntitle: Ada\nrole: queen\n---\n"})
    first = [line for line in run(tmp_path).splitlines() if "WARNING" in line]
    again = run(tmp_path)
    assert AT_ONCE in again
    assert [line for line in again.splitlines() if "WARNING" in line] == first
    assert len(first) == 1


def test_other_messages_are_no_answer(tmp_path: Path) -> None:
    """What Sphinx itself complains about is left to Sphinx."""
    write_files(
        tmp_path,
        {**FILES, "content/conf.py": FILES["content/conf.py"] + 'html_favicon = "no-such.ico"\n'},
    )
    assert "WARNING" in run(tmp_path)
    assert AT_ONCE not in run(tmp_path)


@pytest.mark.parametrize(
    "line",
    ["from pathlib import Path\nrelease = Path(__file__).read_text()[:1]\n",
     "import subprocess\n", "import datetime\n"],
)  # fmt: skip
def test_a_configuration_that_may_say_something_else_is_asked(tmp_path: Path, line: str) -> None:
    """What conf.py learns from elsewhere cannot be seen in its text."""
    write_files(tmp_path, {**FILES, "content/conf.py": FILES["content/conf.py"] + line})
    run(tmp_path)
    assert AT_ONCE not in run(tmp_path)


def test_words_in_quotes_make_nobody_doubt(tmp_path: Path) -> None:
    """A value that is called like a function says the same in every build."""
    line = 'html_short_title = "open and read_text"\nversion = "1.0"\n'
    write_files(tmp_path, {**FILES, "content/conf.py": FILES["content/conf.py"] + line})
    run(tmp_path)
    assert AT_ONCE in run(tmp_path)


def test_what_changes_while_it_is_built_is_built_again(tmp_path: Path) -> None:
    """Nobody knows which version of a page was read that was written during a build."""
    conf = FILES["content/conf.py"] + (
        "import os\n"
        'def change(app, exception):\n    os.utime(app.srcdir / "index.md")\n'
        'def setup(app):\n    app.connect("build-finished", change)\n'
    )
    write_files(tmp_path, {**FILES, "content/conf.py": conf})
    run(tmp_path)
    assert AT_ONCE not in run(tmp_path)
