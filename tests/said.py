"""What a build and `labportal check` say of a portal, in the same form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labportal.cli.check import examine
from labportal.cli.conf import read_conf

if TYPE_CHECKING:
    from support import Portal


def said_by_build(portal: Portal) -> list[str]:
    """Return labportal's own warnings of the last build, with paths from the source directory."""
    beside = f"{portal.srcdir.parent}/"
    lines = [line.replace(beside, "../") for line in portal.warning_lines]
    return [line.replace(": WARNING: ", ": ") for line in lines if "[labportal." in line]


def said_by_check(portal: Portal) -> list[str]:
    """Return the messages of `labportal check` for the same portal."""
    report = examine(read_conf(portal.srcdir))
    return [
        f"{problem.source}: {problem.text} [labportal.{problem.code.value}]"
        for problem in report.problems
    ]
