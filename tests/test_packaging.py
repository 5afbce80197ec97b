"""What is shipped: the wheel, the source archive, and the files that services read."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

import labportal
from support import REPO_ROOT

PACKAGE = REPO_ROOT / "ext" / "labportal"
PROJECT = tomllib.loads((REPO_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def run(*command: str, cwd: Path = REPO_ROOT) -> subprocess.CompletedProcess[str]:
    """Run a module of this environment and return what it said."""
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=cwd, capture_output=True, check=False, text=True
    )


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive, built without the network."""
    folder = tmp_path_factory.mktemp("dist")
    done = run("hatchling", "build", "--directory", str(folder))
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(archives: Path) -> zipfile.ZipFile:
    """The wheel, opened."""
    [path] = archives.glob("labportal-*-py3-none-any.whl")
    return zipfile.ZipFile(path)


def test_wheel_holds_every_file_of_the_package(wheel: zipfile.ZipFile) -> None:
    """Styles, templates, translations and py.typed are installed with the code."""
    wanted = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    shipped = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert "labportal/py.typed" in shipped
    assert shipped == wanted


def test_wheel_has_the_version_of_the_package(wheel: zipfile.ZipFile) -> None:
    """The version is written in one place only."""
    metadata = message_from_bytes(wheel.read(f"{dist_info(wheel)}/METADATA"))
    assert metadata["Version"] == labportal.__version__
    assert "version" not in PROJECT


def test_wheel_installs_the_command(wheel: zipfile.ZipFile) -> None:
    """The command `labportal` exists after an installation, and its function does."""
    entry_points = wheel.read(f"{dist_info(wheel)}/entry_points.txt").decode()
    assert "[console_scripts]\nlabportal = labportal.cli:main" in entry_points
    from labportal.cli import main

    assert callable(main)


def test_wheel_carries_the_licence(wheel: zipfile.ZipFile) -> None:
    """The licence text travels with the code."""
    shipped = wheel.read(f"{dist_info(wheel)}/licenses/LICENSE")
    assert shipped == (REPO_ROOT / "LICENSE").read_bytes()


def dist_info(wheel: zipfile.ZipFile) -> str:
    """Name of the folder with the metadata."""
    return f"labportal-{labportal.__version__}.dist-info"


def test_source_archive_can_be_tested(archives: Path) -> None:
    """The source archive has the code, tests, manual and example, and nothing that was built."""
    [path] = archives.glob("labportal-*.tar.gz")
    with tarfile.open(path) as archive:
        tops = {Path(name).parts[1] for name in archive.getnames() if len(Path(name).parts) > 1}
    needed = {"bib", "content", "docs", "ext", "tests", "Makefile", "noxfile.py", "pyproject.toml"}
    assert needed <= tops
    assert tops.isdisjoint({".venv", ".nox", "build", "dist"})


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("vendor.readthedocs", ".readthedocs.yaml"),
        ("vendor.citation-file-format", "CITATION.cff"),
        ("vendor.github-workflows", ".github/workflows/test.yml"),
        ("vendor.github-workflows", ".github/workflows/pages.yml"),
    ],
)
def test_files_for_services_are_valid(schema: str, path: str) -> None:
    """Each file that a service reads keeps to that service's schema."""
    done = run("check_jsonschema", "--builtin-schema", schema, path)
    assert done.returncode == 0, done.stdout


def test_every_workflow_is_validated() -> None:
    """No workflow file escapes the test above."""
    workflows = {path.name for path in (REPO_ROOT / ".github" / "workflows").iterdir()}
    assert workflows == {"test.yml", "pages.yml"}


def test_citation_and_changelog_know_the_version() -> None:
    """The version to cite, and the newest one in the changelog, are those of the package."""
    citation = (REPO_ROOT / "CITATION.cff").read_text(encoding="utf-8")
    changelog = (REPO_ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^version: (.*)$", citation, re.MULTILINE) == [labportal.__version__]
    assert re.findall(r"^## (\S+)", changelog, re.MULTILINE)[0] == labportal.__version__


def test_readme_lists_every_target() -> None:
    """The README's table, `make help` and the Makefile name the same targets."""
    makefile = (REPO_ROOT / "Makefile").read_text(encoding="utf-8")
    readme = (REPO_ROOT / "README.md").read_text(encoding="utf-8")
    [phony] = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    described = re.findall(r"^(\w+):.*## ", makefile, re.MULTILINE)
    assert sorted(described) == sorted(phony.split())
    assert sorted(re.findall(r"^\| `make (\w+)`", readme, re.MULTILINE)) == sorted(described)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_relative_links_lead_somewhere(name: str) -> None:
    """Every file or folder that a top-level page links to exists."""
    text = (REPO_ROOT / name).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!\w+:)([^)#]+)", text)
    assert [target for target in targets if not (REPO_ROOT / target).exists()] == []


def test_default_sessions_are_described() -> None:
    """`nox --list` shows every session with its purpose."""
    done = run("nox", "--list")
    assert done.returncode == 0, done.stderr
    listed = re.findall(r"^[*-] (\S+)(.*)$", done.stdout, re.MULTILINE)
    assert listed
    assert [name for name, purpose in listed if "->" not in purpose] == []
