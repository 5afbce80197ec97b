"""`labportal check`: what it reads of a portal, what it prints, how it ends."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from labportal.cli import main
from labportal.cli.conf import read_conf
from support import write_files

if TYPE_CHECKING:
    from pathlib import Path

CONF = 'project = "Lab"\nextensions = ["labportal"]\n'
ADA = "---\ntitle: Ada Lovelace\n---\n"
TYPING_ERROR = "---\ntitle: Marble\nemial: x@example.org\n---\n\n{person}`ada`\n"


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portal in `content` with two mistakes; its parent is the current folder."""
    monkeypatch.chdir(tmp_path)
    files = {"conf.py": CONF, "index.md": "# Lab\n", "people/ada-lovelace.md": ADA}
    write_files(tmp_path / "content", {**files, "projects/marble.md": TYPING_ERROR})
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run the command and return its status, output and errors."""
    status = main(arguments)
    said = capsys.readouterr()
    return status, said.out, said.err


def conf(lab: Path, text: str) -> None:
    """Replace the portal's conf.py."""
    (lab / "content" / "conf.py").write_text(text, encoding="utf-8")


def test_text_report(lab: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each message is one line with file, line and code, in order, and a summary ends them."""
    assert run(capsys, "check") == (
        1,
        (
            "content/projects/marble.md:3: unknown field 'emial' [labportal.unknown_field]\n"
            "content/projects/marble.md:6: there is no person 'ada' [labportal.unknown_key]\n"
            "2 messages in 1 file. Looked at 3 pages, 0 publications.\n"
        ),
        "",
    )


def test_paths_are_relative_to_where_one_is(
    lab: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inside the source directory the paths begin there, so that a terminal can open them."""
    monkeypatch.chdir(lab / "content" / "people")
    _, out, _ = run(capsys, "check", "..")
    assert out.startswith("../projects/marble.md:3: ")
    monkeypatch.chdir(lab / "content")
    _, out, _ = run(capsys, "check")
    assert out.startswith("projects/marble.md:3: ")


def test_clean_portal(lab: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without messages the command succeeds and says what it looked at."""
    (lab / "content/projects/marble.md").write_text("---\ntitle: Marble\n---\n")
    expected = "No messages. Looked at 3 pages, 0 publications.\n"
    assert run(capsys, "check") == (0, expected, "")


def test_messages_need_not_fail(lab: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --no-strict messages are shown and the command succeeds."""
    status, out, _ = run(capsys, "check", "--no-strict")
    assert status == 0
    assert "[labportal.unknown_field]" in out
    assert run(capsys, "check", "--strict")[0] == 1


def test_json_report(lab: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON report has the documented shape."""
    status, out, _ = run(capsys, "check", "content", "--format", "json")
    report = json.loads(out)
    assert status == 1
    assert list(report) == ["version", "source", "messages", "mistakes", "summary"]
    assert (report["version"], report["source"]) == (1, "content")
    assert report["summary"] == {
        "messages": 2,
        "files": 1,
        "suppressed": 0,
        "pages": 3,
        "publications": 0,
    }
    first = report["messages"][0]
    assert first.pop("cause")
    assert first.pop("cure")
    assert first == {
        "code": "labportal.unknown_field",
        "path": "content/projects/marble.md",
        "line": 3,
        "field": "emial",
        "text": "unknown field 'emial'",
        "suggestion": None,
    }


def test_github_report(lab: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each message is an annotation of its line; what GitHub would misread is escaped."""
    name = "marble: 50%, or so.md"
    (lab / "content/projects/marble.md").rename(lab / "content/projects" / name)
    _, out, _ = run(capsys, "check", "--format", "github")
    assert out.splitlines()[0] == (
        "::warning file=content/projects/marble%3A 50%25%2C or so.md,line=3,"
        "title=labportal.unknown_field::unknown field 'emial'"
    )


@pytest.mark.parametrize("name", ["labportal", "labportal.*", "labportal.unknown_field"])
def test_suppressed_messages(lab: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """What suppress_warnings names is left out, as in a build, and counted."""
    conf(lab, f"{CONF}suppress_warnings = [{name!r}, 'toc.not_included']\n")
    _, out, _ = run(capsys, "check")
    assert "unknown_field" not in out
    left = 1 if name.endswith("unknown_field") else 0
    assert out.count("[labportal.") == left
    assert f"{2 - left} more suppressed in conf.py" in out


def test_conf_that_needs_sphinx(lab: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A conf.py that imports what is not there is read as far as it goes."""
    text = "suppress_warnings = ['labportal.unknown_key']\nimport surely_not_installed_here\n"
    conf(lab, text)
    status, out, err = run(capsys, "check")
    assert status == 1
    assert "content/conf.py: it needs 'surely_not_installed_here'" in err
    assert "unknown_key" not in out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("project = (\n", "content/conf.py:1: this line is not Python: '(' was never closed\n"),
        ("\n1 / 0\n", "content/conf.py:2: it ends here with ZeroDivisionError: division by zero\n"),
        ("raise SystemExit('no')\n", "content/conf.py:1: it ends here with SystemExit: no\n"),
        (
            "labportal_folder = {}\n",
            "there is no setting 'labportal_folder'; did you mean 'labportal_folders'?\n",
        ),
        (
            "\nlabportal_roles = 3\n",
            (
                "content/conf.py:2: setting 'labportal_roles' is a number: 3, but must be a "
                "dictionary "
                'from text to text, such as {"phd": "PhD candidates", "staff": "Staff"}\n'
            ),
        ),
    ],
)
def test_broken_conf(lab: Path, capsys: pytest.CaptureFixture[str], text: str, said: str) -> None:
    """A broken conf.py is reported and fails the check, and the pages are checked all the same."""
    conf(lab, text)
    status, out, err = run(capsys, "check")
    assert status == 2
    assert err == ""
    assert said in out
    assert "[labportal.unknown_field]" in out
    assert "No messages" not in out
    assert "A build would stop before it reads a page." in out.splitlines()[-1]


@pytest.mark.parametrize("style", ["text", "json", "github"])
def test_a_broken_conf_is_never_passed_over(
    lab: Path, capsys: pytest.CaptureFixture[str], style: str
) -> None:
    """Without a single message, too, each format says what failed, and where."""
    (lab / "content/projects/marble.md").unlink()
    conf(lab, "x =\n")
    status, out, _ = run(capsys, "check", "--format", style)
    assert status == 2
    assert "No messages" not in out
    if style == "json":
        assert json.loads(out)["mistakes"] == [
            {
                "path": "content/conf.py",
                "line": 1,
                "text": "this line is not Python: invalid syntax",
            }
        ]
    elif style == "github":
        assert out.startswith("::error file=content/conf.py,line=1::this line is not Python")
    else:
        assert out.startswith("content/conf.py:1: this line is not Python: invalid syntax\n")


def test_conf_cannot_spoil_a_report(lab: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What conf.py prints, and where it thinks it is, leave no trace."""
    script = "import os, sys\nprint(os.path.basename(os.getcwd()))\nsys.path.insert(0, 'x')\n"
    conf(lab, script)
    before = list(sys.path)
    _, out, err = run(capsys, "check", "--format", "json")
    assert json.loads(out)["version"] == 1
    assert err == "content\n"
    assert sys.path == before


def test_folders_that_conf_leaves_out(lab: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Excluded pages, and results of earlier builds, are not looked at."""
    write_files(
        lab / "content",
        {"_build/html/.buildinfo": "", "_build/html/x.md": "{person}`x`", "old/x.md": "{{ X }}"},
    )
    conf(lab, f"{CONF}exclude_patterns = ['old', 'projects/m*']\n")
    expected = "No messages. Looked at 2 pages, 0 publications.\n"
    assert run(capsys, "check") == (0, expected, "")


def test_no_conf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The pages of a folder without a conf.py are checked, but the command fails and says why."""
    write_files(tmp_path, {"people/ada.md": ADA})
    status, out, _ = run(capsys, "check", str(tmp_path))
    assert status == 2
    assert "there is no conf.py in" in out
    assert "With what is right" in out


def test_no_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with a conf.py alone is no portal, and the command says so."""
    write_files(tmp_path, {"conf.py": CONF})
    status, out, _ = run(capsys, "check", str(tmp_path))
    assert status == 2
    assert "there are no pages in" in out


def test_no_such_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that does not exist, or that cannot be guessed, is a usage error."""
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "check", "nowhere") == (2, "", "labportal: there is no folder 'nowhere'\n")
    status, _, err = run(capsys, "check")
    assert status == 2
    assert "name the folder with your pages" in err


@pytest.mark.parametrize(
    ("written", "suffixes"),
    [
        ("", (".md",)),
        ("source_suffix = '.rst'", (".md",)),
        ("source_suffix = ['.rst', '.md']", (".md",)),
        ("source_suffix = {'.txt': 'markdown'}", (".txt", ".md")),
        ("source_suffix = {'.rst': 'restructuredtext', '.md': 'markdown'}", (".md",)),
        ("source_suffix = {'.md': 'other'}", ()),
    ],
)
def test_endings_of_pages(tmp_path: Path, written: str, suffixes: tuple[str, ...]) -> None:
    """The endings that mean Markdown follow from source_suffix as in Sphinx."""
    write_files(tmp_path, {"conf.py": written})
    assert read_conf(tmp_path).files().suffixes == suffixes


def test_bibliography_is_found_as_in_a_build(tmp_path: Path) -> None:
    """Named .bib files count; without the setting those in `bib` beside or inside do."""
    write_files(tmp_path, {"bib/a.bib": "", "content/conf.py": ""})
    root = tmp_path / "content"
    assert read_conf(root).files().bib_files == ("../bib/a.bib",)
    write_files(root, {"conf.py": "bibtex_bibfiles = ['x.bib']"})
    assert read_conf(root).files().bib_files == ("x.bib",)


def test_conf_may_use_tags(tmp_path: Path) -> None:
    """`tags` and `__file__` exist in conf.py, as Sphinx promises."""
    text = "html_title = 'PDF' if tags.has('pdf') or 'x' in tags else __file__"
    write_files(tmp_path, {"conf.py": text})
    read = read_conf(tmp_path)
    assert read.mistakes == ()
    assert read.values["html_title"] == str((tmp_path / "conf.py").resolve())
