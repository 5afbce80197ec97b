"""The sample portal with its results: built, edited, brought back, compared with a clean build."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from forked import forked_build
from sample_portal import sample_portal
from support import differences, run_build, tree_digest, write_files

if TYPE_CHECKING:
    from pathlib import Path

ALWAYS_WRITTEN = {
    "genindex", "search", "software", "events", "vacancies", "grants", "funders",
    "funders/fund", "funders/the-fund", "courses", "presentations", "cards",
}  # fmt: skip
"""Pages without a document, which Sphinx writes in every build: most of them are overviews."""


class Site:
    """The sample portal with one finished build, which can be brought back at any time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.source = folder / "site" / "source"
        self.out = folder / "site" / "out"
        self.doctrees = folder / "site" / "doctrees"
        write_files(self.source, sample_portal())
        self.build()
        shutil.copytree(folder / "site", folder / "kept", symlinks=True)

    def restore(self) -> None:
        """Bring back sources, results and doctrees with the times of their files."""
        shutil.rmtree(self.folder / "site")
        shutil.copytree(self.folder / "kept", self.folder / "site", symlinks=True)

    def build(self, *options: str, jobs: int = 1) -> str:
        """Build on what is there; return the warnings."""
        return run_build(
            self.source, self.out, *options, doctreedir=self.doctrees, jobs=jobs
        ).warnings

    def clean_build(self) -> tuple[dict[str, str], str]:
        """Build from nothing, elsewhere; return the digests and the warnings."""
        scratch = self.folder / "clean"
        shutil.rmtree(scratch, ignore_errors=True)
        warnings = forked_build(self.source, scratch / "out")
        return tree_digest(scratch / "out"), warnings

    def assert_as_clean(self) -> None:
        """Build, and compare pages and warnings with those of a clean build."""
        warnings = self.build()
        expected, expected_warnings = self.clean_build()
        assert differences(tree_digest(self.out, ignore=is_record), expected) == []
        # Sphinx itself repeats only what concerns pages that it read again.
        assert ours(warnings) == ours(expected_warnings)

    def stamps(self) -> dict[str, int]:
        """Return page -> time at which it was written."""
        return {
            path.relative_to(self.out).parent.as_posix(): path.stat().st_mtime_ns
            for path in self.out.rglob("index.html")
        }

    def rewritten(self) -> set[str]:
        """Build, and return the pages that were written."""
        before = self.stamps()
        self.build()
        after = self.stamps()
        return {page for page in after if before.get(page) != after[page]} - ALWAYS_WRITTEN


def is_record(name: str) -> bool:
    """Tell whether a result is Sphinx's own note of an earlier build."""
    return name == ".buildinfo.bak"


def ours(warnings: str) -> list[str]:
    """Return labportal's warnings in a fixed order."""
    return sorted(line for line in warnings.splitlines() if "[labportal." in line)
