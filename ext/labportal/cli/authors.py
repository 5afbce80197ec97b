"""``labportal authors``: names in the .bib files that may be members but were not recognised.

Which names those are is the matter of `labportal.model.identity_report`; here they are written.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from labportal.cli.conf import Conf, read_conf
from labportal.cli.exits import OK, WRONG
from labportal.cli.report import shown_path
from labportal.cli.source import find_source
from labportal.model.identity_report import Doubt, DoubtfulAuthor, doubtful_authors
from labportal.reading.portal import read_portal

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

SHAPE = 1
"""Version of the JSON report; goes up when a name in it changes its meaning or goes away."""

_SAID: Mapping[Doubt, str] = {
    Doubt.AMBIGUOUS: "fits several people: {keys}",
    Doubt.SAME_FAMILY: "has the family name of {keys}",
    Doubt.NEAR_MISS: "is almost the name of {keys}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorReport:
    """The names in doubt, and what was looked at."""

    root: Path
    """The source directory."""
    authors: Sequence[DoubtfulAuthor]
    people: int
    publications: int

    def path_of(self, author: DoubtfulAuthor) -> str:
        """Return the file of a name's first entry, as seen from the current directory."""
        return shown_path(self.root / author.source.path)


def authors(options: argparse.Namespace) -> int:
    """Print every name in doubt and return the exit status."""
    root = find_source(options.source)
    if root is None:
        return WRONG
    conf = read_conf(root)
    place = shown_path(root / "conf.py")
    for text in conf.notes:
        print(f"{place}: {text}", file=sys.stderr)
    for mistake in conf.mistakes:
        print(f"{place}:{mistake.line}: {mistake.text}", file=sys.stderr)
    print(FORMATS[options.format](look(conf)))
    return WRONG if conf.mistakes else OK


def look(conf: Conf) -> AuthorReport:
    """Read a portal and return the names in doubt."""
    portal = read_portal(conf.files(), conf.settings)
    return AuthorReport(
        root=conf.root,
        authors=doubtful_authors(portal.catalogue),
        people=len(portal.catalogue.of_type("person")),
        publications=len(portal.bibliography.publications),
    )


def as_text(report: AuthorReport) -> str:
    """Return one line for each name, and a summary."""
    return "\n".join([*(_line(report, author) for author in report.authors), _summary(report)])


def _line(report: AuthorReport, author: DoubtfulAuthor) -> str:
    said = _SAID[author.doubt].format(keys=", ".join(author.candidates))
    times = "once, in" if author.count == 1 else f"{author.count:,} times, first in"
    place = f"{report.path_of(author)}:{author.source.line}"
    return f"{place}: '{author.name}' {said} ({times} {author.first})"


def _summary(report: AuthorReport) -> str:
    number = len(report.authors)
    found = f"{number:,} name{'' if number == 1 else 's'}" if number else "No names"
    people = f"{report.people:,} {'person' if report.people == 1 else 'people'}"
    papers = f"{report.publications:,} publication{'' if report.publications == 1 else 's'}"
    return f"{found} in doubt. Looked at {people}, {papers}."


def as_json(report: AuthorReport) -> str:
    """Return the report for programs; the manual documents its shape."""
    document: dict[str, Any] = {
        "version": SHAPE,
        "source": shown_path(report.root),
        "authors": [_author(report, author) for author in report.authors],
        "summary": {
            "authors": len(report.authors),
            "people": report.people,
            "publications": report.publications,
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _author(report: AuthorReport, author: DoubtfulAuthor) -> dict[str, Any]:
    return {
        "name": author.name,
        "doubt": author.doubt.name.lower(),
        "candidates": list(author.candidates),
        "count": author.count,
        "first": author.first,
        "path": report.path_of(author),
        "line": author.source.line,
    }


FORMATS: Mapping[str, Callable[[AuthorReport], str]] = {"text": as_text, "json": as_json}
