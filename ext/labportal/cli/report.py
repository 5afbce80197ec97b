"""How messages are written: for people, for programs and for GitHub's annotations."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labportal.cli.conf import CONF

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from labportal.cli.conf import ConfMistake
    from labportal.model.problems import Problem

SHAPE = 1
"""Version of the JSON report; goes up when a name in it changes its meaning or goes away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The outcome of a check."""

    root: Path
    """The source directory."""
    problems: Sequence[Problem]
    """In order of place."""
    mistakes: Sequence[ConfMistake] = ()
    """For which a build would stop."""
    suppressed: int
    """How many messages ``suppress_warnings`` silenced."""
    pages: int
    publications: int

    @property
    def files(self) -> int:
        """How many files have a message."""
        return len({problem.source.path for problem in self.problems})

    @property
    def conf_path(self) -> str:
        """The file with the settings, as seen from the current directory."""
        return shown_path(self.root / CONF)

    def path_of(self, problem: Problem) -> str:
        """Return a problem's file, as seen from the current directory."""
        return shown_path(self.root / problem.source.path)


def shown_path(path: Path) -> str:
    """Return *path* as seen from the current directory, with forward slashes."""
    return Path(os.path.relpath(path.resolve())).as_posix()


def as_text(report: Report) -> str:
    """Return one line for each message, and a summary."""
    lines = [f"{report.conf_path}:{wrong.line}: {wrong.text}" for wrong in report.mistakes]
    lines += [
        f"{report.path_of(problem)}:{problem.source.line}: {problem.text} "
        f"[labportal.{problem.code.value}]"
        for problem in report.problems
    ]
    return "\n".join([*lines, summary(report)])


def summary(report: Report) -> str:
    """Return the last line of a report."""
    looked = f"{_count(report.pages, 'page')}, {_count(report.publications, 'publication')}"
    more = f", {report.suppressed} more suppressed in conf.py" if report.suppressed else ""
    if report.mistakes:
        number = _count(len(report.problems), "message") if report.problems else "no message"
        return (
            "A build would stop before it reads a page. With what is right in "
            f"{report.conf_path} there would be {number}{more}. Looked at {looked}."
        )
    if not report.problems:
        return f"No messages{more}. Looked at {looked}."
    found = f"{_count(len(report.problems), 'message')} in {_count(report.files, 'file')}"
    return f"{found}{more}. Looked at {looked}."


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def as_json(report: Report) -> str:
    """Return the report for programs; the manual documents its shape."""
    document: dict[str, Any] = {
        "version": SHAPE,
        "source": shown_path(report.root),
        "messages": [_message(report, problem) for problem in report.problems],
        "mistakes": [
            {"path": report.conf_path, "line": wrong.line, "text": wrong.text}
            for wrong in report.mistakes
        ],
        "summary": {
            "messages": len(report.problems),
            "files": report.files,
            "suppressed": report.suppressed,
            "pages": report.pages,
            "publications": report.publications,
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _message(report: Report, problem: Problem) -> dict[str, Any]:
    return {
        "code": f"labportal.{problem.code.value}",
        "path": report.path_of(problem),
        "line": problem.source.line,
        "field": problem.field or None,
        "text": problem.text,
        "suggestion": problem.suggestion or None,
        "cause": problem.code.cause,
        "cure": problem.code.cure,
    }


def as_github(report: Report) -> str:
    """Return GitHub's commands for annotations, and the summary for the log."""
    lines = [
        f"::error file={_property(report.conf_path)},line={wrong.line}::{_data(wrong.text)}"
        for wrong in report.mistakes
    ]
    lines += [
        f"::warning file={_property(report.path_of(problem))},line={problem.source.line},"
        f"title={_property(f'labportal.{problem.code.value}')}::{_data(problem.text)}"
        for problem in report.problems
    ]
    return "\n".join([*lines, summary(report)])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}
