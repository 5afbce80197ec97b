"""The commands that print, up to the point where TeX begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from labportal.cli import main, pdf, reports, tex
from labportal.cli.tex import DEBIAN, INSTALL, how_to_install
from labportal.model.dates import PartialDate
from labportal.model.reports import Order, read_order
from support import REPO_ROOT, write_files

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "conf.py": "project = 'P'\nextensions = ['labportal']\n",
    "index.md": "# Home\n",
    "people/ada.md": "---\ntitle: Ada Lovelace\n---\n",
    "projects/marble.md": "---\ntitle: Marble\nfunding: [{funder: KWF, grant: '12345'}]\n---\n",
}


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[pdf.Order]:
    """A portal in the current folder; what would be printed of it is collected."""
    write_files(tmp_path / "content", FILES)
    monkeypatch.chdir(tmp_path)
    orders: list[pdf.Order] = []

    def print_document(order: pdf.Order) -> int:
        orders.append(order)
        return 0

    monkeypatch.setattr(reports, "print_document", print_document)
    monkeypatch.setattr(pdf, "print_document", print_document)
    return orders


@pytest.mark.parametrize(
    ("words", "order", "folder"),
    [
        (["report", "2025"], Order(kind="year", start=PartialDate(2025)), "report-2025"),
        (
            ["report", "2024-09", "--to", "2025-08"],
            Order(kind="year", start=PartialDate(2024, 9), end=PartialDate(2025, 8)),
            "report-2024-09-2025-08",
        ),
        (["report", "project", "Marble"], Order(kind="project", key="marble"), "project-marble"),
        (["report", "grant", "12345"], Order(kind="grant", key="12345"), "grant-12345"),
        (
            ["cv", "Ada Lovelace", "--from", "2020"],
            Order(kind="cv", key="ada", start=PartialDate(2020)),
            "cv-ada-2020",
        ),
    ],
    ids=["year", "period", "project", "grant", "cv"],
)
def test_reports_are_ordered_in_words(
    asked: list[pdf.Order], words: list[str], order: Order, folder: str
) -> None:
    """Each command becomes one setting of a build, in a folder of its own."""
    assert main(words) == 0
    [printed] = asked
    assert read_order(printed.settings["labportal_document"]) == order
    assert printed.output.as_posix() == f"build/{folder}"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["cv", "ada-lovelac"], "there is no person 'ada-lovelac'"),
        (["report", "project", "marbel"], "there is no project 'marbel'; did you mean 'marble'?"),
        (["report", "grant", "12346"], "there is no grant '12346'; did you mean '12345'?"),
        (["report", "2025", "--group", "lungs"], "there is no group 'lungs'"),
        (["report", "lately"], "a year such as 2025"),
    ],
    ids=["person", "project", "grant", "group", "nothing"],
)
def test_what_is_unknown_is_not_printed(
    asked: list[pdf.Order], words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything is built, the command says what there is not, and what is near."""
    assert main(words) == 2
    assert said in capsys.readouterr().err
    assert asked == []


def test_without_tex_the_command_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a machine without TeX: what is missing, and one command for each system, own first."""
    pytest.importorskip("sphinx", reason="it makes the LaTeX file")
    write_files(tmp_path / "content", FILES)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(tex.platform, "system", lambda: "Darwin")
    assert main(["pdf"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("The PDF needs latexmk")
    assert [line.split(":")[0].strip() for line in lines[1:]] == [
        "macOS", "Debian and Ubuntu", "Windows",
    ]  # fmt: skip
    assert not (tmp_path / "build").exists()


def test_a_part_of_tex_is_not_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages of LaTeX that are not there are named, too."""
    monkeypatch.setattr(tex.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(tex, "STYLES", ("tcolorbox.sty",))

    def run(command: list[str], **_options: object) -> object:
        return type("Done", (), {"stdout": ""})

    monkeypatch.setattr(tex.subprocess, "run", run)
    assert tex.missing_tools("lualatex") == ["tcolorbox.sty"]


def test_all_lists_of_packages_are_one() -> None:
    """The command, the checks of this project and the manual name the same packages."""
    packages = REPO_ROOT.joinpath(".ci", "packages").read_text(encoding="utf-8")
    [line] = [line for line in packages.splitlines() if line.startswith("pdf: ")]
    assert line.removeprefix("pdf: ") == DEBIAN
    manual = REPO_ROOT.joinpath("docs/howto/print-the-portal.md").read_text(encoding="utf-8")
    for _, command in INSTALL.values():
        assert f"`{command}`" in manual
    assert "sudo apt-get" in how_to_install(["latexmk"])


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (["latexmk"], "needs latexmk, which is not installed. One command installs it:"),
        (
            ["latexmk", "lualatex"],
            "needs latexmk and lualatex, which are not installed. One command installs them:",
        ),
        (["a", "b", "c"], "needs a, b and c, which are not installed. One command installs them:"),
    ],
)
def test_one_and_several_tools_are_missing(missing: list[str], said: str) -> None:
    """The message says it in proper English."""
    assert how_to_install(missing).splitlines()[0] == f"The PDF {said}"


def test_latex_alone_needs_no_tex(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --tex the LaTeX file is written and named."""
    pytest.importorskip("sphinx", reason="it makes the LaTeX file")
    write_files(tmp_path / "content", FILES)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    assert main(["cv", "ada", "--tex"]) == 0
    assert capsys.readouterr().out == "build/cv-ada/cv-ada.tex\n"
    assert "Ada Lovelace" in (tmp_path / "build/cv-ada/cv-ada.tex").read_text(encoding="utf-8")
