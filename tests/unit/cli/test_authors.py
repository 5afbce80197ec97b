"""`labportal authors`: which names it prints, in which form, and how it ends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from labportal.cli import main
from support import write_files

if TYPE_CHECKING:
    from pathlib import Path

CONF = 'project = "Lab"\nextensions = ["labportal"]\nbibtex_bibfiles = ["../bib/lab.bib"]\n'
PEOPLE = {
    "people/ada-lovelace.md": "---\ntitle: Ada Lovelace\n---\n",
    "people/jan-jansen.md": "---\ntitle: Jan Jansen\n---\n",
    "people/jos-jansen.md": "---\ntitle: Jos Jansen\n---\n",
}
BIB = """\
@article{Love24,
  title = {One},
  author = {Lovelace, Ada and Jansen, J. and Stranger, Quite},
  journal = {J}, year = 2024,
}
@article{Love25,
  title = {Two},
  author = {Lovelcae, Ada and Jansen, J. and Lovelace, Zoë},
  journal = {J}, year = 2025,
}
"""


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portal in `content` with a name of each doubt; its parent is the current folder."""
    monkeypatch.chdir(tmp_path)
    write_files(tmp_path / "content", {"conf.py": CONF, "index.md": "# Lab\n", **PEOPLE})
    write_files(tmp_path, {"bib/lab.bib": BIB})
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run the command and return its status, output and errors."""
    status = main(["authors", *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_text(lab: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each name is one line with place, reason and candidates; linked names and strangers not."""
    assert run(capsys) == (
        0,
        (
            "bib/lab.bib:3: 'J. Jansen' fits several people: jan-jansen, jos-jansen "
            "(2 times, first in Love24)\n"
            "bib/lab.bib:8: 'Zoë Lovelace' has the family name of ada-lovelace "
            "(once, in Love25)\n"
            "bib/lab.bib:8: 'Ada Lovelcae' is almost the name of ada-lovelace "
            "(once, in Love25)\n"
            "3 names in doubt. Looked at 3 people, 2 publications.\n"
        ),
        "",
    )


def test_json(lab: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON report says the same in a shape that the manual documents."""
    status, out, err = run(capsys, "content", "--format", "json")
    document: dict[str, Any] = json.loads(out)
    assert (status, err) == (0, "")
    assert list(document) == ["version", "source", "authors", "summary"]
    assert (document["version"], document["source"]) == (1, "content")
    assert document["authors"][0] == {
        "name": "J. Jansen",
        "doubt": "ambiguous",
        "candidates": ["jan-jansen", "jos-jansen"],
        "count": 2,
        "first": "Love24",
        "path": "bib/lab.bib",
        "line": 3,
    }
    assert [author["doubt"] for author in document["authors"]] == [
        "ambiguous", "same_family", "near_miss",
    ]  # fmt: skip
    assert document["summary"] == {"authors": 3, "people": 3, "publications": 2}


def test_nothing_in_doubt(lab: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A declared alias settles a name; a report without names has its summary only."""
    ada = "---\ntitle: Ada Lovelace\naliases: Ada Lovelcae, Zoë Lovelace\n---\n"
    jan = "---\ntitle: Jan Jansen\naliases: J. Jansen\n---\n"
    write_files(lab / "content/people", {"ada-lovelace.md": ada, "jan-jansen.md": jan})
    assert run(capsys) == (0, "No names in doubt. Looked at 3 people, 2 publications.\n", "")


def test_paths_are_relative_to_where_one_is(
    lab: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inside the source directory the .bib file is one folder up."""
    monkeypatch.chdir(lab / "content")
    status, out, _ = run(capsys)
    assert status == 0
    assert out.startswith("../bib/lab.bib:3: 'J. Jansen' ")


def test_broken_conf(lab: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistake in conf.py is told and gives status 2; what could be read is reported."""
    write_files(lab / "content", {"conf.py": f"{CONF}labportal_rolse = {{}}\n"})
    status, out, err = run(capsys)
    assert status == 2
    assert "did you mean 'labportal_roles'?" in err
    assert "'J. Jansen'" in out


def test_no_portal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that does not exist, or is not named, is asked for."""
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "nowhere") == (2, "", "labportal: there is no folder 'nowhere'\n")
    status, out, err = run(capsys)
    assert (status, out) == (2, "")
    assert "name the folder" in err


def test_help_says_how_to_link_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    """The help names the cure and the exit status, and fits into a terminal."""
    with pytest.raises(SystemExit):
        main(["authors", "--help"])
    said = capsys.readouterr().out
    assert "'aliases'" in said
    assert "exit status is 0" in said
