"""A portal in the words of an older system does, line by line, what it did there."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import parity_papers
import parity_rows
from labportal.cli import main
from parity_checks import Sites
from parity_portal import FILES
from support import REPO_ROOT, differences, run_build, tree_digest, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from parity_checks import Check

HERE = {
    **parity_rows.PAGES,
    **parity_rows.PEOPLE_ROWS,
    **parity_rows.WORK,
    **parity_rows.TIMES,
    **parity_rows.TAGS,
    **parity_papers.PUBLICATIONS,
    **parity_papers.SITE_ROWS,
}
TABLE = REPO_ROOT / "docs/howto/migrate-parity.md"
OTHERWISE = "Otherwise: "
"""How the manual begins what replaces something."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sites, str]:
    """Two sites of the portal, and what their builds said."""
    root = tmp_path_factory.mktemp("parity")
    write_files(root / "content", FILES)
    command = [sys.executable, "-m", "labportal.cli", "sites", "content"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return Sites(root / "build/sites"), done.stderr


@pytest.mark.parametrize(
    "checks",
    [checks for _, (_, checks) in sorted(HERE.items())],
    ids=[f"{number:03} {subject}" for number, (subject, _) in sorted(HERE.items())],
)
def test_line(built: tuple[Sites, str], checks: tuple[Check, ...]) -> None:
    """What the line says is on the pages."""
    assert [check for check in checks if not check.holds(built[0])] == []


def test_no_page_needs_an_edit(built: tuple[Sites, str]) -> None:
    """Nothing is said of pages as they are, but that an entry has no year and an event no title."""
    told = {line.rpartition("/content/")[2] for line in built[1].splitlines()}
    year, title = sorted(told)
    assert year.startswith("bib/lungs.bib:20: WARNING: entry 'Nope' has no year")
    assert title.startswith("calendar/talk.md:2: WARNING: an event needs a 'title'")


def rows() -> dict[int, str]:
    """Return number -> what the manual says of the line."""
    found = re.findall(r"^\| (\d+) \| .* \| (.*) \|$", TABLE.read_text("utf-8"), re.MULTILINE)
    numbers = [int(number) for number, _ in found]
    assert numbers == list(range(1, len(numbers) + 1))
    return {int(number): text for number, text in found}


def test_every_line_is_shown_once() -> None:
    """One test shows that a line of the table works, or the table says what replaces it."""
    replaced = {number for number, text in rows().items() if text.startswith(OTHERWISE)}
    shown = [*HERE, *parity_papers.ELSEWHERE, *replaced]
    assert sorted(shown) == sorted(rows())


@pytest.mark.parametrize("name", sorted(parity_papers.ELSEWHERE.values()))
def test_a_line_is_shown_elsewhere(name: str) -> None:
    """The test that shows it exists."""
    file, _, function = name.partition("::")
    tree = ast.parse((REPO_ROOT / "tests" / file).read_text("utf-8"))
    assert function in [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]


def test_what_replaces_a_line_is_explained() -> None:
    """A line that works otherwise has at least a sentence, and no word is left open."""
    for text in rows().values():
        if text.startswith(OTHERWISE):
            assert len(text.split()) > len(OTHERWISE.split()) + 3


def test_migrated_pages_make_the_same_site(tmp_path: Path) -> None:
    """After all pages were rewritten, with headers in YAML, no page of the site is another one."""
    write_files(tmp_path / "content", FILES)
    run_build(tmp_path / "content", tmp_path / "before", doctreedir=tmp_path / "d1")
    assert main(["migrate", str(tmp_path / "content"), "--headers", "--write"]) == 0
    text = (tmp_path / "content/projects/airways.md").read_text("utf-8")
    assert text.startswith("---\ntitle: Airways\n")
    assert "By {person}`ada-king`, with" in text
    run_build(tmp_path / "content", tmp_path / "after", doctreedir=tmp_path / "d2")
    before, after = (tree_digest(tmp_path / name) for name in ("before", "after"))
    # The catalogue holds texts of headers as they are written.
    assert differences(before, after) == ["catalogue.json"]
