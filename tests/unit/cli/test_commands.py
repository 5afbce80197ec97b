"""The command line: help, version, usage, and what it needs."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import labportal
from labportal.cli import main
from labportal.cli.commands import WIDTH, make_parser

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = [
    [],
    ["check"],
    ["new"],
    ["new", "person"],
    ["new", "project"],
    ["new", "research"],
    ["new", "software"],
    ["new", "group"],
    ["new", "site"],
    ["schema"],
    ["codes"],
    ["authors"],
    ["pdf"],
    ["report"],
    ["cv"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Every command explains itself and fits into a terminal."""
    with pytest.raises(SystemExit) as end:
        main([*command, "--help"])
    said = capsys.readouterr().out
    assert end.value.code == 0
    assert said.startswith(f"usage: {' '.join(['labportal', *command])} ")
    assert max(map(len, said.splitlines())) <= WIDTH


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The command tells the version of the package."""
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"labportal {labportal.__version__}\n"


@pytest.mark.parametrize(
    "words", [[], ["chek"], ["new", "persn", "Ada"], ["new", "person"], ["schema", "persn"]]
)
def test_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What is not understood ends with status 2 and the usage."""
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == 2
    assert capsys.readouterr().err.startswith("usage: labportal")


def test_unwritable_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An error of the file system is a sentence, not a traceback."""
    (tmp_path / "file").write_text("")
    assert main(["new", "site", str(tmp_path / "file" / "lab")]) == 2
    assert capsys.readouterr().err.startswith("labportal: Not a directory: ")


def test_any_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that cannot show a letter gets a substitute for it."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert main(["codes"]) == 0
    sys.stdout.flush()
    assert b"double_encoded" in raw.getvalue()


def test_parser_has_one_function_for_each_command() -> None:
    """Every complete command line leads to a function."""
    for words in (
        ["check"],
        ["new", "person", "x"],
        ["new", "site", "x"],
        ["schema"],
        ["codes"],
        ["authors"],
        ["pdf"],
        ["report", "2025"],
        ["cv", "ada"],
    ):
        assert callable(make_parser().parse_args(words).run)


def test_sphinx_is_not_needed() -> None:
    """The command imports neither Sphinx nor docutils nor MyST, nor the layers that do."""
    script = (
        "import sys, labportal.cli\n"
        "assert labportal.cli.main(['codes']) == 0\n"
        "names = ('sphinx', 'docutils', 'myst_parser', 'labportal.sphinxext')\n"
        "print('loaded:', [name for name in names if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout.endswith("loaded: []\n")
