"""Every builder makes something of the portal, without a warning and with what matters in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_portal import sample_portal
from support import BuildResult, run_build, write_files

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
    tree = "\n\n```{toctree}\n:glob:\npeople/*\nprojects/*\nresearch/*\ngroups/*\nsoftware/*\nhandbook/rest\n```\n"
    files["index.md"] = str(files["index.md"]) + tree
    write_files(folder, files)
    return folder


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_format_is_made_without_a_warning(source: Path, tmp_path: Path, builder: str) -> None:
    """The result names people, projects and publications."""
    built: BuildResult = run_build(source, tmp_path / "out", builder=builder)
    wrong = [line for line in built.warnings.splitlines() if line.strip() and not line.endswith(SAID)]
    assert wrong == []
    results = [path for path in (tmp_path / "out").rglob(BUILDERS[builder])]
    text = "\n".join(path.read_text(encoding="utf-8") for path in results)
    for words in ("Ada", "Gamma rays", "The scanner"):
        assert words in text, words
    if builder != "gettext":
        for words in ("a first look", "Olga Petrova", "Nobody Here", "Two Jansens"):
            assert words in text, words
