"""Every builder makes something of the portal, without a warning and with what matters in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sample_portal import sample_portal
from support import BuildResult, run_build, write_files

if TYPE_CHECKING:
    from pathlib import Path

BUILDERS = {
    "html": "*.html",
    "dirhtml": "*.html",
    "singlehtml": "index.html",
    "latex": "*.tex",
    "text": "*.txt",
    "man": "*.1",
    "texinfo": "*.texi",
    "epub": "*.xhtml",
    "xml": "*.xml",
    "pseudoxml": "*.pseudoxml",
    "gettext": "*.pot",
}
SAID = "[labportal.ambiguous_name]", "[labportal.missing_image]"
"""What the sample portal says on purpose."""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources, every page reachable from the home page."""
    folder = tmp_path_factory.mktemp("formats") / "source"
    files = sample_portal()
    tree = (
        "\n\n```{toctree}\n:glob:\npeople/*\nprojects/*\nresearch/*\ngroups/*\n"
        "software/*\nhandbook/rest\n```\n"
    )
    # Sphinx wants both for EPUB.
    files["conf.py"] = f'{files["conf.py"]}copyright = "2026, the lab"\nversion = "1"\n'
    files["index.md"] = str(files["index.md"]) + tree
    write_files(folder, files)
    return folder


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_format_is_made_without_a_warning(source: Path, tmp_path: Path, builder: str) -> None:
    """The result names people, projects and publications."""
    built: BuildResult = run_build(source, tmp_path / "out", builder=builder)
    wrong = [
        line for line in built.warnings.splitlines() if line.strip() and not line.endswith(SAID)
    ]
    assert wrong == []
    results = list((tmp_path / "out").rglob(BUILDERS[builder]))
    text = "\n".join(path.read_text(encoding="utf-8") for path in results)
    assert "The scanner" in text
    if builder != "gettext":  # which has what authors wrote as text, and no records
        for words in (
            "Ada Brouwer",
            "Gamma rays",
            "a first look",
            "Olga Petrova",
            "Nobody Here",
            "Two Jansens",
        ):
            assert words in text, words
